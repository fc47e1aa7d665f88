// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/windowmodel.h"

// The half of WindowModel that follows the session: new rows between those of the database, and what changed.

namespace jw {

void WindowModel::rowAdded(const Record &record)
{
    if (isMine(record))
        updateNewRows();
}

void WindowModel::cellChanged(const Record &record, int)
{
    touched(record);
}

void WindowModel::stateChanged(const Record &record)
{
    if (isMine(record))
        updateNewRows();
    touched(record);
}

void WindowModel::relationChanged(const Record &record, int)
{
    if (isMine(record))
        updateNewRows();
    touched(record);
}

void WindowModel::committed()
{
    updateNewRows();
    reload();
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

/// Takes out what is no longer wanted and puts in what is; what stays the same is not touched.
void WindowModel::updateNewRows()
{
    if (m_adopting)
        return;
    QHash<qint64, Tuple> inPlace;
    const QList<NewRow> wanted = wantedNewRows(inPlace);
    if (inPlace != m_inPlace) {
        m_inPlace = inPlace;
        emitAll();
    }
    qsizetype same = 0;
    while (same < wanted.size() && same < m_newRows.size() && wanted.at(same) == m_newRows.at(same))
        ++same;
    for (qsizetype i = m_newRows.size() - 1; i >= same; --i) {
        const int row = int(m_newRows.at(i).before + i);
        beginRemoveRows({}, row, row);
        m_newRows.removeAt(i);
        endRemoveRows();
    }
    for (qsizetype i = same; i < wanted.size(); ++i) {
        const int row = int(wanted.at(i).before + i);
        beginInsertRows({}, row, row);
        m_newRows.append(wanted.at(i));
        endInsertRows();
    }
}

QList<WindowModel::NewRow> WindowModel::wantedNewRows(QHash<qint64, Tuple> &inPlace) const
{
    QList<NewRow> rows;
    if (m_path.isEmpty())
        return rows;
    QList<NewRow> roots;
    QSet<const Row *> parents;
    for (const Record &record : session().added()) {
        if (record.state() != RowState::Pending)
            continue; // on its way out
        if (record.mapper().id() == m_path.nodes().first().table) {
            Tuple tuple(m_path.nodes().size());
            tuple[0] = record;
            for (const Tuple &row : expanded(tuple, 0))
                roots.append({m_newAtEnd ? m_databaseRows : 0, row});
        }
        for (int node = 1; node < m_path.nodes().size(); ++node) {
            const JoinPath::Node &at = m_path.nodes().at(node);
            if (at.forward || record.mapper().id() != at.table)
                continue;
            const int relation = record.mapper().relationIndex(at.relationship, false);
            const Record parent = relation < 0 ? Record() : record.oneInMemory(relation);
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
    for (const Record &record : session().added()) {
        if (record.mapper().id() != at.table || record.state() != RowState::Pending)
            continue;
        const int relation = record.mapper().relationIndex(at.relationship, false);
        if (relation >= 0 && record.oneInMemory(relation) == parent)
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
