// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// More than one machine: a Galera cluster of three nodes that all take writes.
#include "joinwright/engine/connection.h"
#include "support/servers.h"

#include <QtTest/QtTest>

#include <atomic>
#include <thread>

using namespace jw;
using namespace Qt::StringLiterals;

namespace {

struct Writer
{
    std::atomic_int acknowledged = 0;
    std::atomic_int unknown = 0; ///< commits whose answer was lost; each was looked for afterwards
    QString trouble{};
};

Value one(const Engine &engine, const QString &sql, const QList<Value> &values = {})
{
    return engine.connect().execute(sql, values).all().first().first();
}

} // namespace

class tst_Galera : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QString why;
        m_nodes = test::Server::galera(&why);
        if (m_nodes.isEmpty())
            QSKIP(qPrintable(why));
        m_nodes[0]->run(u"mysql"_s, u"CREATE DATABASE shop"_s);
        m_nodes[0]->run(
            u"shop"_s, u"CREATE TABLE counters (id INT PRIMARY KEY, value BIGINT NOT NULL)"_s);
        m_nodes[0]->run(u"shop"_s,
            u"CREATE TABLE orders (writer INT, number INT, PRIMARY KEY (writer, number))"_s);
    }

    void itIsOneClusterOfThree()
    {
        for (test::Server *node : std::as_const(m_nodes)) {
            const auto row = Engine::open(node->url(u"shop"_s))
                                 .connect()
                                 .execute(u"SHOW STATUS LIKE 'wsrep_cluster_size'"_s)
                                 .all()
                                 .first();
            QCOMPARE(row[1], Value(u"3"_s));
        }
    }

    void whatOneNodeWroteAnotherReadsAtOnce()
    {
        const Engine here = Engine::open(m_nodes[0]->url(u"shop"_s));
        const Engine there = Engine::open(m_nodes[2]->url(u"shop"_s) + u"?wsrep_sync_wait=1"_s);
        here.connect().execute(u"INSERT INTO counters VALUES (1, 0)"_s);
        for (int i = 1; i <= 100; ++i) {
            here.connect().execute(u"UPDATE counters SET value = ? WHERE id = 1"_s, {Value(i)});
            QCOMPARE(one(there, u"SELECT value FROM counters WHERE id = 1"_s), Value(i));
        }
    }

    /// Both nodes let a transaction run to its COMMIT, which only one of them gets: the other one
    /// is done again.
    void aHotRowThatFourWritersOnTwoNodesChange()
    {
        constexpr int Writers = 4;
        constexpr int Times = 25;
        Engine::open(m_nodes[0]->url(u"shop"_s))
            .connect()
            .execute(u"INSERT INTO counters VALUES (2, 0)"_s);
        std::vector<Writer> writers(Writers);
        std::atomic_int tries = 0;
        std::vector<std::jthread> threads;
        for (int i = 0; i < Writers; ++i) {
            threads.emplace_back([&, i] {
                try {
                    const Engine engine
                        = Engine::open(m_nodes[i % 2]->url(u"shop"_s) + u"?wsrep_sync_wait=1"_s);
                    for (int n = 0; n < Times; ++n) {
                        engine.retry(
                            [&](Connection &connection) {
                                ++tries;
                                const qint64 value
                                    = connection
                                          .execute(
                                              u"SELECT value FROM counters WHERE id = 2 FOR UPDATE"_s)
                                          .all()
                                          .first()
                                          .first()
                                          .toInt64();
                                connection.execute(u"UPDATE counters SET value = ? WHERE id = 2"_s,
                                    {Value(value + 1)});
                            },
                            {.tries = 200,
                                .pause = std::chrono::milliseconds(5),
                                .longestPause = std::chrono::milliseconds(100)});
                        ++writers[size_t(i)].acknowledged;
                    }
                } catch (const Error &error) {
                    writers[size_t(i)].trouble = error.code() + u": "_s + error.message();
                }
            });
        }
        for (std::jthread &thread : threads)
            thread.join();
        for (const Writer &writer : writers) {
            QCOMPARE(writer.trouble, QString());
            QCOMPARE(writer.acknowledged.load(), Times);
        }
        qInfo("%d transactions took %d tries", Writers * Times, tries.load());
        for (test::Server *node : std::as_const(m_nodes))
            QCOMPARE(one(Engine::open(node->url(u"shop"_s) + u"?wsrep_sync_wait=1"_s),
                         u"SELECT value FROM counters WHERE id = 2"_s),
                Value(Writers * Times));
    }

    void aNodeThatDiesUnderLoad()
    {
        constexpr int Writers = 3;
        std::vector<Writer> writers(Writers);
        std::atomic_bool isEnough = false;
        std::vector<std::jthread> threads;
        const auto end = qScopeGuard([&] { isEnough = true; }); // also where this fails
        for (int i = 0; i < Writers; ++i)
            threads.emplace_back([&, i] { writeOrders(i, writers[size_t(i)], isEnough); });
        const auto atLeast = [&](int count) {
            return std::all_of(writers.begin(), writers.end(),
                [&](const Writer &w) { return w.acknowledged >= count || !w.trouble.isEmpty(); });
        };
        const auto all = [&] {
            int least = 0;
            for (const Writer &writer : writers)
                least = least == 0 ? writer.acknowledged.load()
                                   : std::min(least, writer.acknowledged.load());
            return least;
        };
        QTRY_VERIFY_WITH_TIMEOUT(atLeast(20), 60000);
        m_nodes[1]->kill();
        const int before = all();
        QTRY_VERIFY_WITH_TIMEOUT(
            atLeast(before + 20), 120000); // they go on, the one of that node at another
        isEnough = true;
        for (std::jthread &thread : threads)
            thread.join();
        int acknowledged = 0;
        int unknown = 0;
        for (const Writer &writer : writers) {
            QCOMPARE(writer.trouble, QString());
            acknowledged += writer.acknowledged;
            unknown += writer.unknown;
        }
        qInfo("%d orders acknowledged, %d commits without an answer", acknowledged, unknown);
        for (const int survivor : {0, 2})
            QCOMPARE(one(Engine::open(m_nodes[survivor]->url(u"shop"_s) + u"?wsrep_sync_wait=1"_s),
                         u"SELECT count(*) FROM orders"_s),
                Value(acknowledged));
        // And it comes back with all that it missed.
        QVERIFY(m_nodes[1]->start());
        QCOMPARE(one(Engine::open(m_nodes[1]->url(u"shop"_s) + u"?wsrep_sync_wait=1"_s),
                     u"SELECT count(*) FROM orders"_s),
            Value(acknowledged));
    }

private:
    /// All nodes, beginning with number `first`.
    QString clusterUrl(int first) const
    {
        QStringList hosts;
        for (int i = 0; i < m_nodes.size(); ++i)
            hosts.append(u"127.0.0.1:%1"_s.arg(m_nodes[(first + i) % m_nodes.size()]->port()));
        const QString url = m_nodes[first]->url(u"shop"_s);
        return QString(url).replace(hosts.first(), hosts.join(u',')) + u"?wsrep_sync_wait=1"_s;
    }

    /// One order after the other, each in a transaction, numbered by the writer: an order whose
    /// COMMIT was not answered is looked for before anything is done again.
    void writeOrders(int number, Writer &writer, const std::atomic_bool &isEnough) const
    {
        const RetryOptions patience{.tries = 240, // a minute
            .pause = std::chrono::milliseconds(50),
            .longestPause = std::chrono::milliseconds(500)};
        try {
            const Engine engine = Engine::open(clusterUrl(number));
            for (int order = 1; !isEnough; ++order) {
                const QList<Value> key{Value(number), Value(order)};
                try {
                    engine.retry(
                        [&](Connection &connection) {
                            connection.execute(u"INSERT INTO orders VALUES (?, ?)"_s, key);
                        },
                        patience);
                } catch (const UnknownOutcomeError &) {
                    ++writer.unknown;
                    engine.retry(
                        [&](Connection &connection) {
                            if (connection
                                    .execute(
                                        u"SELECT 1 FROM orders WHERE writer = ? AND number = ?"_s,
                                        key)
                                    .all()
                                    .isEmpty())
                                connection.execute(u"INSERT INTO orders VALUES (?, ?)"_s, key);
                        },
                        patience);
                }
                ++writer.acknowledged;
            }
        } catch (const Error &error) {
            writer.trouble = error.code() + u": "_s + error.message();
        }
    }

    QList<test::Server *> m_nodes;
};

QTEST_GUILESS_MAIN(tst_Galera)
#include "tst_galera.moc"
