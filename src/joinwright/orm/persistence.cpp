// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/persistence.h"

#include "joinwright/orm/flushstatement.h"
#include "joinwright/orm/namederror.h"
#include "joinwright/orm/persister.h"
#include "joinwright/orm/valuelists.h"
#include "joinwright/orm/version.h"

namespace jw {

using namespace Qt::StringLiterals;
using OperationKind = FlushOperation::Kind;

namespace {

QList<int> allCells(const Mapper &mapper)
{
    QList<int> cells;
    for (int cell = 0; cell < mapper.cellCount(); ++cell)
        cells.append(cell);
    return cells;
}

} // namespace

FlushResult Persister::run()
{
    const ConnectionHold hold(m_connection);
    try {
        for (const Run &run : m_runs.runs()) {
            m_current = run.begin;
            m_codec = &m_statements.codec(*run.shape->mapper);
            if (run.shape->kind == OperationKind::Insert)
                inserts(run);
            else if (run.shape->kind == OperationKind::Update)
                updates(run);
            else
                deletes(run);
        }
        count();
    } catch (const Error &error) {
        // What follows a stale row may fail because of it: the stale rows are the news.
        if (m_stale.isEmpty())
            rethrowNaming(error, m_runs.operation(m_current), m_connection);
    }
    if (!m_stale.isEmpty())
        throw StaleDataError(m_stale);
    return std::move(m_result);
}

// ---- INSERT

void Persister::noteNumber(int number, qint64 key)
{
    if (m_result.numbers.empty())
        m_result.numbers.grow(size_t(m_runs.size()));
    m_result.numbers[size_t(number)] = key;
}

void Persister::insertOneByOne(const Part &part)
{
    const Mapper &mapper = *part.run.shape->mapper;
    const bool isNumbered = !knowsKey(*part.run.shape);
    const bool tellsNumber = mapper.assignsKey() && m_dialect.features().lastInsertId;
    KeptStatement *statement = part.size() == 0 || (isNumbered && !tellsNumber)
        ? nullptr
        : &m_statements.one(m_runs, part.run);
    for (m_current = part.begin; m_current < part.end; step(m_current + 1)) {
        if (statement) {
            letGo();
            bindValues(*statement, 0, part.run, m_current);
            statement->run();
            if (isNumbered)
                noteNumber(m_current, statement->lastInsertId().toInt64());
            fetch({part.run, m_current, m_current + 1});
        } else {
            insertReturning(part.run, m_current);
        }
    }
}

/// The key and whatever else the database has filled in comes back at once.
void Persister::insertReturning(const Run &run, int number)
{
    const FlushOperation operation = m_runs.operation(number);
    const Mapper &mapper = *operation.mapper;
    const FlushStatement text(operation, [this](int from, int cell) {
        return Expr::literal(
            m_result.valueOf(m_runs, from, cell), m_runs.runOf(from).shape->mapper->type(cell));
    });
    Statement statement = text.render(m_dialect);
    const QList<int> cells = mapper.keyCells() + run.shape->fetch;
    QStringList names;
    for (const int cell : cells)
        names.append(m_dialect.quote(mapper.cellName(cell)));
    statement.sql += " RETURNING "_L1 + names.join(", "_L1);
    Result returned = m_connection.execute(statement);
    KeyValues key;
    const bool hasRow = returned.next();
    for (qsizetype i = 0; hasRow && i < cells.size(); ++i) {
        const Value value = m_dialect.fromDatabaseLenient(returned.raw(int(i)), mapper.type(cells[i]));
        if (i < mapper.keyCells().size())
            key.append(value);
        else
            m_result.cells[number].append({cells[i], value});
    }
    m_result.keys.insert(number, key);
}

// ---- UPDATE

void Persister::updateOneByOne(const Part &part)
{
    KeptStatement &statement = m_statements.one(m_runs, part.run);
    for (m_current = part.begin; m_current < part.end; step(m_current + 1)) {
        letGo();
        const int key = bindValues(statement, 0, part.run, m_current);
        bindBases(statement, bindKey(statement, key, part.run, m_current), part.run, m_current);
        if (statement.run() == 0)
            updateAgain(part.run, m_current);
    }
}

/// Either somebody changed the row, or it says the same in another spelling ("2020-01-01T00:00" for
/// a blank).
void Persister::updateAgain(const Run &run, int number)
{
    const QList<Value> row = rowAsItIsNow(run, number);
    if (row.isEmpty() || !isUnchanged(m_runs.operation(number), row))
        return reportStale(number, row);
    KeptStatement &statement = m_statements.unchecked(m_runs, run);
    letGo();
    bindKey(statement, bindValues(statement, 0, run, number), run, number);
    statement.run();
}

/// The versions of rows that are not in memory, of each table together.
void Persister::count()
{
    QList<const Mapper *> tables; // in the order of the flush
    QHash<const Mapper *, QList<QList<Value>>> keys;
    for (const FlushOperation &each : m_runs.counts()) {
        if (!keys.contains(each.mapper))
            tables.append(each.mapper);
        keys[each.mapper].append(QList<Value>(each.key.begin(), each.key.end()));
    }
    for (const Mapper *table : std::as_const(tables)) {
        const KeyCells cells {*table, table->keyCells()};
        const qsizetype most = mostKeys(m_dialect, cells);
        for (qsizetype from = 0; from < keys[table].size(); from += most) {
            Update update = Update::of(table->ref());
            update.set(table->cellName(table->versionCell()), nextVersionOf(*table));
            update.where(hasOneOf(m_dialect, cells, keys[table].mid(from, most)));
            m_connection.execute(SqlRenderer(m_dialect).update(update));
        }
    }
}

// ---- DELETE

void Persister::deleteOneByOne(const Part &part)
{
    KeptStatement &statement = m_statements.one(m_runs, part.run);
    for (m_current = part.begin; m_current < part.end; step(m_current + 1)) {
        bindBases(statement, bindKey(statement, 0, part.run, m_current), part.run, m_current);
        if (statement.run() > 0)
            continue;
        const bool hasVersion = !part.run.shape->cells.empty();
        reportStale(m_current,
            hasVersion ? rowAsItIsNow(part.run, m_current) : QList<Value>());
    }
}

// ---- reading back

KeyValues Persister::keyOf(const Run &run, int number) const
{
    const bool isNew = run.shape->kind == OperationKind::Insert || run.shape->isOfNewRow;
    const int insert = run.shape->isOfNewRow ? m_runs.keyFrom(run, number) : number;
    const QList<int> &cells = run.shape->mapper->keyCells();
    KeyValues key;
    for (int i = 0; i < cells.size(); ++i)
        key.append(isNew ? m_result.valueOf(m_runs, insert, cells[i]) : m_runs.key(run, number, i));
    return key;
}

QList<Value> Persister::rowOf(const Run &run, int number, const QList<int> &cells)
{
    const Mapper &mapper = *run.shape->mapper;
    const KeyValues key = keyOf(run, number);
    KeptStatement &row = m_statements.cells(m_runs, run, cells, key);
    for (qsizetype i = 0; i < key.size(); ++i)
        row.bind(int(i), key[i], m_statements.codec(mapper).cells[size_t(mapper.keyCells()[i])]);
    QList<Value> values;
    row.start();
    if (!row.next())
        return values;
    for (qsizetype i = 0; i < cells.size(); ++i)
        values.append(m_dialect.fromDatabaseLenient(row.raw(int(i)), mapper.type(cells[i])));
    row.finish();
    return values;
}

/// All cells; not as the transaction saw the row when it began, for somebody else has changed it since.
QList<Value> Persister::rowAsItIsNow(const Run &run, int number)
{
    const QList<int> cells = allCells(*run.shape->mapper);
    const QString &lock = m_dialect.features().lockingRead;
    if (lock.isEmpty())
        return rowOf(run, number, cells);
    const KeyValues key = keyOf(run, number);
    Statement select = FlushStatement(m_runs.operation(number), {}).selectCells(m_dialect, cells, QList<Value>(key.begin(), key.end()));
    select.sql += lock;
    Result row = m_connection.execute(select);
    QList<Value> values;
    for (int i = 0; (i > 0 || row.next()) && i < cells.size(); ++i)
        values.append(m_dialect.fromDatabaseLenient(row.raw(i), run.shape->mapper->type(cells[i])));
    return values;
}

void Persister::fetch(const Part &part)
{
    const QList<int> &cells = part.run.shape->fetch;
    const bool isKnown = !cells.isEmpty() && !part.run.shape->mapper->keyCells().isEmpty();
    if (isKnown && part.size() > 1 && m_dialect.features().costsRoundTrips)
        return fetchTogether(part);
    for (int number = part.begin; isKnown && number < part.end; ++number) {
        const QList<Value> values = rowOf(part.run, number, cells);
        for (qsizetype i = 0; i < values.size(); ++i)
            m_result.cells[number].append({cells[i], values[i]});
    }
}

/// The same by a statement for many rows.
void Persister::fetchTogether(const Part &part)
{
    const Mapper &mapper = *part.run.shape->mapper;
    const int most = int(mostKeys(m_dialect, {mapper, mapper.keyCells()}));
    for (int begin = part.begin; begin < part.end; begin += most) {
        const Part some {part.run, begin, std::min(begin + most, part.end)};
        QList<QList<Value>> keys;
        for (int number = some.begin; number < some.end; ++number) {
            const KeyValues key = keyOf(part.run, number);
            keys.append(QList<Value>(key.begin(), key.end()));
        }
        readTogether(some, keys);
    }
}

void Persister::readTogether(const Part &part, const QList<QList<Value>> &keys)
{
    const Mapper &mapper = *part.run.shape->mapper;
    QHash<QList<Value>, int> numbers;
    for (int number = part.begin; number < part.end; ++number)
        numbers.insert(keys[number - part.begin], number);
    Select select = Select::from(mapper.ref());
    const QList<int> cells = mapper.keyCells() + part.run.shape->fetch;
    for (const int cell : cells)
        select.column(mapper.expression(cell));
    const Statement statement = SqlRenderer(m_dialect).select(select.where(hasOneOf(m_dialect, {mapper, mapper.keyCells()}, keys)));
    for (Result rows = m_connection.execute(statement); rows.next();) {
        QList<Value> row;
        for (int i = 0; i < cells.size(); ++i)
            row.append(m_dialect.fromDatabaseLenient(rows.raw(i), mapper.type(cells[i])));
        const qsizetype keySize = mapper.keyCells().size();
        const int number = numbers.value(row.first(keySize), -1);
        for (qsizetype i = keySize; number >= 0 && i < cells.size(); ++i)
            m_result.cells[number].append({cells[i], row[i]});
    }
}

// ---- conflicts

bool Persister::isUnchanged(const FlushOperation &operation, const QList<Value> &row) const
{
    const QList<FlushValue> values = operation.checked();
    return std::all_of(values.begin(), values.end(),
        [&](const FlushValue &value) { return row[value.cell] == value.base; });
}

void Persister::reportStale(int number, const QList<Value> &row)
{
    const FlushOperation operation = m_runs.operation(number);
    StaleRow stale{.operation = number,
        .table = operation.mapper->id(),
        .key = QList<Value>(operation.key.begin(), operation.key.end()),
        .object = operation.object(),
        .isGone = row.isEmpty(),
        .tableName = operation.mapper->name(),
        .theirRow = row};
    for (const FlushValue &value : operation.values) {
        if (!row.isEmpty() && row[value.cell] == value.base)
            continue;
        stale.cells.append({value.cell, operation.mapper->cellName(value.cell), value.base,
            value.from < 0 ? value.value : m_result.valueOf(m_runs, value.from, value.fromCell),
            row.isEmpty() ? Value() : row[value.cell]});
    }
    m_stale.append(stale);
}

Value FlushResult::written(const FlushRuns &runs, const FlushRuns::Run &run, int operation,
    const FlushRuns::Cell &cell) const
{
    if (cell.source != FlushRuns::Source::Linked)
        return runs.value(run, operation, cell);
    const FlushRuns::Link link = runs.link(run, operation, cell);
    return valueOf(runs, link.operation, link.cell);
}

Value FlushResult::valueOf(const FlushRuns &runs, int insert, int cell) const
{
    const FlushRuns::Run &run = runs.runOf(insert);
    const QList<int> &keyCells = run.shape->mapper->keyCells();
    if (const int place = run.shape->placeOf(cell); place >= 0)
        return written(runs, run, insert, run.shape->cells[size_t(place)]);
    if (const auto key = keys.constFind(insert); key != keys.cend() && keyCells.contains(cell))
        return key->value(keyCells.indexOf(cell));
    if (!numbers.empty() && run.shape->mapper->assignsKey() && cell == keyCells.constFirst())
        return numbers[size_t(insert)];
    for (const auto &[fetched, value] : cells.value(insert)) {
        if (fetched == cell)
            return value;
    }
    return {};
}

FlushResult execute(const FlushRuns &runs, Connection &connection, FlushStatements &statements, const FlushWatch &watch)
{
    return Persister(runs, connection, statements, watch).run();
}

} // namespace jw
