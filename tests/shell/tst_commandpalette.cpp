// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/sample/sampleshop.h"
#include "studio/shell/actions.h"
#include "studio/shell/commandpalette.h"

#include <QtTest/QtTest>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>

using namespace jw;
using namespace jw::studio;
using namespace Qt::StringLiterals;

class tst_CommandPalette : public QObject
{
    Q_OBJECT

    const Schema m_schema = sampleModel().schema;

private slots:
    void findsActionsTablesAndColumns()
    {
        Actions actions;
        actions.setAvailable(Need::Model | Need::Diagram);
        const auto arrange = findEntries(u"arr"_s, actions, &m_schema);
        QVERIFY(!arrange.isEmpty());
        QCOMPARE(arrange.first().actionId, u"arrange"_s);
        const auto orders = findEntries(u"orders"_s, actions, &m_schema);
        QCOMPARE(orders.first().id, m_schema.table(u"orders")->id);
        const auto column = findEntries(u"tracking"_s, actions, &m_schema);
        QCOMPARE(column.first().id, m_schema.table(u"shipments")->column(u"tracking_no")->id);
        QCOMPARE(column.first().matches, (QList<std::pair<int, int>> {{0, 8}}));
    }

    void wantsEveryWord()
    {
        Actions actions;
        actions.setAvailable(Need::Model | Need::Diagram);
        const auto found = findEntries(u"zoom fit"_s, actions, nullptr);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().actionId, u"zoomFit"_s);
        QVERIFY(findEntries(u"zoom xyzzy"_s, actions, &m_schema).isEmpty());
    }

    void findsActionsByTheirTipsToo()
    {
        Actions actions;
        actions.setAvailable(Need::Model | Need::Diagram);
        const auto found = findEntries(u"notation"_s, actions, &m_schema);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().actionId, u"settings"_s);
        QCOMPARE(found.first().detail, actions.action(u"settings"_s)->statusTip());
        const auto themes = findEntries(u"light theme"_s, actions, &m_schema);
        QVERIFY(std::any_of(themes.begin(), themes.end(), [](const PaletteEntry &entry) { return entry.actionId == u"darkTheme"_s; }));
    }

    void leavesOutWhatCannotBeUsedNow()
    {
        Actions actions;
        actions.setAvailable({});
        for (const PaletteEntry &entry : findEntries(u"commit"_s, actions, nullptr))
            QVERIFY(entry.actionId != u"commit"_s);
    }

    void choosesByKeyboard()
    {
        Actions actions;
        actions.setAvailable(Need::Model | Need::Diagram);
        QWidget window;
        window.resize(1000, 700);
        window.show();
        CommandPalette palette(actions, &window);
        QSignalSpy objects(&palette, &CommandPalette::objectChosen);
        palette.popUp(&m_schema);
        auto *edit = palette.findChild<QLineEdit *>(u"paletteEdit"_s);
        QTest::keyClicks(edit, u"order_it"_s);
        QTest::keyClick(edit, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(objects.size(), 1);
        QCOMPARE(objects.first()[0].value<Id>(), m_schema.table(u"order_items")->id);
        QCOMPARE(objects.first()[1].toBool(), true);
        QVERIFY(!palette.isVisible());
    }

    void entriesStandBelowTheNameOfTheirSection()
    {
        Actions actions;
        actions.setAvailable(Need::Model);
        QWidget window;
        window.resize(1000, 700);
        CommandPalette palette(actions, &window);
        palette.popUp(&m_schema);
        auto *edit = palette.findChild<QLineEdit *>(u"paletteEdit"_s);
        auto *list = palette.findChild<QListView *>(u"paletteList"_s);
        QTest::keyClicks(edit, u"tag"_s);
        QStringList headings;
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const QModelIndex index = list->model()->index(row, 0);
            if (!index.flags().testFlag(Qt::ItemIsSelectable))
                headings.append(index.data().toString());
        }
        QCOMPARE(headings, (QStringList {u"Tables"_s, u"Columns"_s}));
        QCOMPARE(list->currentIndex().data().toString(), u"tags"_s);

        edit->setText(u"xyzzy"_s);
        QVERIFY(!list->isVisibleTo(&palette));
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(palette.isVisible());
        QTest::keyClick(edit, Qt::Key_Escape);
        QVERIFY(!palette.isVisible());
    }

    void movesWithTheArrows()
    {
        Actions actions;
        actions.setAvailable(Need::Model | Need::Modified);
        QWidget window;
        window.resize(1000, 700);
        CommandPalette palette(actions, &window);
        QSignalSpy chosen(&palette, &CommandPalette::actionChosen);
        palette.popUp(nullptr);
        auto *edit = palette.findChild<QLineEdit *>(u"paletteEdit"_s);
        QTest::keyClicks(edit, u"save"_s);
        auto *list = palette.findChild<QListView *>(u"paletteList"_s);
        QCOMPARE(list->currentIndex().row(), 1); // below the heading
        const QString second = list->model()->index(2, 0).data().toString();
        QTest::keyClick(edit, Qt::Key_Down);
        QCOMPARE(list->currentIndex().row(), 2);
        QTest::keyClick(edit, Qt::Key_PageUp);
        QCOMPARE(list->currentIndex().row(), 1);
        QTest::keyClick(edit, Qt::Key_Down);
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(actions.title(chosen.first()[0].toString()), second);
    }
};

QTEST_MAIN(tst_CommandPalette)
#include "tst_commandpalette.moc"
