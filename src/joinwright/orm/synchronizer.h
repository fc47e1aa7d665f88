// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/flushplanner.h"
#include "joinwright/orm/session.h"

#include <vector>

namespace jw {

/// Brings the objects of a session in step with what a flush wrote, and takes that back when the transaction fails.
class Synchronizer
{
public:
    explicit Synchronizer(Session::Parts &parts);

    /// New rows get their keys, old values become what was written, deleted rows leave.
    void apply(const PlannedFlush &flush, const FlushResult &result);
    /// For statements past the unit of work: what these rows are now comes back with a rollback.
    void remember(const QList<Row *> &rows);
    /// Rows that such a statement has inserted: a rollback detaches them.
    void appeared(const QList<Row *> &rows);
    /// Rows that such a statement has deleted: they are detached, with what the database deleted along with them.
    void removed(const QList<Row *> &rows);
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
        QList<Value> cells {};
        std::unique_ptr<Changes> changes {};
        QList<Handle> targets {}; ///< by slot of to-one relationships; empty when none is held
    };
    struct Flush
    {
        int position; ///< in the journal
        std::vector<Image> images {};
    };
    /// A row whose foreign key the database changes together with the key it refers to.
    struct Follower
    {
        Handle row;
        const Relation *toOne;
    };
    void keepImage(Row *row);
    Image &addImage(Row *row);
    void keepChanges(Image &image, const FlushOperation &operation) const;
    void restore(const Image &image);
    void inserted(int number, const PlannedFlush &flush, const FlushResult &result, Image &image);
    void updated(int number, const PlannedFlush &flush, const FlushResult &result);
    void deleted(const QList<Row *> &rows);
    QList<Row *> cascade(const QList<Row *> &rows);
    void settleChanges(Row *row, const FlushOperation &operation, Image &image) const;
    void clearTargets(Row *row, const FlushOperation &operation);
    void rekey(Row *row);
    QList<Follower> followersOf(Row *row, const FlushOperation &operation);
    QList<Follower> followersOf(Row *row, const QList<int> &cells);
    void follow(const Row *parent, const QList<Follower> &followers);
    Value written(const FlushPlan &plan, const FlushValue &value, const FlushResult &result) const;

    Session::Parts &m_parts;
    std::vector<Flush> m_flushes;
};

} // namespace jw
