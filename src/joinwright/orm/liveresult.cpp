// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// What a live result reads, and what it hears of its session. Where its rows stand is in liveresultrows.cpp.
#include "joinwright/orm/liveresult.h"

#include "joinwright/orm/sessionparts.h"

namespace jw {

using namespace Qt::StringLiterals;

namespace {

bool isThere(const Handle &row)
{
    return row.state() == RowState::Pending || row.state() == RowState::Persistent;
}

} // namespace

template<typename F>
void LiveResult::guarded(F work)
{
    try {
        work();
    } catch (const Error &error) {
        emit failed(error);
    }
}

LiveResult::LiveResult(const BasicQuery &query, QObject *parent)
    : LiveResult(query, Otherwise::Refuse, parent)
{
}

LiveResult::LiveResult(const BasicQuery &query, Otherwise otherwise, QObject *parent)
    : QObject(parent)
    , m_session(&query.session())
    , m_query(query.builder().resolved()) // its tables are counted as those of the plan
{
    try {
        m_plan.emplace(m_query);
        m_offset = m_plan->offset();
        m_limit = m_plan->limit();
        for (const LivePlan::Source &source : m_plan->sources()) {
            m_deferred.append(m_plan->deferredOf(int(m_mappers.size())));
            m_query.builder().undefer(int(m_mappers.size()), m_deferred.last());
            m_mappers.append(source.mapper);
        }
    } catch (const Error &error) {
        if (otherwise == Otherwise::Refuse)
            throw;
        m_reason = error.message();
        m_mappers = {query.shape().sources.first().mapper};
    }
    connect(m_session->context(), &QObject::destroyed, this, [this] {
        m_session = nullptr;
        setLoads(0);
    });
    load(wanted());
    m_session->addObserver(this);
}

LiveResult::~LiveResult()
{
    if (m_session)
        m_session->removeObserver(this);
}

QStringList LiveResult::unknownCollations() const
{
    return m_plan ? m_plan->unknownCollations() : QStringList();
}

Record LiveResult::at(int row) const
{
    return at(row, 0);
}

Record LiveResult::at(int row, int source) const
{
    return Record(m_known.at(int(m_offset) + row)->rows.at(source));
}

QList<Record> LiveResult::toList() const
{
    QList<Record> list;
    for (int row = 0; row < size(); ++row)
        list.append(at(row));
    return list;
}

int LiveResult::sourceAt(const QString &path) const
{
    QStringList paths {QString()};
    for (int source = 1; source < m_mappers.size(); ++source) {
        const LivePlan::Source &step = m_plan->sources()[source];
        paths.append(paths[step.from].isEmpty() ? step.relation->name : paths[step.from] + u'.' + step.relation->name);
    }
    const qsizetype found = paths.indexOf(path);
    if (found >= 0)
        return int(found);
    throw Error(ErrorKind::Usage,
        u"this query of %1 does not join \"%2\"; it joins: %3"_s.arg(
            mapper().name(), path, paths.size() > 1 ? paths.mid(1).join(u", "_s) : u"nothing"_s));
}

// ---- reading

std::optional<qint64> LiveResult::wanted() const
{
    if (!m_limit || !m_plan)
        return std::nullopt;
    // Rows that the database still has where memory knows better: removed, or changed and moved away.
    qint64 edited = 0;
    for (const auto set : {UnitOfWork::Set::Changed, UnitOfWork::Set::Deleted}) {
        for (const Row *row : m_session->parts().work.rows(set))
            edited += m_mappers.contains(&row->mapper());
    }
    return windowEnd() + edited;
}

void LiveResult::load(std::optional<qint64> limit)
{
    const CompiledQuery query = m_plan ? m_query.compileRows(m_plan->moreOrders(), limit) : m_query.compile();
    const auto answer = [this, limit](const FetchResult &result) {
        if (!m_session)
            return;
        if (m_plan)
            return arrived({m_session->adoptTuples(result), limit});
        const QList<Handle> rows = m_session->adopt(result);
        requeried(QList<Record>(rows.begin(), rows.end()));
    };
    if (!m_session->isAsync())
        return answer(query.execute(m_session->parts().connect(u"a result that follows the session"_s))); // what waits counts as it is
    setLoads(m_loads + 1);
    const auto arrivedLater = [this, answer](const FetchResult &result) {
        setLoads(m_loads - 1);
        answer(result);
    };
    deliver(m_session->fetchCompiled(query), this, arrivedLater, [this](const Error &error) {
        setLoads(m_loads - 1);
        emit failed(error);
    });
}

void LiveResult::setLoads(int loads)
{
    const bool wasLoading = isLoading();
    m_loads = std::max(0, loads);
    if (wasLoading != isLoading())
        emit loadingChanged(isLoading());
}

void LiveResult::refresh()
{
    if (m_session)
        load(m_limit ? std::max(wanted().value_or(0), qint64(m_known.size())) : wanted());
}

void LiveResult::arrived(const Answer &answer)
{
    if (m_isFilled)
        merge(answer);
    else
        fill(answer);
    m_isFilled = true;
    extend();
    complete();
}

bool LiveResult::isShort() const
{
    return m_horizon && m_end < windowEnd();
}

/// Asks for more when the window is not full and the database may have what is missing.
void LiveResult::complete()
{
    if (m_session && m_loads == 0 && isShort())
        load(std::max(*wanted(), qint64(m_known.size())) * 2);
}

void LiveResult::fill(const Answer &answer)
{
    QList<Handle> rows;
    for (const QList<Record> &tuple : answer.tuples)
        rows.append(tuple.first());
    for (const auto set : {UnitOfWork::Set::Added, UnitOfWork::Set::Changed}) {
        for (Row *row : m_session->parts().work.rows(set)) {
            if (&row->mapper() == m_mappers.first())
                rows.append(Handle(row));
        }
    }
    emit resetBegan();
    for (const Handle &row : std::as_const(rows)) {
        RowTuple beside;
        QList<Handle> held;
        if (m_byRow.contains(row.row()) || !isThere(row) || !resolve(row, &beside, &held) || !m_plan->belongs(beside))
            continue;
        m_known.append(entryOf(row, beside, held));
        link(m_known.last());
    }
    std::sort(m_known.begin(), m_known.end(), [this](const EntryPtr &a, const EntryPtr &b) { return isBefore(*a, *b); });
    setHorizon(answer);
    while (m_end < m_known.size() && m_end < windowEnd() && isWithin(*m_known[m_end]))
        ++m_end;
    emit wasReset();
}

void LiveResult::setHorizon(const Answer &answer)
{
    m_horizon.reset();
    if (!answer.asked || answer.tuples.size() < *answer.asked)
        return;
    // What is edited stands elsewhere in memory: the last row that is not says how far the database is known.
    for (auto tuple = answer.tuples.rbegin(); tuple != answer.tuples.rend(); ++tuple) {
        const EntryPtr entry = m_byRow.value(tuple->first().row());
        if (entry && isClean(*entry)) {
            m_horizon = entry->place;
            return;
        }
    }
    m_horizon = LivePlan::Place();
}

bool LiveResult::isClean(const Entry &entry) const
{
    return std::all_of(entry.rows.begin(), entry.rows.end(), [](const Handle &row) {
        return row.isNull() || (row.state() == RowState::Persistent && !row.row()->changes);
    });
}

void LiveResult::merge(const Answer &answer)
{
    QSet<Row *> found;
    const bool wasWorking = std::exchange(m_isWorking, true);
    for (const QList<Record> &tuple : answer.tuples) {
        found.insert(tuple.first().row());
        reevaluate(tuple.first());
    }
    m_isWorking = wasWorking;
    drain();
    setHorizon(answer);
    const QList<EntryPtr> known = m_known;
    for (const EntryPtr &entry : known) {
        if (!found.contains(entry->rows.first().row()) && isClean(*entry) && isWithin(*entry))
            removeAt(find(entry)); // deleted or changed by others
    }
    // What lay beyond the old end of knowledge may be inside the new one, and the other way round.
    while (m_end > 0 && !isWithin(*m_known[m_end - 1])) {
        if (m_end > m_offset)
            emit removalBegan(shown(m_end - 1), shown(m_end - 1));
        --m_end;
        if (m_end >= m_offset)
            emit removed(shown(m_end), shown(m_end));
    }
}

void LiveResult::requeried(const QList<Record> &rows)
{
    QSet<Row *> wanted;
    for (const Record &row : rows)
        wanted.insert(row.row());
    for (int i = int(m_known.size()) - 1; i >= 0; --i) {
        if (!wanted.contains(m_known[i]->rows.first().row()))
            removeAt(i);
    }
    for (int i = 0; i < rows.size(); ++i) {
        const EntryPtr known = m_byRow.value(rows[i].row());
        const int at = known ? int(m_known.indexOf(known, i)) : -1;
        if (at == i)
            continue;
        if (at < 0) {
            const auto entry = std::make_shared<Entry>(Entry {{rows[i]}, {}, m_numbers++});
            link(entry);
            insertAt(i, entry);
            continue;
        }
        emit moveBegan(at, i);
        m_known.move(at, i);
        emit moved(at, i);
    }
}

// ---- what the session tells

/// The row of the query's own table of the object that the row is one of: itself, or of a class that its class extends.
Row *LiveResult::ownRow(const Record &record) const
{
    Row *at = record.row();
    while (at && &at->mapper() != m_mappers.first()) {
        const Relation *up = at->mapper().extended();
        at = up ? m_session->parts().graph.parent(at, *up) : nullptr;
    }
    return at;
}

void LiveResult::cellChanged(const Record &record, int cell)
{
    if (Row *own = ownRow(record))
        touch(own);
    touchDependents(record, cell);
}

void LiveResult::relationChanged(const Record &record, int relation)
{
    if (record.mapper().relations().at(relation).kind != Relation::Kind::ToOne) {
        if (const int row = indexOf(record); row >= 0)
            emit changed(row);
        return;
    }
    if (Row *own = ownRow(record))
        touch(own);
    touchDependents(record, -1);
}

void LiveResult::stateChanged(const Record &record)
{
    if (Row *own = ownRow(record))
        touch(own);
    touchDependents(record, -1);
}

void LiveResult::rowsWritten(const Mapper &mapper)
{
    if (!m_plan || !m_mappers.contains(&mapper))
        return;
    m_isRefilled = true;
    guarded([this] { refresh(); });
}

void LiveResult::committed()
{
    m_isRefilled = false;
    if (!m_plan)
        guarded([this] { refresh(); });
}

void LiveResult::rolledBack()
{
    if (std::exchange(m_isRefilled, false) || !m_plan)
        guarded([this] { refresh(); });
}

void LiveResult::touchDependents(const Record &record, int cell)
{
    if (!m_plan)
        return;
    const QList<Row *> dependents = m_dependents.values(record.row());
    for (Row *row : dependents)
        touch(row);
    for (int source = 1; source < m_mappers.size(); ++source) {
        if (m_mappers[source] != &record.mapper())
            continue;
        // Its cells may bring in rows that are not in memory; its state and targets only those that are.
        const bool mayLoad = cell >= 0 && m_plan->decides(source, cell);
        if (cell < 0 || mayLoad) {
            guarded([&] {
                for (const Handle &child : childrenOf(record, source, mayLoad))
                    touch(child.row());
            });
        }
    }
}

QList<Handle> LiveResult::childrenOf(const Record &parent, int source, bool mayLoad)
{
    const LivePlan::Source &step = m_plan->sources()[source];
    const Relation &back = step.mapper->relations()[step.relation->inverse];
    if (back.kind == Relation::Kind::ToOne) { // of an object of both tables
        const Handle owner = m_session->parts().loader.parentInMemory(parent.row(), back);
        return owner && step.from != 0 ? childrenOf(Record(owner), step.from, mayLoad) : QList<Handle>(owner ? 1 : 0, owner);
    }
    if (mayLoad && parent.state() == RowState::Persistent && !parent.isManyLoaded(back.index)) {
        if (m_session->isAsync())
            fetchRelated(parent, back, parent);
        else
            m_session->parts().loader.members(parent.row(), back);
    }
    QList<Handle> rows;
    for (const Handle &child : membersOf(parent, back)) {
        if (step.from == 0)
            rows.append(child);
        else
            rows += childrenOf(Record(child), step.from, mayLoad);
    }
    return rows;
}

/// The rows in memory that refer to `parent`, listed by it or not.
QList<Handle> LiveResult::membersOf(const Record &parent, const Relation &back) const
{
    const QList<Record> listed = parent.manyInMemory(back.index);
    QList<Handle> rows(listed.begin(), listed.end());
    if (parent.isManyLoaded(back.index))
        return rows;
    const QSet<Handle> known(rows.begin(), rows.end());
    const Relation &toOne = back.target->relations()[back.inverse];
    m_session->parts().store(*back.target)->identities().forEach([&](Row *row) {
        if (m_session->parts().graph.parent(row, toOne) == parent.row() && !known.contains(Handle(row)))
            rows.append(Handle(row));
    });
    return rows;
}

bool LiveResult::beginFetch(const FetchKey &key)
{
    if (m_fetching.contains(key))
        return false;
    m_fetching.insert(key);
    setLoads(m_loads + 1);
    return true;
}

void LiveResult::endFetch(const FetchKey &key)
{
    m_fetching.remove(key);
    setLoads(m_loads - 1);
    complete();
}

void LiveResult::fetchRelated(const Handle &owner, const Relation &relation, const Handle &then)
{
    const FetchKey key(owner.row(), relation.index);
    if (!beginFetch(key))
        return;
    const auto done = [this, key, owner, then, isParent = relation.kind == Relation::Kind::ToOne] {
        if (isParent)
            m_dangling.insert(owner.row()); // only if it is still missing: found ones are looked up first
        if (&then.row()->mapper() == m_mappers.first())
            touch(then.row());
        else
            touchDependents(Record(then), -1);
        m_dangling.remove(owner.row());
        endFetch(key);
    };
    const auto failedLater = [this, key](const Error &error) {
        endFetch(key);
        emit failed(error);
    };
    deliver(m_session->fetchRelated({Record(owner)}, relation.index), this, done, failedLater);
}

Handle LiveResult::parentOf(const Handle &child, const Relation &toOne, bool *isWaiting)
{
    Loader &loader = m_session->parts().loader;
    const Handle known = loader.parentInMemory(child.row(), toOne);
    if (known)
        return Graph::isMember(known.row()) ? known : Handle();
    if (!Graph::hasParent(child.row(), toOne) || m_dangling.contains(child.row()))
        return {};
    if (!m_session->isAsync())
        return loader.parent(child.row(), toOne);
    *isWaiting = true;
    return {};
}

/// The row of the same object in the table of a class that extends its own; null when it is of another class.
Handle LiveResult::extensionOf(const Handle &owner, const Relation &down, bool *isWaiting)
{
    const Session::Parts &parts = m_session->parts();
    Row *known = parts.graph.extension(owner.row(), down);
    if (known || Graph::isLoaded(owner.row(), down))
        return known && Graph::isMember(known) ? Handle(known) : Handle();
    if (m_session->isAsync()) {
        *isWaiting = true;
        return {};
    }
    return Handle(m_session->parts().loader.members(owner.row(), down).value(0));
}

Handle LiveResult::besideOf(const Handle &owner, const Relation &relation, bool *isWaiting)
{
    return relation.kind == Relation::Kind::ToOne ? parentOf(owner, relation, isWaiting) : extensionOf(owner, relation, isWaiting);
}

bool LiveResult::resolve(const Handle &row, RowTuple *rows, QList<Handle> *held)
{
    bool isWaiting = false;
    for (const LivePlan::Source &source : m_plan->sources()) {
        Handle beside = held->isEmpty() ? row : Handle();
        if (!held->isEmpty() && held->at(source.from)) {
            bool missing = false;
            beside = besideOf(held->at(source.from), *source.relation, &missing);
            if (missing)
                fetchRelated(held->at(source.from), *source.relation, row);
            isWaiting = isWaiting || missing;
        }
        held->append(beside);
        rows->append(beside.row());
    }
    return loadDeferred(*rows, *held) && !isWaiting;
}

// ---- deferred cells, of rows that came by other queries

/// Whether all are there that the plan reads; a session on a worker fetches them.
bool LiveResult::loadDeferred(const RowTuple &rows, const QList<Handle> &held)
{
    bool isComplete = true;
    for (qsizetype source = 0; source < rows.size(); ++source) {
        const quint16 missing = rows[source] ? rows[source]->unloaded & m_deferred[source] : 0;
        for (int cell = 0; missing && cell < m_mappers[source]->cellCount(); ++cell) {
            if (!(m_mappers[source]->deferredBit(cell) & missing))
                continue;
            if (m_session->isAsync())
                fetchCell(held[source], cell);
            else
                loadCell(held[source], cell);
            isComplete = isComplete && !m_session->isAsync();
        }
    }
    return isComplete;
}

void LiveResult::loadCell(const Handle &row, int cell)
{
    Session::Parts &parts = m_session->parts();
    Connection &connection = parts.connect(u"a result that follows the session"_s);
    parts.adopter.adoptCells(loadCells(connection, row.row()->mapper(), cell, {Record(row).key()}), cell);
}

void LiveResult::fetchCell(const Handle &row, int cell)
{
    const FetchKey key(row.row(), ~cell);
    if (!beginFetch(key))
        return;
    const auto job = [mapping = m_session->sharedMapping(), mapper = &row.row()->mapper(), cell, values = Record(row).key()](
                         Connection &connection) { return loadCells(connection, *mapper, cell, {values}); };
    const auto take = [this, key, row, cell](const RowBatch &batch) {
        if (m_session)
            m_session->parts().adopter.adoptCells(batch, cell); // which touches the row again
        endFetch(key);
    };
    const auto failedLater = [this, key](const Error &error) {
        endFetch(key);
        emit failed(error);
    };
    deliver(m_session->parts().worker->run(job), this, take, failedLater);
}

} // namespace jw
