// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/connection.h"
#include "joinwright/orm/session.h"
#include "joinwright/schema/tablebuilder.h"
#include "support/databaseurl.h"
#include "support/sqlrecorder.h"

#include <QtTest/QtTest>

/// An SQLite file with these tables in a folder of its own.
struct Tables
{
    QTemporaryDir folder;
    jw::Schema schema;
    jw::Engine engine = jw::Engine::open(jw::test::databaseUrl(QStringLiteral("sqlite:///") + folder.filePath(QStringLiteral("test.db"))));

    explicit Tables(const QList<jw::Table> &tables)
    {
        for (const jw::Table &table : tables)
            schema.setTable(table);
        jw::createAll(engine, schema);
    }
    const jw::Table *table(const QString &name) const { return schema.table(name); }
    jw::Record add(jw::Session &session, const QString &name, const QList<std::pair<QString, jw::Value>> &values = {}) const
    {
        const jw::Record record = session.add(table(name));
        for (const auto &[column, value] : values)
            record.setValue(column, value);
        return record;
    }
    void run(const QString &sql) const { engine.connect().run(sql); }
    QList<QList<jw::Value>> rows(const QString &sql) const { return engine.connect().execute(sql).all(); }
    jw::Value scalar(const QString &sql) const { return rows(sql).value(0).value(0); }
};
