// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "rawservers.h"

#include "people/people.h"

#include "joinwright/orm/session.h"
#include "support/servers.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>

#include <sys/resource.h>

#include <cstdio>

// bench_servers DATABASE N [ROUNDS]: the cases of orm_bench on "postgresql" or "mysql", on a private server, beside the best
// that libpq or libmariadb can do by hand: one JSON line a case, with the least wall and CPU milliseconds of the rounds (of
// this process: what the server does is in the wall time alone). Both must come to the same sum.

using namespace Qt::StringLiterals;
using namespace jw::bench;
using people::Address;
using people::User;

namespace {

double cpuMilliseconds()
{
    rusage usage {};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3 + double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
}

/// The least of several runs.
struct Least
{
    double wall = 1e12;
    double cpu = 1e12;
    qint64 sum = 0;

    template<typename Work>
    void measure(const Work &work)
    {
        QElapsedTimer timer;
        timer.start();
        const double before = cpuMilliseconds();
        sum = work();
        cpu = std::min(cpu, cpuMilliseconds() - before);
        wall = std::min(wall, double(timer.nsecsElapsed()) / 1e6);
    }
};

QString nameOf(qint64 i)
{
    return u"User name "_s + QString::number(i).rightJustified(7, u'0');
}

class Orm
{
public:
    explicit Orm(const jw::Engine &engine)
        : m_session(engine, people::schema())
    {
        m_session.sql(QStringLiteral("SELECT 1")); // it is connected from here on
    }

    qint64 insert(int count)
    {
        QList<User> users;
        users.reserve(count);
        for (int i = 1; i <= count; ++i)
            users.append(m_session.add<User>({.name = nameOf(i), .age = i % 80, .balance = i * 0.25, .created = createdOf(i)}));
        m_session.commit();
        return count + (users.first().id() < users.last().id() ? 1 : 0);
    }
    qint64 load(int)
    {
        qint64 sum = 0;
        for (const User &user : m_session.query<User>().all())
            sum += *user.age() + user.name().size();
        return sum;
    }
    qint64 loadAndUpdate(int)
    {
        qint64 sum = 0;
        QList<User> users = m_session.query<User>().all();
        for (User &user : users) {
            sum += *user.age();
            user.setAge(*user.age() + 1);
        }
        m_session.commit();
        return sum;
    }
    qint64 get(const std::vector<qint64> &keys)
    {
        qint64 sum = 0;
        for (const qint64 key : keys)
            sum += m_session.get<User>(key)->name().size();
        return sum;
    }
    /// Of every second user, so that the keys have gaps.
    qint64 selectIn(int)
    {
        qint64 sum = 0;
        const jw::Expr isOdd = User::c.id % 2 == 1;
        for (const User &user : m_session.query<User>().where(isOdd).with(User::rel.addresses).all()) {
            for (const Address &address : user.addresses())
                sum += address.email().size();
        }
        return sum;
    }
    qint64 loadAndDelete(int)
    {
        const auto addresses = m_session.query<Address>().where(Address::c.city == u"City 0"_s).all();
        for (const Address &address : addresses)
            m_session.remove(address);
        m_session.commit();
        return addresses.size();
    }

private:
    static QDateTime createdOf(qint64 i) { return QDateTime::fromMSecsSinceEpoch((1'577'836'800 + 60 * i) * 1000, Qt::UTC); }
    jw::Session m_session;
};

class Bench
{
public:
    Bench(jw::test::Server &server, int count, int rounds)
        : m_server(server)
        , m_count(count)
        , m_rounds(rounds)
        , m_database(server.makeDatabase())
        , m_engine(jw::Engine::open(server.url(m_database)))
    {
        jw::createAll(m_engine, people::schema());
        m_engine.connect().run(u"CREATE INDEX ix_addresses_user_id ON addresses (user_id)"_s);
    }

    bool run()
    {
        compare("insert", [&] { empty(); }, [&](auto &side) { return side.insert(m_count); });
        fill();
        compare("load", [] {}, [&](auto &side) { return side.load(m_count); });
        compare("get", [] {}, [&](auto &side) { return side.get(m_keys); });
        compare("select_in", [] {}, [&](auto &side) { return side.selectIn(m_count); });
        compare("load_and_update", [&] { refill(); }, [&](auto &side) { return side.loadAndUpdate(m_count); });
        compare("load_and_delete", [&] { refill(); }, [&](auto &side) { return side.loadAndDelete(m_count); });
        return m_isRight;
    }

private:
    void empty()
    {
        jw::Connection connection = m_engine.connect();
        connection.run(u"DELETE FROM addresses"_s);
        connection.run(u"DELETE FROM users"_s);
    }
    void fill()
    {
        empty();
        jw::Session session(m_engine, people::schema());
        QList<User> users;
        for (int i = 1; i <= m_count; ++i) {
            users.append(session.add<User>({.name = nameOf(i), .age = i % 80, .balance = i * 0.25}));
            for (int j = 0; j <= i % 3; ++j)
                session.add<Address>({.email = u"%1.%2@example.org"_s.arg(i).arg(j), .city = u"City %1"_s.arg(j % 2), .user = users.last()});
        }
        session.commit();
        m_keys.clear();
        for (int i = 0; i < std::min(m_count, 2000); ++i)
            m_keys.push_back(users[(i * 7919LL) % m_count].id());
        if (m_engine.dialect().name() == "postgresql"_L1)
            m_engine.connect().run(u"VACUUM ANALYZE"_s);
    }
    void refill() { fill(); }

    template<typename Before, typename Work>
    void compare(const char *name, const Before &before, const Work &work)
    {
        Least ours;
        Least theirs;
        const std::unique_ptr<RawServer> raw = RawServer::open(m_server, m_database);
        for (int round = 0; round < m_rounds; ++round) {
            before();
            theirs.measure([&] { return work(*raw); });
            before();
            Orm orm(m_engine); // an empty identity map
            ours.measure([&] { return work(orm); });
        }
        m_isRight = m_isRight && ours.sum == theirs.sum;
        std::printf("{\"database\":\"%s\",\"case\":\"%s\",\"n\":%d,\"wall_ms\":%.2f,\"raw_wall_ms\":%.2f,\"wall_ratio\":%.2f,\"cpu_ms\":%.2f,"
                    "\"raw_cpu_ms\":%.2f,\"sum\":%lld,\"raw_sum\":%lld}\n",
            qPrintable(m_server.dialect()), name, m_count, ours.wall, theirs.wall, ours.wall / theirs.wall, ours.cpu, theirs.cpu, ours.sum, theirs.sum);
        std::fflush(stdout);
    }

    jw::test::Server &m_server;
    const int m_count;
    const int m_rounds;
    const QString m_database;
    const jw::Engine m_engine;
    std::vector<qint64> m_keys;
    bool m_isRight = true;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    if (argc < 3) {
        std::fprintf(stderr, "usage: bench_servers postgresql|mysql N [ROUNDS]\n");
        return 2;
    }
    QString why;
    jw::test::Server *server = jw::test::Server::named(QString::fromLocal8Bit(argv[1]), &why);
    if (!server) {
        std::fprintf(stderr, "SKIP: %s\n", qPrintable(why));
        return 77; // which CTest takes for skipped
    }
    return Bench(*server, std::max(3, QByteArray(argv[2]).toInt()), argc > 3 ? QByteArray(argv[3]).toInt() : 5).run() ? 0 : 1;
}
