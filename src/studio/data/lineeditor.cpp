// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/lineeditor.h"

#include "joinwright/binding/gridmodel.h"
#include "joinwright/binding/valuetext.h"
#include "joinwright/core/error.h"
#include "studio/prompts/errorwords.h"
#include "studio/theme/theme.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace jw::studio {

LineEditor::LineEditor(const GridColumn &column, const Schema &schema, QWidget *parent)
    : QLineEdit(parent)
    , m_type(column.column.type)
    , m_schema(schema)
{
    setMaxLength(std::numeric_limits<int>::max()); // Qt would cut a text at 32,767 characters without a word
    setFrame(false);
    setAlignment((column.rightAligned ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    setTextMargins(column.rightAligned ? 4 : 5, 0, column.rightAligned ? 5 : 4, 0);
    setFont(Theme::instance().font(FontRole::Ui));
}

void LineEditor::fill(const Value &value)
{
    m_initial = textOf(value, m_type);
    m_wasNull = value.isNull();
    setPlaceholderText(value.isNull() ? u"NULL"_s : QString());
    setText(m_initial);
    selectAll();
}

void LineEditor::goOnWith(const QString &draft)
{
    setText(draft);
    setModified(true);
}

bool LineEditor::isEdited() const
{
    return text() != m_initial || (m_wasNull && isModified());
}

QString LineEditor::problem() const
{
    if (text().isEmpty() || text() == m_initial)
        return {};
    try {
        valueFromText(text(), m_type, m_schema);
    } catch (const Error &error) {
        return wordsOf(error);
    }
    return {};
}

} // namespace jw::studio
