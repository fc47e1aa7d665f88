// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/windowmodel.h"

// The half of WindowModel that follows the session: new rows between those of the database, and what changed.

namespace jw {

void WindowModel::rowAdded(const Record &record)
{
    if (isMine(record))
        updateNewRowsLater();
}

void WindowModel::cellChanged(const Record &record, int cell)
{
    touched(record);
    if (m_path.nodes().size() > 1 && isMine(record) && !record.mapper().relationsOf(cell).isEmpty())
        updateNewRowsLater(); // it may belong to another parent now
}

void WindowModel::stateChanged(const Record &record)
{
    if (isMine(record))
        updateNewRowsLater();
    touched(record);
}

void WindowModel::relationChanged(const Record &record, int)
{
    if (isMine(record))
        updateNewRowsLater();
    touched(record);
}

QList<int> WindowModel::newRowPlaces() const
{
    QList<int> places;
    for (qsizetype i = 0; i < m_newRows.size(); ++i)
        places.append(int(m_newRows.at(i).before + i));
    return places;
}

void WindowModel::committed()
{
    updateNewRows();
    reload();
}

/// What was read of the transaction that is gone has to be read again.
void WindowModel::rolledBack()
{
    for (const JoinPath::Node &node : m_path.nodes())
        rowsWritten(session().mapping().mapper(node.table));
}

/// Whether rows of the table stand in the grid, or give it labels, or take rows of it along when they are removed.
bool WindowModel::isShown(const Mapper &mapper) const
{
    const Id table = mapper.id();
    return std::any_of(columns().cbegin(), columns().cend(),
        [table](const GridColumn &column) { return column.table == table || (column.reference && column.reference->to == table); });
}

/// Many statements in a row are read once. A session without a worker writes within its transaction, which the pages' own
/// connection does not see: its commit is what there is to read.
void WindowModel::rowsWritten(const Mapper &mapper)
{
    const bool isLoaded = !m_window.query().from.isEmpty();
    if (isLoaded && session().isAsync() && isShown(mapper))
        m_reloadLater.start();
}

void WindowModel::rowsRemoved(const Mapper &mapper)
{
    rowsWritten(mapper);
}

bool WindowModel::isMine(const Record &record) const
{
    const Id table = record.mapper().id();
    return std::any_of(m_path.nodes().cbegin(), m_path.nodes().cend(),
        [table](const JoinPath::Node &node) { return node.table == table; });
}

void WindowModel::touched(const Record &record)
{
    if (m_adopting || columnCount() == 0)
        return; // the page that brings the news reports its rows itself
    const bool isStored = record.state() == RowState::Persistent || record.state() == RowState::Deleted;
    if (m_newRowsLater.isActive() && !isStored)
        return; // new rows come and go: all are shown anew then
    for (const int row : rowsOf(record))
        emit dataChanged(index(row, 0), index(row, columnCount() - 1));
    const Id table = record.mapper().id();
    const bool isReferred = std::any_of(columns().cbegin(), columns().cend(),
        [table](const GridColumn &column) { return column.reference && column.reference->to == table; });
    if (isReferred || (m_path.nodes().size() > 1 && isMine(record)))
        emitAll();
}

void WindowModel::emitAll()
{
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void WindowModel::setNewRowsAtEnd(bool atEnd)
{
    m_newAtEnd = atEnd;
    updateNewRows();
}

/// Many rows come and go in one go (a paste, a commit): they are counted once.
void WindowModel::updateNewRowsLater()
{
    m_newRowsLater.start();
}

/// Takes out what is no longer wanted and puts in what is; what stays the same is not touched.
void WindowModel::updateNewRows()
{
    if (m_adopting)
        return;
    const bool wasLate = m_newRowsLater.isActive();
    m_newRowsLater.stop();
    QHash<qint64, Tuple> inPlace;
    const QList<NewRow> wanted = wantedNewRows(inPlace);
    const bool othersInPlace = inPlace != m_inPlace;
    m_inPlace = inPlace;
    qsizetype same = 0;
    while (same < wanted.size() && same < m_newRows.size() && wanted.at(same) == m_newRows.at(same))
        ++same;
    takeNewRows(same);
    putNewRows(wanted, same);
    if (wasLate || othersInPlace)
        emitAll();
}

/// From the end, in runs of rows that stand together.
void WindowModel::takeNewRows(qsizetype from)
{
    while (m_newRows.size() > from) {
        qsizetype first = m_newRows.size() - 1;
        while (first > from && m_newRows.at(first - 1).before == m_newRows.at(first).before)
            --first;
        const qint64 before = m_newRows.at(first).before;
        beginRemoveRows({}, int(before + first), int(before + m_newRows.size() - 1));
        m_newRows.resize(first);
        endRemoveRows();
    }
}

void WindowModel::putNewRows(const QList<NewRow> &wanted, qsizetype from)
{
    while (from < wanted.size()) {
        qsizetype end = from + 1;
        while (end < wanted.size() && wanted.at(end).before == wanted.at(from).before)
            ++end;
        beginInsertRows({}, int(wanted.at(from).before + from), int(wanted.at(from).before + end - 1));
        m_newRows += wanted.mid(from, end - from);
        endInsertRows();
        from = end;
    }
}

/// Whether the person has given the member another parent than the database knows.
bool WindowModel::isMoved(const Record &member, int relation) const
{
    if (relation < 0 || member.state() != RowState::Persistent || !member.row()->changes)
        return false;
    const QList<int> &cells = member.mapper().relations().at(relation).columns;
    return std::any_of(cells.cbegin(), cells.cend(), [&member](int cell) { return member.isDirty(cell); });
}

int WindowModel::relationToParent(const Record &member, int node) const
{
    return member.mapper().relationIndex(m_path.nodes().at(node).relationship, false);
}

/// Records that may stand where the database has no row for them: new ones, and those linked to another parent.
QList<Record> WindowModel::unplaced() const
{
    QList<Record> records;
    for (const Record &record : session().added()) {
        if (record.state() == RowState::Pending) // else on its way out
            records.append(record);
    }
    if (m_path.nodes().size() > 1)
        records += session().changed();
    return records;
}

Pending WindowModel::linkOf(int row, int column) const
{
    const int node = m_path.levelOf(this->column(column).node);
    if (node <= 0 || m_path.nodes().at(node).forward)
        return Pending::None;
    const Record member = recordOfNode(row, node);
    const int relation = member ? relationToParent(member, node) : -1;
    if (!member || !isMoved(member, relation) || this->column(column).node != node)
        return Pending::None;
    const bool here = member.oneInMemory(relation) == recordOfNode(row, m_path.nodes().at(node).parent);
    return here ? Pending::New : Pending::Deleted;
}

QList<WindowModel::NewRow> WindowModel::wantedNewRows(QHash<qint64, Tuple> &inPlace) const
{
    QList<NewRow> rows;
    if (m_path.isEmpty())
        return rows;
    QList<NewRow> roots;
    QSet<const Row *> parents;
    const QList<Record> records = unplaced();
    for (const Record &record : records) {
        const bool isNew = record.state() == RowState::Pending;
        if (isNew && record.mapper().id() == m_path.nodes().first().table) {
            Tuple tuple(m_path.nodes().size());
            tuple[0] = record;
            for (const Tuple &row : expanded(tuple, 0))
                roots.append({m_newAtEnd ? m_databaseRows : 0, row});
        }
        for (int node = 1; node < m_path.nodes().size(); ++node) {
            const JoinPath::Node &at = m_path.nodes().at(node);
            if (at.forward || record.mapper().id() != at.table)
                continue;
            const int relation = relationToParent(record, node);
            const Record parent = isNew || isMoved(record, relation) ? record.oneInMemory(relation) : Record();
            if (parent && parent.state() != RowState::Pending && !parents.contains(parent.row())) {
                parents.insert(parent.row());
                addNewRowsUnder(parent, node, rows, inPlace);
            }
        }
    }
    std::stable_sort(rows.begin(), rows.end(), [](const NewRow &a, const NewRow &b) { return a.before < b.before; });
    return m_newAtEnd ? rows + roots : roots + rows;
}

/// New members of a parent that is shown: after the last of its rows, or in its row when it had no members.
void WindowModel::addNewRowsUnder(
    const Record &parent, int node, QList<NewRow> &rows, QHash<qint64, Tuple> &inPlace) const
{
    const QList<qint64> places = m_places.values(parent.row());
    if (places.isEmpty())
        return;
    const qint64 last = *std::max_element(places.cbegin(), places.cend());
    const Tuple base = m_pages.value(last / KeysetWindow::PageRows).value(last % KeysetWindow::PageRows);
    Tuple tuple = base;
    for (int other = node; other < tuple.size(); ++other) {
        if (m_path.levelOf(other) >= node)
            tuple[other] = Record();
    }
    bool first = places.size() == 1 && !base.value(node);
    for (const Record &member : pendingMembers(parent, node)) {
        tuple[node] = member;
        for (const Tuple &row : expanded(tuple, node)) {
            if (first)
                inPlace.insert(last, row);
            else
                rows.append({last + 1, row});
            first = false;
        }
    }
}

QList<Record> WindowModel::pendingMembers(const Record &parent, int node) const
{
    const JoinPath::Node &at = m_path.nodes().at(node);
    QList<Record> members;
    for (const Record &record : unplaced()) {
        const int relation = record.mapper().id() == at.table ? relationToParent(record, node) : -1;
        const bool placed = record.state() == RowState::Persistent && !isMoved(record, relation);
        if (relation >= 0 && !placed && record.oneInMemory(relation) == parent)
            members.append(record);
    }
    return members;
}

/// The rows that a new record brings: one, or one for each new member along the chain below it.
QList<WindowModel::Tuple> WindowModel::expanded(const Tuple &tuple, int node) const
{
    QList<Tuple> rows {tuple};
    for (const int child : m_path.childrenOf(node)) {
        const JoinPath::Node &at = m_path.nodes().at(child);
        QList<Tuple> next;
        for (const Tuple &row : rows) {
            const QList<Record> members = at.forward ? QList<Record>() : pendingMembers(row.at(node), child);
            if (members.isEmpty())
                next.append(row);
            for (const Record &member : members) {
                Tuple filled = row;
                filled[child] = member;
                next += expanded(filled, child);
            }
        }
        rows = next;
    }
    return rows;
}

} // namespace jw
