// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/flushstatement.h"
#include "joinwright/orm/insertbatch.h"

namespace jw {

using namespace Qt::StringLiterals;

namespace {

constexpr int ShortestRun = 16; // of rows that go together: below it, asking first costs more than it spares

/// Executes one plan. Knows the database and the plan, no session.
class Persister
{
public:
    Persister(const FlushPlan &plan, Connection &connection)
        : m_plan(plan)
        , m_connection(connection)
        , m_dialect(connection.dialect())
        , m_shapes(connection, [this](int operation, int cell) { return reference(operation, cell); })
        , m_batch(connection, m_shapes)
    {
    }

    FlushResult run();

private:
    void runAll();
    void runOne(int number);
    int insertRun(int number) const;
    int deleteRun(int number) const;
    void insertTogether(int number, int count);
    void insertPart(int number, int count, std::optional<qint64> key);
    void removeTogether(int number, int count);
    bool removeRange(int number, int count);
    void insert(int number);
    void update(int number);
    void remove(int number);
    void fetch(int number);
    KeyValues insertReturning(const FlushOperation &operation);
    KeyValues insertedKey(const FlushOperation &operation) const;
    QList<Value> rowOf(int number, const QList<int> &cells);
    bool isUnchanged(int number, const QList<Value> &row) const;
    void reportStale(int number, const QList<Value> &row);
    KeyValues keyOf(int number) const;
    Value reference(int operation, int cell) const;

    const FlushPlan &m_plan;
    Connection &m_connection;
    const Dialect &m_dialect;
    FlushResult m_result;
    QList<StaleRow> m_stale;
    FlushShapes m_shapes;
    InsertBatch m_batch;
    int m_current = 0; ///< the operation under way
};

[[noreturn]] void rethrowNaming(const Error &error, const FlushOperation &operation)
{
    Error::Context context = error.context();
    context.object = operation.object();
    if (context.table.isEmpty())
        context.table = operation.mapper->name();
    const QString message = u"%1: %2"_s.arg(operation.object(), error.message());
    if (dynamic_cast<const IntegrityError *>(&error))
        throw IntegrityError(message, context);
    if (dynamic_cast<const ConnectionError *>(&error))
        throw ConnectionError(message, context);
    if (dynamic_cast<const SchemaError *>(&error))
        throw SchemaError(message, context);
    throw Error(error.kind(), message, context);
}

QList<int> allCells(const Mapper &mapper)
{
    QList<int> cells;
    for (int cell = 0; cell < mapper.cellCount(); ++cell)
        cells.append(cell);
    return cells;
}

FlushResult Persister::run()
{
    m_result.rows.resize(m_plan.operations.size());
    try {
        runAll();
    } catch (const Error &error) {
        // What follows a stale row may fail because of it: the stale rows are the news.
        if (m_stale.isEmpty())
            rethrowNaming(error, m_plan.operations[m_current]);
    }
    if (!m_stale.isEmpty())
        throw StaleDataError(m_stale);
    return m_result;
}

void Persister::runAll()
{
    for (int number = 0; number < m_plan.operations.size();) {
        m_current = number;
        const int inserts = insertRun(number);
        const int deletes = deleteRun(number);
        if (inserts >= ShortestRun)
            insertTogether(number, inserts);
        else if (deletes >= ShortestRun)
            removeTogether(number, deletes);
        else
            runOne(number);
        number += inserts >= ShortestRun ? inserts : deletes >= ShortestRun ? deletes : 1;
    }
}

void Persister::runOne(int number)
{
    m_current = number;
    switch (m_plan.operations[number].kind) {
    case FlushOperation::Kind::Insert:
        return insert(number);
    case FlushOperation::Kind::Update:
        return update(number);
    case FlushOperation::Kind::Delete:
        return remove(number);
    }
}

/// How many operations from `number` on insert the same cells of the same table and refer to none of one another.
int Persister::insertRun(int number) const
{
    const FlushOperation &first = m_plan.operations[number];
    if (first.kind != FlushOperation::Kind::Insert || first.values.isEmpty() || m_batch.rowsPerStatement(first) < ShortestRun)
        return 1;
    int end = number + 1;
    const auto refersBack = [number](const FlushValue &value) { return value.from >= number; };
    for (; end < m_plan.operations.size(); ++end) {
        const FlushOperation &operation = m_plan.operations[end];
        if (!FlushShapes::areAlike(first, operation) || std::any_of(operation.values.begin(), operation.values.end(), refersBack))
            break;
    }
    return end - number;
}

void Persister::insertTogether(int number, int count)
{
    const FlushOperation &first = m_plan.operations[number];
    const bool areKnown = insertedKey(first).size() == first.mapper->keyCells().size();
    std::optional<qint64> next = areKnown ? std::nullopt : m_batch.nextKey(*first.mapper);
    const int end = number + count;
    const int rows = std::min(m_batch.rowsPerStatement(first), count);
    for (; (areKnown || next) && end - number >= rows; number += rows) {
        insertPart(number, rows, next);
        if (next)
            *next += rows;
    }
    for (; number < end; ++number)
        runOne(number);
}

void Persister::insertPart(int number, int count, std::optional<qint64> key)
{
    m_current = number;
    try {
        m_batch.write(&m_plan.operations[number], count, key, &m_current);
    } catch (const IntegrityError &) {
        // The statement left nothing behind. One by one it shows which row it was.
        for (int i = 0; i < count; ++i)
            runOne(number + i);
        return;
    }
    for (int i = 0; i < count; ++i) {
        m_result.rows[number + i].key = key ? KeyValues {Value(*key + i)} : insertedKey(m_plan.operations[number + i]);
        m_current = number + i;
        fetch(number + i);
    }
}

/// How many operations from `number` on delete rows of the same table by whole-numbered keys without a gap.
int Persister::deleteRun(int number) const
{
    const FlushOperation &first = m_plan.operations[number];
    const bool isPossible = first.kind == FlushOperation::Kind::Delete && m_dialect.features().countsDeleted
        && first.values.isEmpty() && first.mapper->assignsKey() && first.key[0].kind() == Value::Kind::Int64;
    if (!isPossible)
        return 1;
    int end = number + 1;
    qint64 step = 0;
    for (; end < m_plan.operations.size(); ++end) {
        const FlushOperation &operation = m_plan.operations[end];
        const bool isLike = operation.kind == first.kind && operation.mapper == first.mapper && operation.values.isEmpty()
            && operation.key[0].kind() == Value::Kind::Int64;
        const qint64 distance = isLike ? operation.key[0].toInt64() - first.key[0].toInt64() : 0;
        if (step == 0)
            step = distance;
        if ((step != 1 && step != -1) || distance != step * (end - number))
            break;
    }
    return end - number;
}

bool Persister::removeRange(int number, int count)
{
    const FlushOperation &first = m_plan.operations[number];
    qint64 low = first.key[0].toInt64();
    qint64 high = m_plan.operations[number + count - 1].key[0].toInt64();
    if (low > high)
        std::swap(low, high);
    const Expr key = Expr::column(first.mapper->ref(), first.mapper->cellName(first.mapper->keyCells().first()), ColumnType::Kind::Int64);
    const Delete range = Delete::from(first.mapper->ref()).where(key.between(Value(low), Value(high)));
    try {
        return m_connection.execute(SqlRenderer(m_dialect).remove(range)).rowsAffected() == count;
    } catch (const IntegrityError &) {
        return false;
    }
}

void Persister::removeTogether(int number, int count)
{
    const QString savepoint = u"joinwright_run"_s;
    m_connection.savepoint(savepoint);
    const bool isDone = removeRange(number, count);
    if (!isDone)
        m_connection.rollbackToSavepoint(savepoint);
    m_connection.releaseSavepoint(savepoint);
    // Some are gone, or one is referred to. One by one it shows which.
    for (int i = 0; !isDone && i < count; ++i)
        runOne(number + i);
}

Value Persister::reference(int operation, int cell) const
{
    const FlushOperation &source = m_plan.operations[operation];
    const qsizetype at = source.mapper->keyCells().indexOf(cell);
    if (at >= 0)
        return m_result.rows[operation].key.value(at);
    for (const auto &[fetched, value] : m_result.rows[operation].cells) {
        if (fetched == cell)
            return value;
    }
    return {};
}

KeyValues Persister::insertedKey(const FlushOperation &operation) const
{
    KeyValues key;
    for (const int cell : operation.mapper->keyCells()) {
        for (const FlushValue &value : operation.values) {
            if (value.cell == cell)
                key.append(m_shapes.valueOf(value));
        }
    }
    return key;
}

void Persister::insert(int number)
{
    const FlushOperation &operation = m_plan.operations[number];
    const Mapper &mapper = *operation.mapper;
    KeyValues key = insertedKey(operation);
    KeptStatement &statement = m_shapes.bound(operation, {});
    if (key.size() == mapper.keyCells().size()) {
        statement.run();
    } else if (mapper.assignsKey() && m_dialect.features().lastInsertId) {
        statement.run();
        key = {statement.lastInsertId()};
    } else {
        key = insertReturning(operation);
    }
    m_result.rows[number].key = key;
    fetch(number);
}

KeyValues Persister::insertReturning(const FlushOperation &operation)
{
    const Mapper &mapper = *operation.mapper;
    const FlushStatement text(operation, [this](int from, int cell) {
        return Expr::literal(reference(from, cell), m_plan.operations[from].mapper->type(cell));
    });
    Statement statement = text.render(m_dialect);
    QStringList names;
    for (const int cell : mapper.keyCells())
        names.append(m_dialect.quote(mapper.cellName(cell)));
    statement.sql += " RETURNING "_L1 + names.join(", "_L1);
    Result returned = m_connection.execute(statement);
    KeyValues key;
    for (qsizetype i = 0; returned.next() && i < mapper.keyCells().size(); ++i)
        key.append(returned.value(int(i), mapper.type(mapper.keyCells()[i])));
    return key;
}

KeyValues Persister::keyOf(int number) const
{
    const FlushOperation &operation = m_plan.operations[number];
    if (operation.kind == FlushOperation::Kind::Insert)
        return m_result.rows[number].key;
    return operation.keyFrom >= 0 ? m_result.rows[operation.keyFrom].key : operation.key;
}

QList<Value> Persister::rowOf(int number, const QList<int> &cells)
{
    QList<Value> values;
    KeptStatement &row = m_shapes.boundSelect(m_plan.operations[number], cells, keyOf(number));
    row.start();
    if (!row.next())
        return values;
    for (qsizetype i = 0; i < cells.size(); ++i)
        values.append(m_dialect.fromDatabaseLenient(row.raw(int(i)), m_plan.operations[number].mapper->type(cells[i])));
    row.finish();
    return values;
}

void Persister::fetch(int number)
{
    const QList<int> &cells = m_plan.operations[number].fetch;
    if (cells.isEmpty() || keyOf(number).isEmpty())
        return;
    const QList<Value> values = rowOf(number, cells);
    for (qsizetype i = 0; i < values.size(); ++i)
        m_result.rows[number].cells.append({cells[i], values[i]});
}

bool Persister::isUnchanged(int number, const QList<Value> &row) const
{
    const QList<FlushValue> values = m_plan.operations[number].checked();
    return std::all_of(values.begin(), values.end(), [&](const FlushValue &value) { return row[value.cell] == value.base; });
}

void Persister::update(int number)
{
    const FlushOperation &operation = m_plan.operations[number];
    if (m_shapes.bound(operation, keyOf(number)).run() == 0) {
        // Either somebody changed the row, or it says the same in another spelling ("2020-01-01T00:00" for a blank).
        const QList<Value> row = rowOf(number, allCells(*operation.mapper));
        if (row.isEmpty() || !isUnchanged(number, row))
            return reportStale(number, row);
        m_shapes.boundUnchecked(operation, keyOf(number)).run();
    }
    const bool keyChanges = std::any_of(operation.values.begin(), operation.values.end(),
        [&](const FlushValue &value) { return operation.mapper->isKey(value.cell); });
    if (!keyChanges)
        fetch(number);
}

void Persister::remove(int number)
{
    const FlushOperation &operation = m_plan.operations[number];
    if (m_shapes.bound(operation, operation.key).run() == 0)
        reportStale(number, operation.values.isEmpty() ? QList<Value>() : rowOf(number, allCells(*operation.mapper)));
}

void Persister::reportStale(int number, const QList<Value> &row)
{
    const FlushOperation &operation = m_plan.operations[number];
    StaleRow stale {.operation = number, .table = operation.mapper->id(), .key = QList<Value>(operation.key.begin(), operation.key.end()),
        .object = operation.object(), .isGone = row.isEmpty(), .theirRow = row};
    for (const FlushValue &value : operation.values) {
        if (!row.isEmpty() && row[value.cell] == value.base)
            continue;
        stale.cells.append({value.cell, operation.mapper->cellName(value.cell), value.base,
            value.from < 0 ? value.value : reference(value.from, value.fromCell),
            row.isEmpty() ? Value() : row[value.cell]});
    }
    m_stale.append(stale);
}

} // namespace

FlushResult execute(const FlushPlan &plan, Connection &connection)
{
    return Persister(plan, connection).run();
}

FlushResult executeInTransaction(const FlushPlan &plan, Connection &connection)
{
    if (plan.isEmpty())
        return {};
    Transaction transaction(connection);
    FlushResult result = execute(plan, connection);
    transaction.commit();
    return result;
}

} // namespace jw
