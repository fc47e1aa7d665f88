// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "engine/postgresqlserver.h"
#include "studio/databases/databasesession.h"

using namespace jw;
using namespace jw::studio;
using jw::test::Patience;
using jw::test::Server;
using namespace Qt::StringLiterals;

/// What names a row, and how one is looked for by its name, on servers. Once for each kind of server.
class tst_ServerLabels : public QObject, private jw::test::PostgresqlServer
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
        for (const QString &sql : {u"CREATE TABLE customers (id int PRIMARY KEY, name varchar(40) NOT NULL)"_s,
                 u"CREATE TABLE years (id int PRIMARY KEY, name int NOT NULL)"_s,
                 u"CREATE TABLE towns (country char(2), zip int, name varchar(40) NOT NULL, PRIMARY KEY (country, zip))"_s,
                 u"CREATE TABLE orders (id int PRIMARY KEY, customer int NOT NULL, yearly int, country char(2), zip int,"
                 " FOREIGN KEY (customer) REFERENCES customers (id), FOREIGN KEY (yearly) REFERENCES years (id),"
                 " FOREIGN KEY (country, zip) REFERENCES towns (country, zip))"_s,
                 u"INSERT INTO customers VALUES (1, 'Marta'), (2, 'Clara'), (3, 'Martin')"_s, u"INSERT INTO years VALUES (1, 2024), (2, 2025)"_s,
                 u"INSERT INTO towns VALUES ('PL', 50, 'Breslau'), ('FR', 57, 'Metz')"_s,
                 u"INSERT INTO orders VALUES (1, 1, 1, 'PL', 50), (2, 2, 2, 'FR', 57)"_s})
            m_server->run(m_database, sql);
        m_session = std::make_unique<DatabaseSession>();
        m_session->open(Url::fromString(m_server->url(m_database)));
        QTRY_VERIFY_WITH_TIMEOUT(m_session->isOpen(), Patience);
    }
    void cleanup() { m_session.reset(); }

    void rowsAreLookedForByWhatTheyAreCalled()
    {
        QCOMPARE(found(u"customers"_s, u"mar"_s), (QStringList {u"Marta"_s, u"Martin"_s}));
        QCOMPARE(found(u"customers"_s, {}).size(), 3);
        QCOMPARE(found(u"customers"_s, u"nobody"_s), QStringList());
        QCOMPARE(found(u"years"_s, u"25"_s), QStringList {u"2025"_s}); // a number is looked for by its digits
        QCOMPARE(found(u"towns"_s, u"tz"_s), QStringList {u"Metz"_s});
    }

    void aNameFindsItsKey()
    {
        QFuture<LabelCache::KeysOfLabels> keys = m_session->labels().keysOf(*reference(u"customers"_s), {u"Clara"_s});
        QTRY_VERIFY_WITH_TIMEOUT(keys.isFinished(), Patience);
        QCOMPARE(keys.result().value(u"Clara"_s), QList<QList<Value>> {{Value(2)}});
    }

    void aGridShowsTheNamesAndIsFilteredByThem()
    {
        const auto orders = m_session->makeRecords(table(u"orders"_s));
        orders->load();
        QTRY_VERIFY_WITH_TIMEOUT(orders->isCountExact(), Patience);
        const int customer = orders->columnOf(m_session->schema().table(u"orders"_s)->column(u"customer"_s)->id);
        QTRY_COMPARE_WITH_TIMEOUT(orders->cell(1, customer).text, u"Clara"_s, Patience);
        orders->setFilter(customer, u"mart"_s);
        QTRY_COMPARE_WITH_TIMEOUT(orders->rowCount(), 1, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(orders->cell(0, customer).text, u"Marta"_s, Patience);
    }

    void aRowWithAKeyOfTwoColumnsIsNamed()
    {
        const Relationship *town = reference(u"towns"_s);
        const QList<Value> key {Value(u"FR"_s), Value(57)};
        QTRY_COMPARE_WITH_TIMEOUT(m_session->labels().label(*town, key).value_or(QString()), u"Metz"_s, Patience);
    }

    void rowsWithAKeyOfTwoColumnsAreShownInAnotherOrder()
    {
        const auto towns = m_session->makeRecords(table(u"towns"_s));
        towns->load();
        QTRY_VERIFY_WITH_TIMEOUT(towns->isCountExact(), Patience);
        const int name = towns->columnOf(m_session->schema().table(u"towns"_s)->column(u"name"_s)->id);
        QTRY_COMPARE_WITH_TIMEOUT(towns->cell(0, name).text, u"Metz"_s, Patience); // FR before PL
        towns->sort(name);
        QTRY_COMPARE_WITH_TIMEOUT(towns->cell(0, name).text, u"Breslau"_s, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(towns->cell(1, name).text, u"Metz"_s, Patience);
    }

private:
    Id table(const QString &name) const { return m_session->schema().table(name)->id; }
    const Relationship *reference(const QString &target) const
    {
        for (const Relationship &relationship : m_session->schema().table(u"orders"_s)->relationships) {
            if (relationship.to == table(target))
                return &relationship;
        }
        return nullptr;
    }
    QStringList found(const QString &target, const QString &text)
    {
        QFuture<Candidates> search = m_session->labels().search(*reference(target), text, 10);
        if (!QTest::qWaitFor([&] { return search.isFinished(); }, Patience))
            return {u"never came"_s};
        try {
            QStringList labels;
            for (const Candidate &candidate : search.result().rows)
                labels.append(candidate.label);
            return labels;
        } catch (const Error &error) {
            return {error.message()};
        }
    }

    QTemporaryDir m_state;
    std::unique_ptr<DatabaseSession> m_session;
};

QTEST_GUILESS_MAIN(tst_ServerLabels)
#include "tst_serverlabels.moc"
