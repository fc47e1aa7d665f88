// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/loader.h"

#include "joinwright/dialect/sqlrenderer.h"
#include "joinwright/orm/callsite.h"
#include "joinwright/orm/coerce.h"
#include "joinwright/orm/diagnostics.h"
#include "joinwright/orm/relatedloader.h"
#include "joinwright/orm/rowtaker.h"
#include "joinwright/orm/sessionparts.h"
#include "joinwright/orm/tablestatements.h"

#include <QtCore/QScopeGuard>

namespace jw {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype PeerLimit = 500;

} // namespace

Loader::Loader(Session::Parts &parts)
    : m_parts(parts)
{
}

QList<QList<Value>> Loader::keysOf(const QList<Row *> &rows, const Relation &relation)
{
    const QList<int> cells = relation.kind == Relation::Kind::ManyToMany
        ? relation.mapper->relations()[relation.links].columns
        : relation.columns;
    QList<QList<Value>> keys;
    for (const Row *row : rows) {
        QList<Value> key;
        for (const int cell : cells) {
            const Changes::Entry *entry = relation.kind != Relation::Kind::ToOne && row->changes
                ? row->changes->find(cell)
                : nullptr;
            key.append(entry ? entry->original
                    : relation.kind != Relation::Kind::ToOne && row->isGiven(cell)
                    ? Value()
                    : row->cells()[cell]);
        }
        if (std::none_of(key.begin(), key.end(), [](const Value &value) { return value.isNull(); }))
            keys.append(key);
    }
    return keys;
}

void Loader::refuseIfRaising(const Row *owner, const Relation &relation) const
{
    const RowRules *rules = owner->store->rules(owner);
    const bool isRaising = rules && rules->contains(&relation) ? rules->value(&relation) == Loading::Raise
        : m_parts.loading.isSet(relation)                     ? m_parts.loading.of(relation) == Loading::Raise
                                                              : m_parts.lazyLoading == LazyLoading::Raise;
    if (isRaising)
        throw CallSite::usageError(u"%1 of %2 is not loaded and lazy loading is switched off: ask for it with with()"_s.arg(
            relation.path(), objectName(owner)));
}

void Loader::load(const QList<Row *> &owners, const Relation &relation)
{
    refuseIfRaising(owners.first(), relation);
    Connection &connection = m_parts.io([&] { return u"loading %1 of %2"_s.arg(relation.path(), objectName(owners.first())); });
    if (m_parts.diagnostics)
        m_parts.diagnostics->loadedLazily(relation.path(), owners.size());
    QList<Handle> handles;
    for (Row *owner : owners)
        handles.append(Handle(owner));
    RelatedLoader(m_parts, connection).load(handles, {&relation, {}});
}

void Loader::loadPaths(const QList<Handle> &owners, const QList<RelatedPath> &paths)
{
    if (!paths.isEmpty())
        RelatedLoader(m_parts, m_parts.io([&] { return u"loading "_s + paths.first().relation->path(); })).loadPaths(owners, paths);
}

QList<Row *> Loader::members(Row *owner, const Relation &toMany)
{
    if (!Graph::isLoaded(owner, toMany)) {
        load(owner->store->peers(owner, PeerLimit,
                 [&](Row *peer) { return peer->state == RowState::Persistent && !Graph::isLoaded(peer, toMany); }),
            toMany);
    }
    const Members *members = RowStore::members(owner, toMany.index);
    return members ? members->rows : QList<Row *>();
}

QList<Handle> Loader::farRows(Row *owner, const Relation &manyToMany)
{
    const Relation &links = manyToMany.mapper->relations()[manyToMany.links];
    if (!Graph::isLoaded(owner, links)) {
        load(owner->store->peers(owner, PeerLimit,
                 [&](Row *peer) { return peer->state == RowState::Persistent && !Graph::isLoaded(peer, links); }),
            manyToMany);
    }
    QList<Handle> result;
    for (Row *link : members(owner, links))
        result.append(parent(link, links.target->relations()[manyToMany.far]));
    result.removeIf([](const Handle &handle) { return handle.isNull(); });
    return result;
}

Handle Loader::parentInMemory(Row *child, const Relation &toOne)
{
    return Handle(m_parts.graph.parent(child, toOne));
}

Handle Loader::parent(Row *child, const Relation &toOne)
{
    if (Row *found = m_parts.graph.parent(child, toOne))
        return Handle(found);
    if (!Graph::hasParent(child, toOne))
        return Handle();
    const QList<Row *> peers = child->store->peers(child, PeerLimit, [&](Row *peer) {
        return Graph::isMember(peer) && Graph::hasParent(peer, toOne) && !m_parts.graph.parent(peer, toOne);
    });
    load(peers, toOne);
    return Handle(m_parts.graph.parent(child, toOne));
}

void Loader::refreshAll(const QList<Row *> &rows)
{
    if (rows.isEmpty())
        return;
    const Mapper &mapper = rows.first()->mapper();
    QList<QList<Value>> keys;
    for (const Row *row : rows) {
        const KeyValues key = row->store->identities().keyOf(row);
        keys.append(QList<Value>(key.begin(), key.end()));
    }
    m_parts.adopter.adopt(loadRows(m_parts.io(u"reading %1 again"_s.arg(objectName(rows.first()))), mapper, keys));
}

void Loader::refresh(Row *row)
{
    if (row->state != RowState::Persistent && row->state != RowState::Deleted)
        return;
    row->flags |= Row::Expired;
    refreshAll(row->store->peers(row, PeerLimit,
        [](Row *peer) { return peer->flags & Row::Expired && peer->state == RowState::Persistent; }));
    if (row->flags & Row::Expired)
        throwGone(row);
}

void Loader::throwGone(const Row *row) const
{
    Error::Context context;
    context.table = row->mapper().name();
    context.object = objectName(row);
    throw Error(ErrorKind::StaleData, Error::phrase("%1 is not in the database any more", objectName(row)), context);
}

void Loader::loadDeferred(Row *row, int cell)
{
    const Mapper &mapper = row->mapper();
    const quint16 bit = mapper.deferredBit(cell);
    const QString name = mapper.name() + u'.' + mapper.cellName(cell);
    if (m_parts.lazyLoading == LazyLoading::Raise)
        throw Error(ErrorKind::Usage,
            u"%1 is deferred and lazy loading is switched off: ask for it with undefer()"_s.arg(name));
    const QList<Row *> peers = row->store->peers(row, PeerLimit,
        [bit](Row *peer) { return peer->unloaded & bit && (peer->state == RowState::Persistent || peer->state == RowState::Deleted); });
    QList<QList<Value>> keys;
    for (const Row *peer : peers) {
        const KeyValues key = peer->store->identities().keyOf(peer);
        keys.append(QList<Value>(key.begin(), key.end()));
    }
    m_parts.adopter.adoptCells(loadCells(m_parts.io(u"loading "_s + name), mapper, cell, keys), cell);
    if (row->unloaded & bit)
        throwGone(row);
}

Handle Loader::get(const Mapper &mapper, std::span<const Value> values)
{
    KeyValues key;
    for (size_t i = 0; i < values.size(); ++i)
        key.append(coerce(values[i], mapper, mapper.keyCells().value(qsizetype(i))));
    if (key.size() != mapper.keyCells().size() || mapper.isReadOnly())
        throw Error(ErrorKind::Usage,
            u"the key of %1 has %2 columns, not %3"_s.arg(mapper.name()).arg(mapper.keyCells().size()).arg(key.size()));
    if (Row *row = m_parts.store(mapper)->identities().find(key))
        return row->state == RowState::Deleted ? Handle() : Handle(row);
    if (m_parts.diagnostics)
        m_parts.diagnostics->loadedLazily(mapper.name() + u" by key"_s, 1);
    return readOne(mapper, key);
}

void Loader::prepareGet(const Mapper &mapper, TableStatements &statements, Connection &connection)
{
    const auto column = [&](int cell) { return mapper.expression(cell); };
    Select select = Select::from(mapper.ref());
    for (int cell = statements.getsWithoutKey; cell < mapper.cellCount(); ++cell)
        select.column(mapper.deferredBit(cell) ? Expr::sql(u"NULL"_s) : column(cell));
    for (const int cell : mapper.keyCells())
        select.where(column(cell) == Expr::sql(u"?"_s, {Value(0)})); // its text alone is kept
    statements.get = connection.prepare(SqlRenderer(connection.dialect()).select(select).sql);
}

Handle Loader::readOne(const Mapper &mapper, const KeyValues &key)
{
    Connection &connection = m_parts.io([&] { return u"loading one row of "_s + mapper.name(); });
    RowStore &store = *m_parts.store(mapper);
    if (Row *flushed = m_parts.transaction.isAutoflush() ? store.identities().find(key) : nullptr)
        return Handle(flushed); // new until a moment ago
    TableStatements &statements = store.statements(connection.dialect());
    if (statements.get.isNull())
        prepareGet(mapper, statements, connection);
    KeptStatement &statement = statements.get;
    RowTaker taker(m_parts, mapper, mapper.deferredMask(), statements.getsWithoutKey ? RowTaker::BehindKey : 0);
    for (qsizetype i = 0; i < key.size(); ++i)
        statement.bind(int(i), key[i], statements.codec.cells[size_t(mapper.keyCells()[i])]);
    Handle found;
    {
        const auto end = qScopeGuard([&] { statement.finish(); });
        taker.announce(statement);
        statement.start();
        if (statement.next())
            found = Handle::adopting(statements.getsWithoutKey ? taker.takeNew(statement, key[0].toInt64()) : taker.take(statement));
    }
    taker.settle();
    if (found)
        store.identities().learn(key, store.identities().keyOf(found.row()));
    return found;
}

} // namespace jw
