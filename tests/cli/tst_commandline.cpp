// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/connection.h"
#include "joinwright/modelfile/modelfile.h"
#include "joinwright/sample/sampleshop.h"
#include "support/paths.h"
#include "support/servers.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace Qt::StringLiterals;

namespace {

struct Run
{
    int code = -1;
    QString output;
    QString errors;
};

/// Calls the built program with no display to be found.
Run joinwright(const QStringList &arguments, const QString &folder = {}, const QString &home = {})
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"DISPLAY"_s);
    environment.remove(u"WAYLAND_DISPLAY"_s);
    environment.remove(u"QT_QPA_PLATFORM"_s);
    if (!home.isEmpty())
        environment.insert(u"HOME"_s, home);
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(folder);
    process.start(test::binaryPath(u"bin/joinwright"_s), arguments);
    process.waitForFinished(60000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
        QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

QByteArray bytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

} // namespace

class tst_CommandLine : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString path(const QString &name) const { return m_dir.filePath(name); }

private slots:
    void initTestCase()
    {
        QVERIFY2(QFile::exists(test::binaryPath(u"bin/joinwright"_s)), "the program was not built");
        const Run run = joinwright({u"sample"_s, u"-o"_s, path(u"shop.db"_s)});
        QCOMPARE(run.errors, QString());
        QCOMPARE(run.code, 0);
        QVERIFY(QFile::exists(path(u"shop.jw"_s)));
    }

    void reflectCountsChinook()
    {
        const QString script = test::dataPath(u"chinook/Chinook_Sqlite.sql"_s);
        if (script.isEmpty())
            QSKIP("the Chinook script is not there (JOINWRIGHT_DATA)");
        QProcess sqlite;
        sqlite.setStandardInputFile(script);
        sqlite.start(u"sqlite3"_s, {path(u"chinook.db"_s)});
        if (!sqlite.waitForFinished(60000) || sqlite.exitCode() != 0)
            QSKIP("the sqlite3 shell is not installed");

        const Run run = joinwright({u"reflect"_s, path(u"chinook.db"_s), u"--summary"_s, u"json"_s});

        QCOMPARE(run.code, 0);
        const QJsonObject found = QJsonDocument::fromJson(run.output.toUtf8()).object();
        const QJsonObject expected {{u"schemas"_s, 1}, {u"tables"_s, 11}, {u"columns"_s, 64}, {u"primaryKeys"_s, 11},
            {u"compositePrimaryKeys"_s, 1}, {u"foreignKeys"_s, 11}, {u"compositeForeignKeys"_s, 0}, {u"selfForeignKeys"_s, 1},
            {u"uniqueConstraints"_s, 0}, {u"checks"_s, 0}, {u"indexes"_s, 11}, {u"views"_s, 0}, {u"enums"_s, 0}};
        QCOMPARE(found, expected);
    }

    void reflectWritesAModelThatReadsBack()
    {
        const Run run = joinwright({u"reflect"_s, path(u"shop.db"_s), u"-o"_s, path(u"reflected.jw"_s)});
        QCOMPARE(run.errors, QString());
        QCOMPARE(run.code, 0);
        QCOMPARE(readModel(path(u"reflected.jw"_s)).schema.tables().size(), 12);
        const Run printed = joinwright({u"reflect"_s, path(u"shop.db"_s)});
        QCOMPARE(printed.output.toUtf8(), bytes(path(u"reflected.jw"_s)));
    }

    void reflectIntoAModelKeepsItsIdsAndDiagrams()
    {
        const QString file = path(u"again.jw"_s);
        saveModel(sampleModel(), file);
        const Run run = joinwright({u"reflect"_s, path(u"shop.db"_s), u"-o"_s, file});
        QCOMPARE(run.errors, QString());
        QCOMPARE(run.code, 0);
        const Model again = readModel(file);
        QCOMPARE(again.diagrams.size(), 2);
        QVERIFY(again.diagrams == sampleModel().diagrams);
        for (const Table &table : sampleModel().schema.tables())
            QVERIFY2(again.schema.table(table.id), qPrintable(table.name));
        write(path(u"notes.jw"_s), "my notes");
        QCOMPARE(joinwright({u"reflect"_s, path(u"shop.db"_s), u"-o"_s, path(u"notes.jw"_s)}).code, 2);
        QCOMPARE(bytes(path(u"notes.jw"_s)), QByteArray("my notes"));
    }

    void createSaysWhatIsWrongWithTheModelAndMakesNothing()
    {
        Model model = sampleModel();
        model.schema.editTable(model.schema.table(QStringView(u"orders"))->id)->columns.first().name.clear();
        saveModel(model, path(u"wrong.jw"_s));
        const Run run = joinwright({u"create"_s, path(u"wrong.jw"_s), u"sqlite:///"_s + path(u"wrong.db"_s)});
        QCOMPARE(run.code, 1);
        QVERIFY2(run.errors.contains(u"has no name"_s), qPrintable(run.errors));
        QVERIFY(!QFile::exists(path(u"wrong.db"_s)));
        model = sampleModel();
        model.schema.editTable(model.schema.table(QStringView(u"orders"))->id)->checks.first().expression = u"no such thing("_s;
        saveModel(model, path(u"refused.jw"_s));
        const Run refused = joinwright({u"create"_s, path(u"refused.jw"_s), u"sqlite:///"_s + path(u"refused.db"_s)});
        QCOMPARE(refused.code, 2);
        QCOMPARE(refused.errors.count(u'\n'), 1);
        QVERIFY(!QFile::exists(path(u"refused.db"_s)));
    }

    void createMakesTheDatabaseAndRefusesToTouchOne()
    {
        const Run run = joinwright({u"create"_s, path(u"shop.jw"_s), u"sqlite:///"_s + path(u"new.db"_s)});
        QCOMPARE(run.errors, QString());
        QCOMPARE(run.code, 0);
        const QByteArray before = bytes(path(u"new.db"_s));
        const Run again = joinwright({u"create"_s, path(u"shop.jw"_s), u"sqlite:///"_s + path(u"new.db"_s)});
        QCOMPARE(again.code, 2);
        QVERIFY2(again.errors.contains(u"new.db"_s) && again.errors.contains(u"12 tables"_s), qPrintable(again.errors));
        QCOMPARE(bytes(path(u"new.db"_s)), before);
    }

    void createTakesAPlainPath()
    {
        const Run run = joinwright({u"create"_s, path(u"shop.jw"_s), path(u"plain.db"_s)});
        QCOMPARE(run.errors, QString());
        QCOMPARE(run.code, 0);
        QVERIFY(QFile::exists(path(u"plain.db"_s)));
    }

    void createShowsItsSqlWithoutMakingAnything()
    {
        const Run run = joinwright({u"create"_s, path(u"shop.jw"_s), u"sqlite:///"_s + path(u"never.db"_s), u"--sql"_s});
        QCOMPARE(run.code, 0);
        QVERIFY(run.output.contains(u"CREATE TABLE"_s));
        QVERIFY(!QFile::exists(path(u"never.db"_s)));
    }

    void genWritesCode_data()
    {
        QTest::addColumn<QString>("target");
        for (const char *target : {"cpp", "sqlalchemy", "django", "peewee", "sql", "sql-postgresql", "sql-mariadb"})
            QTest::newRow(target) << QString::fromLatin1(target);
    }
    void genWritesCode()
    {
        QFETCH(QString, target);
        const Run run = joinwright({u"gen"_s, target, path(u"shop.jw"_s), u"-o"_s, path(u"code-"_s + target)});
        QCOMPARE(run.errors, QString());
        QCOMPARE(run.code, 0);
        QVERIFY(!QDir(path(u"code-"_s + target)).entryList(QDir::Files).isEmpty());
    }

    void genLeavesWhatAPersonChanged()
    {
        const QStringList call {u"gen"_s, u"sql"_s, path(u"shop.jw"_s), u"-o"_s, path(u"mine"_s)};
        QCOMPARE(joinwright(call).code, 0);
        const QString file = QDir(path(u"mine"_s)).entryInfoList({u"*.sql"_s}, QDir::Files).first().filePath();
        const QByteArray mine = bytes(file) + "-- my own line\n";
        write(file, mine);
        const Run again = joinwright(call);
        QCOMPARE(again.code, 1);
        QVERIFY2(again.errors.contains(QFileInfo(file).fileName()), qPrintable(again.errors));
        QCOMPARE(bytes(file), mine);
    }

    void renderDrawsWithoutADisplay_data()
    {
        QTest::addColumn<QString>("ending");
        QTest::addColumn<QByteArray>("start");
        QTest::newRow("svg") << u"svg"_s << QByteArray("<svg");
        QTest::newRow("png") << u"png"_s << QByteArray("\x89PNG");
        QTest::newRow("pdf") << u"pdf"_s << QByteArray("%PDF");
    }
    void renderDrawsWithoutADisplay()
    {
        QFETCH(QString, ending);
        QFETCH(QByteArray, start);
#ifndef JOINWRIGHT_WITH_RENDER
        QSKIP("built without the window, which draws");
#endif
        const QString picture = path(u"shop."_s + ending);
        const Run run = joinwright({u"render"_s, path(u"shop.jw"_s), u"-o"_s, picture});
        QCOMPARE(run.errors, QString());
        QCOMPARE(run.code, 0);
        QVERIFY(bytes(picture).left(200).contains(start));
    }

    void fmtChecksAndMends()
    {
        const QString file = path(u"fmt.jw"_s);
        const QByteArray good = bytes(path(u"shop.jw"_s));
        write(file, good);
        QCOMPARE(joinwright({u"fmt"_s, u"--check"_s, file}).code, 0);
        QByteArray loose = good;
        loose.replace(",\"tables\":", ", \"tables\" :");
        write(file, loose);
        QCOMPARE(joinwright({u"fmt"_s, u"--check"_s, file}).code, 1);
        QCOMPARE(bytes(file), loose);
        QCOMPARE(joinwright({u"fmt"_s, file}).code, 0);
        QCOMPARE(bytes(file), good);
    }

    void fmtGoesOnAfterABadFile()
    {
        write(path(u"broken.jw"_s), "{\"format\":1,}");
        const QString loose = path(u"loose.jw"_s);
        write(loose, "{ \"format\" : 1 }");
        const Run run = joinwright({u"fmt"_s, path(u"broken.jw"_s), loose});
        QCOMPARE(run.code, 2);
        QVERIFY2(run.errors.contains(u"broken.jw, line 1"_s), qPrintable(run.errors));
        QCOMPARE(bytes(loose), QByteArray("{\"format\":1\n}\n"));
        QCOMPARE(bytes(path(u"broken.jw"_s)), QByteArray("{\"format\":1,}"));
    }

    void theShippedSampleIsFormatted()
    {
        const Run run = joinwright({u"fmt"_s, u"--check"_s, test::sourcePath(u"resources/sample/shop.jw"_s)});
        QCOMPARE(run.errors, QString());
        QCOMPARE(run.code, 0);
    }

    void wrongUseIsOneClearLineAndCodeTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("names");
        const QString junk = path(u"junk.db"_s);
        write(junk, QByteArray("this is no database, and never was one; it only has some length to be read as one"));
        QTest::newRow("a missing database") << QStringList {u"reflect"_s, path(u"none.db"_s)} << u"none.db"_s;
        QTest::newRow("a directory as database") << QStringList {u"reflect"_s, m_dir.path()} << QFileInfo(m_dir.path()).fileName();
        QTest::newRow("a text as database") << QStringList {u"reflect"_s, junk} << u"junk.db"_s;
        QTest::newRow("a database as model") << QStringList {u"fmt"_s, path(u"shop.db"_s)} << u"shop.db"_s;
        QTest::newRow("a missing model") << QStringList {u"gen"_s, u"cpp"_s, path(u"none.jw"_s), u"-o"_s, path(u"x"_s)} << u"none.jw"_s;
        QTest::newRow("an unknown target") << QStringList {u"gen"_s, u"cobol"_s, path(u"shop.jw"_s), u"-o"_s, path(u"x"_s)} << u"cobol"_s;
#ifndef JOINWRIGHT_WITH_RENDER
        QTest::newRow("a picture without a window") << QStringList {u"render"_s, path(u"shop.jw"_s), u"-o"_s, path(u"x.svg"_s)} << u"cannot draw"_s;
#else
        QTest::newRow("an unknown picture") << QStringList {u"render"_s, path(u"shop.jw"_s), u"-o"_s, path(u"x.bmp"_s)} << u"bmp"_s;
        QTest::newRow("an unknown diagram") << QStringList {u"render"_s, path(u"shop.jw"_s), u"-o"_s, path(u"x.svg"_s), u"--diagram"_s, u"Nope"_s} << u"Nope"_s;
#endif
        QTest::newRow("no words after the word") << QStringList {u"reflect"_s} << u"URL"_s;
        QTest::newRow("an option that does not exist") << QStringList {u"fmt"_s, u"--loud"_s, u"x.jw"_s} << u"--loud"_s;
        QTest::newRow("another summary") << QStringList {u"reflect"_s, path(u"shop.db"_s), u"--summary"_s, u"xml"_s} << u"xml"_s;
        QTest::newRow("SQL for an unknown database")
            << QStringList {u"create"_s, path(u"shop.jw"_s), u"oracle://x/y"_s, u"--sql"_s} << u"oracle"_s;
        QTest::newRow("an unknown database") << QStringList {u"reflect"_s, u"oracle://x/y"_s} << u"oracle"_s;
    }
    void wrongUseIsOneClearLineAndCodeTwo()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, names);
        const Run run = joinwright(arguments);
        QCOMPARE(run.code, 2);
        QCOMPARE(run.output, QString());
        QCOMPARE(run.errors.count(u'\n'), 1);
        QVERIFY2(run.errors.contains(names), qPrintable(run.errors));
    }

#ifdef JOINWRIGHT_WITH_RENDER
    void aWindowWithoutADisplayIsOneClearLine()
    {
        for (const QStringList &arguments : {QStringList(), QStringList {path(u"shop.jw"_s)}, QStringList {u"--sample"_s}}) {
            const Run run = joinwright(arguments);
            QCOMPARE(run.code, 2);
            QCOMPARE(run.errors.count(u'\n'), 1);
            QVERIFY2(run.errors.contains(u"no display"_s), qPrintable(run.errors));
        }
    }
#endif

    void wrongWordsAreWrongUse()
    {
        QCOMPARE(joinwright({u"reflect"_s}).code, 2);
        QCOMPARE(joinwright({u"gen"_s, u"cpp"_s}).code, 2);
        QCOMPARE(joinwright({u"--help"_s}).code, 0);
        QVERIFY(joinwright({u"--help"_s}).output.contains(u"reflect"_s));
        QCOMPARE(joinwright({u"help"_s}).output, joinwright({u"--help"_s}).output);
        QCOMPARE(joinwright({u"help"_s, u"gen"_s}).output, joinwright({u"gen"_s, u"--help"_s}).output);
        QVERIFY(joinwright({u"help"_s, u"gen"_s}).output.contains(u"mapped (sqlalchemy)"_s));
        QVERIFY(joinwright({u"--version"_s}).output.contains(u"0."_s));
    }

    void aServersAddressIsTakenAndItsPasswordNotTold_data()
    {
        QTest::addColumn<QString>("dialect");
        QTest::newRow("PostgreSQL") << u"postgresql"_s;
        QTest::newRow("MariaDB") << u"mysql"_s;
    }

    void aServersAddressIsTakenAndItsPasswordNotTold()
    {
        QFETCH(const QString, dialect);
        QString why;
        test::Server *server = test::Server::named(dialect, &why);
        if (!server)
            QSKIP(qPrintable(why));
        const QString address = server->url(server->makeDatabase());
        const Run created = joinwright({u"create"_s, path(u"shop.jw"_s), address});
        QCOMPARE(created.errors, QString());
        QCOMPARE(created.code, 0);
        const Run reflected = joinwright({u"reflect"_s, address, u"--summary"_s, u"json"_s});
        QCOMPARE(reflected.code, 0);
        const Run ofFile = joinwright({u"reflect"_s, path(u"shop.db"_s), u"--summary"_s, u"json"_s});
        const QJsonObject found = QJsonDocument::fromJson(reflected.output.toUtf8()).object();
        const QJsonObject expected = QJsonDocument::fromJson(ofFile.output.toUtf8()).object();
        for (const QString &count : {u"tables"_s, u"columns"_s, u"primaryKeys"_s, u"foreignKeys"_s, u"enums"_s})
            QCOMPARE(found.value(count), expected.value(count));
        const QString model = path(dialect + u".jw"_s);
        const Run kept = joinwright({u"reflect"_s, address, u"-o"_s, model});
        QCOMPARE(kept.errors, QString());
        QVERIFY(bytes(model).contains("\"name\":\"orders\""));
        const Run generated = joinwright({u"gen"_s, u"cpp"_s, model, u"-o"_s, path(dialect + u"-code"_s)});
        QCOMPARE(generated.code, 0);
        QVERIFY(bytes(path(dialect + u"-code/order.h"_s)).contains("class Order"));
        const Run again = joinwright({u"create"_s, path(u"shop.jw"_s), address});
        QCOMPARE(again.code, 2); // not empty
        QString nowhere = address;
        nowhere.replace(u":%1/"_s.arg(server->port()), u":1/"_s);
        const Run refused = joinwright({u"reflect"_s, nowhere});
        QCOMPARE(refused.code, 2);
        for (const Run &run : {created, reflected, kept, generated, again, refused}) {
            QVERIFY(!(run.output + run.errors).contains(test::Server::password()));
            QVERIFY2(!(run.output + run.errors).contains(u"s3cret"), qPrintable(run.errors));
        }
    }

    /// ~/.pgpass and ~/.my.cnf, where psql and mariadb look as well.
    void whatTheAddressLeavesOutComesFromTheUsersFiles_data() { aServersAddressIsTakenAndItsPasswordNotTold_data(); }

    void whatTheAddressLeavesOutComesFromTheUsersFiles()
    {
        QFETCH(const QString, dialect);
        QString why;
        test::Server *server = test::Server::named(dialect, &why);
        if (!server)
            QSKIP(qPrintable(why));
        const QString database = server->makeDatabase();
        const QTemporaryDir home;
        const bool isPostgresql = dialect == "postgresql"_L1;
        const QString address = u"%1://%2@127.0.0.1:%3/%4"_s.arg(dialect, test::Server::user(), QString::number(server->port()), database);
        QCOMPARE(joinwright({u"create"_s, path(u"shop.jw"_s), address}, {}, home.path()).code, 2); // nobody knows the password
        const QString file = home.filePath(isPostgresql ? u".pgpass"_s : u".my.cnf"_s);
        if (isPostgresql)
            write(file, u"127.0.0.1:%1:*:%2:%3\n"_s.arg(QString::number(server->port()), test::Server::user(), test::Server::password().replace(u':', u"\\:"_s)).toUtf8());
        else
            write(file, u"[client]\npassword=\"%1\"\n"_s.arg(test::Server::password()).toUtf8());
        QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner));
        const Run created = joinwright({u"create"_s, path(u"shop.jw"_s), address}, {}, home.path());
        QCOMPARE(created.errors, QString());
        QCOMPARE(created.code, 0);
        QVERIFY(!joinwright({u"reflect"_s, address}, {}, home.path()).output.contains(test::Server::password()));
    }

    void reflectingLeavesTheFileAsItWas()
    {
        const QByteArray before = bytes(path(u"shop.db"_s));
        QCOMPARE(joinwright({u"reflect"_s, path(u"shop.db"_s), u"--summary"_s, u"json"_s}).code, 0);
        QCOMPARE(bytes(path(u"shop.db"_s)), before);
    }
};

QTEST_GUILESS_MAIN(tst_CommandLine)
#include "tst_commandline.moc"
