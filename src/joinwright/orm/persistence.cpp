// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/persistence.h"

#include "joinwright/orm/flushstatement.h"
#include "joinwright/orm/foreignkeyreason.h"

#include <deque>

namespace jw {

using namespace Qt::StringLiterals;
using OperationKind = FlushOperation::Kind;

namespace {

constexpr int ShortestRun = 16; // of rows that go together: below it, asking first costs more than it spares

/// Executes the operations of one flush. Knows the database and the operations, no session.
class Persister
{
public:
    Persister(const FlushRuns &runs, Connection &connection, FlushStatements &statements)
        : m_runs(runs)
        , m_connection(connection)
        , m_dialect(connection.dialect())
        , m_statements(statements)
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
    void inserts(const Run &run);
    void insertOneByOne(const Part &part);
    void insertTogether(const Part &part, std::optional<qint64> key);
    void insertReturning(int number);
    void updates(const Part &part);
    void updateAgain(const Run &run, int number);
    void deletes(const Run &run);
    void deleteOneByOne(const Part &part);
    bool deleteRange(const Part &part);
    void deleteTogether(const Part &part);
    int endOfRange(const Run &run, int begin) const;
    void fetch(const Part &part);

    int rowsPerStatement(const FlushRuns::Shape &shape) const;
    std::optional<qint64> nextKey(const Mapper &mapper) const;
    void noteNumber(int number, qint64 key);
    int bindValues(KeptStatement &statement, int place, const Run &run, int number);
    int bindKey(KeptStatement &statement, int place, const Run &run, int number);
    void bindBases(KeptStatement &statement, int place, const Run &run, int number);
    const Value &keep(Value value) { return m_bound.emplace_back(std::move(value)); }
    KeyValues keyOf(const Run &run, int number) const;
    QList<Value> rowOf(const Run &run, int number, const QList<int> &cells);
    bool isUnchanged(const FlushOperation &operation, const QList<Value> &row) const;
    void reportStale(int number, const QList<Value> &row);

    const FlushRuns &m_runs;
    Connection &m_connection;
    const Dialect &m_dialect;
    FlushStatements &m_statements;
    FlushResult m_result;
    QList<StaleRow> m_stale;
    std::deque<Value> m_bound; ///< values of other rows, until the statement has run
    int m_current = 0; ///< the operation under way
};

/// The error's sentence; where the database said only that some foreign key refused, which one.
QString sentenceOf(const Error &error, const FlushOperation &operation, Connection &connection)
{
    const Error::Context &context = error.context();
    const bool isNamed = !context.table.isEmpty() || !context.column.isEmpty() || !context.constraint.isEmpty();
    if (isNamed || !dynamic_cast<const IntegrityError *>(&error) || error.message().contains(context.driverText))
        return error.message();
    const QString reason = foreignKeyReason(connection, operation);
    return reason.isEmpty() ? error.message() : u"a foreign key refused the change: "_s + reason;
}

[[noreturn]] void rethrowNaming(const Error &error, const FlushOperation &operation, Connection &connection)
{
    Error::Context context = error.context();
    context.object = operation.object();
    if (context.table.isEmpty())
        context.table = operation.mapper->name();
    const QString message = u"%1: %2"_s.arg(operation.object(), sentenceOf(error, operation, connection));
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

/// Whether the operations of a run write the key themselves.
bool knowsKey(const FlushRuns::Shape &shape)
{
    const QList<int> &cells = shape.mapper->keyCells();
    return std::all_of(
        cells.begin(), cells.end(), [&shape](int cell) { return shape.placeOf(cell) >= 0; });
}

FlushResult Persister::run()
{
    const ConnectionHold hold(m_connection);
    try {
        for (const Run &run : m_runs.runs()) {
            m_current = run.begin;
            if (run.shape->kind == OperationKind::Insert)
                inserts(run);
            else if (run.shape->kind == OperationKind::Update)
                updates({run, run.begin, run.end});
            else
                deletes(run);
        }
    } catch (const Error &error) {
        // What follows a stale row may fail because of it: the stale rows are the news.
        if (m_stale.isEmpty())
            rethrowNaming(error, m_runs.operation(m_current), m_connection);
    }
    if (!m_stale.isEmpty())
        throw StaleDataError(m_stale);
    return std::move(m_result);
}

// ---- binding

int Persister::bindValues(KeptStatement &statement, int place, const Run &run, int number)
{
    const RowCodec &codec = m_statements.codec(*run.shape->mapper);
    for (const Cell &cell : run.shape->cells) {
        const bool isLinked = cell.source == FlushRuns::Source::Linked;
        const Value &value = isLinked ? keep(m_result.written(m_runs, run, number, cell))
                                      : m_runs.value(run, number, cell);
        statement.bind(place++, value, codec.cells[size_t(cell.cell)]);
    }
    return place;
}

int Persister::bindKey(KeptStatement &statement, int place, const Run &run, int number)
{
    const RowCodec &codec = m_statements.codec(*run.shape->mapper);
    const QList<int> &cells = run.shape->mapper->keyCells();
    for (int i = 0; i < cells.size(); ++i) {
        const Value &value = run.shape->isOfNewRow
            ? keep(m_result.valueOf(m_runs, m_runs.keyFrom(run, number), cells[i]))
            : m_runs.key(run, number, i);
        statement.bind(place++, value, codec.cells[size_t(cells[i])]);
    }
    return place;
}

void Persister::bindBases(KeptStatement &statement, int place, const Run &run, int number)
{
    const RowCodec &codec = m_statements.codec(*run.shape->mapper);
    for (const Cell &cell : run.shape->cells) {
        if (run.shape->isOfNewRow || cell.isBaseNull || !run.shape->isChecked(cell))
            continue;
        const Value &base = m_runs.base(run, number, cell);
        try {
            statement.bind(place, base, codec.cells[size_t(cell.cell)]);
        } catch (const Error &) {
            // A value that was loaded although it is none of the column's type is compared as it is
            // stored.
            statement.bind(place, base);
        }
        ++place;
    }
}

// ---- INSERT

/// How many rows go into one statement; 1 where this database takes them one by one.
int Persister::rowsPerStatement(const FlushRuns::Shape &shape) const
{
    const Features &features = m_dialect.features();
    return shape.cells.empty()
        ? 1
        : std::min(features.rowsPerInsert, features.maxParameters / (int(shape.cells.size()) + 1));
}

/// The key that the table's next row would get; nothing when only the database may number rows.
std::optional<qint64> Persister::nextKey(const Mapper &mapper) const
{
    const QString query = mapper.assignsKey() && !mapper.hasHiddenKey()
        ? m_dialect.nextKeyQuery(mapper.table(), mapper.cellName(mapper.keyCells().first()))
        : QString();
    if (query.isEmpty())
        return std::nullopt;
    Result result = m_connection.execute(query);
    return result.next() ? std::optional(result.raw(0).toInt64()) : std::nullopt;
}

void Persister::noteNumber(int number, qint64 key)
{
    if (m_result.numbers.empty())
        m_result.numbers.resize(size_t(m_runs.size()));
    m_result.numbers[size_t(number)] = key;
}

void Persister::inserts(const Run &run)
{
    const int rows = std::min(rowsPerStatement(*run.shape), run.end - run.begin);
    int number = run.begin;
    if (rows >= ShortestRun) {
        const bool isKnown = knowsKey(*run.shape);
        std::optional<qint64> next = isKnown ? std::nullopt : nextKey(*run.shape->mapper);
        for (; (isKnown || next) && run.end - number >= rows; number += rows) {
            insertTogether({run, number, number + rows}, next);
            if (next)
                *next += rows;
        }
    }
    insertOneByOne({run, number, run.end});
}

void Persister::insertTogether(const Part &part, std::optional<qint64> key)
{
    m_current = part.begin;
    KeptStatement &statement = m_statements.many(part.run, part.size(), key.has_value());
    m_bound.clear();
    for (int place = 0; m_current < part.end; ++m_current) {
        if (key)
            statement.bind(place++, Value(*key + m_current - part.begin));
        place = bindValues(statement, place, part.run, m_current);
    }
    m_current = part.begin;
    try {
        statement.run();
    } catch (const IntegrityError &) {
        // The statement left nothing behind. One by one it shows which row it was.
        return insertOneByOne(part);
    }
    for (int number = part.begin; key && number < part.end; ++number)
        noteNumber(number, *key + number - part.begin);
    fetch(part);
}

void Persister::insertOneByOne(const Part &part)
{
    const Mapper &mapper = *part.run.shape->mapper;
    const bool isNumbered = !knowsKey(*part.run.shape);
    const bool tellsNumber = mapper.assignsKey() && m_dialect.features().lastInsertId;
    KeptStatement *statement = part.size() == 0 || (isNumbered && !tellsNumber)
        ? nullptr
        : &m_statements.one(m_runs, part.run);
    for (m_current = part.begin; m_current < part.end; ++m_current) {
        if (statement) {
            m_bound.clear();
            bindValues(*statement, 0, part.run, m_current);
            statement->run();
            if (isNumbered)
                noteNumber(m_current, statement->lastInsertId().toInt64());
        } else {
            insertReturning(m_current);
        }
        fetch({part.run, m_current, m_current + 1});
    }
}

void Persister::insertReturning(int number)
{
    const FlushOperation operation = m_runs.operation(number);
    const Mapper &mapper = *operation.mapper;
    const FlushStatement text(operation, [this](int from, int cell) {
        return Expr::literal(
            m_result.valueOf(m_runs, from, cell), m_runs.runOf(from).shape->mapper->type(cell));
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
    m_result.keys.insert(number, key);
}

// ---- UPDATE

void Persister::updates(const Part &part)
{
    const QList<int> &keyCells = part.run.shape->mapper->keyCells();
    const bool keyChanges = std::any_of(keyCells.begin(), keyCells.end(),
        [&](int cell) { return part.run.shape->placeOf(cell) >= 0; });
    KeptStatement &statement = m_statements.one(m_runs, part.run);
    for (m_current = part.begin; m_current < part.end; ++m_current) {
        m_bound.clear();
        const int key = bindValues(statement, 0, part.run, m_current);
        bindBases(statement, bindKey(statement, key, part.run, m_current), part.run, m_current);
        if (statement.run() == 0)
            updateAgain(part.run, m_current);
        if (!keyChanges)
            fetch({part.run, m_current, m_current + 1});
    }
}

/// Either somebody changed the row, or it says the same in another spelling ("2020-01-01T00:00" for
/// a blank).
void Persister::updateAgain(const Run &run, int number)
{
    const QList<Value> row = rowOf(run, number, allCells(*run.shape->mapper));
    if (row.isEmpty() || !isUnchanged(m_runs.operation(number), row))
        return reportStale(number, row);
    KeptStatement &statement = m_statements.unchecked(m_runs, run);
    m_bound.clear();
    bindKey(statement, bindValues(statement, 0, run, number), run, number);
    statement.run();
}

// ---- DELETE

/// The end of the operations from `begin` on whose whole-numbered keys have no gap.
int Persister::endOfRange(const Run &run, int begin) const
{
    if (m_runs.key(run, begin, 0).kind() != Value::Kind::Int64)
        return begin + 1;
    const qint64 first = m_runs.key(run, begin, 0).toInt64();
    qint64 step = 0;
    int end = begin + 1;
    for (; end < run.end && m_runs.key(run, end, 0).kind() == Value::Kind::Int64; ++end) {
        const qint64 distance = m_runs.key(run, end, 0).toInt64() - first;
        if (step == 0)
            step = distance;
        if ((step != 1 && step != -1) || distance != step * (end - begin))
            break;
    }
    return end;
}

void Persister::deletes(const Run &run)
{
    const bool isByRange = m_dialect.features().countsDeleted && run.shape->cells.empty()
        && run.shape->mapper->assignsKey();
    for (int number = run.begin; number < run.end;) {
        const Part part{run, number, isByRange ? endOfRange(run, number) : run.end};
        if (isByRange && part.size() >= ShortestRun)
            deleteTogether(part);
        else
            deleteOneByOne(part);
        number = part.end;
    }
}

bool Persister::deleteRange(const Part &part)
{
    qint64 low = m_runs.key(part.run, part.begin, 0).toInt64();
    qint64 high = m_runs.key(part.run, part.end - 1, 0).toInt64();
    if (low > high)
        std::swap(low, high);
    const Mapper &mapper = *part.run.shape->mapper;
    const Expr key = Expr::column(
        mapper.ref(), mapper.cellName(mapper.keyCells().first()), ColumnType::Kind::Int64);
    const Delete range = Delete::from(mapper.ref()).where(key.between(Value(low), Value(high)));
    try {
        return m_connection.execute(SqlRenderer(m_dialect).remove(range)).rowsAffected()
            == part.size();
    } catch (const IntegrityError &) {
        return false;
    }
}

void Persister::deleteTogether(const Part &part)
{
    m_current = part.begin;
    const QString savepoint = u"joinwright_run"_s;
    m_connection.savepoint(savepoint);
    const bool isDone = deleteRange(part);
    if (!isDone)
        m_connection.rollbackToSavepoint(savepoint);
    m_connection.releaseSavepoint(savepoint);
    // Some are gone, or one is referred to. One by one it shows which.
    if (!isDone)
        deleteOneByOne(part);
}

void Persister::deleteOneByOne(const Part &part)
{
    KeptStatement &statement = m_statements.one(m_runs, part.run);
    for (m_current = part.begin; m_current < part.end; ++m_current) {
        bindBases(statement, bindKey(statement, 0, part.run, m_current), part.run, m_current);
        if (statement.run() > 0)
            continue;
        const bool hasVersion = !part.run.shape->cells.empty();
        reportStale(m_current,
            hasVersion ? rowOf(part.run, m_current, allCells(*part.run.shape->mapper))
                       : QList<Value>());
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

void Persister::fetch(const Part &part)
{
    const QList<int> &cells = part.run.shape->fetch;
    const bool isKnown = !cells.isEmpty() && !part.run.shape->mapper->keyCells().isEmpty();
    for (int number = part.begin; isKnown && number < part.end; ++number) {
        const QList<Value> values = rowOf(part.run, number, cells);
        for (qsizetype i = 0; i < values.size(); ++i)
            m_result.cells[number].append({cells[i], values[i]});
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

} // namespace

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

FlushResult execute(const FlushRuns &runs, Connection &connection, FlushStatements &statements)
{
    return Persister(runs, connection, statements).run();
}

FlushResult executeInTransaction(const FlushRuns &runs, Connection &connection)
{
    if (runs.isEmpty())
        return {};
    Transaction transaction(connection);
    FlushStatements statements(connection);
    FlushResult result = execute(runs, connection, statements);
    transaction.commit();
    return result;
}

} // namespace jw
