// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/actions.h"

#include <QtCore/QSettings>
#include <QtTest/QtTest>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QToolBar>

using namespace jw::studio;
using namespace Qt::StringLiterals;

class tst_Actions : public QObject
{
    Q_OBJECT

private slots:
    void everyActionHasATextATipAndAnIdOfItsOwn()
    {
        QSet<QString> ids;
        QSet<QString> texts;
        for (const ActionRow &row : actionTable()) {
            QVERIFY2(!ids.contains(QString::fromUtf8(row.id)), row.id);
            ids.insert(QString::fromUtf8(row.id));
            QVERIFY2(*row.text, row.id);
            QVERIFY2(QString::fromUtf8(row.tip).size() > 10, row.id);
            QVERIFY2(!texts.contains(QString::fromUtf8(row.text)), row.id);
            texts.insert(QString::fromUtf8(row.text));
        }
    }

    void noTwoActionsShareAKey()
    {
        QHash<QKeySequence, QString> owners;
        for (const ActionRow &row : actionTable()) {
            if (!*row.key)
                continue;
            for (const QKeySequence &key : QKeySequence::listFromString(QString::fromUtf8(row.key), QKeySequence::PortableText)) {
                QVERIFY2(!key.isEmpty(), row.id);
                QVERIFY2(!owners.contains(key), qPrintable(u"%1 and %2 share %3"_s.arg(owners[key], QString::fromUtf8(row.id), key.toString())));
                owners.insert(key, QString::fromUtf8(row.id));
            }
        }
    }

    void everyIconIsThere()
    {
        for (const ActionRow &row : actionTable()) {
            if (*row.icon)
                QVERIFY2(QFile::exists(u":/icons/%1.svg"_s.arg(QString::fromUtf8(row.icon))), row.icon);
        }
    }

    void menusHoldEveryActionOnce()
    {
        QStringList inMenus;
        for (const MenuRow &menu : menuTable()) {
            for (const char *item : menu.items) {
                if (*item != '-' && *item != '@')
                    inMenus.append(QString::fromUtf8(item));
            }
        }
        QStringList all = Actions().ids();
        inMenus.sort();
        all.sort();
        QCOMPARE(inMenus, all);
        for (const char *item : toolBarTable())
            QVERIFY2(*item == '-' || all.contains(QString::fromUtf8(*item == '*' ? item + 1 : item)), item);
    }

    void mnemonicsOfAMenuDoNotClash()
    {
        Actions actions;
        for (const MenuRow &menu : menuTable()) {
            QSet<QChar> seen;
            for (const char *item : menu.items) {
                const QAction *action = actions.action(item);
                const qsizetype at = action ? action->text().indexOf(u'&') : -1;
                if (at < 0)
                    continue;
                const QChar letter = action->text().at(at + 1).toLower();
                QVERIFY2(!seen.contains(letter), qPrintable(u"%1: &%2 in %3"_s.arg(QString::fromUtf8(menu.text), letter, action->text())));
                seen.insert(letter);
            }
        }
    }

    void enablesWhatThereIsEnoughFor()
    {
        Actions actions;
        actions.setAvailable({});
        QVERIFY(actions.action("new")->isEnabled());
        QVERIFY(!actions.action("commit")->isEnabled());
        actions.setAvailable(Need::Pending);
        QVERIFY(actions.action("revert")->isEnabled());
        QVERIFY(!actions.action("commit")->isEnabled());
        actions.setAvailable(Need::Pending | Need::Committable);
        QVERIFY(actions.action("commit")->isEnabled());
    }

    void fillsMenusAndToolBar()
    {
        Actions actions;
        QMenuBar menus;
        QStringList asked;
        actions.fillMenuBar(&menus, [&](const QString &name, QMenu *) { asked.append(name); });
        QCOMPARE(menus.actions().size(), menuTable().size());
        QCOMPARE(asked, (QStringList {u"recent"_s, u"docks"_s}));
        QToolBar bar;
        actions.fillToolBar(&bar);
        QVERIFY(bar.actions().contains(actions.action("addTable")));
    }

    void runsItsHandler()
    {
        Actions actions;
        int runs = 0;
        actions.handle("new", [&] { ++runs; });
        actions.action("new")->trigger();
        QCOMPARE(runs, 1);
        QVERIFY(actions.isHandled(u"new"_s));
    }

    void remembersChangedKeysOnly()
    {
        QTemporaryDir dir;
        QSettings settings(dir.filePath(u"settings.ini"_s), QSettings::IniFormat);
        {
            Actions actions;
            actions.setShortcuts(u"new"_s, {QKeySequence(u"Ctrl+Alt+N"_s)});
            actions.setShortcuts(u"save"_s, {});
            actions.save(settings);
        }
        settings.beginGroup(u"shortcuts"_s);
        QCOMPARE(settings.childKeys().size(), 2);
        settings.endGroup();
        Actions again;
        again.load(settings);
        QCOMPARE(again.action("new")->shortcut(), QKeySequence(u"Ctrl+Alt+N"_s));
        QVERIFY(again.action("save")->shortcut().isEmpty());
        QCOMPARE(again.action("open")->shortcut(), QKeySequence(u"Ctrl+O"_s));
    }
};

QTEST_MAIN(tst_Actions)
#include "tst_actions.moc"
