// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/persistence.h"

#include <deque>

namespace jw {

/// Executes the operations of one flush. Knows the database and the operations, no session.
class Persister
{
public:
    Persister(const FlushRuns &runs, Connection &connection, FlushStatements &statements, const FlushWatch &watch)
        : m_runs(runs)
        , m_connection(connection)
        , m_dialect(connection.dialect())
        , m_statements(statements)
        , m_watch(watch)
    {
    }

    FlushResult run();

private:
    using Run = FlushRuns::Run;
    using Cell = FlushRuns::Cell;
    /// Some operations of a run.
    struct Part
    {
        const Run &run;
        int begin;
        int end;
        int size() const { return end - begin; }
    };
    /// The operations before `number` are written, and nobody objects.
    void step(int number)
    {
        if (m_watch)
            m_watch(number);
        m_current = number;
    }
    // One by one
    void insertOneByOne(const Part &part);
    void insertReturning(const Run &run, int number);
    void updateOneByOne(const Part &part);
    void updateAgain(const Run &run, int number);
    void deleteOneByOne(const Part &part);
    void count();

    // Many together: how, and what is left to do one by one
    void inserts(const Run &run);
    void insertTogether(const Part &part, const qint64 *keys);
    int insertWrittenOut(const Part &part, const qint64 *keys);
    void insertNumbered(const Part &part);
    bool readNumbers(KeptStatement &statement, const Part &part);
    void updates(const Run &run);
    bool goesInRows(const Run &run);
    void updateInRows(const Run &run);
    bool updateRows(const Part &part);
    void deletes(const Run &run);
    void deleteRanges(const Run &run);
    void deleteRange(const Part &part);
    bool runRange(const Part &part);
    int endOfRange(const Run &run, int begin) const;
    /// By lists, or by rows of one statement's places.
    bool goesTogether(const Run &run, bool withKeys = false);
    int writeTogether(const Part &part, const qint64 *keys = nullptr);
    void writeAllTogether(const Part &part);
    void oneByOne(const Part &part);
    void wrote(const Part &part, const qint64 *keys);
    template<typename Target>
    int collect(Target &target, const Part &part, const qint64 *keys);
    template<typename Write>
    bool guarded(Write write);
    bool runAll(KeptStatement &statement, const Part &part);
    bool isWorthGathering(const Run &run) const;
    bool takesLists(const Run &run) const;
    int rowsPerStatement(const FlushRuns::Shape &shape) const;
    int rowsPerUpdate(const FlushRuns::Shape &shape) const;
    std::vector<qint64> keysFor(const Mapper &mapper, int count) const;

    // Binding; the target is a statement, or gathers what many operations bind
    template<typename Target>
    int bindValues(Target &target, int place, const Run &run, int number);
    template<typename Target>
    int bindKey(Target &target, int place, const Run &run, int number);
    template<typename Target>
    void bindBases(Target &target, int place, const Run &run, int number);
    const Value &keep(Value value) { return m_bound.emplace_back(std::move(value)); }
    void letGo()
    {
        if (!m_bound.empty())
            m_bound.clear();
    }

    // Reading back
    void noteNumber(int number, qint64 key);
    void fetch(const Part &part);
    void fetchTogether(const Part &part);
    void readTogether(const Part &part, const QList<QList<Value>> &keys);
    KeyValues keyOf(const Run &run, int number) const;
    QList<Value> rowOf(const Run &run, int number, const QList<int> &cells);
    QList<Value> rowAsItIsNow(const Run &run, int number);

    // Conflicts
    bool isUnchanged(const FlushOperation &operation, const QList<Value> &row) const;
    void reportStale(int number, const QList<Value> &row);

    const FlushRuns &m_runs;
    Connection &m_connection;
    const Dialect &m_dialect;
    FlushStatements &m_statements;
    const FlushWatch &m_watch;
    const RowCodec *m_codec = nullptr; ///< of the run under way
    FlushResult m_result;
    QList<StaleRow> m_stale;
    std::deque<Value> m_bound; ///< values of other rows, until the statement has run
    int m_current = 0; ///< the operation under way
};

/// Whether the operations of a run write the key themselves.
bool knowsKey(const FlushRuns::Shape &shape);
/// Whether they write a part of it.
bool writesKey(const FlushRuns::Shape &shape);

template<typename Target>
int Persister::bindValues(Target &target, int place, const Run &run, int number)
{
    const std::vector<int> &own = run.shape->own;
    if (!own.empty() && !m_runs.isFrozen()) {
        target.bindCells(place, m_runs.row(number)->cells(), m_codec->cells.data(), own);
        return place + int(own.size());
    }
    for (const Cell &cell : run.shape->cells) {
        const bool isLinked = cell.source == FlushRuns::Source::Linked;
        const Value &value = isLinked ? keep(m_result.written(m_runs, run, number, cell)) : m_runs.value(run, number, cell);
        target.bind(place++, value, m_codec->cells[size_t(cell.cell)]);
    }
    return place;
}

template<typename Target>
int Persister::bindKey(Target &target, int place, const Run &run, int number)
{
    const QList<int> &cells = run.shape->mapper->keyCells();
    for (int i = 0; i < cells.size(); ++i) {
        const Value &value = run.shape->isOfNewRow ? keep(m_result.valueOf(m_runs, m_runs.keyFrom(run, number), cells[i]))
                                                   : m_runs.key(run, number, i);
        target.bind(place++, value, m_codec->cells[size_t(cells[i])]);
    }
    return place;
}

template<typename Target>
void Persister::bindBases(Target &target, int place, const Run &run, int number)
{
    for (const Cell &cell : run.shape->cells) {
        if (run.shape->isOfNewRow || cell.isBaseNull || !run.shape->isChecked(cell))
            continue;
        const Value &base = m_runs.base(run, number, cell);
        try {
            target.bind(place, base, m_codec->cells[size_t(cell.cell)]);
        } catch (const Error &) {
            // A value that was loaded although it is none of the column's type is compared as it is stored.
            target.bind(place, base);
        }
        ++place;
    }
}

} // namespace jw
