// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/liveplan.h"
#include "joinwright/orm/observer.h"
#include "joinwright/orm/record.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <deque>

namespace jw {

/// The result of a query that follows its session, what is pending included: new rows that belong come in, removed ones go,
/// changed ones move to where the query's order puts them, along with changes of the rows they refer to.
///
/// Filter and order are evaluated on the objects in memory by the database's rules (see Evaluator); rows that sort alike
/// stand by their key, new ones at the end. A limit holds: what leaves is replaced from the database, once what is in
/// memory does not suffice. What others write comes with refresh(), or with any query of the session that reads it.
///
/// A session on an engine is read at once, by the constructor; one on a worker in the worker: the result is empty and
/// isLoading() until it comes. When the session ends the result stays as it is, with detached rows.
class LiveResult : public QObject, private SessionObserver
{
    Q_OBJECT

public:
    /// For queries that cannot be evaluated in memory.
    enum class Otherwise : quint8 {
        Refuse, ///< throw Error(Usage) that names what cannot be
        Requery, ///< ask the database again after each commit and rollback; pending rows come when they are written
    };

    /// Throws Error.
    explicit LiveResult(const BasicQuery &query, QObject *parent = nullptr);
    LiveResult(const BasicQuery &query, Otherwise otherwise, QObject *parent = nullptr);
    ~LiveResult() override;

    int size() const;
    bool isEmpty() const { return size() == 0; }
    Record at(int row) const;
    /// The row that stands beside it in a table the query joins (1: the first joined); null when there is none.
    Record at(int row, int source) const;
    template<typename T>
    T at(int row) const
    {
        return at(row).template as<T>();
    }
    QList<Record> toList() const;
    int indexOf(const Record &record) const; ///< -1: not in the result
    bool isLoading() const { return m_loads > 0; }
    /// False for a query that is asked again instead; reason() says why.
    bool isFollowing() const { return m_plan.has_value(); }
    QString reason() const { return m_reason; }
    /// Collations of the database that are not known here: texts of theirs are ordered by code point instead.
    QStringList unknownCollations() const;
    Session *session() const { return m_session; } ///< null once it has ended
    const Mapper &mapper() const { return *m_mappers.first(); }
    /// The tables of a result row, as for at(row, source).
    const QList<const Mapper *> &mappers() const { return m_mappers; }

    /// The number of the table joined along the relationships named, "department.head"; 0 for an empty path. Throws
    /// Error(Usage) that lists the paths there are.
    int sourceAt(const QString &path) const;

    /// Asks the database again; edits stay.
    void refresh();

signals:
    // Each change is announced before and told after, as item models need it. Row numbers are those of before for what
    // leaves or moves from, of after for what comes or moves to.
    void insertionBegan(int first, int last);
    void inserted(int first, int last);
    void removalBegan(int first, int last);
    void removed(int first, int last);
    void moveBegan(int from, int to);
    void moved(int from, int to);
    void changed(int row); ///< a cell of it, or of a row beside it
    void resetBegan();
    void wasReset();
    void loadingChanged(bool loading);
    void failed(const jw::Error &error); ///< a read that nobody waits for

private:
    struct Entry
    {
        QList<Handle> rows; ///< one a source
        LivePlan::Place place;
        quint64 number; ///< tells apart what stands in one place
    };
    using EntryPtr = std::shared_ptr<Entry>;
    struct Answer
    {
        QList<QList<Record>> tuples;
        std::optional<qint64> asked; ///< for so many rows
    };

    void cellChanged(const Record &record, int cell) override;
    void stateChanged(const Record &record) override;
    void relationChanged(const Record &record, int relation) override;
    void rowsWritten(const Mapper &mapper) override;
    void committed() override;
    void rolledBack() override;

    void load(std::optional<qint64> limit);
    void arrived(const Answer &answer);
    void fill(const Answer &answer);
    void merge(const Answer &answer);
    void requeried(const QList<Record> &rows);
    void setHorizon(const Answer &answer);
    void setLoads(int loads);
    std::optional<qint64> wanted() const;
    template<typename F>
    void guarded(F work);
    bool isShort() const;
    void complete();

    void touch(Row *row);
    void drain();
    Row *ownRow(const Record &record) const;
    void touchDependents(const Record &record, int cell);
    QList<Handle> childrenOf(const Record &parent, int source, bool mayLoad);
    void reevaluate(const Handle &row);
    bool resolve(const Handle &row, RowTuple *rows, QList<Handle> *held);
    Handle parentOf(const Handle &child, const Relation &toOne, bool *isWaiting);
    Handle extensionOf(const Handle &owner, const Relation &down, bool *isWaiting);
    Handle besideOf(const Handle &owner, const Relation &relation, bool *isWaiting);
    bool loadDeferred(const RowTuple &rows, const QList<Handle> &held);
    void loadCell(const Handle &row, int cell);
    /// What is read aside: a row's relation by its number, or its deferred cell by the number's complement.
    using FetchKey = std::pair<Row *, int>;
    bool beginFetch(const FetchKey &key); ///< false: it is under way
    void endFetch(const FetchKey &key);
    void fetchCell(const Handle &row, int cell);
    void fetchRelated(const Handle &owner, const Relation &relation, const Handle &then);
    QList<Handle> membersOf(const Record &parent, const Relation &back) const;
    bool isClean(const Entry &entry) const;
    EntryPtr entryOf(const Handle &row, const RowTuple &rows, const QList<Handle> &held);

    bool isBefore(const Entry &a, const Entry &b) const;
    int find(const EntryPtr &entry) const;
    void put(const EntryPtr &entry);
    void insertAt(int index, const EntryPtr &entry);
    void removeAt(int index);
    void place(const EntryPtr &known, const EntryPtr &fresh);
    void link(const EntryPtr &entry);
    void unlink(const EntryPtr &entry);
    void extend();
    bool isWithin(const Entry &entry) const;
    qint64 windowEnd() const;
    int shown(int index) const { return std::max(0, index - int(m_offset)); }

    Session *m_session;
    BasicQuery m_query;
    std::optional<LivePlan> m_plan;
    QString m_reason;
    QList<const Mapper *> m_mappers;
    qint64 m_offset = 0;
    std::optional<qint64> m_limit;

    QList<EntryPtr> m_known; ///< in order; those of the window and what is known beyond
    int m_end = 0; ///< of them belong to the window or stand before it
    QHash<Row *, EntryPtr> m_byRow;
    QMultiHash<Row *, Row *> m_dependents; ///< by a row beside: the rows of the query's own table
    std::optional<LivePlan::Place> m_horizon; ///< up to here every row of the database is known; none: all are
    std::deque<Handle> m_touched;
    QSet<FetchKey> m_fetching;
    QList<quint16> m_deferred; ///< of each source: the cells that the plan reads
    QSet<Row *> m_dangling; ///< their references lead nowhere, as was asked for already
    bool m_isWorking = false;
    bool m_isFilled = false;
    bool m_isRefilled = false; ///< with what a transaction wrote past the unit of work, and may take back
    int m_loads = 0;
    quint64 m_numbers = 0;
};

} // namespace jw
