// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/editor.h"
#include "joinwright/orm/flushplan.h"

#include <QtCore/QSet>

namespace jw {

/// A flush plan together with the rows it concerns, operation by operation; the rows stay in the session's thread.
struct PlannedFlush
{
    FlushPlan plan {};
    QList<Handle> rows {};
};

/// Turns what waits in a session into ordered statements: per table in dependency order inserts, then updates;
/// deletes last, in reverse. Cycles between new rows are closed by a later UPDATE. Changes nothing.
class FlushPlanner
{
public:
    FlushPlanner(std::shared_ptr<const Mapping> mapping, const UnitOfWork &work);

    /// Throws Error(Schema) naming the rows when a cycle cannot be closed.
    PlannedFlush plan();

private:
    struct Link
    {
        const Relation *relation;
        int parent; ///< number among the new rows
    };
    void sortInserts();
    void planEarlyDeletes();
    QHash<const Mapper *, QSet<QList<Value>>> newKeys() const;
    void planInsert(int number);
    void planUpdate(Row *row);
    void planUpdates(const QList<Row *> &rows);
    QString changeReason(const FlushOperation &operation, const Mapper &mapper);
    bool dependOnOneAnother() const;
    QList<QList<int>> dependenciesOfNew(QSet<std::pair<int, int>> *required) const;
    void planClosing();
    void planDeletes();
    void planUncycling(const QList<Row *> &rows, const QList<std::pair<int, int>> &cut);
    QList<Row *> sortedDeletes(QList<std::pair<int, int>> *cut, QList<Row *> *rows) const;
    QList<Link> linksOf(Row *row) const;
    Row *newParent(Row *row, const Relation &relation) const;
    bool isCut(int row, int parent) const;
    void addVersion(FlushOperation &operation, const Row *row) const;
    void addReference(FlushOperation &operation, const Link &link) const;
    QList<int> fetchedAfterInsert(Row *row, const FlushOperation &operation) const;
    void append(FlushOperation operation, Row *row);
    void appendDelete(Row *row, const QString &reason);
    bool hasOpenReference(Row *row) const;

    std::shared_ptr<const Mapping> m_mapping;
    const UnitOfWork &m_work;
    QList<const Mapper *> m_tables; ///< parents first
    QList<Row *> m_new; ///< by table, then as added
    QHash<Row *, int> m_numberOf;
    QList<int> m_order; ///< in which new rows are inserted
    QList<std::pair<int, int>> m_cut;
    QList<int> m_operationOf; ///< of a new row; -1 while it has none
    QSet<Row *> m_deletedEarly;
    QList<Row *> m_late; ///< to be updated once all new rows are there
    QString m_lastReason; ///< repeats from row to row
    const Mapper *m_lastMapper = nullptr;
    PlannedFlush m_result;
};

} // namespace jw
