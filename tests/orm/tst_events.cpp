// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/worker.h"
#include "joinwright/orm/asyncsession.h"
#include "fixture.h"
#include "user.h"
#include "support/databaseurl.h"

using namespace jw;
using namespace Qt::StringLiterals;
using model::User;

class TestEvents : public QObject
{
    Q_OBJECT

private slots:
    void beforeInsertMayFillARequiredValue();
    void beforeUpdateMayChangeWhatIsWritten();
    void aHandlerMayAddRowsToTheSameFlush();
    void aHandlerThatThrowsVetoesTheFlush();
    void afterEventsAreToldOnceForEachRow();
    void anExceptionAfterwardsTakesTheFlushBack();
    void editsOfAfterHandlersAreCommittedToo();
    void handlersThatNeverEndAreRefused();
    void handlersMayNotFlushAgain();
    void loadedIsToldOnceForEachObject();
    void classesAreHeardInEverySession();
    void theTokensEndUnsubscribes();
    void asynchronousCommitsTellThemToo();
};

namespace {

struct People
{
    QTemporaryDir folder;
    Engine engine = Engine::open(jw::test::databaseUrl(u"sqlite:///"_s + folder.filePath(u"people.db"_s)));
    People() { createAll(engine, model::schema()); }
    QList<QList<Value>> rows(const QString &sql) const { return engine.connect().execute(sql).all(); }
};

} // namespace

void TestEvents::beforeInsertMayFillARequiredValue()
{
    Company c;
    Session session(c.engine, c.schema);
    const auto token = session.listen(Event::BeforeInsert, c.table(u"orders"_s), [](const Record &order) {
        order["number"] = u"generated"_s;
    });
    c.add(session, u"orders"_s);
    c.add(session, u"tags"_s, {{u"name"_s, u"red"_s}});
    session.commit();
    QCOMPARE(c.scalar(u"SELECT number FROM orders"_s), Value(u"generated"_s));
}

void TestEvents::beforeUpdateMayChangeWhatIsWritten()
{
    People p;
    Session session(p.engine);
    User ann = session.add<User>({.name = u"Ann"_s});
    session.commit();
    const auto token = session.listen<User>(Event::BeforeUpdate, [](User user) { user.setAge(40); });
    const test::SqlRecorder log(p.engine);
    ann.setName(u"Anne"_s);
    session.commit();
    QCOMPARE(log.starting(u"UPDATE"), QStringList {u"UPDATE users SET name = ?, age = ? WHERE id = ? AND name = ? AND age IS NULL"_s});
    QCOMPARE(*ann.age(), 40);
}

void TestEvents::aHandlerMayAddRowsToTheSameFlush()
{
    People p;
    Session session(p.engine);
    QStringList heard;
    const auto token = session.listen<User>(Event::BeforeInsert, [&](const User &user) {
        heard.append(user.name());
        if (user.name() == u"Ann"_s)
            session.add<User>({.name = u"Ann's shadow"_s});
    });
    session.add<User>({.name = u"Ann"_s});
    session.commit();
    QCOMPARE(heard, QStringList({u"Ann"_s, u"Ann's shadow"_s}));
    QCOMPARE(p.rows(u"SELECT name FROM users"_s).size(), 2);
}

void TestEvents::aHandlerThatThrowsVetoesTheFlush()
{
    People p;
    Session session(p.engine);
    User ann = session.add<User>({.name = u"Ann"_s});
    session.commit();
    const auto token = session.listen<User>(Event::BeforeDelete, [](const User &user) {
        throw Error(ErrorKind::Integrity, user.name() + u" may not be deleted"_s);
    });
    const User ben = session.add<User>({.name = u"Ben"_s});
    session.remove(ann);
    const test::SqlRecorder log(p.engine);
    try {
        session.commit();
        QFAIL("the delete was vetoed");
    } catch (const Error &error) {
        QCOMPARE(error.message(), u"Ann may not be deleted"_s);
    }
    QVERIFY2(log.sql().isEmpty(), "nothing was sent");
    QCOMPARE(ben.state(), RowState::Pending);
    QCOMPARE(ann.state(), RowState::Deleted);
    session.add(ann); // taken back
    session.commit();
    QCOMPARE(p.rows(u"SELECT name FROM users ORDER BY id"_s), QList<QList<Value>>({{u"Ann"_s}, {u"Ben"_s}}));
}

void TestEvents::afterEventsAreToldOnceForEachRow()
{
    Company c;
    Session session(c.engine, c.schema);
    QStringList heard;
    QList<std::shared_ptr<void>> tokens;
    const auto say = [&](Event event, const QString &word) {
        tokens.append(session.listen(event, nullptr, [&heard, word](const Record &row) { heard.append(word + row.objectName()); }));
    };
    say(Event::AfterInsert, u"inserted "_s);
    say(Event::AfterUpdate, u"updated "_s);
    say(Event::AfterDelete, u"deleted "_s);
    // A department and its head refer to one another: an INSERT and a closing UPDATE of the same row.
    const Record sales = c.add(session, u"departments"_s, {{u"name"_s, u"Sales"_s}});
    const Record ann = c.add(session, u"employees"_s, {{u"name"_s, u"Ann"_s}});
    ann.setOne(u"department", sales);
    sales.setOne(u"head", ann);
    session.commit();
    QCOMPARE(heard, QStringList({u"inserted departments 1"_s, u"inserted employees 1"_s}));
    heard.clear();
    sales["name"] = u"Trade"_s;
    session.commit();
    QCOMPARE(heard, QStringList {u"updated departments 1"_s});
    heard.clear();
    sales.setOne(u"head", Record());
    session.remove(ann);
    session.commit();
    QCOMPARE(heard, QStringList({u"updated departments 1"_s, u"deleted employees 1"_s}));
}

void TestEvents::anExceptionAfterwardsTakesTheFlushBack()
{
    People p;
    Session session(p.engine);
    auto token = session.listen<User>(Event::AfterInsert, [](const User &user) {
        if (user.id() == 2)
            throw Error(ErrorKind::Integrity, u"two are too many"_s);
    });
    const User ann = session.add<User>({.name = u"Ann"_s});
    const User ben = session.add<User>({.name = u"Ben"_s});
    QVERIFY_EXCEPTION_THROWN(session.commit(), Error);
    QCOMPARE(ann.state(), RowState::Pending);
    QCOMPARE(ben.state(), RowState::Pending);
    QVERIFY(p.rows(u"SELECT * FROM users"_s).isEmpty());
    token.reset();
    session.commit();
    QCOMPARE(p.rows(u"SELECT * FROM users"_s).size(), 2);
}

void TestEvents::editsOfAfterHandlersAreCommittedToo()
{
    People p;
    Session session(p.engine);
    const auto token = session.listen<User>(Event::AfterInsert, [](User user) { user.setAge(int(user.id()) * 10); });
    session.add<User>({.name = u"Ann"_s});
    session.add<User>({.name = u"Ben"_s});
    session.commit();
    QVERIFY(!session.hasChanges());
    QCOMPARE(p.rows(u"SELECT age FROM users ORDER BY id"_s), QList<QList<Value>>({{10}, {20}}));
}

void TestEvents::handlersThatNeverEndAreRefused()
{
    People p;
    Session session(p.engine);
    User ann = session.add<User>({.name = u"Ann"_s});
    session.commit();
    int age = 0;
    const auto token = session.listen<User>(Event::AfterUpdate, [&](User user) { user.setAge(++age); });
    ann.setName(u"Anne"_s);
    try {
        session.commit();
        QFAIL("there is always something left to write");
    } catch (const Error &error) {
        QCOMPARE(error.kind(), ErrorKind::Usage);
    }
    QCOMPARE(p.rows(u"SELECT name, age FROM users"_s), QList<QList<Value>>({{u"Ann"_s, Value()}}));
    QCOMPARE(ann.name(), u"Anne"_s);
}

void TestEvents::handlersMayNotFlushAgain()
{
    People p;
    Session session(p.engine);
    int refused = 0;
    const auto token = session.listen<User>(Event::BeforeInsert, [&](const User &) {
        const std::function<void()> calls[] {[&] { session.flush(); }, [&] { session.commit(); }, [&] { session.rollback(); }};
        for (const auto &call : calls) {
            try {
                call();
            } catch (const Error &error) {
                refused += error.kind() == ErrorKind::Usage;
            }
        }
    });
    session.add<User>({.name = u"Ann"_s});
    session.commit();
    QCOMPARE(refused, 3);
    QCOMPARE(p.rows(u"SELECT * FROM users"_s).size(), 1);
}

void TestEvents::loadedIsToldOnceForEachObject()
{
    People p;
    Session writer(p.engine);
    writer.add<User>({.name = u"Ann"_s});
    writer.add<User>({.name = u"Ben"_s});
    writer.commit();
    Session session(p.engine);
    QStringList heard;
    const auto token = session.listen<User>(Event::Loaded, [&](const User &user) { heard.append(user.name()); });
    const QList<User> users = session.query<User>().orderBy(User::c.name.asc()).all();
    QCOMPARE(heard, QStringList({u"Ann"_s, u"Ben"_s}));
    session.query<User>().all();
    QCOMPARE(heard.size(), 2);
}

void TestEvents::classesAreHeardInEverySession()
{
    People p;
    QStringList heard;
    const auto token = jw::listen<User>(Event::AfterInsert, [&](const User &user) { heard.append(user.name()); });
    for (const QString &name : {u"Ann"_s, u"Ben"_s}) {
        Session session(p.engine);
        session.add<User>({.name = name});
        session.commit();
    }
    QCOMPARE(heard, QStringList({u"Ann"_s, u"Ben"_s}));
}

void TestEvents::theTokensEndUnsubscribes()
{
    People p;
    Session session(p.engine);
    int heard = 0;
    auto token = session.listen<User>(Event::BeforeInsert, [&](const User &) { ++heard; });
    session.add<User>({.name = u"Ann"_s});
    session.commit();
    token.reset();
    session.add<User>({.name = u"Ben"_s});
    session.commit();
    QCOMPARE(heard, 1);
}

void TestEvents::asynchronousCommitsTellThemToo()
{
    People p;
    Session session(std::make_shared<Worker>(p.engine), model::schema());
    QStringList heard;
    const auto before = session.listen<User>(Event::BeforeInsert, [&](User user) {
        heard.append(u"before "_s + user.name());
        user.setAge(7);
    });
    const auto after = session.listen<User>(Event::AfterInsert, [&](const User &user) {
        heard.append(u"after %1"_s.arg(user.id()));
    });
    session.add<User>({.name = u"Ann"_s});
    const QFuture<void> done = session.commitAsync();
    QTRY_VERIFY(done.isFinished());
    QCOMPARE(heard, QStringList({u"before Ann"_s, u"after 1"_s}));
    QCOMPARE(p.rows(u"SELECT age FROM users"_s), QList<QList<Value>>({{7}}));
}

QTEST_GUILESS_MAIN(TestEvents)
#include "tst_events.moc"
