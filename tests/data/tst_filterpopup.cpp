// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "data/recordstab.h"
#include "studio/data/filterbar.h"
#include "studio/data/filterpopup.h"
#include "studio/prompts/prompts.h"

using namespace jw;
using namespace jw::studio;
using Tab = jw::test::RecordsTab;
using namespace Qt::StringLiterals;

class tst_FilterPopup : public QObject
{
    Q_OBJECT

private:
    struct Opened
    {
        Opened(Tab &tab, const QString &column)
            : tab(tab)
            , column(tab.column(column))
        {
            auto *bar = tab.view->findChild<FilterBar *>(u"filterBar"_s);
            bar->editFilter(this->column, QRect(bar->mapToGlobal(QPoint(0, 0)), bar->size()));
            popup = tab.view->findChild<FilterPopup *>(u"filterPopup"_s);
        }
        void choose(FilterOperator op) const
        {
            auto *box = popup->findChild<QComboBox *>(u"filterOperator"_s);
            const int index = box->findData(int(op));
            QVERIFY(index >= 0);
            box->setCurrentIndex(index);
        }
        QLineEdit *value() const { return popup->findChild<QLineEdit *>(u"filterValue"_s); }
        QLineEdit *second() const { return popup->findChild<QLineEdit *>(u"filterSecondValue"_s); }
        QListWidget *values() const { return popup->findChild<QListWidget *>(u"filterValues"_s); }
        QLabel *text() const { return popup->findChild<QLabel *>(u"filterText"_s); }
        QString filter() const { return tab.grid().filterText(column); }
        qint64 count(const char *where) const
        {
            return tab.sample.stored(u"SELECT count(*) FROM orders WHERE "_s + QString::fromUtf8(where)).toLongLong();
        }
        bool shows(qint64 rows) const
        {
            return QTest::qWaitFor([&] { return tab.grid().isCountExact() && tab.grid().rowCount() == rows; }, 10'000);
        }

        Tab &tab;
        int column;
        FilterPopup *popup = nullptr;
    };

private slots:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"Joinwright"_s);
        QCoreApplication::setApplicationName(u"tst_filterpopup"_s);
        Prompts::setUnattended(true);
    }

    void enumsAreCheckedInAList()
    {
        Tab tab;
        QVERIFY(tab.filled);
        tab.grid().setFilter(tab.column(u"status"_s), u"open"_s);
        const Opened opened(tab, u"status"_s);
        QVERIFY(opened.values()->isVisible());
        QVERIFY(!opened.value()->isVisible());
        QCOMPARE(opened.values()->count(), 6);
        for (int i = 0; i < 6; ++i)
            QCOMPARE(opened.values()->item(i)->checkState() == Qt::Checked, opened.values()->item(i)->text() == u"open"_s);
        opened.values()->findItems(u"packed"_s, Qt::MatchExactly).first()->setCheckState(Qt::Checked);
        QTest::keyClick(opened.values(), Qt::Key_Return);
        QVERIFY(!opened.popup->isVisible());
        QCOMPARE(opened.filter(), u"open, packed"_s);
        const qint64 rows = opened.count("status IN ('open', 'packed')");
        QVERIFY(rows > 0);
        QVERIFY(opened.shows(rows));
    }

    void numbersAreComparedInWords()
    {
        Tab tab;
        QVERIFY(tab.filled);
        const Opened opened(tab, u"total"_s);
        opened.choose(FilterOperator::Between);
        QVERIFY(opened.second()->isVisible());
        QTest::keyClicks(opened.value(), "100");
        QTest::keyClicks(opened.second(), "200.5");
        QVERIFY2(opened.text()->text().contains(u"100..200.5"_s), qPrintable(opened.text()->text()));
        QTest::keyClick(opened.second(), Qt::Key_Return);
        const qint64 rows = opened.count("total BETWEEN 100 AND 200.5");
        QVERIFY(rows > 0);
        QVERIFY(opened.shows(rows));
    }

    void aMonthIsEnough()
    {
        Tab tab;
        QVERIFY(tab.filled);
        const Opened opened(tab, u"placed_on"_s);
        opened.choose(FilterOperator::GreaterOrEqual);
        QTest::keyClicks(opened.value(), "2026-11");
        QTest::keyClick(opened.value(), Qt::Key_Return);
        QCOMPARE(opened.filter(), u"≥ 2026-11"_s);
        const qint64 rows = opened.count("placed_on >= '2026-11-01'");
        QVERIFY(rows > 0);
        QVERIFY(opened.shows(rows));
    }

    void commasInATextAreNoList()
    {
        Tab tab;
        QVERIFY(tab.filled);
        tab.go(0, u"remark"_s);
        QVERIFY(tab.grid().setData(tab.at(0, u"remark"_s), u"ring, then wait"_s));
        QTest::keyClick(tab.cells(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(tab.sample.database->pendingCount(), 0);
        const Opened opened(tab, u"remark"_s);
        opened.choose(FilterOperator::Equal);
        QTest::keyClicks(opened.value(), "ring, then wait");
        QTest::keyClick(opened.value(), Qt::Key_Return);
        QVERIFY(opened.shows(1));
        const Opened again(tab, u"remark"_s);
        QCOMPARE(again.value()->text(), u"ring, then wait"_s);
    }

    void aReferenceIsSearchedByItsLabel()
    {
        Tab tab;
        QVERIFY(tab.filled);
        const Opened opened(tab, u"customer_id"_s);
        opened.choose(FilterOperator::Contains);
        QTest::keyClicks(opened.value(), "Jansen");
        QTest::keyClick(opened.value(), Qt::Key_Return);
        const qint64 rows = opened.count("customer_id IN (SELECT id FROM customers WHERE name LIKE '%Jansen%')");
        QVERIFY(rows > 0);
        QVERIFY(opened.shows(rows));
    }

    void whatDoesNotFitIsSaidAndStays()
    {
        Tab tab;
        QVERIFY(tab.filled);
        const Opened opened(tab, u"total"_s);
        QTest::keyClicks(opened.value(), "much");
        QTest::keyClick(opened.value(), Qt::Key_Return);
        QVERIFY(opened.popup->isVisible());
        QVERIFY2(opened.text()->text().contains(u"much"_s), qPrintable(opened.text()->text()));
        QCOMPARE(opened.filter(), QString());
        QTest::keyClick(opened.value(), Qt::Key_Escape);
        QVERIFY(!opened.popup->isVisible());
    }

    void aFilterIsTakenAwayAndEscapeChangesNothing()
    {
        Tab tab;
        QVERIFY(tab.filled);
        tab.grid().setFilter(tab.column(u"remark"_s), u"not null"_s);
        const Opened opened(tab, u"remark"_s);
        QVERIFY(!opened.value()->isVisible());
        opened.choose(FilterOperator::IsNull);
        QTest::keyClick(opened.popup, Qt::Key_Escape);
        QCOMPARE(opened.filter(), u"not null"_s);
        const Opened again(tab, u"remark"_s);
        again.popup->findChild<QPushButton *>(u"removeFilter"_s)->click();
        QCOMPARE(again.filter(), QString());
        QVERIFY(!again.popup->isVisible());
    }

    void aChipOpensItsFilter()
    {
        Tab tab;
        QVERIFY(tab.filled);
        tab.grid().setFilter(tab.column(u"total"_s), u"> 5"_s);
        auto *bar = tab.view->findChild<FilterBar *>(u"filterBar"_s);
        QTest::mouseClick(bar->findChild<QPushButton *>(u"chipText"_s), Qt::LeftButton);
        auto *popup = tab.view->findChild<FilterPopup *>(u"filterPopup"_s);
        QVERIFY(popup && popup->isVisible());
        QCOMPARE(popup->filterText(), u"> 5"_s);
    }
    void theFilterLineOpensItsForm()
    {
        Tab tab;
        QVERIFY(tab.filled);
        QLineEdit *line = tab.filter(u"total"_s);
        line->setFocus();
        QTest::keyClicks(line, "> 7");
        QTest::keyClick(line, Qt::Key_Return);
        QTest::keyClick(line, Qt::Key_F4);
        auto *popup = tab.view->findChild<FilterPopup *>(u"filterPopup"_s);
        QVERIFY(popup && popup->isVisible());
        QCOMPARE(popup->filterText(), u"> 7"_s);
    }

    /// Chips that have no room are cut at their end; the bar widens nothing and its button stays in sight.
    void manyFiltersWidenNothing()
    {
        Tab tab;
        QVERIFY(tab.filled);
        tab.view->resize(420, 500);
        for (const QString &column : {u"id"_s, u"customer_id"_s, u"ship_to_id"_s, u"status"_s, u"placed_on"_s, u"currency"_s, u"total"_s})
            tab.grid().setFilter(tab.column(column), u"not null"_s);
        QCoreApplication::processEvents();
        QVERIFY(tab.view->minimumSizeHint().width() <= 420);
        QCOMPARE(tab.view->width(), 420);
        auto *bar = tab.view->findChild<FilterBar *>(u"filterBar"_s);
        auto *add = bar->findChild<QPushButton *>(u"addFilter"_s);
        QVERIFY(bar->rect().contains(add->geometry()));
        QVERIFY(add->width() >= add->sizeHint().width());
        QTRY_COMPARE(bar->findChildren<QPushButton *>(u"chipText"_s).size(), 7);
    }
};

QTEST_MAIN(tst_FilterPopup)
#include "tst_filterpopup.moc"
