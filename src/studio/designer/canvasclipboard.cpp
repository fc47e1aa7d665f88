// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/canvasclipboard.h"

#include "joinwright/modelfile/modelfile.h"
#include "studio/designer/canvascommands.h"
#include "studio/designer/diagramscene.h"
#include "studio/designer/diagramview.h"
#include "studio/designer/handles.h"
#include "studio/document/edits.h"
#include "studio/document/fragment.h"
#include "studio/document/modeldocument.h"
#include "studio/document/typetext.h"
#include "studio/prompts/guard.h"
#include "studio/selection/selection.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

constexpr QPoint Step {24, 24};

// The text for everybody; the value, with what a text cannot say, for ourselves.
class FragmentMime : public QMimeData
{
    Q_OBJECT

public:
    FragmentMime(const Model &whole, const Model &standalone)
        : m_fragment(whole)
    {
        setText(modelText(standalone));
    }

    const Model &fragment() const { return m_fragment; }

private:
    Model m_fragment;
};

// "name", "name type" or "name type?" in every line; else nothing.
QList<Column> readColumns(const Schema &schema, const QString &text)
{
    QList<Column> columns;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const QString clean = line.simplified();
        const QString name = clean.section(u' ', 0, 0);
        const QString rest = clean.section(u' ', 1);
        const auto type = rest.isEmpty() ? TypedType() : readType(schema, rest);
        if (name.isEmpty() || name.size() > 128 || !type)
            return {};
        Column column;
        column.name = name;
        column.type = type->type;
        column.nullable = type->nullable;
        columns.append(column);
    }
    return columns;
}

} // namespace

CanvasClipboard::CanvasClipboard(DiagramView &view)
    : QObject(&view)
    , m_view(view)
{
}

bool CanvasClipboard::copy()
{
    const QList<Id> ids = m_view.selection().ids();
    const Model &model = m_view.document().model();
    const Model whole = fragmentOf(model, m_view.diagramId(), ids, OuterRelationships::Keep);
    if (fragmentBounds(whole).isNull() && whole.schema.tables().isEmpty())
        return copyColumns();
    const Model standalone = fragmentOf(model, m_view.diagramId(), ids, OuterRelationships::Drop);
    QGuiApplication::clipboard()->setMimeData(new FragmentMime(whole, standalone));
    m_pastedAt = fragmentBounds(whole).topLeft();
    return true;
}

bool CanvasClipboard::copyColumns()
{
    QStringList lines;
    for (Id id : m_view.selection().ids()) {
        const Table *table = tableWith(m_view.document().schema(), id);
        const Column *column = table ? table->column(id) : nullptr;
        if (column)
            lines.append(column->name + u' ' + writeType(m_view.document().schema(), column->type, column->nullable));
    }
    if (lines.isEmpty())
        return false;
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
    return true;
}

bool CanvasClipboard::canPaste() const
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    if (!data || !data->hasText())
        return false;
    return isModelText(data->text())
        || (m_view.commands().selectedTables().size() == 1 && !readColumns(m_view.document().schema(), data->text()).isEmpty());
}

void CanvasClipboard::paste()
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    if (const auto *own = qobject_cast<const FragmentMime *>(data))
        return insert(own->fragment());
    const QString text = data ? data->text() : QString();
    if (isModelText(text))
        guarded(&m_view, [&] { insert(readModelText(text)); });
    else if (!pasteColumns(text))
        emit m_view.statusText(tr("There are no tables on the clipboard."));
}

// Beside the original while that is in view, else in the middle of what is.
void CanvasClipboard::insert(const Model &fragment)
{
    const QRect bounds = fragmentBounds(fragment);
    QPoint target = m_pastedAt + Step;
    const QRectF visible = m_view.camera().visible();
    if (!visible.contains(QRectF(target, QSizeF(bounds.size()))) && !visible.intersects(QRectF(target, QSizeF(1, 1))))
        target = onGrid(visible.center() - QPointF(bounds.width(), bounds.height()) / 2);
    QList<Id> made;
    m_view.document().edit(tr("Paste"),
        [&](Model &model) { made = insertFragment(model, m_view.diagramId(), fragment, target - bounds.topLeft()); });
    m_pastedAt = target;
    m_view.selection().select(made);
}

bool CanvasClipboard::pasteColumns(const QString &text)
{
    const QList<Id> tables = m_view.commands().selectedTables();
    const QList<Column> columns = readColumns(m_view.document().schema(), text);
    if (tables.size() != 1 || columns.isEmpty())
        return false;
    m_view.document().edit(tr("Paste %n columns", nullptr, int(columns.size())), [&](Model &model) {
        for (const Column &column : columns)
            addColumn(model, tables.first(), column);
    });
    return true;
}

} // namespace jw::studio

#include "canvasclipboard.moc"
