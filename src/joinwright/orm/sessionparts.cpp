// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/sessionparts.h"

#include "joinwright/orm/callsite.h"

namespace jw {

using namespace Qt::StringLiterals;

Session::Parts::Parts(Session &owner, const Engine &itsEngine, std::shared_ptr<Worker> itsWorker)
    : session(owner)
    , engine(itsEngine)
    , worker(std::move(itsWorker))
    , mapping(std::make_shared<Mapping>(engine.dialect()))
    , graph([this](const Mapper &mapper) { return store(mapper); },
          [this](Row *row, int relation) { onRelation(row, relation); })
    , editor(graph, work, journal, *this)
    , adopter(*this)
    , loader(*this)
    , reader(*this)
    , selects(engine.dialect())
    , synchronizer(*this)
    , transaction(*this)
    , merger(*this)
{
}

Session::Parts::~Parts()
{
    endReading();
    observers.clear();
    journal.clear();
    kept.clear();
    synchronizer.settle();
    work.clear();
    for (RowStore *each : std::as_const(stores))
        each->close();
}

RowStore *Session::Parts::findStore(const Mapper &mapper)
{
    RowStore *&found = stores[&mapper];
    if (!found) {
        found = new RowStore(&session, mapping, mapper);
        found->setKeepsIdle(isReading);
    }
    lastStore = found;
    return found;
}

bool Session::Parts::findRecent(const EntityInfo &entity)
{
    const Mapper *mapper = entities.value(&entity);
    const bool isTold = !entity.subclass; // otherwise a row of the table may be of another class
    RowStore *itsStore = isTold && mapper && mapper->keyCells().size() == 1 ? stores.value(mapper) : nullptr;
    if (itsStore)
        recent = {&entity, itsStore};
    return itsStore;
}

Handle Session::Parts::make(const Mapper &mapper)
{
    Row *row = store(mapper)->create(RowState::Transient, 0);
    const Handle handle(row);
    deref(row);
    return handle;
}

void Session::Parts::detach(Row *row)
{
    const Handle keep(row);
    for (const auto set : {UnitOfWork::Set::Changed, UnitOfWork::Set::Deleted, UnitOfWork::Set::Counting})
        work.remove(set, row);
    graph.leaveParents(row);
    row->store->identities().erase(row);
    row->state = RowState::Detached;
    synchronizer.leave(row);
    onState(row);
}

Connection &Session::Parts::io(const QString &what)
{
    Connection &found = connect(what);
    transaction.flushBeforeReading(what);
    return found;
}

Connection &Session::Parts::connect(const QString &what)
{
    if (worker)
        throw CallSite::usageError(u"%1 needs the database at once, but this session does its I/O in a worker: use async()"_s.arg(what));
    if (!connection)
        connection = engine.connect();
    return *connection;
}

bool Session::Parts::beginReading(const QString &what)
{
    Connection &reading = io(what);
    if (reading.inTransaction() || engine.url().isMemory())
        return false;
    reading.begin(false);
    isReading = true;
    freshSince = loads + 1;
    for (RowStore *each : std::as_const(stores))
        each->setKeepsIdle(true);
    return true;
}

void Session::Parts::endReading() noexcept
{
    if (!std::exchange(isReading, false))
        return;
    freshSince = std::numeric_limits<quint32>::max();
    for (RowStore *each : std::as_const(stores))
        each->setKeepsIdle(false);
    try {
        connection->commit();
    } catch (const Error &) {
        connection->rollback();
    }
}

void Session::Parts::onCell(Row *row, int cell)
{
    if (observers.isEmpty() || row->state == RowState::Transient)
        return;
    const Record record {Handle(row)};
    const QList<SessionObserver *> listeners = observers;
    for (SessionObserver *observer : listeners)
        observer->cellChanged(record, cell);
}

void Session::Parts::onState(Row *row)
{
    if (observers.isEmpty())
        return;
    const Record record {Handle(row)};
    const QList<SessionObserver *> listeners = observers;
    for (SessionObserver *observer : listeners) {
        if (row->state == RowState::Pending)
            observer->rowAdded(record);
        observer->stateChanged(record);
    }
}

void Session::Parts::onRelation(Row *row, int relation)
{
    if (observers.isEmpty())
        return;
    const Record record {Handle(row)};
    const QList<SessionObserver *> listeners = observers;
    for (SessionObserver *observer : listeners)
        observer->relationChanged(record, relation);
}

void Session::Parts::send(Event event, const Handle &row) const
{
    events.send(event, Record(row));
    Events::everywhere().send(event, Record(row));
}

void Session::Parts::notify(void (SessionObserver::*event)())
{
    const QList<SessionObserver *> listeners = observers;
    for (SessionObserver *observer : listeners)
        (observer->*event)();
}

void Session::Parts::notify(void (SessionObserver::*event)(const Mapper &), const Mapper &mapper)
{
    const QList<SessionObserver *> listeners = observers;
    for (SessionObserver *observer : listeners)
        (observer->*event)(mapper);
}

Session::Parts &partsOf(const Row *row, const QString &what)
{
    if (!row)
        throw Error(ErrorKind::Usage, u"%1: the handle is null"_s.arg(what));
    if (Session *owner = row->session())
        return owner->parts();
    Error::Context context;
    context.table = row->mapper().name();
    context.object = objectName(row);
    throw Error(ErrorKind::Usage, u"%1: %2 is detached, its session has ended"_s.arg(what, objectName(row)), context);
}

} // namespace jw
