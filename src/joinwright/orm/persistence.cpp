// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/connection.h"
#include "joinwright/orm/flushstatement.h"

namespace jw {

using namespace Qt::StringLiterals;

namespace {

/// Executes one plan. Knows the database and the plan, no session.
class Persister
{
public:
    Persister(const FlushPlan &plan, Connection &connection)
        : m_plan(plan)
        , m_connection(connection)
        , m_dialect(connection.dialect())
    {
    }

    FlushResult run();

private:
    void runOne(int number);
    void insert(int number, const FlushStatement &statement);
    void update(int number, const FlushStatement &statement);
    void remove(int number, const FlushStatement &statement);
    void fetch(int number, const FlushStatement &statement);
    Statement insertText(const FlushOperation &operation, const FlushStatement &statement);
    QList<Value> insertedKey(const FlushOperation &operation) const;
    QList<Value> rowOf(int number, const FlushStatement &statement, const QList<int> &cells);
    bool isUnchanged(int number, const QList<Value> &row) const;
    void reportStale(int number, const QList<Value> &row);
    QList<Value> keyOf(int number) const;
    Value reference(int operation, int cell) const;
    Expr referenceTo(int operation, int cell) const;

    const FlushPlan &m_plan;
    Connection &m_connection;
    const Dialect &m_dialect;
    FlushResult m_result;
    QList<StaleRow> m_stale;
    // The last INSERT's shape and text: rows of one table mostly repeat it.
    const Mapper *m_insertMapper = nullptr;
    QList<int> m_insertCells;
    QString m_insertSql;
};

[[noreturn]] void rethrowNaming(const Error &error, const FlushOperation &operation)
{
    Error::Context context = error.context();
    context.object = operation.object;
    if (context.table.isEmpty())
        context.table = operation.mapper->name();
    const QString message = u"%1: %2"_s.arg(operation.object, error.message());
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
    for (int number = 0; number < m_plan.operations.size(); ++number) {
        try {
            runOne(number);
        } catch (const Error &error) {
            // What follows a stale row may fail because of it: the stale rows are the news.
            if (!m_stale.isEmpty())
                throw StaleDataError(m_stale);
            rethrowNaming(error, m_plan.operations[number]);
        }
    }
    if (!m_stale.isEmpty())
        throw StaleDataError(m_stale);
    return m_result;
}

void Persister::runOne(int number)
{
    const FlushOperation &operation = m_plan.operations[number];
    const FlushStatement statement(operation, [this](int from, int cell) { return referenceTo(from, cell); });
    switch (operation.kind) {
    case FlushOperation::Kind::Insert:
        return insert(number, statement);
    case FlushOperation::Kind::Update:
        return update(number, statement);
    case FlushOperation::Kind::Delete:
        return remove(number, statement);
    }
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

Expr Persister::referenceTo(int operation, int cell) const
{
    return Expr::literal(reference(operation, cell), m_plan.operations[operation].mapper->type(cell));
}

QList<Value> Persister::insertedKey(const FlushOperation &operation) const
{
    QList<Value> key;
    for (const int cell : operation.mapper->keyCells()) {
        for (const FlushValue &value : operation.values) {
            if (value.cell == cell)
                key.append(value.from < 0 ? value.value : reference(value.from, value.fromCell));
        }
    }
    return key;
}

Statement Persister::insertText(const FlushOperation &operation, const FlushStatement &statement)
{
    QList<int> cells;
    for (const FlushValue &value : operation.values)
        cells.append(value.cell);
    if (m_insertMapper != operation.mapper || m_insertCells != cells) {
        const Statement text = statement.render(m_dialect);
        m_insertMapper = operation.mapper;
        m_insertCells = cells;
        m_insertSql = text.sql;
        return text;
    }
    Statement text {m_insertSql, {}};
    for (const FlushValue &value : operation.values) {
        const Value exact = value.from < 0 ? value.value : reference(value.from, value.fromCell);
        text.values.append(exact.isNull() ? exact : m_dialect.toDatabase(exact, operation.mapper->type(value.cell)));
    }
    return text;
}

void Persister::insert(int number, const FlushStatement &statement)
{
    const FlushOperation &operation = m_plan.operations[number];
    const Mapper &mapper = *operation.mapper;
    QList<Value> key = insertedKey(operation);
    Statement text = insertText(operation, statement);
    if (key.size() == mapper.keyCells().size()) {
        m_connection.execute(text);
    } else if (mapper.assignsKey() && m_dialect.features().lastInsertId) {
        key = {m_connection.execute(text).lastInsertId()};
    } else {
        QStringList names;
        for (const int cell : mapper.keyCells())
            names.append(m_dialect.quote(mapper.cellName(cell)));
        text.sql += " RETURNING "_L1 + names.join(", "_L1);
        Result returned = m_connection.execute(text);
        key.clear();
        for (qsizetype i = 0; returned.next() && i < mapper.keyCells().size(); ++i)
            key.append(returned.value(int(i), mapper.type(mapper.keyCells()[i])));
    }
    m_result.rows[number].key = key;
    fetch(number, statement);
}

QList<Value> Persister::keyOf(int number) const
{
    const FlushOperation &operation = m_plan.operations[number];
    if (operation.kind == FlushOperation::Kind::Insert)
        return m_result.rows[number].key;
    return operation.keyFrom >= 0 ? m_result.rows[operation.keyFrom].key : operation.key;
}

QList<Value> Persister::rowOf(int number, const FlushStatement &statement, const QList<int> &cells)
{
    QList<Value> values;
    Result row = m_connection.execute(statement.selectCells(m_dialect, cells, keyOf(number)));
    if (!row.next())
        return values;
    for (qsizetype i = 0; i < cells.size(); ++i)
        values.append(
            m_dialect.fromDatabaseLenient(row.raw(int(i)), m_plan.operations[number].mapper->type(cells[i])));
    return values;
}

void Persister::fetch(int number, const FlushStatement &statement)
{
    const QList<int> &cells = m_plan.operations[number].fetch;
    if (cells.isEmpty() || keyOf(number).isEmpty())
        return;
    const QList<Value> values = rowOf(number, statement, cells);
    for (qsizetype i = 0; i < values.size(); ++i)
        m_result.rows[number].cells.append({cells[i], values[i]});
}

bool Persister::isUnchanged(int number, const QList<Value> &row) const
{
    const QList<FlushValue> &values = m_plan.operations[number].values;
    return std::all_of(values.begin(), values.end(), [&](const FlushValue &value) { return row[value.cell] == value.base; });
}

void Persister::update(int number, const FlushStatement &statement)
{
    if (m_connection.execute(statement.render(m_dialect)).rowsAffected() == 0) {
        // Either somebody changed the row, or it says the same in another spelling ("2020-01-01T00:00" for a blank).
        const QList<Value> row = rowOf(number, statement, allCells(*m_plan.operations[number].mapper));
        if (row.isEmpty() || !isUnchanged(number, row))
            return reportStale(number, row);
        m_connection.execute(statement.renderUnchecked(m_dialect));
    }
    const QList<FlushValue> &values = m_plan.operations[number].values;
    const bool keyChanges = std::any_of(values.begin(), values.end(),
        [&](const FlushValue &value) { return m_plan.operations[number].mapper->isKey(value.cell); });
    if (!keyChanges)
        fetch(number, statement);
}

void Persister::remove(int number, const FlushStatement &statement)
{
    if (m_connection.execute(statement.render(m_dialect)).rowsAffected() == 0)
        reportStale(number, {});
}

void Persister::reportStale(int number, const QList<Value> &row)
{
    const FlushOperation &operation = m_plan.operations[number];
    StaleRow stale {.operation = number, .table = operation.mapper->id(), .key = operation.key,
        .object = operation.object, .isGone = row.isEmpty(), .theirRow = row};
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
