// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/observer.h"
#include "joinwright/orm/pendingstate.h"
#include "joinwright/orm/rowbatch.h"
#include "fixture.h"

using namespace Qt::StringLiterals;
using jw::Record;
using jw::RowState;
using jw::Value;

class TestSession : public QObject
{
    Q_OBJECT

private slots:
    void aRowIsOneObjectHoweverItIsReached();
    void cleanRowsGoWithTheirLastHandle();
    void readingNeverOverwritesAnEdit();
    void rollbackGoesToBeginAndRevertToWhatWasLoaded();
    void undoAndRedoWalkThroughEveryKindOfEdit();
    void stepsGroupAndMerge();
    void aCommitClosesTheHistory();
    void undoDoesNotCrossAFlush();
    void expiredRowsAreReadAgain();
    void refreshOfAGoneRowNamesIt();
    void handlesOutliveTheirSession();
    void cyclesOfRowsAreFreedWithTheSession();
    void observersHearOfWhatHappens();
    void pendingRowsSurviveACrash();
    void damagedPendingStateIsRefused();
    void restoredEditsKeepTheirBase();
    void whatCannotBeRestoredIsAStateOfItsOwn();
    void cellsThatFindNoPlaceAreNotLost();
    void linksToWhatStaysBehindAreNotLost();
    void tablesWithoutKeyUseTheRowid();
    void tablesWithoutAnyKeyAreReadAndAddedTo();
    void undecodableValuesAreKeptAndEditable();
    void wrongNamesSayWhatThereIs();
    void wrongValuesNameTheColumn_data();
    void wrongValuesNameTheColumn();
    void typedTextIsReadByTheColumn_data();
    void typedTextIsReadByTheColumn();
};

void TestSession::aRowIsOneObjectHoweverItIsReached()
{
    const Company db;
    db.run(u"INSERT INTO products (id, name) VALUES (1, 'Pen')"_s);
    jw::Session session(db.engine, db.schema);
    const jw::Table *products = db.table(u"products"_s);
    const Record pen = session.get(products, {1});
    jw::test::SqlRecorder recorder(db.engine);
    QCOMPARE(session.get(products, {1}), pen);
    QVERIFY(recorder.sql().isEmpty());
    QCOMPARE(*session.query(products).first(), pen);
    QVERIFY(session.get(products, {2}).isNull());
    QCOMPARE(session.rowsInMemory(products->id), 1);
}

void TestSession::cleanRowsGoWithTheirLastHandle()
{
    const Company db;
    for (int i = 0; i < 100; ++i)
        db.run(u"INSERT INTO products (name) VALUES ('p%1')"_s.arg(i));
    jw::Session session(db.engine, db.schema);
    const jw::Id products = db.table(u"products"_s)->id;
    {
        const auto all = session.query(db.table(u"products"_s)).all();
        QCOMPARE(session.rowsInMemory(products), 100);
        all[5]["name"] = u"changed"_s;
    }
    QCOMPARE(session.rowsInMemory(products), 1); // the changed one waits
    session.commit();
    QCOMPARE(session.rowsInMemory(products), 0);
}

void TestSession::readingNeverOverwritesAnEdit()
{
    const Company db;
    db.run(u"INSERT INTO orders (id, number) VALUES (1, 'A')"_s);
    jw::Session session(db.engine, db.schema);
    const Record order = session.get(db.table(u"orders"_s), {1});
    order["number"] = u"mine"_s;
    db.run(u"UPDATE orders SET number = 'theirs', placed_at = '2020-01-01 00:00:00'"_s);
    session.query(db.table(u"orders"_s)).all();
    QCOMPARE(order.value(u"number"), Value(u"mine"_s));
    QCOMPARE(order.original(1), Value(u"theirs"_s));
    QCOMPARE(order.value(u"placed_at").toDateTime().date(), QDate(2020, 1, 1));
    db.run(u"UPDATE orders SET number = 'mine'"_s);
    session.query(db.table(u"orders"_s)).all();
    QVERIFY(!session.hasChanges()); // it is what the database has
}

void TestSession::rollbackGoesToBeginAndRevertToWhatWasLoaded()
{
    const Company db;
    db.run(u"INSERT INTO products (id, name) VALUES (1, 'Pen')"_s);
    jw::Session session(db.engine, db.schema);
    const Record pen = session.get(db.table(u"products"_s), {1});
    pen["name"] = u"first"_s;
    session.begin();
    pen["name"] = u"second"_s;
    const Record added = db.add(session, u"products"_s, {{u"name"_s, u"Ink"_s}});
    session.rollback();
    QCOMPARE(pen.value(u"name"), Value(u"first"_s));
    QCOMPARE(added.state(), RowState::Transient);
    session.revert(pen);
    QCOMPARE(pen.value(u"name"), Value(u"Pen"_s));
    session.remove(pen);
    db.add(session, u"products"_s);
    session.revertAll();
    QVERIFY(!session.hasChanges());
    QCOMPARE(pen.state(), RowState::Persistent);
    session.undo();
    QCOMPARE(session.deleted().size(), 1);
    QCOMPARE(session.added().size(), 1);
}

void TestSession::undoAndRedoWalkThroughEveryKindOfEdit()
{
    const Company db;
    db.run(u"INSERT INTO products (id, name) VALUES (1, 'Pen')"_s);
    jw::Session session(db.engine, db.schema);
    const Record pen = session.get(db.table(u"products"_s), {1});
    pen["name"] = u"Pencil"_s;
    const Record tag = db.add(session, u"tags"_s);
    tag["name"] = u"blue"_s;
    pen.many(u"tags").add(tag);
    session.remove(tag);
    QVERIFY(pen.many(u"tags").isEmpty());
    QCOMPARE(session.added().size(), 0);
    const jw::PendingState end = session.pendingState();
    session.undo();
    QCOMPARE(pen.many(u"tags").toList(), QList<Record>({tag}));
    QCOMPARE(session.added().size(), 2);
    session.undo();
    QVERIFY(pen.many(u"tags").isEmpty());
    session.undo();
    QCOMPARE(tag.value(u"name"), Value());
    session.undo();
    QCOMPARE(tag.state(), RowState::Transient);
    session.undo();
    QVERIFY(!session.canUndo());
    QVERIFY(!session.hasChanges());
    QCOMPARE(pen.value(u"name"), Value(u"Pen"_s));
    while (session.canRedo())
        session.redo();
    QCOMPARE(session.pendingState(), end);
    session.undo();
    session.commit();
    QCOMPARE(db.rows(u"SELECT p.name, t.name FROM products p JOIN product_tags ON product_id = p.id JOIN tags t ON t.id = tag_id"_s),
        QList<QList<Value>>({{u"Pencil"_s, u"blue"_s}}));
}

void TestSession::stepsGroupAndMerge()
{
    const Company db;
    db.run(u"INSERT INTO products (id, name) VALUES (1, 'Pen'), (2, 'Ink')"_s);
    jw::Session session(db.engine, db.schema);
    const Record pen = session.get(db.table(u"products"_s), {1});
    const Record ink = session.get(db.table(u"products"_s), {2});
    {
        const jw::EditScope scope(session, u"Paste"_s);
        pen["name"] = u"a"_s;
        ink["name"] = u"b"_s;
    }
    for (const QString &text : {u"x"_s, u"xy"_s, u"xyz"_s}) {
        const jw::EditScope scope(session, u"Type"_s, u"pen.name"_s);
        pen["name"] = text;
    }
    QCOMPARE(session.undoText(), u"Type"_s);
    session.undo();
    QCOMPARE(pen.value(u"name"), Value(u"a"_s));
    QCOMPARE(session.undoText(), u"Paste"_s);
    QCOMPARE(session.redoText(), u"Type"_s);
    session.undo();
    QVERIFY(!session.hasChanges());
    ink["name"] = u"c"_s;
    QVERIFY(!session.canRedo()); // a new edit ends what could be redone
}

void TestSession::aCommitClosesTheHistory()
{
    const Company db;
    jw::Session session(db.engine, db.schema);
    db.add(session, u"products"_s, {{u"name"_s, u"Pen"_s}});
    QVERIFY(session.canUndo());
    session.commit();
    QVERIFY(!session.canUndo() && !session.canRedo());
}

void TestSession::undoDoesNotCrossAFlush()
{
    const Company db;
    jw::Session session(db.engine, db.schema);
    const Record pen = db.add(session, u"products"_s, {{u"name"_s, u"Pen"_s}});
    session.flush();
    QVERIFY(!session.canUndo());
    pen["name"] = u"Ink"_s;
    session.undo();
    QCOMPARE(pen.value(u"name"), Value(u"Pen"_s));
    session.commit();
    QCOMPARE(db.scalar(u"SELECT name FROM products"_s), Value(u"Pen"_s));
}

void TestSession::expiredRowsAreReadAgain()
{
    const Company db;
    db.run(u"INSERT INTO products (id, name) VALUES (1, 'Pen'), (2, 'Ink')"_s);
    jw::Session session(db.engine, db.schema);
    const auto all = session.query(db.table(u"products"_s)).all();
    db.run(u"UPDATE products SET name = name || '!'"_s);
    QCOMPARE(all[0].value(1), Value(u"Pen"_s));
    session.expireAll();
    jw::test::SqlRecorder recorder(db.engine);
    QCOMPARE(all[0].value(1), Value(u"Pen!"_s));
    QCOMPARE(all[1].value(1), Value(u"Ink!"_s));
    QCOMPARE(recorder.starting(u"SELECT").size(), 1); // both at once
}

void TestSession::refreshOfAGoneRowNamesIt()
{
    const Company db;
    db.run(u"INSERT INTO products (id, name) VALUES (1, 'Pen')"_s);
    jw::Session session(db.engine, db.schema);
    const Record pen = session.get(db.table(u"products"_s), {1});
    db.run(u"DELETE FROM products"_s);
    try {
        session.refresh(pen);
        QFAIL("an error was expected");
    } catch (const jw::Error &error) {
        QCOMPARE(error.kind(), jw::ErrorKind::StaleData);
        QCOMPARE(error.object(), u"products 1"_s);
    }
}

void TestSession::handlesOutliveTheirSession()
{
    const Company db;
    db.run(u"INSERT INTO departments (id, name) VALUES (1, 'Sales')"_s);
    db.run(u"INSERT INTO employees (id, name, department_id) VALUES (1, 'Ann', 1)"_s);
    Record department;
    Record pending;
    {
        jw::Session session(db.engine, db.schema);
        department = session.get(db.table(u"departments"_s), {1});
        QCOMPARE(department.many(u"employees").size(), 1);
        pending = db.add(session, u"employees"_s, {{u"name"_s, u"Bob"_s}});
        pending.setOne(u"department", department);
    }
    QCOMPARE(department.state(), RowState::Detached);
    QCOMPARE(department.value(u"name"), Value(u"Sales"_s));
    QCOMPARE(pending.value(u"name"), Value(u"Bob"_s));
    QVERIFY_EXCEPTION_THROWN(department.many(u"employees").size(), jw::Error);
    QVERIFY_EXCEPTION_THROWN(department.setValue(u"name", u"x"_s), jw::Error);
}

void TestSession::cyclesOfRowsAreFreedWithTheSession()
{
    const Company db;
    db.run(u"INSERT INTO departments (id, name) VALUES (1, 'Sales')"_s);
    db.run(u"INSERT INTO employees (id, name, department_id, manager_id) VALUES (1, 'a', 1, 1)"_s);
    auto session = std::make_unique<jw::Session>(db.engine, db.schema);
    {
        const Record employee = session->get(db.table(u"employees"_s), {1});
        QCOMPARE(employee.many(u"reports").toList(), QList<Record>({employee})); // its own boss: it owns itself
    }
    QCOMPARE(session->rowsInMemory(db.table(u"employees"_s)->id), 1);
    session.reset(); // the sanitizer build would name what is left
}

namespace {

struct Listener : jw::SessionObserver
{
    QStringList heard;
    void rowAdded(const Record &record) override { heard.append(u"added "_s + record.table().name); }
    void cellChanged(const Record &record, int cell) override { heard.append(u"cell "_s + record.mapper().cellName(cell)); }
    void stateChanged(const Record &record) override { heard.append(u"state %1"_s.arg(int(record.state()))); }
    void committed() override { heard.append(u"committed"_s); }
    void rolledBack() override { heard.append(u"rolled back"_s); }
};

} // namespace

void TestSession::observersHearOfWhatHappens()
{
    const Company db;
    jw::Session session(db.engine, db.schema);
    Listener listener;
    session.addObserver(&listener);
    const Record pen = db.add(session, u"products"_s, {{u"name"_s, u"Pen"_s}});
    QCOMPARE(listener.heard, QStringList({u"added products"_s, u"state 1"_s, u"cell name"_s}));
    listener.heard.clear();
    session.commit();
    QCOMPARE(listener.heard, QStringList({u"state 2"_s, u"committed"_s}));
    listener.heard.clear();
    pen["name"] = u"Ink"_s;
    session.rollback();
    QCOMPARE(listener.heard, QStringList({u"cell name"_s, u"cell name"_s, u"rolled back"_s}));
    session.removeObserver(&listener);
    pen["name"] = u"Ink"_s;
    QCOMPARE(listener.heard.size(), 3);
}

void TestSession::pendingRowsSurviveACrash()
{
    const Company db;
    db.run(u"INSERT INTO products (id, name) VALUES (1, 'Pen'), (2, 'Ink'), (3, 'Cap')"_s);
    QByteArray bytes;
    QStringList plan;
    {
        jw::Session session(db.engine, db.schema);
        const Record order = db.add(session, u"orders"_s, {{u"number"_s, u"A"_s},
            {u"placed_at"_s, Value::timestamp(QDateTime(QDate(2024, 2, 29), QTime(1, 2, 3, 4), Qt::UTC))}});
        const Record item = db.add(session, u"order_items"_s, {{u"line"_s, 1}, {u"price"_s, jw::Decimal("1.25")}});
        item.setOne(u"order", order);
        session.get(db.table(u"products"_s), {1}).setValue(u"name", u"Pencil"_s);
        session.remove(session.get(db.table(u"products"_s), {2}));
        const jw::PendingState state = session.pendingState();
        bytes = state.toBytes();
        QCOMPARE(jw::PendingState::fromBytes(bytes), state);
        plan = db.plan(session);
    }
    jw::Session session(db.engine, db.schema);
    QVERIFY(session.restore(jw::PendingState::fromBytes(bytes)).isEmpty());
    QCOMPARE(db.plan(session), plan);
    QCOMPARE(session.undoText(), u"Restore unsaved rows"_s);
    session.commit();
    QCOMPARE(db.rows(u"SELECT name FROM products ORDER BY id"_s), QList<QList<Value>>({{u"Pencil"_s}, {u"Cap"_s}}));
    QCOMPARE(db.scalar(u"SELECT count(*) FROM order_items i JOIN orders o ON o.id = i.order_id"_s), Value(1));
}

void TestSession::damagedPendingStateIsRefused()
{
    const Company db;
    jw::Session session(db.engine, db.schema);
    db.add(session, u"products"_s, {{u"name"_s, u"Pen"_s}});
    const QByteArray whole = session.pendingState().toBytes();
    for (qsizetype length = 0; length < whole.size(); ++length)
        QVERIFY_EXCEPTION_THROWN(jw::PendingState::fromBytes(whole.left(length)), jw::FileError);
    QVERIFY_EXCEPTION_THROWN(jw::PendingState::fromBytes(whole + 'x'), jw::FileError);
}

void TestSession::restoredEditsKeepTheirBase()
{
    const Company db;
    db.run(u"INSERT INTO products (id, name) VALUES (1, 'Pen'), (2, 'Ink')"_s);
    jw::PendingState state;
    {
        jw::Session session(db.engine, db.schema);
        session.get(db.table(u"products"_s), {1}).setValue(u"name", u"Pencil"_s);
        session.get(db.table(u"products"_s), {2}).setValue(u"name", u"Inkpot"_s);
        state = session.pendingState();
    }
    db.run(u"UPDATE products SET name = 'Quill' WHERE id = 1"_s);
    db.run(u"DELETE FROM products WHERE id = 2"_s);
    jw::Session session(db.engine, db.schema);
    const auto gone = session.restore(state);
    QCOMPARE(gone.size(), 1);
    QCOMPARE(gone.first().key, QList<Value> {Value(2)});
    QVERIFY_EXCEPTION_THROWN(session.commit(), jw::StaleDataError);
}

void TestSession::whatCannotBeRestoredIsAStateOfItsOwn()
{
    const Company db;
    jw::PendingState state;
    {
        jw::Session session(db.engine, db.schema);
        db.add(session, u"products"_s, {{u"name"_s, u"Pen"_s}});
        const Record order = db.add(session, u"orders"_s, {{u"number"_s, u"N1"_s}});
        db.add(session, u"order_items"_s, {{u"line"_s, 1}}).setOne(u"order"_s, order);
        state = session.pendingState();
    }
    jw::Schema less;
    less.setTable(*db.table(u"products"_s));
    jw::Session session(db.engine, less);
    const jw::PendingState left {session.restore(state)};
    QCOMPARE(session.added().size(), 1);
    QCOMPARE(left.rows.size(), 2);
    jw::Session whole(db.engine, db.schema); // later, when the tables are known again
    QVERIFY(whole.restore(left).isEmpty());
    const QList<Record> added = whole.added();
    QCOMPARE(added.size(), 2);
    QCOMPARE(added[1].one(u"order"_s), added[0]);
    whole.commit();
    QCOMPARE(db.scalar(u"SELECT count(*) FROM order_items JOIN orders ON orders.id = order_items.order_id WHERE number = 'N1'"_s), Value(1));
}

void TestSession::cellsThatFindNoPlaceAreNotLost()
{
    const Company db;
    db.run(u"INSERT INTO products (id, name) VALUES (1, 'Pen'), (2, 'Ink')"_s);
    jw::PendingState state;
    {
        jw::Session session(db.engine, db.schema);
        session.get(db.table(u"products"_s), {1}).setValue(u"name", u"Pencil"_s);
        session.get(db.table(u"products"_s), {2}).setValue(u"name", u"Inkpot"_s);
        db.add(session, u"products"_s, {{u"name"_s, u"Brush"_s}});
        state = session.pendingState();
    }
    QCOMPARE(state.rows.size(), 3);
    // As if each had been written when the table had another column, or another type of this one, or another key.
    state.rows[1].cells.append({u"colour"_s, Value(), Value(u"red"_s)});
    state.rows[2].cells.first().value = Value(QByteArray("\xff\xfe"));
    state.rows.append({.kind = jw::PendingRow::Kind::Changed, .table = db.table(u"products"_s)->id, .key = {1, 2}, .cells = {{u"name"_s, {}, u"x"_s}}});
    state.rows.append({.kind = jw::PendingRow::Kind::Deleted, .table = db.table(u"products"_s)->id, .key = {u"one"_s}});
    state.rows[0].cells.append({u"colour"_s, Value(), Value(u"blue"_s)}); // the new row
    jw::Session session(db.engine, db.schema);
    QCOMPARE(session.restoreQueries(state).size(), 2);
    const jw::PendingState left {session.restore(state)};
    QCOMPARE(session.added().size(), 0);
    QCOMPARE(session.get(db.table(u"products"_s), {1}).value(u"name"), Value(u"Pencil"_s));
    QCOMPARE(session.get(db.table(u"products"_s), {2}).value(u"name"), Value(u"Ink"_s));
    QCOMPARE(left.rows.size(), 5);
    QCOMPARE(left.rows[0], state.rows[0]); // whole
    QCOMPARE(left.rows[1].key, state.rows[1].key);
    QCOMPARE(left.rows[1].cells, state.rows[1].cells.mid(1)); // without the name, which is restored
    QCOMPARE(left.rows.mid(2), state.rows.mid(2));
    session.commit();
    QCOMPARE(db.scalar(u"SELECT name FROM products WHERE id = 1"_s), Value(u"Pencil"_s));
}

void TestSession::linksToWhatStaysBehindAreNotLost()
{
    const Company db;
    db.run(u"INSERT INTO orders (id, number) VALUES (1, 'N1')"_s);
    db.run(u"INSERT INTO order_items (order_id, line) VALUES (1, 1)"_s);
    jw::PendingState state;
    {
        jw::Session session(db.engine, db.schema);
        const Record order = db.add(session, u"orders"_s, {{u"number"_s, u"N2"_s}});
        db.add(session, u"order_items"_s, {{u"line"_s, 7}}).setOne(u"order"_s, order);
        session.query(db.table(u"order_items"_s)).all().first().setOne(u"order"_s, order);
        state = session.pendingState();
    }
    QCOMPARE(state.rows.size(), 3);
    auto &cells = std::find_if(state.rows.begin(), state.rows.end(), [&](const auto &row) { return row.table == db.table(u"orders"_s)->id; })->cells;
    cells.append({u"colour"_s, Value(), Value(u"blue"_s)});
    jw::PendingState left;
    {
        jw::Session session(db.engine, db.schema);
        left = {session.restore(state)};
        QCOMPARE(session.added().size(), 0); // the new item waits for its order
    }
    QCOMPARE(left.rows.size(), 3);
    for (jw::PendingRow &row : left.rows)
        row.cells.removeIf([](const auto &cell) { return cell.column == u"colour"; });
    jw::Session session(db.engine, db.schema);
    QVERIFY(session.restore(left).isEmpty());
    session.commit();
    QCOMPARE(db.scalar(u"SELECT count(*) FROM order_items JOIN orders ON orders.id = order_items.order_id WHERE number = 'N2'"_s), Value(2));
}

void TestSession::tablesWithoutKeyUseTheRowid()
{
    const auto engine = openEmpty();
    if (engine.dialect().features().hiddenKey.isEmpty())
        QSKIP("rows of a server have no number of their own");
    engine.connect().run(u"CREATE TABLE notes (text TEXT, stars INTEGER)"_s);
    engine.connect().run(u"INSERT INTO notes VALUES ('a', 1), ('a', 1)"_s);
    const jw::Schema schema = engine.reflect().schema;
    jw::Session session(engine, schema);
    const auto notes = session.query(schema.table(u"notes")).all();
    QCOMPARE(notes.size(), 2);
    QVERIFY(notes[0].mapper().hasHiddenKey());
    QCOMPARE(notes[1].key(), QList<Value> {Value(2)});
    notes[1]["stars"] = 5;
    const Record third = session.add(schema.table(u"notes"));
    third["text"] = u"c"_s;
    session.commit();
    QCOMPARE(third.key(), QList<Value> {Value(3)});
    session.remove(notes[0]);
    session.commit();
    QCOMPARE(engine.connect().execute(u"SELECT text, stars FROM notes ORDER BY rowid"_s).all(),
        QList<QList<Value>>({{u"a"_s, 5}, {u"c"_s, Value()}}));
    QVERIFY_EXCEPTION_THROWN(third.setValue(u"rowid", 9), jw::Error);
}

void TestSession::tablesWithoutAnyKeyAreReadAndAddedTo()
{
    const auto engine = openEmpty();
    if (!engine.dialect().features().hiddenKey.isEmpty())
        QSKIP("every row has a number here");
    engine.connect().run(u"CREATE TABLE notes (text VARCHAR(10), stars INTEGER)"_s);
    engine.connect().run(u"INSERT INTO notes VALUES ('a', 1), ('a', 1)"_s);
    const jw::Schema schema = engine.reflect().schema;
    jw::Session session(engine, schema);
    const auto query = session.query(schema.table(u"notes"));
    const auto notes = query.all();
    QCOMPARE(notes.size(), 2); // equal, and yet two
    QVERIFY(notes[0] != notes[1]);
    QCOMPARE(query.count(), 2);
    QCOMPARE(notes[1].value(u"text"), Value(u"a"_s));
    QVERIFY_EXCEPTION_THROWN(notes[1].setValue(u"stars", 5), jw::Error);
    QVERIFY_EXCEPTION_THROWN(session.remove(notes[0]), jw::Error);
    QVERIFY(!session.hasChanges());
    const Record third = session.add(schema.table(u"notes"));
    third["text"] = u"c"_s;
    session.commit();
    QVERIFY_EXCEPTION_THROWN(third.setValue(u"text", u"d"_s), jw::Error); // from here on nothing tells it from others
    const Record fourth = session.add(schema.table(u"notes"));
    fourth["text"] = u"d"_s;
    session.begin();
    session.flush();
    QVERIFY_EXCEPTION_THROWN(fourth.setValue(u"text", u"e"_s), jw::Error);
    session.rollback();
    fourth["text"] = u"e"_s; // it waits again
    session.commit();
    QCOMPARE(engine.connect().execute(u"SELECT text FROM notes ORDER BY text"_s).all(), QList<QList<Value>>({{u"a"_s}, {u"a"_s}, {u"c"_s}, {u"e"_s}}));
}

void TestSession::undecodableValuesAreKeptAndEditable()
{
    const auto engine = openEmpty();
    if (!jw::test::isOnSqlite())
        QSKIP("a server keeps no value that does not fit its column");
    engine.connect().run(u"CREATE TABLE people (id INTEGER PRIMARY KEY, age INTEGER, born DATE)"_s);
    engine.connect().run(u"INSERT INTO people VALUES (1, 'old', '1980-02-03'), (2, 30, 'long ago')"_s);
    const jw::Schema schema = engine.reflect().schema;
    jw::Session session(engine, schema);
    const auto people = session.query(schema.table(u"people")).all();
    QCOMPARE(people.size(), 2);
    QCOMPARE(people[0].value(u"age"), Value(u"old"_s));
    QVERIFY(people[0].isBad(1) && !people[0].isBad(2));
    QVERIFY(people[1].isBad(2));
    QCOMPARE(people[0].value(u"born"), Value(QDate(1980, 2, 3)));
    people[0].setValue(u"age", 77);
    people[1].setValue(u"age", 31);
    QVERIFY(!people[0].isBad(1));
    session.commit();
    QCOMPARE(engine.connect().execute(u"SELECT age, born FROM people ORDER BY id"_s).all(),
        QList<QList<Value>>({{77, u"1980-02-03"_s}, {31, u"long ago"_s}}));
}

void TestSession::wrongNamesSayWhatThereIs()
{
    const Company db;
    jw::Session session(db.engine, db.schema);
    const Record pen = db.add(session, u"products"_s);
    try {
        pen["nmae"] = u"x"_s;
        QFAIL("an error was expected");
    } catch (const jw::Error &error) {
        QCOMPARE(error.message(), u"the table products has no column \"nmae\""_s);
    }
    try {
        pen.many(u"tag");
        QFAIL("an error was expected");
    } catch (const jw::Error &error) {
        QVERIFY2(error.message().contains(u"it has: order_items, tags"_s), error.what());
    }
    QVERIFY_EXCEPTION_THROWN(session.add(db.schema.table(u"nothing")), jw::Error);
    QVERIFY_EXCEPTION_THROWN(jw::col(*db.table(u"products"_s), u"nmae"), jw::Error);
    QVERIFY_EXCEPTION_THROWN(Record().value(0), jw::Error);
}

void TestSession::wrongValuesNameTheColumn_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("column");
    QTest::addColumn<jw::Value>("value");
    QTest::addColumn<QString>("part");
    QTest::newRow("text for a number") << u"order_items"_s << u"line"_s << Value(u"one"_s) << u"\"one\""_s;
    QTest::newRow("number too large") << u"order_items"_s << u"line"_s << Value(qint64(1) << 40) << u"out of range"_s;
    QTest::newRow("too many decimals") << u"order_items"_s << u"price"_s << Value(jw::Decimal("1.234")) << u"more than 2 digits"_s;
    QTest::newRow("too many digits") << u"order_items"_s << u"price"_s << Value(jw::Decimal("123456789.12")) << u"too many digits"_s;
    QTest::newRow("moment for a wall clock") << u"orders"_s << u"placed_at"_s << Value(QDateTime::currentDateTimeUtc()) << u"timestamp"_s;
    QTest::newRow("blob for a text") << u"orders"_s << u"number"_s << Value(QByteArray("x")) << u"text"_s;
}

void TestSession::wrongValuesNameTheColumn()
{
    QFETCH(QString, table);
    QFETCH(QString, column);
    QFETCH(jw::Value, value);
    QFETCH(QString, part);
    const Company db;
    jw::Session session(db.engine, db.schema);
    const Record record = db.add(session, table);
    try {
        record.setValue(column, value);
        QFAIL("an error was expected");
    } catch (const jw::Error &error) {
        QCOMPARE(error.kind(), jw::ErrorKind::Value);
        QVERIFY2(error.message().startsWith(table + u'.' + column), error.what());
        QVERIFY2(error.message().contains(part), error.what());
        QCOMPARE(error.column(), column);
    }
    QVERIFY(record.value(column).isNull());
}

void TestSession::typedTextIsReadByTheColumn_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("text");
    QTest::addColumn<jw::Value>("value");
    QTest::newRow("whole number") << u"order_items"_s << u"line"_s << u" 12 "_s << Value(12);
    QTest::newRow("decimal") << u"order_items"_s << u"price"_s << u"1.50"_s << Value(jw::Decimal("1.5"));
    QTest::newRow("wall clock") << u"orders"_s << u"placed_at"_s << u"2024-03-01 12:30"_s
                                << Value::timestamp(QDateTime(QDate(2024, 3, 1), QTime(12, 30), Qt::UTC));
    QTest::newRow("text as it is") << u"orders"_s << u"number"_s << u" 12 "_s << Value(u" 12 "_s);
}

void TestSession::typedTextIsReadByTheColumn()
{
    QFETCH(QString, table);
    QFETCH(QString, column);
    QFETCH(QString, text);
    QFETCH(jw::Value, value);
    const Company db;
    jw::Session session(db.engine, db.schema);
    const Record record = db.add(session, table);
    record.setText(record.mapper().cellIndex(column), text);
    QCOMPARE(record.value(column), value);
    if (table == u"order_items")
        QVERIFY_EXCEPTION_THROWN(record.setText(record.mapper().cellIndex(column), u"twelve"_s), jw::Error);
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
