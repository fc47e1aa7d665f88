// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/session.h"

#include "joinwright/dialect/sqlrenderer.h"
#include "joinwright/engine/worker.h"
#include "joinwright/orm/coerce.h"
#include "joinwright/orm/inheritance.h"
#include "joinwright/orm/removal.h"
#include "joinwright/orm/requiredvalues.h"
#include "joinwright/orm/sessionparts.h"

namespace jw {

using namespace Qt::StringLiterals;
using Set = UnitOfWork::Set;

namespace {

QList<Record> records(const QList<Row *> &rows)
{
    QList<Record> result;
    for (Row *row : rows)
        result.append(Record(Handle(row)));
    return result;
}

} // namespace

Session::Session(const Engine &engine)
    : d(std::make_unique<Parts>(*this, engine, nullptr))
{
}

Session::Session(const Engine &engine, const Schema &schema)
    : Session(engine)
{
    use(schema);
}

Session::Session(std::shared_ptr<Worker> worker, const Schema &schema)
    : d(std::make_unique<Parts>(*this, worker->engine(), worker))
{
    use(schema);
}

Session::~Session()
{
    // What is under way ends while the context lives: QFuture::then(context(), …) of Qt 6.4 asserts that it does.
    qDeleteAll(d->context.findChildren<QFutureWatcherBase *>(Qt::FindDirectChildrenOnly));
}

void Session::use(const Schema &schema)
{
    d->mapping->add(schema);
}

const Mapping &Session::mapping() const
{
    return *d->mapping;
}

std::shared_ptr<const Mapping> Session::sharedMapping() const
{
    return d->mapping;
}

const Mapper &Session::mapperOf(const EntityInfo &entity)
{
    if (d->recent.entity == &entity)
        return d->recent.store->mapper();
    if (const Mapper *known = d->entities.value(&entity))
        return *known;
    const Id id = Id::fromNumber(entity.table);
    if (!d->mapping->find(id))
        use(entity.schema());
    const QString name = QString::fromUtf8(entity.name);
    const Mapper &mapper = d->mapping->mapper(id, name);
    const QList<Column> own = entity.schema().table(id)->columns;
    for (qsizetype i = 0; i < own.size(); ++i) {
        if (i < mapper.columnCount() && mapper.table().columns[i].id == own[i].id)
            continue;
        Error::Context context;
        context.table = mapper.name();
        context.column = own[i].name;
        throw SchemaError(
            u"the class %1 expects %2 as column %3 of %4, which this session's schema does not have there"_s.arg(
                name, own[i].name, QString::number(i + 1), mapper.name()),
            context);
    }
    d->entities.insert(&entity, &mapper);
    return mapper;
}

const Dialect &Session::dialect() const
{
    return d->engine.dialect();
}

bool Session::isAsync() const
{
    return bool(d->worker);
}

void Session::setLazyLoading(LazyLoading how)
{
    d->lazyLoading = how;
}

void Session::setLoading(const RelationRef &relation, Loading how)
{
    d->loading.set(mapperOf(*relation.entity).relation(Id::fromNumber(relation.relationship), relation.back), how);
}

void Session::setLoading(const Table *table, const QString &relation, Loading how)
{
    if (!table)
        throw Error(ErrorKind::Usage, u"a relationship was wanted of a table that does not exist"_s);
    d->loading.set(d->mapping->mapper(table->id, table->name).relation(relation), how);
}

// ---- objects

Handle Session::makeObject(const EntityInfo &entity)
{
    if (d->lastMade.entity != &entity)
        d->lastMade = {&entity, d->store(mapperOf(entity))};
    const Mapper &mapper = d->lastMade.store->mapper();
    if (mapper.extended() || mapper.discriminatorCell() >= 0)
        return jw::makeObject(*d, entity);
    return Handle::adopting(d->lastMade.store->create(RowState::Transient, 0));
}

Record Session::make(const Table *table)
{
    if (!table)
        throw Error(ErrorKind::Usage, u"a row was wanted of a table that does not exist"_s);
    return Record(d->make(d->mapping->mapper(table->id, table->name)));
}

Record Session::add(const Table *table)
{
    const Record record = make(table);
    add(record);
    return record;
}

void Session::add(const Handle &object)
{
    checkOwn(object);
    d->editor.add(object.row());
    d->notify(&SessionObserver::historyChanged);
}

void Session::remove(const Handle &object)
{
    checkOwn(object);
    loadForRemoval(*d, object.row());
    d->editor.remove(object.row());
    d->notify(&SessionObserver::historyChanged);
}

void Session::detach(const Handle &object)
{
    checkOwn(object);
    if (object.state() == RowState::Pending || object.state() == RowState::Transient)
        return remove(object);
    for (const Handle &part : partsInMemory(object))
        d->detach(part.row());
}

Record Session::merge(const Record &object)
{
    const Record merged(d->merger.merge(object));
    d->notify(&SessionObserver::historyChanged);
    return merged;
}

Record Session::attach(const Record &object)
{
    const Record attached(d->merger.attach(object));
    d->notify(&SessionObserver::historyChanged);
    return attached;
}

Handle Session::getRow(const Mapper &mapper, std::span<const Value> key)
{
    return d->loader.get(mapper, key);
}

Row *Session::knownRow(const EntityInfo &entity, qint64 key) const
{
    if (d->recent.entity != &entity && !d->findRecent(entity)) [[unlikely]]
        return nullptr;
    Row *row = d->recent.store->identities().find(key);
    return row && row->state == RowState::Persistent ? row : nullptr;
}

Record Session::get(const Table *table, const QList<Value> &key, SourceLocation where)
{
    const CallSite site(where);
    if (!table)
        throw Error(ErrorKind::Usage, u"a row was wanted of a table that does not exist"_s);
    return Record(getRow(d->mapping->mapper(table->id, table->name), key));
}

Record Session::find(Id table, const QList<Value> &values) const
{
    const Mapper *mapper = d->mapping->find(table);
    if (!mapper || mapper->keyCells().size() != values.size() || mapper->isReadOnly())
        return {};
    KeyValues key;
    for (qsizetype i = 0; i < values.size(); ++i)
        key.append(coerce(values[i], *mapper, mapper->keyCells()[i]));
    return Record(Handle(d->store(*mapper)->identities().find(key)));
}

Query<Record> Session::query(const Table *table)
{
    if (!table)
        throw Error(ErrorKind::Usage, u"a query was wanted of a table that does not exist"_s);
    return Query<Record>(*this, d->mapping->mapper(table->id, table->name));
}

QList<QList<Value>> Session::rows(const Select &select, SourceLocation where)
{
    const CallSite site(where);
    return d->io(u"a query"_s).execute(SqlRenderer(dialect()).select(select)).all();
}

// ---- what waits to be written

QList<Record> Session::added() const
{
    return records(d->work.rows(Set::Added));
}

QList<Record> Session::changed() const
{
    return records(d->work.rows(Set::Changed));
}

QList<Record> Session::deleted() const
{
    return records(d->work.rows(Set::Deleted));
}

bool Session::hasChanges() const
{
    return !d->work.isEmpty();
}

QList<MissingValue> Session::missingRequired() const
{
    return missingValues(d->work);
}

FlushPlan Session::plan(QList<Record> *objects) const
{
    const PlannedFlush planned = FlushPlanner(d->mapping, d->work, d->graph).plan();
    if (objects)
        *objects = QList<Record>(planned.rows.begin(), planned.rows.end()) + QList<Record>(planned.counting.begin(), planned.counting.end());
    return {d->mapping, planned.runs->operations()};
}

// ---- transactions

void Session::checkOwn(const Handle &object) const
{
    if (!object)
        throw Error(ErrorKind::Usage, u"a null handle was given to a session"_s);
    if (object.session() != this)
        throw Error(ErrorKind::Usage, u"%1 does not belong to this session"_s.arg(objectName(object.row())));
}

void Session::begin()
{
    d->transaction.begin();
}

void Session::flush(SourceLocation where)
{
    const CallSite site(where);
    d->transaction.flush();
}

void Session::commit(SourceLocation where)
{
    const CallSite site(where);
    d->transaction.commit();
}

void Session::rollback()
{
    d->transaction.rollback();
}

QFuture<void> Session::commitAsync()
{
    return d->transaction.commitAsync();
}

void Session::setAutoflush(bool on)
{
    d->transaction.setAutoflush(on);
}

bool Session::isAutoflush() const
{
    return d->transaction.isAutoflush();
}

bool Session::isCommitting() const
{
    return d->transaction.isUnderWay();
}

// ---- taking back

void Session::revert(const Handle &object)
{
    checkOwn(object);
    const EditScope step(*this, u"Revert %1"_s.arg(object.row()->mapper().objectName()));
    for (const Handle &part : partsInMemory(object)) {
        if (part == object || part.state() != RowState::Transient)
            d->editor.revert(part.row()); // a new object's other rows have gone with its first
    }
    d->notify(&SessionObserver::historyChanged);
}

void Session::revert(const Handle &object, int cell)
{
    checkOwn(object);
    d->editor.revertCell(object.row(), cell);
    d->notify(&SessionObserver::historyChanged);
}

void Session::revertAll()
{
    beginStep(u"Revert all"_s);
    for (const Set set : {Set::Changed, Set::Deleted, Set::Added}) {
        for (const Record &record : records(d->work.rows(set)))
            d->editor.revert(record.row());
    }
    endStep();
}

void Session::rebase(const StaleDataError &conflict)
{
    for (const StaleRow &stale : conflict.rows()) {
        const Record record = find(stale.table, stale.key);
        if (record && stale.isGone && record.state() == RowState::Deleted)
            detach(record);
        for (int cell = 0; record && cell < stale.theirRow.size(); ++cell)
            d->editor.setBase(record.row(), cell, stale.theirRow[cell]);
        if (record)
            expireExtensions(record.row());
    }
}

bool Session::canUndo() const
{
    return d->journal.canUndo();
}

bool Session::canRedo() const
{
    return d->journal.canRedo();
}

QString Session::undoText() const
{
    return d->journal.undoText();
}

QString Session::redoText() const
{
    return d->journal.redoText();
}

void Session::undo()
{
    d->editor.undo();
    d->transaction.lowerMark(d->journal.position());
    d->notify(&SessionObserver::historyChanged);
}

void Session::redo()
{
    d->editor.redo();
    d->notify(&SessionObserver::historyChanged);
}

void Session::beginStep(const QString &text, const QString &mergeKey)
{
    d->journal.open(text, mergeKey);
}

void Session::endStep()
{
    d->journal.close();
    d->notify(&SessionObserver::historyChanged);
}

// ---- what is in memory

void Session::retry(const std::function<void()> &work, const RetryOptions &options)
{
    d->transaction.retry(work, options);
}

void Session::expire(const Handle &object)
{
    checkOwn(object);
    for (const Handle &part : partsInMemory(object)) {
        if (part.state() == RowState::Persistent && !(part.row()->flags & Row::Keyless))
            part.row()->flags |= Row::Expired;
    }
}

void Session::expireAll()
{
    QList<Handle> rows;
    for (RowStore *store : std::as_const(d->stores))
        store->identities().forEach([&](Row *row) { rows.append(Handle(row)); });
    for (const Handle &row : std::as_const(rows)) {
        expire(row);
        for (const Relation &relation : row.row()->mapper().relations()) {
            if (relation.kind == Relation::Kind::ToMany)
                RowStore::forgetMembers(row.row(), relation.index); // all rows are held by the list above
        }
    }
    d->kept.clear();
}

void Session::refresh(const Handle &object, SourceLocation where)
{
    const CallSite site(where);
    checkOwn(object);
    for (const Handle &part : partsInMemory(object))
        d->loader.refresh(part.row());
}

void Session::trim()
{
    d->kept.clear();
}

qsizetype Session::rowsInMemory(Id table) const
{
    const Mapper *mapper = d->mapping->find(table);
    return mapper && d->stores.contains(mapper) ? d->stores.value(mapper)->size() : 0;
}

QList<Handle> Session::adopt(const FetchResult &result)
{
    return d->adopter.adopt(result);
}

QList<QList<Record>> Session::adoptTuples(const FetchResult &result)
{
    QList<QList<Record>> tuples;
    for (const QList<Handle> &tuple : d->adopter.adoptTuples(result))
        tuples.append(QList<Record>(tuple.begin(), tuple.end()));
    return tuples;
}

QObject *Session::context() const
{
    return &d->context;
}

Events &Session::events()
{
    return d->events;
}

std::shared_ptr<void> Session::listen(Event event, const Table *table, Events::Handler handler)
{
    return d->events.listen(event, table ? table->id : Id(), std::move(handler));
}

void Session::addObserver(SessionObserver *observer)
{
    d->observers.append(observer);
}

void Session::removeObserver(SessionObserver *observer)
{
    d->observers.removeAll(observer);
}

} // namespace jw
