// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/tabarea.h"
#include "studio/theme/theme.h"

#include <QtTest/QtTest>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QTabWidget>

using namespace jw::studio;
using namespace Qt::StringLiterals;

class tst_TabArea : public QObject
{
    Q_OBJECT

private slots:
    void showsWhatItIsGiven()
    {
        TabArea area;
        QSignalSpy changed(&area, &TabArea::currentChanged);
        auto *one = new QLineEdit;
        auto *two = new QLineEdit;
        area.add(one, u"diagram"_s, u"Main"_s);
        area.add(two, u"table"_s, u"orders"_s);
        QCOMPARE(area.current(), two);
        QCOMPARE(area.tabs(), (QList<QWidget *> {one, two}));
        area.show(one);
        QCOMPARE(area.current(), one);
        QCOMPARE(changed.last()[0].value<QWidget *>(), one);
        area.nextTab(1);
        QCOMPARE(area.current(), two);
        area.nextTab(1);
        QCOMPARE(area.current(), one);
    }

    void splitsAndJoinsAgain()
    {
        TabArea area;
        auto *one = new QLineEdit;
        auto *two = new QLineEdit;
        area.add(one, u"diagram"_s, u"Main"_s);
        area.splitRight(); // alone: nothing to stand beside
        QCOMPARE(area.groupCount(), 1);
        area.add(two, u"table"_s, u"orders"_s);
        area.splitRight();
        QCOMPARE(area.groupCount(), 2);
        QCOMPARE(area.current(), two);
        area.splitRight(); // back to the others
        QCOMPARE(area.groupCount(), 1);
        QCOMPARE(area.tabs().size(), 2);
    }

    void theLineBelowTheActiveTabIsAccentedInTheFocusedGroupAlone()
    {
        Theme::instance().apply();
        TabArea area;
        area.resize(800, 400);
        auto *one = new QLineEdit;
        auto *two = new QLineEdit;
        area.add(one, u"diagram"_s, u"Main"_s);
        area.addBeside(two, u"table"_s, u"orders"_s);
        area.setVisible(true);
        QVERIFY(QTest::qWaitForWindowExposed(&area));
        const auto lineBelow = [&area](int group) {
            const QTabBar *bar = static_cast<QTabWidget *>(area.widget(group))->tabBar();
            const QRect tab = bar->tabRect(bar->currentIndex());
            return const_cast<QTabBar *>(bar)->grab().toImage().pixelColor(tab.center().x(), tab.bottom()).name();
        };
        const QString accent = Theme::instance().color(Token::AccentLine).name();
        const QString off = Theme::instance().color(Token::Off).name();
        area.show(one);
        QCOMPARE(lineBelow(0), accent);
        QCOMPARE(lineBelow(1), off);
        area.show(two);
        QCOMPARE(lineBelow(0), off);
        QCOMPARE(lineBelow(1), accent);
    }

    void followsTheFocusFromGroupToGroup()
    {
        TabArea area;
        auto *one = new QLineEdit;
        auto *two = new QLineEdit;
        area.add(one, u"diagram"_s, u"Main"_s);
        area.addBeside(two, u"table"_s, u"orders"_s);
        area.resize(600, 300);
        area.QWidget::show();
        QVERIFY(QTest::qWaitForWindowActive(&area));
        QTest::mouseClick(one, Qt::LeftButton);
        QTRY_COMPARE(area.current(), one);
        QTest::mouseClick(two, Qt::LeftButton);
        QTRY_COMPARE(area.current(), two);
    }

    void aClickOnATitleSaysWhichTabIsMeant()
    {
        TabArea area;
        auto *one = new QLineEdit;
        auto *two = new QLineEdit;
        auto *three = new QLineEdit;
        area.add(one, u"diagram"_s, u"Main"_s);
        area.addBeside(two, u"table"_s, u"orders"_s);
        area.add(three, u"table"_s, u"items"_s);
        area.resize(600, 300);
        area.QWidget::show();
        QVERIFY(QTest::qWaitForWindowActive(&area));
        QTest::mouseClick(one, Qt::LeftButton);
        QTRY_COMPARE(area.current(), one);
        QTabBar *bar = static_cast<QTabWidget *>(area.widget(1))->tabBar();
        QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(1).center()); // in front already
        QCOMPARE(area.current(), three);
        QTest::keyClicks(QApplication::focusWidget(), "x");
        QCOMPARE(three->text(), u"x"_s);
        area.remove(three);
        QCOMPARE(area.current(), two); // and not the one in the other group
        QVERIFY(two->hasFocus());
    }

    void asksBeforeItClosesAndDropsTheEmptyGroup()
    {
        TabArea area;
        auto *one = new QLineEdit;
        QPointer<QWidget> two = new QLineEdit;
        area.add(one, u"diagram"_s, u"Main"_s);
        area.addBeside(two, u"table"_s, u"orders"_s);
        QSignalSpy asked(&area, &TabArea::closeRequested);
        auto *group = static_cast<QTabWidget *>(area.widget(1));
        emit group->tabCloseRequested(0);
        QCOMPARE(asked.first()[0].value<QWidget *>(), two);
        QVERIFY(two);
        area.remove(two);
        QCOMPARE(area.groupCount(), 1);
        QCOMPARE(area.current(), one);
        QTRY_VERIFY(!two);
    }
};

QTEST_MAIN(tst_TabArea)
#include "tst_tabarea.moc"
