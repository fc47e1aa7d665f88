// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/scan.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace Qt::StringLiterals;

/// Every test runs on sqlite3 itself and through QtSql, from a file and in memory.
class tst_Scan : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Engine> m_engine;

    Connection connection() const { return m_engine->connect(); }
    static Statement numbers(int count)
    {
        return {u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT i, 'row ' || i FROM n"_s, {Value(count)}};
    }
    static QList<QList<Value>> rowsOf(const ScanBlock &block)
    {
        QList<QList<Value>> rows;
        for (int row = 0; row < block.rows(); ++row) {
            rows.append(QList<Value>());
            for (int column = 0; column < block.columns(); ++column)
                rows.last().append(block.value(row, column));
        }
        return rows;
    }

private slots:
    void initTestCase_data()
    {
        QTest::addColumn<bool>("native");
        QTest::addColumn<bool>("memory");
        QTest::newRow("sqlite3, file") << true << false;
        QTest::newRow("sqlite3, memory") << true << true;
        QTest::newRow("QtSql, file") << false << false;
    }
    void init()
    {
        QFETCH_GLOBAL(bool, native);
        QFETCH_GLOBAL(bool, memory);
        if (native)
            qunsetenv("JOINWRIGHT_QTSQL_ONLY");
        else
            qputenv("JOINWRIGHT_QTSQL_ONLY", "1");
        static int count = 0;
        m_engine = std::make_unique<Engine>(
            Engine::open(memory ? u"sqlite://"_s : u"sqlite:///%1/%2.db"_s.arg(m_folder.path()).arg(++count)));
    }
    void cleanup() { m_engine.reset(); }
    void cleanupTestCase() { qunsetenv("JOINWRIGHT_QTSQL_ONLY"); }

    void textsAreWhole()
    {
        QList<QList<Value>> rows;
        const Connection open = connection();
        Scan(open, 2).run({u"SELECT CHAR(65279) || 'a', CHAR(65279)"_s, {}}, [&rows](const ScanBlock &block) {
            rows += rowsOf(block);
            return true;
        });
        QCOMPARE(rows, (QList<QList<Value>> {{Value(u"\uFEFFa"_s), Value(u"\uFEFF"_s)}}));
    }

    void everyRowComesOnce_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("ordered");
        for (const int count : {0, 1, ScanBlock::Capacity - 1, ScanBlock::Capacity, ScanBlock::Capacity + 1, 5000}) {
            QTest::addRow("%d rows", count) << count << false;
            QTest::addRow("%d rows in order", count) << count << true;
        }
    }
    void everyRowComesOnce()
    {
        QFETCH(int, count);
        QFETCH(bool, ordered);
        Scan scan(connection(), 2);
        if (ordered)
            scan.keepOrder();
        QList<QList<Value>> rows;
        const Statement statement = count > 0 ? numbers(count) : Statement {u"SELECT 1, 'x' WHERE ? = 1"_s, {Value(0)}};
        const qint64 read = scan.run(statement, [&](const ScanBlock &block) {
            rows += rowsOf(block);
            [&] { QCOMPARE(block.rowsSoFar(), rows.size()); }();
            return true;
        });
        QCOMPARE(read, count);
        QCOMPARE(rows, connection().execute(statement).all());
    }

    void everyKindOfValueComesAsAResultGivesIt()
    {
        const Statement statement {
            u"SELECT NULL, 7, -9223372036854775807 - 1, 1.5, 'Łódź', '', x'00ff', zeroblob(0) UNION ALL SELECT 1, 'a', 2.5, x'01', NULL, 8, 'b', 9"_s, {}};
        const QList<QList<Value>> expected = connection().execute(statement).all();
        for (const bool ordered : {false, true}) {
            Scan scan(connection(), 8);
            if (ordered)
                scan.keepOrder();
            QList<QList<Value>> rows;
            scan.run(statement, [&](const ScanBlock &block) {
                rows += rowsOf(block);
                return true;
            });
            QCOMPARE(rows, expected);
        }
    }

    void aStrideCountsWhatItLeavesOut()
    {
        Scan scan(connection(), 2);
        scan.setStride(256);
        QList<qint64> seen;
        QCOMPARE(scan.run(numbers(1000), [&](const ScanBlock &block) {
            for (int row = 0; row < block.rows(); ++row)
                seen.append(block.cell(row, 0).integer);
            return true;
        }), 1000);
        QCOMPARE(seen, (QList<qint64> {1, 257, 513, 769}));
    }

    void theOrderIsTheStatementsOwn()
    {
        Scan scan(connection(), 2);
        scan.keepOrder();
        Statement statement = numbers(3000);
        statement.sql += u" ORDER BY i % 7 DESC, i"_s;
        QList<QList<Value>> rows;
        scan.run(statement, [&](const ScanBlock &block) {
            rows += rowsOf(block);
            return true;
        });
        QCOMPARE(rows, connection().execute(statement).all());
    }

    void aVisitorEndsTheScan()
    {
        for (const bool ordered : {false, true}) {
            Scan scan(connection(), 2);
            if (ordered)
                scan.keepOrder();
            int blocks = 0;
            const qint64 rows = scan.run(numbers(1'000'000), [&](const ScanBlock &) { return ++blocks < 2; });
            QCOMPARE(blocks, 2);
            QCOMPARE(rows, 2 * ScanBlock::Capacity);
            QCOMPARE(connection().execute(u"SELECT 7"_s).all(), (QList<QList<Value>> {{Value(7)}})); // and leaves nothing open
        }
    }

    void whatAVisitorThrowsComesOut()
    {
        for (const bool ordered : {false, true}) {
            Scan scan(connection(), 2);
            if (ordered)
                scan.keepOrder();
            try {
                scan.run(numbers(5000), [](const ScanBlock &) -> bool { throw Error(ErrorKind::Usage, u"enough of this"_s); });
                QFAIL("nothing was thrown");
            } catch (const Error &error) {
                QCOMPARE(error.kind(), ErrorKind::Usage);
                QCOMPARE(error.message(), u"enough of this"_s);
            }
        }
    }

    void anInterruptEndsTheScanAsCancelled()
    {
        QFETCH_GLOBAL(bool, native);
        if (!native)
            QSKIP("QtSql alone has no way to interrupt a statement");
        for (const bool ordered : {false, true}) {
            Connection connection = this->connection();
            Scan scan(connection, 2);
            if (ordered)
                scan.keepOrder();
            try {
                scan.run(numbers(100'000'000), [&](const ScanBlock &) {
                    connection.interrupt();
                    return true;
                });
                QFAIL("it ran to its end");
            } catch (const Error &error) {
                QCOMPARE(error.kind(), ErrorKind::Cancelled);
            }
            QCOMPARE(connection.execute(u"SELECT 7"_s).all(), (QList<QList<Value>> {{Value(7)}}));
        }
    }

    void aScanWithinAnotherDatabasesScanKeepsThemApart()
    {
        const Engine other = Engine::open(u"sqlite:///%1/other.db"_s.arg(m_folder.path()));
        qint64 inner = 0;
        qint64 outer = 0;
        Scan(connection(), 2).run(numbers(2000), [&](const ScanBlock &block) {
            outer += block.rows();
            Scan(other.connect(), 2).run(numbers(10), [&](const ScanBlock &ten) {
                inner += ten.rows();
                return true;
            });
            return true;
        });
        QCOMPARE(outer, 2000);
        QCOMPARE(inner, 20);
    }

    void aBrokenStatementNamesItself()
    {
        for (const bool ordered : {false, true}) {
            Scan scan(connection(), 1);
            if (ordered)
                scan.keepOrder();
            try {
                scan.run({u"SELECT x FROM nowhere"_s, {}}, [](const ScanBlock &) { return true; });
                QFAIL("nothing was thrown");
            } catch (const Error &error) {
                QVERIFY2(error.message().contains(u"nowhere"_s), qPrintable(error.message()));
            }
        }
    }

    void theLogTellsTheStatementAndItsRows()
    {
        QList<LogEntry> entries;
        const auto token = m_engine->addLog([&](const LogEntry &entry) { entries.append(entry); });
        Scan(connection(), 2).run(numbers(3000), [](const ScanBlock &) { return true; });
        QCOMPARE(entries.size(), 1);
        QCOMPARE(entries.first().sql, numbers(1).sql);
        QCOMPARE(entries.first().values, QList<Value> {Value(3000)});
        QCOMPARE(entries.first().rows, 3000);
    }

    void theFunctionIsNoUseToOthers()
    {
        QFETCH_GLOBAL(bool, native);
        if (!native)
            QSKIP("there is no such function");
        QVERIFY_THROWS_EXCEPTION(Error, connection().execute(u"SELECT joinwright_scan(1)"_s));
    }
};

QTEST_GUILESS_MAIN(tst_Scan)
#include "tst_scan.moc"
