// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "people/people.h"

#include "joinwright/orm/readscope.h"
#include "joinwright/orm/session.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QTextStream>

#include <sys/resource.h>

#include <chrono>
#include <cstdio>

// orm_bench CASE DBFILE N: one case of the yardsticks, written as a user of the library would write it. Prints one JSON
// line with CPU seconds, memory and a checksum that has to be the same for every program that joins in; for a case it
// does not know {"skip":true}. The tables are users and addresses, see people.cpp. With JOINWRIGHT_QTSQL_ONLY=1 all goes
// through QSqlQuery. The file must not be needed afterwards: some cases write. "seed" makes a file of N users to run on.

using namespace Qt::StringLiterals;
using people::Address;
using people::User;

namespace {

double cpuSeconds()
{
    rusage usage {};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

double wallSeconds()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

long memoryKb(const QByteArray &key)
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(key))
            return line.mid(key.size()).trimmed().split(' ').first().toLong();
    }
    return 0;
}

/// The data of the yardsticks: the same in every program.
QString nameOf(qint64 i)
{
    QString name = u"User name 0000000"_s;
    for (qsizetype at = name.size(); i > 0; i /= 10)
        name[--at] = QChar(u'0' + char16_t(i % 10));
    return name;
}

int ageOf(qint64 i)
{
    return 10 + int((i * 7919) % 80);
}

double balanceOf(qint64 i)
{
    return double(i % 10007) * 0.25;
}

QDateTime createdOf(qint64 i)
{
    return QDateTime::fromMSecsSinceEpoch((1'577'836'800 + 60 * i) * 1000, Qt::UTC);
}

qint64 shuffledKey(qint64 i)
{
    return 1 + (i * 7919) % 100'000;
}

/// One run of one case.
class Run
{
public:
    Run(const QString &path, qint64 count)
        : engine(jw::Engine::open(u"sqlite:///"_s + path))
        , session(engine, people::schema())
        , n(count)
    {
        for (const auto pragma : {"PRAGMA journal_mode = WAL"_L1, "PRAGMA synchronous = NORMAL"_L1})
            engine.connect().run(pragma);
    }

    void begin()
    {
        m_memory = memoryKb("VmRSS:");
        m_wall = wallSeconds();
        m_cpu = m_lastMark = cpuSeconds();
    }
    void mark(const char *what)
    {
        const double now = cpuSeconds();
        m_phases += QString::asprintf("%s\"%s\":%.6f", m_phases.isEmpty() ? "" : ",", what, now - m_lastMark);
        m_lastMark = now;
    }
    void end()
    {
        m_wall = wallSeconds() - m_wall;
        m_cpu = cpuSeconds() - m_cpu;
    }
    void print(const char *name) const
    {
        std::printf("{\"peer\":\"joinwright\",\"case\":\"%s\",\"n\":%lld,\"seconds\":%.6f,\"cpu\":%.6f,\"rss_kb\":%ld,\"rss0_kb\":%ld,"
                    "\"check\":%.2f,\"phases\":{%s}}\n",
            name, n, m_wall, m_cpu, memoryKb("VmHWM:"), m_memory, check, qPrintable(m_phases));
    }

    jw::Engine engine;
    jw::Session session;
    qint64 n;
    double check = 0;

private:
    double m_wall = 0;
    double m_cpu = 0;
    double m_lastMark = 0;
    long m_memory = 0;
    QString m_phases;
};

double sumOf(const User &user)
{
    return user.age().valueOr(0) + user.balance().valueOr(0) + double(user.name().size()) + user.created()->time().minute();
}

void insertUsers(Run &run)
{
    run.begin();
    QList<User> users;
    for (qint64 i = 1; i <= run.n; ++i)
        users.append(run.session.add<User>({.name = nameOf(i), .age = ageOf(i), .balance = balanceOf(i), .created = createdOf(i)}));
    run.mark("create");
    run.session.commit();
    run.end();
    for (const User &user : users)
        run.check += double(user.id());
}

void loadAll(Run &run)
{
    run.begin();
    const QList<User> users = run.session.query<User>().limit(run.n).all();
    for (const User &user : users)
        run.check += sumOf(user);
    run.end();
}

void filter(Run &run)
{
    run.begin();
    const jw::ReadScope reads(run.session);
    for (qint64 i = 0; i < run.n; ++i) {
        const int age = 10 + int(i % 70);
        for (const User &user : run.session.query<User>().where(User::c.age > age).limit(10))
            run.check += *user.age() + double(user.id());
    }
    run.end();
}

QList<User> held(Run &run)
{
    QList<User> users;
    for (qint64 i = 0; i < run.n; ++i)
        users.append(*run.session.get<User>(shuffledKey(i)));
    return users;
}

void get(Run &run, bool isWarm, bool isOneTransaction = false)
{
    const QList<User> users = isWarm ? held(run) : QList<User>();
    run.begin();
    std::optional<jw::ReadScope> reads;
    if (isOneTransaction)
        reads.emplace(run.session);
    for (qint64 i = 0; i < run.n; ++i) {
        const User user = *run.session.get<User>(shuffledKey(i));
        run.check += *user.age() + *user.balance();
    }
    run.end();
}

void update(Run &run)
{
    run.begin();
    QList<User> users = run.session.query<User>().limit(run.n).all();
    run.mark("load");
    for (User &user : users)
        user.setAge(*user.age() + 1);
    run.mark("set");
    run.session.commit();
    run.mark("flush");
    run.end();
    for (const User &user : std::as_const(users))
        run.check += *user.age();
}

void remove(Run &run)
{
    run.begin();
    const QList<Address> addresses = run.session.query<Address>().limit(run.n).all();
    run.mark("load");
    for (const Address &address : addresses)
        run.session.remove(address);
    run.mark("remove");
    run.session.commit();
    run.mark("flush");
    run.end();
    run.check = double(addresses.size());
}

void addAddresses(Run &run, const QList<User> &users)
{
    for (const User &user : users) {
        for (const Address &address : user.addresses())
            run.check += double(address.id());
    }
}

void relationLazy(Run &run)
{
    run.begin();
    const jw::ReadScope reads(run.session);
    addAddresses(run, run.session.query<User>().limit(run.n).all());
    run.end();
}

void relationEager(Run &run)
{
    run.begin();
    addAddresses(run, run.session.query<User>().limit(run.n).with(User::rel.addresses).all());
    run.end();
}

void join(Run &run)
{
    run.begin();
    const auto pairs = run.session.select<User, Address>().where(Address::c.city < u"City 25"_s).limit(run.n).all();
    for (const auto &[user, address] : pairs)
        run.check += double(user.id()) + double(address.id());
    run.end();
}

void stream(Run &run)
{
    run.begin();
    for (const User &user : run.session.query<User>().limit(run.n).stream())
        run.check += sumOf(user);
    run.end();
}

/// Makes the database that the other cases run on: n users, each with one to three addresses.
void seed(Run &run)
{
    jw::createAll(run.engine, people::schema());
    run.begin();
    qint64 number = 0;
    for (qint64 i = 1; i <= run.n; ++i) {
        const User user = run.session.add<User>({.name = nameOf(i), .age = ageOf(i), .balance = balanceOf(i), .created = createdOf(i)});
        for (int j = 0; j <= i % 3; ++j) {
            const QString city = u"City "_s + QString::number(++number * 7 % 50).rightJustified(2, u'0');
            run.session.add<Address>({.email = nameOf(i).remove(u' ') + u'.' + QString::number(j) + u"@example.org"_s, .city = city, .user = user});
        }
    }
    run.session.commit();
    run.end();
    run.engine.connect().run(u"CREATE INDEX IF NOT EXISTS ix_addresses_user_id ON addresses (user_id)"_s);
    run.engine.connect().run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
}

struct Case
{
    const char *name;
    void (*work)(Run &);
};

constexpr Case Cases[] = {
    {"insert_users", insertUsers},
    {"load_all", loadAll},
    {"filter", filter},
    {"get_cold", [](Run &run) { get(run, false); }},
    {"get_cold_tx", [](Run &run) { get(run, false, true); }},
    {"get_warm", [](Run &run) { get(run, true); }},
    {"get_held", [](Run &run) { held(run); }}, // what get_warm does beforehand
    {"update", update},
    {"relation_lazy", relationLazy},
    {"relation_eager", relationEager},
    {"join", join},
    {"delete", remove},
    {"stream", stream},
    {"seed", seed},
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    if (argc != 4) {
        std::fprintf(stderr, "usage: orm_bench CASE DBFILE N\n");
        return 2;
    }
    for (const Case &each : Cases) {
        if (qstrcmp(each.name, argv[1]) != 0)
            continue;
        Run run(QString::fromLocal8Bit(argv[2]), QByteArray(argv[3]).toLongLong());
        each.work(run);
        run.print(each.name);
        return 0;
    }
    std::printf("{\"peer\":\"joinwright\",\"case\":\"%s\",\"skip\":true}\n", argv[1]);
    return 0;
}
