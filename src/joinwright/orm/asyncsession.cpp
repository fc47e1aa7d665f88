// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/asyncsession.h"

#include "joinwright/dialect/sqlrenderer.h"
#include "joinwright/orm/coerce.h"
#include "joinwright/orm/inheritance.h"
#include "joinwright/orm/sessionparts.h"

#include <QtCore/QPointer>

namespace jw {

using namespace Qt::StringLiterals;

AsyncSession::AsyncSession(Session &session)
    : m_session(&session)
{
    if (!session.isAsync())
        throw Error(ErrorKind::Usage, u"a session without a worker has no asynchronous calls: make it on a Worker"_s);
}

AsyncSession Session::async()
{
    return AsyncSession(*this);
}

Worker &AsyncSession::worker() const
{
    return *m_session->parts().worker;
}

std::shared_ptr<WorkerTransaction> AsyncSession::transaction() const
{
    return m_session->parts().transaction.inWorker();
}

QFuture<qint64> AsyncSession::count(const BasicQuery &query) const
{
    const auto job = [compiled = query.compileCount()](Connection &connection) {
        Result result = connection.execute(compiled.statement);
        return result.next() ? result.raw(0).toInt64() : qint64(0);
    };
    return callWorker(worker(), m_session->context(), job, [](qint64 count) { return count; });
}

QFuture<QList<QList<Value>>> AsyncSession::rows(const Select &select) const
{
    const auto job = [statement = SqlRenderer(m_session->dialect()).select(select)](Connection &connection) {
        return connection.execute(statement).all();
    };
    return callWorker(worker(), m_session->context(), job, [](const Rows &rows) { return rows; });
}

QFuture<Record> AsyncSession::get(const Table *table, const QList<Value> &key) const
{
    if (!table)
        throw Error(ErrorKind::Usage, u"a row was wanted of a table that does not exist"_s);
    return fetchRow(m_session->mapping().mapper(table->id, table->name), key, [](const Handle &found) { return Record(found); });
}

std::optional<Handle> AsyncSession::inMemory(const Mapper &mapper, const QList<Value> &key) const
{
    const QList<Value> values = exact(mapper, key);
    Row *row = m_session->parts().store(mapper)->identities().find(KeyValues(values.begin(), values.end()));
    if (!row || row->flags & Row::Expired)
        return std::nullopt;
    return row->state == RowState::Deleted ? Handle() : Handle(row);
}

CompiledQuery AsyncSession::compileGet(const EntityInfo &entity, const QList<Value> &key) const
{
    const Mapper &mapper = m_session->mapperOf(entity);
    QueryBuilder query(*m_session, mapper);
    query.addClass(entity);
    const QList<Value> values = exact(mapper, key);
    for (qsizetype i = 0; i < values.size(); ++i)
        query.addCondition(query.cell(mapper.keyCells()[i]) == Expr::literal(values[i], mapper.type(mapper.keyCells()[i])));
    return query.compile();
}

QList<Value> AsyncSession::exact(const Mapper &mapper, const QList<Value> &key)
{
    if (key.size() != mapper.keyCells().size() || mapper.isReadOnly())
        throw Error(ErrorKind::Usage,
            u"the key of %1 has %2 columns, not %3"_s.arg(mapper.name()).arg(mapper.keyCells().size()).arg(key.size()));
    QList<Value> values;
    for (qsizetype i = 0; i < key.size(); ++i)
        values.append(coerce(key[i], mapper, mapper.keyCells()[i]));
    return values;
}

Handle AsyncSession::adoptRow(Session &session, const RowBatch &batch)
{
    const QList<Handle> rows = session.parts().adopter.adopt(batch);
    return rows.isEmpty() ? Handle() : rows.first();
}

void AsyncSession::checkOne(const FetchResult &result, qsizetype found)
{
    if (found == 1)
        return;
    throw Error(ErrorKind::Usage,
        u"one row of %1 was wanted, there %2"_s.arg(result.entities.first().mapper->name(), found == 0 ? u"is none"_s : u"are more"_s));
}

QFuture<void> AsyncSession::related(const QList<Record> &records, QStringView relation) const
{
    return related(records, records.isEmpty() ? 0 : records.first().mapper().relation(relation).index);
}

QFuture<void> AsyncSession::related(const QList<Handle> &objects, const RelationRef &relation) const
{
    const Mapper &mapper = m_session->mapperOf(*relation.entity);
    QList<Record> records;
    for (const Handle &object : objects) {
        const Row *row = object.row();
        Row *part = row && row->session() ? partOf(object.row(), mapper.id()) : nullptr;
        records.append(part ? Record(Handle(part)) : Record(object)); // which is refused when it is of no such class
    }
    return related(records, mapper.relation(Id::fromNumber(relation.relationship), relation.back).index);
}

QFuture<void> AsyncSession::related(const QList<Record> &records, int index) const
{
    if (records.isEmpty())
        return callWorker(worker(), m_session->context(), [](Connection &) { return true; }, [](bool) {});
    const Relation *relation = &records.first().mapper().relations().at(index);
    QList<Row *> rows;
    for (const Record &record : records) {
        if (record.session() != m_session || &record.mapper() != relation->mapper)
            throw Error(ErrorKind::Usage, u"%1 has no %2 in this session"_s.arg(record.objectName(), relation->path()));
        rows.append(record.row());
    }
    const auto job = [mapping = m_session->sharedMapping(), relation, keys = Loader::keysOf(rows, *relation)](Connection &connection) {
        return loadRelated(connection, {relation, pathsToBases(*relation->target)}, keys);
    };
    return callWorker(worker(), m_session->context(), job, [s = m_session, records](const RelatedBatch &batch) {
        s->parts().adopter.adopt(batch, QList<Handle>(records.begin(), records.end()));
    });
}

QFuture<void> AsyncSession::refresh(const QList<Record> &records) const
{
    QHash<const Mapper *, QList<QList<Value>>> keys;
    for (const Record &record : records) {
        for (const Handle &part : partsInMemory(record))
            keys[&part.row()->mapper()].append(Record(part).key());
    }
    const auto job = [mapping = m_session->sharedMapping(), keys](Connection &connection) {
        QList<RowBatch> batches;
        for (auto it = keys.cbegin(); it != keys.cend(); ++it)
            batches.append(loadRows(connection, *it.key(), it.value()));
        return batches;
    };
    return callWorker(worker(), m_session->context(), job, [s = m_session](const QList<RowBatch> &batches) {
        for (const RowBatch &batch : batches)
            s->parts().adopter.adopt(batch);
    });
}

QFuture<RowSet> AsyncSession::all(const RowQuery &query) const
{
    return call(query.compile(), &AsyncSession::rowsOf);
}

QFuture<bool> AsyncSession::exists(const BasicQuery &query) const
{
    const auto job = [statement = query.compileExists()](Connection &connection) { return connection.execute(statement).next(); };
    return callWorker(worker(), m_session->context(), job, [](bool exists) { return exists; });
}

QFuture<QStringList> AsyncSession::explain(const BasicQuery &query) const
{
    const auto job = [statement = query.compile().statement](Connection &connection) { return explained(statement, connection); };
    return callWorker(worker(), m_session->context(), job, [](const QStringList &lines) { return lines; });
}

QFuture<RowSet> AsyncSession::sql(const QString &text, const QList<Value> &values) const
{
    const auto job = [statement = SqlRenderer(m_session->dialect()).expression(Expr::sql(text, values), {})](
                         Connection &connection) { return readRows(statement, connection); };
    return callWorker(worker(), m_session->context(), job, [](const RowSet &rows) { return rows; });
}

// ---- writing past the unit of work

QFuture<qint64> AsyncSession::run(const CompiledBulk &bulk) const
{
    using Written = WorkerTransaction::Written<BulkResult>;
    const auto job = [bulk, transaction = transaction()](Connection &connection) {
        return transaction->write(connection, [&] { return bulk.execute(connection); });
    };
    const auto take = [s = m_session, bulk](const QFuture<Written> &done) {
        const Written written = resultOf(done);
        applyBulk(*s, bulk, written.result);
        if (written.isCommitted)
            s->parts().synchronizer.settle();
        return written.result.affected;
    };
    return callWorkerFuture(worker(), m_session->context(), job, take, WhenSessionEnds::Finish);
}

QFuture<qint64> AsyncSession::execute(const BasicUpsert &upsert) const
{
    return run(upsert.compile(), [](const QList<Handle> &, qint64 affected) { return affected; });
}

QList<Handle> AsyncSession::adoptUpserted(Session &session, const Mapper &mapper, const UpsertWritten &written)
{
    const QList<Handle> rows = adoptWritten(session, mapper, written.result.rows);
    if (written.isCommitted)
        session.parts().synchronizer.settle();
    return rows;
}

// ---- one object after the other

namespace {

/// Reads page after page in the worker and hands the objects out in the session's thread. Lives in the call under way.
class AsyncReader : public std::enable_shared_from_this<AsyncReader>
{
public:
    AsyncReader(const QueryBuilder &query, int batch, std::function<void(const Handle &)> handler)
        : m_query(query)
        , m_context(query.session().context())
        , m_batch(batch)
        , m_handler(std::move(handler))
    {
        m_promise.start();
    }

    QFuture<qint64> future() const { return m_promise.future(); }
    void readNext();

private:
    void take(const CompiledPage::Rows &rows);
    void end();

    QueryBuilder m_query;
    QPointer<QObject> m_context;
    int m_batch;
    std::function<void(const Handle &)> m_handler;
    QPromise<qint64> m_promise;
    Bookmark m_place;
    qint64 m_count = 0;
};

void AsyncReader::readNext()
{
    Session::Parts &parts = m_query.session().parts();
    const auto job = [page = compilePage(m_query, m_place, m_batch, false)](Connection &connection) { return page.execute(connection); };
    callWorkerFuture(*parts.worker, m_context, job, [self = shared_from_this()](const QFuture<CompiledPage::Rows> &done) {
        try {
            self->take(resultOf(done));
        } catch (...) {
            self->m_promise.setException(std::current_exception());
            self->m_promise.finish();
        }
    });
}

void AsyncReader::take(const CompiledPage::Rows &rows)
{
    if (m_promise.isCanceled())
        return end();
    QList<Handle> &kept = m_query.session().parts().kept;
    const qsizetype before = kept.size();
    const PageRows page = takePage(m_query, m_place, m_batch, false, rows);
    const QList<Handle> along = kept.mid(before); // what with() brought, for as long as the page
    kept.resize(before);
    for (const Handle &object : page.objects) {
        m_handler(object);
        if (!m_context)
            return; // the handler has ended the session
        ++m_count;
    }
    m_place = page.last;
    m_promise.setProgressValue(int(std::min<qint64>(m_count, std::numeric_limits<int>::max())));
    if (m_promise.isCanceled() || !page.hasNext)
        return end();
    readNext();
}

void AsyncReader::end()
{
    if (!m_promise.isCanceled())
        m_promise.addResult(m_count);
    m_promise.finish();
}

} // namespace

QFuture<qint64> AsyncSession::readAll(const QueryBuilder &query, int batch, std::function<void(const Handle &)> handler) const
{
    const auto reader = std::make_shared<AsyncReader>(query, batch, std::move(handler));
    const QFuture<qint64> future = reader->future();
    reader->readNext();
    return future;
}

// ---- what waits

QFuture<void> AsyncSession::flush() const
{
    return m_session->parts().transaction.flushAsync();
}

QFuture<void> AsyncSession::commit() const
{
    return m_session->parts().transaction.commitAsync();
}

QFuture<void> AsyncSession::rollback() const
{
    return m_session->parts().transaction.rollbackAsync();
}

} // namespace jw
