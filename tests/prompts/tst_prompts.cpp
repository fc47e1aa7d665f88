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
};

QTEST_MAIN(tst_Prompts)
#include "tst_prompts.moc"
