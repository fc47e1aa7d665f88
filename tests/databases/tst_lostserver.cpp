// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "engine/postgresqlserver.h"
#include "studio/databases/databasesession.h"

using namespace jw;
using namespace jw::studio;
using jw::test::Patience;
using jw::test::Server;
using namespace Qt::StringLiterals;

/// A server that is killed while rows are edited, and started again. Once for each kind of server.
class tst_LostServer : public QObject, private jw::test::PostgresqlServer
{
    Q_OBJECT

private slots:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("dialect");
        QTest::newRow("postgresql") << u"postgresql"_s;
        QTest::newRow("mariadb") << u"mysql"_s;
    }

    void initTestCase() { qputenv("XDG_STATE_HOME", m_state.path().toLocal8Bit()); }

    void init()
    {
        QFETCH_GLOBAL(const QString, dialect);
        QString why;
        m_server = Server::named(dialect, &why);
        if (!m_server)
            QSKIP(qPrintable(why));
        QVERIFY(m_server->start());
        m_database = m_server->makeDatabase();
        m_server->run(m_database, u"CREATE TABLE items (id int PRIMARY KEY, word varchar(20))"_s);
        m_server->run(m_database, u"INSERT INTO items VALUES (1, 'one'), (2, 'two')"_s);
        open();
    }
    void cleanup()
    {
        m_items.reset();
        m_session.reset();
    }

    void editsAreStillThereAndAreCommittedAfterReconnecting()
    {
        edit(0, u"uno"_s);
        QTRY_COMPARE(m_session->pendingCount(), 1);
        m_server->kill();
        QSignalSpy failed(m_session.get(), &DatabaseSession::commitFailed);
        m_session->commit();
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, Patience);
        QTRY_VERIFY(m_session->isLost());
        QCOMPARE(m_session->trouble()->kind(), ErrorKind::Connection);

        // Still away: said, and nothing changes.
        m_session->reconnect();
        QVERIFY(m_session->isReconnecting());
        QVERIFY(!m_session->canCommit());
        QTRY_VERIFY_WITH_TIMEOUT(!m_session->isReconnecting(), Patience);
        QVERIFY(m_session->isLost());
        edit(1, u"due"_s); // one goes on meanwhile
        QTRY_COMPARE(m_session->pendingCount(), 2);

        QVERIFY(m_server->start());
        QSignalSpy reconnected(m_session.get(), &DatabaseSession::reconnected);
        m_session->reconnect();
        QTRY_COMPARE_WITH_TIMEOUT(reconnected.size(), 1, Patience);
        QVERIFY(!m_session->isLost() && !m_session->trouble());
        QTRY_VERIFY(m_session->canCommit());
        QSignalSpy committed(m_session.get(), &DatabaseSession::committed);
        m_session->commit();
        QTRY_COMPARE_WITH_TIMEOUT(committed.size(), 1, Patience);
        QCOMPARE(stored(), u"uno due"_s);
        QTRY_COMPARE(m_session->pendingCount(), 0);
    }

    void aReaderNoticesAndTheServersReturnIsNoticedToo()
    {
        m_server->kill();
        m_items->reload();
        QTRY_VERIFY_WITH_TIMEOUT(m_session->isLost(), Patience);
        QVERIFY(m_server->start());
        m_items->reload(); // by itself the next statement connects again
        QTRY_VERIFY_WITH_TIMEOUT(!m_session->isLost(), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(text(1), u"two"_s, Patience);
    }

    void aServerThatDiesWhileNobodyAsksItIsNoticed()
    {
        edit(0, u"uno"_s);
        QTRY_COMPARE(m_session->pendingCount(), 1);
        m_server->kill();
        QTRY_VERIFY_WITH_TIMEOUT(m_session->isLost(), Patience);
        QCOMPARE(m_session->trouble()->kind(), ErrorKind::Connection);
        QCOMPARE(m_session->pendingCount(), 1);
        QCOMPARE(text(1), u"two"_s); // what is shown stays

        QVERIFY(m_server->start());
        m_session->reconnect();
        QTRY_VERIFY_WITH_TIMEOUT(!m_session->isLost() && m_session->canCommit(), Patience);
        QSignalSpy committed(m_session.get(), &DatabaseSession::committed);
        m_session->commit();
        QTRY_COMPARE_WITH_TIMEOUT(committed.size(), 1, Patience);
        QCOMPARE(stored(), u"uno two"_s);
    }

    /// A server that ends idle connections, or was restarted in between, has never been away.
    void aConnectionThatOnlyTheServerEndedIsMadeAgainAside()
    {
        QSignalSpy changed(m_session.get(), &DatabaseSession::connectionChanged);
        Connection watching = Engine::open(m_server->url(m_database)).connect(); // one that comes and goes would be seen itself
        const QSet<QString> before = connections(watching);
        QVERIFY(!before.isEmpty());
        for (const QString &id : before)
            end(watching, id);
        QTRY_VERIFY_WITH_TIMEOUT(!(connections(watching) - before).isEmpty(), Patience); // nobody has asked for it
        QVERIFY(!m_session->isLost());
        QCOMPARE(changed.size(), 0);
        m_items->reload();
        QTRY_COMPARE_WITH_TIMEOUT(text(1), u"two"_s, Patience);
    }

    void theSystemAsksForAServerThatSaysNothing()
    {
        if (!QFile::exists(u"/proc/net/tcp"_s))
            QSKIP("this system does not list its sockets");
        const QString keepalive = u"02"_s; // the timer that runs; another one does while something is under way
        QTRY_VERIFY2(timers().size() >= 2 && timers().count(keepalive) == timers().size(), qPrintable(timers().join(u' ')));
    }

    void aCommitThatNobodyCouldTellAboutIsSaidAndNotSentAgain()
    {
        if (m_server->dialect() != u"postgresql"_s)
            QSKIP("MariaDB does not tell what became of a transaction");
        edit(0, u"uno"_s);
        QTRY_COMPARE(m_session->pendingCount(), 1);
        QList<ErrorReason> said;
        const auto note = [&said](const Error &error) { said.append(error.reason()); };
        connect(m_session.get(), &DatabaseSession::commitFailed, this, note);
        connect(m_session.get(), &DatabaseSession::failed, this, note);
        holdCommits();
        m_session->commit();
        QTRY_VERIFY_WITH_TIMEOUT(isRunning(u"COMMIT"_s, u"SyncRep"_s), Patience);
        m_server->kill();
        QTRY_COMPARE_WITH_TIMEOUT(said, QList {ErrorReason::UnknownOutcome}, Patience); // once nobody has come back in time
        freeCommits();
        QVERIFY(m_server->start());
        m_session->reconnect();
        QTRY_COMPARE_WITH_TIMEOUT(said, (QList {ErrorReason::UnknownOutcome, ErrorReason::WrittenAfterAll}), Patience);
        QTRY_VERIFY(!m_session->isLost());
        QCOMPARE(stored(), u"uno two"_s);
        QTRY_COMPARE(m_session->pendingCount(), 0); // what is read again is what was edited
    }

    void readOnlyIsTheConnectionsAndIsChangedInPlace()
    {
        edit(0, u"uno"_s);
        QTRY_COMPARE(m_session->pendingCount(), 1);
        QVERIFY(!m_session->reasonAgainstMode(DatabaseMode::ReadOnly).isEmpty());
        m_session->setMode(DatabaseMode::Ask); // needs no other connection
        QCOMPARE(m_session->mode(), DatabaseMode::Ask);
        m_session->revertAll();
        QTRY_COMPARE(m_session->pendingCount(), 0);

        QSignalSpy changed(m_session.get(), &DatabaseSession::modeChanged);
        m_session->setMode(DatabaseMode::ReadOnly);
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, Patience);
        QVERIFY(m_session->isReadOnly());
        QVERIFY(!m_items->setData(m_items->index(0, 1), u"no"_s));
        QTRY_COMPARE(text(0), u"one"_s); // what is shown stays

        m_session->setMode(DatabaseMode::Free);
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 2, Patience);
        edit(0, u"again"_s);
        QSignalSpy committed(m_session.get(), &DatabaseSession::committed);
        QTRY_VERIFY(m_session->canCommit());
        m_session->commit();
        QTRY_COMPARE_WITH_TIMEOUT(committed.size(), 1, Patience);
        QCOMPARE(stored(), u"again two"_s);
    }

    void openingTellsHowFarItIsAndIsGivenUp()
    {
        DatabaseSession session;
        QList<int> steps;
        connect(&session, &DatabaseSession::openingProgressed, this, [&steps](Opening::Step step, int) { steps.append(int(step)); });
        QSignalSpy opened(&session, &DatabaseSession::opened);
        session.open(Url::fromString(m_server->url(m_database)));
        QVERIFY(session.isOpening());
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, Patience);
        QVERIFY(steps.contains(int(Opening::Step::Connecting)) && steps.contains(int(Opening::Step::Reading)));

        auto another = std::make_unique<DatabaseSession>();
        connect(another.get(), &DatabaseSession::opened, this, [] { QFAIL("it was not wanted any more"); });
        another->open(Url::fromString(m_server->url(m_database)));
        another.reset();
    }

private:
    void open()
    {
        m_session = std::make_unique<DatabaseSession>();
        m_session->open(Url::fromString(m_server->url(m_database)));
        QTRY_VERIFY_WITH_TIMEOUT(m_session->isOpen(), Patience);
        m_items = m_session->makeRecords(m_session->schema().table(u"items")->id);
        m_items->load();
        QTRY_VERIFY_WITH_TIMEOUT(m_items->isCountExact(), Patience);
        QTRY_COMPARE(text(1), u"two"_s);
    }
    /// The timers of the connections to the server. A line is "local remote state queues timer:when …" in hexadecimal; state
    /// 01 is established.
    QStringList timers() const
    {
        QFile table(u"/proc/net/tcp"_s);
        if (!table.open(QIODevice::ReadOnly))
            return {};
        const QString server = u"0100007F:%1"_s.arg(m_server->port(), 4, 16, QChar(u'0')).toUpper();
        QStringList timers;
        for (const QString &line : QString::fromLatin1(table.readAll()).split(u'\n')) {
            const QStringList parts = line.simplified().split(u' ');
            if (parts.value(2) == server && parts.value(3) == u"01")
                timers.append(parts.value(5).left(2));
        }
        return timers;
    }
    void edit(int row, const QString &text) { QVERIFY(m_items->setData(m_items->index(row, 1), text)); }
    QString text(int row) const { return m_items->rowCount() > row ? m_items->cell(row, 1).text : QString(); }
    /// The server's numbers of the connections to the database; the one that asks does not count.
    QSet<QString> connections(Connection &connection) const
    {
        const bool isPostgresql = m_server->dialect() == u"postgresql"_s;
        QSet<QString> ids;
        for (const QList<Value> &row :
            connection
                .execute(isPostgresql ? u"SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"_s
                                      : u"SELECT id FROM information_schema.processlist WHERE db = database() AND id <> connection_id()"_s)
                .all())
            ids.insert(row.first().toString());
        return ids;
    }
    void end(Connection &connection, const QString &id) const
    {
        const bool isPostgresql = m_server->dialect() == u"postgresql"_s;
        try {
            connection.execute((isPostgresql ? u"SELECT pg_terminate_backend(%1)"_s : u"KILL CONNECTION %1"_s).arg(id)).all();
        } catch (const Error &) {
            // It has ended by itself: the one that had read the structure.
        }
    }
    QString stored() const
    {
        QStringList words;
        const QList<QList<Value>> rows
            = Engine::open(m_server->url(m_database)).connect().execute(u"SELECT word FROM items ORDER BY id"_s).all();
        for (const QList<Value> &row : rows)
            words.append(row.first().toString());
        return words.join(u' ');
    }

    QTemporaryDir m_state;
    std::unique_ptr<DatabaseSession> m_session;
    std::unique_ptr<RecordsModel> m_items;
};

QTEST_GUILESS_MAIN(tst_LostServer)
#include "tst_lostserver.moc"
