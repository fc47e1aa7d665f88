// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/asyncsession.h"
#include "joinwright/orm/pendingstate.h"
#include "data/sampledatabase.h"
#include "studio/databases/connections.h"

using namespace jw;
using namespace jw::studio;
using jw::test::SampleDatabase;
using namespace Qt::StringLiterals;

class tst_DatabaseSession : public QObject
{
    Q_OBJECT

    static std::unique_ptr<RecordsModel> orders(SampleDatabase &sample)
    {
        auto model = sample.database->makeRecords(sample.table(u"orders"));
        model->load();
        if (!QTest::qWaitFor([&model] { return model->isCountExact(); }, 20'000))
            model.reset();
        return model;
    }
    static int column(const RecordsModel &model, const QString &name)
    {
        return model.columnOf(model.table().column(name)->id);
    }

private slots:
    void initTestCase()
    {
        m_state.reset(new QTemporaryDir);
        qputenv("XDG_STATE_HOME", m_state->path().toLocal8Bit());
    }

    void takesTheModelsIdsAndMissesNothing()
    {
        SampleDatabase sample;
        QVERIFY(sample.database->isOpen());
        QCOMPARE(sample.table(u"orders"), sampleModel().schema.table(u"orders")->id);
        QVERIFY(sample.database->missing().isEmpty());
        QVERIFY(!sample.database->isReadOnly());
    }

    void whatOnlyTheModelHasIsMissingAndNeverInSql()
    {
        SampleDatabase sample;
        Schema model = sampleModel().schema;
        Column column;
        column.id = Id::create();
        column.name = u"gift"_s;
        model.editTable(sample.table(u"orders"))->columns.append(column);
        Table table;
        table.id = Id::create();
        table.name = u"wishes"_s;
        model.setTable(table);
        QSignalSpy changed(sample.database.get(), &DatabaseSession::missingChanged);
        sample.database->setModel(model);
        QCOMPARE(sample.database->missing(), (QSet<Id> {column.id, table.id}));
        QCOMPARE(changed.size(), 1);
        const auto grid = orders(sample);
        QVERIFY(grid);
        QCOMPARE(grid->columnOf(column.id), -1);
    }

    void aFileThatIsNoneIsRefusedAndStaysAsItIs_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("a text") << QByteArray("this is no database, but a text long enough to look like something else ").repeated(20);
        QTest::newRow("a missing file") << QByteArray();
    }
    void aFileThatIsNoneIsRefusedAndStaysAsItIs()
    {
        QFETCH(QByteArray, content);
        QTemporaryDir folder;
        const QString path = folder.filePath(u"file.db"_s);
        if (!content.isEmpty()) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content);
        }
        DatabaseSession session;
        QString problem;
        connect(&session, &DatabaseSession::openFailed, this, [&problem](const Error &error) { problem = error.message(); });
        Url url;
        url.dialect = u"sqlite"_s;
        url.database = path;
        session.open(url);
        QTRY_VERIFY(!problem.isEmpty());
        QVERIFY2(problem.contains(u"file.db"_s), qPrintable(problem));
        QVERIFY(!session.isOpen());
        QCOMPARE(QFile::exists(path), !content.isEmpty());
    }

    void whatIsReadAgainIsWhatAnEditIsShownAgainst()
    {
        SampleDatabase sample;
        const auto grid = orders(sample);
        QVERIFY(grid);
        QVERIFY(grid->setData(grid->index(0, column(*grid, u"remark"_s)), u"mine"_s));
        ChangesModel &changes = sample.database->changes();
        const auto before = [&] { return changes.index(0, 0, changes.index(0, 0)).data(ChangesModel::BeforeRole).toString(); };
        QTRY_COMPARE(changes.rowCount(changes.index(0, 0)), 1);
        Engine::open(Url::fromFile(sample.path)).connect().run(u"UPDATE orders SET remark = 'theirs' WHERE id = (SELECT min(id) FROM orders)"_s);
        grid->reload();
        QTRY_COMPARE(before(), u"theirs"_s);
    }

    void commitsAllInOneAndCounts()
    {
        SampleDatabase sample;
        const auto grid = orders(sample);
        QVERIFY(grid);
        QSignalSpy count(sample.database.get(), &DatabaseSession::pendingCountChanged);
        QSignalSpy committed(sample.database.get(), qOverload<int>(&DatabaseSession::committed));
        QVERIFY(grid->setData(grid->index(0, column(*grid, u"remark"_s)), u"one"_s));
        QVERIFY(grid->setData(grid->index(1, column(*grid, u"remark"_s)), u"two"_s));
        QTRY_COMPARE(sample.database->pendingCount(), 2);
        QVERIFY(sample.database->canCommit() && sample.database->canUndo());
        sample.database->commit();
        QVERIFY(!sample.database->canCommit()); // one at a time
        QTRY_COMPARE(committed.size(), 1);
        QCOMPARE(committed.first().first().toInt(), 2);
        QTRY_COMPARE(sample.database->pendingCount(), 0);
        QCOMPARE(sample.stored(u"SELECT group_concat(remark) FROM (SELECT remark FROM orders ORDER BY id LIMIT 2)"_s), u"one,two"_s);
        QVERIFY(!sample.database->canUndo()); // a commit closes the history
    }

    void aMissingValueHoldsTheCommitAndIsNamed()
    {
        SampleDatabase sample;
        const auto grid = orders(sample);
        QVERIFY(grid);
        grid->addRow();
        QTRY_COMPARE(sample.database->pendingCount(), 1);
        QVERIFY(!sample.database->canCommit());
        const QString reason = sample.database->reasonAgainstCommit();
        QVERIFY2(reason.contains(u"Order"_s) && reason.contains(u"customer_id"_s), qPrintable(reason));
    }

    void aRefusedCommitLeavesEverythingPendingAndNamesTheRow()
    {
        SampleDatabase sample;
        const auto grid = orders(sample);
        QVERIFY(grid);
        QVERIFY(grid->setData(grid->index(0, column(*grid, u"remark"_s)), u"kept"_s));
        QVERIFY(grid->setData(grid->index(1, column(*grid, u"customer_id"_s)), QVariant::fromValue(Value(99'999'999))));
        QString problem;
        connect(sample.database.get(), &DatabaseSession::commitFailed, this, [&](const Error &error) { problem = error.message(); });
        QTRY_COMPARE(sample.database->pendingCount(), 2);
        sample.database->commit();
        QTRY_VERIFY(!problem.isEmpty());
        QTRY_COMPARE(sample.database->pendingCount(), 2);
        QVERIFY(sample.stored(u"SELECT remark FROM orders ORDER BY id LIMIT 1"_s) != u"kept"_s);
        QVERIFY(sample.database->canCommit()); // another try is possible
    }

    void aLockedDatabaseLeavesEverythingPending()
    {
        SampleDatabase sample;
        const auto grid = orders(sample);
        QVERIFY(grid);
        Engine other = Engine::open(Url::fromFile(sample.path));
        Connection lock = other.connect();
        lock.begin(true);
        QVERIFY(grid->setData(grid->index(0, column(*grid, u"remark"_s)), u"waits"_s));
        QTRY_COMPARE(sample.database->pendingCount(), 1);
        QString problem;
        connect(sample.database.get(), &DatabaseSession::commitFailed, this, [&](const Error &error) { problem = error.message(); });
        sample.database->commit();
        QTRY_VERIFY_WITH_TIMEOUT(!problem.isEmpty(), 30'000);
        QCOMPARE(sample.database->pendingCount(), 1);
        lock.rollback();
        QSignalSpy committed(sample.database.get(), qOverload<int>(&DatabaseSession::committed));
        sample.database->commit();
        QTRY_COMPARE_WITH_TIMEOUT(committed.size(), 1, 30'000);
        QCOMPARE(sample.stored(u"SELECT remark FROM orders ORDER BY id LIMIT 1"_s), u"waits"_s);
    }

    void readOnlyIsEnforced()
    {
        SampleDatabase sample(DatabaseMode::ReadOnly);
        QVERIFY(sample.database->isReadOnly());
        const auto grid = orders(sample);
        QVERIFY(grid);
        QVERIFY(!grid->setData(grid->index(0, column(*grid, u"remark"_s)), u"no"_s));
        QVERIFY(!sample.database->canCommit());
    }

    void rowsSurviveACrash()
    {
        QDir(RowJournal::folder()).removeRecursively(); // what other tests left pending
        SampleDatabase sample;
        {
            const auto grid = orders(sample);
            QVERIFY(grid);
            QVERIFY(grid->setData(grid->index(0, column(*grid, u"remark"_s)), u"typed"_s));
            QTRY_COMPARE(sample.database->pendingCount(), 1);
        }
        // The journal is copied while the session lives, as a crash would leave it.
        const QDir folder(RowJournal::folder());
        QTRY_COMPARE(folder.entryList({u"*.rows"_s}, QDir::Files).size(), 1);
        const QString journal = folder.filePath(folder.entryList({u"*.rows"_s}, QDir::Files).first());
        QVERIFY(QFile::copy(journal, journal + u".kept"_s));
        sample.database->revertAll();
        QTRY_VERIFY(!QFile::exists(journal));
        sample.database.reset();
        QVERIFY(QFile::rename(journal + u".kept"_s, journal));

        QVERIFY(sample.open());
        QCOMPARE(sample.database->recoverableCount(), 1);
        QSignalSpy recovered(sample.database.get(), &DatabaseSession::recovered);
        sample.database->recover();
        QTRY_COMPARE(recovered.size(), 1);
        QCOMPARE(recovered.first().at(0).toInt(), 1);
        QTRY_COMPARE(sample.database->pendingCount(), 1);
        QSignalSpy committed(sample.database.get(), qOverload<int>(&DatabaseSession::committed));
        sample.database->commit();
        QTRY_COMPARE(committed.size(), 1);
        QCOMPARE(sample.stored(u"SELECT remark FROM orders ORDER BY id LIMIT 1"_s), u"typed"_s);
        QTRY_COMPARE(folder.entryList({u"*.rows"_s}, QDir::Files).size(), 0);
    }

    void whoeverGoesOnEditingIsKeptSafeToo()
    {
        QDir(RowJournal::folder()).removeRecursively();
        SampleDatabase sample;
        const auto grid = orders(sample);
        QVERIFY(grid);
        const QDir folder(RowJournal::folder());
        const auto isKept = [&] { return !folder.entryList({u"*.rows"_s}, QDir::Files).isEmpty(); };
        for (int i = 0; i < 100 && !isKept(); ++i) {
            QVERIFY(grid->setData(grid->index(0, column(*grid, u"remark"_s)), u"typed %1"_s.arg(i)));
            QTest::qWait(50);
        }
        QVERIFY(isKept());
        sample.database->revertAll();
    }

    void rowsThatFindNoPlaceAreKept()
    {
        QDir(RowJournal::folder()).removeRecursively();
        SampleDatabase sample;
        PendingState state;
        {
            const auto grid = orders(sample); // goes before the session does
            QVERIFY(grid);
            QVERIFY(grid->setData(grid->index(0, column(*grid, u"remark"_s)), u"typed"_s));
            QVERIFY(grid->setData(grid->index(1, column(*grid, u"remark"_s)), u"typed too"_s));
            QTRY_COMPARE(sample.database->pendingCount(), 2);
            state = sample.database->session().pendingState();
        }
        state.rows[0].key = {Value(987'654'321)}; // somebody has deleted it
        sample.database->revertAll();
        const Url url = sample.database->url();
        sample.database.reset();
        RowJournal(url).write(state);
        QVERIFY(sample.open());
        QCOMPARE(sample.database->recoverableCount(), 2);
        QSignalSpy recovered(sample.database.get(), &DatabaseSession::recovered);
        sample.database->recover();
        QTRY_COMPARE(recovered.size(), 1);
        QCOMPARE(recovered.first(), QVariantList({1, 1}));
        QCOMPARE(sample.database->recoverableCount(), 1);
        sample.database->revertAll();
        QTRY_COMPARE(sample.database->pendingCount(), 0);
        sample.database.reset();

        QVERIFY(sample.open()); // offered again
        QCOMPARE(sample.database->recoverableCount(), 1);
        QSignalSpy again(sample.database.get(), &DatabaseSession::recovered);
        sample.database->recover();
        QTRY_COMPARE(again.size(), 1);
        QCOMPARE(again.first(), QVariantList({0, 1}));
        sample.database->dropRecoverable();
        QCOMPARE(QDir(RowJournal::folder()).entryList({u"*.rows"_s}, QDir::Files).size(), 0);
    }

    void statementsAreLogged()
    {
        SampleDatabase sample;
        QVERIFY(orders(sample));
        QTRY_VERIFY(sample.database->log().rowCount() > 0);
        bool found = false;
        for (int row = 0; row < sample.database->log().rowCount(); ++row)
            found = found || sample.database->log().index(row).data().toString().contains(u"FROM orders"_s);
        QVERIFY(found);
    }

    void theModeOfAFileIsChangedInPlaceAndHeldByTheConnection()
    {
        SampleDatabase sample;
        const auto grid = orders(sample);
        QVERIFY(grid);
        QSignalSpy changed(sample.database.get(), &DatabaseSession::modeChanged);
        sample.database->setMode(DatabaseMode::ReadOnly);
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(sample.database->isReadOnly());
        QVERIFY(!grid->setData(grid->index(0, column(*grid, u"remark"_s)), u"no"_s));
        // Whatever is asked of it: an edit that went past the grid.
        Record order = grid->record(0, 0);
        order["remark"] = u"past"_s;
        QVERIFY(!sample.database->canCommit());
        QFuture<void> forced = sample.database->session().commitAsync();
        QTRY_VERIFY(forced.isFinished());
        QVERIFY_EXCEPTION_THROWN(forced.waitForFinished(), Error);
        sample.database->revertAll();
        QCOMPARE(sample.stored(u"SELECT remark FROM orders ORDER BY id LIMIT 1"_s), u"NULL"_s);

        sample.database->setMode(DatabaseMode::Free);
        QTRY_COMPARE(changed.size(), 2);
        QVERIFY(grid->setData(grid->index(0, column(*grid, u"remark"_s)), u"yes"_s));
        QSignalSpy committed(sample.database.get(), &DatabaseSession::committed);
        QTRY_VERIFY(sample.database->canCommit());
        sample.database->commit();
        QTRY_COMPARE(committed.size(), 1);
        QCOMPARE(sample.stored(u"SELECT remark FROM orders ORDER BY id LIMIT 1"_s), u"yes"_s);
    }

    void aFileThatTakesNoChangesStaysReadOnlyAndSaysSo()
    {
        if (QFileInfo(u"/"_s).isWritable())
            QSKIP("this user may write everywhere");
        SampleDatabase sample;
        sample.database.reset();
        QVERIFY(QFile::setPermissions(sample.path, QFileDevice::ReadOwner));
        QVERIFY(sample.open());
        QVERIFY(sample.database->isReadOnly());
        QSignalSpy failed(sample.database.get(), &DatabaseSession::failed);
        sample.database->setMode(DatabaseMode::Free);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(sample.database->isReadOnly());
    }

    void connectionsKnowWhatIsOpen()
    {
        SampleDatabase sample;
        sample.database.reset();
        Connections connections;
        QSignalSpy opened(&connections, &Connections::opened);
        DatabaseSession *session = connections.open(Url::fromFile(sample.path), DatabaseMode::ReadOnly);
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(connections.open(Url::fromFile(sample.path), DatabaseMode::ReadOnly), session);
        QCOMPARE(connections.current(), session);
        session->setColour(Hue::Rose);
        QCOMPARE(DatabaseSettings::of(session->url()).colour, Hue::Rose);
        QCOMPARE(DatabaseSettings::of(session->url()).mode, DatabaseMode::ReadOnly);
        QSignalSpy closing(&connections, &Connections::aboutToClose);
        connections.close(session);
        QCOMPARE(closing.size(), 1);
        QVERIFY(!connections.current());
    }

private:
    QScopedPointer<QTemporaryDir> m_state;
};

QTEST_GUILESS_MAIN(tst_DatabaseSession)
#include "tst_databasesession.moc"
