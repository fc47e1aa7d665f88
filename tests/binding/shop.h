// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/binding/labelcache.h"
#include "joinwright/engine/connection.h"
#include "joinwright/engine/worker.h"
#include "joinwright/orm/asyncsession.h"
#include "joinwright/orm/session.h"

#include <QtTest/QtTest>

namespace jw::test {

using namespace Qt::StringLiterals;

/// A small shop in a file of its own, with a session on a worker as the studio has it.
class Shop
{
public:
    explicit Shop(int orders = 600)
        : m_path(m_folder.filePath(u"shop.db"_s))
        , engine(Engine::open(u"sqlite:///"_s + m_path))
    {
        Connection connection = engine.connect();
        connection.begin();
        for (const char *sql : {
                 "CREATE TABLE customers(id INTEGER PRIMARY KEY, name TEXT NOT NULL, city TEXT)",
                 "CREATE TABLE products(id INTEGER PRIMARY KEY, name TEXT NOT NULL, sku TEXT UNIQUE, price NUMERIC(10,2))",
                 "CREATE TABLE orders(id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customers(id), "
                 "status TEXT NOT NULL DEFAULT 'open', placed DATE, total NUMERIC(10,2), remark TEXT)",
                 "CREATE TABLE items(order_id INTEGER NOT NULL REFERENCES orders(id) ON DELETE CASCADE, line_no INTEGER NOT NULL, "
                 "product_id INTEGER REFERENCES products(id), quantity INTEGER NOT NULL DEFAULT 1, PRIMARY KEY(order_id, line_no))",
                 "CREATE TABLE memos(text TEXT)",
                 "INSERT INTO customers VALUES (1, 'Marta', 'Wrocław'), (2, 'Clara', 'Lyon'), (3, 'Omar', NULL)",
                 "INSERT INTO products VALUES (1, 'Desk lamp', 'LMP-1', 49), (2, 'Floor lamp', 'LMP-2', 129), (3, 'Bulb', 'BLB-1', 6.9)",
                 "INSERT INTO memos VALUES ('first'), ('second')",
             })
            connection.run(QString::fromUtf8(sql));
        connection.run(u"WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n WHERE i < %1) INSERT INTO orders "
                       "SELECT i, i % 3 + 1, CASE WHEN i % 4 = 0 THEN 'paid' ELSE 'open' END, date('2026-01-01', '+' || i || ' days'), i * 1.5, NULL FROM n"_s
                           .arg(orders));
        connection.run(u"INSERT INTO items SELECT id, 1, 1, 2 FROM orders WHERE id % 5 <> 0"_s);
        connection.run(u"INSERT INTO items SELECT id, 2, 3, 1 FROM orders WHERE id % 5 > 2"_s);
        connection.commit();
        schema = engine.reflect().schema;
        pages = std::make_shared<Worker>(engine);
        aside = std::make_unique<Worker>(engine);
        session = std::make_unique<Session>(pages, schema);
        labels = std::make_unique<LabelCache>(*pages, schema);
    }
    ~Shop()
    {
        labels.reset();
        session.reset();
    }

    const Table &table(QStringView name) const { return *schema.table(name); }
    /// One value as the database file has it now.
    QString stored(const QString &sql) const
    {
        const QList<QList<Value>> rows = engine.connect().execute(sql).all();
        return rows.isEmpty() ? u"nothing"_s : rows.first().first().toString();
    }
    /// Commits in the worker and waits; the error's sentence, or empty.
    QString commit()
    {
        QFuture<void> done = session->commitAsync();
        if (!QTest::qWaitFor([&done] { return done.isFinished(); }, 10'000))
            return u"never ended"_s;
        try {
            done.waitForFinished();
        } catch (const Error &error) {
            return error.message();
        }
        return {};
    }

private:
    QTemporaryDir m_folder;
    QString m_path;

public:
    Engine engine;
    Schema schema;
    std::shared_ptr<Worker> pages;
    std::unique_ptr<Worker> aside;
    std::unique_ptr<Session> session;
    std::unique_ptr<LabelCache> labels;
};

} // namespace jw::test
