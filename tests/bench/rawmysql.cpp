// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "rawservers.h"

#include <mysql.h>

#include <cstdlib>
#include <cstring>
#include <string>

namespace jw::bench {

namespace {

struct Freed
{
    void operator()(MYSQL_RES *result) const { mysql_free_result(result); }
};
using MysqlRows = std::unique_ptr<MYSQL_RES, Freed>;

constexpr int RowsPerStatement = 1000;

PlainUser userOf(MYSQL_ROW row)
{
    return {std::strtoll(row[0], nullptr, 10), row[1], std::atoi(row[2]), std::strtod(row[3], nullptr), row[4] ? row[4] : ""};
}

class RawMysql final : public RawServer
{
public:
    RawMysql(const test::Server &server, const QString &database)
        : m_connection(mysql_init(nullptr))
    {
        if (!mysql_real_connect(m_connection, "127.0.0.1", test::Server::user().toUtf8().constData(), test::Server::password().toUtf8().constData(),
                database.toUtf8().constData(), unsigned(server.port()), nullptr, CLIENT_FOUND_ROWS))
            qFatal("%s", mysql_error(m_connection));
        run("SET NAMES utf8mb4");
    }
    ~RawMysql() override { mysql_close(m_connection); }

    qint64 insert(int count) override
    {
        std::vector<qint64> keys;
        run("BEGIN");
        for (int begin = 1; begin <= count; begin += RowsPerStatement) {
            std::string sql("INSERT INTO users (name, age, balance, created) VALUES ");
            for (int i = begin; i < begin + RowsPerStatement && i <= count; ++i) {
                char row[128];
                std::snprintf(row, sizeof row, "%s('User name %07d',%d,%.2fe0,'2020-01-01 00:00:00')", i == begin ? "" : ",", i, i % 80, i * 0.25);
                sql += row;
            }
            const MysqlRows rows = ask(sql + " RETURNING id");
            while (MYSQL_ROW row = mysql_fetch_row(rows.get()))
                keys.push_back(std::strtoll(row[0], nullptr, 10));
        }
        run("COMMIT");
        return qint64(keys.size()) + (keys.front() < keys.back() ? 1 : 0);
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
        const std::vector<PlainUser> all = users({});
        std::vector<qint64> keys;
        std::vector<qint64> ages;
        std::vector<qint64> bases;
        for (const PlainUser &user : all) {
            sum += user.age;
            keys.push_back(user.id);
            ages.push_back(user.age + 1);
            bases.push_back(user.age);
        }
        run("BEGIN");
        runMany("UPDATE users SET age = ? WHERE id = ? AND age = ?", {&ages, &keys, &bases});
        run("COMMIT");
        return sum;
    }

    qint64 get(const std::vector<qint64> &keys) override
    {
        qint64 sum = 0;
        MYSQL_STMT *statement = prepared("SELECT id, name, age, balance, created FROM users WHERE id = ?");
        qint64 key = 0;
        MYSQL_BIND place {};
        place.buffer_type = MYSQL_TYPE_LONGLONG;
        place.buffer = &key;
        mysql_stmt_bind_param(statement, &place);
        qint64 id = 0;
        qint64 age = 0;
        double balance = 0;
        char name[256];
        unsigned long length = 0;
        MYSQL_TIME created {};
        my_bool isNull = 0;
        MYSQL_BIND cells[5] {};
        cells[0].buffer_type = cells[2].buffer_type = MYSQL_TYPE_LONGLONG;
        cells[0].buffer = &id;
        cells[2].buffer = &age;
        cells[1].buffer_type = MYSQL_TYPE_STRING;
        cells[1].buffer = name;
        cells[1].buffer_length = sizeof name;
        cells[1].length = &length;
        cells[3].buffer_type = MYSQL_TYPE_DOUBLE;
        cells[3].buffer = &balance;
        cells[4].buffer_type = MYSQL_TYPE_DATETIME;
        cells[4].buffer = &created;
        cells[4].is_null = &isNull;
        mysql_stmt_bind_result(statement, cells);
        for (const qint64 each : keys) {
            key = each;
            mysql_stmt_execute(statement);
            mysql_stmt_store_result(statement);
            mysql_stmt_fetch(statement);
            sum += qint64(std::string(name, length).size());
            mysql_stmt_free_result(statement);
        }
        mysql_stmt_close(statement);
        return sum;
    }

    qint64 selectIn(int) override
    {
        qint64 sum = 0;
        const std::vector<PlainUser> all = users(" WHERE id % 2 = 1");
        for (size_t begin = 0; begin < all.size(); begin += RowsPerStatement) {
            std::string sql("SELECT id, email, city, user_id FROM addresses WHERE user_id IN (");
            for (size_t i = begin; i < all.size() && i < begin + RowsPerStatement; ++i) {
                if (i > begin)
                    sql += ',';
                sql += std::to_string(all[i].id);
            }
            const MysqlRows rows = ask(sql + ")");
            while (MYSQL_ROW row = mysql_fetch_row(rows.get())) {
                const std::string email(row[1]);
                const std::string city(row[2]);
                sum += qint64(email.size());
            }
        }
        return sum;
    }

    qint64 loadAndDelete(int) override
    {
        const MysqlRows rows = ask("SELECT id, email, city, user_id FROM addresses WHERE city = 'City 0'");
        std::vector<qint64> keys;
        while (MYSQL_ROW row = mysql_fetch_row(rows.get()))
            keys.push_back(std::strtoll(row[0], nullptr, 10));
        run("BEGIN");
        runMany("DELETE FROM addresses WHERE id = ?", {&keys});
        run("COMMIT");
        return qint64(keys.size());
    }

private:
    std::vector<PlainUser> users(const std::string &condition)
    {
        const MysqlRows rows = ask("SELECT id, name, age, balance, created FROM users" + condition);
        std::vector<PlainUser> all;
        all.reserve(size_t(mysql_num_rows(rows.get())));
        while (MYSQL_ROW row = mysql_fetch_row(rows.get()))
            all.push_back(userOf(row));
        return all;
    }
    MYSQL_STMT *prepared(const std::string &sql)
    {
        MYSQL_STMT *statement = mysql_stmt_init(m_connection);
        if (mysql_stmt_prepare(statement, sql.c_str(), sql.size()) != 0)
            qFatal("%s", mysql_stmt_error(statement));
        return statement;
    }
    /// One statement for whole columns of numbers.
    void runMany(const std::string &sql, const std::vector<std::vector<qint64> *> &columns)
    {
        MYSQL_STMT *statement = prepared(sql);
        const unsigned count = unsigned(columns[0]->size());
        std::vector<char> indicators(count, STMT_INDICATOR_NONE);
        std::vector<MYSQL_BIND> places(columns.size());
        for (size_t i = 0; i < columns.size(); ++i) {
            places[i].buffer_type = MYSQL_TYPE_LONGLONG;
            places[i].buffer = columns[i]->data();
            places[i].u.indicator = indicators.data();
        }
        mysql_stmt_attr_set(statement, STMT_ATTR_ARRAY_SIZE, &count);
        mysql_stmt_bind_param(statement, places.data());
        if (mysql_stmt_execute(statement) != 0)
            qFatal("%s", mysql_stmt_error(statement));
        mysql_stmt_close(statement);
    }
    void run(const char *sql)
    {
        if (mysql_query(m_connection, sql) != 0)
            qFatal("%s", mysql_error(m_connection));
    }
    MysqlRows ask(const std::string &sql)
    {
        if (mysql_real_query(m_connection, sql.c_str(), sql.size()) != 0)
            qFatal("%s", mysql_error(m_connection));
        return MysqlRows(mysql_store_result(m_connection));
    }

    MYSQL *m_connection;
};

} // namespace

std::unique_ptr<RawServer> openRawMysql(const test::Server &server, const QString &database)
{
    return std::make_unique<RawMysql>(server, database);
}

std::unique_ptr<RawServer> RawServer::open(const test::Server &server, const QString &database)
{
    return server.dialect() == QLatin1StringView("postgresql") ? openRawPostgresql(server, database) : openRawMysql(server, database);
}

} // namespace jw::bench
