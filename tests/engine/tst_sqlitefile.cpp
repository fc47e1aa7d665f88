// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/worker.h"

#include <QtTest/QtTest>

#include <sqlite3.h>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

using namespace jw;
using namespace Qt::StringLiterals;

namespace {

template<typename Work>
Error thrown(Work work)
{
    try {
        work();
    } catch (const Error &error) {
        return error;
    }
    return Error(ErrorKind::Usage, u"nothing was thrown"_s);
}

QByteArray hashOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256);
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

/// Another program, as far as locks go: SQLite itself, without our library.
class Stranger
{
public:
    explicit Stranger(const QString &path)
    {
        sqlite3_open(path.toUtf8().constData(), &m_handle);
    }
    ~Stranger() { close(); }
    Stranger(const Stranger &) = delete;
    Stranger &operator=(const Stranger &) = delete;

    bool run(const char *sql) { return sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) == SQLITE_OK; }
    void close()
    {
        sqlite3_close(m_handle);
        m_handle = nullptr;
    }
    /// Closes and leaves the write-ahead log with its content, as a program that was killed does.
    void crash()
    {
        sqlite3_db_config(m_handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        close();
    }

private:
    sqlite3 *m_handle = nullptr;
};

void makeFile(const QString &path, const QByteArray &journalMode, bool crash = false)
{
    Stranger stranger(path);
    QVERIFY(stranger.run("PRAGMA journal_mode = " + journalMode));
    QVERIFY(stranger.run("CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(20) NOT NULL); INSERT INTO t (name) VALUES ('a'), ('b')"));
    if (crash)
        stranger.crash();
}

#ifdef Q_OS_UNIX
/// Runs the rest of the test as a user whom file permissions hold back; root is not.
class AsNobody
{
public:
    AsNobody()
    {
        if (geteuid() == 0)
            m_isDone = seteuid(65534) == 0;
    }
    ~AsNobody()
    {
        if (m_isDone && seteuid(0) != 0)
            qFatal("cannot be root again");
    }
    bool isHeldBack() const { return m_isDone || geteuid() != 0; }

private:
    bool m_isDone = false;
};
#endif

} // namespace

class tst_SqliteFile : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void browsingChangesNoByte_data()
    {
        QTest::addColumn<QByteArray>("journalMode");
        QTest::addColumn<bool>("readOnly");
        QTest::addColumn<bool>("crashed");
        for (const char *mode : {"delete", "truncate", "persist", "wal"}) {
            for (bool readOnly : {false, true})
                QTest::addRow("%s%s", mode, readOnly ? ", read only" : "") << QByteArray(mode) << readOnly << false;
        }
        QTest::newRow("wal with content left behind") << QByteArray("wal") << false << true;
        QTest::newRow("wal with content left behind, read only") << QByteArray("wal") << true << true;
    }

    void browsingChangesNoByte()
    {
        QFETCH(QByteArray, journalMode);
        QFETCH(bool, readOnly);
        QFETCH(bool, crashed);
        if (crashed && !readOnly && isQtSqlOnly())
            QSKIP("through QtSql alone SQLite moves a log into the file when it is closed");
        makeFile(path(), journalMode, crashed);
        const QByteArray before = hashOf(path());
        const QByteArray logBefore = hashOf(path() + u"-wal"_s);
        QStringList files = QDir(m_folder->path()).entryList(QDir::Files);
        QCOMPARE(QFileInfo(path() + u"-wal"_s).size() > 0, crashed);
        {
            const Engine engine = Engine::open(Url::fromFile(path()), {.readOnly = readOnly});
            QCOMPARE(engine.reflect().schema.tables().size(), 1);
            Worker worker(engine);
            QCOMPARE(worker.run([](Connection &c) { return c.execute(u"SELECT * FROM t"_s).all().size(); }).result(), 2);
            {
                Transaction transaction(engine.connect(), false);
                transaction.commit();
            }
        }
        QCOMPARE(hashOf(path()), before);
        QCOMPARE(hashOf(path() + u"-wal"_s), logBefore);
        QStringList left = QDir(m_folder->path()).entryList(QDir::Files);
        left.removeAll(QFileInfo(path()).fileName() + u"-shm"_s); // an index of the log, made anew by whoever reads it
        files.removeAll(QFileInfo(path()).fileName() + u"-shm"_s);
        QCOMPARE(left, files);
    }

    void aStrangersFileKeepsItsJournalMode()
    {
        makeFile(path(), "persist");
        {
            Connection connection = Engine::open(Url::fromFile(path())).connect();
            connection.execute(u"INSERT INTO t (name) VALUES ('c')"_s);
        }
        Connection connection = Engine::open(Url::fromFile(path())).connect();
        QCOMPARE(connection.execute(u"PRAGMA journal_mode"_s).all().first().first(), Value(u"delete"_s)); // persist is not kept in the file
        QCOMPARE(connection.execute(u"SELECT count(*) FROM t"_s).all().first().first(), Value(3));
    }

    void whatWeWroteIsMovedIntoTheFile()
    {
        makeFile(path(), "wal");
        Engine::open(Url::fromFile(path())).connect().execute(u"INSERT INTO t (name) VALUES ('c')"_s);
        QVERIFY(!QFileInfo::exists(path() + u"-wal"_s));
        QCOMPARE(Engine::open(Url::fromFile(path())).connect().execute(u"SELECT count(*) FROM t"_s).all().first().first(), Value(3));
    }

    void readOnlyIsEnforced_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("insert") << u"INSERT INTO t (name) VALUES ('c')"_s;
        QTest::newRow("create") << u"CREATE TABLE x (id INT)"_s;
        QTest::newRow("drop") << u"DROP TABLE t"_s;
        QTest::newRow("pragma") << u"PRAGMA user_version = 7"_s;
        QTest::newRow("vacuum") << u"VACUUM"_s;
    }

    void readOnlyIsEnforced()
    {
        QFETCH(QString, sql);
        makeFile(path(), "delete");
        const QByteArray before = hashOf(path());
        {
            const Engine engine = Engine::open(Url::fromFile(path()), {.readOnly = true});
            QVERIFY(engine.isReadOnly());
            Connection connection = engine.connect();
            connection.run(u"PRAGMA query_only = OFF"_s); // even so
            QCOMPARE(thrown([&] { connection.run(sql); }).kind(), ErrorKind::ReadOnly);
        }
        QCOMPARE(hashOf(path()), before);
    }

    void badFilesAreRefusedAndLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("a short text") << QByteArray("hello");
        QTest::newRow("a long text") << QByteArray("lorem ipsum ").repeated(1000);
        QTest::newRow("a binary") << QByteArray("\x7f" "ELF\x00\x01\x02", 7).repeated(500);
        QTest::newRow("a model file") << QByteArray("{\"joinwright\":1}\n");
        QTest::newRow("the first bytes of a database") << QByteArray("SQLite format 3\0", 16);
    }

    void badFilesAreRefusedAndLeftAlone()
    {
        QFETCH(QByteArray, content);
        write(path(), content);
        const Error error = thrown([&] { Engine::open(Url::fromFile(path())); });
        QCOMPARE(error.kind(), ErrorKind::File);
        QVERIFY2(error.message().startsWith(u"shop.db: the file is not an SQLite database"), qPrintable(error.message()));
        QCOMPARE(error.file(), path());
        QCOMPARE(hashOf(path()), QCryptographicHash::hash(content, QCryptographicHash::Sha256));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
    }

    void aMissingFileAFolderAndAMissingFolderAreSaid()
    {
        const Error missing = thrown([&] { Engine::open(Url::fromFile(path()), {.create = false}); });
        QCOMPARE(missing.kind(), ErrorKind::File);
        QVERIFY(missing.message().startsWith(u"there is no file "));
        QVERIFY(!QFileInfo::exists(path()));
        QVERIFY(thrown([&] { Engine::open(Url::fromFile(path()), {.readOnly = true}); }).message().startsWith(u"there is no file "));
        QVERIFY(thrown([&] { Engine::open(Url::fromFile(m_folder->path())); }).message().contains(u"is a folder"));
        QVERIFY(thrown([&] { Engine::open(Url::fromFile(m_folder->filePath(u"no/such/x.db"_s))); }).message().contains(u"no such folder"));
    }

    void anEmptyFileIsAnEmptyDatabaseOfAStranger()
    {
        write(path(), {});
        {
            const Engine engine = Engine::open(Url::fromFile(path()));
            QVERIFY(engine.reflect().schema.tables().isEmpty());
        }
        QCOMPARE(QFileInfo(path()).size(), 0);
        {
            Connection connection = Engine::open(Url::fromFile(path())).connect();
            connection.run(u"CREATE TABLE t (id INTEGER PRIMARY KEY)"_s);
            QCOMPARE(connection.execute(u"PRAGMA journal_mode"_s).all().first().first(), Value(u"delete"_s));
        }
        QVERIFY(QFileInfo(path()).size() > 0);
    }

    void namesWithSpecialLettersAreOpened()
    {
        const QString odd = m_folder->filePath(u"a b?mode=ro&x#50%41 Łódź.db"_s);
        Engine::open(Url::fromFile(odd)).connect().run(u"CREATE TABLE t (id INTEGER PRIMARY KEY)"_s);
        QVERIFY(QFileInfo::exists(odd));
        QCOMPARE(Engine::open(Url::fromFile(odd).toString()).reflect().schema.tables().size(), 1);
    }

    void aLockedDatabaseIsBusy()
    {
        makeFile(path(), "delete");
        Stranger stranger(path());
        QVERIFY(stranger.run("BEGIN EXCLUSIVE"));
        const Error opening = thrown([&] { Engine::open(Url::fromFile(path()), {.busyTimeout = std::chrono::milliseconds(30)}); });
        QCOMPARE(opening.kind(), ErrorKind::Busy);
        QVERIFY(opening.message().contains(u"locked by another program"));
        QVERIFY(stranger.run("COMMIT"));

        const Engine engine = Engine::open(Url::fromFile(path()), {.busyTimeout = std::chrono::milliseconds(30)});
        QVERIFY(stranger.run("BEGIN IMMEDIATE; INSERT INTO t (name) VALUES ('x')"));
        Connection connection = engine.connect();
        QCOMPARE(thrown([&] { Transaction transaction(connection); }).kind(), ErrorKind::Busy);
        QVERIFY(!connection.inTransaction());
        QCOMPARE(connection.execute(u"SELECT count(*) FROM t"_s).all().first().first(), Value(2));
        QVERIFY(stranger.run("COMMIT"));
        Transaction transaction(connection);
        connection.execute(u"INSERT INTO t (name) VALUES ('y')"_s);
        transaction.commit();
    }

    void aLockIsWaitedFor()
    {
        makeFile(path(), "delete");
        const Engine engine = Engine::open(Url::fromFile(path()));
        Stranger stranger(path());
        QVERIFY(stranger.run("BEGIN IMMEDIATE"));
        Worker worker(engine);
        auto written = worker.run([](Connection &c) { c.execute(u"INSERT INTO t (name) VALUES ('z')"_s); });
        QVERIFY(stranger.run("COMMIT"));
        written.waitForFinished();
        QCOMPARE(engine.connect().execute(u"SELECT count(*) FROM t"_s).all().first().first(), Value(3));
    }

    void awaitedLocksAreGivenUpWhenTheWorkerGoes()
    {
        if (isQtSqlOnly())
            QSKIP("QtSql alone cannot stop a statement");
        makeFile(path(), "delete");
        const Engine engine = Engine::open(Url::fromFile(path()), {.busyTimeout = std::chrono::minutes(10)});
        Stranger stranger(path());
        QVERIFY(stranger.run("BEGIN IMMEDIATE"));
        auto worker = std::make_unique<Worker>(engine);
        std::atomic_bool begun = false;
        auto written = worker->run([&](Connection &c) {
            begun = true;
            c.execute(u"INSERT INTO t (name) VALUES ('z')"_s);
        });
        QTRY_VERIFY(begun);
        worker.reset();
        QCOMPARE(thrown([&] { written.waitForFinished(); }).kind(), ErrorKind::Cancelled);

        Worker second(engine);
        auto interrupted = second.run([](Connection &c) { c.execute(u"INSERT INTO t (name) VALUES ('z')"_s); });
        QTRY_VERIFY_WITH_TIMEOUT((second.interrupt(), interrupted.isFinished()), 20000);
        QCOMPARE(thrown([&] { interrupted.waitForFinished(); }).kind(), ErrorKind::Cancelled);
        QVERIFY(stranger.run("COMMIT"));
        second.run([](Connection &c) { c.execute(u"INSERT INTO t (name) VALUES ('z')"_s); }).waitForFinished();
        QCOMPARE(engine.connect().execute(u"SELECT count(*) FROM t"_s).all().first().first(), Value(3));
    }

    void theAddressMaySayHowToOpen()
    {
        makeFile(path(), "delete");
        QVERIFY(Engine::open(Url::fromFile(path()).toString() + u"?mode=ro"_s).isReadOnly());
        QCOMPARE(thrown([&] { Engine::open(u"sqlite:///"_s + m_folder->filePath(u"no.db"_s) + u"?mode=rw"_s); }).kind(), ErrorKind::File);
        QCOMPARE(thrown([&] { Engine::open(Url::fromFile(path()).toString() + u"?cache=shared"_s); }).kind(), ErrorKind::Usage);
    }

    void openingTheSameFileTwiceKeepsTheFirstLock()
    {
        // Closing a file that this process has open elsewhere would drop its locks (POSIX); openings must not do that.
        makeFile(path(), "delete");
        const Engine first = Engine::open(Url::fromFile(path()));
        Transaction transaction(first.connect());
        {
            const Engine second = Engine::open(Url::fromFile(path()));
            second.reflect();
        }
        QCOMPARE(lockProbe(path()), 5); // SQLITE_BUSY in another process
    }

    void aDamagedFileIsSaid()
    {
        {
            Connection connection = Engine::open(Url::fromFile(path())).connect();
            connection.run(u"CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT)"_s);
            Transaction transaction(connection);
            for (int i = 0; i < 3000; ++i)
                connection.execute(u"INSERT INTO t (name) VALUES (?)"_s, {QString(40, u'x')});
            transaction.commit();
        }
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(4096));
        file.write(QByteArray(8 * 4096, '\x5a'));
        file.close();
        const Engine engine = Engine::open(Url::fromFile(path()));
        const Error error = thrown([&] { engine.connect().execute(u"SELECT sum(length(name)) FROM t"_s).all(); });
        QCOMPARE(error.kind(), ErrorKind::File);
        QVERIFY2(error.message().contains(u"damaged"), qPrintable(error.message()));
    }

    void aFullDiskRollsBackAndTheConnectionGoesOn()
    {
        const Engine engine = Engine::open(Url::fromFile(path()));
        Connection connection = engine.connect();
        connection.run(u"CREATE TABLE t (id INTEGER PRIMARY KEY, data BLOB)"_s);
        connection.run(u"PRAGMA max_page_count = 20"_s);
        const Error error = thrown([&] {
            Transaction transaction(connection);
            for (int i = 0; i < 100; ++i)
                connection.execute(u"INSERT INTO t (data) VALUES (?)"_s, {QByteArray(4000, 'x')});
            transaction.commit();
        });
        QCOMPARE(error.kind(), ErrorKind::File);
        QVERIFY2(error.message().contains(u"full"), qPrintable(error.message()));
        QVERIFY(!connection.inTransaction());
        QCOMPARE(connection.execute(u"SELECT count(*) FROM t"_s).all().first().first(), Value(0));
        connection.execute(u"INSERT INTO t (data) VALUES (x'00')"_s);
    }

    void whatAWriterOfTheSameFileDidIsSeen()
    {
        const Engine engine = Engine::open(Url::fromFile(path()));
        Connection connection = engine.connect();
        connection.run(u"CREATE TABLE t (id INTEGER PRIMARY KEY)"_s);
        const QString select = u"SELECT * FROM t"_s;
        QCOMPARE(connection.execute(select).columnCount(), 1);
        Stranger stranger(path());
        QVERIFY(stranger.run("ALTER TABLE t ADD COLUMN name TEXT DEFAULT 'n'; INSERT INTO t (id) VALUES (1)"));
        Result result = connection.execute(select); // prepared before the change
        QVERIFY(result.next());
        QCOMPARE(result.columnCount(), 2);
        QCOMPARE(result.columnName(1), u"name"_s);
        QCOMPARE(result.raw(1), Value(u"n"_s));
    }

    void aReaderThatTurnsToWritingIsTold()
    {
        const Engine engine = Engine::open(Url::fromFile(path()), {.busyTimeout = std::chrono::milliseconds(30)});
        Connection connection = engine.connect();
        connection.run(u"CREATE TABLE t (id INTEGER PRIMARY KEY)"_s);
        Transaction transaction(connection, false);
        connection.execute(u"SELECT * FROM t"_s).all();
        Stranger stranger(path());
        QVERIFY(stranger.run("INSERT INTO t VALUES (1)"));
        const Error error = thrown([&] { connection.execute(u"INSERT INTO t VALUES (2)"_s); });
        QCOMPARE(error.kind(), ErrorKind::Busy);
        QCOMPARE(error.code(), u"517"_s);
    }

#ifdef Q_OS_UNIX
    void aWriteProtectedFileIsReadOnly()
    {
        makeFile(path(), "delete");
        QVERIFY(QFile::setPermissions(path(), ReadableFolder));
        QVERIFY(QFile::setPermissions(m_folder->path(), ReadableFolder | QFile::WriteOther | QFile::WriteGroup));
        const AsNobody nobody;
        if (!nobody.isHeldBack())
            QSKIP("this user cannot give up its rights");
        const Engine engine = Engine::open(Url::fromFile(path()));
        QVERIFY(engine.isReadOnly());
        QCOMPARE(engine.reflect().schema.tables().size(), 1);
        QCOMPARE(thrown([&] { engine.connect().execute(u"DELETE FROM t"_s); }).kind(), ErrorKind::ReadOnly);
    }

    void aFileInAWriteProtectedFolderIsReadOnly_data()
    {
        QTest::addColumn<QByteArray>("journalMode");
        QTest::newRow("delete") << QByteArray("delete");
        QTest::newRow("wal") << QByteArray("wal");
    }

    void aFileInAWriteProtectedFolderIsReadOnly()
    {
        QFETCH(QByteArray, journalMode);
        makeFile(path(), journalMode);
        QVERIFY(QFile::setPermissions(path(), ReadableFolder | QFile::WriteOwner | QFile::WriteGroup | QFile::WriteOther));
        QVERIFY(QFile::setPermissions(m_folder->path(), ReadableFolder));
        {
            const AsNobody nobody;
            if (!nobody.isHeldBack())
                QSKIP("this user cannot give up its rights");
            const Engine engine = Engine::open(Url::fromFile(path()));
            QVERIFY(engine.isReadOnly());
            QCOMPARE(engine.connect().execute(u"SELECT count(*) FROM t"_s).all().first().first(), Value(2));
            QCOMPARE(thrown([&] { engine.connect().execute(u"DELETE FROM t"_s); }).kind(), ErrorKind::ReadOnly);
        }
        QVERIFY(QFile::setPermissions(m_folder->path(), ReadableFolder | QFile::WriteOwner));
    }

    void aFileWithoutPermissionIsSaid()
    {
        makeFile(path(), "delete");
        QVERIFY(QFile::setPermissions(m_folder->path(), ReadableFolder));
        QVERIFY(QFile::setPermissions(path(), QFileDevice::Permissions()));
        const AsNobody nobody;
        if (!nobody.isHeldBack())
            QSKIP("this user cannot give up its rights");
        const Error error = thrown([&] { Engine::open(Url::fromFile(path())); });
        QCOMPARE(error.kind(), ErrorKind::File);
        QVERIFY2(error.message().contains(u"permission denied"), qPrintable(error.message()));
        const Error creating = thrown([&] { Engine::open(Url::fromFile(m_folder->filePath(u"new.db"_s))); });
        QVERIFY2(creating.message().contains(u"cannot be created: permission denied"), qPrintable(creating.message()));
    }
#endif

private:
    static bool isQtSqlOnly() { return qEnvironmentVariableIsSet("JOINWRIGHT_QTSQL_ONLY"); }

    static constexpr QFile::Permissions ReadableFolder = QFile::ReadOwner | QFile::ExeOwner | QFile::ReadGroup
        | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;

    QString path() const { return m_folder->filePath(u"shop.db"_s); }

    /// What another process gets that wants to write: SQLite's result code.
    static int lockProbe(const QString &path)
    {
#ifdef Q_OS_UNIX
        const pid_t child = fork();
        if (child == 0) {
            sqlite3 *handle = nullptr;
            sqlite3_open(path.toUtf8().constData(), &handle);
            _exit(sqlite3_exec(handle, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr));
        }
        int status = 0;
        waitpid(child, &status, 0);
        return WEXITSTATUS(status);
#else
        Q_UNUSED(path);
        return SQLITE_BUSY;
#endif
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(tst_SqliteFile)
#include "tst_sqlitefile.moc"
