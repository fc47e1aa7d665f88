// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// Rows that take the place of others: keys and unique values that change hands while children hang on them, and objects in
// memory whose row is another's by now.
#include "joinwright/orm/events.h"
#include "joinwright/orm/savepoint.h"
#include "joinwright/orm/session.h"
#include "joinwright/schema/tablebuilder.h"
#include "support/databaseurl.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using jw::Record;
using jw::RowState;
using jw::Value;
using Action = jw::ReferentialAction;
using Kind = jw::ColumnType::Kind;

namespace {

/// Shelves have a code that no two share, and books: by number, or by the shelf's code.
QList<jw::Table> shelves(Action onDelete, bool needsShelf)
{
    jw::TableBuilder shelf(u"shelves"_s);
    shelf.identity(u"id"_s).column({.name = u"code"_s, .type = jw::ColumnType::text(40)}).unique({u"code"_s});
    jw::TableBuilder book(u"books"_s);
    book.identity(u"id"_s)
        .column({.name = u"title"_s, .type = Kind::Text, .nullable = true})
        .column({.name = u"shelf_id"_s, .type = Kind::Int64, .nullable = !needsShelf})
        .refers({u"shelf_id"_s}, u"shelves"_s, {.name = u"shelf"_s, .back = u"books"_s, .onDelete = onDelete});
    return {shelf, book};
}

QList<jw::Table> shelvesByCode()
{
    jw::TableBuilder shelf(u"shelves"_s);
    shelf.column({.name = u"code"_s, .type = jw::ColumnType::text(40)}).primary({u"code"_s});
    jw::TableBuilder book(u"books"_s);
    book.column({.name = u"shelf"_s, .type = jw::ColumnType::text(40)})
        .column({.name = u"number"_s, .type = Kind::Int32})
        .column({.name = u"title"_s, .type = Kind::Text, .nullable = true})
        .primary({u"shelf"_s, u"number"_s})
        .refers({u"shelf"_s}, u"shelves"_s, {.name = u"on"_s, .back = u"books"_s, .onDelete = Action::Cascade, .onUpdate = Action::Cascade});
    return {shelf, book};
}

/// What refers to a code that is unique and may be NULL follows it.
QList<jw::Table> labels(Action onUpdate)
{
    jw::TableBuilder shelf(u"shelves"_s);
    shelf.identity(u"id"_s).column({.name = u"code"_s, .type = jw::ColumnType::text(40), .nullable = true}).unique({u"code"_s});
    jw::Table shelves = shelf;
    jw::TableBuilder label(u"labels"_s);
    label.identity(u"id"_s)
        .column({.name = u"code"_s, .type = jw::ColumnType::text(40), .nullable = true})
        .refers({u"code"_s}, u"shelves"_s, {.name = u"shelf"_s, .back = u"labels"_s, .onUpdate = onUpdate});
    for (const jw::Key &key : std::as_const(shelves.keys)) {
        if (!key.primary)
            label.table().relationships.first().key = key.id;
    }
    return {shelves, label};
}

QList<jw::Table> tagged()
{
    jw::TableBuilder post(u"posts"_s);
    post.identity(u"id"_s).refersThrough(u"post_tags"_s, u"tags"_s, {.name = u"tags"_s, .back = u"posts"_s});
    jw::TableBuilder tag(u"tags"_s);
    tag.identity(u"id"_s).column({.name = u"name"_s, .type = jw::ColumnType::text(40)}).unique({u"name"_s});
    jw::TableBuilder link(u"post_tags"_s);
    link.column({.name = u"post_id"_s, .type = Kind::Int64})
        .column({.name = u"tag_id"_s, .type = Kind::Int64})
        .primary({u"post_id"_s, u"tag_id"_s})
        .refers({u"post_id"_s}, u"posts"_s, {.name = u"post"_s, .back = u"links"_s, .onDelete = Action::Cascade})
        .refers({u"tag_id"_s}, u"tags"_s, {.name = u"tag"_s, .back = u"links"_s, .onDelete = Action::Cascade});
    return {post, tag, link};
}

/// Every row belongs to a tenant, and so does its parent: one column is part of both keys.
QList<jw::Table> tenants()
{
    jw::TableBuilder node(u"nodes"_s);
    node.column({.name = u"tenant"_s, .type = Kind::Int64})
        .column({.name = u"number"_s, .type = Kind::Int64})
        .column({.name = u"up"_s, .type = Kind::Int64, .nullable = true})
        .primary({u"tenant"_s, u"number"_s})
        .refers({u"tenant"_s, u"up"_s}, u"nodes"_s, {.name = u"parent"_s, .back = u"children"_s});
    return {node};
}

/// A locker is one person's, and every locker somebody's.
QList<jw::Table> lockers()
{
    jw::TableBuilder person(u"people"_s);
    person.identity(u"id"_s);
    jw::TableBuilder locker(u"lockers"_s);
    locker.identity(u"id"_s)
        .column({.name = u"person_id"_s, .type = Kind::Int64})
        .unique({u"person_id"_s})
        .refers({u"person_id"_s}, u"people"_s, {.name = u"person"_s, .back = u"locker"_s});
    return {person, locker};
}

/// A captain is a sailor with a table of its own; no two sailors have the same number.
QList<jw::Table> crew()
{
    jw::TableBuilder sailor(u"sailors"_s);
    sailor.identity(u"id"_s).column({.name = u"number"_s, .type = Kind::Int32}).unique({u"number"_s});
    jw::TableBuilder captain(u"captains"_s);
    captain.column({.name = u"id"_s, .type = Kind::Int64})
        .column({.name = u"ship"_s, .type = Kind::Text})
        .primary({u"id"_s})
        .refers({u"id"_s}, u"sailors"_s, {.name = u"sailor"_s, .back = u"captain"_s, .inherits = true});
    return {sailor, captain};
}

struct Library
{
    QTemporaryDir folder;
    jw::Schema schema;
    jw::Engine engine = jw::Engine::open(jw::test::databaseUrl(u"sqlite:///"_s + folder.filePath(u"library.db"_s)));
    std::unique_ptr<jw::Session> session;

    explicit Library(const QList<jw::Table> &tables)
    {
        for (const jw::Table &table : tables)
            schema.setTable(table);
        jw::createAll(engine, schema);
        session = std::make_unique<jw::Session>(engine, schema);
    }
    const jw::Table *table(const QString &name) const { return schema.table(name); }
    Record add(const QString &name, const QHash<QString, Value> &values = {}) const
    {
        const Record row = session->add(table(name));
        for (auto it = values.cbegin(); it != values.cend(); ++it)
            row[it.key()] = it.value();
        return row;
    }
    QString rows(const QString &sql) const
    {
        QStringList lines;
        for (const QList<Value> &row : engine.connect().execute(sql).all()) {
            QStringList values;
            for (const Value &value : row)
                values.append(value.toString());
            lines.append(values.join(u':'));
        }
        return lines.join(u' ');
    }
    QString books() const
    {
        return rows(u"SELECT s.code, b.title FROM shelves s JOIN books b ON b.shelf_id = s.id ORDER BY s.code, b.title"_s);
    }
};

} // namespace

class TestReplacing : public QObject
{
    Q_OBJECT

private slots:
    void aReplacementKeepsItsOwnChildren_data();
    void aReplacementKeepsItsOwnChildren();
    void aReplacedTagKeepsItsNewLinks();
    void childrenMoveToTheReplacement();
    void codesThatOthersFollowAreNotFreedByNull();
    void primaryKeysChangeHands();
    void childrenOfARenamedParentAreWrittenBeforeIt();
    void childrenFollowAKeyThatIsNotThePrimaryOne();
    void childrenLeaveWhomTheirKeyNoLongerNames();
    void childrenOfADeletedParentMayTakeADefault();
    void whatTheDatabaseKnowsDecidesWhatGoesWithARow();
    void whoGivesUpItsPlaceToANewRowMayWaitForOne();
    void anObjectOfTwoTablesIsReplacedWhole();
    void whoNamesItsParentByAKeyGivenByHandIsListed();
    void aKeyThatIsGivenAgainBelongsToOneObject();
    void whatIsDetachedByHandStaysSo();
    void aParentIsLeftByWhatMayBeNull();
    void oneTenantsNodeMayBeItsOwnParent();
    void aMemberAddedFromBothSidesIsOne();
    void collectionsReadWithinATransactionGoBackWithIt();
    void editsOfHandlersGoWithTheCommitThatFails();
    void takingBackARemovalBringsBackWhatWentWithIt();
    void anOrphanMayMoveInTwoSteps();
};

void TestReplacing::aReplacementKeepsItsOwnChildren_data()
{
    QTest::addColumn<Action>("onDelete");
    QTest::newRow("cascade") << Action::Cascade;
    QTest::newRow("no action") << Action::NoAction;
}

void TestReplacing::aReplacementKeepsItsOwnChildren()
{
    QFETCH(Action, onDelete);
    const Library library(shelves(onDelete, true));
    const Record old = library.add(u"shelves"_s, {{u"code"_s, u"A"_s}});
    const Record oldBook = library.add(u"books"_s, {{u"title"_s, u"old"_s}});
    oldBook.setOne(u"shelf", old);
    library.session->commit();

    library.session->remove(oldBook);
    library.session->remove(old);
    const Record fresh = library.add(u"shelves"_s, {{u"code"_s, u"A"_s}});
    const Record book = library.add(u"books"_s, {{u"title"_s, u"new"_s}});
    book.setOne(u"shelf", fresh);
    library.session->commit();
    QCOMPARE(library.books(), u"A:new"_s);
    QCOMPARE(book.state(), RowState::Persistent);
    QCOMPARE(fresh.many(u"books").size(), 1);
}

void TestReplacing::aReplacedTagKeepsItsNewLinks()
{
    const Library library(tagged());
    const Record post = library.add(u"posts"_s);
    const Record old = library.add(u"tags"_s, {{u"name"_s, u"x"_s}});
    post.many(u"tags").add(old);
    library.session->commit();

    library.session->remove(old);
    const Record fresh = library.add(u"tags"_s, {{u"name"_s, u"x"_s}});
    post.many(u"tags").add(fresh);
    library.session->commit();
    QCOMPARE(library.rows(u"SELECT t.name FROM post_tags l JOIN tags t ON t.id = l.tag_id"_s), u"x"_s);
    library.session->expireAll();
    QCOMPARE(post.many(u"tags").size(), 1);
}

void TestReplacing::childrenMoveToTheReplacement()
{
    const Library library(shelves(Action::Cascade, false));
    const Record old = library.add(u"shelves"_s, {{u"code"_s, u"A"_s}});
    const Record book = library.add(u"books"_s, {{u"title"_s, u"kept"_s}});
    book.setOne(u"shelf", old);
    library.session->commit();

    const Record fresh = library.add(u"shelves"_s, {{u"code"_s, u"A"_s}});
    book.setOne(u"shelf", fresh);
    library.session->remove(old);
    library.session->commit();
    QCOMPARE(library.books(), u"A:kept"_s);
    QCOMPARE(library.rows(u"SELECT COUNT(*) FROM shelves"_s), u"1"_s);
}

void TestReplacing::codesThatOthersFollowAreNotFreedByNull()
{
    const Library library(labels(Action::Cascade));
    const Record a = library.add(u"shelves"_s, {{u"code"_s, u"A"_s}});
    library.add(u"labels"_s, {{u"code"_s, u"A"_s}});
    library.session->commit();

    a["code"] = u"B"_s;
    library.add(u"shelves"_s, {{u"code"_s, u"A"_s}});
    library.session->commit();
    QCOMPARE(library.rows(u"SELECT l.code, s.id FROM labels l JOIN shelves s ON s.code = l.code"_s), u"B:1"_s);
}

void TestReplacing::primaryKeysChangeHands()
{
    const Library library(shelvesByCode());
    const Record a = library.add(u"shelves"_s, {{u"code"_s, u"A"_s}});
    const Record b = library.add(u"shelves"_s, {{u"code"_s, u"B"_s}});
    const Record book = library.add(u"books"_s, {{u"number"_s, 1}});
    book.setOne(u"on", a);
    library.session->commit();

    a["code"] = u"B"_s; // before b gives it up
    b["code"] = u"C"_s;
    const Record fresh = library.add(u"shelves"_s, {{u"code"_s, u"A"_s}});
    library.session->commit();
    QCOMPARE(library.rows(u"SELECT code FROM shelves ORDER BY code"_s), u"A B C"_s);
    QCOMPARE(library.rows(u"SELECT shelf FROM books"_s), u"B"_s);
    QCOMPARE(library.session->get(library.table(u"shelves"_s), {u"A"_s}), fresh);
    QCOMPARE(library.session->get(library.table(u"shelves"_s), {u"B"_s}), a);

    library.session->remove(b);
    a["code"] = u"C"_s;
    library.session->commit();
    QCOMPARE(library.rows(u"SELECT code FROM shelves ORDER BY code"_s), u"A C"_s);
}

void TestReplacing::childrenOfARenamedParentAreWrittenBeforeIt()
{
    const Library library(shelvesByCode());
    const Record a = library.add(u"shelves"_s, {{u"code"_s, u"A"_s}});
    const Record b = library.add(u"shelves"_s, {{u"code"_s, u"B"_s}});
    QList<Record> books;
    for (int number = 1; number <= 3; ++number) {
        books.append(library.add(u"books"_s, {{u"number"_s, number}}));
        books.last().setOne(u"on", a);
    }
    library.session->commit();

    a["code"] = u"Z"_s;
    books[0]["title"] = u"edited"_s;
    books[1].setOne(u"on", b);
    library.session->remove(books[2]);
    const Record added = library.add(u"books"_s, {{u"number"_s, 4}});
    added.setOne(u"on", a);
    library.session->commit();
    QCOMPARE(library.rows(u"SELECT shelf, number FROM books ORDER BY shelf, number"_s), u"B:2 Z:1 Z:4"_s);
    QCOMPARE(books[0]["shelf"].value().toText(), u"Z"_s);
    QCOMPARE(a.many(u"books").size(), 2);
    QCOMPARE(b.many(u"books").size(), 1);
    QVERIFY(!library.session->hasChanges());
}

void TestReplacing::childrenFollowAKeyThatIsNotThePrimaryOne()
{
    const Library library(labels(Action::Cascade));
    const Record shelf = library.add(u"shelves"_s, {{u"code"_s, u"A"_s}});
    const Record label = library.add(u"labels"_s, {{u"code"_s, u"A"_s}});
    library.session->commit();

    shelf["code"] = u"Z"_s;
    library.session->commit();
    QCOMPARE(label["code"].value().toText(), u"Z"_s);
    QCOMPARE(label.one(u"shelf"), shelf);
    library.session->remove(label); // by what it is now
    library.session->commit();
    QCOMPARE(library.rows(u"SELECT COUNT(*) FROM labels"_s), u"0"_s);
}

void TestReplacing::childrenLeaveWhomTheirKeyNoLongerNames()
{
    const Library library(labels(Action::SetNull));
    const Record shelf = library.add(u"shelves"_s, {{u"code"_s, u"A"_s}});
    const Record label = library.add(u"labels"_s);
    label.setOne(u"shelf", shelf);
    library.session->commit();
    QCOMPARE(shelf.many(u"labels").size(), 1);

    shelf["code"] = u"Z"_s;
    library.session->commit();
    QVERIFY(label["code"].isNull());
    QCOMPARE(shelf.many(u"labels").size(), 0);
}

void TestReplacing::childrenOfADeletedParentMayTakeADefault()
{
    if (qEnvironmentVariable("JOINWRIGHT_TEST_DATABASE") == u"mysql")
        QSKIP("InnoDB does not take ON DELETE SET DEFAULT");
    QList<jw::Table> tables = shelves(Action::SetDefault, false);
    tables[1].editColumn(tables[1].column(u"shelf_id"_s)->id)->defaultValue = u"1"_s;
    const Library library(tables);
    library.add(u"shelves"_s, {{u"id"_s, 1}, {u"code"_s, u"default"_s}});
    const Record gone = library.add(u"shelves"_s, {{u"id"_s, 2}, {u"code"_s, u"gone"_s}});
    const Record book = library.add(u"books"_s, {{u"shelf_id"_s, 2}});
    library.session->commit();

    library.session->remove(gone);
    library.session->commit();
    QCOMPARE(book["shelf_id"].value().toInt64(), 1);
    book["title"] = u"kept"_s;
    library.session->commit();
    QCOMPARE(library.books(), u"default:kept"_s);
}

void TestReplacing::whatTheDatabaseKnowsDecidesWhatGoesWithARow()
{
    const Library library(shelves(Action::Cascade, true));
    const Record a = library.add(u"shelves"_s, {{u"code"_s, u"A"_s}});
    const Record b = library.add(u"shelves"_s, {{u"code"_s, u"B"_s}});
    const Record book = library.add(u"books"_s, {{u"title"_s, u"kept"_s}});
    book.setOne(u"shelf", a);
    library.session->commit();

    book.setOne(u"shelf", b); // not written
    const jw::Table *table = library.table(u"shelves"_s);
    library.session->query(table).where(jw::Expr::column(*table, *table->column(u"code"_s)) == u"B"_s).removeAll();
    QCOMPARE(book.state(), RowState::Persistent); // in the database it is still with a
    book.setOne(u"shelf", a);
    library.session->commit();
    QCOMPARE(library.books(), u"A:kept"_s);
}

void TestReplacing::whoGivesUpItsPlaceToANewRowMayWaitForOne()
{
    const Library library(lockers());
    const Record person = library.add(u"people"_s);
    const Record old = library.add(u"lockers"_s);
    old.setOne(u"person", person);
    library.session->commit();

    old.setOne(u"person", library.add(u"people"_s));
    const Record fresh = library.add(u"lockers"_s);
    fresh.setOne(u"person", person);
    library.session->commit();
    QCOMPARE(library.rows(u"SELECT id, person_id FROM lockers ORDER BY id"_s), u"1:2 2:1"_s);
}

void TestReplacing::anObjectOfTwoTablesIsReplacedWhole()
{
    const Library library(crew());
    const auto captain = [&] {
        const Record sailor = library.add(u"sailors"_s, {{u"number"_s, 7}});
        const Record part = library.add(u"captains"_s, {{u"ship"_s, u"Tug"_s}});
        part.setOne(u"sailor", sailor);
        return sailor;
    };
    const Record old = captain();
    library.session->commit();
    library.session->remove(old);
    captain();
    library.session->commit();
    QCOMPARE(library.rows(u"SELECT s.number, c.ship FROM sailors s JOIN captains c ON c.id = s.id"_s), u"7:Tug"_s);
}

void TestReplacing::whoNamesItsParentByAKeyGivenByHandIsListed()
{
    const Library library(shelves(Action::Cascade, true));
    library.add(u"books"_s, {{u"title"_s, u"one"_s}, {u"shelf_id"_s, 7}});
    const Record shelf = library.add(u"shelves"_s, {{u"id"_s, 7}, {u"code"_s, u"A"_s}});
    library.add(u"books"_s, {{u"title"_s, u"two"_s}, {u"shelf_id"_s, 7}});
    library.session->commit();
    QCOMPARE(library.books(), u"A:one A:two"_s);
    QCOMPARE(shelf.many(u"books").size(), 2);
}

void TestReplacing::aKeyThatIsGivenAgainBelongsToOneObject()
{
    const Library library(shelves(Action::Cascade, true));
    const Record gone = library.add(u"shelves"_s, {{u"id"_s, 5}, {u"code"_s, u"old"_s}});
    library.session->commit();
    library.engine.connect().run(u"DELETE FROM shelves"_s); // by somebody else

    const Record fresh = library.add(u"shelves"_s, {{u"id"_s, 5}, {u"code"_s, u"new"_s}});
    library.session->commit();
    QCOMPARE(gone.state(), RowState::Detached);
    QCOMPARE(gone["code"].value().toText(), u"old"_s);
    QCOMPARE(library.session->get(library.table(u"shelves"_s), {5}), fresh);
}

void TestReplacing::whatIsDetachedByHandStaysSo()
{
    const Library library(shelves(Action::Cascade, true));
    const Record shelf = library.add(u"shelves"_s, {{u"code"_s, u"A"_s}});
    library.session->commit();
    const QList<Value> key {shelf["id"].value()};
    const auto other = [&] { return library.session->get(library.table(u"shelves"_s), key); };

    library.session->remove(shelf);
    library.session->detach(shelf);
    library.session->undo();
    QCOMPARE(shelf.state(), RowState::Detached);
    const Record again = other();
    QVERIFY(again != shelf);

    again["code"] = u"B"_s;
    library.session->flush();
    library.session->detach(again);
    const Record third = other();
    QCOMPARE(third["code"].value().toText(), u"B"_s);
    library.session->rollback();
    QCOMPARE(again.state(), RowState::Detached);
    QCOMPARE(again["code"].value().toText(), u"B"_s); // a detached object keeps what it had
    QCOMPARE(third["code"].value().toText(), u"A"_s);
    QCOMPARE(other(), third);

    third["code"] = u"C"_s;
    library.session->detach(third);
    library.session->rollback();
    QCOMPARE(third["code"].value().toText(), u"C"_s);
}

void TestReplacing::aParentIsLeftByWhatMayBeNull()
{
    const Library library(tenants());
    const Record root = library.add(u"nodes"_s, {{u"tenant"_s, 1}, {u"number"_s, 1}});
    const Record leaf = library.add(u"nodes"_s, {{u"tenant"_s, 1}, {u"number"_s, 2}});
    leaf.setOne(u"parent", root);
    library.session->commit();
    const QString sql = u"SELECT tenant, number, up FROM nodes ORDER BY number"_s;
    QCOMPARE(library.rows(sql), u"1:1:NULL 1:2:1"_s);

    leaf.setOne(u"parent", {});
    QCOMPARE(leaf["tenant"].value().toInt64(), 1);
    library.session->commit();
    QCOMPARE(library.rows(sql), u"1:1:NULL 1:2:NULL"_s);
}

void TestReplacing::oneTenantsNodeMayBeItsOwnParent()
{
    const Library library(tenants());
    const Record own = library.add(u"nodes"_s, {{u"tenant"_s, 1}, {u"number"_s, 1}});
    own.setOne(u"parent", own);
    const Record first = library.add(u"nodes"_s, {{u"tenant"_s, 1}, {u"number"_s, 2}});
    const Record second = library.add(u"nodes"_s, {{u"tenant"_s, 1}, {u"number"_s, 3}});
    first.setOne(u"parent", second);
    second.setOne(u"parent", first);
    library.session->commit();
    QCOMPARE(library.rows(u"SELECT tenant, number, up FROM nodes ORDER BY number"_s), u"1:1:1 1:2:3 1:3:2"_s);

    library.session->remove(first);
    library.session->remove(second);
    library.session->commit();
    QCOMPARE(library.rows(u"SELECT number FROM nodes"_s), u"1"_s);
}

void TestReplacing::aMemberAddedFromBothSidesIsOne()
{
    const Library library(tagged());
    {
        library.add(u"posts"_s);
        library.add(u"tags"_s, {{u"name"_s, u"x"_s}});
        library.session->commit();
    }
    jw::Session session(library.engine, library.schema);
    const Record post = session.query(library.table(u"posts"_s)).one();
    const Record tag = session.query(library.table(u"tags"_s)).one();
    post.many(u"tags").add(tag);
    tag.many(u"posts").add(post);
    post.many(u"tags").add(tag);
    QCOMPARE(session.added().size(), 1);
    session.commit();
    QCOMPARE(library.rows(u"SELECT COUNT(*) FROM post_tags"_s), u"1"_s);
}

void TestReplacing::collectionsReadWithinATransactionGoBackWithIt()
{
    const Library library(shelves(Action::Cascade, true));
    const Record a = library.add(u"shelves"_s, {{u"code"_s, u"A"_s}});
    const Record b = library.add(u"shelves"_s, {{u"code"_s, u"B"_s}});
    library.add(u"books"_s).setOne(u"shelf", a);
    library.session->commit();
    library.session->expireAll();

    const auto move = [&] {
        library.session->query(library.table(u"books"_s)).set(u"shelf_id"_s, b["id"].value()).update();
        QCOMPARE(a.many(u"books").size(), 0);
        QCOMPARE(b.many(u"books").size(), 1);
    };
    {
        jw::Savepoint savepoint(*library.session);
        move();
        savepoint.rollback();
    }
    QCOMPARE(a.many(u"books").size(), 1);
    QCOMPARE(b.many(u"books").size(), 0);
    library.session->rollback();
    library.session->expireAll();
    move();
    library.session->rollback();
    QCOMPARE(a.many(u"books").size(), 1);
    QCOMPARE(b.many(u"books").size(), 0);
}

void TestReplacing::editsOfHandlersGoWithTheCommitThatFails()
{
    const Library library(shelves(Action::Cascade, false));
    library.add(u"shelves"_s, {{u"code"_s, u"A"_s}});
    library.session->commit();

    int told = 0;
    const auto listening = library.session->listen(jw::Event::BeforeInsert, library.table(u"shelves"_s), [&](const Record &row) {
        ++told;
        row["code"] = row["code"].value().toText() + u"!"_s;
        library.add(u"books"_s, {{u"title"_s, u"of "_s + row["code"].value().toText()}});
    });
    library.add(u"shelves"_s, {{u"code"_s, u"A"_s}, {u"id"_s, 1}}); // its key is taken
    const Record row = library.session->added().first();
    QVERIFY_THROWS_EXCEPTION(jw::Error, library.session->commit());
    QCOMPARE(row["code"].value().toText(), u"A"_s);
    QCOMPARE(library.session->added().size(), 1);
    row["id"] = 2;
    library.session->commit();
    QCOMPARE(told, 2);
    QCOMPARE(library.rows(u"SELECT title FROM books"_s), u"of A!"_s);
}

void TestReplacing::takingBackARemovalBringsBackWhatWentWithIt()
{
    const Library library(shelves(Action::Cascade, true));
    const Record shelf = library.add(u"shelves"_s, {{u"code"_s, u"A"_s}});
    const Record kept = library.add(u"books"_s, {{u"title"_s, u"kept"_s}});
    const Record gone = library.add(u"books"_s, {{u"title"_s, u"gone"_s}});
    kept.setOne(u"shelf", shelf);
    gone.setOne(u"shelf", shelf);
    library.session->commit();

    library.session->remove(gone); // by itself, before
    library.session->remove(shelf);
    QCOMPARE(kept.state(), RowState::Deleted);
    library.session->add(shelf);
    QCOMPARE(kept.state(), RowState::Persistent);
    QCOMPARE(gone.state(), RowState::Deleted);
    library.session->commit();
    QCOMPARE(library.books(), u"A:kept"_s);
}

void TestReplacing::anOrphanMayMoveInTwoSteps()
{
    const Library library(shelves(Action::Cascade, true));
    const Record a = library.add(u"shelves"_s, {{u"code"_s, u"A"_s}});
    const Record b = library.add(u"shelves"_s, {{u"code"_s, u"B"_s}});
    const Record book = library.add(u"books"_s, {{u"title"_s, u"moved"_s}});
    book.setOne(u"shelf", a);
    library.session->commit();

    a.many(u"books").remove(book);
    b.many(u"books").add(book);
    library.session->commit();
    QCOMPARE(library.books(), u"B:moved"_s);
}

QTEST_GUILESS_MAIN(TestReplacing)
#include "tst_replacing.moc"
