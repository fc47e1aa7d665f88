// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/pagedlist.h"
#include "joinwright/orm/flushplan.h"
#include "joinwright/orm/row.h"

#include <list>
#include <vector>

namespace jw {

/// The operations of one flush as they are executed: in runs of operations that differ in their
/// values only, so that each run has one statement and nothing is made up for a single row. A value
/// stays in its row's cell until it is bound; freeze() takes all of them out for another thread.
/// FlushPlan is the same for people to look at.
///
/// An operation is known by its number in the flush. Links lead to operations of earlier runs.
class FlushRuns
{
public:
    /// Where the value of a cell comes from.
    enum class Source : quint8 {
        Row, ///< the row's own cell
        Given, ///< it was worked out: a version, a key known by now
        Linked, ///< another operation's row, once it has its key
    };
    struct Link
    {
        int operation = -1;
        int cell = -1;
    };
    struct Cell
    {
        int cell;
        Source source;
        bool isBaseNull; ///< "IS NULL" has no place to bind
        int place = 0; ///< among the given or the linked ones
        friend bool operator==(const Cell &, const Cell &) = default;
    };
    /// What the operations of a run have in common.
    struct Shape
    {
        FlushOperation::Kind kind;
        const Mapper *mapper;
        bool isOfNewRow; ///< UPDATE of a row that this flush inserts; its last link is to that
                         ///< operation
        std::vector<Cell> cells; ///< in the table's order; the version last
        Sentence asked; ///< the reason that the draft had
        Sentence reason;
        QList<int> fetch; ///< cells to read back: defaults and computed columns
        int givens;
        int links;
        std::vector<int> own{}; ///< the cells again, when all that is written are the row's own
        quint32 given = 0; ///< of an INSERT of nothing but given cells: which, as Row::hash has them

        /// The place in `cells` of a cell of the table; -1 when it is not written.
        int placeOf(int cell) const;
        /// The old values that the row must still have: of all cells, or of the version where there
        /// is one.
        bool isChecked(const Cell &cell) const;
        /// How many of them a statement has places for.
        int basePlaces() const;
    };
    struct Run
    {
        const Shape *shape;
        int begin; ///< number of the first operation
        int end;
        size_t givens; ///< where the run's begin in each pool
        size_t links;
        size_t values; ///< once frozen
        size_t keys;
    };
    /// One operation as it is put together.
    struct Draft
    {
        struct Item
        {
            int cell;
            Source source = Source::Row;
            Value given{};
            Link link{};
            bool isFreed = false; ///< an operation before has made it NULL
        };
        FlushOperation::Kind kind;
        Row *row;
        QVarLengthArray<Item, 12> items{};
        int keyFrom = -1; ///< UPDATE of a row that this flush inserts: that operation
        Sentence reason{}; ///< unless it is "new", "deleted" or says what changed

        void remove(int cell);
    };

    /// Returns the operation's number.
    int add(const Draft &draft);
    /// The short way for a row whose own cells are all that is written, when they are those of the
    /// operation before; -1 when they are not.
    int addLike(FlushOperation::Kind kind, Row *row);
    /// The version of a row that is not in memory moves on, after all operations. It has no number.
    void addCount(const FlushOperation &operation) { m_counts.append(operation); }
    const QList<FlushOperation> &counts() const { return m_counts; }
    /// Takes every value out of its row: from now on the rows are not looked at.
    void freeze();
    bool isFrozen() const { return m_isFrozen; }

    bool isEmpty() const { return m_rows.empty(); }
    int size() const { return int(m_rows.size()); }
    const std::vector<Run> &runs() const { return m_runs; }
    const Run &runOf(int operation) const;
    Row *row(int operation) const { return m_rows[size_t(operation)]; }

    /// The value that operation number `operation` of this run writes; not of Linked cells.
    const Value &value(const Run &run, int operation, const Cell &cell) const;
    Link link(const Run &run, int operation, const Cell &cell) const
    {
        return m_links[linksOf(run, operation) + size_t(cell.place)];
    }
    /// UPDATE of a row that this flush inserts: that operation.
    int keyFrom(const Run &run, int operation) const
    {
        return m_links[linksOf(run, operation) + size_t(run.shape->links) - 1].operation;
    }
    /// What was loaded of a cell that is updated, or of the version of a row that is deleted.
    const Value &base(const Run &run, int operation, const Cell &cell) const;
    /// UPDATE and DELETE: a cell of the key by which the database knows the row.
    const Value &key(const Run &run, int operation, int number) const;
    /// For people: one operation, all of them.
    FlushOperation operation(int operation) const;
    QList<FlushOperation> operations() const; ///< the counts last

private:
    size_t linksOf(const Run &run, int operation) const
    {
        return run.links + size_t(operation - run.begin) * size_t(run.shape->links);
    }
    const Shape &shapeOf(const Draft &draft);
    bool continuesRun(const Draft &draft, const Shape &shape) const;
    void freeze(Run &run);

    std::list<Shape> m_shapes;
    std::vector<Run> m_runs;
    PagedList<Row *> m_rows; ///< by operation
    std::vector<Value> m_givens;
    std::vector<Link> m_links;
    bool m_isFrozen = false;
    std::vector<Value> m_values; ///< frozen: of all cells, operation by operation
    std::vector<Value> m_bases; ///< likewise
    std::vector<Value> m_keys;
    QList<FlushOperation> m_counts;
};

inline const Value &FlushRuns::value(const Run &run, int operation, const Cell &cell) const
{
    const auto at = size_t(operation - run.begin);
    if (cell.source == Source::Given)
        return m_givens[run.givens + at * size_t(run.shape->givens) + size_t(cell.place)];
    if (m_isFrozen)
        return m_values[run.values + at * run.shape->cells.size()
            + size_t(&cell - run.shape->cells.data())];
    return m_rows[size_t(operation)]->cells()[cell.cell];
}

} // namespace jw
