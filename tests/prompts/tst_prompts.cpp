// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/prompts/guard.h"

#include <QtTest/QtTest>
#include <QtWidgets/QtWidgets>

using namespace Qt::StringLiterals;
using namespace jw;
using namespace jw::studio;

class tst_Prompts : public QObject
{
    Q_OBJECT

private slots:
    void init() { Prompts::setUnattended(true); }

    void answersComeInTheOrderGiven()
    {
        Prompts::answerNext(true);
        Prompts::answerNext(u"/tmp/shop.jw"_s);
        Prompts::answerNext(QVariant::fromValue(SaveAnswer::Discard));

        QVERIFY(Prompts::confirm(nullptr, u"Delete"_s, u"Three tables"_s, u"Delete"_s));
        QCOMPARE(Prompts::saveFileName(nullptr, u"Save"_s, {}), u"/tmp/shop.jw"_s);
        QCOMPARE(Prompts::askToSave(nullptr, u"shop"_s), SaveAnswer::Discard);
    }

    void questionsWithoutAnAnswerAreCancelled()
    {
        QVERIFY(!Prompts::confirm(nullptr, u"Delete"_s, {}, u"Delete"_s));
        QVERIFY(Prompts::openFileName(nullptr, u"Open"_s, {}).isEmpty());
        QCOMPARE(Prompts::askToSave(nullptr, u"shop"_s), SaveAnswer::Cancel);
    }

    void guardShowsWhatIsThrownAndSaysSo()
    {
        const bool done = guarded(nullptr, [] { throw FileError(u"shop.jw is a directory"_s); });

        QVERIFY(!done);
        const QStringList said = Prompts::said();
        QCOMPARE(said.size(), 1);
        QVERIFY(said.first().contains(u"shop.jw is a directory"_s));
        QVERIFY(Prompts::said().isEmpty());
    }

    void guardIsSilentWhenAllIsWellOrCancelled()
    {
        QVERIFY(guarded(nullptr, [] { }));
        QVERIFY(!guarded(nullptr, [] { throw Error(ErrorKind::Cancelled, u"stopped"_s); }));
        QVERIFY(Prompts::said().isEmpty());
    }

    void errorBoxNamesTheReasonForAPerson()
    {
        Prompts::setUnattended(false);
        QString text;
        QString details;
        QTimer::singleShot(0, this, [&] {
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            QVERIFY(box);
            text = box->informativeText();
            details = box->detailedText();
            box->accept();
        });
        Error::Context context;
        context.table = u"orders"_s;
        context.sql = u"DELETE FROM orders"_s;

        Prompts::error(nullptr, Error(ErrorKind::Integrity, u"A row refers to order 17"_s, context));

        QCOMPARE(text, u"A row refers to order 17"_s);
        QVERIFY(details.contains(u"orders"_s) && details.contains(u"DELETE FROM orders"_s));
    }

    void whatIsMetEveryDayHasWordsWithTheNamesInIt_data()
    {
        QTest::addColumn<ErrorReason>("reason");
        QTest::addColumn<QString>("words");
        QTest::newRow("unique") << ErrorReason::Unique << u"Order 17: A row with this value is there already, and orders.number must be unique."_s;
        QTest::newRow("not null") << ErrorReason::NotNull << u"Order 17: A value is missing: orders.number must not be NULL."_s;
        QTest::newRow("parent") << ErrorReason::NoParent << u"Order 17: The row that orders.number refers to does not exist."_s;
        QTest::newRow("children") << ErrorReason::HasChildren << u"Order 17: Other rows still refer to this row (orders.number)."_s;
        QTest::newRow("check") << ErrorReason::Check << u"Order 17: The row does not meet the condition ck_number."_s;
        QTest::newRow("locked") << ErrorReason::Locked << u"Order 17: Another program or connection holds a lock on it. Try again in a moment."_s;
        QTest::newRow("other") << ErrorReason::Other << u"the library's sentence"_s;
    }

    void whatIsMetEveryDayHasWordsWithTheNamesInIt()
    {
        QFETCH(const ErrorReason, reason);
        QFETCH(const QString, words);
        const Error error(ErrorKind::Integrity, u"the library's sentence"_s,
            {.driverText = u"driver"_s, .table = u"orders"_s, .column = u"number"_s, .constraint = u"ck_number"_s, .object = u"Order 17"_s, .reason = reason});
        QCOMPARE(wordsOf(error), words);
    }

    void whereNothingIsNamedTheWordsAreGeneral()
    {
        for (const ErrorReason reason : {ErrorReason::Unique, ErrorReason::NotNull, ErrorReason::NoParent, ErrorReason::HasChildren, ErrorReason::ForeignKey,
                 ErrorReason::Check, ErrorReason::NoDatabase}) {
            const QString words = wordsOf(Error(ErrorKind::Integrity, u"the library's sentence"_s, {.reason = reason}));
            QVERIFY2(!words.contains(u'%') && words.endsWith(u'.') && !words.contains(u"library"_s), qPrintable(words));
        }
    }

    void sqlIsShownBeforeItRuns()
    {
        Prompts::setUnattended(false);
        QString shown;
        QTimer::singleShot(0, this, [&] {
            QWidget *dialog = QApplication::activeModalWidget();
            shown = dialog->findChild<QPlainTextEdit *>(u"sqlToRun"_s)->toPlainText();
            dialog->findChild<QPushButton *>(u"runSql"_s)->click();
        });
        QVERIFY(Prompts::review(nullptr, u"Write"_s, u"One change"_s, u"UPDATE orders SET n = 1;"_s, u"Write"_s));
        QCOMPARE(shown, u"UPDATE orders SET n = 1;"_s);
        QTimer::singleShot(0, this, [&] { QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Escape); });
        QVERIFY(!Prompts::review(nullptr, u"Write"_s, u"One change"_s, u"UPDATE orders SET n = 1;"_s, u"Write"_s));
    }

    void aPasswordIsHiddenAndKeptOnlyWhereItCanBe()
    {
        Prompts::setUnattended(false);
        const auto type = [] {
            QWidget *dialog = QApplication::activeModalWidget();
            auto *edit = dialog->findChild<QLineEdit *>(u"password"_s);
            QCOMPARE(edit->echoMode(), QLineEdit::Password);
            QTest::keyClicks(edit, u"s3cret"_s);
            auto *keep = dialog->findChild<QCheckBox *>(u"keepPassword"_s);
            QTest::mouseClick(keep, Qt::LeftButton, {}, QPoint(8, keep->height() / 2));
            QTest::keyClick(edit, Qt::Key_Return);
        };
        QTimer::singleShot(0, this, type);
        const auto kept = Prompts::password(nullptr, u"Password"_s, u"shop asks"_s, {});
        QVERIFY(kept && kept->password == u"s3cret"_s && kept->keep);
        QTimer::singleShot(0, this, type);
        const auto asked = Prompts::password(nullptr, u"Password"_s, u"shop asks"_s, u"no key store"_s);
        QVERIFY(asked && asked->password == u"s3cret"_s && !asked->keep);
        QTimer::singleShot(0, this, [] { QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Escape); });
        QVERIFY(!Prompts::password(nullptr, u"Password"_s, u"shop asks"_s, {}));
    }
};

QTEST_MAIN(tst_Prompts)
#include "tst_prompts.moc"
