// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "data/recordstab.h"
#include "studio/data/conflictdialog.h"
#include "studio/prompts/prompts.h"

using namespace jw;
using namespace jw::studio;
using Tab = jw::test::RecordsTab;
using namespace Qt::StringLiterals;

// Somebody else writes what is edited here.
class tst_Conflicts : public QObject
{
    Q_OBJECT

    static void somebodyElse(const Tab &tab, const QString &sql) { Engine::open(Url::fromFile(tab.sample.path)).connect().run(sql); }
    static QString stored(const Tab &tab, const QString &column, const QString &id)
    {
        return tab.sample.stored(u"SELECT %1 FROM customers WHERE id = %2"_s.arg(column, id));
    }
    static ConflictDialog *dialogOf(const Tab &tab) { return tab.view->findChild<ConflictDialog *>(); }
    /// Commits; a conflict is asked about as the window does it.
    static void ask(Tab &tab)
    {
        DatabaseSession *database = tab.sample.database.get();
        QWidget *over = tab.view.get();
        connect(database, &DatabaseSession::conflicted, over, [database, over] { ConflictDialog::open(*database, over); });
        tab.view->commit();
    }
    static void press(const QWidget *dialog, const QString &name)
    {
        auto *button = dialog->findChild<QAbstractButton *>(name);
        QVERIFY2(button && button->isEnabled(), qPrintable(name));
        button->click();
    }
    static bool isWritten(const Tab &tab)
    {
        return QTest::qWaitFor([&tab] { return !tab.sample.database->isCommitting() && !tab.sample.database->session().hasChanges(); }, 10'000);
    }

private slots:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"Joinwright"_s);
        QCoreApplication::setApplicationName(u"tst_conflicts"_s);
        Prompts::setUnattended(true);
    }

    void theSameFieldIsAskedFor_data()
    {
        QTest::addColumn<bool>("readAgain");
        QTest::addColumn<QString>("choice");
        QTest::addColumn<QString>("written");
        for (const bool readAgain : {false, true}) {
            const char *how = readAgain ? "read again before the commit" : "found by the commit";
            QTest::addRow("mine, %s", how) << readAgain << u"choice1_1"_s << u"Mine & co"_s;
            QTest::addRow("theirs, %s", how) << readAgain << u"choice1_2"_s << u"Theirs"_s;
        }
    }

    void theSameFieldIsAskedFor()
    {
        QFETCH(bool, readAgain);
        QFETCH(QString, choice);
        QFETCH(QString, written);
        Tab tab(u"customers"_s);
        QVERIFY(tab.filled);
        const QString id = tab.id(0);
        const QString base = tab.cell(0, u"name"_s).text;
        const Record record = tab.grid().record(0, 0);
        QVERIFY(tab.grid().setData(tab.at(0, u"name"_s), u"Mine & co"_s));
        QVERIFY(tab.grid().setData(tab.at(0, u"email"_s), u"mine@x.org"_s)); // nobody else has changed this
        somebodyElse(tab, u"UPDATE customers SET name = 'Theirs', phone = '123' WHERE id = "_s + id);
        if (readAgain) {
            tab.grid().reload();
            QTRY_COMPARE(record.original(record.table().columnIndex(u"name"_s)), Value(u"Theirs"_s));
        }
        ask(tab);
        QTRY_VERIFY(dialogOf(tab));
        ConflictDialog *dialog = dialogOf(tab);
        QCOMPARE(stored(tab, u"name"_s, id), u"Theirs"_s); // nothing was overwritten
        QCOMPARE(dialog->openChoices(), 1);
        QVERIFY(!dialog->findChild<QPushButton *>(u"commitChosen"_s)->isEnabled());
        QStringList texts;
        for (const QLabel *label : dialog->findChildren<QLabel *>())
            texts.append(label->text());
        QVERIFY2(texts.contains(base), qPrintable(texts.join(u'\n')));
        press(dialog, choice);
        QCOMPARE(dialog->openChoices(), 0);
        press(dialog, u"commitChosen"_s);
        QVERIFY(isWritten(tab));
        QCOMPARE(stored(tab, u"name"_s, id), written);
        QCOMPARE(stored(tab, u"email"_s, id), u"mine@x.org"_s);
        QCOMPARE(stored(tab, u"phone"_s, id), u"123"_s);
        QVERIFY(tab.sample.database->conflicts().isEmpty());
    }

    void whoDecidesLaterKeepsEverything()
    {
        Tab tab(u"customers"_s);
        QVERIFY(tab.filled);
        const QString id = tab.id(0);
        QVERIFY(tab.grid().setData(tab.at(0, u"name"_s), u"Mine"_s));
        somebodyElse(tab, u"UPDATE customers SET name = 'Theirs' WHERE id = "_s + id);
        ask(tab);
        QTRY_VERIFY(dialogOf(tab));
        press(dialogOf(tab), u"decideLater"_s);
        QTRY_VERIFY(!dialogOf(tab));
        QCOMPARE(tab.sample.database->session().changed().size(), 1);
        tab.view->commit(); // asks again
        QTRY_VERIFY(dialogOf(tab));
        QCOMPARE(stored(tab, u"name"_s, id), u"Theirs"_s);
        press(dialogOf(tab), u"takeTheirs"_s);
        press(dialogOf(tab), u"commitChosen"_s);
        QVERIFY(isWritten(tab));
        QCOMPARE(stored(tab, u"name"_s, id), u"Theirs"_s);
    }

    void aValuePutBackIsNoConflict()
    {
        Tab tab(u"customers"_s);
        QVERIFY(tab.filled);
        const QString id = tab.id(0);
        QVERIFY(tab.grid().setData(tab.at(0, u"name"_s), u"Mine"_s));
        somebodyElse(tab, u"UPDATE customers SET name = 'Theirs' WHERE id = "_s + id);
        tab.grid().reload();
        QTRY_VERIFY(!tab.sample.database->conflicts().isEmpty());
        QVERIFY(tab.grid().setData(tab.at(0, u"name"_s), u"Theirs"_s));
        QVERIFY(tab.sample.database->conflicts().isEmpty());
        tab.view->undo();
        tab.view->revertAll();
        QVERIFY(tab.sample.database->conflicts().isEmpty());
    }

    void rowsOfBothAreAskedFor_data()
    {
        QTest::addColumn<bool>("iDelete");
        QTest::addColumn<QString>("choice");
        QTest::addColumn<QString>("written");
        QTest::newRow("gone, mine") << false << u"keepMine"_s << u"Mine"_s;
        QTest::newRow("gone, theirs") << false << u"takeTheirs"_s << u"nothing"_s;
        QTest::newRow("deleted, mine") << true << u"keepMine"_s << u"nothing"_s;
        QTest::newRow("deleted, theirs") << true << u"takeTheirs"_s << u"Theirs"_s;
    }

    void rowsOfBothAreAskedFor()
    {
        QFETCH(bool, iDelete);
        QFETCH(QString, choice);
        QFETCH(QString, written);
        Tab tab(u"tags"_s);
        QVERIFY(tab.filled);
        const QString id = tab.id(2);
        somebodyElse(tab, u"DELETE FROM product_tags WHERE tag_id = "_s + id);
        if (iDelete)
            tab.grid().removeRows({2});
        else
            QVERIFY(tab.grid().setData(tab.at(2, u"name"_s), u"Mine"_s));
        somebodyElse(tab, iDelete ? u"UPDATE tags SET name = 'Theirs' WHERE id = "_s + id : u"DELETE FROM tags WHERE id = "_s + id);
        if (iDelete) // found where a table counts versions; this one does not
            tab.sample.database->conflicts().take(StaleDataError({StaleRow {.table = tab.grid().table().id, .key = {Value(id.toLongLong())}}}));
        ask(tab);
        QTRY_VERIFY(dialogOf(tab));
        press(dialogOf(tab), choice);
        press(dialogOf(tab), u"commitChosen"_s);
        QVERIFY(isWritten(tab));
        QCOMPARE(tab.sample.stored(u"SELECT name FROM tags WHERE id = "_s + id), written);
        QVERIFY(tab.sample.database->conflicts().isEmpty());
    }
};

QTEST_MAIN(tst_Conflicts)
#include "tst_conflicts.moc"
