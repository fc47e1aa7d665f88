// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// The session's pending rows as plain data, and back.
#include "joinwright/orm/sessionparts.h"

#include "joinwright/dialect/sqlrenderer.h"
#include "joinwright/orm/coerce.h"
#include "joinwright/orm/pendingstate.h"

namespace jw {

using namespace Qt::StringLiterals;
using Set = UnitOfWork::Set;

namespace {

PendingRow describe(Row *row, PendingRow::Kind kind, const QHash<Row *, int> &numbers)
{
    const Mapper &mapper = row->mapper();
    PendingRow pending {.kind = kind, .table = mapper.id()};
    if (kind != PendingRow::Kind::Added) {
        const KeyValues key = row->store->identities().keyOf(row);
        pending.key = QList<Value>(key.begin(), key.end());
    }
    if (kind != PendingRow::Kind::Deleted)
        visitTouched(row, [&](int cell, const Value &original) {
            pending.cells.append({mapper.cellName(cell), original, row->cells()[cell]});
        });
    for (const Relation &relation : mapper.relations()) {
        if (relation.kind != Relation::Kind::ToOne || kind == PendingRow::Kind::Deleted)
            continue;
        Row *target = RowStore::target(row, relation.index);
        if (target && numbers.contains(target))
            pending.targets.append({relation.id, numbers.value(target)});
    }
    return pending;
}

} // namespace

PendingState Session::pendingState() const
{
    PendingState state;
    const QList<Row *> added = d->work.rows(Set::Added);
    QHash<Row *, int> numbers;
    for (int i = 0; i < added.size(); ++i)
        numbers.insert(added[i], i);
    for (Row *row : added)
        state.rows.append(describe(row, PendingRow::Kind::Added, numbers));
    for (Row *row : d->work.rows(Set::Changed))
        state.rows.append(describe(row, PendingRow::Kind::Changed, numbers));
    for (Row *row : d->work.rows(Set::Deleted))
        state.rows.append(describe(row, PendingRow::Kind::Deleted, numbers));
    return state;
}

namespace {

bool fits(const Value &value, const Mapper &mapper, int cell)
{
    try {
        coerce(value, mapper, cell);
        return true;
    } catch (const Error &) {
        return false;
    }
}

/// Whether a row of the table, as it is now, can have the key.
bool isKeyOf(const QList<Value> &key, const Mapper &mapper)
{
    const QList<int> &cells = mapper.keyCells();
    return !mapper.isReadOnly()
        && std::equal(key.begin(), key.end(), cells.begin(), cells.end(), [&](const Value &value, int cell) { return fits(value, mapper, cell); });
}

/// The column may have gone since, become computed, or take other values.
bool hasPlace(const PendingCell &cell, const Mapper &mapper)
{
    const int index = mapper.table().columnIndex(cell.column);
    return index >= 0 && mapper.isWritable(index) && fits(cell.value, mapper, index) && fits(cell.base, mapper, index);
}

/// Puts a state back, and tells what found no place: a changed row leaves behind that part of it alone, a new one stays
/// behind whole, lest it be added twice, and with it the new ones that lead to it.
class Restoring
{
public:
    Restoring(Session &session, const PendingState &state)
        : m_session(session)
        , m_state(state)
    {
        for (qsizetype i = 0; i < state.rows.size(); ++i) {
            if (state.rows[i].kind == PendingRow::Kind::Added)
                m_places.append(i);
        }
    }

    QList<PendingRow> run()
    {
        findWholeOnes();
        for (qsizetype i = 0; i < m_state.rows.size(); ++i)
            m_found.append(find(i));
        QList<PendingRow> left;
        QHash<int, int> numbers; // of new rows that stay behind, as they were counted and as they are now
        int number = -1;
        for (qsizetype i = 0; i < m_state.rows.size(); ++i) {
            const bool isAdded = m_state.rows[i].kind == PendingRow::Kind::Added;
            number += isAdded;
            const PendingRow rest = m_found[i] ? apply(m_state.rows[i], m_found[i]) : m_state.rows[i];
            if (m_found[i] && rest.cells.isEmpty() && rest.targets.isEmpty())
                continue;
            if (isAdded)
                numbers.insert(number, int(numbers.size()));
            left.append(rest);
        }
        for (PendingRow &row : left)
            renumber(row.targets, numbers);
        return left;
    }

private:
    const Mapper *mapperOf(const PendingRow &pending) const { return m_session.mapping().find(pending.table); }

    /// The new rows that can be added with all that they have.
    void findWholeOnes()
    {
        for (const qsizetype place : std::as_const(m_places)) {
            const PendingRow &row = m_state.rows[place];
            const Mapper *mapper = mapperOf(row);
            m_isWhole.append(mapper && std::all_of(row.cells.begin(), row.cells.end(), [&](const PendingCell &cell) { return hasPlace(cell, *mapper); }));
        }
        const auto leadsToOneLeft = [this](qsizetype number) {
            const auto &targets = m_state.rows[m_places[number]].targets;
            return std::any_of(targets.begin(), targets.end(), [this](const auto &target) { return !m_isWhole.value(target.second, true); });
        };
        for (bool changed = true; std::exchange(changed, false);) {
            for (qsizetype number = 0; number < m_isWhole.size(); ++number) {
                if (m_isWhole[number] && leadsToOneLeft(number)) {
                    m_isWhole[number] = false;
                    changed = true;
                }
            }
        }
    }

    Record find(qsizetype index)
    {
        const PendingRow &pending = m_state.rows[index];
        const Mapper *mapper = mapperOf(pending);
        if (pending.kind == PendingRow::Kind::Added) {
            m_added.append(m_isWhole[m_added.size()] ? m_session.add(&mapper->table()) : Record());
            return m_added.last();
        }
        if (!mapper || !isKeyOf(pending.key, *mapper))
            return {};
        return m_session.isAsync() ? m_session.find(pending.table, pending.key) : m_session.get(&mapper->table(), pending.key);
    }

    /// What of it finds no place, as a row that has nothing else.
    PendingRow apply(const PendingRow &pending, Record record) const
    {
        PendingRow left {.kind = pending.kind, .table = pending.table, .key = pending.key};
        for (const PendingCell &cell : pending.cells) {
            if (pending.kind == PendingRow::Kind::Added || hasPlace(cell, record.mapper()))
                put(cell, pending.kind, record);
            else
                left.cells.append(cell);
        }
        for (const auto &target : pending.targets) {
            const int relation = record.mapper().relationIndex(target.first, false);
            if (!m_isWhole.value(target.second, true))
                left.targets.append(target);
            else if (relation >= 0 && m_added.value(target.second))
                record.setOne(relation, m_added[target.second]);
        }
        if (pending.kind == PendingRow::Kind::Deleted)
            m_session.parts().editor.remove(record.row());
        return left;
    }

    void put(const PendingCell &cell, PendingRow::Kind kind, Record &record) const
    {
        const int index = record.mapper().table().columnIndex(cell.column);
        record.setValue(index, cell.value);
        if (kind == PendingRow::Kind::Changed && record.isDirty(index))
            m_session.parts().editor.setBase(record.row(), index, cell.base);
    }

    static void renumber(QList<std::pair<Id, int>> &targets, const QHash<int, int> &numbers)
    {
        targets.removeIf([&](const auto &target) { return !numbers.contains(target.second); });
        for (auto &[relationship, target] : targets)
            target = numbers.value(target);
    }

    Session &m_session;
    const PendingState &m_state;
    QList<qsizetype> m_places; ///< of the new rows in the state, by their numbers; the same below
    QList<bool> m_isWhole;
    QList<Record> m_added; ///< null: it stays behind
    QList<Record> m_found; ///< by place in the state; null: no place for it
};

} // namespace

QList<CompiledQuery> Session::restoreQueries(const PendingState &state) const
{
    QList<CompiledQuery> queries;
    for (const PendingRow &pending : state.rows) {
        const Mapper *mapper = d->mapping->find(pending.table);
        if (!mapper || pending.kind == PendingRow::Kind::Added || !isKeyOf(pending.key, *mapper))
            continue;
        Select select = Select::from(mapper->ref());
        for (int cell = 0; cell < mapper->cellCount(); ++cell)
            select.column(mapper->expression(cell));
        for (qsizetype i = 0; i < pending.key.size(); ++i)
            select.where(mapper->expression(mapper->keyCells()[i]) == Expr(pending.key[i]));
        queries.append({.mapping = d->mapping,
            .statement = SqlRenderer(dialect()).select(select),
            .entities = {mapper},
            .isUnique = true});
    }
    return queries;
}

QList<PendingRow> Session::restore(const PendingState &state)
{
    const EditScope step(*this, u"Restore unsaved rows"_s);
    return Restoring(*this, state).run();
}

} // namespace jw
