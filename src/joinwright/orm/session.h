// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/connection.h"
#include "joinwright/orm/events.h"
#include "joinwright/orm/flushplan.h"
#include "joinwright/orm/loading.h"
#include "joinwright/orm/query.h"
#include "joinwright/orm/savepoint.h"
#include "joinwright/orm/staledata.h"
#include "joinwright/orm/upsert.h"

#include <span>

class QObject;
template<typename T>
class QFuture;

namespace jw {

// What few programs ask a session for needs a further header, which keeps this one light: pendingState() and restore()
// pendingstate.h, a session on a worker engine/worker.h, what is compiled to be run elsewhere rowbatch.h, and whatever gives
// a future asyncsession.h.
class AsyncSession;
class SessionObserver;
class Worker;
struct FetchResult;
struct PendingRow;
struct PendingState;

/// A column that must have a value before its row can be written.
struct MissingValue
{
    Record record;
    int cell = 0;
};

/// What a lazy load may do.
enum class LazyLoading : quint8 {
    Peers, ///< loads for the row and its peers at once
    Raise, ///< throws Error(Usage): everything has to be asked for by with()
};

/// A conversation with one database: the objects it knows (each row once), their pending edits, and how they get there.
///
/// Lives in the thread that made it. A session on an Engine does its I/O there; a session on a Worker does none:
/// whatever would need the database at once throws Error(Usage) that says where, and fetch(), fetchRelated() and
/// commitAsync() do it in the worker and adopt the result in the session's thread, through its event loop.
///
/// Rows that are clean are held weakly; what is new, changed or deleted stays until it is written or reverted. Reading
/// never overwrites an edit: it only moves what the edit is compared with.
class Session
{
public:
    explicit Session(const Engine &engine);
    Session(const Engine &engine, const Schema &schema);
    Session(std::shared_ptr<Worker> worker, const Schema &schema);
    ~Session();
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;

    /// Makes the tables of `schema` known. Generated classes bring theirs along; a table known by id stays as it is.
    void use(const Schema &schema);
    const Mapping &mapping() const;
    std::shared_ptr<const Mapping> sharedMapping() const;
    const Mapper &mapperOf(const EntityInfo &entity);
    const Dialect &dialect() const;
    bool isAsync() const;
    /// For all relationships that setLoading() says nothing of.
    void setLazyLoading(LazyLoading how);
    /// How one relationship is loaded from now on, in this session.
    void setLoading(const RelationRef &relation, Loading how);
    void setLoading(const Table *table, const QString &relation, Loading how);

    // Objects
    template<typename T>
    T add(const typename T::Init &init)
    {
        T object = make<T>(init);
        add(static_cast<const Handle &>(object));
        return object;
    }
    template<typename T>
    T add()
    {
        T object(makeObject(T::entity).row());
        add(static_cast<const Handle &>(object));
        return object;
    }
    /// An object that the session will not write until it is added, or linked to one that is.
    template<typename T>
    T make(const typename T::Init &init)
    {
        T object(makeObject(T::entity).row());
        Initializer initializer(object);
        T::init(initializer, init);
        return object;
    }
    Record add(const Table *table); ///< throws Error(Usage) for null
    Record make(const Table *table);
    /// Adds a transient object, and what it is linked to; takes back a remove().
    void add(const Handle &object);
    /// DELETE at the next commit; a pending object is simply dropped. Members in memory follow what their foreign keys
    /// say: ON DELETE CASCADE removes them too, SET NULL clears their key.
    void remove(const Handle &object);
    /// Takes an object out of the session. It keeps its values and edits, and attach() brings it back; a pending one is
    /// transient afterwards.
    void detach(const Handle &object);
    /// Brings the state of an object of another session, or of one that has left its session, into the object of the same
    /// key here: loaded when it is not in memory, new when there is none. What differs is an edit. Follows relationships
    /// as far as they are in memory on the other side (not those of the model's `explicitAdd`); a collection that is
    /// loaded there becomes the same here. One step for undo. Both sessions have to live in this thread.
    ///
    /// Throws StaleDataError when the table counts versions and the object's is not the database's.
    Record merge(const Record &object);
    template<typename T>
    T merge(const T &object)
    {
        mapperOf(T::entity);
        return T(merge(Record(object)).row());
    }
    /// Makes an object of the values and edits of one that has left its session, without asking the database: what was
    /// loaded then is what the next commit compares with. The result is another object than the one given. Throws
    /// Error(Usage) when this session has an object of the same key.
    Record attach(const Record &object);
    template<typename T>
    T attach(const T &object)
    {
        mapperOf(T::entity);
        return T(attach(Record(object)).row());
    }

    /// The object with this key: the one in memory, else it is loaded. A key is the same however it is written that the
    /// database takes for the same, by its column's collation: "abc" finds the row "ABC" where that ignores case.
    template<typename T, typename Key>
    Opt<T> get(const Key &key, SourceLocation where = SourceLocation::current())
    {
        if constexpr (std::is_integral_v<Key>) {
            if (Row *known = knownRow(T::entity, qint64(key)))
                return Opt<T>(T(known));
        }
        return loaded<T>(toValue(key), where);
    }
    template<typename T, typename First, typename Second, typename... More>
    Opt<T> get(const First &first, const Second &second, const More &...more)
    {
        const Value values[] {toValue(first), toValue(second), toValue(more)...};
        const Handle found = getRow(mapperOf(T::entity), values);
        return found.is<T>() ? Opt<T>(T(found.row())) : Opt<T>();
    }
    /// A null Record when there is no such row.
    Record get(const Table *table, const QList<Value> &key, SourceLocation where = SourceLocation::current());
    /// The object if it is in memory; never loads.
    Record find(Id table, const QList<Value> &key) const;

    // Queries
    template<typename T>
    Query<T> query()
    {
        return Query<T>(*this, mapperOf(T::entity)).ofClass(T::entity);
    }
    template<typename T>
        requires(!requires { T::entity; })
    void query()
    {
        static_assert(detail::isThere<T>, "jw: query<T>() takes a generated class; for the Records of a table use query(table)");
    }
    Query<Record> query(const Table *table);
    template<typename A, typename B>
    PairQuery<A, B> select()
    {
        return PairQuery<A, B>(*this, mapperOf(A::entity)).ofClass(A::entity).template join<B>();
    }
    template<typename A, typename B>
    PairQuery<A, B> select(const RelationRef &along)
    {
        mapperOf(B::entity);
        return PairQuery<A, B>(*this, mapperOf(A::entity)).ofClass(A::entity).join(along).lastOfClass(B::entity);
    }
    /// Columns and expressions: rows are tuples of their types. Reads the table of the first column; the others are joined.
    /// select(User::c.name, Address::c.email.count()).join(User::rel.addresses).groupBy(User::c.name)
    template<typename... C>
        requires(sizeof...(C) > 0)
    TupleQuery<detail::SelectedType<C>...> select(const C &...columns)
    {
        (use(detail::Selected<C>::entity(columns)), ...);
        return TupleQuery<detail::SelectedType<C>...>(QueryBuilder(*this, {detail::selectColumn(columns)...}));
    }
    /// The same composed at run time: rows of Values with column names.
    RowQuery select(const QList<SelectColumn> &columns) { return RowQuery(QueryBuilder(*this, columns)); }
    RowQuery select(const Table *table, const QStringList &columns);
    /// INSERT of rows that may be there already.
    template<typename T>
    Upsert<T> upsert()
    {
        return Upsert<T>(*this, mapperOf(T::entity));
    }
    Upsert<Record> upsert(const Table *table);
    /// The rows of SQL text, with values for its "?" in order, as the driver gives them. For objects see Query::fromSql().
    RowSet sql(const QString &text, const QList<Value> &values = {}, SourceLocation where = SourceLocation::current());
    /// The rows of any SELECT as plain values, as the driver gives them.
    QList<QList<Value>> rows(const Select &select, SourceLocation where = SourceLocation::current());

    // What waits to be written
    QList<Record> added() const; ///< in the order they were added
    QList<Record> changed() const;
    QList<Record> deleted() const;
    bool hasChanges() const;
    QList<MissingValue> missingRequired() const;
    /// What commit() would do. `records` gets the object of each operation.
    FlushPlan plan(QList<Record> *records = nullptr) const;

    // Transactions
    /// Marks the state that rollback() returns to (the last commit, unless begin() was called since).
    void begin();
    /// Writes what waits, within the transaction, without ending it. When it fails the database goes back to the
    /// innermost open Savepoint (without one the transaction ends), and what was flushed since waits again.
    void flush(SourceLocation where = SourceLocation::current());
    /// Whether reading (queries, relationships, rows that are read again) flushes first, so that it sees what waits.
    /// Off at first; throws Error(Usage) for a session on a worker.
    void setAutoflush(bool on);
    bool isAutoflush() const;
    /// Writes what waits, all or nothing. When it fails the database is rolled back and every object is as it was
    /// before: what was pending is pending, keys handed out are withdrawn.
    void commit(SourceLocation where = SourceLocation::current());
    /// Takes the database and every object back to begin() (or the last commit). Throws Error(Usage) when something was
    /// flushed in a worker: see AsyncSession::rollback().
    void rollback();
    /// Does `work` and commits, in one transaction; on what isWorthAnotherTry(), or when rows were changed meanwhile
    /// (StaleDataError), does both again from where it began: edits of `work` are undone, objects are read anew. `work`
    /// must have no other effects than those in the session. Throws what the last try threw; all is then as before `work`.
    void retry(const std::function<void()> &work, const RetryOptions &options = {});
    bool isCommitting() const; ///< a commit, a flush or a rollback in the worker is under way
    /// async().commit()
    QFuture<void> commitAsync();

    /// Back to what was loaded; a pending object leaves the session, a deleted one comes back. One step for undo.
    void revert(const Handle &object);
    void revert(const Handle &object, int cell);
    void revertAll();
    /// After a conflict: takes what the database has as the new base of the rows named; their edits stay.
    void rebase(const StaleDataError &conflict);

    // History of edits since the last commit
    bool canUndo() const;
    bool canRedo() const;
    QString undoText() const;
    QString redoText() const;
    void undo();
    void redo();
    /// Edits until endStep() are one step; steps nest, and one with the same non-empty merge key continues the last.
    void beginStep(const QString &text, const QString &mergeKey = {});
    void endStep();

    // What is in memory
    void expire(const Handle &object); ///< read again at the next look; edits stay
    void expireAll(); ///< collections too
    void refresh(const Handle &object, SourceLocation where = SourceLocation::current()); ///< at once; throws Error(StaleData) when the row is gone
    /// Lets go of rows that were only kept because relationships were loaded ahead.
    void trim();
    /// Rows in memory of one table, whatever their state.
    qsizetype rowsInMemory(Id table) const;

    PendingState pendingState() const;
    /// Takes over what another session had pending: rows are loaded as far as they exist, edits applied with the old
    /// bases, so that conflicts show at commit. Returns what is left, as a state of its own: rows that are gone or whose
    /// tables the session does not know, cells of columns that are gone or take such a value no more (new rows that have
    /// one, whole). One step for undo.
    QList<PendingRow> restore(const PendingState &state);
    /// For asynchronous sessions: the queries that bring the rows restore() needs.
    QList<CompiledQuery> restoreQueries(const PendingState &state) const;

    /// The calls that need the database as futures, for a session on a worker; include asyncsession.h. Throws Error(Usage).
    AsyncSession async();

    // Asynchronous work, in other words. Futures finish in the session's thread; an error is rethrown by result() and onFailed().
    template<typename T>
    QFuture<QList<T>> fetch(const Query<T> &query)
    {
        return deliver(fetchCompiled(query.compile()), context(), [this](const auto &result) { return objectsOf<T>(adopt(result)); });
    }
    QFuture<QList<QList<Record>>> fetchTuples(const BasicQuery &query);
    QFuture<qint64> fetchCount(const BasicQuery &query);
    QFuture<QList<QList<Value>>> fetchRows(const Select &select);
    /// Loads one relationship of these records (all of one table).
    QFuture<void> fetchRelated(const QList<Record> &records, int relation);
    QFuture<void> refreshAsync(const QList<Record> &records);
    /// Runs a compiled query in the worker; the result waits to be adopted.
    QFuture<FetchResult> fetchCompiled(const CompiledQuery &query);
    /// Takes a result into the identity map: one object a row, known ones updated where they are not edited.
    QList<Handle> adopt(const FetchResult &result);
    QList<QList<Record>> adoptTuples(const FetchResult &result);
    QObject *context() const; ///< lives and dies with the session, in its thread

    /// Calls `handler` with each object of class T that `event` happens to in this session, as long as the token lives.
    template<typename T, typename F>
    [[nodiscard]] std::shared_ptr<void> listen(Event event, F handler)
    {
        return events().listen(event, mapperOf(T::entity).id(),
            [handler = std::move(handler)](const Record &record) {
                if (record.is<T>())
                    handler(T(record.row()));
            });
    }
    /// The same for rows of a table, of every table when it is null.
    [[nodiscard]] std::shared_ptr<void> listen(Event event, const Table *table, Events::Handler handler);

    void addObserver(SessionObserver *observer);
    void removeObserver(SessionObserver *observer);

    /// Makes the schema of a generated class known; null is passed over.
    void use(const EntityInfo *entity);
    /// The parts behind the façade, for the classes of orm/.
    struct Parts;
    Parts &parts() const { return *d; }

private:
    void checkOwn(const Handle &object) const;
    Events &events();
    Handle makeObject(const EntityInfo &entity);
    /// Apart from get(), whose other half is short.
    template<typename T>
    Q_NEVER_INLINE Opt<T> loaded(const Value &key, SourceLocation where)
    {
        const CallSite site(where);
        const Handle found = getRow(mapperOf(T::entity), {&key, 1});
        return found.is<T>() ? Opt<T>(T(found.row())) : Opt<T>();
    }
    Handle getRow(const Mapper &mapper, std::span<const Value> key);
    Row *knownRow(const EntityInfo &entity, qint64 key) const; ///< null: not in memory, or not to be had this shortly
    std::unique_ptr<Parts> d;
};

/// Reading does not flush while it lives: for objects that are not complete yet.
class NoAutoflush
{
public:
    explicit NoAutoflush(Session &session)
        : m_session(session)
        , m_was(session.isAutoflush())
    {
        session.setAutoflush(false);
    }
    ~NoAutoflush() { m_session.setAutoflush(m_was); }
    NoAutoflush(const NoAutoflush &) = delete;
    NoAutoflush &operator=(const NoAutoflush &) = delete;

private:
    Session &m_session;
    bool m_was;
};

/// Edits made while it lives are one step of undo.
class EditScope
{
public:
    EditScope(Session &session, const QString &text, const QString &mergeKey = {})
        : m_session(session)
    {
        session.beginStep(text, mergeKey);
    }
    ~EditScope() { m_session.endStep(); }
    EditScope(const EditScope &) = delete;
    EditScope &operator=(const EditScope &) = delete;

private:
    Session &m_session;
};

} // namespace jw
