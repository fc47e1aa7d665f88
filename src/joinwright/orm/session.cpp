// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/session.h"

#include "joinwright/dialect/sqlrenderer.h"
#include "joinwright/orm/coerce.h"
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

Session::~Session() = default;

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

// ---- objects

Handle Session::makeRow(const Mapper &mapper)
{
    Row *row = d->store(mapper)->create(RowState::Transient, 0);
    Handle handle(row);
    deref(row);
    return handle;
}

Record Session::make(const Table *table)
{
    if (!table)
        throw Error(ErrorKind::Usage, u"a row was wanted of a table that does not exist"_s);
    return Record(makeRow(d->mapping->mapper(table->id, table->name)));
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
    if (!isAsync() && object.state() == RowState::Persistent) {
        // Association rows go with their owner; those that are not in memory have to be known first.
        const QList<Relation> relations = object.row()->mapper().relations();
        for (const Relation &relation : relations) {
            if (relation.kind == Relation::Kind::ManyToMany)
                d->loader.members(object.row(), relations[relation.links]);
        }
    }
    d->editor.remove(object.row());
    d->notify(&SessionObserver::historyChanged);
}

void Session::detach(const Handle &object)
{
    checkOwn(object);
    Row *row = object.row();
    if (row->state == RowState::Pending || row->state == RowState::Transient)
        return remove(object);
    for (const Set set : {Set::Changed, Set::Deleted})
        d->work.remove(set, row);
    d->graph.leaveParents(row);
    row->store->identities().erase(row);
    row->state = RowState::Detached;
    d->onState(row);
}

Handle Session::getRow(const Mapper &mapper, const QList<Value> &key)
{
    return d->loader.get(mapper, key);
}

Row *Session::knownRow(const EntityInfo &entity, qint64 key) const
{
    if (d->recent.entity != &entity) {
        const Mapper *mapper = d->entities.value(&entity);
        RowStore *store = mapper && mapper->keyCells().size() == 1 ? d->stores.value(mapper) : nullptr;
        if (!store)
            return nullptr;
        d->recent = {&entity, store};
    }
    Row *row = d->recent.store->identities().find(key);
    return row && row->state == RowState::Persistent ? row : nullptr;
}

Record Session::get(const Table *table, const QList<Value> &key)
{
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

QList<QList<Value>> Session::rows(const Select &select)
{
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
    QList<MissingValue> missing;
    for (Row *row : d->work.rows(Set::Added) + d->work.rows(Set::Changed)) {
        const Mapper &mapper = row->mapper();
        const bool isNew = row->state == RowState::Pending;
        for (int cell = 0; cell < mapper.columnCount(); ++cell) {
            if (!row->cells()[cell].isNull())
                continue;
            const bool held = std::any_of(mapper.relationsOf(cell).begin(), mapper.relationsOf(cell).end(),
                [row](int relation) { return RowStore::target(row, relation); });
            const bool emptied = !mapper.isNullable(cell) && d->editor.isDirty(row, cell) && !mapper.isComputed(cell);
            if (!held && (isNew ? mapper.isRequired(cell) : emptied))
                missing.append({Record(Handle(row)), cell});
        }
    }
    return missing;
}

FlushPlan Session::plan(QList<Record> *objects) const
{
    const PlannedFlush planned = FlushPlanner(d->mapping, d->work).plan();
    if (objects)
        *objects = QList<Record>(planned.rows.begin(), planned.rows.end());
    return planned.plan;
}

// ---- transactions

void Session::checkOwn(const Handle &object) const
{
    if (!object)
        throw Error(ErrorKind::Usage, u"a null handle was given to a session"_s);
    if (object.session() != this)
        throw Error(ErrorKind::Usage, u"%1 does not belong to this session"_s.arg(objectName(object.row())));
}

void Session::checkComplete() const
{
    const QList<MissingValue> missing = missingRequired();
    if (missing.isEmpty())
        return;
    QStringList names;
    for (const MissingValue &value : missing.mid(0, 5))
        names.append(u"%1 of %2"_s.arg(value.record.mapper().cellName(value.cell), value.record.objectName()));
    if (missing.size() > 5)
        names.append(u"and %1 more"_s.arg(missing.size() - 5));
    Error::Context context;
    context.table = missing.first().record.mapper().name();
    context.column = missing.first().record.mapper().cellName(missing.first().cell);
    context.object = missing.first().record.objectName();
    throw Error(ErrorKind::Value, u"a value is missing: %1"_s.arg(names.join(u", "_s)), context);
}

void Session::begin()
{
    d->mark = d->journal.position();
}

void Session::flush()
{
    Connection &connection = d->io(u"flush()"_s);
    checkComplete();
    const PlannedFlush planned = FlushPlanner(d->mapping, d->work).plan();
    if (planned.plan.isEmpty())
        return;
    d->endReading();
    try {
        if (!connection.inTransaction())
            connection.begin(true);
        const FlushResult result = execute(planned.plan, connection);
        d->synchronizer.apply(planned, result);
    } catch (...) {
        connection.rollback();
        d->synchronizer.withdraw();
        d->notify(&SessionObserver::historyChanged);
        throw;
    }
    d->journal.setFloor(d->journal.position());
    d->notify(&SessionObserver::historyChanged);
}

void Session::commit()
{
    flush();
    Connection &connection = d->io(u"commit()"_s);
    d->endReading();
    try {
        if (connection.inTransaction())
            connection.commit();
    } catch (...) {
        connection.rollback();
        d->synchronizer.withdraw();
        d->notify(&SessionObserver::historyChanged);
        throw;
    }
    d->synchronizer.settle();
    d->journal.clear();
    d->mark = 0;
    d->notify(&SessionObserver::committed);
    d->notify(&SessionObserver::historyChanged);
}

void Session::rollback()
{
    if (d->committing)
        throw Error(ErrorKind::Usage, u"rollback() while a commit is under way"_s);
    d->endReading();
    if (d->connection && d->connection->inTransaction())
        d->connection->rollback();
    d->synchronizer.withdraw();
    d->journal.setFloor(0);
    while (d->journal.position() > d->mark)
        d->editor.undo();
    d->journal.dropRedo();
    d->kept.clear();
    d->notify(&SessionObserver::rolledBack);
    d->notify(&SessionObserver::historyChanged);
}

bool Session::isCommitting() const
{
    return d->committing;
}

// ---- taking back

void Session::revert(const Handle &object)
{
    checkOwn(object);
    d->editor.revert(object.row());
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
    d->mark = std::min(d->mark, d->journal.position());
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

void Session::expire(const Handle &object)
{
    checkOwn(object);
    if (object.state() == RowState::Persistent && !(object.row()->flags & Row::Keyless))
        object.row()->flags |= Row::Expired;
}

void Session::expireAll()
{
    QList<Handle> rows;
    for (RowStore *store : std::as_const(d->stores))
        store->identities().forEach([&](Row *row) { rows.append(Handle(row)); });
    for (const Handle &row : std::as_const(rows)) {
        expire(row);
        for (const Relation &relation : row.row()->mapper().relations()) {
            Members *members = relation.kind == Relation::Kind::ToMany ? RowStore::members(row.row(), relation.index) : nullptr;
            if (!members)
                continue;
            members->loaded = false;
            const QList<Row *> listed = members->rows;
            for (Row *member : listed) {
                if (member->state == RowState::Persistent && !member->changes)
                    members->remove(member); // all rows are held by the list above
            }
        }
    }
    d->kept.clear();
}

void Session::refresh(const Handle &object)
{
    checkOwn(object);
    d->loader.refresh(object.row());
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

void Session::addObserver(SessionObserver *observer)
{
    d->observers.append(observer);
}

void Session::removeObserver(SessionObserver *observer)
{
    d->observers.removeAll(observer);
}

} // namespace jw
