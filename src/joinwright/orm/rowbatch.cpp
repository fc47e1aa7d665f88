// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/rowbatch.h"

#include "joinwright/dialect/sqlrenderer.h"
#include "joinwright/orm/rowreader.h"
#include "joinwright/orm/valuelists.h"

#include <QtCore/QScopeGuard>
#include <QtCore/QSet>

#include <algorithm>

namespace jw {

namespace {

QList<QList<Value>> unique(const QList<QList<Value>> &keys)
{
    QSet<QList<Value>> seen;
    QList<QList<Value>> result;
    for (const QList<Value> &key : keys) {
        if (!seen.contains(key)) {
            seen.insert(key);
            result.append(key);
        }
    }
    return result;
}

QList<RowBatch> read(Connection &connection, const Statement &statement, const QList<const Mapper *> &mappers)
{
    KeptStatement rows = connection.prepare(statement.sql);
    for (qsizetype i = 0; i < statement.values.size(); ++i)
        rows.bind(int(i), statement.values[i]);
    const auto end = qScopeGuard([&] { rows.finish(); });
    rows.start();
    return RowReader(connection.dialect(), mappers).read(rows);
}

void append(RowBatch &to, const RowBatch &from)
{
    for (BadCell cell : from.badCells) {
        cell.row += to.rows;
        to.badCells.append(cell);
    }
    to.values += from.values;
    to.rows += from.rows;
}

/// Rows of `mapper` whose `cells` have one of these keys, in the order of their own key; of the cells only those that
/// `wanted` accepts.
template<typename F>
RowBatch loadByKeys(Connection &connection, const KeyCells &cells, const QList<QList<Value>> &all, F wanted)
{
    const Mapper &mapper = cells.mapper;
    RowBatch result {.mapper = &mapper};
    const QList<QList<Value>> keys = unique(all);
    const qsizetype most = mostKeys(connection.dialect(), cells);
    for (qsizetype from = 0; from < keys.size(); from += most) {
        Select select = Select::from(mapper.ref());
        for (int cell = 0; cell < mapper.cellCount(); ++cell)
            select.column(wanted(cell) ? mapper.expression(cell) : Expr::sql(QStringLiteral("NULL")));
        select.where(hasOneOf(connection.dialect(), cells, keys.mid(from, most)));
        for (const int cell : mapper.keyCells())
            select.orderBy(mapper.expression(cell));
        append(result, read(connection, SqlRenderer(connection.dialect()).select(select), {&mapper}).first());
    }
    return result;
}

RowBatch loadByKeys(Connection &connection, const KeyCells &cells, const QList<QList<Value>> &keys, quint16 undeferred = 0)
{
    const Mapper &mapper = cells.mapper;
    const quint16 unloaded = mapper.deferredMask() & quint16(~undeferred);
    RowBatch batch
        = loadByKeys(connection, cells, keys, [&mapper, unloaded](int cell) { return (mapper.deferredBit(cell) & unloaded) == 0; });
    batch.unloaded = unloaded;
    return batch;
}

QList<QList<Value>> keysIn(const RowBatch &batch, const QList<int> &cells)
{
    QList<QList<Value>> keys;
    for (int row = 0; row < batch.rows; ++row) {
        if (batch.isAbsent(row))
            continue;
        QList<Value> key;
        for (const int cell : cells)
            key.append(batch.row(row)[cell]);
        if (std::none_of(key.begin(), key.end(), [](const Value &value) { return value.isNull(); }))
            keys.append(key);
    }
    return keys;
}

RowBatch loadMembers(
    Connection &connection, const Relation &toMany, const QList<QList<Value>> &keys, quint16 undeferred, QList<Spelling> &spellings)
{
    const RowBatch members = loadByKeys(connection, {*toMany.target, toMany.targetColumns, toMany.collations}, keys, undeferred);
    spellings += spellingsOfMembers(connection, toMany, keys, members);
    return members;
}

RowBatch loadParents(
    Connection &connection, const Relation &toOne, const QList<QList<Value>> &keys, quint16 undeferred, QList<Spelling> &spellings)
{
    const RowBatch parents = loadByKeys(connection, {*toOne.target, toOne.targetColumns}, keys, undeferred);
    spellings += spellingsOfParents(connection, toOne, keys, parents);
    return parents;
}

QList<int> ownCells(const Relation &relation)
{
    return relation.kind == Relation::Kind::ManyToMany ? relation.mapper->relations()[relation.links].columns
                                                       : relation.columns;
}

} // namespace

RowBatch loadCells(Connection &connection, const Mapper &mapper, int wanted, const QList<QList<Value>> &keys)
{
    return loadByKeys(connection, {mapper, mapper.keyCells()}, keys,
        [&mapper, wanted](int cell) { return cell == wanted || mapper.isKey(cell); });
}

RowBatch loadRows(Connection &connection, const Mapper &mapper, const QList<QList<Value>> &keys)
{
    return loadByKeys(connection, {mapper, mapper.keyCells()}, keys);
}

RelatedBatch loadRelated(Connection &connection, const RelatedPath &path, const QList<QList<Value>> &keys)
{
    const Relation &relation = *path.relation;
    RelatedBatch batch {.relation = &relation, .how = path.how};
    if (!loadsAhead(path.how))
        return batch;
    const RowBatch *reached = &batch.members;
    if (relation.kind == Relation::Kind::ManyToMany) {
        const Relation &links = relation.mapper->relations()[relation.links];
        const Relation &far = links.target->relations()[relation.far];
        batch.members = loadMembers(connection, links, keys, 0, batch.spellings);
        batch.targets = loadParents(connection, far, keysIn(batch.members, far.columns), path.undeferred, batch.spellings);
        reached = &batch.targets;
    } else if (relation.kind == Relation::Kind::ToMany) {
        batch.members = loadMembers(connection, relation, keys, path.undeferred, batch.spellings);
    } else {
        batch.members = loadParents(connection, relation, keys, path.undeferred, batch.spellings);
    }
    for (const RelatedPath &nested : path.nested)
        batch.nested.append(loadRelated(connection, nested, keysIn(*reached, ownCells(*nested.relation))));
    return batch;
}

void CompiledQuery::start(KeptStatement &rows) const
{
    for (qsizetype i = 0; i < statement.values.size(); ++i)
        rows.bind(int(i), statement.values[i]);
    rows.start();
}

FetchResult CompiledQuery::execute(Connection &connection) const
{
    KeptStatement rows = connection.prepare(statement.sql);
    const auto end = qScopeGuard([&] { rows.finish(); });
    start(rows);
    return read(rows, connection, std::numeric_limits<qint64>::max());
}

FetchResult CompiledQuery::read(KeptStatement &rows, Connection &connection, qint64 most) const
{
    FetchResult result {.mapping = mapping, .extraNames = extraNames, .isUnique = isUnique};
    RowReader(connection.dialect(), entities, mayBeAbsent, extras, keepsRaw).read(rows, most, result);
    for (qsizetype i = 0; i < unloaded.size(); ++i)
        result.entities[i].unloaded = unloaded[i];
    const auto loadAll = [&](const QList<RelatedPath> &paths, int owner) {
        QList<RelatedBatch> batches;
        for (const RelatedPath &path : paths)
            batches.append(loadRelated(connection, path, keysIn(result.entities[owner], ownCells(*path.relation))));
        return batches;
    };
    result.related = loadAll(with, 0);
    for (const JoinedPath &path : joined)
        result.joined.append({path.relation, path.owner, path.member, loadAll(path.nested, path.member)});
    return result;
}

} // namespace jw
