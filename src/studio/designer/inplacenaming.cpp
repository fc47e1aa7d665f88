// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/inplacenaming.h"

#include "studio/designer/canvascommands.h"
#include "studio/designer/canvasfonts.h"
#include "studio/designer/diagramscene.h"
#include "studio/designer/diagramview.h"
#include "studio/designer/noteeditor.h"
#include "studio/document/edits.h"
#include "studio/document/modeldocument.h"
#include "studio/document/typetext.h"

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

constexpr qreal ReadableZoom = 0.7;
constexpr qreal LeastWidth = 120;
constexpr int PlaceholderMargin = 16;

// "price decimal(10,2)?" → name and type; a text whose end is no type is a name with blanks.
std::pair<QString, std::optional<TypedType>> splitColumn(const Schema &schema, const QString &text)
{
    const qsizetype blank = text.indexOf(u' ');
    if (blank < 0)
        return {text, std::nullopt};
    const auto type = readType(schema, text.mid(blank + 1));
    return {type ? text.left(blank) : text, type};
}

} // namespace

InPlaceNaming::InPlaceNaming(DiagramView &view, CanvasCommands &commands)
    : QObject(&view)
    , m_view(view)
    , m_commands(commands)
    , m_document(view.document())
{
}

bool InPlaceNaming::isActive() const
{
    return m_editor || m_note;
}

void InPlaceNaming::editName(Id object, bool isNew)
{
    const Model &model = m_document.model();
    const ObjectKind kind = kindOf(model, object);
    finish();
    if (kind == ObjectKind::Note)
        return editNote(object, isNew);
    if (m_view.diagramScene().rectOf(object).isNull())
        return;
    m_isNew = isNew;
    if (kind == ObjectKind::Column)
        open(Field::ColumnName, tableWith(model.schema, object)->id, object, nameOf(model, object));
    else
        open(Field::Name, kind == ObjectKind::Table ? object : Id(), object, nameOf(model, object));
}

void InPlaceNaming::editType(Id column)
{
    finish();
    const Table *table = tableWith(m_document.schema(), column);
    const Column *found = table ? table->column(column) : nullptr;
    if (!found || m_view.diagramScene().rectOf(column).isNull())
        return;
    open(Field::ColumnType, table->id, column, writeType(m_document.schema(), found->type, found->nullable));
    m_editor->setWords(typeWords(m_document.schema()));
}

void InPlaceNaming::addColumn(Id table)
{
    finish();
    if (m_view.diagramScene().sheet().tableIndex(table) >= 0)
        open(Field::NewColumn, table, {}, {});
}

void InPlaceNaming::open(Field field, Id table, Id object, const QString &text)
{
    close();
    m_field = field;
    m_table = table;
    m_object = object;
    m_view.makeReadable(object ? object : table, ReadableZoom);
    m_editor = new InPlaceEditor(m_view.viewport());
    m_editor->setObjectName(u"inPlaceEditor"_s);
    m_editor->setText(text);
    m_editor->selectAll();
    if (field == Field::NewColumn)
        m_editor->setPlaceholderText(tr("column, or empty to end"));
    connect(m_editor, &InPlaceEditor::left, this, &InPlaceNaming::leave);
    follow();
    m_editor->show();
    m_editor->setFocus();
    emit hint(field == Field::ColumnType ? tr("Type; ? at the end: may be empty. Return: next column")
            : m_table                    ? tr("Tab: next field. Return: next column. Esc: leave it as it was")
                                         : tr("Return: take the name. Esc: leave it as it was"));
}

void InPlaceNaming::close()
{
    if (!m_editor)
        return;
    m_editor->disconnect(this);
    m_editor->hide();
    m_editor->deleteLater();
    m_editor.clear();
}

void InPlaceNaming::finish()
{
    if (m_note)
        m_note->finish();
    if (!m_editor)
        return;
    accept();
    close();
    m_field = Field::None;
}

/// What cannot be taken stays, marked, also when the focus goes elsewhere: until it is mended, given up, or something else is
/// named.
void InPlaceNaming::leave(InPlaceEditor::Leave how)
{
    const bool taken = how != InPlaceEditor::Leave::Cancel && accept();
    if (how != InPlaceEditor::Leave::Cancel && !taken && m_editor && !m_editor->text().trimmed().isEmpty()) {
        m_editor->setWrong(true);
        m_editor->stay();
        return;
    }
    close();
    if (taken && how != InPlaceEditor::Leave::FocusLost)
        goOn(how);
    else
        m_field = Field::None;
    if (m_field == Field::None) {
        emit hint({});
        if (how != InPlaceEditor::Leave::FocusLost)
            m_view.setFocus();
    }
}

bool InPlaceNaming::accept()
{
    const QString text = m_editor->text().trimmed();
    switch (m_field) {
    case Field::Name:
    case Field::ColumnName:
        return acceptName(text);
    case Field::NewColumn:
        return acceptNewColumn(text);
    case Field::ColumnType:
        return acceptType(text);
    case Field::None:
        break;
    }
    return false;
}

bool InPlaceNaming::acceptName(const QString &text)
{
    const QString before = nameOf(m_document.model(), m_object);
    if (text.isEmpty())
        return false;
    if (text == before)
        return true;
    const QString key = m_isNew ? u"new:"_s + m_object.toString() : QString();
    m_document.edit(m_isNew ? tr("Add %1").arg(text) : tr("Rename %1 to %2").arg(before, text), [&](Model &model) {
        m_isNew ? nameNew(model, m_object, text) : rename(model, m_object, text);
    }, key);
    return true;
}

bool InPlaceNaming::acceptNewColumn(const QString &text)
{
    if (text.isEmpty())
        return false;
    const auto [name, type] = splitColumn(m_document.schema(), text);
    Column column;
    column.name = name;
    if (type) {
        column.type = type->type;
        column.nullable = type->nullable;
    }
    m_object = m_commands.addColumn(m_table, column);
    m_field = Field::ColumnName;
    return !m_object.isNull();
}

bool InPlaceNaming::acceptType(const QString &text)
{
    const Table *table = m_document.schema().table(m_table);
    const Column *found = table ? table->column(m_object) : nullptr;
    auto type = readType(m_document.schema(), text);
    if (!type && !m_editor->bestWord().isEmpty())
        type = readType(m_document.schema(), m_editor->bestWord());
    if (!found || !type) {
        emit hint(tr("There is no type “%1”.").arg(text));
        return false;
    }
    Column column = *found;
    column.type = type->type;
    column.nullable = type->nullable && !table->isPrimary(m_object);
    m_document.edit(tr("Change type of %1").arg(column.name), [&](Model &model) { setColumn(model, m_table, column); });
    return true;
}

// From a field to the next: along the row with Tab, to the next row with Return.
void InPlaceNaming::goOn(InPlaceEditor::Leave how)
{
    const Field from = std::exchange(m_field, Field::None);
    m_isNew = false;
    if (!m_table)
        return;
    const int index = from == Field::Name ? -1 : columnIndex();
    if (how == InPlaceEditor::Leave::Next) {
        if (from == Field::ColumnName)
            editType(m_object);
        else
            openColumn(m_table, index + 1);
    } else if (how == InPlaceEditor::Leave::Previous) {
        if (from == Field::ColumnType)
            editName(m_object);
        else if (index == 0)
            editName(m_table);
        else if (index > 0)
            editType(m_document.schema().table(m_table)->columns[index - 1].id);
    } else if (from != Field::Name) {
        openColumn(m_table, index + 1);
    }
}

// Below the last column there is always room for one more.
void InPlaceNaming::openColumn(Id table, int index)
{
    const Table *found = m_document.schema().table(table);
    if (!found)
        return;
    if (index < found->columns.size())
        editName(found->columns[index].id);
    else
        addColumn(table);
}

int InPlaceNaming::columnIndex() const
{
    const Table *table = m_document.schema().table(m_table);
    return table ? table->columnIndex(m_object) : -1;
}

QRectF InPlaceNaming::scenePlace() const
{
    const DiagramScene &scene = m_view.diagramScene();
    if (m_field == Field::NewColumn) {
        const SheetTable *table = scene.sheet().table(m_table);
        if (!table)
            return {}; // taken away meanwhile
        return {table->rect.left(), table->rect.bottom() - TableGeometry::BottomSpace, table->rect.width(), TableGeometry::RowHeight};
    }
    const QRectF rect = scene.rectOf(m_object);
    if (const auto route = scene.routes().constFind(m_object); route != scene.routes().constEnd())
        return QRectF(rect.center() - QPointF(LeastWidth / 2, 12), QSizeF(LeastWidth, 24));
    const bool isRow = m_field == Field::ColumnName || m_field == Field::ColumnType;
    return isRow ? rect : QRectF(rect.topLeft(), QSizeF(rect.width(), TableGeometry::HeaderHeight));
}

// The name stays readable while its type is typed.
QRectF InPlaceNaming::besideName(const QRectF &row) const
{
    const qreal name = CanvasFonts::instance().keyColumnMetrics.horizontalAdvance(nameOf(m_document.model(), m_object));
    const qreal left = row.left() + TableGeometry::ColumnLeft + name + TableGeometry::NameGap;
    return {left, row.top(), std::max(LeastWidth, row.right() - left), row.height()};
}

QRect InPlaceNaming::place() const
{
    QRectF rect = scenePlace();
    if (m_field == Field::ColumnType)
        rect = besideName(rect);
    else if (m_field == Field::ColumnName || m_field == Field::NewColumn)
        rect.adjust(TableGeometry::ColumnLeft - 6, 0, 0, 0);
    return m_view.mapFromScene(rect).boundingRect().adjusted(0, -1, 1, 1);
}

void InPlaceNaming::follow()
{
    if (m_note)
        m_note->setGeometry(m_view.mapFromScene(m_view.diagramScene().rectOf(m_object)).boundingRect());
    if (!m_editor)
        return;
    if (scenePlace().isNull()) { // what was being named is gone
        close();
        m_field = Field::None;
        return;
    }
    const CanvasFonts &fonts = CanvasFonts::instance();
    QFont font = m_field == Field::Name ? fonts.tableName : m_field == Field::ColumnType ? fonts.type : fonts.column;
    font.setPixelSize(std::max(9, qRound(font.pixelSize() * m_view.zoom())));
    m_editor->setFont(font);
    QRect room = place(); // wide enough for the words of an empty one
    room.setWidth(std::max(room.width(), m_editor->fontMetrics().horizontalAdvance(m_editor->placeholderText()) + PlaceholderMargin));
    m_editor->setGeometry(room);
}

void InPlaceNaming::editNote(Id note, bool isNew)
{
    m_view.makeReadable(note, ReadableZoom);
    m_object = note;
    m_field = Field::None;
    m_note = new NoteEditor(nameOf(m_document.model(), note), m_view.zoom(), m_view.viewport());
    connect(m_note, &NoteEditor::finished, this, [this, note, isNew](const QString &text) {
        m_document.edit(isNew ? tr("Add note") : tr("Change note"), [&](Model &model) { rename(model, note, text); },
            isNew ? u"new:"_s + note.toString() : QString());
        m_view.setFocus();
    });
    follow();
    m_note->show();
    m_note->setFocus();
    emit hint(tr("Ctrl+Return: take the text. Esc: leave it as it was"));
}

} // namespace jw::studio
