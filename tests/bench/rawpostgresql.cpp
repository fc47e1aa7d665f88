// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "rawservers.h"

#include <libpq-fe.h>

#include <cstdlib>
#include <cstring>
#include <string>

namespace jw::bench {

namespace {

struct Cleared
{
    void operator()(PGresult *result) const { PQclear(result); }
};
using PostgresqlRows = std::unique_ptr<PGresult, Cleared>;

class RawPostgresql final : public RawServer
{
public:
    explicit RawPostgresql(const std::string &address)
        : m_connection(PQconnectdb(address.c_str()))
    {
        if (PQstatus(m_connection) != CONNECTION_OK)
            qFatal("%s", PQerrorMessage(m_connection));
    }
    ~RawPostgresql() override { PQfinish(m_connection); }

    qint64 insert(int count) override
    {
        std::string names("{"), ages("{"), balances("{"), moments("{");
        for (int i = 1; i <= count; ++i) {
            char name[32];
            std::snprintf(name, sizeof name, "\"User name %07d\"", i);
            append(names, name);
            append(ages, std::to_string(i % 80));
            append(balances, std::to_string(i * 0.25));
            append(moments, "\"2020-01-01 00:00:00\"");
        }
        run("BEGIN");
        const PostgresqlRows keys = ask("INSERT INTO users (name, age, balance, created) SELECT * FROM unnest($1::text[], $2::integer[], $3::double precision[],"
                              " $4::timestamp[]) RETURNING id",
            {names + "}", ages + "}", balances + "}", moments + "}"});
        run("COMMIT");
        return PQntuples(keys.get()) + (number(keys, 0, 0) < number(keys, PQntuples(keys.get()) - 1, 0) ? 1 : 0);
    }

    qint64 load(int) override
    {
        qint64 sum = 0;
        for (const PlainUser &user : users({}))
            sum += user.age + qint64(user.name.size());
        return sum;
    }

    qint64 loadAndUpdate(int) override
    {
        qint64 sum = 0;
        std::string keys("{"), ages("{"), bases("{");
        for (const PlainUser &user : users({})) {
            sum += user.age;
            append(keys, std::to_string(user.id));
            append(ages, std::to_string(user.age + 1));
            append(bases, std::to_string(user.age));
        }
        run("BEGIN");
        ask("UPDATE users SET age = v.age FROM unnest($1::bigint[], $2::integer[], $3::integer[]) AS v(id, age, base) WHERE users.id = v.id AND users.age = v.base",
            {keys + "}", ages + "}", bases + "}"});
        run("COMMIT");
        return sum;
    }

    qint64 get(const std::vector<qint64> &keys) override
    {
        qint64 sum = 0;
        PostgresqlRows(PQprepare(m_connection, "one", "SELECT id, name, age, balance, created FROM users WHERE id = $1", 1, nullptr));
        for (const qint64 key : keys) {
            const std::string text = std::to_string(key);
            const char *value = text.c_str();
            const PostgresqlRows row(PQexecPrepared(m_connection, "one", 1, &value, nullptr, nullptr, 0));
            sum += qint64(user(row, 0).name.size());
        }
        run("DEALLOCATE one");
        return sum;
    }

    qint64 selectIn(int) override
    {
        qint64 sum = 0;
        std::string keys("{");
        for (const PlainUser &user : users(" WHERE id % 2 = 1"))
            append(keys, std::to_string(user.id));
        const PostgresqlRows rows = ask("SELECT id, email, city, user_id FROM addresses WHERE user_id = ANY($1::bigint[])", {keys + "}"});
        for (int row = 0; row < PQntuples(rows.get()); ++row)
            sum += address(rows, row);
        return sum;
    }

    qint64 loadAndDelete(int) override
    {
        const PostgresqlRows rows = ask("SELECT id, email, city, user_id FROM addresses WHERE city = 'City 0'", {});
        std::string keys("{");
        for (int row = 0; row < PQntuples(rows.get()); ++row)
            append(keys, std::to_string(number(rows, row, 0)));
        run("BEGIN");
        ask("DELETE FROM addresses WHERE id = ANY($1::bigint[])", {keys + "}"});
        run("COMMIT");
        return PQntuples(rows.get());
    }

private:
    static void append(std::string &list, const std::string &element)
    {
        if (list.size() > 1)
            list += ',';
        list += element;
    }
    static qint64 number(const PostgresqlRows &rows, int row, int column) { return std::strtoll(PQgetvalue(rows.get(), row, column), nullptr, 10); }
    static PlainUser user(const PostgresqlRows &rows, int row)
    {
        return {number(rows, row, 0), PQgetvalue(rows.get(), row, 1), int(number(rows, row, 2)), std::strtod(PQgetvalue(rows.get(), row, 3), nullptr),
            PQgetvalue(rows.get(), row, 4)};
    }
    static qint64 address(const PostgresqlRows &rows, int row)
    {
        const std::string email(PQgetvalue(rows.get(), row, 1));
        const std::string city(PQgetvalue(rows.get(), row, 2));
        return number(rows, row, 3) > 0 && !city.empty() ? qint64(email.size()) : 0;
    }
    std::vector<PlainUser> users(const std::string &condition)
    {
        const PostgresqlRows rows = ask("SELECT id, name, age, balance, created FROM users" + condition, {});
        std::vector<PlainUser> all;
        all.reserve(size_t(PQntuples(rows.get())));
        for (int row = 0; row < PQntuples(rows.get()); ++row)
            all.push_back(user(rows, row));
        return all;
    }
    void run(const char *sql) { PostgresqlRows(PQexec(m_connection, sql)); }
    PostgresqlRows ask(const std::string &sql, const std::vector<std::string> &values)
    {
        std::vector<const char *> texts;
        for (const std::string &value : values)
            texts.push_back(value.c_str());
        PostgresqlRows rows(PQexecParams(m_connection, sql.c_str(), int(values.size()), nullptr, texts.data(), nullptr, nullptr, 0));
        const ExecStatusType status = PQresultStatus(rows.get());
        if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
            qFatal("%s: %s", sql.c_str(), PQerrorMessage(m_connection));
        return rows;
    }

    PGconn *m_connection;
};

} // namespace

std::unique_ptr<RawServer> openRawPostgresql(const test::Server &server, const QString &database)
{
    const QString address = QStringLiteral("host=127.0.0.1 port=%1 user=%2 password='%3' dbname=%4")
                                .arg(QString::number(server.port()), test::Server::user(), test::Server::password(), database);
    return std::make_unique<RawPostgresql>(address.toStdString());
}

} // namespace jw::bench
