// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// Sessions that write much, and several that write the same, on every database; and what their queries are told of it.
#include "company.h"
#include "database.h"

#include "joinwright/orm/session.h"
#include "support/sqlrecorder.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace Qt::StringLiterals;

namespace {

constexpr int Many = 600;

/// A fresh database of the company schema with one department.
struct Office
{
    std::unique_ptr<FreshDatabase> fresh;
    Schema schema = company();
    qint64 department = 0;

    explicit Office(std::unique_ptr<FreshDatabase> database)
        : fresh(std::move(database))
    {
        createAll(fresh->engine(), schema);
        Session session(fresh->engine());
        session.use(schema);
        const Record record = session.add(table(u"departments"_s));
        record.setValue(u"name"_s, u"Sales"_s);
        session.commit();
        department = record.key().first().toInt64();
    }
    const Table *table(const QString &name) const { return schema.table(name); }
    Record hire(Session &session, const QString &name) const
    {
        const Record record = session.add(table(u"employees"_s));
        record.setValue(u"name"_s, name);
        record.setValue(u"department_id"_s, department);
        return record;
    }
    qint64 count(const QString &tableName) const { return fresh->rows(u"SELECT count(*) FROM "_s + tableName).first().first().toInt64(); }
};

} // namespace

class tst_Writing : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addDatabaseRows(); }

    void manyNewRowsGetTheirOwnKeys()
    {
        FRESH_DATABASE(made);
        const Office office(FreshDatabase::make(database, &whyNot));
        Session session(office.fresh->engine());
        session.use(office.schema);
        QList<Record> people;
        for (int i = 0; i < Many; ++i)
            people.append(office.hire(session, u"N%1"_s.arg(i)));
        const test::SqlRecorder recorder(office.fresh->engine());
        session.commit();
        if (office.fresh->features().costsRoundTrips)
            QVERIFY2(recorder.sql().size() < 20, qPrintable(recorder.sql().join(u'\n').left(2000)));
        Session reader(office.fresh->engine());
        reader.use(office.schema);
        for (int i = 0; i < Many; ++i) {
            QCOMPARE(people[i].value(u"level"_s), Value(1)); // the database's default came back
            const Record read = reader.get(office.table(u"employees"_s), people[i].key());
            QCOMPARE(read.value(u"name"_s), Value(u"N%1"_s.arg(i)));
        }
        QCOMPARE(office.count(u"employees"_s), Many);
    }

    void rowsThatReferToNewRowsGetTheirKeys()
    {
        FRESH_DATABASE(made);
        const Office office(FreshDatabase::make(database, &whyNot));
        Session session(office.fresh->engine());
        session.use(office.schema);
        for (int i = 0; i < 100; ++i) {
            const Record order = session.add(office.table(u"orders"_s));
            order.setValue(u"number"_s, u"A%1"_s.arg(i));
            for (int line = 1; line <= 3; ++line) {
                const Record item = session.add(office.table(u"order_items"_s));
                item.setValue(u"line"_s, line);
                item.setValue(u"quantity"_s, line);
                item.setValue(u"price"_s, Decimal("1.50"));
                item.setOne(u"order", order);
            }
        }
        session.commit();
        QCOMPARE(office.count(u"order_items"_s), 300);
        QCOMPARE(office.fresh->rows(u"SELECT count(*) FROM orders o WHERE (SELECT count(*) FROM order_items i WHERE i.order_id = o.id AND i.amount = i.line * 1.5) = 3"_s)
                     .first()
                     .first(),
            Value(100));
    }

    void aRefusedRowIsNamedAndNothingIsWritten()
    {
        FRESH_DATABASE(made);
        const Office office(FreshDatabase::make(database, &whyNot));
        Session session(office.fresh->engine());
        session.use(office.schema);
        QList<Record> orders;
        for (int i = 0; i < 300; ++i) {
            orders.append(session.add(office.table(u"orders"_s)));
            orders.last().setValue(u"number"_s, i == 200 ? u"A7"_s : u"A%1"_s.arg(i));
        }
        try {
            session.commit();
            QFAIL("the row was taken");
        } catch (const IntegrityError &error) {
            QCOMPARE(error.table(), u"orders"_s);
            QVERIFY2(error.message().contains(u"orders"), qPrintable(error.message()));
        }
        QCOMPARE(office.count(u"orders"_s), 0);
        QCOMPARE(session.added().size(), 300);
        orders[200].setValue(u"number"_s, u"A200"_s);
        session.commit();
        QCOMPARE(office.count(u"orders"_s), 300);
    }

    void whatIsRefusedHasItsReason()
    {
        FRESH_DATABASE(made);
        const Office office(FreshDatabase::make(database, &whyNot));
        const auto reasonOf = [&](const std::function<void(Session &)> &work) {
            Session session(office.fresh->engine());
            session.use(office.schema);
            try {
                work(session);
                session.commit();
            } catch (const Error &error) {
                return error.reason();
            }
            return ErrorReason::Other;
        };
        {
            Session session(office.fresh->engine());
            session.use(office.schema);
            office.hire(session, u"Ann"_s);
            session.add(office.table(u"orders"_s)).setValue(u"number"_s, u"A1"_s);
            session.commit();
        }
        QCOMPARE(reasonOf([&](Session &session) { session.add(office.table(u"orders"_s)).setValue(u"number"_s, u"A1"_s); }), ErrorReason::Unique);
        QCOMPARE(reasonOf([&](Session &session) { session.add(office.table(u"orders"_s)); }), ErrorReason::NotNull);
        QCOMPARE(reasonOf([&](Session &session) { office.hire(session, u"Bob"_s).setValue(u"department_id"_s, 4711); }), ErrorReason::NoParent);
        QCOMPARE(reasonOf([&](Session &session) { session.remove(session.get(office.table(u"departments"_s), {Value(office.department)})); }),
            ErrorReason::HasChildren);
        Connection connection = office.fresh->engine().connect();
        connection.run(u"CREATE TABLE small (n int NOT NULL CHECK (n < 10))"_s);
        const auto refused = [&](const QString &sql) {
            try {
                connection.execute(sql);
            } catch (const Error &error) {
                return error.reason();
            }
            return ErrorReason::Other;
        };
        QCOMPARE(refused(u"INSERT INTO small VALUES (11)"_s), ErrorReason::Check);
        QCOMPARE(refused(u"INSERT INTO small VALUES (NULL)"_s), ErrorReason::NotNull);
    }

    void anUpsertCountsAndReturnsWhatItWrote()
    {
        FRESH_DATABASE(made);
        const Office office(FreshDatabase::make(database, &whyNot));
        office.fresh->run(u"INSERT INTO orders (id, number) VALUES (501, 'A'), (502, 'B')"_s);
        Session session(office.fresh->engine(), office.schema);
        const Table *orders = office.table(u"orders"_s);
        const auto row = [](const QString &number) { return QList<std::pair<QString, Value>> {{u"number"_s, number}, {u"placed_at"_s, Value()}}; };
        const auto upsert = [&](const QStringList &numbers) {
            auto all = session.upsert(orders);
            for (const QString &number : numbers)
                all = all.values(row(number));
            return all.onConflict(QStringList {u"number"_s});
        };
        QCOMPARE(upsert({u"A"_s, u"C"_s, u"B"_s}).execute(), 1);
        const Record known = session.get(orders, {501});
        QCOMPARE(upsert({u"A"_s, u"D"_s}).execute(), 1);
        const auto objects = upsert({u"D"_s, u"E"_s, u"A"_s, u"F"_s}).objects();
        QStringList numbers;
        for (const Record &object : objects)
            numbers.append(object.value(u"number"_s).toString());
        numbers.sort();
        QCOMPARE(numbers, QStringList({u"E"_s, u"F"_s}));
        QCOMPARE(upsert({u"A"_s, u"G"_s}).doUpdate(QStringList {u"placed_at"_s}).execute(), 2); // one as it was before
        session.commit();
        QCOMPARE(known.value(u"number"_s), Value(u"A"_s));
        QCOMPARE(office.count(u"orders"_s), 7);
    }

    void aQueryIsExplainedByStepsAndKeys()
    {
        FRESH_DATABASE(made);
        const Office office(FreshDatabase::make(database, &whyNot));
        Session session(office.fresh->engine(), office.schema);
        const Record ann = office.hire(session, u"Ann"_s);
        session.commit();
        const auto query = session.query(office.table(u"employees"_s)).where(u"id"_s, Expr::Op::Equal, ann.key().first()).join(u"department"_s);
        const QStringList lines = query.explain();
        const QString all = lines.join(u'\n');
        QVERIFY2(lines.size() >= 2 && all.contains(u"employees") && all.contains(u"departments"), qPrintable(all));
        const QString key = office.fresh->is("postgresql") ? u"pk_employees"_s : office.fresh->is("mysql") ? u"key PRIMARY"_s : u"PRIMARY KEY"_s;
        QVERIFY2(all.contains(key), qPrintable(all));
    }

    /// Some types of PostgreSQL have no equality, but their rows can be edited all the same.
    void aValueWithoutEqualityIsComparedAsItsText()
    {
        FRESH_DATABASE(fresh);
        if (!fresh->is("postgresql"))
            QSKIP("types of PostgreSQL");
        fresh->run(u"CREATE TABLE docs (id bigint PRIMARY KEY, body json, spot point, n int)"_s);
        fresh->run(u"INSERT INTO docs SELECT i, '{\"a\": 1,  \"b\":[true]}', '(1,2.5)', 0 FROM generate_series(1, 20) i"_s);
        const Schema schema = fresh->engine().connect().reflect().schema;
        Session session(fresh->engine(), schema);
        const QList<Record> docs = session.query(schema.table(u"docs"_s)).orderBy(u"id"_s).all();
        docs[0].setValue(u"body"_s, u"{\"a\": 2}"_s);
        docs[0].setValue(u"spot"_s, u"(3,4)"_s);
        session.commit();
        for (const Record &doc : docs) {
            doc.setValue(u"body"_s, u"{\"a\": 3}"_s);
            doc.setValue(u"spot"_s, u"(5,6)"_s);
        }
        session.commit();
        QCOMPARE(fresh->rows(u"SELECT count(*) FROM docs WHERE body::text = '{\"a\": 3}' AND spot::text = '(5,6)'"_s).first().first(), Value(20));
        fresh->run(u"UPDATE docs SET body = '{\"a\":  3}' WHERE id = 7"_s); // says the same, written by somebody else
        for (const Record &doc : docs)
            doc.setValue(u"body"_s, u"[]"_s);
        QVERIFY_EXCEPTION_THROWN(session.commit(), StaleDataError);
        QCOMPARE(fresh->rows(u"SELECT count(*) FROM docs WHERE body::text = '[]'"_s).first().first(), Value(0));
    }

    /// Arrays, types of limited length and such without equality are written for many rows at once, too.
    void valuesOfUnusualTypesTravelTogether()
    {
        FRESH_DATABASE(fresh);
        if (!fresh->is("postgresql"))
            QSKIP("types of PostgreSQL");
        fresh->run(u"CREATE TABLE odd (id bigint PRIMARY KEY, body json, words varchar(5)[], numbers numeric(6,2)[], code character(4), flags bit(3), at timestamp(0), "
                   "spots point[])"_s);
        const QList<std::pair<QString, QString>> before {{u"body"_s, u"{\"a\":  1}"_s}, {u"words"_s, u"[\"a\",\"b c\",null]"_s}, {u"numbers"_s, u"[1.50,2.00]"_s},
            {u"code"_s, u"ab"_s}, {u"flags"_s, u"101"_s}, {u"at"_s, u"2024-01-02 03:04:05"_s}, {u"spots"_s, u"{\"(1,2)\",\"(3,4)\"}"_s}};
        const QList<std::pair<QString, QString>> after {{u"body"_s, u"[2]"_s}, {u"words"_s, u"[\"x,y\",\"{}\"]"_s}, {u"numbers"_s, u"[]"_s}, {u"code"_s, u"wxyz"_s},
            {u"flags"_s, u"010"_s}, {u"at"_s, u"2025-01-02 03:04:05"_s}, {u"spots"_s, u"{\"(5,6)\"}"_s}};
        const Schema schema = fresh->engine().connect().reflect().schema;
        const Table *odd = schema.table(u"odd"_s);
        const auto set = [](const Record &record, const QList<std::pair<QString, QString>> &values) {
            for (const auto &[column, text] : values)
                record.setText(record.mapper().cellIndex(column), text);
        };
        Session session(fresh->engine(), schema);
        QList<Record> records;
        for (int i = 0; i < 20; ++i) {
            records.append(session.add(odd));
            records[i]["id"] = i;
            set(records[i], before);
        }
        const test::SqlRecorder recorder(fresh->engine());
        session.commit();
        QCOMPARE(recorder.starting(u"INSERT").size(), 1);
        session.expireAll(); // from here on as the database has them
        for (const Record &record : records)
            set(record, after);
        session.commit();
        QCOMPARE(recorder.starting(u"UPDATE").size(), 1);
        QCOMPARE(fresh->rows(u"SELECT count(*), min(words::text), min(numbers::text), min(code), min(flags::text), min(at::text), min(spots::text) FROM odd"_s).first(),
            QList<Value>({20, u"{\"x,y\",\"{}\"}"_s, u"{}"_s, u"wxyz"_s, u"010"_s, u"2025-01-02 03:04:05"_s, u"{\"(5,6)\"}"_s}));
        for (const auto &[column, text] : {std::pair(u"words"_s, u"[\"too long\"]"_s), {u"code"_s, u"abcdef"_s}, {u"flags"_s, u"0000"_s}}) {
            for (const Record &record : records)
                record.setText(record.mapper().cellIndex(column), record == records[7] ? text : before[column == u"words" ? 1 : column == u"code" ? 3 : 4].second);
            QVERIFY_EXCEPTION_THROWN(session.commit(), Error); // nothing is cut
            session.revertAll();
        }
        fresh->run(u"UPDATE odd SET words = '{other}' WHERE id = 3"_s);
        for (const Record &record : records)
            set(record, {before[1]});
        QVERIFY_EXCEPTION_THROWN(session.commit(), StaleDataError);
        session.rollback();
        session.expireAll();
        for (const Record &record : records)
            session.remove(record);
        session.commit();
        QCOMPARE(fresh->rows(u"SELECT count(*) FROM odd"_s).first().first(), Value(0));
    }

    void aStreamReadsAllInOrderWhileTheSessionDoesOtherThings()
    {
        FRESH_DATABASE(made);
        const Office office(FreshDatabase::make(database, &whyNot));
        Session session(office.fresh->engine());
        session.use(office.schema);
        for (int i = 0; i < Many; ++i)
            office.hire(session, u"N%1"_s.arg(i));
        session.commit();
        int seen = 0;
        const auto query = session.query(office.table(u"employees"_s)).orderBy(u"id"_s);
        for (const Record &record : query.stream(50)) {
            QCOMPARE(record.value(u"name"_s), Value(u"N%1"_s.arg(seen++)));
            if (seen == 75)
                QCOMPARE(session.query(office.table(u"departments"_s)).count(), 1);
        }
        QCOMPARE(seen, Many);
    }

    void severalSessionsCountOnTheSameRow()
    {
        FRESH_DATABASE(made);
        const Office office(FreshDatabase::make(database, &whyNot));
        qint64 hot = 0;
        {
            Session session(office.fresh->engine());
            session.use(office.schema);
            const Record record = office.hire(session, u"Ann"_s);
            session.commit();
            hot = record.key().first().toInt64();
        }
        constexpr int Writers = 4;
        constexpr int Each = 10;
        std::vector<std::unique_ptr<QThread>> threads;
        std::atomic_int failures = 0;
        for (int writer = 0; writer < Writers; ++writer) {
            threads.emplace_back(QThread::create([&] {
                Session session(office.fresh->engine());
                session.use(office.schema);
                const Record record = session.get(office.table(u"employees"_s), {Value(hot)});
                for (int i = 0; i < Each; ++i) {
                    try {
                        session.retry([&] { record.setValue(u"level"_s, record.value(u"level"_s).toInt64() + 1); }, {.tries = 500});
                    } catch (const std::exception &error) {
                        qWarning("%s", error.what());
                        ++failures;
                    }
                }
            }));
            threads.back()->start();
        }
        for (const auto &thread : threads)
            thread->wait();
        QCOMPARE(failures.load(), 0);
        QCOMPARE(office.fresh->rows(u"SELECT level FROM employees"_s).first().first(), Value(1 + Writers * Each));
    }

    void whatARetryGivesUpIsAsBefore()
    {
        FRESH_DATABASE(made);
        const Office office(FreshDatabase::make(database, &whyNot));
        Session session(office.fresh->engine());
        session.use(office.schema);
        const Record ann = office.hire(session, u"Ann"_s);
        session.commit();
        int tries = 0;
        const auto work = [&] {
            ++tries;
            ann.setValue(u"name"_s, u"Other"_s);
            office.hire(session, u"Ben"_s);
            session.flush();
            throw Error(ErrorKind::Busy, u"somebody else came first"_s);
        };
        QVERIFY_THROWS_EXCEPTION(Error, session.retry(work, {.tries = 3, .pause = std::chrono::milliseconds(1)}));
        QCOMPARE(tries, 3);
        QCOMPARE(ann.value(u"name"_s), Value(u"Ann"_s));
        QVERIFY(session.added().isEmpty());
        QCOMPARE(office.count(u"employees"_s), 1);
    }
};

QTEST_GUILESS_MAIN(tst_Writing)
#include "tst_writing.moc"
