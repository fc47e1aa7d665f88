// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/actions.h"
#include "studio/shell/language.h"
#include "studio/shell/settingsdialog.h"
#include "studio/shell/shortcutmodel.h"
#include "studio/theme/theme.h"

#include <QtCore/QSettings>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QKeySequenceEdit>
#include <QtWidgets/QTableView>
#include <QtWidgets/QTableWidget>

using namespace jw::studio;
using namespace Qt::StringLiterals;

namespace {

void choose(QComboBox *box, int index)
{
    box->setFocus();
    box->setCurrentIndex(index);
    emit box->activated(index);
}

} // namespace

class tst_SettingsDialog : public QObject
{
    Q_OBJECT

private slots:
    void init() { QSettings().clear(); }

    void switchesTheThemeAtOnceAndRemembersIt()
    {
        Actions actions;
        SettingsDialog dialog(actions);
        choose(dialog.findChild<QComboBox *>(u"schemeChoice"_s), int(Scheme::Dark));
        QVERIFY(Theme::instance().isDark());
        choose(dialog.findChild<QComboBox *>(u"schemeChoice"_s), int(Scheme::Light));
        QVERIFY(!Theme::instance().isDark());
        choose(dialog.findChild<QComboBox *>(u"schemeChoice"_s), int(Scheme::Dark));
        Theme::instance().setScheme(Scheme::Light);
        SettingsDialog::applyStored();
        QVERIFY(Theme::instance().isDark());
        Theme::instance().setScheme(Scheme::Light);
    }

    void listsTheKeysThatStandInNoMenu()
    {
        Actions actions;
        SettingsDialog dialog(actions);
        const auto *table = dialog.findChild<QTableWidget *>(u"fixedKeys"_s);
        QVERIFY(!table->findItems(u"To the next table, to the one before"_s, Qt::MatchExactly).isEmpty());
        language::use(u"de"_s);
        QTRY_VERIFY(!table->findItems(u"Zur nächsten Tabelle, zur vorigen"_s, Qt::MatchExactly).isEmpty());
        language::use(u"en"_s);
    }

    void switchesTheLanguageWhileItRuns()
    {
        Actions actions;
        SettingsDialog dialog(actions);
        language::use(u"en"_s);
        QCOMPARE(dialog.windowTitle(), u"Settings"_s);
        auto *box = dialog.findChild<QComboBox *>(u"languageChoice"_s);
        choose(box, box->findData(u"de"_s));
        QTRY_COMPARE(dialog.windowTitle(), u"Einstellungen"_s);
        choose(box, box->findData(u"en"_s));
        QTRY_COMPARE(dialog.windowTitle(), u"Settings"_s);
    }

    void itsShortcutModelIsSound()
    {
        Actions actions;
        ShortcutModel model(actions);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), actions.ids().size());
        const int row = int(actions.ids().indexOf(u"openSample"_s));
        model.setKey(row, QKeySequence(u"Ctrl+N"_s)); // taken from "new"
        QCOMPARE(actions.ownerOf(QKeySequence(u"Ctrl+N"_s)), u"openSample"_s);
        QVERIFY(actions.action("new")->shortcuts().isEmpty());
        model.resetKey(row);
        QVERIFY(actions.action("openSample")->shortcuts().isEmpty());
    }

    void changesAKeyAndRemembersIt()
    {
        Actions actions;
        SettingsDialog dialog(actions);
        dialog.showShortcuts();
        auto *table = dialog.findChild<QTableView *>(u"shortcutTable"_s);
        table->selectRow(int(actions.ids().indexOf(u"arrange"_s)));
        auto *key = dialog.findChild<QKeySequenceEdit *>(u"shortcutKey"_s);
        QCOMPARE(key->keySequence(), actions.action("arrange")->shortcut());
        key->setKeySequence(QKeySequence(u"Ctrl+Alt+A"_s));
        emit key->editingFinished();
        QCOMPARE(actions.action("arrange")->shortcut(), QKeySequence(u"Ctrl+Alt+A"_s));
        Actions again;
        QSettings settings;
        again.load(settings);
        QCOMPARE(again.action("arrange")->shortcut(), QKeySequence(u"Ctrl+Alt+A"_s));
    }
};

QTEST_MAIN(tst_SettingsDialog)
#include "tst_settingsdialog.moc"
