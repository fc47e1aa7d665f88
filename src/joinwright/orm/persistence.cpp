// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/persistence.h"

#include "joinwright/orm/flushstatement.h"
#include "joinwright/orm/namederror.h"

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
    void inserts(const Run &run);
    void insertOneByOne(const Part &part);
    void insertTogether(const Part &part, const qint64 *keys);
    bool runTogether(KeptStatement &statement);
    void insertReturning(const Run &run, int number);
    void updates(const Part &part);
    void updateAgain(const Run &run, int number);
    void deletes(const Run &run);
    void deleteOneByOne(const Part &part);
    bool deleteRange(const Part &part);
    void deleteTogether(const Part &part);
    int endOfRange(const Run &run, int begin) const;
    void fetch(const Part &part);
    void fetchTogether(const Part &part);

    /// The operations before `number` are written, and nobody objects.
    void step(int number)
    {
        if (m_watch)
            m_watch(number);
        m_current = number;
    }
    int rowsPerStatement(const FlushRuns::Shape &shape) const;
    std::vector<qint64> keysFor(const Mapper &mapper, int count) const;
    void noteNumber(int number, qint64 key);
    int bindValues(KeptStatement &statement, int place, const Run &run, int number);
    int bindKey(KeptStatement &statement, int place, const Run &run, int number);
    void bindBases(KeptStatement &statement, int place, const Run &run, int number);
    const Value &keep(Value value) { return m_bound.emplace_back(std::move(value)); }
    void letGo()
    {
        if (!m_bound.empty())
            m_bound.clear();
    }
    KeyValues keyOf(const Run &run, int number) const;
    QList<Value> rowOf(const Run &run, int number, const QList<int> &cells);
    QList<Value> rowAsItIsNow(const Run &run, int number);
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
            m_codec = &m_statements.codec(*run.shape->mapper);
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
    for (const Cell &cell : run.shape->cells) {
        const bool isLinked = cell.source == FlushRuns::Source::Linked;
        const Value &value = isLinked ? keep(m_result.written(m_runs, run, number, cell))
                                      : m_runs.value(run, number, cell);
        statement.bind(place++, value, m_codec->cells[size_t(cell.cell)]);
    }
    return place;
}

int Persister::bindKey(KeptStatement &statement, int place, const Run &run, int number)
{
    const QList<int> &cells = run.shape->mapper->keyCells();
    for (int i = 0; i < cells.size(); ++i) {
        const Value &value = run.shape->isOfNewRow
            ? keep(m_result.valueOf(m_runs, m_runs.keyFrom(run, number), cells[i]))
            : m_runs.key(run, number, i);
        statement.bind(place++, value, m_codec->cells[size_t(cells[i])]);
    }
    return place;
}

void Persister::bindBases(KeptStatement &statement, int place, const Run &run, int number)
{
    for (const Cell &cell : run.shape->cells) {
        if (run.shape->isOfNewRow || cell.isBaseNull || !run.shape->isChecked(cell))
            continue;
        const Value &base = m_runs.base(run, number, cell);
        try {
            statement.bind(place, base, m_codec->cells[size_t(cell.cell)]);
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

/// The keys of `count` new rows; none when only the database may number them.
std::vector<qint64> Persister::keysFor(const Mapper &mapper, int count) const
{
    if (!mapper.assignsKey() || mapper.hasHiddenKey())
        return {};
    std::vector<qint64> keys;
    const QString column = mapper.cellName(mapper.keyCells().first());
    if (const QString query = m_dialect.nextKeyQuery(mapper.table(), column); !query.isEmpty()) {
        Result result = m_connection.execute(query);
        const qint64 first = result.next() ? result.raw(0).toInt64() : 0;
        for (int i = 0; first > 0 && i < count; ++i)
            keys.push_back(first + i);
    } else if (const QString reserve = m_dialect.reservedKeysQuery(mapper.table(), column); !reserve.isEmpty()) {
        for (Result result = m_connection.execute(reserve, {Value(count)}); result.next();)
            keys.push_back(result.raw(0).toInt64());
    }
    return keys;
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
        // Where each statement travels, what is left behind the full ones goes together as well.
        const int together = m_dialect.features().costsRoundTrips ? run.end - run.begin : (run.end - run.begin) / rows * rows;
        const std::vector<qint64> keys = isKnown ? std::vector<qint64>() : keysFor(*run.shape->mapper, together);
        const int end = isKnown || !keys.empty() ? run.begin + together : run.begin;
        for (; number < end; number += std::min(rows, end - number))
            insertTogether({run, number, std::min(number + rows, end)}, isKnown ? nullptr : &keys[size_t(number - run.begin)]);
    }
    insertOneByOne({run, number, run.end});
}

void Persister::insertTogether(const Part &part, const qint64 *keys)
{
    m_current = part.begin;
    KeptStatement &statement = m_statements.many(part.run, part.size(), keys != nullptr);
    letGo();
    for (int place = 0; m_current < part.end; ++m_current) {
        if (keys)
            statement.bind(place++, Value(keys[m_current - part.begin]));
        place = bindValues(statement, place, part.run, m_current);
    }
    m_current = part.begin;
    if (!runTogether(statement))
        return insertOneByOne(part); // it left nothing behind: one by one it shows which row it was
    for (int number = part.begin; keys && number < part.end; ++number)
        noteNumber(number, keys[number - part.begin]);
    fetch(part);
    step(part.end);
}

/// False when a constraint refused it; the transaction is then as it was before.
bool Persister::runTogether(KeptStatement &statement)
{
    const QString savepoint = u"joinwright_run"_s;
    const bool isGuarded = m_dialect.features().failureEndsTransaction;
    if (isGuarded)
        m_connection.savepoint(savepoint);
    bool isDone = true;
    try {
        statement.run();
    } catch (const IntegrityError &) {
        isDone = false;
        if (isGuarded)
            m_connection.rollbackToSavepoint(savepoint);
    }
    if (isGuarded)
        m_connection.releaseSavepoint(savepoint);
    return isDone;
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

void Persister::updates(const Part &part)
{
    const QList<int> &keyCells = part.run.shape->mapper->keyCells();
    const bool fetches = !part.run.shape->fetch.isEmpty() && std::none_of(keyCells.begin(), keyCells.end(),
        [&](int cell) { return part.run.shape->placeOf(cell) >= 0; });
    KeptStatement &statement = m_statements.one(m_runs, part.run);
    for (m_current = part.begin; m_current < part.end; step(m_current + 1)) {
        letGo();
        const int key = bindValues(statement, 0, part.run, m_current);
        bindBases(statement, bindKey(statement, key, part.run, m_current), part.run, m_current);
        if (statement.run() == 0)
            updateAgain(part.run, m_current);
        if (fetches)
            fetch({part.run, m_current, m_current + 1});
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
    isDone ? step(part.end) : deleteOneByOne(part);
}

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
    if (isKnown && part.size() > 1 && m_dialect.features().costsRoundTrips && part.run.shape->mapper->keyCells().size() == 1)
        return fetchTogether(part);
    for (int number = part.begin; isKnown && number < part.end; ++number) {
        const QList<Value> values = rowOf(part.run, number, cells);
        for (qsizetype i = 0; i < values.size(); ++i)
            m_result.cells[number].append({cells[i], values[i]});
    }
}

/// The same by one statement, for rows with a key of one column.
void Persister::fetchTogether(const Part &part)
{
    const Mapper &mapper = *part.run.shape->mapper;
    const int keyCell = mapper.keyCells().first();
    QHash<Value, int> numbers;
    QList<Value> keys;
    for (int number = part.begin; number < part.end; ++number) {
        keys.append(keyOf(part.run, number)[0]);
        numbers.insert(keys.last(), number);
    }
    Select select = Select::from(mapper.ref());
    const QList<int> cells = QList<int> {keyCell} + part.run.shape->fetch;
    for (const int cell : cells)
        select.column(mapper.expression(cell));
    Result rows = m_connection.execute(SqlRenderer(m_dialect).select(select.where(mapper.expression(keyCell).in(keys))));
    while (rows.next()) {
        const int number = numbers.value(rows.value(0, mapper.type(keyCell)), -1);
        for (int i = 1; number >= 0 && i < cells.size(); ++i)
            m_result.cells[number].append({cells[i], m_dialect.fromDatabaseLenient(rows.raw(i), mapper.type(cells[i]))});
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

FlushResult execute(const FlushRuns &runs, Connection &connection, FlushStatements &statements, const FlushWatch &watch)
{
    return Persister(runs, connection, statements, watch).run();
}

} // namespace jw
