// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// Operations that differ in their values only, in few statements; what a statement for many refuses is done one by one, which
// shows which row it was.
#include "joinwright/dialect/sqlrenderer.h"
#include "joinwright/orm/persister.h"
#include "joinwright/orm/placelists.h"
#include "joinwright/orm/valuelists.h"

namespace jw {

using namespace Qt::StringLiterals;

namespace {

constexpr int KeysAtOnce = 4096; // where asking for them costs little

constexpr int ShortestRun = 16; // of rows that go together: below it, asking first costs more than it spares
constexpr int ShortestJourney = 4; // the same where statements travel
constexpr int ShortestTable = 100; // rows of one UPDATE … FROM (VALUES …) that are worth its text
constexpr int UpdatesPerSavepoint = 10;

/// Whether the rows themselves may be what the database refused, not the connection or another transaction.
bool isAboutRows(const Error &error)
{
    switch (error.kind()) {
    case ErrorKind::Integrity:
    case ErrorKind::Value:
    case ErrorKind::Statement:
    case ErrorKind::Schema:
        return true;
    default:
        return false;
    }
}

} // namespace

bool knowsKey(const FlushRuns::Shape &shape)
{
    const QList<int> &cells = shape.mapper->keyCells();
    return std::all_of(cells.begin(), cells.end(), [&shape](int cell) { return shape.placeOf(cell) >= 0; });
}

bool writesKey(const FlushRuns::Shape &shape)
{
    const QList<int> &cells = shape.mapper->keyCells();
    return std::any_of(cells.begin(), cells.end(), [&shape](int cell) { return shape.placeOf(cell) >= 0; });
}

bool Persister::isWorthGathering(const Run &run) const
{
    return run.end - run.begin >= (m_dialect.features().costsRoundTrips ? ShortestJourney : ShortestRun);
}

bool Persister::takesLists(const Run &run) const
{
    QList<int> cells = run.shape->mapper->keyCells();
    for (const Cell &cell : run.shape->cells)
        cells.append(cell.cell);
    return jw::takesLists(m_dialect, *run.shape->mapper, cells);
}

/// Whether what a run writes can be bound for many operations at once.
bool Persister::goesTogether(const Run &run, bool withKeys)
{
    if (!m_dialect.features().costsRoundTrips || !isWorthGathering(run))
        return false;
    return takesLists(run) || (!withKeys && m_statements.one(m_runs, run).takesRows());
}

/// Writes as one; false when it was refused or wrote something else than it should: the transaction is then as it was before.
template<typename Write>
bool Persister::guarded(Write write)
{
    const QString savepoint = u"joinwright_run"_s;
    m_connection.savepoint(savepoint);
    bool isDone = false;
    try {
        isDone = write();
    } catch (const Error &error) {
        if (!isAboutRows(error))
            throw;
    }
    if (!isDone)
        m_connection.rollbackToSavepoint(savepoint);
    m_connection.releaseSavepoint(savepoint);
    return isDone;
}

/// An UPDATE or DELETE that misses a row was too late for it.
bool Persister::runAll(KeptStatement &statement, const Part &part)
{
    return guarded([&] { return statement.run() == part.size() || part.run.shape->kind == FlushOperation::Kind::Insert; });
}

/// Binds operations of the part until no more go together; returns the end of those that do.
template<typename Target>
int Persister::collect(Target &target, const Part &part, const qint64 *keys)
{
    const bool isInsert = part.run.shape->kind == FlushOperation::Kind::Insert;
    letGo();
    for (m_current = part.begin; m_current < part.end; ++m_current) {
        int place = 0;
        if (keys)
            target.bind(place++, Value(keys[m_current - part.begin]));
        if (part.run.shape->kind != FlushOperation::Kind::Delete)
            place = bindValues(target, place, part.run, m_current);
        if (!isInsert)
            bindBases(target, bindKey(target, place, part.run, m_current), part.run, m_current);
        if (!target.addRow())
            break;
    }
    return std::exchange(m_current, part.begin);
}

// ---- INSERT

/// How many rows go into one statement; 1 where this database takes them one by one.
int Persister::rowsPerStatement(const FlushRuns::Shape &shape) const
{
    const Features &features = m_dialect.features();
    return shape.cells.empty() ? 1 : std::min(features.rowsPerInsert, features.maxParameters / (int(shape.cells.size()) + 1));
}

/// The keys of `count` new rows; none when only the database may number them.
std::vector<qint64> Persister::keysFor(const Mapper &mapper, int count) const
{
    if (!mapper.assignsKey() || mapper.hasHiddenKey())
        return {};
    std::vector<qint64> keys;
    keys.reserve(size_t(count));
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

void Persister::inserts(const Run &run)
{
    const Part all {run, run.begin, run.end};
    const int rows = std::min(rowsPerStatement(*run.shape), all.size());
    if (rows <= 1 || !isWorthGathering(run))
        return insertOneByOne(all);
    if (knowsKey(*run.shape))
        return insertTogether(all, nullptr);
    if (m_dialect.features().numbersInOrder && run.shape->mapper->assignsKey())
        return insertNumbered(all);
    // Where each statement travels, what is left behind the full ones goes together as well.
    const bool travels = m_dialect.features().costsRoundTrips;
    const int together = run.begin + (travels ? all.size() : all.size() / rows * rows);
    const int atOnce = travels ? all.size() : std::max(KeysAtOnce / rows, 1) * rows;
    int begin = run.begin;
    while (begin < together) {
        const Part part {run, begin, std::min(begin + atOnce, together)};
        const std::vector<qint64> keys = keysFor(*run.shape->mapper, part.size());
        if (keys.empty())
            break;
        insertTogether(part, keys.data());
        begin = part.end;
    }
    insertOneByOne({run, begin, run.end});
}

void Persister::insertTogether(const Part &part, const qint64 *keys)
{
    const bool isWrittenOut = !goesTogether(part.run, keys != nullptr);
    for (int begin = part.begin; begin < part.end;) {
        const Part left {part.run, begin, part.end};
        const qint64 *itsKeys = keys ? keys + (begin - part.begin) : nullptr;
        begin = isWrittenOut ? insertWrittenOut(left, itsKeys) : writeTogether(left, itsKeys);
    }
}

/// VALUES (…), (…): a statement that fails leaves nothing behind, but on some databases it ends the transaction.
int Persister::insertWrittenOut(const Part &part, const qint64 *keys)
{
    const int rows = std::min(rowsPerStatement(*part.run.shape), part.run.end - part.run.begin);
    const Part some {part.run, part.begin, std::min(part.begin + rows, part.end)};
    if (some.size() < rows && !m_dialect.features().costsRoundTrips) {
        insertOneByOne(some);
        return some.end;
    }
    KeptStatement &statement = m_statements.many(part.run, some.size(), keys != nullptr);
    RowsOfPlaces target(statement, int(part.run.shape->cells.size()) + (keys ? 1 : 0));
    collect(target, some, keys);
    bool isDone = true;
    if (m_dialect.features().failureEndsTransaction) {
        isDone = runAll(statement, some);
    } else {
        try {
            statement.run();
        } catch (const IntegrityError &) {
            isDone = false;
        }
    }
    if (isDone)
        wrote(some, keys);
    else
        insertOneByOne(some);
    return some.end;
}

/// The database numbers them and hands the numbers back, with whatever else it has filled in.
void Persister::insertNumbered(const Part &part)
{
    const int rows = rowsPerStatement(*part.run.shape);
    for (int begin = part.begin; begin < part.end; begin += rows) {
        const Part some {part.run, begin, std::min(begin + rows, part.end)};
        KeptStatement &statement = m_statements.numbered(part.run, some.size());
        RowsOfPlaces target(statement, int(part.run.shape->cells.size()));
        collect(target, some, nullptr);
        if (guarded([&] { return readNumbers(statement, some); }))
            step(some.end);
        else
            insertOneByOne(some);
    }
}

/// False when the rows do not come as they were given: then nobody knows which is which.
bool Persister::readNumbers(KeptStatement &statement, const Part &part)
{
    const Mapper &mapper = *part.run.shape->mapper;
    const QList<int> &cells = part.run.shape->fetch;
    QList<qint64> numbers;
    QList<QList<std::pair<int, Value>>> read;
    statement.start();
    while (statement.next()) {
        const qint64 number = statement.integer(0).value_or(0);
        if (number <= (numbers.isEmpty() ? 0 : numbers.last()))
            break;
        numbers.append(number);
        read.append(QList<std::pair<int, Value>>());
        for (int i = 0; i < cells.size(); ++i)
            read.last().append({cells[i], m_dialect.fromDatabaseLenient(statement.raw(i + 1), mapper.type(cells[i]))});
    }
    statement.finish();
    if (numbers.size() != part.size())
        return false;
    for (int i = 0; i < part.size(); ++i) {
        noteNumber(part.begin + i, numbers[i]);
        if (!cells.isEmpty())
            m_result.cells[part.begin + i] = read[i];
    }
    return true;
}

// ---- lists, and rows of places

/// Operations from the part's first on; returns the end of those that were done.
int Persister::writeTogether(const Part &part, const qint64 *keys)
{
    Part some = part;
    bool isDone = false;
    if (takesLists(part.run)) {
        KeptStatement &statement = m_statements.together(part.run, keys != nullptr);
        PlaceLists lists(m_dialect);
        some.end = collect(lists, part, keys);
        lists.bindTo(statement);
        isDone = runAll(statement, some);
    } else {
        KeptStatement &statement = m_statements.one(m_runs, part.run);
        some.end = collect(statement, part, nullptr);
        isDone = runAll(statement, some);
    }
    if (isDone)
        wrote(some, keys);
    else
        oneByOne(some);
    return some.end;
}

void Persister::writeAllTogether(const Part &part)
{
    for (int begin = part.begin; begin < part.end;)
        begin = writeTogether({part.run, begin, part.end});
}

void Persister::oneByOne(const Part &part)
{
    switch (part.run.shape->kind) {
    case FlushOperation::Kind::Insert:
        return insertOneByOne(part);
    case FlushOperation::Kind::Update:
        return updateOneByOne(part);
    case FlushOperation::Kind::Delete:
        return deleteOneByOne(part);
    }
}

void Persister::wrote(const Part &part, const qint64 *keys)
{
    for (int number = part.begin; keys && number < part.end; ++number)
        noteNumber(number, keys[number - part.begin]);
    if (part.run.shape->kind == FlushOperation::Kind::Insert)
        fetch(part);
    step(part.end);
}

// ---- UPDATE

void Persister::updates(const Run &run)
{
    const Part all {run, run.begin, run.end};
    if (goesTogether(run))
        writeAllTogether(all);
    else if (goesInRows(run))
        updateInRows(run);
    else
        updateOneByOne(all);
    if (!writesKey(*run.shape) && m_stale.isEmpty())
        fetch(all);
}

int Persister::rowsPerUpdate(const FlushRuns::Shape &shape) const
{
    const int places = 2 * int(shape.cells.size()) + int(shape.mapper->keyCells().size());
    return std::min(m_dialect.features().rowsPerUpdate, m_dialect.features().maxParameters / places);
}

/// Only where the rows of one statement have nothing to do with one another, and nobody else has.
bool Persister::goesInRows(const Run &run)
{
    const FlushRuns::Shape &shape = *run.shape;
    const Mapper &mapper = *shape.mapper;
    const bool isReferred = std::any_of(shape.cells.begin(), shape.cells.end(), [&](const Cell &cell) { return mapper.isReferred(cell.cell); });
    if (rowsPerUpdate(shape) <= 1 || run.end - run.begin < ShortestTable || shape.isOfNewRow || isReferred || writesKey(shape))
        return false;
    if (m_connection.isReading())
        return false; // to start again one by one would end what is being read
    const QString query = m_dialect.plainTableQuery(mapper.table());
    return query.isEmpty() || m_connection.execute(query).next();
}

void Persister::updateInRows(const Run &run)
{
    const int rows = rowsPerUpdate(*run.shape);
    const int lastFull = run.begin + (run.end - run.begin) / rows * rows;
    for (int begin = run.begin; begin < lastFull;) {
        const Part part {run, begin, std::min(begin + UpdatesPerSavepoint * rows, lastFull)};
        m_current = begin;
        if (guarded([&] { return updateRows(part); }))
            step(part.end);
        else
            updateOneByOne(part);
        begin = part.end;
    }
    updateOneByOne({run, lastFull, run.end});
}

/// False when a row is not there, or not as it was loaded.
bool Persister::updateRows(const Part &part)
{
    const int rows = rowsPerUpdate(*part.run.shape);
    const FlushRuns::Shape &shape = *part.run.shape;
    const int places = int(shape.cells.size()) + int(shape.mapper->keyCells().size()) + shape.basePlaces();
    KeptStatement &statement = m_statements.rows(part.run, rows);
    for (int begin = part.begin; begin < part.end; begin += rows) {
        const Part some {part.run, begin, begin + rows};
        RowsOfPlaces target(statement, places);
        collect(target, some, nullptr);
        if (statement.run() != some.size())
            return false;
    }
    return true;
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
    const Part all {run, run.begin, run.end};
    const bool isByRange = m_dialect.features().countsDeleted && run.shape->cells.empty() && run.shape->mapper->assignsKey();
    const bool isOneRange = isByRange && endOfRange(run, run.begin) == run.end;
    if (!isOneRange && goesTogether(run))
        writeAllTogether(all);
    else if (isByRange)
        deleteRanges(run);
    else
        deleteOneByOne(all);
}

void Persister::deleteRanges(const Run &run)
{
    for (int number = run.begin; number < run.end;) {
        const Part part {run, number, endOfRange(run, number)};
        if (part.size() >= ShortestRun)
            deleteRange(part);
        else
            deleteOneByOne(part);
        number = part.end;
    }
}

bool Persister::runRange(const Part &part)
{
    qint64 low = m_runs.key(part.run, part.begin, 0).toInt64();
    qint64 high = m_runs.key(part.run, part.end - 1, 0).toInt64();
    if (low > high)
        std::swap(low, high);
    const Mapper &mapper = *part.run.shape->mapper;
    const Expr key = Expr::column(mapper.ref(), mapper.cellName(mapper.keyCells().first()), ColumnType::Kind::Int64);
    const Delete range = Delete::from(mapper.ref()).where(key.between(Value(low), Value(high)));
    return m_connection.execute(SqlRenderer(m_dialect).remove(range)).rowsAffected() == part.size();
}

/// When some are gone, or one is referred to, it shows one by one which.
void Persister::deleteRange(const Part &part)
{
    m_current = part.begin;
    if (guarded([&] { return runRange(part); }))
        step(part.end);
    else
        deleteOneByOne(part);
}

} // namespace jw
