// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "company.h"

#include "joinwright/orm/session.h"
#include "support/databaseurl.h"
#include "support/sqlrecorder.h"

#include <QtTest/QtTest>

/// An empty database, as JOINWRIGHT_TEST_DATABASE wants it.
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
    /// Runs SQL past every session, as another program would.
    void run(const QString &sql) const { engine.connect().run(sql); }
    QList<QList<jw::Value>> rows(const QString &sql) const { return engine.connect().execute(sql).all(); }
    jw::Value scalar(const QString &sql) const { return rows(sql).value(0).value(0); }
};
