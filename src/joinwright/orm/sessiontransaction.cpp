// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/sessiontransaction.h"

#include "joinwright/orm/requiredvalues.h"
#include "joinwright/orm/sessionparts.h"

#include <QtCore/QSet>

namespace jw {

using namespace Qt::StringLiterals;
using Set = UnitOfWork::Set;

namespace {

constexpr int MostRounds = 100; // of flushes in one commit, before handlers that always edit are taken for a mistake

constexpr std::pair<Set, Event> EventsBefore[] = {
    {Set::Added, Event::BeforeInsert},
    {Set::Changed, Event::BeforeUpdate},
    {Set::Deleted, Event::BeforeDelete},
    {Set::Counting, Event::BeforeUpdate},
};

Event eventAfter(FlushOperation::Kind kind)
{
    switch (kind) {
    case FlushOperation::Kind::Insert:
        return Event::AfterInsert;
    case FlushOperation::Kind::Update:
        return Event::AfterUpdate;
    case FlushOperation::Kind::Delete:
        return Event::AfterDelete;
    }
    Q_UNREACHABLE();
}

QList<Handle> handlesOf(const QList<Row *> &rows)
{
    QList<Handle> handles;
    for (Row *row : rows)
        handles.append(Handle(row));
    return handles;
}

/// One event a row, in the order of the rows' first statements: a closing UPDATE does not hide that a row is new.
QList<std::pair<Handle, Event>> eventsAfter(const PlannedFlush &planned)
{
    QList<std::pair<Handle, Event>> events;
    QHash<Row *, qsizetype> places;
    for (const FlushRuns::Run &run : planned.runs->runs()) {
        const Event event = eventAfter(run.shape->kind);
        for (int i = run.begin; i < run.end; ++i) {
            const auto known = places.constFind(planned.rows[i].row());
            if (known == places.cend()) {
                places.insert(planned.rows[i].row(), events.size());
                events.append({planned.rows[i], event});
            } else if (event != Event::AfterUpdate) {
                events[*known].second = event;
            }
        }
    }
    return events;
}

} // namespace

SessionTransaction::SessionTransaction(Session::Parts &parts)
    : m_parts(parts)
{
}

void SessionTransaction::refuseWithinFlush(const QString &what) const
{
    if (m_flushing)
        throw Error(ErrorKind::Usage, u"%1 was called by a handler of an event of the flush under way"_s.arg(what));
}

Connection &SessionTransaction::beginWriting(const QString &what)
{
    Connection &connection = m_parts.connect(what);
    m_parts.endReading();
    if (!connection.inTransaction()) {
        connection.begin(true);
        m_loadsAtBegin = m_parts.loads;
    }
    return connection;
}

void SessionTransaction::begin()
{
    m_mark = m_parts.journal.position();
}

// ---- events

bool SessionTransaction::hears(std::initializer_list<Event> events) const
{
    return std::any_of(events.begin(), events.end(), [this](Event event) { return m_parts.hears(event); });
}

void SessionTransaction::sendBefore() const
{
    if (!hears({Event::BeforeInsert, Event::BeforeUpdate, Event::BeforeDelete}))
        return;
    // A handler may edit what the others have seen, and bring rows along that have not had their event.
    QSet<Handle> told;
    for (qsizetype before = -1; before != told.size();) {
        before = told.size();
        for (const auto &[set, event] : EventsBefore) {
            const QList<Handle> rows = handlesOf(m_parts.work.rows(set));
            for (const Handle &row : rows) {
                const bool isForNothing = set == Set::Counting && !m_parts.graph.hasWaitingExtension(row.row());
                if (told.contains(row) || !m_parts.work.contains(set, row.row()) || isForNothing)
                    continue;
                told.insert(row);
                m_parts.send(event, row);
            }
        }
    }
}

bool SessionTransaction::isWatched() const
{
    return !m_parts.observers.isEmpty()
        || hears({Event::AfterInsert, Event::AfterUpdate, Event::AfterDelete});
}

void SessionTransaction::sendAfter(const PlannedFlush &planned) const
{
    if (!hears({Event::AfterInsert, Event::AfterUpdate, Event::AfterDelete}))
        return;
    for (const auto &[row, event] : eventsAfter(planned))
        m_parts.send(event, row);
}

// ---- flush

void SessionTransaction::prepare(const QString &before)
{
    m_flushing = true;
    const auto done = qScopeGuard([this] { m_flushing = false; });
    sendBefore();
    checkComplete(missingValues(m_parts.work), before);
}

void SessionTransaction::execute(const PlannedFlush &planned, Then then)
{
    Connection &connection = beginWriting(u"flush()"_s);
    if (!m_statements)
        m_statements.emplace(connection);
    const FlushResult result = jw::execute(*planned.runs, connection, *m_statements);
    if (then == Then::Commit)
        connection.commit();
    m_parts.synchronizer.apply(planned, result,
        then == Then::Commit ? Synchronizer::Memory::Drop : Synchronizer::Memory::Keep);
    sendAfter(planned);
}

bool SessionTransaction::write(Failure failure, Then then)
{
    const PlannedFlush planned = FlushPlanner(m_parts.mapping, m_parts.work, m_parts.graph).plan();
    if (planned.runs->isEmpty())
        return false;
    try {
        execute(planned, then);
    } catch (...) {
        flushFailed(failure);
        throw;
    }
    settleFloor();
    m_parts.notify(&SessionObserver::historyChanged);
    return true;
}

bool SessionTransaction::flushOnce(const QString &before, Failure failure, Then then)
{
    refuseWithinFlush(u"flush()"_s);
    prepare(before);
    m_flushing = true;
    const auto done = qScopeGuard([this] { m_flushing = false; });
    return write(failure, then);
}

void SessionTransaction::flush()
{
    m_parts.connect(u"flush()"_s);
    orAsBefore([this] { flushOnce({}, Failure::Savepoint); });
}

void SessionTransaction::flushFailed(Failure failure)
{
    if (!m_parts.connection)
        return;
    Connection &connection = *m_parts.connection;
    if (failure == Failure::Savepoint && !m_levels.empty() && connection.inTransaction()) {
        try {
            connection.rollbackToSavepoint(m_levels.back().name);
            return withdraw(m_levels.back().flushes);
        } catch (const Error &) {
            // The whole transaction is dead.
        }
    }
    connection.rollback();
    m_levels.clear();
    withdraw(0);
}

void SessionTransaction::withdraw(qsizetype flushes)
{
    m_parts.synchronizer.withdraw(flushes);
    settleFloor();
    m_parts.notify(&SessionObserver::historyChanged);
}

void SessionTransaction::settleFloor()
{
    const int savepoint = m_levels.empty() ? 0 : m_levels.back().position;
    m_parts.journal.setFloor(std::max(savepoint, m_parts.synchronizer.lastPosition()));
}

// ---- the end of the transaction

template<typename F>
void SessionTransaction::orAsBefore(F work)
{
    const int position = m_parts.journal.position();
    try {
        work();
    } catch (...) {
        if (m_parts.journal.position() > position) {
            undoTo(position);
            settleFloor();
        }
        throw;
    }
}

void SessionTransaction::commit()
{
    Connection &connection = m_parts.connect(u"commit()"_s);
    refuseWithinFlush(u"commit()"_s);
    orAsBefore([&] { writeAll(connection); });
    finishCommit();
}

void SessionTransaction::writeAll(Connection &connection)
{
    // Whoever is told of the rows may edit once more, or see to it that all fails.
    const Then then = isWatched() ? Then::Stay : Then::Commit;
    for (int round = 1; !m_parts.work.isEmpty() && flushOnce({}, Failure::Whole, then); ++round) {
        if (round < MostRounds || m_parts.work.isEmpty())
            continue;
        flushFailed(Failure::Whole);
        throw Error(ErrorKind::Usage,
            u"after %1 flushes there is still something to write: a handler of an event edits whenever it is called"_s.arg(round));
    }
    m_parts.endReading();
    try {
        if (connection.inTransaction())
            connection.commit();
    } catch (...) {
        flushFailed(Failure::Whole);
        throw;
    }
}

void SessionTransaction::finishCommit()
{
    m_levels.clear();
    m_parts.synchronizer.settle();
    m_parts.journal.clear();
    m_mark = 0;
    m_parts.notify(&SessionObserver::committed);
    m_parts.notify(&SessionObserver::historyChanged);
}

void SessionTransaction::rollback()
{
    refuseWithinFlush(u"rollback()"_s);
    if (m_underWay)
        throw Error(ErrorKind::Usage, u"rollback() while the worker writes"_s);
    if (m_inWorker->isOpen())
        throw Error(ErrorKind::Usage, u"what was flushed in a worker is rolled back there: use async().rollback()"_s);
    m_parts.endReading();
    const bool hasTransaction = m_parts.connection && m_parts.connection->inTransaction();
    if (hasTransaction)
        m_parts.connection->rollback();
    returnToMark(hasTransaction);
}

void SessionTransaction::returnToMark(bool hadTransaction)
{
    m_levels.clear();
    m_parts.synchronizer.withdraw(0, m_mark);
    undoTo(m_mark);
    if (hadTransaction)
        expireLoadedSince(m_loadsAtBegin);
    m_parts.kept.clear();
    m_parts.notify(&SessionObserver::rolledBack);
    m_parts.notify(&SessionObserver::historyChanged);
}

void SessionTransaction::retry(const std::function<void()> &work, const RetryOptions &options)
{
    begin();
    const auto once = [&] {
        try {
            beginWriting(u"retry()"_s); // what `work` reads belongs to the same transaction
            work();
            commit();
        } catch (...) {
            rollback();
            throw;
        }
    };
    const auto again = [this](const Error &error) {
        return isWorthAnotherTry(error, m_parts.engine.dialect()) || error.kind() == ErrorKind::StaleData;
    };
    runWithRetries(options, once, again, [this] { m_parts.session.expireAll(); });
}

void SessionTransaction::undoTo(int position)
{
    m_parts.journal.setFloor(0);
    while (m_parts.journal.position() > position)
        m_parts.editor.undo();
    m_parts.journal.dropRedo();
}

void SessionTransaction::expireLoadedSince(quint32 load)
{
    // What was read within the transaction may be what it had written past the session.
    QList<Handle> rows; // a list of members may be all that holds one
    for (RowStore *store : std::as_const(m_parts.stores)) {
        store->identities().forEach([&](Row *row) {
            if (row->state == RowState::Persistent && row->load > load && !(row->flags & Row::Keyless))
                row->flags |= Row::Expired;
            rows.append(Handle(row));
        });
    }
    for (const Handle &row : std::as_const(rows)) {
        for (const Relation &relation : row.row()->mapper().relations()) {
            if (relation.kind == Relation::Kind::ToMany && RowStore::isListedSince(row.row(), relation.index, load))
                RowStore::forgetMembers(row.row(), relation.index);
        }
    }
}

// ---- savepoints

qsizetype SessionTransaction::levelOf(quint64 savepoint) const
{
    for (size_t i = 0; i < m_levels.size(); ++i) {
        if (m_levels[i].number == savepoint)
            return qsizetype(i);
    }
    return -1;
}

quint64 SessionTransaction::openSavepoint()
{
    refuseWithinFlush(u"a savepoint"_s);
    Connection &connection = beginWriting(u"a savepoint"_s);
    const quint64 number = ++m_lastSavepoint;
    const Level level {number, u"jw_%1"_s.arg(number), m_parts.journal.position(), m_parts.synchronizer.flushCount(), m_parts.loads};
    connection.savepoint(level.name);
    m_levels.push_back(level);
    settleFloor();
    m_parts.notify(&SessionObserver::historyChanged);
    return number;
}

void SessionTransaction::releaseSavepoint(quint64 savepoint)
{
    refuseWithinFlush(u"the release of a savepoint"_s);
    const auto index = size_t(levelOf(savepoint));
    m_parts.connection->releaseSavepoint(m_levels[index].name);
    m_levels.resize(index);
    settleFloor();
    m_parts.notify(&SessionObserver::historyChanged);
}

void SessionTransaction::rollbackToSavepoint(quint64 savepoint)
{
    refuseWithinFlush(u"the rollback of a savepoint"_s);
    const auto index = size_t(levelOf(savepoint));
    const Level level = m_levels[index];
    m_levels.resize(index);
    try {
        m_parts.connection->rollbackToSavepoint(level.name);
        m_parts.connection->releaseSavepoint(level.name);
    } catch (...) {
        flushFailed(Failure::Whole);
        undoTo(level.position);
        throw;
    }
    m_parts.synchronizer.withdraw(level.flushes, level.position);
    undoTo(level.position);
    expireLoadedSince(level.loads);
    settleFloor();
    lowerMark(level.position);
    m_parts.notify(&SessionObserver::rolledBack);
    m_parts.notify(&SessionObserver::historyChanged);
}

// ---- autoflush

void SessionTransaction::setAutoflush(bool on)
{
    if (on && m_parts.worker)
        throw Error(ErrorKind::Usage, u"a session on a worker writes when it is told to: it cannot flush by itself"_s);
    m_autoflush = on;
}

void SessionTransaction::flushBeforeReading(const QString &what)
{
    if (m_autoflush && !m_flushing && !m_parts.work.isEmpty())
        flushOnce(what, Failure::Savepoint);
}

} // namespace jw
