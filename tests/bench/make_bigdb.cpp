// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "bench/measure.h"

#include "joinwright/engine/connection.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QRandomGenerator>

using namespace jw;
using namespace Qt::StringLiterals;

// make_bigdb FILE [ROWS]: an SQLite file of a shop with ROWS orders (10 million when not said, about 0.9 GB) and a
// customer for every hundred of them, for the measurements of grids. The same rows every time.

namespace {

Column column(const QString &name, const ColumnType &type, bool nullable = false)
{
    Column result;
    result.id = Id::fromSeed(name);
    result.name = name;
    result.type = type;
    result.nullable = nullable;
    return result;
}

Table table(const QString &name, QList<Column> columns)
{
    Table result;
    result.id = Id::fromSeed(name);
    result.name = name;
    for (Column &item : columns)
        item.id = Id::fromSeed(QString(name + u'.' + item.name));
    columns.first().generation = Generation::Identity;
    result.keys = {{Id::fromSeed(QString(name + u" key"_s)), {}, true, {columns.first().id}, {}}};
    result.columns = columns;
    return result;
}

Schema shop()
{
    using Kind = ColumnType::Kind;
    Schema schema;
    schema.id = Id::fromSeed(u"big shop");
    const Table customers = table(u"customers"_s,
        {column(u"id"_s, Kind::Int64), column(u"name"_s, ColumnType::text(60)), column(u"email"_s, ColumnType::text(80), true),
            column(u"city"_s, ColumnType::text(40), true)});
    Table orders = table(u"orders"_s,
        {column(u"id"_s, Kind::Int64), column(u"customer_id"_s, Kind::Int64), column(u"number"_s, ColumnType::text(20)),
            column(u"status"_s, ColumnType::text(12)), column(u"placed_at"_s, Kind::Timestamp),
            column(u"total"_s, ColumnType::decimal(10, 2)), column(u"is_gift"_s, Kind::Boolean),
            column(u"note"_s, Kind::Text, true)});
    Relationship customer;
    customer.id = Id::fromSeed(u"orders customer");
    customer.name = u"customer"_s;
    customer.back = u"orders"_s;
    customer.columns = {orders.columns[1].id};
    customer.to = customers.id;
    orders.relationships = {customer};
    orders.indexes = {{Id::fromSeed(u"orders index"), {}, {{orders.columns[1].id, {}, false, {}, 0}}, false, {}, {}, {}, {}, {}}};
    schema.setTable(customers);
    schema.setTable(orders);
    return schema;
}

QString pick(QRandomGenerator &random, const QStringList &words)
{
    return words[random.bounded(int(words.size()))];
}

void addCustomers(Connection &connection, QRandomGenerator &random, qint64 count)
{
    static const QStringList first {u"Anna"_s, u"Ben"_s, u"Chiara"_s, u"David"_s, u"Élise"_s, u"Farid"_s, u"Grace"_s, u"Hanna"_s};
    static const QStringList last {u"Abel"_s, u"Bauer"_s, u"Costa"_s, u"Dupont"_s, u"Eriksen"_s, u"Fischer"_s, u"Łukasik"_s, u"Moreau"_s};
    static const QStringList cities {u"Berlin"_s, u"Kraków"_s, u"Lyon"_s, u"Oslo"_s, u"Porto"_s, u"Zürich"_s};
    const QString sql = u"INSERT INTO customers (id, name, email, city) VALUES (?, ?, ?, ?)"_s;
    for (qint64 id = 1; id <= count; ++id) {
        connection.execute(sql,
            {Value(id), Value(pick(random, first) + u' ' + pick(random, last)), Value(u"customer%1@example.org"_s.arg(id)),
                random.bounded(10) ? Value(pick(random, cities)) : Value()});
    }
}

void addOrders(Connection &connection, QRandomGenerator &random, qint64 count, qint64 customers)
{
    static const QStringList states {u"open"_s, u"paid"_s, u"shipped"_s, u"delivered"_s, u"cancelled"_s};
    static const QStringList notes {u"leave at the door"_s, u"call before delivery"_s, u"wrap as a present"_s};
    const QString sql = u"INSERT INTO orders (id, customer_id, number, status, placed_at, total, is_gift, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s;
    const Dialect &dialect = connection.dialect();
    const qint64 start = QDateTime(QDate(2020, 1, 1), QTime(0, 0), Qt::UTC).toMSecsSinceEpoch();
    for (qint64 id = 1; id <= count; ++id) {
        const Value placed = Value::fromMSecs(Value::Kind::Timestamp, start + id * 20'000 + random.bounded(20) * 1000);
        const Value total(Decimal(qint64(100 + random.bounded(100'000)), 2));
        connection.execute(sql,
            {Value(id), Value(1 + qint64(random.generate64() % quint64(customers))), Value(u"SO-%1"_s.arg(id, 9, 10, QLatin1Char('0'))),
                Value(pick(random, states)), dialect.toDatabase(placed, ColumnType::Kind::Timestamp),
                dialect.toDatabase(total, ColumnType::decimal(10, 2)), Value(random.bounded(8) == 0),
                random.bounded(4) ? Value() : Value(pick(random, notes))});
    }
}

void make(const QString &path, qint64 rows)
{
    const Engine engine = Engine::open(Url::fromFile(path));
    Connection connection = engine.connect();
    connection.run(u"PRAGMA journal_mode = OFF"_s); // whoever stops it half way makes it again
    connection.run(u"PRAGMA synchronous = OFF"_s);
    Schema schema = shop();
    const Id orders = schema.table(u"orders")->id;
    const QList<Index> indexes = schema.table(orders)->indexes;
    schema.editTable(orders)->indexes.clear();
    createAll(engine, schema);
    QRandomGenerator random(20261123);
    const qint64 customers = std::max<qint64>(1, rows / 100);
    connection.begin();
    addCustomers(connection, random, customers);
    addOrders(connection, random, rows, customers);
    connection.commit();
    schema.editTable(orders)->indexes = indexes;
    for (const QString &sql : engine.dialect().createStatements(schema, {orders}).mid(1))
        connection.run(sql);
    connection.run(u"PRAGMA journal_mode = DELETE"_s);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2 || QFileInfo::exists(arguments[1])) {
        std::fprintf(stderr, "usage: make_bigdb FILE [ROWS]; FILE must not exist\n");
        return 2;
    }
    const qint64 rows = arguments.size() > 2 ? arguments[2].toLongLong() : 10'000'000;
    const bench::Cost cost = bench::measure(1, [&] { make(arguments[1], rows); });
    bench::report(u"%1 orders written, %2 MB"_s.arg(rows).arg(QFileInfo(arguments[1]).size() / 1'000'000), cost, 0);
    bench::reportMemory();
    return 0;
}
