// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/flushplanner.h"
#include "joinwright/orm/persistence.h"
#include "joinwright/orm/session.h"

#include <vector>

namespace jw {

/// Brings the objects of a session in step with what a flush wrote, and takes that back when the transaction fails.
class Synchronizer
{
public:
    explicit Synchronizer(Session::Parts &parts);

    /// What a flush leaves behind for a rollback: nothing once its transaction is over.
    enum class Memory : quint8 { Keep, Drop };

    /// New rows get their keys, old values become what was written, deleted rows leave.
    void apply(const PlannedFlush &flush, const FlushResult &result, Memory memory);
    /// For statements past the unit of work: what these rows are now comes back with a rollback.
    void remember(const QList<Row *> &rows);
    /// Rows that such a statement has inserted: a rollback detaches them.
    void appeared(const QList<Row *> &rows);
    /// Rows that such a statement has deleted: they are detached, with what the database deleted along with them.
    void removed(const QList<Row *> &rows);
    /// A row was detached by hand: no rollback brings it back.
    void leave(Row *row);
    /// The transaction is over: what apply() did stays.
    void settle();
    qsizetype flushCount() const { return qsizetype(m_flushes.size()); }
    /// The journal's position at the last flush of the transaction; 0 when there was none.
    int lastPosition() const { return m_flushes.empty() ? 0 : m_flushes.back().position; }
    /// The database was rolled back to the first `flushes` of the transaction: every object is pending, changed or
    /// deleted as before the others; edits made since are kept.
    void withdraw(qsizetype flushes);
    /// The same for whom later edits are to go as well: those behind `position` are not made again.
    void withdraw(qsizetype flushes, int position);

private:
    struct Image
    {
        Handle row;
        RowState state;
        quint16 unloaded;
        quint32 given; ///< Row::hash of a row that was never written
        quint32 load; ///< Row::load: when it was read
        bool isExpired;
        size_t cells; ///< where its cells begin in the flush's
        std::unique_ptr<Changes> changes{};
        QList<Handle> targets{}; ///< by slot of to-one relationships; empty when none is held
    };
    struct Flush
    {
        int position; ///< in the journal
        std::vector<Image> images{};
        std::vector<Value> cells{};
    };
    /// A run of the flush that is being applied.
    struct Applied
    {
        const FlushRuns &runs;
        const FlushRuns::Run &run;
        const FlushResult &result;
        bool isPlain; ///< an UPDATE that leaves identity and relationships as they are
        int number; ///< the cell of the key that the database has numbered; -1 when it was given
    };
    /// A row whose foreign key the database changes together with the key it refers to.
    struct Follower
    {
        Handle row;
        const Relation *toOne;
    };
    void keepImage(Row *row);
    Image *addImage(Row *row);
    void restore(const Flush &flush, const Image &image);
    void identify(Row *row);
    void joinChildren(Row *row);
    void inserted(const Applied &applied, int number);
    void settleInserted(const Applied &applied, int number, Image *image);
    void fillInserted(const Applied &applied, int number);
    void updated(const Applied &applied, int number);
    void settleUpdated(const Applied &applied, int number);
    void settlePlainUpdate(const Applied &applied, int number);
    void deleted(const Applied &applied);
    void deleted(const QList<Row *> &rows);
    QList<Row *> cascade(const QList<Row *> &rows);
    void clearTargets(Row *row, const FlushRuns::Shape &shape);
    void rekey(Row *row);
    QList<Follower> followersOf(Row *row, const FlushRuns::Shape &shape);
    QList<Follower> followersOf(Row *row, const QList<int> &cells);
    void follow(Row *parent, const QList<Follower> &followers);

    Session::Parts &m_parts;
    std::vector<Flush> m_flushes;
    QSet<Handle> m_left; ///< detached by hand within the transaction
    const PagedList<Handle> *m_flushed = nullptr; ///< the rows of the flush that is being applied
    std::optional<ChildrenByKey> m_children; ///< among them; made when a row comes whose key was given
    bool m_isKeeping = true; ///< see Memory
};

} // namespace jw
