// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/compiledbulk.h"
#include "joinwright/orm/compiledpage.h"
#include "joinwright/orm/compiledupsert.h"
#include "joinwright/orm/session.h"
#include "joinwright/orm/workercall.h"
#include "joinwright/orm/workertransaction.h"

namespace jw {

/// The calls of a session that need its database, as futures: the worker runs them in the order of the calls, the results
/// are adopted in the session's thread, through its event loop, where the futures finish too. Made by Session::async().
///
///     session.async().all(session.query<User>().where(…)).then(this, [](const QList<User> &users) { … });
///
/// An error comes out of result() and onFailed(). cancel() keeps a call that waits from beginning and stops the statement
/// of one that runs; the future then ends as cancelled, and what a cancelled write had done is rolled back. When the session
/// ends, reads under way are stopped and writes finish; no future is left hanging: each ends as cancelled.
class AsyncSession
{
public:
    /// Throws Error(Usage) when the session is not on a worker.
    explicit AsyncSession(Session &session);

    template<typename T>
    QFuture<QList<T>> all(const Query<T> &query) const
    {
        return call(query.compile(), [s = m_session](const FetchResult &result) { return objectsOf<T>(s->adopt(result)); });
    }
    template<typename T>
    QFuture<Opt<T>> first(const Query<T> &query) const
    {
        return call(query.compileLimited(1), [s = m_session](const FetchResult &result) {
            const QList<T> found = objectsOf<T>(s->adopt(result));
            return found.isEmpty() ? Opt<T>() : Opt<T>(found.first());
        });
    }
    /// The only one. The future holds Error(Usage) when there is none or more than one.
    template<typename T>
    QFuture<T> one(const Query<T> &query) const
    {
        return call(query.compileLimited(2), [s = m_session](const FetchResult &result) {
            const QList<Handle> found = s->adopt(result);
            checkOne(result, found.size());
            return T(found.first().row());
        });
    }
    /// How many rows there are (objects, for a query of one entity), without limit and offset.
    QFuture<qint64> count(const BasicQuery &query) const;
    template<typename T>
    QFuture<QList<QList<Record>>> tuples(const Query<T> &query) const
    {
        return call(query.compileTuples(), [s = m_session](const FetchResult &result) { return s->adoptTuples(result); });
    }
    template<typename A, typename B>
    QFuture<QList<std::pair<A, B>>> all(const PairQuery<A, B> &query) const
    {
        return call(query.compile(), [s = m_session](const FetchResult &result) {
            QList<std::pair<A, B>> pairs;
            for (const QList<Record> &tuple : s->adoptTuples(result))
                pairs.append({A(tuple[0].row()), B(tuple[1].row())});
            return pairs;
        });
    }

    template<typename... T>
    QFuture<QList<std::tuple<T...>>> all(const TupleQuery<T...> &query) const
    {
        return call(query.compile(), [](const FetchResult &result) { return TupleQuery<T...>::convert(rowsOf(result)); });
    }
    template<typename O, typename... T>
    QFuture<QList<std::tuple<O, T...>>> all(const ObjectTupleQuery<O, T...> &query) const
    {
        return call(query.compile(),
            [s = m_session](const FetchResult &result) { return ObjectTupleQuery<O, T...>::convert(s->adopt(result), rowsOf(result)); });
    }
    QFuture<RowSet> all(const RowQuery &query) const;
    /// Whether there is any row.
    QFuture<bool> exists(const BasicQuery &query) const;
    /// How the database would run it, one line a step.
    QFuture<QStringList> explain(const BasicQuery &query) const;
    /// The rows of SQL text; see Session::sql().
    QFuture<RowSet> sql(const QString &text, const QList<Value> &values = {}) const;

    /// The `size` objects after a place in the order; an empty one: the first. Page::lastPlace() leads to the next page.
    template<typename T>
    QFuture<Page<T>> page(const Query<T> &query, int size, const Bookmark &after = {}) const
    {
        return readPage<T>(query.builder(), size, after, false);
    }
    template<typename T>
    QFuture<Page<T>> pageBefore(const Query<T> &query, int size, const Bookmark &before) const
    {
        return readPage<T>(query.builder(), size, before, true);
    }
    /// Calls `handler` with one object after the other, however many: only `batch` of them are in memory unless somebody
    /// holds them. They are read page by page, so that other calls get their turn between. The future's progress is how
    /// many there were, its result how many in all; cancel() ends it after the page that is handed out. What the handler
    /// throws ends it too.
    template<typename T, typename F>
    QFuture<qint64> forEach(const Query<T> &query, F handler, int batch = 500) const
    {
        return readAll(query.builder(), batch, [handler = std::move(handler)](const Handle &object) { handler(T(object.row())); });
    }

    // Writing past the unit of work. Each is a transaction of its own, which has been committed when the future finishes, and
    // which no rollback() takes back; after a flush() it is part of the transaction that is open.
    /// See BulkUpdate::update().
    template<typename T>
    QFuture<qint64> update(const BulkUpdate<T> &update) const
    {
        return run(update.compile());
    }
    /// See Query::removeAll().
    template<typename T>
    QFuture<qint64> removeAll(const Query<T> &query) const
    {
        return run(compileRemoval(query.builder()));
    }
    /// See BasicUpsert::execute().
    QFuture<qint64> execute(const BasicUpsert &upsert) const;
    /// See Upsert::objects().
    template<typename T>
    QFuture<QList<T>> objects(const Upsert<T> &upsert) const
    {
        return run(upsert.compile(true), [](const QList<Handle> &rows, qint64) { return objectsOf<T>(rows); });
    }

    /// Empty when there is no such row; the object in memory, without asking, when it is there.
    template<typename T, typename... Key>
    QFuture<Opt<T>> get(const Key &...key) const
    {
        const auto object = [](const Handle &found) { return found && found.is<T>() ? Opt<T>(T(found.row())) : Opt<T>(); };
        const Mapper &mapper = m_session->mapperOf(T::entity);
        if (!mapper.extended())
            return fetchRow(mapper, {toValue(key)...}, object);
        return call(compileGet(T::entity, {toValue(key)...}), [s = m_session, object](const FetchResult &result) {
            const Handle found = s->adopt(result).value(0);
            return object(found.state() == RowState::Deleted ? Handle() : found);
        });
    }
    /// A null Record when there is no such row.
    QFuture<Record> get(const Table *table, const QList<Value> &key) const;
    /// Loads one relationship of these records, which are all of one table, so that its look-ups and collections need no I/O.
    QFuture<void> related(const QList<Record> &records, QStringView relation) const;
    QFuture<void> related(const QList<Record> &records, int relation) const;
    template<typename T>
    QFuture<void> related(const QList<T> &objects, const RelationRef &relation) const
    {
        return related(QList<Handle>(objects.begin(), objects.end()), relation);
    }
    QFuture<void> related(const QList<Handle> &objects, const RelationRef &relation) const;
    /// Reads the records again, and what else is in memory of their objects; edits stay. Rows that are gone keep what they had.
    QFuture<void> refresh(const QList<Record> &records) const;
    QFuture<QList<QList<Value>>> rows(const Select &select) const;
    // What waits. One of these at a time: Session::isCommitting(), during which editing may go on. The future's progress is
    // how many of the plan()'s operations are written.
    /// Writes it in the worker's transaction, which stays open: later calls see it, other connections do not. When that fails
    /// or is cancelled the transaction ends, and what was flushed in it waits again. So it does when the session ends.
    QFuture<void> flush() const;
    /// Writes it, together with what was flushed, all or nothing.
    QFuture<void> commit() const;
    /// Takes the database and every object back to begin() (or the last commit), edits made until it finishes included.
    QFuture<void> rollback() const;

private:
    using Rows = QList<QList<Value>>;
    using UpsertWritten = WorkerTransaction::Written<CompiledUpsert::Result>;

    Worker &worker() const;
    std::shared_ptr<WorkerTransaction> transaction() const;
    template<typename Take>
    auto call(const CompiledQuery &query, Take take) const
    {
        return callWorker(worker(), m_session->context(), [query](Connection &connection) { return query.execute(connection); }, std::move(take));
    }
    template<typename Convert>
    auto fetchRow(const Mapper &mapper, const QList<Value> &key, Convert convert) const -> QFuture<std::invoke_result_t<Convert, const Handle &>>
    {
        if (const std::optional<Handle> known = inMemory(mapper, key))
            return QtFuture::makeReadyFuture(convert(*known));
        const auto job = [mapping = m_session->sharedMapping(), &mapper, key = exact(mapper, key)](Connection &connection) {
            return loadRows(connection, mapper, {key});
        };
        return callWorker(worker(), m_session->context(), job,
            [s = m_session, convert](const RowBatch &batch) { return convert(adoptRow(*s, batch)); });
    }
    template<typename T>
    QFuture<Page<T>> readPage(const QueryBuilder &query, int size, const Bookmark &place, bool before) const
    {
        const auto job = [page = compilePage(query, place, size, before)](Connection &connection) { return page.execute(connection); };
        return callWorker(worker(), m_session->context(), job, [=](const CompiledPage::Rows &rows) {
            return Page<T>(query, takePage(query, place, size, before, rows));
        });
    }
    QFuture<qint64> readAll(const QueryBuilder &query, int batch, std::function<void(const Handle &)> handler) const;
    QFuture<qint64> run(const CompiledBulk &bulk) const;
    template<typename Convert>
    auto run(const CompiledUpsert &upsert, Convert convert) const -> QFuture<std::invoke_result_t<Convert, const QList<Handle> &, qint64>>
    {
        const auto job = [upsert, transaction = transaction()](Connection &connection) {
            return transaction->write(connection, [&] { return upsert.execute(connection); });
        };
        const auto take = [s = m_session, upsert, convert](const QFuture<UpsertWritten> &done) {
            const UpsertWritten written = resultOf(done);
            return convert(adoptUpserted(*s, *upsert.mapper, written), written.result.affected);
        };
        return callWorkerFuture(worker(), m_session->context(), job, take, WhenSessionEnds::Finish);
    }
    static RowSet rowsOf(const FetchResult &result) { return RowSet(result.extraNames, result.extras, result.rows); }
    static QList<Handle> adoptUpserted(Session &session, const Mapper &mapper, const UpsertWritten &written);
    static void checkOne(const FetchResult &result, qsizetype found);
    static Handle adoptRow(Session &session, const RowBatch &batch);
    /// Nothing when it has to be asked for; a null handle for a row to be deleted.
    std::optional<Handle> inMemory(const Mapper &mapper, const QList<Value> &key) const;
    /// With the rows of the classes that it extends.
    CompiledQuery compileGet(const EntityInfo &entity, const QList<Value> &key) const;
    static QList<Value> exact(const Mapper &mapper, const QList<Value> &key);

    Session *m_session;
};

} // namespace jw
