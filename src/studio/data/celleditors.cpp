// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/celleditors.h"

#include "joinwright/binding/gridmodel.h"
#include "joinwright/binding/valuetext.h"
#include "studio/data/momenteditor.h"

#include <QtWidgets/QComboBox>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

using Kind = ColumnType::Kind;

class EnumEditor : public QComboBox
{
public:
    using QComboBox::QComboBox;
    QString initial;
};

QWidget *makeEnumEditor(const EnumType &type, bool nullable, QWidget *parent)
{
    auto *editor = new EnumEditor(parent);
    editor->setFrame(false);
    if (nullable)
        editor->addItem(u"NULL"_s, QVariant::fromValue(Value()));
    for (const QString &value : type.values)
        editor->addItem(value, QVariant::fromValue(Value(value)));
    return editor;
}

} // namespace

bool isPanelType(const ColumnType &type)
{
    return type.kind() == Kind::Json || type.kind() == Kind::Binary;
}

QWidget *makeCellEditor(const GridColumn &column, const Schema &schema, QWidget *parent)
{
    const ColumnType &type = column.column.type;
    switch (type.kind()) {
    case Kind::Boolean:
        return nullptr;
    case Kind::Date:
    case Kind::Time:
    case Kind::Timestamp:
    case Kind::TimestampTz:
        return new MomentEditor(column, schema, parent);
    case Kind::Enum:
        if (const EnumType *values = schema.enumType(type.enumType()))
            return makeEnumEditor(*values, column.column.nullable, parent);
        break;
    default:
        break;
    }
    return isPanelType(type) ? nullptr : new LineEditor(column, schema, parent);
}

void fillCellEditor(QWidget *editor, const Value &value, const ColumnType &type)
{
    if (auto *line = dynamic_cast<LineEditor *>(editor)) {
        line->fill(value);
    } else if (auto *list = dynamic_cast<EnumEditor *>(editor)) {
        list->initial = value.isNull() ? u"NULL"_s : textOf(value, type);
        list->setCurrentIndex(list->findText(list->initial));
    }
}

std::optional<QVariant> editedValue(QWidget *editor)
{
    if (auto *line = dynamic_cast<LineEditor *>(editor)) {
        if (!line->isEdited())
            return std::nullopt;
        return line->text();
    }
    if (auto *list = dynamic_cast<EnumEditor *>(editor)) {
        if (list->currentIndex() < 0 || list->currentText() == list->initial)
            return std::nullopt;
        return list->currentData();
    }
    return std::nullopt;
}

QString problemOf(QWidget *editor)
{
    const auto *line = dynamic_cast<LineEditor *>(editor);
    return line ? line->problem() : QString();
}

} // namespace jw::studio
