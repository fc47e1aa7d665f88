// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/orderscan.h"
#include "joinwright/core/error.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace Qt::StringLiterals;

namespace {

/// What a column of a random table holds, and the type that a reflection finds for it.
struct Kind
{
    const char *name;
    ColumnType type;
    const char *declared;
    std::function<QString(QRandomGenerator &)> value; ///< as SQL
    bool collated = false;
};

QString pick(QRandomGenerator &random, std::initializer_list<const char *> values)
{
    return QString::fromUtf8(*(values.begin() + random.bounded(int(values.size()))));
}

QList<Kind> kinds()
{
    using K = ColumnType::Kind;
    const auto digits = [](QRandomGenerator &r, int count) {
        QString text;
        for (int i = 0; i < count; ++i)
            text += QString::number(r.bounded(10));
        return text;
    };
    return {
        {"small numbers", K::Int32, "INTEGER", [](auto &r) -> QString { return QString::number(r.bounded(-20, 20)); }},
        {"large numbers", K::Int64, "INTEGER", [](auto &r) -> QString { return pick(r, {"9223372036854775807", "-9223372036854775807", "4294967296", "-1", "0", "5"}); }},
        {"the least number", K::Int64, "INTEGER", [](auto &r) -> QString { return pick(r, {"-9223372036854775807 - 1", "-9223372036854775807", "7"}); }},
        {"prices", ColumnType::decimal(10, 2), "NUMERIC(10,2)", [](auto &r) -> QString { return QString::number(r.bounded(-300, 300) / 100.0); }},
        {"large prices", ColumnType::decimal(15, 2), "NUMERIC(15,2)", [](auto &r) -> QString { return QString::number(r.bounded(1, 9)) + "00000000000.5"_L1 + QString::number(r.bounded(9)); }},
        {"fractions", K::Double, "REAL", [](auto &r) -> QString { return pick(r, {"0.1", "-0.0", "0.0", "1e300", "-1e300", "9e999", "-9e999", "0.30000000000000004", "0.3"}); }},
        {"numbers and fractions", K::Double, "NUMERIC", [](auto &r) -> QString { return pick(r, {"1", "1.5", "-2", "9007199254740993", "9007199254740992.0", "3"}); }},
        {"booleans", K::Boolean, "BOOLEAN", [](auto &r) -> QString { return QString::number(r.bounded(2)); }},
        {"few words", K::Text, "TEXT", [](auto &r) -> QString { return pick(r, {"'open'", "'Open'", "'paid'", "''", "'Łódź'", "'ä'", "'z'", "'😀'", "'￿'", "'a'||char(0)||'b'"}); }},
        {"numbered words", K::Text, "TEXT", [digits](auto &r) -> QString { return "'SO-"_L1 + digits(r, 2) + u'\''; }},
        {"long numbered words", K::Text, "TEXT", [digits](auto &r) -> QString { return "'"_L1 + digits(r, 19) + u'\''; }},
        {"days", K::Date, "DATE", [](auto &r) -> QString { return "date('2020-01-01', '+"_L1 + QString::number(r.bounded(90)) + " days')"_L1; }},
        {"moments", K::Timestamp, "TIMESTAMP", [](auto &r) -> QString { return "datetime('2020-01-01', '+"_L1 + QString::number(r.bounded(90'000)) + " seconds')"_L1; }},
        {"moments with thousandths", K::Timestamp, "TIMESTAMP", [digits](auto &r) -> QString { return "'2026-11-30 07:00:0"_L1 + digits(r, 1) + u'.' + digits(r, 3) + u'\''; }},
        {"moments with millionths", K::Timestamp, "TIMESTAMP", [digits](auto &r) -> QString { return "'2026-11-3"_L1 + digits(r, 1).replace(QRegularExpression(u"[2-9]"_s), u"1"_s) + " 07:00:00."_L1 + digits(r, 6) + u'\''; }},
        {"moments of three lengths", K::Timestamp, "TIMESTAMP", [](auto &r) -> QString { return pick(r, {"'2026-11-30 07:00:00'", "'2026-11-30 07:00:00.000'", "'2026-11-30 07:00:00.000000'", "'2026-11-30 07:00:00.001'", "'2026-11-30 07:00:00.000999'", "'2026-11-30 07:00:01'"}); }},
        {"moments of all years", K::Timestamp, "TIMESTAMP", [](auto &r) -> QString { return pick(r, {"'0001-01-01 00:00:00'", "'1934-12-31 23:59:59'", "'1935-01-01 00:00:00'", "'2067-12-31 23:59:59'", "'2068-01-01 00:00:00'", "'9999-12-31 23:59:59'"}); }},
        {"moments of most years", K::Timestamp, "TIMESTAMP", [](auto &r) -> QString { return pick(r, {"'1935-01-01 00:00:00.000'", "'1935-01-01 00:00:01.000'", "'2067-12-31 23:59:59.000'", "'2000-02-29 00:00:00.000'"}); }},
        {"moments in two forms", K::Timestamp, "TIMESTAMP", [](auto &r) -> QString { return pick(r, {"'2026-11-30 07:00:00'", "'2026-11-30 07:00:00.000'", "'2026-11-30T07:00:00'", "'2026-13-30 07:00:00'", "'2026-11-30 07:00'"}); }},
        {"days in two forms", K::Date, "DATE", [](auto &r) -> QString { return pick(r, {"'2020-01-02'", "'2020-1-3'", "'20200101'", "2459000"}); }},
        {"words without case", K::Text, "TEXT COLLATE NOCASE", [](auto &r) -> QString { return pick(r, {"'a'", "'A'", "'b'", "'B'", "'c'"}); }, true},
        {"wide decimals as text", ColumnType::decimal(30, 2), "TEXT COLLATE decimal", [](auto &r) -> QString { return pick(r, {"'9.50'", "'10.50'", "'-3.00'", "'-4.00'"}); }, true},
        {"anything", ColumnType::native(u"any"_s), "BLOB", [](auto &r) -> QString { return pick(r, {"1", "'1'", "1.0", "x'31'", "'x'", "2.5"}); }},
        {"words among numbers", K::Int32, "INTEGER", [](auto &r) -> QString { return pick(r, {"1", "2", "'two'", "3.5"}); }},
    };
}

} // namespace

/// The order that a scan finds is the one that the database itself gives, whatever the columns hold.
class tst_OrderScan : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QRandomGenerator m_random {QRandomGenerator::global()->generate()};

    enum class Key { RowId, Dense, Text, Pair };

    struct Random
    {
        WindowQuery query;
        QString keys;
        QString order; ///< without the keys
    };

    Engine open() const
    {
        static int count = 0;
        return Engine::open(u"sqlite:///%1/%2.db"_s.arg(m_folder.path()).arg(++count));
    }

    /// Table t with columns a and b of these kinds and NULLs in both.
    Random make(Connection &connection, const Kind &a, const Kind &b, Key key, int rows)
    {
        static const QStringList declared {u"id INTEGER PRIMARY KEY"_s, u"id INTEGER PRIMARY KEY"_s, u"k TEXT PRIMARY KEY"_s,
            u"x INTEGER NOT NULL, y TEXT NOT NULL, PRIMARY KEY(x, y)"_s};
        connection.begin();
        const QString last = key >= Key::Text ? u" WITHOUT ROWID"_s : QString();
        connection.run("CREATE TABLE t(a "_L1 + QLatin1StringView(a.declared) + ", b "_L1 + QLatin1StringView(b.declared) + ", "_L1
            + declared[int(key)] + u')' + last);
        for (int i = 0; i < rows; ++i) {
            const auto value = [this](const Kind &kind) { return m_random.bounded(6) == 0 ? u"NULL"_s : kind.value(m_random); };
            const QString name = key == Key::RowId ? QString::number(i * 3 - 50) : key == Key::Dense ? QString::number(i + 5)
                : key == Key::Text                 ? u"'k%1'"_s.arg(i * 7919 % rows)
                                                   : u"%1, 'y%2'"_s.arg(i % 5).arg(i);
            connection.run(u"INSERT INTO t VALUES (%1, %2, %3)"_s.arg(value(a), value(b), name));
        }
        connection.commit();
        Random random;
        random.query.from = u"t"_s;
        using K = ColumnType::Kind;
        random.query.keys = {key == Key::Text ? QList<WindowQuery::Part> {{u"k"_s, K::Text}}
                : key == Key::Pair            ? QList<WindowQuery::Part> {{u"x"_s, K::Int64}, {u"y"_s, K::Text}}
                                              : QList<WindowQuery::Part> {{u"id"_s, K::Int64}}};
        random.keys = key == Key::Text ? u"k"_s : key == Key::Pair ? u"x, y"_s : u"id"_s;
        return random;
    }

    void addSort(Random &random, const QString &column, const Kind &kind)
    {
        const bool descending = m_random.bounded(2);
        random.query.sort.append({column, kind.type, true, descending, kind.collated});
        random.order += column + (descending ? " DESC, "_L1 : ", "_L1);
    }

    static QList<QList<Value>> orderOf(Connection &connection, const WindowQuery &query, OrderScan::FirstKeys *first, int *calls)
    {
        ScanProgress progress(query.keyWidth());
        const Cancellation cancellation;
        OrderScan scan(connection, query, progress, cancellation);
        scan.setFirst([&](const OrderScan::FirstKeys &keys) {
            *first = keys;
            ++*calls;
        });
        const auto order = scan.run();
        QList<QList<Value>> keys;
        for (qsizetype i = 0; i < order->size(); ++i)
            keys.append(order->at(i));
        return keys;
    }

private slots:
    void initTestCase_data()
    {
        QTest::addColumn<bool>("native");
        QTest::newRow("sqlite3") << true;
        QTest::newRow("QtSql") << false;
    }
    void init()
    {
        QFETCH_GLOBAL(bool, native);
        if (native)
            qunsetenv("JOINWRIGHT_QTSQL_ONLY");
        else
            qputenv("JOINWRIGHT_QTSQL_ONLY", "1");
    }
    void cleanupTestCase() { qunsetenv("JOINWRIGHT_QTSQL_ONLY"); }

    void everyRowStandsOnceWhereTheDatabasePutsIt_data()
    {
        QTest::addColumn<int>("a");
        QTest::addColumn<int>("b"); // -1: sorted by one column
        const QList<Kind> all = kinds();
        for (int a = 0; a < all.size(); ++a) {
            QTest::newRow(all[a].name) << a << -1;
            const int b = m_random.bounded(int(all.size()));
            QTest::addRow("%s, then %s", all[a].name, all[b].name) << a << b;
        }
    }
    void everyRowStandsOnceWhereTheDatabasePutsIt()
    {
        QFETCH_GLOBAL(bool, native);
        QFETCH(int, a);
        QFETCH(int, b);
        const QList<Kind> all = kinds();
        if (!native && (QLatin1StringView(all[a].declared).contains("decimal"_L1) || (b >= 0 && QLatin1StringView(all[b].declared).contains("decimal"_L1))))
            QSKIP("QtSql alone knows no collation of ours");
        for (const Key key : {Key::RowId, Key::Dense, Key::Text, Key::Pair}) {
            const Engine engine = open();
            Connection connection = engine.connect();
            Random random = make(connection, all[a], all[std::max(b, 0)], key, 100 + m_random.bounded(1400));
            addSort(random, u"a"_s, all[a]);
            if (b >= 0)
                addSort(random, u"b"_s, all[b]);
            if (m_random.bounded(3) == 0)
                random.query.where = {u"b IS NOT NULL AND a IS NOT ?"_s, {Value(5)}};
            const QString where = random.query.where.sql.isEmpty() ? QString() : " WHERE "_L1 + random.query.where.sql;
            const QList<QList<Value>> expected = connection
                .execute("SELECT "_L1 + random.keys + " FROM t"_L1 + where + " ORDER BY "_L1 + random.order + random.keys, random.query.where.values)
                .all();
            OrderScan::FirstKeys first;
            int calls = 0;
            const QList<QList<Value>> found = orderOf(connection, random.query, &first, &calls);
            QVERIFY2(found == expected, qPrintable(u"%1 of %2 rows by %3, key %4"_s.arg(found.size()).arg(expected.size()).arg(random.order).arg(int(key))));
            QCOMPARE(calls, 1);
            QVERIFY(first.keys == expected.mid(0, OrderScan::FirstRows));
            QVERIFY(first.rows == expected.size() || (first.rows == -1 && expected.size() >= OrderScan::FirstRows));
        }
    }

    void sortsOfThreeColumnsAreTheDatabases()
    {
        const Engine engine = open();
        Connection connection = engine.connect();
        Random random = make(connection, kinds()[0], kinds()[8], Key::Dense, 900);
        addSort(random, u"b"_s, kinds()[8]);
        addSort(random, u"a"_s, kinds()[0]);
        random.query.sort.append({u"id % 3"_s, ColumnType::Kind::Int64, false, true});
        OrderScan::FirstKeys first;
        int calls = 0;
        const auto expected = connection.execute("SELECT id FROM t ORDER BY "_L1 + random.order + u"id % 3 DESC, id"_s).all();
        QVERIFY(orderOf(connection, random.query, &first, &calls) == expected);
        QVERIFY(first.keys == expected.mid(0, OrderScan::FirstRows));
    }

    void keysWithoutGapsNeedNoScan()
    {
        const Engine engine = open();
        Connection connection = engine.connect();
        Random random = make(connection, kinds()[0], kinds()[0], Key::Dense, 900);
        random.query.sort = {{u"id"_s, ColumnType::Kind::Int64, false, true}};
        QStringList statements;
        const auto token = engine.addLog([&](const LogEntry &entry) { statements.append(entry.sql); });
        OrderScan::FirstKeys first;
        int calls = 0;
        const QList<QList<Value>> found = orderOf(connection, random.query, &first, &calls);
        QCOMPARE(statements, QStringList {u"SELECT (SELECT count(*) FROM t), (SELECT min(id) FROM t), (SELECT max(id) FROM t)"_s});
        QVERIFY(found == connection.execute(u"SELECT id FROM t ORDER BY id DESC"_s).all());
    }

    void keysFarApartAreSortedToo()
    {
        const Engine engine = open();
        Connection connection = engine.connect();
        Random random = make(connection, kinds()[0], kinds()[0], Key::RowId, 900);
        connection.run(u"INSERT INTO t VALUES (3, 1, 9223372036854775807), (3, 1, -9223372036854775807), (NULL, 1, -9223372036854775808), (3, 2, 5000000000)"_s);
        addSort(random, u"a"_s, kinds()[0]);
        OrderScan::FirstKeys first;
        int calls = 0;
        QVERIFY(orderOf(connection, random.query, &first, &calls) == connection.execute("SELECT id FROM t ORDER BY "_L1 + random.order + u"id"_s).all());
    }

    void anEmptyTableHasAnEmptyOrder()
    {
        const Engine engine = open();
        Connection connection = engine.connect();
        Random random = make(connection, kinds()[0], kinds()[0], Key::RowId, 0);
        addSort(random, u"a"_s, kinds()[0]);
        OrderScan::FirstKeys first;
        int calls = 0;
        QVERIFY(orderOf(connection, random.query, &first, &calls).isEmpty());
        QCOMPARE(first.rows, 0);
    }

    void aCancelledScanThrows()
    {
        const Engine engine = open();
        Connection connection = engine.connect();
        Random random = make(connection, kinds()[0], kinds()[0], Key::RowId, 900);
        addSort(random, u"a"_s, kinds()[0]);
        ScanProgress progress(1);
        Cancellation cancellation;
        cancellation.cancel();
        try {
            OrderScan(connection, random.query, progress, cancellation).run();
            QFAIL("it went on");
        } catch (const Error &error) {
            QCOMPARE(error.kind(), ErrorKind::Cancelled);
        }
    }

    void theDatabaseTellsHowItOrders()
    {
        const Engine engine = open();
        Connection connection = engine.connect();
        const OrderRules rules = OrderRules::read(connection);
        QVERIFY(rules.nullsFirst);
        QVERIFY(rules.textByBytes);
        const Engine wide = open();
        Connection other = wide.connect();
        other.run(u"PRAGMA encoding = 'UTF-16le'"_s); // here texts are compared by the bytes of UTF-16
        other.run(u"CREATE TABLE t(a)"_s);
        QVERIFY(!OrderRules::read(other).textByBytes);
    }
};

QTEST_GUILESS_MAIN(tst_OrderScan)
#include "tst_orderscan.moc"
