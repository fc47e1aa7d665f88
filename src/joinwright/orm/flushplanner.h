// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/editor.h"
#include "joinwright/orm/flushruns.h"
#include "joinwright/orm/handover.h"
#include "joinwright/orm/storedlinks.h"

#include <QtCore/QSet>

namespace jw {

/// What a flush will execute, together with the rows it concerns, operation by operation; the rows
/// stay in the session's thread.
struct PlannedFlush
{
    std::shared_ptr<FlushRuns> runs = std::make_shared<FlushRuns>();
    PagedList<Handle> rows{};
    QList<Handle> counting{}; ///< whose changes FlushRuns::counts() count
};

/// Turns what waits in a session into ordered statements: per table in dependency order inserts, then updates;
/// deletes last, in reverse. Cycles between new rows are closed by a later UPDATE; unique values that one row gives up and
/// another takes are freed first. Changes nothing.
///
/// A row of a class whose version stands in a table that it extends is written together with the version there.
class FlushPlanner
{
public:
    FlushPlanner(std::shared_ptr<const Mapping> mapping, const UnitOfWork &work, const Graph &graph);

    /// Throws Error(Schema) naming the rows when a cycle cannot be closed.
    PlannedFlush plan();

private:
    using Draft = FlushRuns::Draft;
    struct Link
    {
        const Relation *relation;
        int parent; ///< number among the new rows
    };
    using Links = QVarLengthArray<Link, 4>;
    using ByTable = QHash<const Mapper *, QList<Row *>>;
    void sortInserts();
    void planHandovers(const ByTable &changed);
    void planHandovers(const QList<Handover> &handovers);
    void planGivers(const QList<Row *> &givers);
    void planBeforeRenames(const ByTable &changed);
    void planBeforeRename(Row *row);
    void updateEarly(Row *row);
    void deleteEarly(Row *row, const Sentence &reason);
    void leadAway(Row *row, const Relation &toOne);
    bool hasToWait(Row *row);
    ChildrenByKey &children();
    void free(Row *row, int cell, const Sentence &reason);
    static void noteFreed(Draft &draft, const QList<int> &freed);
    qsizetype inOrder(qsizetype place) const { return m_order.isEmpty() ? place : m_order[place]; }
    void findCounting(ByTable *changed);
    void findCounting(Row *row, const QString &table, ByTable *changed);
    void findAbsentCounting(Row *row, const QString &table);
    QSet<QList<Value>> &countedKeys(const Mapper &counter);
    static Sentence countingReason(const QStringList &tables);
    void planInsert(int number);
    int appendInsert(int number); ///< returns the operation
    void planUpdate(Row *row);
    void planUpdates(const QList<Row *> &rows);
    static ByTable byTable(const QList<Row *> &rows);
    static bool dependOnOneAnother(const ByTable &rows);
    QList<QList<int>> dependenciesOfNew(QSet<std::pair<int, int>> *required) const;
    void planClosing();
    void planDeletes();
    void planUncycling(const QList<Row *> &rows, const QList<std::pair<int, int>> &cut);
    QList<Row *> sortedDeletes(QList<std::pair<int, int>> *cut, QList<Row *> *rows) const;
    Links linksOf(Row *row) const;
    Row *newParent(Row *row, const Relation &relation) const;
    bool isCut(int row, int parent) const;
    static void addVersion(Draft &draft);
    static void addTouched(Draft &draft);
    void addReference(Draft &draft, const Link &link) const;
    void addReferences(Draft &draft, int number) const;
    int append(const Draft &draft);
    int appendLike(FlushOperation::Kind kind, Row *row);
    void appendDelete(Row *row, const Sentence &reason = {});
    bool hasOpenReference(Row *row) const;

    std::shared_ptr<const Mapping> m_mapping;
    const UnitOfWork &m_work;
    const Graph &m_graph;
    QList<const Mapper *> m_tables; ///< parents first
    QList<Row *> m_new; ///< by table, then as added
    QHash<Row *, int> m_numberOf;
    QList<int> m_order; ///< in which new rows are inserted; empty: as they are
    QList<std::pair<int, int>> m_cut;
    QList<int> m_operationOf; ///< of a new row; -1 while it has none; empty when nobody asks
    QSet<Row *> m_deletedEarly;
    QHash<Row *, QList<int>> m_freed; ///< cells that an operation before makes NULL
    QSet<Row *> m_updatedEarly;
    QHash<const Mapper *, QList<Row *>> m_givers; ///< that have to wait for new rows
    std::optional<ChildrenByKey> m_children; ///< of what is deleted or changed; made when somebody asks
    std::optional<ComingKeys> m_coming; ///< the same
    QHash<Row *, QStringList> m_counting; ///< rows whose version counts changes in these other tables
    QHash<const Mapper *, QSet<QList<Value>>> m_countedKeys; ///< see countedKeys()
    QList<Row *> m_late; ///< to be updated once all new rows are there
    PlannedFlush m_result;
};

} // namespace jw
