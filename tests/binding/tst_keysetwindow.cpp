// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/keysetwindow.h"
#include "joinwright/core/error.h"
#include "joinwright/engine/worker.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace Qt::StringLiterals;

namespace {

constexpr int Rows = 20'000;

/// A window over one table of a database file, with what tests ask of it.
class Fixture
{
public:
    Fixture()
        : m_path(m_folder.filePath(u"rows.db"_s))
        , engine(Engine::open(u"sqlite:///"_s + m_path))
    {
        Connection connection = engine.connect();
        connection.begin();
        connection.run(u"CREATE TABLE dense(id INTEGER PRIMARY KEY, amount INTEGER, word TEXT)"_s);
        connection.run(u"CREATE TABLE gaps(id INTEGER PRIMARY KEY, amount INTEGER, word TEXT)"_s);
        connection.run(u"CREATE TABLE pairs(a TEXT, b INTEGER, word TEXT, PRIMARY KEY(a, b)) WITHOUT ROWID"_s);
        connection.run(u"WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n WHERE i < %1) "
                       "INSERT INTO dense SELECT i, (i * 7919) %% 10007, 'w' || i FROM n"_s.arg(Rows).replace("%%"_L1, "%"_L1));
        connection.run(u"INSERT INTO gaps SELECT id * id, CASE WHEN id % 10 = 0 THEN NULL ELSE amount END, word FROM dense"_s);
        connection.run(u"INSERT INTO pairs SELECT 'k' || (id / 100), id % 100, word FROM dense"_s);
        connection.commit();
        pages = std::make_unique<Worker>(engine);
        aside = std::make_unique<Worker>(engine);
        window = std::make_unique<KeysetWindow>(*pages, *aside);
    }

    static WindowQuery query(const QString &table, const QStringList &keys = {u"id"_s})
    {
        WindowQuery query;
        query.from = table;
        query.keys = {{}};
        for (const QString &key : keys)
            query.keys.first().append({key, ColumnType(key == "a"_L1 ? ColumnType::Kind::Text : ColumnType::Kind::Int64)});
        query.columns = {{u"word"_s, ColumnType()}};
        return query;
    }

    static WindowQuery::Part amount(bool descending)
    {
        return {u"amount"_s, ColumnType(ColumnType::Kind::Int64), true, descending};
    }

    /// The word of a row, waiting for its page.
    QString word(qint64 row)
    {
        int place = 0;
        const WindowPage *page = nullptr;
        if (!QTest::qWaitFor([&] { return (page = window->pageOf(row, &place)) != nullptr; }, 20'000))
            return u"never came"_s;
        return page->row(place)[0].toText();
    }

    /// The same rows as one statement gives them.
    QStringList expected(const QString &sql) const
    {
        QStringList words;
        for (const QList<Value> &row : engine.connect().execute(sql).all())
            words.append(row.first().toText());
        return words;
    }

private:
    QTemporaryDir m_folder;
    QString m_path;

public:
    Engine engine;
    std::unique_ptr<Worker> pages;
    std::unique_ptr<Worker> aside;
    std::unique_ptr<KeysetWindow> window;
};

} // namespace

class tst_KeysetWindow : public QObject
{
    Q_OBJECT

private slots:
    void everyRowStandsAtItsPlace_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QStringList>("keys");
        QTest::addColumn<int>("sort"); // 0: none, 1: ascending, -1: descending
        QTest::addColumn<QString>("where");
        const QStringList id {u"id"_s};
        const QStringList pair {u"a"_s, u"b"_s};
        QTest::newRow("dense keys") << u"dense"_s << id << 0 << QString();
        QTest::newRow("keys with gaps") << u"gaps"_s << id << 0 << QString();
        QTest::newRow("composite keys") << u"pairs"_s << pair << 0 << QString();
        QTest::newRow("filtered") << u"gaps"_s << id << 0 << u"word LIKE '%3%'"_s;
        QTest::newRow("sorted") << u"dense"_s << id << 1 << QString();
        QTest::newRow("sorted downwards, with NULLs") << u"gaps"_s << id << -1 << QString();
        QTest::newRow("sorted and filtered") << u"gaps"_s << id << 1 << u"word LIKE '%3%'"_s;
    }
    void everyRowStandsAtItsPlace()
    {
        QFETCH(QString, table);
        QFETCH(QStringList, keys);
        QFETCH(int, sort);
        QFETCH(QString, where);
        Fixture fixture;
        WindowQuery query = Fixture::query(table, keys);
        query.where.sql = where;
        if (sort != 0)
            query.sort = {Fixture::amount(sort < 0)};
        const QString order = sort == 0 ? QString() : sort > 0 ? u"amount, "_s : u"amount DESC, "_s;
        const QStringList expected = fixture.expected(u"SELECT word FROM "_s + table
            + (where.isEmpty() ? QString() : u" WHERE "_s + where) + u" ORDER BY "_s + order + keys.join(u","_s));

        fixture.window->setQuery(query);
        QCOMPARE(fixture.word(0), expected.first());
        QTRY_VERIFY(fixture.window->isComplete());
        QCOMPARE(fixture.window->rowCount(), expected.size());
        for (const int row : {1, 255, 256, 257, 511, 512, 5000, int(expected.size()) - 1})
            QCOMPARE(fixture.word(row % expected.size()), expected.at(row % expected.size()));
    }

    void aTextIsSortedAsTheDatabaseSorts()
    {
        Fixture fixture;
        WindowQuery query = Fixture::query(u"dense"_s);
        query.sort = {{u"word"_s, ColumnType(), true, true}};
        fixture.window->setQuery(query);
        QTRY_VERIFY(fixture.window->isComplete());
        const QStringList expected = fixture.expected(u"SELECT word FROM dense ORDER BY word DESC, id"_s);
        for (const int row : {0, 300, 12'345, Rows - 1})
            QCOMPARE(fixture.word(row), expected.at(row));
    }

    void aSmallTableIsCountedByItsFirstPage()
    {
        Fixture fixture;
        WindowQuery query = Fixture::query(u"dense"_s);
        query.where = {u"id <= ?"_s, {Value(40)}};
        QSignalSpy completed(fixture.window.get(), &KeysetWindow::completed);
        fixture.window->setQuery(query);
        QVERIFY(fixture.window->isLoading());
        QTRY_COMPARE(completed.size(), 1);
        QCOMPARE(fixture.window->rowCount(), 40);
        QVERIFY(fixture.window->isCountExact());
    }

    void theFirstRowsDoNotWaitForTheCount()
    {
        Fixture fixture;
        QSemaphore hold;
        fixture.aside->run([&hold](Connection &) { hold.acquire(); });
        fixture.window->setQuery(Fixture::query(u"dense"_s));
        QCOMPARE(fixture.word(0), u"w1"_s);
        QCOMPARE(fixture.window->rowCount(), Rows); // guessed from the least and the greatest key
        QVERIFY(!fixture.window->isCountExact());
        QCOMPARE(fixture.word(Rows - 1), u"w20000"_s); // found by arithmetic
        QCOMPARE(fixture.word(256), u"w257"_s);
        hold.release();
        QTRY_VERIFY(fixture.window->isCountExact());
    }

    void aGuessIsMendedWhenTheCountIsKnown()
    {
        Fixture fixture;
        QSemaphore hold;
        fixture.aside->run([&hold](Connection &) { hold.acquire(); });
        fixture.window->setQuery(Fixture::query(u"gaps"_s));
        QCOMPARE(fixture.word(0), u"w1"_s);
        QCOMPARE(fixture.window->rowCount(), 80'000'000);
        fixture.word(100'000);
        hold.release();
        QTRY_COMPARE(fixture.window->rowCount(), Rows);
        QCOMPARE(fixture.word(Rows - 1), u"w20000"_s);
        QCOMPARE(fixture.word(10'000), u"w10001"_s);
    }

    void sortingKeepsTheCount()
    {
        Fixture fixture;
        fixture.window->setQuery(Fixture::query(u"gaps"_s));
        QTRY_VERIFY(fixture.window->isComplete());
        WindowQuery sorted = Fixture::query(u"gaps"_s);
        sorted.sort = {Fixture::amount(false)};
        fixture.window->setQuery(sorted);
        QCOMPARE(fixture.window->rowCount(), Rows);
        QVERIFY(fixture.window->isCountExact());
    }

    void aNewQueryStopsTheOldOne()
    {
        Fixture fixture;
        int failures = 0;
        connect(fixture.window.get(), &KeysetWindow::failed, this, [&failures] { ++failures; });
        WindowQuery endless = Fixture::query(u"dense"_s);
        endless.where.sql = u"(SELECT count(*) FROM dense a, dense b, dense c WHERE a.amount + b.amount = c.amount + dense.id) < 0"_s;
        QElapsedTimer timer;
        timer.start();
        fixture.window->setQuery(endless);
        QTest::qWait(50);
        fixture.window->setQuery(Fixture::query(u"dense"_s));
        QCOMPARE(fixture.word(0), u"w1"_s);
        QVERIFY2(timer.elapsed() < 5000, "the first query was waited for");
        QCOMPARE(failures, 0);
    }

    void destroyingStopsItsJobs()
    {
        Fixture fixture;
        WindowQuery endless = Fixture::query(u"dense"_s);
        endless.where.sql = u"(SELECT count(*) FROM dense a, dense b, dense c WHERE a.amount + b.amount = c.amount + dense.id) < 0"_s;
        fixture.window->setQuery(endless);
        QTest::qWait(50);
        fixture.window.reset();
        QFuture<int> next = fixture.pages->run([](Connection &) { return 7; });
        QTRY_VERIFY_WITH_TIMEOUT(next.isFinished(), 5000);
        QCOMPARE(next.result(), 7);
    }

    void reloadSeesWhatChanged()
    {
        Fixture fixture;
        fixture.window->setQuery(Fixture::query(u"dense"_s));
        QTRY_VERIFY(fixture.window->isComplete());
        Connection connection = fixture.engine.connect();
        connection.run(u"DELETE FROM dense WHERE id IN (1, 2, 500)"_s);
        connection.run(u"UPDATE dense SET word = 'changed' WHERE id = 3"_s);
        fixture.window->reload();
        QTRY_COMPARE(fixture.word(0), u"changed"_s);
        QTRY_COMPARE(fixture.window->rowCount(), Rows - 3);
        QTRY_COMPARE(fixture.word(Rows - 4), u"w20000"_s);
    }

    void anErrorIsReportedOnce()
    {
        Fixture fixture;
        QStringList failures;
        connect(fixture.window.get(), &KeysetWindow::failed, this, [&failures](const Error &error) { failures.append(error.message()); });
        fixture.window->setQuery(Fixture::query(u"nowhere"_s));
        QTRY_COMPARE(failures.size(), 1);
        QVERIFY2(failures.first().contains(u"nowhere"_s), qPrintable(failures.first()));
        QVERIFY(!fixture.window->isLoading());
    }

    void pagesReadBeforeAReloadMoveWithTheirRows()
    {
        Fixture fixture;
        fixture.window->setQuery(Fixture::query(u"gaps"_s));
        QTRY_VERIFY(fixture.window->isComplete());
        QCOMPARE(fixture.word(5000), u"w5001"_s);
        fixture.engine.connect().run(u"DELETE FROM gaps WHERE word IN ('w10', 'w4000')"_s);
        fixture.window->reload();
        QTRY_VERIFY(!fixture.window->isComplete());
        fixture.word(2000); // by the old places
        QTRY_VERIFY(fixture.window->isComplete());
        QCOMPARE(fixture.window->rowCount(), Rows - 2);
        const QStringList expected = fixture.expected(u"SELECT word FROM gaps ORDER BY id"_s);
        for (const int row : {5, 9, 255, 256, 2000, 2047, 2048, 5000, 5119, 5120, Rows - 3})
            QCOMPARE(fixture.word(row), expected.at(row));
    }

    void aSortedReloadPutsEveryRowWhereItBelongs()
    {
        Fixture fixture;
        WindowQuery query = Fixture::query(u"gaps"_s);
        query.sort = {Fixture::amount(true)};
        fixture.window->setQuery(query);
        QTRY_VERIFY(fixture.window->isComplete());
        for (const int row : {0, 300, 5000})
            fixture.word(row);
        fixture.engine.connect().run(u"UPDATE gaps SET amount = 20000 WHERE word = 'w7777'"_s);
        fixture.engine.connect().run(u"DELETE FROM gaps WHERE word = 'w4000'"_s);
        fixture.window->reload();
        QTRY_VERIFY(fixture.window->isComplete());
        QCOMPARE(fixture.word(0), u"w7777"_s);
        const QStringList expected = fixture.expected(u"SELECT word FROM gaps ORDER BY amount DESC, id"_s);
        QCOMPARE(fixture.window->rowCount(), expected.size());
        for (const int row : {1, 255, 256, 300, 5000, int(expected.size()) - 1})
            QCOMPARE(fixture.word(row), expected.at(row));
    }

    void aSortReadsTheValuesOnce()
    {
        Fixture fixture;
        const QStringList expected = fixture.expected(u"SELECT word FROM dense ORDER BY amount, id"_s);
        QMutex mutex;
        QStringList statements;
        const auto token = fixture.engine.addLog([&](const LogEntry &entry) {
            const QMutexLocker lock(&mutex);
            statements.append(entry.sql);
        });
        WindowQuery query = Fixture::query(u"dense"_s);
        query.sort = {Fixture::amount(false)};
        fixture.window->setQuery(query);
        QCOMPARE(fixture.word(0), expected.first());
        QTRY_VERIFY(fixture.window->isComplete());
        QCOMPARE(fixture.word(Rows - 1), expected.last());
        const QMutexLocker lock(&mutex);
        QCOMPARE(statements.filter(u"amount"_s), QStringList {u"SELECT amount, id FROM dense"_s});
    }

    void anIndexedSortReadsItsFirstRowsByTheIndex()
    {
        Fixture fixture;
        fixture.engine.connect().run(u"CREATE INDEX by_amount ON dense(amount)"_s);
        QSemaphore hold;
        fixture.aside->run([&hold](Connection &) { hold.acquire(); });
        WindowQuery query = Fixture::query(u"dense"_s);
        query.sort = {Fixture::amount(false)};
        query.isSortIndexed = true;
        const QStringList expected = fixture.expected(u"SELECT word FROM dense ORDER BY amount, id"_s);
        fixture.window->setQuery(query);
        QCOMPARE(fixture.word(255), expected.at(255));
        QVERIFY(!fixture.window->isComplete());
        hold.release();
        QTRY_VERIFY(fixture.window->isComplete());
        for (const int row : {256, 5000, Rows - 1})
            QCOMPARE(fixture.word(row), expected.at(row));
    }

    /// The second worker looks at another file, where the table is missing.
    void aFailingScanLeavesTheRowsThatAreHere()
    {
        Fixture fixture;
        Worker broken(Engine::open(u"sqlite://"_s));
        KeysetWindow window(*fixture.pages, broken);
        QStringList failures;
        connect(&window, &KeysetWindow::failed, this, [&failures](const Error &error) { failures.append(error.message()); });
        const auto isHere = [&window](qint64 row) {
            int place = 0;
            return window.pageOf(row, &place) != nullptr;
        };
        window.setQuery(Fixture::query(u"pairs"_s, {u"a"_s, u"b"_s}));
        QTRY_COMPARE(failures.size(), 1);
        QVERIFY2(failures.first().contains(u"pairs"_s), qPrintable(failures.first()));
        QVERIFY(window.hasFailed());
        QVERIFY(!window.isLoading());
        QVERIFY(!window.isCountExact());
        QCOMPARE(window.scannedRows(), -1);
        QCOMPARE(window.rowCount(), 256);
        QVERIFY(isHere(255));
    }

    void aFailingSortShowsNothingAndSaysSo()
    {
        Fixture fixture;
        auto broken = std::make_unique<Worker>(Engine::open(u"sqlite://"_s));
        KeysetWindow window(*fixture.pages, *broken);
        int failures = 0;
        connect(&window, &KeysetWindow::failed, this, [&failures] { ++failures; });
        WindowQuery query = Fixture::query(u"dense"_s);
        query.sort = {Fixture::amount(true)};
        window.setQuery(query);
        QTRY_COMPARE(failures, 1);
        QVERIFY(window.hasFailed());
        QVERIFY(!window.isLoading());
        QCOMPARE(window.rowCount(), 0);
        window.setQuery(Fixture::query(u"dense"_s)); // unsorted it goes on, with the count a guess
        QTRY_COMPARE(failures, 2);
        QCOMPARE(window.rowCount(), Rows);
        int place = 0;
        QTRY_VERIFY(window.pageOf(Rows - 1, &place));
    }

    void onlySoManyPagesAreKept()
    {
        Fixture fixture;
        fixture.window->setQuery(Fixture::query(u"dense"_s));
        QTRY_VERIFY(fixture.window->isComplete());
        for (int row = 0; row < Rows; row += 256)
            fixture.word(row);
        int kept = 0;
        for (int page = 0; page * 256 < Rows; ++page)
            kept += fixture.window->loadedPage(page) ? 1 : 0;
        QCOMPARE(kept, KeysetWindow::CachedPages);
    }
};

QTEST_GUILESS_MAIN(tst_KeysetWindow)
#include "tst_keysetwindow.moc"
