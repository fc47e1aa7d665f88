// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// Classes written by hand: the way that entity.h describes, compiled and run.
#include "joinwright/engine/connection.h"
#include "joinwright/orm/entity.h"
#include "joinwright/orm/session.h"
#include "joinwright/schema/tablebuilder.h"
#include "support/databaseurl.h"
#include "support/sqlrecorder.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;

namespace shop {

// The schema, declared in code. An existing table needs the columns that the classes use, under their names in the
// database; what else it has is left alone.
const jw::Schema &schema()
{
    static const jw::Schema schema = [] {
        using Kind = jw::ColumnType::Kind;
        jw::EnumType grade;
        grade.id = jw::Id::fromSeed(u"grade");
        grade.name = u"grade"_s;
        grade.values = {u"new"_s, u"regular"_s, u"black list"_s};
        jw::Schema made;
        made.setEnum(grade);
        made.setTable(jw::TableBuilder(u"tblCust"_s)
                          .column({.name = u"CUST_NO"_s, .type = jw::ColumnType::text(8)})
                          .column({.name = u"FULL NAME"_s, .type = Kind::Text})
                          .column({.name = u"grade"_s, .type = jw::ColumnType::enumeration(grade.id), .defaultValue = u"'new'"_s})
                          .column({.name = u"created"_s, .type = Kind::Timestamp, .nullable = true, .defaultValue = u"CURRENT_TIMESTAMP"_s})
                          .column({.name = u"initial"_s, .type = Kind::Text, .nullable = true, .generation = jw::Generation::Virtual,
                              .expression = u"substr(\"FULL NAME\", 1, 1)"_s})
                          .primary({u"CUST_NO"_s}));
        made.setTable(jw::TableBuilder(u"tblOrder"_s)
                          .identity(u"ORDER_NO"_s)
                          .column({.name = u"CUST"_s, .type = jw::ColumnType::text(8)})
                          .column({.name = u"total"_s, .type = jw::ColumnType::decimal(10, 2)})
                          .refers({u"CUST"_s}, u"tblCust"_s, {.name = u"customer"_s, .back = u"orders"_s, .onDelete = jw::ReferentialAction::Cascade}));
        return made;
    }();
    return schema;
}

class Invoice;

enum class Grade { New, Regular, BlackListed };
const jw::EnumInfo &enumInfo(Grade)
{
    static constexpr const char *Values[] = {"new", "regular", "black list"};
    static constexpr jw::EnumInfo Info {"Grade", Values, 3};
    return Info;
}

// A class is a handle with accessors; a column's number is its place in the declaration, its names are free.
class Customer : public jw::Handle
{
public:
    using jw::Handle::Handle;
    static const jw::EntityInfo entity;
    struct Columns
    {
        jw::Col<Customer, QString, "number"> number;
        jw::Col<Customer, QString, "name"> name;
        jw::Col<Customer, Grade> grade; // the name may be left out
    };
    static const Columns c;
    struct Relations
    {
        jw::ToMany<Customer, Invoice> orders;
    };
    static const Relations rel;
    struct Init
    {
        jw::Req<QString> number, name;
        jw::Opt<Grade> grade {};
    };
    static void init(jw::Initializer &to, const Init &from)
    {
        to.set(0, from.number);
        to.set(1, from.name);
        to.set(2, from.grade);
    }

    QString number() const { return get<QString>(0); }
    void setNumber(const QString &number) { put(0, number); }
    QString name() const { return get<QString>(1); }
    void setName(const QString &name) { put(1, name); }
    Grade grade() const { return get<Grade>(2); }
    void setGrade(Grade grade) { put(2, grade); }
    jw::Opt<QDateTime> created() const { return get<jw::Opt<QDateTime>>(3); }
    jw::Opt<QString> initial() const { return get<jw::Opt<QString>>(4); }
    jw::Collection<Invoice> orders() const;

    // and whatever else belongs to it
    bool mayOrder() const { return grade() != Grade::BlackListed; }
};

class Invoice : public jw::Handle
{
public:
    using jw::Handle::Handle;
    static const jw::EntityInfo entity;
    struct Columns
    {
        jw::Col<Invoice, qint64> number;
        jw::Col<Invoice, QString> customerNumber;
        jw::Col<Invoice, jw::Decimal> total;
    };
    static const Columns c;
    struct Relations
    {
        jw::ToOne<Invoice, Customer> customer;
    };
    static const Relations rel;
    struct Init
    {
        jw::Req<jw::Decimal> total;
        jw::Ref<Customer> customer {};
    };
    static void init(jw::Initializer &to, const Init &from)
    {
        to.set(2, from.total);
        to.relate(rel.customer, from.customer);
    }

    qint64 number() const { return get<qint64>(0); }
    jw::Decimal total() const { return get<jw::Decimal>(2); }
    Customer customer() const { return one<Customer>(rel.customer); }
    void setCustomer(const Customer &customer) { setOne(rel.customer, customer); }
};

namespace {

quint64 relationship(const QString &table, const QString &name)
{
    return schema().table(table)->relationship(name)->id.toNumber();
}

} // namespace

const jw::EntityInfo Customer::entity {&schema, jw::TableBuilder::idOf(u"tblCust"_s).toNumber(), "Customer"};
const Customer::Columns Customer::c {{{&Customer::entity, 0}}, {{&Customer::entity, 1}}, {{&Customer::entity, 2}}};
const Customer::Relations Customer::rel {{{&Customer::entity, relationship(u"tblOrder"_s, u"customer"_s), true, &Invoice::entity}}};

const jw::EntityInfo Invoice::entity {&schema, jw::TableBuilder::idOf(u"tblOrder"_s).toNumber(), "Invoice"};
const Invoice::Columns Invoice::c {{{&Invoice::entity, 0}}, {{&Invoice::entity, 1}}, {{&Invoice::entity, 2}}};
const Invoice::Relations Invoice::rel {{{&Invoice::entity, relationship(u"tblOrder"_s, u"customer"_s), false, &Customer::entity}}};

jw::Collection<Invoice> Customer::orders() const
{
    return jw::Collection<Invoice>(*this, rel.orders);
}

} // namespace shop

using namespace jw;
using shop::Customer;
using shop::Grade;
using shop::Invoice;

class TestHandwritten : public QObject
{
    Q_OBJECT

private slots:
    void aDeclaredSchemaMakesItsTables();
    void anExistingTableIsUsedAsItIs();
    void objectsAreWrittenReadAndQueried();
    void defaultsAndComputedColumnsAreFetchedBack();
    void computedColumnsCannotBeSet();
    void enumsAreCheckedBothWays();
    void aNaturalKeyMayChange();
    void relationshipsWorkAsWithGeneratedClasses();
    void handwrittenAndRunTimeAreOneObject();
    void aClassOfAnotherShapeIsRefused();
    void aMissingDeclarationIsNamed();
};

namespace {

struct Shop
{
    QTemporaryDir folder;
    Engine engine = Engine::open(jw::test::databaseUrl(u"sqlite:///"_s + folder.filePath(u"shop.db"_s)));
    explicit Shop(bool make = true)
    {
        if (make)
            createAll(engine, shop::schema());
    }
    Value scalar(const QString &sql) const { return engine.connect().execute(sql).all().value(0).value(0); }
};

} // namespace

void TestHandwritten::aDeclaredSchemaMakesItsTables()
{
    const Shop s;
    QCOMPARE(s.engine.reflect().schema.tables().size(), 2);
    QCOMPARE(shop::schema().table(u"tblCust"_s)->id, Id::fromNumber(Customer::entity.table));
}

void TestHandwritten::anExistingTableIsUsedAsItIs()
{
    const Shop s(false);
    s.engine.connect().run(u"CREATE TABLE \"tblCust\" (legacy INTEGER DEFAULT 7, \"CUST_NO\" VARCHAR(8) PRIMARY KEY, \"FULL NAME\" TEXT NOT NULL, "
                           "created TIMESTAMP, grade TEXT NOT NULL DEFAULT 'regular', initial TEXT)"_s);
    s.engine.connect().run(u"INSERT INTO \"tblCust\" (\"CUST_NO\", \"FULL NAME\") VALUES ('A1', 'Ann')"_s);
    Session session(s.engine);
    Customer ann = *session.get<Customer>(u"A1"_s);
    QCOMPARE(ann.name(), u"Ann"_s);
    QVERIFY(ann.grade() == Grade::Regular);
    ann.setName(u"Anne"_s);
    session.add<Customer>({.number = u"B2"_s, .name = u"Ben"_s});
    session.commit();
    QCOMPARE(s.scalar(u"SELECT group_concat(\"FULL NAME\" || legacy || grade) FROM (SELECT * FROM \"tblCust\" ORDER BY 2) AS c"_s), Value(u"Anne7regular,Ben7regular"_s));
}

void TestHandwritten::objectsAreWrittenReadAndQueried()
{
    const Shop s;
    Session session(s.engine);
    session.add<Customer>({.number = u"A1"_s, .name = u"Ann"_s});
    session.add<Customer>({.number = u"B2"_s, .name = u"Ben"_s, .grade = Grade::BlackListed});
    session.commit();
    const test::SqlRecorder log(s.engine);
    const Customer ben = session.query<Customer>().where(Customer::c.grade == Grade::BlackListed && Customer::c.name.startsWith(u"B"_s)).one();
    QVERIFY(!ben.mayOrder());
    QVERIFY2(log.sql().first().contains(s.engine.dialect().quote(u"FULL NAME")), qPrintable(log.sql().first()));
    QCOMPARE(session.query<Customer>().filterBy(Customer::c.number, u"A1"_s).one().name(), u"Ann"_s);
}

void TestHandwritten::defaultsAndComputedColumnsAreFetchedBack()
{
    const Shop s;
    Session session(s.engine);
    Customer ann = session.add<Customer>({.number = u"A1"_s, .name = u"Ann"_s});
    session.commit();
    const test::SqlRecorder log(s.engine);
    QVERIFY(ann.grade() == Grade::New);
    QVERIFY(ann.created().hasValue());
    QCOMPARE(*ann.initial(), u"A"_s);
    QVERIFY2(log.sql().isEmpty(), "they came with the commit");
    ann.setName(u"Zoe"_s);
    session.commit();
    QCOMPARE(*ann.initial(), u"Z"_s);
}

void TestHandwritten::computedColumnsCannotBeSet()
{
    const Shop s;
    Session session(s.engine);
    const Record ann(session.add<Customer>({.number = u"A1"_s, .name = u"Ann"_s}));
    try {
        ann["initial"] = u"X"_s;
        QFAIL("the database computes it");
    } catch (const Error &error) {
        QCOMPARE(error.kind(), ErrorKind::Usage);
        QCOMPARE(error.column(), u"initial"_s);
    }
}

void TestHandwritten::enumsAreCheckedBothWays()
{
    const Shop s;
    Session session(s.engine);
    Customer ann = session.add<Customer>({.number = u"A1"_s, .name = u"Ann"_s});
    ann.setGrade(Grade::BlackListed);
    session.commit();
    QCOMPARE(s.scalar(u"SELECT grade FROM \"tblCust\""_s), Value(u"black list"_s));
    QVERIFY_EXCEPTION_THROWN(ann.setGrade(Grade(7)), Error);
    QVERIFY_EXCEPTION_THROWN(Record(ann).setValue(u"grade", u"unheard of"_s), Error);
}

void TestHandwritten::aNaturalKeyMayChange()
{
    const Shop s;
    Session session(s.engine);
    Customer ann = session.add<Customer>({.number = u"A1"_s, .name = u"Ann"_s});
    session.commit();
    ann.setNumber(u"A9"_s);
    const test::SqlRecorder log(s.engine);
    session.commit();
    QCOMPARE(log.sqlWithValues().value(1).remove(u'"'), u"UPDATE tblCust SET CUST_NO = ? WHERE CUST_NO = ? AND CUST_NO = ? <- A9, A1, A1"_s);
    QCOMPARE(*session.get<Customer>(u"A9"_s), ann);
    QVERIFY(!session.get<Customer>(u"A1"_s));
}

void TestHandwritten::relationshipsWorkAsWithGeneratedClasses()
{
    const Shop s;
    Session session(s.engine);
    const Customer ann = session.add<Customer>({.number = u"A1"_s, .name = u"Ann"_s});
    const Invoice order = ann.orders().add<Invoice>({.total = Decimal("9.90")});
    session.add<Invoice>({.total = Decimal(1), .customer = ann});
    QCOMPARE(order.customer(), ann);
    session.commit();
    QCOMPARE(session.query<Invoice>().join(Invoice::rel.customer).where(Customer::c.name == u"Ann"_s).count(), 2);
    Session other(s.engine);
    const Customer loaded = other.query<Customer>().with(Customer::rel.orders).one();
    QCOMPARE(loaded.orders().size(), 2);
    other.remove(loaded);
    other.commit();
    QCOMPARE(s.scalar(u"SELECT count(*) FROM \"tblOrder\""_s), Value(0));
}

void TestHandwritten::handwrittenAndRunTimeAreOneObject()
{
    const Shop s;
    Session session(s.engine);
    const Customer ann = session.add<Customer>({.number = u"A1"_s, .name = u"Ann"_s});
    session.commit();
    const Record record = session.query(shop::schema().table(u"tblCust"_s)).one();
    QCOMPARE(Handle(record), Handle(ann));
    record["FULL NAME"] = u"Anne"_s;
    QCOMPARE(ann.name(), u"Anne"_s);
    QCOMPARE(record.as<Customer>(), ann);
}

void TestHandwritten::aClassOfAnotherShapeIsRefused()
{
    const Shop s;
    Schema other = shop::schema();
    Table customers = *other.table(u"tblCust"_s);
    customers.columns.swapItemsAt(0, 1);
    other.setTable(customers);
    Session session(s.engine, other);
    try {
        session.query<Customer>();
        QFAIL("the columns stand in another order");
    } catch (const SchemaError &error) {
        QCOMPARE(error.column(), u"CUST_NO"_s);
        QVERIFY2(error.message().contains(u"Customer"_s), qPrintable(error.message()));
    }
}

void TestHandwritten::aMissingDeclarationIsNamed()
{
    try {
        TableBuilder(u"things"_s).primary({u"id"_s});
        QFAIL("there is no such column");
    } catch (const Error &error) {
        QCOMPARE(error.kind(), ErrorKind::Schema);
        QVERIFY2(error.message().contains(u"things"_s) && error.message().contains(u"id"_s), qPrintable(error.message()));
    }
}

QTEST_GUILESS_MAIN(TestHandwritten)
#include "tst_handwritten.moc"
