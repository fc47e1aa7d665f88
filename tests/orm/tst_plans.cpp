// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "fixture.h"

using namespace Qt::StringLiterals;
using jw::Record;
using jw::Value;

namespace {

/// A small table: of one that holds most of a large table's parents, all rows may well be read.
constexpr int Many = 120;

/// The steps of the statements that begin with `word`, each with its statement.
QStringList plans(const Company &db, const jw::test::SqlRecorder &recorder, QStringView word = {})
{
    static const QRegularExpression words(u"^\\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\\b"_s, QRegularExpression::CaseInsensitiveOption);
    QStringList steps;
    jw::Connection connection = db.engine.connect();
    connection.run(u"PRAGMA foreign_keys = OFF"_s); // plans show what SQLite does about broken keys, should there be any
    const QList<jw::LogEntry> entries = recorder.entries();
    for (const jw::LogEntry &entry : entries) {
        if (!words.match(entry.sql).hasMatch() || !entry.sql.startsWith(word))
            continue;
        for (jw::Result plan = connection.execute(u"EXPLAIN QUERY PLAN "_s + entry.sql, entry.values); plan.next();)
            steps.append(plan.raw(3).toText() + u": "_s + entry.sql);
    }
    return steps;
}

/// Those that read a whole table.
QStringList scans(const Company &db, const jw::test::SqlRecorder &recorder)
{
    QStringList found = plans(db, recorder);
    found.removeIf([&db](const QString &step) {
        return std::none_of(db.schema.tables().begin(), db.schema.tables().end(),
            [&step](const jw::Table &table) { return step.startsWith(u"SCAN "_s + table.name); });
    });
    return found;
}

} // namespace

/// What SQLite makes of the session's statements about single rows, and about the rows of some parents: it goes to them by
/// their keys, however large the tables are.
class TestPlans : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qunsetenv("JOINWRIGHT_TEST_DATABASE"); }
    void init();
    void newRows();
    void rowsByTheirKeys();
    void changedRows();
    void removedRows();
    void rowsOfParents();
    void rowsOfManyToMany();

private:
    QList<Record> products(jw::Session &session) const { return session.query(db().table(u"products"_s)).all(); }
    const Company &db() const { return *m_db; }

    std::unique_ptr<Company> m_db;
};

void TestPlans::init()
{
    m_db = std::make_unique<Company>();
    jw::Session session(db().engine, db().schema);
    for (int i = 0; i < Many; ++i) {
        const Record product = db().add(session, u"products"_s, {{u"name"_s, u"Pen %1"_s.arg(i)}});
        const Record tag = db().add(session, u"tags"_s, {{u"name"_s, u"tag %1"_s.arg(i)}});
        product.many(u"tags").add(tag);
        const Record order = db().add(session, u"orders"_s, {{u"number"_s, u"N%1"_s.arg(i)}});
        for (int line = 1; line <= 2; ++line)
            db().add(session, u"order_items"_s, {{u"line"_s, line}}).setOne(u"order", order);
    }
    session.commit();
    db().run(u"ANALYZE"_s);
}

void TestPlans::newRows()
{
    jw::Session session(db().engine, db().schema);
    jw::test::SqlRecorder recorder(db().engine);
    for (int i = 0; i < Many; ++i)
        db().add(session, u"products"_s, {{u"name"_s, u"Cup %1"_s.arg(i)}});
    session.commit();
    db().add(session, u"products"_s, {{u"name"_s, u"Cup"_s}});
    session.commit();
    QVERIFY(recorder.starting(u"INSERT").size() >= 2);
    QVERIFY(plans(db(), recorder, u"SELECT next").join(u'\n').contains(u"SEARCH products"_s)); // the highest key
    QCOMPARE(scans(db(), recorder).join(u'\n'), QString());
}

void TestPlans::rowsByTheirKeys()
{
    jw::Session session(db().engine, db().schema);
    jw::test::SqlRecorder recorder(db().engine);
    const Record product = session.get(db().table(u"products"_s), {Value(7)});
    const Record item = session.get(db().table(u"order_items"_s), {Value(7), Value(2)});
    session.refresh(product);
    session.refresh(item);
    QCOMPARE(recorder.starting(u"SELECT").size(), 4);
    QCOMPARE(scans(db(), recorder).join(u'\n'), QString());
}

void TestPlans::changedRows()
{
    jw::Session session(db().engine, db().schema);
    const QList<Record> all = products(session);
    const QList<Record> items = session.query(db().table(u"order_items"_s)).all();
    jw::test::SqlRecorder recorder(db().engine);
    for (const Record &product : all)
        product.setValue(u"name", product.value(u"name").toText() + u'!');
    for (const Record &item : items)
        item.setValue(u"quantity", 2);
    session.commit();
    all[3].setValue(u"name", u"Ink"_s);
    session.commit();
    QVERIFY(recorder.starting(u"UPDATE").size() >= 3);
    QCOMPARE(scans(db(), recorder).join(u'\n'), QString());
}

void TestPlans::removedRows()
{
    jw::Session session(db().engine, db().schema);
    const QList<Record> items = session.query(db().table(u"order_items"_s)).all();
    const QList<Record> orders = session.query(db().table(u"orders"_s)).all();
    jw::test::SqlRecorder recorder(db().engine);
    for (const Record &item : items.first(100))
        session.remove(item);
    session.commit();
    session.remove(orders.last());
    session.commit();
    QVERIFY(recorder.starting(u"DELETE").size() >= 2);
    QCOMPARE(scans(db(), recorder).join(u'\n'), QString());
}

void TestPlans::rowsOfParents()
{
    jw::Session session(db().engine, db().schema);
    const QList<Record> orders = session.query(db().table(u"orders"_s)).limit(10).all();
    jw::test::SqlRecorder recorder(db().engine);
    QCOMPARE(orders.first().many(u"items").size(), 2);
    jw::Session other(db().engine, db().schema);
    const Record item = other.get(db().table(u"order_items"_s), {Value(7), Value(2)});
    QCOMPARE(item.one(u"order").value(u"number"), Value(u"N6"_s));
    QVERIFY(recorder.starting(u"SELECT").size() >= 3);
    QCOMPARE(scans(db(), recorder).join(u'\n'), QString());
}

void TestPlans::rowsOfManyToMany()
{
    jw::Session session(db().engine, db().schema);
    const QList<Record> some = session.query(db().table(u"products"_s)).limit(10).all();
    jw::test::SqlRecorder recorder(db().engine);
    QCOMPARE(some[4].many(u"tags").size(), 1);
    some[4].many(u"tags").remove(some[4].many(u"tags").at(0));
    session.commit();
    QVERIFY(recorder.starting(u"DELETE").size() == 1);
    QCOMPARE(scans(db(), recorder).join(u'\n'), QString());
}

QTEST_GUILESS_MAIN(TestPlans)
#include "tst_plans.moc"
