// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/recordsview.h"

#include "joinwright/binding/valuetext.h"
#include "joinwright/orm/asyncsession.h"
#include "studio/prompts/guard.h"

#include <QtWidgets/QMenu>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

constexpr int RowsToLookIn = 1000; // for a row that is to be shown among others

} // namespace

RecordsView::RecordsView(DatabaseSession &database, Id table, Selection &selection, QWidget *parent)
    : DataView(database, database.makeRecords(table), selection, parent)
{
    setObjectName(u"recordsView"_s);
    restoreState();
    connect(&grid(), &WindowModel::countChanged, this, &RecordsView::goToWanted);
}

QString RecordsView::title() const
{
    return records().table().name;
}

bool RecordsView::hasPending() const
{
    const Session &session = database().session();
    const Id id = table();
    const QList<Record> pending = session.added() + session.changed() + session.deleted();
    return std::any_of(pending.cbegin(), pending.cend(), [id](const Record &record) { return record.mapper().id() == id; });
}

QString RecordsView::settingsKey() const
{
    return "grids/"_L1 + QString::fromLatin1(database().url().toString().toUtf8().toPercentEncoding()) + u'/' + table().toString();
}

void RecordsView::goTo(const QList<Record> &added)
{
    const QList<int> rows = added.isEmpty() ? QList<int>() : records().rowsOf(added.first());
    if (rows.isEmpty())
        return;
    int column = 0; // the first that a person fills in
    const Mapper &mapper = added.first().mapper();
    while (column + 1 < mapper.columnCount()
        && (!mapper.isWritable(column) || (mapper.isKey(column) && mapper.assignsKey()) || view()->isColumnHidden(column)))
        ++column;
    view()->goTo(records().index(rows.first(), column));
    view()->setFocus();
}

void RecordsView::addRow()
{
    if (!canEdit()) {
        say(records().readOnlyReason());
        return;
    }
    guarded(this, [this] { goTo({records().addRow()}); });
}

void RecordsView::duplicate()
{
    if (!canEdit())
        return say(records().readOnlyReason());
    cells().onSelection([this] { goTo(records().duplicateRows(cells().rows())); });
}

void RecordsView::deleteSelected()
{
    if (!canEdit())
        return say(records().readOnlyReason());
    cells().onSelection([this] {
        const QList<int> rows = cells().rows();
        records().removeRows(rows);
        say(tr("%Ln rows marked as deleted; they go with the next commit", nullptr, int(rows.size())));
    });
}

void RecordsView::pasteBelow(const CellBlock &rest, const QList<int> &columns)
{
    records().addRows(rest, columns);
}

/// Lines as wide as the grid begin at its first column, others where the cursor stands.
void RecordsView::pasteAsRows()
{
    const QList<QStringList> texts = cells().clipboard();
    if (!canEdit())
        return say(records().readOnlyReason());
    if (texts.isEmpty())
        return;
    const bool whole = texts.first().size() >= cells().columnsFrom(-1).size();
    const QList<int> columns = cells().columnsFrom(whole ? -1 : view()->currentIndex().column());
    readTexts(cells().withoutHeads(texts, columns), columns, [this, columns](const CellBlock &block) {
        goTo(records().addRows(block, columns));
        say(tr("%Ln new rows", nullptr, int(block.size())));
    });
}

void RecordsView::showRecord(const QList<Value> &key)
{
    const Record record = database().session().find(table(), key);
    const QList<int> rows = record ? records().rowsOf(record) : QList<int>();
    if (!rows.isEmpty())
        goToRow(rows.first());
    else if (const Key *primary = records().table().primaryKey())
        showRows(primary->columns, key);
}

void RecordsView::showRelatedRows(const Trail &trail)
{
    showRows(trail.last().columns, trail.last().values, trail);
}

void RecordsView::returnTo(const Trail &trail, int step)
{
    const Trail before = trail.first(step);
    if (before == this->trail())
        return showRecord(trail.at(step).key);
    if (before.isEmpty())
        restoreState();
    else
        showRelatedRows(before);
    m_wanted = trail.at(step).key; // when its rows have come
}

void RecordsView::goToWanted()
{
    if (m_wanted.isEmpty() || grid().isFirstLoad())
        return;
    const QList<Value> key = std::exchange(m_wanted, {});
    grid().fetchRows(0, std::min(grid().rowCount(), RowsToLookIn) - 1, [this, key] { showRecord(key); });
}

void RecordsView::showRows(const QList<Id> &columns, const QList<Value> &values, const Trail &trail)
{
    QHash<int, QString> filters;
    for (qsizetype i = 0; i < std::min(columns.size(), values.size()); ++i) {
        const int column = records().columnOf(columns.at(i));
        if (column >= 0)
            filters.insert(column, u"= "_s + textOf(values.at(i), records().column(column).column.type));
    }
    showPassing(filters, trail);
}

void RecordsView::fillContextMenu(QMenu &menu)
{
    addMenuAction(menu, tr("&Add row"), Qt::CTRL | Qt::Key_Insert, &DataView::addRow);
    addMenuAction(menu, tr("&Duplicate rows"), Qt::CTRL | Qt::Key_D, &DataView::duplicate);
    addMenuAction(menu, tr("De&lete rows"), Qt::Key_Delete, &DataView::deleteSelected);
    addMenuAction(menu, tr("Paste as new ro&ws"), Qt::CTRL | Qt::SHIFT | Qt::Key_V, &DataView::pasteAsRows);
}

} // namespace jw::studio
