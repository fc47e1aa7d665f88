// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "binding/shop.h"
#include "joinwright/binding/gridsearch.h"
#include "joinwright/binding/recordsmodel.h"
#include "joinwright/orm/asyncsession.h"

#include <QtTest/QAbstractItemModelTester>

#include <QtTest/QtTest>

#include <numeric>

using namespace jw;
using jw::test::Shop;
using namespace Qt::StringLiterals;

class tst_RecordsModel : public QObject
{
    Q_OBJECT

    struct Grid
    {
        explicit Grid(const QString &table = u"orders"_s, int orders = 600)
            : shop(orders)
            , model(*shop.session, *shop.pages, *shop.aside, *shop.labels, shop.schema, shop.table(table).id)
            , tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
        {
            QObject::connect(&model, &GridModel::refused, &model, [this](const QModelIndex &, const Sentence &why) { reason = why.text(); });
        }
        bool load()
        {
            model.load();
            return QTest::qWaitFor([this] { return model.isCountExact(); }, 10'000);
        }
        int column(const QString &name) const { return model.columnOf(shop.table(model.table().name).column(name)->id); }
        QModelIndex at(int row, const QString &name) const { return model.index(row, column(name)); }
        /// The text of a cell, waiting until its row is here.
        QString text(int row, const QString &name)
        {
            if (!QTest::qWaitFor([&] { return !model.isLoading(row); }, 10'000))
                return u"never came"_s;
            return model.cell(row, column(name)).text;
        }
        /// Texts as values; what is wrong with them is then the reason.
        CellBlock read(const QList<QStringList> &texts, const QList<int> &columns)
        {
            CellBlock values;
            bool answered = false;
            readCells(
                model, texts, columns,
                [&](const CellBlock &block) {
                    values = block;
                    answered = true;
                },
                [&](const Error &error) {
                    reason = error.message();
                    answered = true;
                });
            return QTest::qWaitFor([&answered] { return answered; }, 10'000) ? values : CellBlock();
        }
        QList<int> allColumns() const
        {
            QList<int> columns(model.columnCount());
            std::iota(columns.begin(), columns.end(), 0);
            return columns;
        }
        GridCell cell(int row, const QString &name) const { return model.cell(row, column(name)); }

        Shop shop;
        RecordsModel model;
        QAbstractItemModelTester tester;
        QString reason;
    };

private slots:
    void showsEveryRowOfTheTable()
    {
        Grid grid;
        QVERIFY(grid.load());
        QCOMPARE(grid.model.rowCount(), 600);
        QCOMPARE(grid.text(0, u"total"_s), u"1.50"_s);
        QCOMPARE(grid.text(599, u"id"_s), u"600"_s);
        QCOMPARE(grid.text(599, u"placed"_s), u"2027-08-24"_s);
        QCOMPARE(grid.cell(599, u"remark"_s).kind, CellKind::Null);
    }

    void aForeignKeyShowsTheLabelOfItsRow()
    {
        Grid grid;
        QVERIFY(grid.load());
        QTRY_COMPARE(grid.text(0, u"customer_id"_s), u"Clara"_s);
        QCOMPARE(grid.model.plainText(grid.at(0, u"customer_id"_s)), u"2"_s);
        QCOMPARE(grid.model.data(grid.at(0, u"customer_id"_s), GridModel::LabelRole).toString(), u"Clara"_s);
    }

    void anEditIsPendingInTheSessionOnly()
    {
        Grid grid;
        QVERIFY(grid.load());
        QVERIFY(grid.model.setData(grid.at(3, u"status"_s), u"shipped"_s));
        QCOMPARE(grid.cell(3, u"status"_s).pending, Pending::Changed);
        QCOMPARE(grid.cell(3, u"total"_s).pending, Pending::None);
        QCOMPARE(grid.cell(3, u"total"_s).row, Pending::Changed);
        QCOMPARE(grid.shop.stored(u"SELECT status FROM orders WHERE id = 4"_s), u"paid"_s);
        QVERIFY(grid.model.setData(grid.at(3, u"status"_s), u"paid"_s)); // put back by hand
        QCOMPARE(grid.cell(3, u"status"_s).pending, Pending::None);
        QVERIFY(!grid.shop.session->hasChanges());
    }

    void anEditSurvivesSortFilterAndPaging()
    {
        Grid grid(u"orders"_s, 30'000);
        QVERIFY(grid.load());
        QVERIFY(grid.model.setData(grid.at(0, u"remark"_s), u"kept"_s));
        for (int row = 0; row < 30'000; row += 256)
            grid.text(row, u"id"_s); // the page of the first row is long gone
        grid.model.setSort({{grid.column(u"id"_s), true}});
        QTRY_COMPARE(grid.text(0, u"id"_s), u"30000"_s);
        grid.model.setFilter(grid.column(u"id"_s), u"< 100"_s);
        QTRY_COMPARE(grid.model.rowCount(), 99);
        QTRY_COMPARE(grid.text(98, u"remark"_s), u"kept"_s);
        QCOMPARE(grid.cell(98, u"remark"_s).pending, Pending::Changed);
    }

    void whatTheTypeCannotHoldIsRefusedWithAReason()
    {
        Grid grid;
        QVERIFY(grid.load());
        QVERIFY(!grid.model.setData(grid.at(0, u"placed"_s), u"yesterday"_s));
        QVERIFY2(grid.reason.contains(u"yesterday"_s), qPrintable(grid.reason));
        QVERIFY(!grid.model.setData(grid.at(0, u"total"_s), u"1.005"_s));
        QCOMPARE(grid.text(0, u"total"_s), u"1.50"_s);
        QVERIFY(!grid.shop.session->hasChanges());
    }

    void nullAndEmptyTextAreTwoThings()
    {
        Grid grid;
        QVERIFY(grid.load());
        QVERIFY(grid.model.setData(grid.at(0, u"remark"_s), u""_s));
        QCOMPARE(grid.cell(0, u"remark"_s).kind, CellKind::Value);
        QVERIFY(grid.model.setData(grid.at(0, u"remark"_s), QVariant::fromValue(Value())));
        QCOMPARE(grid.cell(0, u"remark"_s).kind, CellKind::Null);
        QVERIFY(!grid.shop.session->hasChanges());
        QVERIFY(grid.model.setData(grid.at(0, u"placed"_s), u""_s)); // a date knows no empty text
        QCOMPARE(grid.cell(0, u"placed"_s).kind, CellKind::Null);
    }

    void newRowsStandFirstAndGetTheirPlaceByCommit()
    {
        Grid grid;
        QVERIFY(grid.load());
        const Record added = grid.model.addRow();
        QTRY_COMPARE(grid.model.rowCount(), 601);
        QVERIFY(grid.model.isNewRow(0));
        QCOMPARE(grid.cell(0, u"id"_s).kind, CellKind::Default);
        QCOMPARE(grid.cell(0, u"status"_s).kind, CellKind::Default);
        QCOMPARE(grid.cell(0, u"remark"_s).kind, CellKind::Null);
        QCOMPARE(grid.cell(0, u"id"_s).pending, Pending::New);
        QVERIFY(grid.model.setData(grid.at(0, u"customer_id"_s), QVariant::fromValue(Value(3))));
        QCOMPARE(grid.shop.commit(), QString());
        QTRY_COMPARE(grid.model.rowCount(), 601);
        QTRY_COMPARE(grid.text(600, u"id"_s), u"601"_s);
        QVERIFY(!grid.model.isNewRow(0));
        QTRY_COMPARE(grid.text(600, u"customer_id"_s), u"Omar"_s);
        QCOMPARE(grid.shop.stored(u"SELECT status FROM orders WHERE id = 601"_s), u"open"_s);
    }

    void newRowsCanStandLast()
    {
        Grid grid;
        grid.model.setNewRowsAtEnd(true);
        QVERIFY(grid.load());
        grid.model.addRow();
        grid.model.addRow();
        QCOMPARE(grid.model.rowCount(), 602);
        QVERIFY(grid.model.isNewRow(600) && grid.model.isNewRow(601) && !grid.model.isNewRow(0));
        QCOMPARE(grid.text(0, u"id"_s), u"1"_s);
        grid.shop.session->undo();
        QTRY_COMPARE(grid.model.rowCount(), 601);
    }

    void statementsPastTheUnitOfWorkAreFollowed()
    {
        Grid grid(u"orders"_s, 3000);
        QVERIFY(grid.load());
        Session &session = *grid.shop.session;
        const Table *orders = &grid.shop.table(u"orders");
        grid.model.setFilter(grid.column(u"status"_s), u"= paid"_s);
        QTRY_COMPARE(grid.model.rowCount(), 750);
        const Query<Record> all = session.query(orders);
        const Expr id = Expr::column(*orders, *orders->column(u"id"_s));
        session.async().update(all.where(id > 2000).set(u"status"_s, Expr(u"gone"_s)));
        QTRY_COMPARE(grid.model.rowCount(), 500); // they pass the filter no more
        session.async().execute(session.upsert(orders)
                                    .values({{u"id"_s, 2}, {u"customer_id"_s, 1}, {u"status"_s, u"paid"_s}})
                                    .values({{u"id"_s, 9000}, {u"customer_id"_s, 1}, {u"status"_s, u"paid"_s}})
                                    .onConflict(QStringList {u"id"_s})
                                    .doUpdate(QStringList {u"status"_s}));
        QTRY_COMPARE(grid.model.rowCount(), 502);
        QTRY_COMPARE(grid.text(501, u"id"_s), u"9000"_s);
        session.async().removeAll(all.where(id > 1000));
        QTRY_COMPARE(grid.model.rowCount(), 251);
    }

    void labelsFollowStatementsPastTheUnitOfWork()
    {
        Grid grid;
        QVERIFY(grid.load());
        QTRY_COMPARE(grid.text(0, u"customer_id"_s), u"Clara"_s);
        const Query<Record> customers = grid.shop.session->query(&grid.shop.table(u"customers"));
        grid.shop.session->async().update(customers.set(u"name"_s, Expr(u"Nobody"_s)));
        QTRY_COMPARE(grid.text(0, u"customer_id"_s), u"Nobody"_s);
    }

    void deletedRowsStayUntilTheCommit()
    {
        Grid grid(u"items"_s);
        QVERIFY(grid.load());
        const int before = grid.model.rowCount();
        grid.model.removeRows({1, 2});
        QCOMPARE(grid.model.rowCount(), before);
        QCOMPARE(grid.cell(1, u"quantity"_s).pending, Pending::Deleted);
        QVERIFY(!grid.model.setData(grid.at(1, u"quantity"_s), 9));
        QCOMPARE(grid.shop.commit(), QString());
        QTRY_COMPARE(grid.model.rowCount(), before - 2);
    }

    void duplicatedRowsLeaveTheKeyToTheDatabase()
    {
        Grid grid;
        QVERIFY(grid.load());
        const QList<Record> copies = grid.model.duplicateRows({0, 1});
        QCOMPARE(copies.size(), 2);
        QCOMPARE(grid.cell(0, u"id"_s).kind, CellKind::Default);
        QCOMPARE(grid.text(0, u"total"_s), u"1.50"_s);
        QCOMPARE(grid.text(1, u"total"_s), u"3.00"_s);
        QCOMPARE(grid.shop.commit(), QString());
        QCOMPARE(grid.shop.stored(u"SELECT total FROM orders WHERE id = 601"_s), u"1.5"_s);
    }

    void aBlockIsPutAndTheRestBecomesNewRows()
    {
        Grid grid(u"customers"_s);
        QVERIFY(grid.load());
        const QList<int> columns {grid.column(u"name"_s), grid.column(u"city"_s)};
        const CellBlock block = grid.read({{u"A"_s, u"x"_s}, {u"B"_s, QString()}, {u"C"_s, u"z"_s}}, columns);
        {
            const EditScope step(*grid.shop.session, u"Paste"_s);
            QCOMPARE(grid.model.put(grid.at(1, u"name"_s), block, columns), 2);
            QCOMPARE(grid.model.addRows(block.mid(2), columns).size(), 1);
        }
        QCOMPARE(grid.shop.session->changed().size(), 2);
        QCOMPARE(grid.model.rowCount(), 4);
        QCOMPARE(grid.shop.session->added().first().value(u"name"_s).toText(), u"C"_s);
        grid.shop.session->undo();
        QVERIFY(!grid.shop.session->hasChanges());
        QTRY_COMPARE(grid.model.rowCount(), 3);
    }

    void aTextThatDoesNotFitIsNamedWithItsLine()
    {
        Grid grid;
        QVERIFY(grid.load());
        grid.read({{u"2026-01-01"_s}, {u"nonsense"_s}}, {grid.column(u"placed"_s)});
        QVERIFY2(grid.reason.contains(u"placed, line 2"_s) && grid.reason.contains(u"nonsense"_s), qPrintable(grid.reason));
        QVERIFY(!grid.shop.session->hasChanges());
    }

    void aLabelFindsItsKey_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("reason");
        QTest::newRow("a label") << u"Omar"_s << u"3"_s << QString();
        QTest::newRow("a label in spaces") << u"  Marta "_s << u"1"_s << QString();
        QTest::newRow("a key") << u"2"_s << u"2"_s << QString();
        QTest::newRow("no such label") << u"Nobody"_s << QString() << u"no row of customers is called 'Nobody'"_s;
        QTest::newRow("a label of two rows") << u"Clara"_s << QString() << u"2 rows of customers are called 'Clara'"_s;
    }

    void aLabelFindsItsKey()
    {
        QFETCH(QString, text);
        QFETCH(QString, key);
        QFETCH(QString, reason);
        Grid grid;
        grid.shop.engine.connect().run(u"INSERT INTO customers VALUES (4, 'Clara', 'Metz')"_s);
        QVERIFY(grid.load());
        const QList<int> columns {grid.column(u"customer_id"_s)};
        const CellBlock block = grid.read({{text}}, columns);
        if (!reason.isEmpty()) {
            QVERIFY2(grid.reason.contains(reason), qPrintable(grid.reason));
            return;
        }
        QCOMPARE(grid.reason, QString());
        grid.model.put(grid.at(0, u"customer_id"_s), block, columns);
        QCOMPARE(grid.model.plainText(grid.at(0, u"customer_id"_s)), key);
        QCOMPARE(grid.shop.commit(), QString());
        QCOMPARE(grid.shop.stored(u"SELECT customer_id FROM orders WHERE id = 1"_s), key);
    }

    void anEmptyTextIsNotGivenInANewRow()
    {
        Grid grid;
        QVERIFY(grid.load());
        const QList<int> columns {grid.column(u"customer_id"_s), grid.column(u"placed"_s), grid.column(u"remark"_s)};
        const QList<Record> added = grid.model.addRows(grid.read({{u"1"_s, u""_s, u""_s}, {u"1"_s, QString(), QString()}}, columns), columns);
        QCOMPARE(added.size(), 2);
        QVERIFY(!added.first().isDirty(grid.model.column(columns.at(1)).index));
        QCOMPARE(added.first().value(u"remark"_s), Value(u""_s)); // a text knows an empty one
        QVERIFY(added.last().value(u"remark"_s).isNull());
    }

    void aKeyThatIsTakenIsLeftToTheDatabase()
    {
        Grid grid(u"customers"_s);
        QVERIFY(grid.load());
        const QList<int> columns {grid.column(u"id"_s), grid.column(u"name"_s)};
        grid.model.addRows(grid.read({{u"1"_s, u"Copy"_s}, {u"77"_s, u"Fresh"_s}}, columns), columns);
        QCOMPARE(grid.shop.commit(), QString());
        QCOMPARE(grid.shop.stored(u"SELECT group_concat(id || ' ' || name, ', ') FROM customers WHERE id > 3"_s), u"4 Copy, 77 Fresh"_s);
    }

    void rowsFarDownAreFetchedBeforeTheyAreEdited()
    {
        Grid grid(u"orders"_s, 3000);
        QVERIFY(grid.load());
        QVERIFY(grid.model.isLoading(2500));
        bool here = false;
        grid.model.fetchRows(2000, 2999, [&here] { here = true; });
        QTRY_VERIFY(here);
        for (const int row : {2000, 2500, 2999})
            QVERIFY(!grid.model.isLoading(row));
        const auto fetchTooMany = [&grid] { grid.model.fetchRows(0, WindowModel::MostRowsAtOnce, [] {}); };
        QVERIFY_EXCEPTION_THROWN(fetchTooMany(), Error);
    }

    void manyNewRowsComeInOneGo()
    {
        Grid grid;
        QVERIFY(grid.load());
        const QList<int> columns {grid.column(u"customer_id"_s), grid.column(u"total"_s)};
        CellBlock block;
        for (int i = 0; i < 2500; ++i)
            block.append({std::optional<Value>(Value(1)), std::optional<Value>(Value(Decimal(i)))});
        QSignalSpy inserted(&grid.model, &QAbstractItemModel::rowsInserted);
        grid.model.addRows(block, columns);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(grid.model.rowCount(), 3100);
        QCOMPARE(grid.text(2499, u"total"_s), u"2499.00"_s);
        QCOMPARE(grid.text(2500, u"id"_s), u"1"_s);
        grid.shop.session->undo();
        QTRY_COMPARE(grid.model.rowCount(), 600);
    }

    void finding_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("sql");
        QTest::newRow("letters of a text") << u"AI"_s << u"SELECT count(*) FROM orders WHERE status LIKE '%ai%'"_s;
        QTest::newRow("a label") << u"omar"_s << u"SELECT count(*) FROM orders WHERE customer_id = 3"_s;
        QTest::newRow("a number") << u"30"_s << u"SELECT count(*) FROM orders WHERE id = 30 OR total = 30"_s;
        QTest::newRow("a month") << u"2026-11"_s << u"SELECT count(*) FROM orders WHERE placed LIKE '2026-11-%'"_s;
        QTest::newRow("nothing") << u"zebra"_s << u"SELECT 0"_s;
        QTest::newRow("what LIKE takes for a sign") << u"%"_s << u"SELECT 0"_s;
    }

    void finding()
    {
        QFETCH(QString, text);
        QFETCH(QString, sql);
        Grid grid(u"orders"_s, 2000);
        QVERIFY(grid.load());
        GridSearch search(grid.model);
        QSignalSpy finished(&search, &GridSearch::finished);
        search.search(text, grid.allColumns());
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(QString::number(search.count()), grid.shop.stored(sql));
    }

    void whatIsFoundIsWalkedInTheGridsOrder()
    {
        Grid grid(u"orders"_s, 2000);
        grid.model.setSort({{grid.column(u"total"_s), true}});
        QTRY_VERIFY(grid.model.isCountExact());
        GridSearch search(grid.model);
        QSignalSpy finished(&search, &GridSearch::finished);
        search.search(u"150"_s, grid.allColumns());
        QTRY_VERIFY(finished.size() > 0 && !search.isRunning());
        // total 150.00 is order 100, and order 150 has the total 225.00: by falling totals 150 comes first.
        const GridSearch::Hit first {2000 - 150, grid.column(u"id"_s)};
        const GridSearch::Hit second {2000 - 100, grid.column(u"total"_s)};
        QCOMPARE(search.count(), 2);
        QVERIFY(search.next({0, 0}) == first);
        QVERIFY(search.next(first) == second);
        QVERIFY(search.next(second) == first); // round the end
        QVERIFY(search.next(first, true) == second);
        QCOMPARE(search.placeOf(second), 1);
    }

    void pendingEditsAreFoundAsTheyStand()
    {
        Grid grid(u"orders"_s, 300);
        QVERIFY(grid.load());
        GridSearch search(grid.model);
        search.search(u"zebra"_s, grid.allColumns());
        QTRY_VERIFY(!search.isRunning());
        QCOMPARE(search.count(), 0);
        QVERIFY(grid.model.setData(grid.at(7, u"remark"_s), u"a Zebra"_s));
        QCOMPARE(search.count(), 1);
        const Record added = grid.model.addRow();
        added.setValue(u"remark"_s, Value(u"zebra crossing"_s));
        QTRY_COMPARE(search.count(), 2);
        QVERIFY(search.next({-1, 0}) == (GridSearch::Hit {0, grid.column(u"remark"_s)}));
        QVERIFY(search.next({0, grid.column(u"remark"_s)}) == (GridSearch::Hit {8, grid.column(u"remark"_s)}));
        grid.shop.session->revertAll();
        QTRY_COMPARE(search.count(), 0);
    }

    void twoModelsShowOneRecord()
    {
        Grid grid;
        QVERIFY(grid.load());
        RecordsModel other(*grid.shop.session, *grid.shop.pages, *grid.shop.aside, *grid.shop.labels, grid.shop.schema,
            grid.model.table().id);
        other.setSort({{grid.column(u"id"_s), true}});
        QTRY_VERIFY(other.isCountExact());
        QTRY_VERIFY(!other.isLoading(599));
        QSignalSpy changed(&other, &QAbstractItemModel::dataChanged);
        QVERIFY(grid.model.setData(grid.at(0, u"remark"_s), u"both"_s));
        QCOMPARE(other.cell(599, grid.column(u"remark"_s)).text, u"both"_s);
        QVERIFY(!changed.isEmpty());
        QVERIFY(grid.model.record(0, 0) == other.record(599, 0));
    }

    void anEditedLabelIsSeenWhereItIsReferredTo()
    {
        Grid grid;
        QVERIFY(grid.load());
        RecordsModel customers(*grid.shop.session, *grid.shop.pages, *grid.shop.aside, *grid.shop.labels, grid.shop.schema,
            grid.shop.table(u"customers"_s).id);
        customers.load();
        QTRY_VERIFY(customers.isCountExact());
        QVERIFY(customers.setData(customers.index(1, 1), u"Klara"_s));
        QCOMPARE(grid.text(0, u"customer_id"_s), u"Klara"_s);
    }

    void aBareWordFiltersAForeignKeyByItsLabel()
    {
        Grid grid;
        QVERIFY(grid.load());
        grid.model.setFilter(grid.column(u"customer_id"_s), u"mart"_s);
        QTRY_COMPARE(grid.model.rowCount(), 200);
        QTRY_COMPARE(grid.text(0, u"customer_id"_s), u"Marta"_s);
        grid.model.setFilter(grid.column(u"customer_id"_s), u"= 2"_s);
        QTRY_COMPARE(grid.text(0, u"customer_id"_s), u"Clara"_s);
    }

    void sortsByMoreThanOneColumn()
    {
        Grid grid;
        QVERIFY(grid.load());
        grid.model.setSort({{grid.column(u"status"_s), true}, {grid.column(u"total"_s), true}});
        QTRY_COMPARE(grid.text(0, u"id"_s), u"600"_s);
        QTRY_COMPARE(grid.text(149, u"id"_s), u"4"_s);
        QTRY_COMPARE(grid.text(150, u"id"_s), u"599"_s);
        QTRY_COMPARE(grid.text(599, u"id"_s), u"1"_s);
    }

    void everyRowStandsOnceInEverySortWhileNewRowsComeAndGo_data()
    {
        QTest::addColumn<QList<SortKey>>("keys");
        QTest::addColumn<QString>("filter"); // of the status
        QTest::addColumn<QString>("sql");
        // The columns of orders: id, customer_id, status, placed, total, remark.
        QTest::newRow("by key") << QList<SortKey>() << QString() << u"ORDER BY id"_s;
        QTest::newRow("by key, downwards") << QList<SortKey> {{0, true}} << QString() << u"ORDER BY id DESC"_s;
        QTest::newRow("by a reference") << QList<SortKey> {{1, true}} << QString() << u"ORDER BY customer_id DESC, id"_s;
        QTest::newRow("by few texts") << QList<SortKey> {{2, true}} << QString() << u"ORDER BY status DESC, id"_s;
        QTest::newRow("by two columns") << QList<SortKey> {{2, false}, {4, true}} << QString() << u"ORDER BY status, total DESC, id"_s;
        QTest::newRow("by three columns") << QList<SortKey> {{5, false}, {2, false}, {3, true}} << QString() << u"ORDER BY remark, status, placed DESC, id"_s;
        QTest::newRow("by nothing but NULLs") << QList<SortKey> {{5, true}} << QString() << u"ORDER BY remark DESC, id"_s;
        QTest::newRow("filtered and sorted") << QList<SortKey> {{3, true}} << u"paid"_s << u"WHERE status = 'paid' ORDER BY placed DESC, id"_s;
    }
    void everyRowStandsOnceInEverySortWhileNewRowsComeAndGo()
    {
        QFETCH(QList<SortKey>, keys);
        QFETCH(QString, filter);
        QFETCH(QString, sql);
        Grid grid(u"orders"_s, 1500);
        QStringList expected;
        for (const QList<Value> &row : grid.shop.engine.connect().execute("SELECT id FROM orders "_L1 + sql).all())
            expected.append(row.first().toString());
        QVERIFY(grid.load());
        grid.model.setFilter(grid.column(u"status"_s), filter);
        grid.model.setSort(keys);
        grid.model.addRow(); // while the first page is on its way
        QTRY_COMPARE(grid.model.rowCount(), expected.size() + 1);
        for (int row = 0; row < expected.size(); row += 97)
            QCOMPARE(grid.text(row + 1, u"id"_s), expected.at(row));
        grid.model.addRow(); // while the grid has been scrolled
        grid.shop.session->undo();
        grid.shop.session->undo();
        QTRY_COMPARE(grid.model.rowCount(), expected.size());
        QStringList found;
        for (int row = 0; row < grid.model.rowCount(); ++row)
            found.append(grid.text(row, u"id"_s));
        QCOMPARE(found, expected);
    }

    void aTableWithoutAKeyIsEditedByItsRowId()
    {
        Grid grid(u"memos"_s);
        QVERIFY(grid.load());
        QCOMPARE(grid.text(1, u"text"_s), u"second"_s);
        QVERIFY(grid.model.setData(grid.at(1, u"text"_s), u"changed"_s));
        QCOMPARE(grid.shop.commit(), QString());
        QCOMPARE(grid.shop.stored(u"SELECT group_concat(text) FROM memos"_s), u"first,changed"_s);
    }

    void aValueOfAnotherTypeIsShownAsItIs()
    {
        Grid grid;
        grid.shop.engine.connect().run(u"UPDATE orders SET placed = 'soon' WHERE id = 1"_s);
        QVERIFY(grid.load());
        QCOMPARE(grid.text(0, u"placed"_s), u"soon"_s);
        QVERIFY(grid.cell(0, u"placed"_s).unreadable);
        QVERIFY(!grid.cell(1, u"placed"_s).unreadable);
    }

    void whatIsReadOnlyRefusesWithItsReason()
    {
        Grid grid;
        QVERIFY(grid.load());
        grid.model.setReadOnly(u"look, do not touch"_s);
        QVERIFY(!(grid.model.flags(grid.at(0, u"status"_s)) & Qt::ItemIsEditable));
        QVERIFY(!grid.model.setData(grid.at(0, u"status"_s), u"paid"_s));
        QCOMPARE(grid.reason, u"look, do not touch"_s);
    }

    void qmlFindsItsRolesByName()
    {
        Grid grid;
        const QList<QByteArray> names = grid.model.roleNames().values();
        for (const char *name : {"display", "value", "kind", "pending", "rowPending", "label"})
            QVERIFY2(names.contains(name), name);
    }
};

QTEST_GUILESS_MAIN(tst_RecordsModel)
#include "tst_recordsmodel.moc"
