// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/databases/databasesettings.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace jw::studio;
using namespace Qt::StringLiterals;

class tst_DatabaseSettings : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"joinwright"_s);
        QCoreApplication::setApplicationName(u"tst_databasesettings"_s);
    }
    void init() { QSettings().clear(); }

    void whatIsSavedComesBackAndNothingElse()
    {
        const Url url = Url::fromString(u"postgresql://ann@db1/shop"_s);
        QCOMPARE(DatabaseSettings::of(url), DatabaseSettings());
        const DatabaseSettings wanted {DatabaseMode::Ask, Hue::Rose, true};
        wanted.save(url);
        QCOMPARE(DatabaseSettings::of(url), wanted);
        QCOMPARE(DatabaseSettings::of(Url::fromString(u"postgresql://ann@db2/shop"_s)), DatabaseSettings());
        DatabaseSettings().save(url);
        QCOMPARE(DatabaseSettings::of(url), DatabaseSettings());
        QVERIFY(QSettings().allKeys().isEmpty());
    }

    void noPasswordIsInTheSettings()
    {
        const Url url = Url::fromString(u"postgresql://ann:s3cret@db1/shop?sslpassword=s3cret"_s);
        DatabaseSettings {DatabaseMode::ReadOnly, Hue::Teal, true}.save(url);
        for (const QString &key : QSettings().allKeys())
            QVERIFY2(!key.contains(u"s3cret"_s) && !QSettings().value(key).toString().contains(u"s3cret"_s), qPrintable(key));
        QCOMPARE(DatabaseSettings::of(Url::fromString(u"postgresql://ann@db1/shop"_s)).mode, DatabaseMode::ReadOnly);
    }

    void aFileIsTheSameByWhateverPath()
    {
        QTemporaryDir folder;
        DatabaseSettings {DatabaseMode::Ask, std::nullopt, false}.save(Url::fromFile(folder.filePath(u"a.db"_s)));
        const QString current = QDir::currentPath();
        QVERIFY(QDir::setCurrent(folder.path()));
        QCOMPARE(DatabaseSettings::of(Url::fromFile(u"a.db"_s)).mode, DatabaseMode::Ask);
        QDir::setCurrent(current);
    }
};

QTEST_GUILESS_MAIN(tst_DatabaseSettings)
#include "tst_databasesettings.moc"
