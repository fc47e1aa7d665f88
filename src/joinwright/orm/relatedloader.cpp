// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/relatedloader.h"

#include "joinwright/dialect/sqlrenderer.h"
#include "joinwright/orm/rowtaker.h"
#include "joinwright/orm/sessionparts.h"
#include "joinwright/orm/tablestatements.h"
#include "joinwright/orm/valuelists.h"

#include <QtCore/QScopeGuard>
#include <QtCore/QSet>

#include <algorithm>

namespace jw {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t LargeRange = 5000; // from here on it pays to ask how large the table is

/// Whether a row's foreign key is what the database said: then the cell alone tells its parent.
bool isAsLoaded(Row *row, const Relation &toOne)
{
    return row->state == RowState::Persistent && !row->changes && !RowStore::target(row, toOne.index);
}

/// The members of a list that were there before a load, to tell them from what it brings.
class KnownMembers
{
public:
    bool contains(const Members &list, Row *row)
    {
        auto known = m_rows.find(&list);
        if (known == m_rows.end())
            known = m_rows.insert(&list, QSet<Row *>(list.rows.begin(), list.rows.end()));
        return known->contains(row);
    }

private:
    QHash<const Members *, QSet<Row *>> m_rows;
};

} // namespace

RelatedLoader::RelatedLoader(Session::Parts &parts, Connection &connection)
    : m_parts(parts)
    , m_connection(connection)
{
}

bool RelatedLoader::isDirect(const Relation &relation)
{
    if (relation.kind == Relation::Kind::ManyToMany || relation.columns.size() != 1)
        return false;
    const bool isToMany = relation.kind == Relation::Kind::ToMany;
    const Mapper &parent = isToMany ? *relation.mapper : *relation.target;
    const int key = isToMany ? relation.columns.first() : relation.targetColumns.first();
    return parent.keyCells() == QList<int> {key} && parent.type(key).isInteger()
        && relation.target->type(relation.targetColumns.first()).isInteger()
        && relation.mapper->type(relation.columns.first()).isInteger();
}

RelatedLoader::Keys RelatedLoader::keysOf(const QList<Handle> &owners, const Relation &relation) const
{
    Keys keys;
    keys.reserve(size_t(owners.size()));
    const int cell = relation.columns.first();
    for (const Handle &owner : owners) {
        if (!owner || (relation.kind == Relation::Kind::ToMany && owner.row()->isUnwritten()))
            continue;
        const Changes *changes = relation.kind == Relation::Kind::ToMany ? owner.row()->changes : nullptr;
        const Changes::Entry *entry = changes ? changes->find(cell) : nullptr;
        const Value &key = entry ? entry->original : owner.row()->cells()[cell];
        if (key.kind() == Value::Kind::Int64)
            keys.push_back(key.toInt64());
    }
    if (!std::is_sorted(keys.begin(), keys.end()))
        std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

KeptStatement RelatedLoader::prepared(const Mapper &mapper, const Expr &condition)
{
    Select select = Select::from(mapper.ref());
    for (int cell = 0; cell < mapper.cellCount(); ++cell)
        select.column(mapper.deferredBit(cell) ? Expr::sql(u"NULL"_s) : mapper.expression(cell));
    return m_connection.prepare(SqlRenderer(m_connection.dialect()).select(select.where(condition)).sql);
}

void RelatedLoader::drain(KeptStatement &statement, RowTaker &taker, QList<Handle> &rows) const
{
    const auto end = qScopeGuard([&] { statement.finish(); });
    taker.announce(statement);
    statement.start();
    while (statement.next())
        rows.append(Handle::adopting(taker.take(statement)));
}

bool RelatedLoader::isMostOfTable(const Mapper &mapper, int cell, const Keys &keys)
{
    if (keys.size() < LargeRange)
        return false;
    const Select select = Select::from(mapper.ref()).column(mapper.expression(cell).max());
    Result highest = m_connection.execute(SqlRenderer(m_connection.dialect()).select(select));
    return highest.next() && highest.raw(0).kind() == Value::Kind::Int64
        && qint64(keys.size()) > highest.raw(0).toInt64() / 2;
}

void RelatedLoader::readRange(TableStatements &statements, int cell, const Keys &keys, RowTaker &taker, QList<Handle> &rows)
{
    const Mapper &mapper = *statements.codec.mapper;
    TableStatements::ByColumn &ways = statements.byColumn[cell];
    const QString unindexed = m_connection.dialect().unindexed(m_connection.dialect().quote(mapper.cellName(cell)));
    const bool scans = !mapper.isKey(cell) && !unindexed.isEmpty() && !unindexed.contains(u'?') && isMostOfTable(mapper, cell, keys);
    KeptStatement &statement = scans ? ways.scan : ways.range;
    if (statement.isNull()) {
        const QList<Value> any {Value(0), Value(0)};
        statement = prepared(mapper,
            scans ? Expr::sql(unindexed + " BETWEEN ? AND ?"_L1, any) : mapper.expression(cell).between(any[0], any[1]));
    }
    const Value first(keys.front());
    const Value last(keys.back());
    statement.bind(0, first);
    statement.bind(1, last);
    drain(statement, taker, rows);
}

/// IN, written out.
void RelatedLoader::readWrittenOut(TableStatements &statements, int cell, const Keys &keys, RowTaker &taker, QList<Handle> &rows)
{
    const Mapper &mapper = *statements.codec.mapper;
    const auto most = size_t(mostKeys(m_connection.dialect(), {mapper, {cell}}));
    for (size_t from = 0; from < keys.size(); from += most) {
        const size_t count = std::min(most, keys.size() - from);
        const int length = int(std::min(listLength(qsizetype(count)), qsizetype(most)));
        KeptStatement &statement = statements.byColumn[cell].lists[length];
        if (statement.isNull()) {
            const QList<Value> any(length, Value(0));
            statement = prepared(mapper, length == 1 ? mapper.expression(cell) == any[0] : mapper.expression(cell).inPlaces(any));
        }
        for (int place = 0; place < length; ++place)
            statement.bind(place, Value(keys[from + std::min(size_t(place), count - 1)])); // the last key fills up
        drain(statement, taker, rows);
    }
}

void RelatedLoader::readLists(TableStatements &statements, int cell, const Keys &keys, RowTaker &taker, QList<Handle> &rows)
{
    const Mapper &mapper = *statements.codec.mapper;
    const Dialect &dialect = m_connection.dialect();
    if (keys.size() == 1 || !takesLists(dialect, mapper, {cell}))
        return readWrittenOut(statements, cell, keys, taker, rows);
    KeptStatement &statement = statements.byColumn[cell].list;
    if (statement.isNull())
        statement = prepared(mapper, hasAnyOf(dialect, mapper, cell));
    const auto most = mostKeys(dialect, {mapper, {cell}});
    for (auto from = keys.begin(); from != keys.end();) {
        const auto end = from + std::min<qsizetype>(most, keys.end() - from);
        const Value list = dialect.list(QList<Value>(from, end));
        statement.bind(0, list);
        drain(statement, taker, rows);
        from = end;
    }
}

QList<Handle> RelatedLoader::read(const Relation &relation, const Keys &keys)
{
    QList<Handle> rows;
    if (keys.empty())
        return rows;
    RowTaker taker(m_parts, *relation.target, relation.target->deferredMask());
    if (relation.inherits && relation.kind == Relation::Kind::ToOne)
        taker.readsTheRest();
    TableStatements &statements = m_parts.store(*relation.target)->statements(m_connection.dialect());
    const int cell = relation.targetColumns.first();
    const bool isRange = keys.size() > 2 && size_t(keys.back() - keys.front()) == keys.size() - 1;
    if (isRange)
        readRange(statements, cell, keys, taker, rows);
    else
        readLists(statements, cell, keys, taker, rows);
    taker.settle();
    return rows;
}

Row *RelatedLoader::ownerOf(Row *member, const Relation &toOne, RowStore &owners)
{
    if (!isAsLoaded(member, toOne))
        return m_parts.graph.parent(member, toOne);
    const Value &key = member->cells()[toOne.columns.first()];
    if (key.kind() != Value::Kind::Int64)
        return nullptr;
    if (!m_lastOwner || m_lastKey != key.toInt64()) {
        m_lastKey = key.toInt64();
        m_lastOwner = owners.identities().find(m_lastKey);
    }
    return m_lastOwner;
}

void RelatedLoader::fill(const QList<Handle> &owners, const Relation &toMany, const QList<Handle> &members)
{
    const Relation &toOne = toMany.target->relations()[toMany.inverse];
    const quint32 load = m_parts.nextLoad();
    for (const Handle &owner : owners) {
        if (owner && owner.row()->state != RowState::Pending)
            RowStore::editMembers(owner.row(), toMany.index).beginLoad(load);
    }
    RowStore &store = *m_parts.store(*toMany.mapper);
    const int key = m_parts.store(*toMany.target)->statements(m_connection.dialect()).codec.integerKey;
    KnownMembers known;
    m_lastOwner = nullptr;
    QSet<Members *> unsorted;
    for (const Handle &member : members) {
        Row *owner = Graph::isMember(member.row()) ? ownerOf(member.row(), toOne, store) : nullptr;
        Members *list = owner ? RowStore::members(owner, toMany.index) : nullptr;
        if (!list || list->load != load) // moved elsewhere in memory, or its owner was not asked about
            continue;
        if (list->before > 0 && known.contains(*list, member.row()))
            continue;
        const bool isFirst = list->rows.size() == list->before;
        if (!isFirst && key >= 0 && Value::compare(list->rows.constLast()->cells()[key], member.row()->cells()[key]) > 0)
            unsorted.insert(list);
        list->append(member.row());
    }
    for (Members *list : std::as_const(unsorted)) {
        std::sort(list->rows.begin() + list->before, list->rows.end(),
            [key](const Row *a, const Row *b) { return Value::compare(a->cells()[key], b->cells()[key]) < 0; });
    }
    m_parts.adopter.adoptEditedMembers(toMany);
    for (const Handle &owner : owners) {
        if (owner && owner.row()->state != RowState::Pending)
            m_parts.onRelation(owner.row(), toMany.index);
    }
}

QList<Handle> RelatedLoader::load(const QList<Handle> &owners, const RelatedPath &path)
{
    const Relation &relation = *path.relation;
    if (!isDirect(relation) || path.undeferred) {
        QList<Row *> rows;
        for (const Handle &owner : owners) {
            if (owner)
                rows.append(owner.row());
        }
        return m_parts.adopter.adopt(loadRelated(m_connection, {&relation, {}, Loading::SelectIn, path.undeferred}, Loader::keysOf(rows, relation)), owners);
    }
    const QList<Handle> reached = read(relation, keysOf(owners, relation));
    if (relation.kind == Relation::Kind::ToMany)
        fill(owners, relation, reached);
    else
        m_parts.kept += reached; // nothing owns the rows at a to-one end
    return reached;
}

void RelatedLoader::loadPaths(const QList<Handle> &owners, const QList<RelatedPath> &paths)
{
    giveRules(owners, rulesOf(paths));
    for (const RelatedPath &path : paths) {
        if (loadsAhead(path.how))
            loadPaths(load(owners, path), path.nested);
    }
}

} // namespace jw
