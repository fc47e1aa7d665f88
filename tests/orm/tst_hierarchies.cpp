// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "staff.h"

#include "joinwright/engine/worker.h"
#include "joinwright/orm/asyncsession.h"
#include "joinwright/orm/liveresult.h"
#include "joinwright/schema/tablebuilder.h"

using namespace jw;
using namespace Qt::StringLiterals;
using namespace staff;

namespace papers {

using Kind = ColumnType::Kind;

/// Documents with tags, of which some are invoices, of products; credit notes share the table of the invoices. The
/// documents' table says which is which. Regions and coasts have a key of two columns.
const Schema &schema()
{
    static const Schema schema = [] {
        Schema made;
        const auto named = [](const QString &table) { return TableBuilder(table).identity(u"id"_s).column({.name = u"name"_s, .type = Kind::Text}); };
        const auto links = [](const QString &table, const QString &left, const QString &right) {
            return TableBuilder(table)
                .column({.name = u"left_id"_s, .type = Kind::Int64})
                .column({.name = u"right_id"_s, .type = Kind::Int64})
                .primary({u"left_id"_s, u"right_id"_s})
                .refers({u"left_id"_s}, left, {.name = u"to_left"_s})
                .refers({u"right_id"_s}, right, {.name = u"to_right"_s});
        };
        made.setTable(named(u"tags"_s));
        made.setTable(named(u"products"_s));
        made.setTable(named(u"documents"_s)
                          .className(u"Document"_s)
                          .column({.name = u"kind"_s, .type = Kind::Text})
                          .column({.name = u"version"_s, .type = Kind::Int32, .version = true})
                          .discriminator(u"kind"_s, u"document"_s)
                          .refersThrough(u"document_tags"_s, u"tags"_s, {.name = u"tags"_s, .back = u"documents"_s}));
        TableBuilder invoices = TableBuilder(u"invoices"_s)
                                    .className(u"Invoice"_s)
                                    .column({.name = u"id"_s, .type = Kind::Int64})
                                    .primary({u"id"_s})
                                    .column({.name = u"amount"_s, .type = Kind::Int32})
                                    .column({.name = u"text"_s, .type = Kind::Text, .nullable = true, .deferred = true})
                                    .column({.name = u"reason"_s, .type = Kind::Text, .nullable = true})
                                    .column({.name = u"counted"_s, .type = Kind::Int32, .version = true})
                                    .refers({u"id"_s}, u"documents"_s, {.name = u"base"_s, .inherits = true})
                                    .refersThrough(u"invoice_products"_s, u"products"_s, {.name = u"products"_s, .back = u"invoices"_s})
                                    .subclass({.name = u"CreditNote"_s, .value = u"credit"_s}, {u"reason"_s});
        invoices.table().discriminatorValue = u"invoice"_s;
        made.setTable(invoices);
        made.setTable(links(u"document_tags"_s, u"documents"_s, u"tags"_s));
        made.setTable(links(u"invoice_products"_s, u"invoices"_s, u"products"_s));
        const auto pair = [](const QString &table) {
            return TableBuilder(table)
                .column({.name = u"country"_s, .type = ColumnType::text(8)})
                .column({.name = u"code"_s, .type = Kind::Int32})
                .primary({u"country"_s, u"code"_s});
        };
        made.setTable(pair(u"regions"_s)
                          .column({.name = u"kind"_s, .type = Kind::Text})
                          .column({.name = u"name"_s, .type = Kind::Text})
                          .column({.name = u"version"_s, .type = Kind::Int32, .version = true})
                          .discriminator(u"kind"_s, u"region"_s));
        TableBuilder coasts = pair(u"coasts"_s)
                                  .column({.name = u"length"_s, .type = Kind::Int32})
                                  .refers({u"country"_s, u"code"_s}, u"regions"_s, {.name = u"base"_s, .inherits = true});
        coasts.table().discriminatorValue = u"coast"_s;
        made.setTable(coasts);
        return made;
    }();
    return schema;
}

quint64 tableId(const QString &name)
{
    return schema().table(name)->id.toNumber();
}

class Document : public Handle
{
public:
    Document() = default;
    explicit Document(Row *row)
        : Handle(rootOf(row))
    {
    }
    static const EntityInfo entity;
    struct Columns
    {
        Col<Document, qint64, "id"> id;
        Col<Document, QString, "name"> name;
    };
    static const Columns c;
    QString name() const { return get<QString>(1); }
    QString kind() const { return get<QString>(2); }
    int version() const { return get<int>(3); }
};

class Invoice : public Document
{
public:
    Invoice() = default;
    explicit Invoice(Row *row)
        : Document(row)
    {
    }
    static const EntityInfo entity;
    struct Columns : Document::Columns
    {
        Col<Invoice, int, "amount"> amount;
        Col<Invoice, Opt<QString>, "text"> text;
    };
    static const Columns c;
    struct Init
    {
        Required<Document, QString, "name"> name;
        Required<Invoice, int, "amount"> amount;
        Optional<Invoice, QString, "text"> text {};
    };
    static void init(Initializer &to, const Init &from)
    {
        to.part(Document::entity).set(1, from.name);
        Initializer own = to.part(Invoice::entity);
        own.set(1, from.amount);
        own.set(2, from.text);
    }
    int amount() const { return get<int>(entity, 1); }
    void setAmount(int amount) { put(entity, 1, amount); }
    Opt<QString> text() const { return get<Opt<QString>>(entity, 2); }
    void setReason(const QString &reason) { put(entity, 3, reason); }
    int counted() const { return get<int>(entity, 4); }
    Record row() const { return session()->find(Id::fromNumber(entity.table), {get<qint64>(0)}); }
};

class CreditNote : public Invoice
{
public:
    CreditNote() = default;
    explicit CreditNote(Row *row)
        : Invoice(row)
    {
    }
    static const EntityInfo entity;
    struct Columns : Invoice::Columns
    {
        Col<CreditNote, Opt<QString>, "reason"> reason;
    };
    static const Columns c;
};

const EntityInfo Document::entity {&schema, tableId(u"documents"_s), "Document"};
const Document::Columns Document::c {{{&Document::entity, 0}}, {{&Document::entity, 1}}};
const EntityInfo Invoice::entity {&schema, tableId(u"invoices"_s), "Invoice", &Document::entity};
const Invoice::Columns Invoice::c {{Document::c}, {{&Invoice::entity, 1}}, {{&Invoice::entity, 2}}};
const EntityInfo CreditNote::entity {&schema, tableId(u"invoices"_s), "CreditNote", &Invoice::entity,
    schema().table(u"invoices"_s)->subclasses.first().id.toNumber()};
const CreditNote::Columns CreditNote::c {{Invoice::c}, {{&CreditNote::entity, 3}}};

} // namespace papers

using papers::CreditNote;
using papers::Document;
using papers::Invoice;

/// Objects that are rows of several tables, in all that a session does.
class TestHierarchies : public QObject
{
    Q_OBJECT

private slots:
    // a table shared within a hierarchy of tables
    void classesThatShareADerivedTable();
    void versionsOfSeveralTablesCountTogether();
    void linksOfAnyTableAreFollowed();
    void deferredColumnsOfAnyTable();
    void keysOfSeveralColumns();
    // sessions
    void getGivesNoObjectOfAnotherClassTwice();
    void eventsOfTheBaseComeInPairs();
    void detachingTakesTheWholeObject();
    void expiringTakesTheWholeObject();
    void removedObjectsComeBackWhole();
    void aRemovedBaseTakesTheRestAlong();
    void circlesOfClassesAreNotFollowedForever();
    // workers
    void aWorkerBringsWholeObjects();
    void aWorkerBringsPairsWhole();
    void aWorkerLoadsRelationshipsOfDerivedClasses();
    void aWorkerRefreshesWholeObjects();
    void aWorkerKnowsTheClassOfWhatItGets();
    void resultsThatFollowOnAWorker();
};

namespace {

struct Papers
{
    QTemporaryDir folder;
    Engine engine = Engine::open(test::databaseUrl(u"sqlite:///"_s + folder.filePath(u"papers.db"_s)));
    Papers() { createAll(engine, papers::schema()); }
    const Table *table(const QString &name) const { return papers::schema().table(name); }
    QList<QList<Value>> rows(const QString &sql) const { return engine.connect().execute(sql).all(); }
    Value scalar(const QString &sql) const { return rows(sql).value(0).value(0); }
};

template<typename T>
auto wait(const QFuture<T> &future)
{
    while (!future.isFinished())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
    if constexpr (std::is_void_v<T>)
        QFuture<T>(future).waitForFinished();
    else
        return future.result();
}

struct Working : Staff
{
    std::unique_ptr<Session> session;
    Working()
    {
        fill();
        session = std::make_unique<Session>(std::make_shared<Worker>(engine), staff::schema());
    }
};

} // namespace

// ---- a table shared within a hierarchy of tables

void TestHierarchies::classesThatShareADerivedTable()
{
    const Papers p;
    {
        Session session(p.engine);
        session.add<Invoice>({.name = u"I"_s, .amount = 5});
        CreditNote note = session.add<CreditNote>({.name = u"C"_s, .amount = 7});
        note.setReason(u"late"_s);
        session.commit();
        QCOMPARE(note.kind(), u"credit"_s);
    }
    Session session(p.engine);
    QCOMPARE(namesOf(session.query<CreditNote>().all()), QStringList {u"C"_s});
    QCOMPARE(session.query<CreditNote>().where(Invoice::c.amount == 7 && CreditNote::c.reason == u"late"_s).count(), 1);
    QCOMPARE(namesOf(session.query<Invoice>().orderBy(Document::c.name).all()), QStringList({u"C"_s, u"I"_s}));
    const QList<Document> all = session.query<Document>().orderBy(Document::c.name).all();
    QVERIFY(all[0].is<CreditNote>());
    QVERIFY(all[1].is<Invoice>());
    QVERIFY(!all[1].is<CreditNote>());
    QCOMPARE(session.query<Document>().outerJoin<CreditNote>(CreditNote::c.id == Document::c.id).where(Invoice::c.amount.isNull()).count(), 1);
}

void TestHierarchies::versionsOfSeveralTablesCountTogether()
{
    const Papers p;
    Session session(p.engine);
    Invoice invoice = session.add<Invoice>({.name = u"I"_s, .amount = 5});
    session.commit();
    const auto versions = [&] { return p.rows(u"SELECT version, counted FROM documents JOIN invoices USING (id)"_s).first(); };
    QCOMPARE(versions(), QList<Value>({1, 1}));
    invoice.setAmount(6);
    session.commit();
    QCOMPARE(versions(), QList<Value>({2, 2}));
    QCOMPARE(session.query<Invoice>().where(Document::c.name == u"I"_s).set(Invoice::c.amount, 9).update(), 1);
    session.commit();
    QCOMPARE(versions(), QList<Value>({3, 3}));
    QCOMPARE(invoice.version(), 3);
    QCOMPARE(invoice.counted(), 3);
    session.remove(invoice);
    session.commit();
    QCOMPARE(p.scalar(u"SELECT count(*) FROM documents"_s), Value(0));
}

void TestHierarchies::linksOfAnyTableAreFollowed()
{
    const Papers p;
    Session session(p.engine, papers::schema());
    Record tag = session.add(p.table(u"tags"_s));
    tag["name"] = u"red"_s;
    Record product = session.add(p.table(u"products"_s));
    product["name"] = u"nail"_s;
    const Invoice invoice = session.add<Invoice>({.name = u"I"_s, .amount = 5});
    session.flush();
    Record(invoice).many(u"tags").add(tag);
    invoice.row().many(u"products").add(product);
    session.add<Invoice>({.name = u"J"_s, .amount = 6});
    session.commit();
    Session other(p.engine, papers::schema());
    const Expr isRed = col(*p.table(u"tags"_s), u"name"_s) == Expr(u"red"_s);
    const Expr isNail = col(*p.table(u"products"_s), u"name"_s) == Expr(u"nail"_s);
    QCOMPARE(namesOf(other.query<Invoice>().join(u"tags"_s).where(isRed).all()), QStringList {u"I"_s});
    QCOMPARE(namesOf(other.query<Invoice>().whereAny(u"tags"_s, isRed).all()), QStringList {u"I"_s});
    QCOMPARE(namesOf(other.query<Invoice>().whereNone(u"products"_s, isNail).all()), QStringList {u"J"_s});
    QCOMPARE(other.query(p.table(u"products"_s)).join(u"invoices.tags"_s).where(isRed).count(), 1);
    QCOMPARE(other.query(p.table(u"products"_s)).whereAny(u"invoices"_s, Document::c.name == u"I"_s).count(), 1);
    QCOMPARE(other.query(p.table(u"products"_s)).filterBy(u"invoices.name"_s, u"I"_s).count(), 1);
    QCOMPARE(other.query(p.table(u"tags"_s)).whereAny(u"documents"_s, Invoice::c.amount == 5).count(), 1);
    const QList<Invoice> whole = other.query<Invoice>().with(u"tags"_s).with(u"products"_s).orderBy(Document::c.name).all();
    const test::SqlRecorder log(p.engine);
    QCOMPARE(Record(whole[0]).many(u"tags").at(0)["name"].to<QString>(), u"red"_s);
    QCOMPARE(whole[0].row().many(u"products").at(0)["name"].to<QString>(), u"nail"_s);
    QVERIFY(log.sql().isEmpty());
    other.remove(whole[0]);
    other.commit();
    QCOMPARE(p.scalar(u"SELECT count(*) FROM document_tags"_s), Value(0));
    QCOMPARE(p.scalar(u"SELECT count(*) FROM invoice_products"_s), Value(0));
}

void TestHierarchies::deferredColumnsOfAnyTable()
{
    const Papers p;
    {
        Session session(p.engine);
        session.add<Invoice>({.name = u"I"_s, .amount = 5, .text = u"long"_s});
        session.commit();
    }
    Session session(p.engine);
    QCOMPARE(*session.query<Invoice>().one().text(), u"long"_s);
    Session other(p.engine);
    const Invoice invoice = other.query<Invoice>().undefer(Invoice::c.text).one();
    const test::SqlRecorder log(p.engine);
    QCOMPARE(*invoice.text(), u"long"_s);
    QVERIFY(log.sql().isEmpty());
    const Staff s;
    s.fill();
    Session staffed(s.engine);
    const QList<Manager> managers = staffed.query<Manager>().undefer(Person::c.bio).all();
    const test::SqlRecorder more(s.engine);
    QVERIFY(!managers.first().bio());
    QVERIFY(more.sql().isEmpty());
    QCOMPARE(staffed.query<Employee>().where(Person::c.bio.isNull()).count(), 3);
    const QList<Project> projects = staffed.query<Project>().undefer(Project::rel.lead, Person::c.bio).all();
    more.entries();
    QVERIFY(!projects.first().lead().bio());
}

void TestHierarchies::keysOfSeveralColumns()
{
    const Papers p;
    Session session(p.engine, papers::schema());
    const auto add = [&](const QString &table, const QList<std::pair<QString, Value>> &values) {
        const Record record = session.add(p.table(table));
        for (const auto &[column, value] : values)
            record.setValue(column, value);
        return record;
    };
    add(u"regions"_s, {{u"country"_s, u"de"_s}, {u"code"_s, 1}, {u"kind"_s, u"coast"_s}, {u"name"_s, u"North"_s}});
    const Record coast = add(u"coasts"_s, {{u"country"_s, u"de"_s}, {u"code"_s, 1}, {u"length"_s, 10}});
    session.commit();
    const auto version = [&] { return p.scalar(u"SELECT version FROM regions"_s); };
    QCOMPARE(version(), Value(1));
    coast["length"] = 11;
    session.commit();
    QCOMPARE(version(), Value(2));
    Session other(p.engine, papers::schema());
    const Record alone = other.query(p.table(u"coasts"_s)).filterBy(u"name"_s, u"North"_s).one();
    alone["length"] = 12;
    other.commit();
    QCOMPARE(version(), Value(3));
    QCOMPARE(other.query(p.table(u"coasts"_s)).set(u"length"_s, 13).update(), 1);
    QCOMPARE(other.query(p.table(u"coasts"_s)).set(u"name"_s, u"South"_s).update(), 1);
    other.commit();
    QCOMPARE(version(), Value(5));
    coast["length"] = 14;
    QVERIFY_EXCEPTION_THROWN(session.commit(), StaleDataError);
}

// ---- sessions

void TestHierarchies::getGivesNoObjectOfAnotherClassTwice()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    const Truck truck = session.add<Truck>({.name = u"T"_s});
    session.commit();
    for (int i = 0; i < 3; ++i) {
        QVERIFY(!session.get<Bus>(truck.id()));
        QVERIFY(session.get<Truck>(truck.id()).hasValue());
        QVERIFY(session.get<Vehicle>(truck.id()).hasValue());
    }
}

void TestHierarchies::eventsOfTheBaseComeInPairs()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    QStringList heard;
    const auto before = session.listen<Person>(Event::BeforeUpdate, [&](const Person &person) { heard.append(u"before "_s + person.name()); });
    const auto after = session.listen<Person>(Event::AfterUpdate, [&](const Person &person) {
        heard.append(u"after %1 %2"_s.arg(person.name()).arg(person.version()));
    });
    named<Manager>(session, u"Ann"_s).setLevel(4);
    session.commit();
    QCOMPARE(heard, QStringList({u"before Ann"_s, u"after Ann 2"_s}));
}

void TestHierarchies::detachingTakesTheWholeObject()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    Manager ann = named<Manager>(session, u"Ann"_s);
    ann.setLevel(4);
    session.detach(ann);
    QVERIFY(!session.hasChanges());
    session.commit();
    QCOMPARE(s.scalar(u"SELECT version FROM people WHERE name = 'Ann'"_s), Value(1));
    QCOMPARE(ann.level(), 4);
    QCOMPARE(ann.name(), u"Ann"_s);
    const Manager again = session.attach(ann);
    session.commit();
    QCOMPARE(again.version(), 2);
}

void TestHierarchies::expiringTakesTheWholeObject()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    const Manager ann = named<Manager>(session, u"Ann"_s);
    s.run(u"UPDATE managers SET level = 8"_s);
    s.run(u"UPDATE employees SET salary = 7"_s);
    session.expire(ann);
    QCOMPARE(ann.level(), 8);
    QCOMPARE(ann.salary(), Decimal(7));
    s.run(u"UPDATE managers SET level = 9"_s);
    session.refresh(ann);
    QCOMPARE(ann.level(), 9);
}

void TestHierarchies::removedObjectsComeBackWhole()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    Employee ben = named<Employee>(session, u"Ben"_s);
    session.remove(ben);
    session.undo();
    ben.setSalary(Decimal(1));
    session.commit();
    QCOMPARE(ben.version(), 2);
    session.remove(ben);
    session.flush();
    session.rollback();
    QCOMPARE(ben.state(), RowState::Persistent);
    QCOMPARE(ben.salary(), Decimal(1));
    ben.setSalary(Decimal(2));
    session.commit();
    QCOMPARE(ben.version(), 3);
    session.remove(ben);
    session.add(ben); // takes it back
    QVERIFY(!session.hasChanges());
    ben.setName(u"B"_s);
    session.commit();
    QCOMPARE(s.scalar(u"SELECT version FROM people WHERE name = 'B'"_s), Value(4));
}

void TestHierarchies::aRemovedBaseTakesTheRestAlong()
{
    const Staff s;
    s.fill();
    Session session(s.engine);
    const Guest dan = named<Guest>(session, u"Dan"_s);
    {
        Session other(s.engine);
        other.remove(named<Person>(other, u"Dan"_s));
        other.commit();
    }
    Guest(dan).setInvitedBy(u"x"_s);
    try {
        session.commit();
        QFAIL("he is gone");
    } catch (const StaleDataError &error) {
        QVERIFY(error.rows().first().isGone);
        QVERIFY2(error.message().contains(u"deleted"_s), error.what());
    }
}

void TestHierarchies::circlesOfClassesAreNotFollowedForever()
{
    Schema schema;
    for (const auto &[name, base] : {std::pair(u"hens"_s, u"eggs"_s), std::pair(u"eggs"_s, u"hens"_s)})
        schema.setTable(TableBuilder(name)
                            .column({.name = u"id"_s, .type = ColumnType::Kind::Int64})
                            .primary({u"id"_s})
                            .column({.name = u"size"_s, .type = ColumnType::Kind::Int32, .nullable = true})
                            .refers({u"id"_s}, base, {.name = u"base"_s, .isVirtual = true, .inherits = true}));
    const Engine engine = Engine::open(u"sqlite://"_s);
    createAll(engine, schema);
    Session session(engine, schema);
    session.add(schema.table(u"hens"_s))["id"] = 1;
    session.commit();
    QCOMPARE(session.query(schema.table(u"hens"_s)).filterBy(u"size"_s, Value()).count(), 1);
    QVERIFY_EXCEPTION_THROWN(session.query(schema.table(u"hens"_s)).filterBy(u"colour"_s, u"red"_s).count(), Error);
    const Record hen = session.get(schema.table(u"hens"_s), {1});
    hen["size"] = 3;
    session.commit();
    session.remove(hen);
    session.commit();
    QCOMPARE(session.query(schema.table(u"hens"_s)).count(), 0);
}

// ---- workers

void TestHierarchies::aWorkerBringsWholeObjects()
{
    const Working w;
    const QList<Project> projects = wait(w.session->async().all(w.session->query<Project>().with(Project::rel.lead, Manager::rel.reports)));
    QCOMPARE(projects.first().lead().name(), u"Ann"_s);
    QCOMPARE(namesOf(projects.first().lead().reports().toList()), QStringList({u"Ben"_s, u"Cid"_s}));
    const Working j;
    const QList<Project> joined = wait(j.session->async().all(j.session->query<Project>().withJoined(Project::rel.lead)));
    QCOMPARE(joined.first().lead().name(), u"Ann"_s);
    QCOMPARE(joined.first().lead().salary(), Decimal(900));
}

void TestHierarchies::aWorkerBringsPairsWhole()
{
    const Working w;
    const auto pairs = wait(w.session->async().all(w.session->select<Project, Manager>()));
    QCOMPARE(pairs.size(), 1);
    QCOMPARE(pairs.first().second.name(), u"Ann"_s);
    const Working x;
    const auto teams = wait(x.session->async().all(x.session->select<Employee, Team>(Person::rel.team).orderBy(Person::c.name)));
    QCOMPARE(teams.size(), 2);
    QCOMPARE(teams[0].first.name(), u"Ann"_s);
    QCOMPARE(teams[1].first.salary(), Decimal(500));
}

void TestHierarchies::aWorkerLoadsRelationshipsOfDerivedClasses()
{
    const Working w;
    const QList<Employee> employees = wait(w.session->async().all(w.session->query<Employee>().orderBy(Person::c.name)));
    wait(w.session->async().related(employees, Employee::rel.boss));
    QCOMPARE(employees[1].boss().name(), u"Ann"_s);
    wait(w.session->async().related(employees, Person::rel.team));
    QCOMPARE(employees[1].team().name(), u"Sales"_s);
    const QList<Manager> managers = wait(w.session->async().all(w.session->query<Manager>()));
    wait(w.session->async().related(managers, Manager::rel.projects));
    QCOMPARE(managers.first().projects().size(), 1);
}

void TestHierarchies::aWorkerRefreshesWholeObjects()
{
    const Working w;
    const QList<Manager> managers = wait(w.session->async().all(w.session->query<Manager>()));
    w.run(u"UPDATE managers SET level = 8"_s);
    wait(w.session->async().refresh({Record(managers.first())}));
    QCOMPARE(managers.first().level(), 8);
}

void TestHierarchies::aWorkerKnowsTheClassOfWhatItGets()
{
    const Working w;
    const qint64 ann = w.scalar(u"SELECT id FROM people WHERE name = 'Ann'"_s).toInt64();
    const qint64 ben = w.scalar(u"SELECT id FROM people WHERE name = 'Ben'"_s).toInt64();
    w.run(u"INSERT INTO vehicles (name, kind) VALUES ('T', 'truck')"_s);
    const qint64 truck = w.scalar(u"SELECT id FROM vehicles"_s).toInt64();
    const AsyncSession async = w.session->async();
    QVERIFY(!wait(async.get<Manager>(ben)));
    const Opt<Manager> found = wait(async.get<Manager>(ann));
    QVERIFY(found.hasValue());
    QCOMPARE(found->name(), u"Ann"_s);
    QVERIFY(!wait(async.get<Bus>(truck)));
    QVERIFY(wait(async.get<Truck>(truck)).hasValue());
    QVERIFY(!wait(async.get<Bus>(truck)));
}

void TestHierarchies::resultsThatFollowOnAWorker()
{
    const Working w;
    LiveResult paid(w.session->query<Person>().where(Employee::c.salary >= Decimal(500)).orderBy(Employee::c.salary));
    QTRY_VERIFY(!paid.isLoading());
    QCOMPARE(paid.size(), 2);
    const QList<Employee> employees = wait(w.session->async().all(w.session->query<Employee>().orderBy(Person::c.name)));
    Employee cid = employees[2];
    cid.setSalary(Decimal(600));
    QTRY_COMPARE(paid.size(), 3);
    cid.setSalary(Decimal(1));
    QTRY_COMPARE(paid.size(), 2);
}

QTEST_GUILESS_MAIN(TestHierarchies)
#include "tst_hierarchies.moc"
