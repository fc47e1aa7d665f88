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

/// Puts a state back, and tells what found no place: a changed row leaves behind those of its cells alone, a new one stays
/// behind whole, lest it be added twice.
class Restoring
{
public:
    Restoring(Session &session, const PendingState &state)
        : m_session(session)
        , m_state(state)
    {
    }

    QList<PendingRow> run()
    {
        for (const PendingRow &pending : m_state.rows) {
            m_found.append(find(pending));
            if (pending.kind == PendingRow::Kind::Added)
                m_added.append(m_found.last());
        }
        for (qsizetype i = 0; i < m_found.size(); ++i) {
            if (m_found[i])
                apply(m_state.rows[i], m_found[i]);
        }
        return leftOver();
    }

private:
    Record find(const PendingRow &pending) const
    {
        const Mapper *mapper = m_session.mapping().find(pending.table);
        if (!mapper)
            return {};
        if (pending.kind == PendingRow::Kind::Added) {
            const bool isWhole = std::all_of(pending.cells.begin(), pending.cells.end(), [&](const PendingCell &cell) { return hasPlace(cell, *mapper); });
            return isWhole ? m_session.add(&mapper->table()) : Record();
        }
        if (!isKeyOf(pending.key, *mapper))
            return {};
        return m_session.isAsync() ? m_session.find(pending.table, pending.key) : m_session.get(&mapper->table(), pending.key);
    }

    void apply(const PendingRow &pending, Record record) const
    {
        for (const PendingCell &cell : pending.cells) {
            if (!hasPlace(cell, record.mapper()))
                continue;
            const int index = record.mapper().table().columnIndex(cell.column);
            record.setValue(index, cell.value);
            if (pending.kind == PendingRow::Kind::Changed && record.isDirty(index))
                m_session.parts().editor.setBase(record.row(), index, cell.base);
        }
        for (const auto &[relationship, number] : pending.targets) {
            const int relation = record.mapper().relationIndex(relationship, false);
            if (relation >= 0 && m_added.value(number))
                record.setOne(relation, m_added[number]);
        }
        if (pending.kind == PendingRow::Kind::Deleted)
            m_session.parts().editor.remove(record.row());
    }

    /// What is left of one row; nothing when it is all restored.
    std::optional<PendingRow> leftOf(qsizetype index) const
    {
        const PendingRow &pending = m_state.rows[index];
        if (!m_found[index])
            return pending;
        PendingRow left = pending;
        left.targets.clear();
        left.cells.removeIf([&](const PendingCell &cell) { return hasPlace(cell, m_found[index].mapper()); });
        return left.cells.isEmpty() ? std::nullopt : std::optional(left);
    }

    /// A state of its own: what its rows lead to among new rows is counted anew.
    QList<PendingRow> leftOver() const
    {
        QList<PendingRow> all;
        QHash<int, int> numbers;
        int number = 0;
        for (qsizetype i = 0; i < m_state.rows.size(); ++i) {
            const bool isAdded = m_state.rows[i].kind == PendingRow::Kind::Added;
            if (const auto left = leftOf(i)) {
                if (isAdded)
                    numbers.insert(number, int(numbers.size()));
                all.append(*left);
            }
            number += isAdded;
        }
        for (PendingRow &row : all) {
            row.targets.removeIf([&](const auto &target) { return !numbers.contains(target.second); });
            for (auto &[relationship, target] : row.targets)
                target = numbers.value(target);
        }
        return all;
    }

    Session &m_session;
    const PendingState &m_state;
    QList<Record> m_found; ///< null: no place for it
    QList<Record> m_added;
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
