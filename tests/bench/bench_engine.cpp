// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "bench/measure.h"

#include "joinwright/engine/connection.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTemporaryDir>

#include <sqlite3.h>

using namespace jw;
using namespace Qt::StringLiterals;

// bench_engine [ROWS]: our Connection on both its paths beside sqlite3 itself, in a file with the same settings.

namespace {

constexpr const char *CreateSql = "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT NOT NULL, city TEXT, n INT, price NUMERIC(10,2))";
constexpr const char *InsertSql = "INSERT INTO t (name, city, n, price) VALUES (?, ?, ?, ?)";
constexpr const char *SelectSql = "SELECT id, name, city, n, price FROM t";
constexpr const char *GetSql = "SELECT id, name, city, n, price FROM t WHERE id = ?";
constexpr const char *UpdateSql = "UPDATE t SET n = ? WHERE id = ?";

/// CPU microseconds of one row or query, and how many times that of sqlite3 itself.
void reportCase(const QString &name, const QString &way, const bench::Cost &cost, int rows)
{
    static QHash<QString, double> raw;
    const double microseconds = cost.cpu * 1000 / rows;
    if (!raw.contains(name))
        raw.insert(name, microseconds);
    const auto rounded = [](double number) { return std::round(number * 100) / 100; };
    bench::print({{u"what"_s, name}, {u"way"_s, way}, {u"cpuUs"_s, rounded(microseconds)}, {u"ratio"_s, rounded(microseconds / raw[name])}});
}

struct Raw
{
    explicit Raw(const QString &path)
    {
        sqlite3_open(path.toUtf8().constData(), &handle);
        run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON");
    }
    ~Raw() { sqlite3_close(handle); }
    void run(const char *sql) { sqlite3_exec(handle, sql, nullptr, nullptr, nullptr); }
    sqlite3_stmt *prepare(const char *sql)
    {
        sqlite3_stmt *statement = nullptr;
        sqlite3_prepare_v2(handle, sql, -1, &statement, nullptr);
        return statement;
    }
    sqlite3 *handle = nullptr;
};

qint64 readRaw(sqlite3_stmt *statement)
{
    qint64 sum = 0;
    while (sqlite3_step(statement) == SQLITE_ROW) {
        sum += sqlite3_column_int64(statement, 0) + sqlite3_column_bytes(statement, 1) + sqlite3_column_bytes(statement, 2)
            + sqlite3_column_int64(statement, 3) + qint64(sqlite3_column_double(statement, 4));
    }
    sqlite3_reset(statement);
    return sum;
}

qint64 readOurs(Result result)
{
    qint64 sum = 0;
    while (result.next()) {
        sum += result.raw(0).toInt64() + result.raw(1).toText().size() + result.raw(2).toText().size() + result.raw(3).toInt64()
            + qint64(result.raw(4).toDouble());
    }
    return sum;
}

void rawCases(const QString &path, int rows)
{
    Raw raw(path);
    raw.run(CreateSql);
    sqlite3_stmt *insert = raw.prepare(InsertSql);
    reportCase(u"insert"_s, u"sqlite3"_s, bench::measure(1, [&] {
        raw.run("BEGIN");
        for (int i = 0; i < rows; ++i) {
            const QByteArray name = "name " + QByteArray::number(i);
            sqlite3_bind_text(insert, 1, name.constData(), int(name.size()), SQLITE_TRANSIENT);
            sqlite3_bind_text(insert, 2, "Kraków", -1, SQLITE_STATIC);
            sqlite3_bind_int64(insert, 3, i);
            sqlite3_bind_double(insert, 4, i / 100.0);
            sqlite3_step(insert);
            sqlite3_reset(insert);
        }
        raw.run("COMMIT");
    }), rows);
    sqlite3_stmt *select = raw.prepare(SelectSql);
    reportCase(u"select all"_s, u"sqlite3"_s, bench::measure(5, [&] { readRaw(select); }), rows);
    sqlite3_stmt *get = raw.prepare(GetSql);
    reportCase(u"get by key"_s, u"sqlite3"_s, bench::measure(5, [&] {
        raw.run("BEGIN");
        for (int i = 1; i <= rows; ++i) {
            sqlite3_bind_int64(get, 1, i);
            readRaw(get);
        }
        raw.run("COMMIT");
    }), rows);
    sqlite3_stmt *update = raw.prepare(UpdateSql);
    reportCase(u"update"_s, u"sqlite3"_s, bench::measure(3, [&] {
        raw.run("BEGIN");
        for (int i = 1; i <= rows; ++i) {
            sqlite3_bind_int64(update, 1, -i);
            sqlite3_bind_int64(update, 2, i);
            sqlite3_step(update);
            sqlite3_reset(update);
        }
        raw.run("COMMIT");
    }), rows);
    for (sqlite3_stmt *statement : {insert, select, get, update})
        sqlite3_finalize(statement);
}

void ourCases(const QString &path, int rows, const QString &way)
{
    const Engine engine = Engine::open(Url::fromFile(path));
    Connection connection = engine.connect();
    connection.run(QLatin1StringView(CreateSql));
    const QString insert = QLatin1StringView(InsertSql);
    reportCase(u"insert"_s, way, bench::measure(1, [&] {
        Transaction transaction(connection);
        for (int i = 0; i < rows; ++i)
            connection.execute(insert, {Value(u"name "_s + QString::number(i)), Value(u"Kraków"_s), Value(i), Value(i / 100.0)});
        transaction.commit();
    }), rows);
    const QString select = QLatin1StringView(SelectSql);
    reportCase(u"select all"_s, way, bench::measure(5, [&] { readOurs(connection.execute(select)); }), rows);
    const QString get = QLatin1StringView(GetSql);
    reportCase(u"get by key"_s, way, bench::measure(5, [&] {
        Transaction transaction(connection, false);
        for (int i = 1; i <= rows; ++i)
            readOurs(connection.execute(get, {Value(i)}));
        transaction.commit();
    }), rows);
    const QString update = QLatin1StringView(UpdateSql);
    reportCase(u"update"_s, way, bench::measure(3, [&] {
        Transaction transaction(connection);
        for (int i = 1; i <= rows; ++i)
            connection.execute(update, {Value(-i), Value(i)});
        transaction.commit();
    }), rows);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const int rows = argc > 1 ? QByteArray(argv[1]).toInt() : 100'000;
    const QTemporaryDir folder;
    rawCases(folder.filePath(u"raw.db"_s), rows);
    ourCases(folder.filePath(u"ours.db"_s), rows, u"Connection"_s);
    qputenv("JOINWRIGHT_QTSQL_ONLY", "1");
    ourCases(folder.filePath(u"qtsql.db"_s), rows, u"Connection over QtSql"_s);
    bench::reportMemory();
    return 0;
}
