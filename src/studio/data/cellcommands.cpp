// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/asyncsession.h"
#include "studio/data/cellcommands.h"

#include "studio/data/tabletext.h"
#include "studio/prompts/guard.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

#include <limits>

using namespace Qt::StringLiterals;

namespace jw::studio {

CellCommands::CellCommands(DatabaseSession &database, GridView &view)
    : QObject(&view)
    , m_database(database)
    , m_view(view)
{
}

// The selection

QList<int> CellCommands::rows() const
{
    QSet<int> rows;
    for (const QItemSelectionRange &range : m_view.selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.insert(row);
    }
    QList<int> sorted(rows.cbegin(), rows.cend());
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

QModelIndexList CellCommands::cells() const
{
    QModelIndexList cells = m_view.selectionModel()->selectedIndexes();
    cells.removeIf([this](const QModelIndex &cell) { return m_view.isColumnHidden(cell.column()); });
    return cells;
}

int CellCommands::rowSpan() const
{
    int first = std::numeric_limits<int>::max();
    int last = -1;
    for (const QItemSelectionRange &range : m_view.selectionModel()->selection()) {
        first = std::min(first, range.top());
        last = std::max(last, range.bottom());
    }
    return last < first ? 0 : last - first + 1;
}

void CellCommands::onSelection(const std::function<void()> &act)
{
    const int span = rowSpan();
    if (span > WindowModel::MostRowsAtOnce) {
        emit said(tr("%L1 rows are selected: at most %L2 can be taken at once.").arg(span).arg(WindowModel::MostRowsAtOnce));
        return;
    }
    if (span == 0)
        return;
    int first = std::numeric_limits<int>::max();
    for (const QItemSelectionRange &range : m_view.selectionModel()->selection())
        first = std::min(first, range.top());
    model().fetchRows(first, first + span - 1, [this, act] { guarded(&m_view, act); });
}

// Values

void CellCommands::setCells(const QVariant &value, const QString &step)
{
    const EditScope scope(m_database.session(), step);
    for (const QModelIndex &cell : cells()) {
        if (!model().setData(cell, value))
            return; // the reason has been said
        dropDraft(cell);
    }
}

void CellCommands::dropDraft(const QModelIndex &cell)
{
    if (const Record record = model().record(cell.row(), cell.column()))
        m_database.drafts().drop(record, model().column(cell.column()).index);
}

void CellCommands::setNull()
{
    onSelection([this] { setCells(QVariant::fromValue(Value()), u"Set to NULL"_s); });
}

void CellCommands::setDefault()
{
    onSelection([this] {
        const EditScope step(m_database.session(), u"Set to default"_s);
        for (const QModelIndex &cell : cells()) {
            const Record record = model().record(cell.row(), cell.column());
            if (record && record.state() != RowState::Pending) {
                emit said(tr("Only a new row takes the database's default; this row has its values already."));
                return;
            }
            model().setDefault(cell);
        }
    });
}

void CellCommands::revert()
{
    onSelection([this] {
        const EditScope step(m_database.session(), u"Revert cells"_s);
        for (const QModelIndex &cell : cells()) {
            model().revertCell(cell);
            dropDraft(cell);
        }
    });
}

void CellCommands::fillDown()
{
    onSelection([this] { fillDownNow(); });
}

void CellCommands::fillDownNow()
{
    QMap<int, QList<int>> rowsOf; // by column
    for (const QModelIndex &cell : cells())
        rowsOf[cell.column()].append(cell.row());
    const EditScope step(m_database.session(), u"Fill down"_s);
    for (auto it = rowsOf.begin(); it != rowsOf.end(); ++it) {
        std::sort(it->begin(), it->end());
        const int source = it->size() == 1 ? it->first() - 1 : it->takeFirst();
        if (source < 0)
            continue;
        const QVariant value = QVariant::fromValue(model().value(model().index(source, it.key())));
        for (const int row : std::as_const(*it)) {
            if (!model().setData(model().index(row, it.key()), value))
                return; // the reason has been said
        }
    }
}

// Replacing

namespace {

/// Whether the cell's text is the value itself and not a label or a number's form.
bool isReplaceable(const GridColumn &column)
{
    switch (column.column.type.kind()) {
    case ColumnType::Kind::Text:
    case ColumnType::Kind::Json:
    case ColumnType::Kind::Native:
        return !column.reference;
    default:
        return false;
    }
}

} // namespace

bool CellCommands::replaceIn(const QModelIndex &cell, const QString &text, const QString &by)
{
    if (text.isEmpty() || !cell.isValid() || !isReplaceable(model().column(cell.column())))
        return false;
    const QString before = model().plainText(cell);
    const bool holds = before.contains(text, Qt::CaseInsensitive);
    return holds && model().setData(cell, QString(before).replace(text, by, Qt::CaseInsensitive));
}

void CellCommands::replace(const QString &text, const QString &by)
{
    onSelection([this, text, by] { replaceNow(text, by); });
}

void CellCommands::replaceNow(const QString &text, const QString &by)
{
    int count = 0;
    {
        const EditScope step(m_database.session(), u"Replace '%1'"_s.arg(text));
        for (const QModelIndex &cell : cells())
            count += replaceIn(cell, text, by) ? 1 : 0;
    }
    emit said(tr("Replaced in %Ln cells", nullptr, count));
}

// Clipboard

void CellCommands::copy(bool headers)
{
    onSelection([this, headers] { copyNow(headers); });
}

void CellCommands::copyNow(bool headers)
{
    QMap<int, QHash<int, QString>> rows;
    QMap<int, int> columns; // by place on the screen
    for (const QModelIndex &cell : cells()) {
        const QString text = model().value(cell).isNull() ? QString() : model().plainText(cell);
        rows[cell.row()].insert(cell.column(), text);
        columns.insert(m_view.header()->visualIndex(cell.column()), cell.column());
    }
    QList<QStringList> block;
    if (headers) {
        block.append(QStringList());
        for (const int column : columns)
            block.last().append(model().column(column).column.name);
    }
    for (auto row = rows.cbegin(); row != rows.cend(); ++row) {
        block.append(QStringList());
        for (const int column : columns) {
            const auto cell = row->constFind(column);
            const bool isNull = cell != row->cend() && model().value(model().index(row.key(), column)).isNull();
            block.last().append(cell == row->cend() ? u""_s : isNull ? QString() : u""_s + *cell);
        }
    }
    QGuiApplication::clipboard()->setText(toTableText(block));
    emit said(tr("%Ln rows copied", nullptr, int(rows.size())));
}

void CellCommands::cut()
{
    onSelection([this] {
        copyNow(false);
        setCells(QVariant::fromValue(Value()), u"Cut"_s);
    });
}

QList<QStringList> CellCommands::clipboard() const
{
    return fromTableText(QGuiApplication::clipboard()->text());
}

/// They come with a block that was copied with its heads, from here or from a spreadsheet.
QList<QStringList> CellCommands::withoutHeads(const QList<QStringList> &texts, const QList<int> &columns) const
{
    const QStringList heads = texts.value(0);
    bool areHeads = texts.size() > 1 && heads.size() <= columns.size();
    for (qsizetype i = 0; areHeads && i < heads.size(); ++i) {
        const GridColumn &column = m_view.grid()->column(columns.at(i));
        const QString head = heads.at(i).trimmed();
        areHeads = head.compare(column.column.name, Qt::CaseInsensitive) == 0 || head.compare(column.title, Qt::CaseInsensitive) == 0;
    }
    return areHeads ? texts.mid(1) : texts;
}

QList<int> CellCommands::columnsFrom(int column) const
{
    QList<int> columns;
    const GridHeader *header = m_view.header();
    for (int visual = column < 0 ? 0 : header->visualIndex(column); visual < header->count(); ++visual) {
        if (!header->isSectionHidden(header->logicalIndex(visual)))
            columns.append(header->logicalIndex(visual));
    }
    return columns;
}

} // namespace jw::studio
