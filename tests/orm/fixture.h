// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "company.h"

#include "joinwright/orm/session.h"
#include "support/databaseurl.h"
#include "support/sqlrecorder.h"

#include <QtTest/QtTest>

/// An empty database in memory, or as JOINWRIGHT_TEST_DATABASE wants it.
inline jw::Engine openEmpty()
{
    return jw::Engine::open(jw::test::databaseUrl(QStringLiteral("sqlite://")));
}

/// A statement as all databases have it, without the types that PostgreSQL wants at placeholders.
inline QString plainSql(const jw::Statement &statement)
{
    return jw::test::SqlRecorder::withoutTypes(statement.sql);
}

/// Runs SQL past every session, as another program would; keys that it gives away are not given again.
inline void runPast(const jw::Engine &engine, const jw::Schema &schema, const QString &sql)
{
    jw::Connection connection = engine.connect();
    connection.run(sql);
    if (engine.dialect().name() != QLatin1StringView("postgresql") || !sql.startsWith(QLatin1StringView("INSERT")))
        return;
    for (const jw::Table &table : schema.tables()) { // its sequences know nothing of keys that were given
        if (table.columns.first().isIdentity())
            connection.execute(QStringLiteral("SELECT setval(pg_get_serial_sequence('%1', 'id'), max(id)) FROM %1 HAVING max(id) > 0").arg(table.name));
    }
}

/// An empty database in a file, or as JOINWRIGHT_TEST_DATABASE wants it.
inline QString emptyDatabase(const QTemporaryDir &folder)
{
    return jw::test::databaseUrl(QStringLiteral("sqlite:///") + folder.filePath(QStringLiteral("company.db")));
}

/// A database of the company schema of its own.
struct Company
{
    QTemporaryDir folder;
    jw::Schema schema = company();
    jw::Engine engine = jw::Engine::open(emptyDatabase(folder));

    Company() { jw::createAll(engine, schema); }
    const jw::Table *table(const QString &name) const { return schema.table(name); }
    jw::Record add(jw::Session &session, const QString &name, const QList<std::pair<QString, jw::Value>> &values = {}) const
    {
        const jw::Record record = session.add(table(name));
        for (const auto &[column, value] : values)
            record.setValue(column, value);
        return record;
    }
    QStringList plan(const jw::Session &session) const { return session.plan().preview(engine.dialect()); }
    void run(const QString &sql) const { runPast(engine, schema, sql); }
    QList<QList<jw::Value>> rows(const QString &sql) const { return engine.connect().execute(sql).all(); }
    jw::Value scalar(const QString &sql) const { return rows(sql).value(0).value(0); }
    /// A table "n" of the whole numbers from 1 on in its column "i", for INSERT … SELECT.
    static QString numbersUpTo(int count)
    {
        QStringList digits;
        for (int digit = 0; digit < 10; ++digit)
            digits.append(QStringLiteral("SELECT %1 AS d").arg(digit));
        const QString ten = digits.join(QLatin1StringView(" UNION ALL "));
        return QStringLiteral("(SELECT 1 + a.d + 10 * b.d + 100 * c.d + 1000 * e.d AS i FROM (%1) e, (%1) c, (%1) b, (%1) a WHERE a.d + 10 * b.d + 100 * c.d + 1000 * e.d < %2) n")
            .arg(ten, QString::number(count));
    }
};
