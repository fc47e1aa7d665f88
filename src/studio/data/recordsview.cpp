// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/recordsview.h"

#include "studio/prompts/guard.h"

#include <QtWidgets/QMenu>

using namespace Qt::StringLiterals;

namespace jw::studio {

RecordsView::RecordsView(DatabaseSession &database, Id table, Selection &selection, QWidget *parent)
    : DataView(database, database.makeRecords(table), selection, parent)
{
    setObjectName(u"recordsView"_s);
    restoreState();
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
        && (mapper.isComputed(column) || (mapper.isKey(column) && mapper.assignsKey()) || view()->isColumnHidden(column)))
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
    const QList<int> rows = selectedRows();
    if (canEdit() && !rows.isEmpty())
        guarded(this, [this, rows] { goTo(records().duplicateRows(rows)); });
}

void RecordsView::deleteSelected()
{
    const QList<int> rows = selectedRows();
    if (!canEdit())
        say(records().readOnlyReason());
    else if (!rows.isEmpty() && guarded(this, [this, rows] { records().removeRows(rows); }))
        say(tr("%n rows marked as deleted; they go with the next commit", nullptr, int(rows.size())));
}

/// One cell on the clipboard fills the whole selection; a block is put where the selection begins.
void RecordsView::paste()
{
    const QList<QStringList> texts = clipboardCells();
    const QModelIndexList cells = selectedCells();
    if (texts.isEmpty() || cells.isEmpty())
        return;
    if (texts.size() == 1 && texts.first().size() == 1 && cells.size() > 1) {
        const EditScope step(database().session(), u"Paste"_s);
        for (const QModelIndex &cell : cells)
            records().setData(cell, texts.first().first().isNull() ? QVariant::fromValue(Value()) : texts.first().first());
        return;
    }
    const QModelIndex origin = *std::min_element(cells.cbegin(), cells.cend(), [this](const QModelIndex &a, const QModelIndex &b) {
        return std::pair(a.row(), view()->header()->visualIndex(a.column())) < std::pair(b.row(), view()->header()->visualIndex(b.column()));
    });
    guarded(this, [&] { records().paste(origin, texts, columnsFrom(origin.column()), true); });
}

void RecordsView::pasteAsRows()
{
    const QList<QStringList> texts = clipboardCells();
    if (!canEdit() || texts.isEmpty())
        return;
    const QModelIndex current = view()->currentIndex();
    const bool whole = texts.first().size() >= columnsFrom(-1).size();
    guarded(this, [&] { goTo(records().addRows(texts, columnsFrom(whole ? -1 : current.column()))); });
}

void RecordsView::showRecord(const QList<Value> &key)
{
    const Record record = database().session().find(table(), key);
    const QList<int> rows = record ? records().rowsOf(record) : QList<int>();
    if (!rows.isEmpty()) {
        goToRow(rows.first());
        return;
    }
    const Key *primary = records().table().primaryKey();
    for (qsizetype i = 0; primary && i < std::min(key.size(), primary->columns.size()); ++i)
        records().setFilter(records().columnOf(primary->columns.at(i)), u"= "_s + key.at(i).toString());
}

void RecordsView::fillContextMenu(QMenu &menu)
{
    if (!canEdit())
        return;
    addMenuAction(menu, tr("&Add row"), Qt::CTRL | Qt::Key_Insert, &DataView::addRow);
    addMenuAction(menu, tr("&Duplicate rows"), Qt::CTRL | Qt::Key_D, &DataView::duplicate);
    addMenuAction(menu, tr("De&lete rows"), Qt::Key_Delete, &DataView::deleteSelected);
    addMenuAction(menu, tr("&Paste"), QKeySequence::Paste, &DataView::paste);
    addMenuAction(menu, tr("Paste as new ro&ws"), Qt::CTRL | Qt::SHIFT | Qt::Key_V, &DataView::pasteAsRows);
}

} // namespace jw::studio
