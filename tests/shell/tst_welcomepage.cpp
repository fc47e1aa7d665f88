// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/recents.h"
#include "studio/shell/welcomepage.h"

#include <QtCore/QSettings>
#include <QtTest/QtTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QLabel>

using namespace jw::studio;
using namespace Qt::StringLiterals;

class tst_WelcomePage : public QObject
{
    Q_OBJECT

private slots:
    void init() { QSettings().clear(); }

    void opensTheSampleOnReturn()
    {
        Recents recents;
        WelcomePage page(recents);
        QSignalSpy sample(&page, &WelcomePage::sampleChosen);
        page.resize(1600, 900);
        page.show();
        page.setFocus();
        QTest::keyClick(&page, Qt::Key_Return);
        QCOMPARE(sample.size(), 1);
    }

    void offersADatabaseAndANewModel()
    {
        Recents recents;
        WelcomePage page(recents);
        QSignalSpy open(&page, &WelcomePage::openChosen);
        QSignalSpy made(&page, &WelcomePage::newChosen);
        QTest::mouseClick(page.findChild<QAbstractButton *>(u"openDatabase"_s), Qt::LeftButton);
        QTest::mouseClick(page.findChild<QAbstractButton *>(u"newModel"_s), Qt::LeftButton);
        QCOMPARE(open.size(), 1);
        QCOMPARE(made.size(), 1);
    }

    void listsWhatWasOpenedLastAndForgetsOnRequest()
    {
        Recents recents;
        WelcomePage page(recents);
        QSignalSpy chosen(&page, &WelcomePage::recentChosen);
        recents.add(u"/data/shop.db"_s, true);
        recents.add(u"/models/clinic.jw"_s);
        recents.add(u"/data/shop.db"_s, true); // again: only moves to the top
        QCOMPARE(recents.entries().size(), 2);
        QCOMPARE(recents.entries().first().name(), u"shop.db"_s);
        QCOMPARE(Recents().entries().size(), 2); // remembered
        QLabel *link = nullptr;
        for (QLabel *label : page.findChildren<QLabel *>()) {
            if (label->text().contains(u"clinic.jw"_s))
                link = label;
        }
        QVERIFY(link);
        emit link->linkActivated(u"/models/clinic.jw"_s);
        QCOMPARE(chosen.first()[0].toString(), u"/models/clinic.jw"_s);
        recents.clear();
        QVERIFY(Recents().entries().isEmpty());
    }

    void aServersDatabaseIsNamedWithItsPlace()
    {
        const Recents::Entry shop {u"postgresql://ann@db1,db2:5433/shop?sslmode=require"_s, {}, false};
        QCOMPARE(shop.name(), u"shop"_s);
        QCOMPARE(shop.folder(), u"ann@db1, db2:5433"_s);
        const Recents::Entry file {u"/data/shop.db"_s, {}, false};
        QCOMPARE(file.name(), u"shop.db"_s);
        QCOMPARE(file.folder(), u"/data"_s);
        const Recents::Entry broken {u"postgresql://db1"_s, {}, false}; // no database: shown all the same
        QCOMPARE(broken.name(), u"db1"_s);
    }

    void saysWhenInWords()
    {
        const Recents::Entry today {u"/a.db"_s, QDateTime::currentDateTime(), false};
        QVERIFY(today.when().contains(u"today"_s));
        const Recents::Entry yesterday {u"/a.db"_s, QDateTime::currentDateTime().addDays(-1), false};
        QCOMPARE(yesterday.when(), u"yesterday"_s);
    }
};

QTEST_MAIN(tst_WelcomePage)
#include "tst_welcomepage.moc"
