// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/connection.h"
#include "support/servers.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <optional>

/// What the suite may ask of a database beyond what Features tell.
struct Capabilities
{
    bool keepsViewText = true; ///< a view reads back as it was written
    bool nativeTypes = false; ///< takes any word for a type
    bool virtualColumns = true;
    bool computedChecksNames = true; ///< constraint names of any kind read back
    bool keepsBinaryLength = true;
    bool namesColumnOfNotNull = true;
    bool storesNaN = false;
    bool storesYearZero = true;
    bool enforcesTextLength = true; ///< the database itself refuses a text that is too long
    bool reportsTable = true; ///< errors of unique keys name the table
    bool keysOverJson = true; ///< a key or an index may be over a JSON document
    bool computesFromIdentity = true; ///< computed columns and checks may use a column that the database numbers
    bool actsOnMandatory = true; ///< takes foreign keys whose action would set a mandatory column to NULL
    bool checksDefaults = false; ///< refuses a default that does not fit its column
    bool mixesTypes = false; ///< compares values of any two types, calculates with any
};

/// One kind of database that the suite runs on. A new dialect begins with a row in allDatabases().
struct DatabaseKind
{
    const char *name; ///< of the dialect and of the test's rows
    jw::test::Server *(*server)(QString *why); ///< null: a file
    Capabilities capabilities {};
};

const QList<DatabaseKind> &allDatabases();

/// An empty database of the kind in the global row "database", for one test.
class FreshDatabase
{
public:
    /// Null when it cannot be had; `why` says the reason to skip with.
    static std::unique_ptr<FreshDatabase> make(const QString &kind, QString *why);

    const jw::Engine &engine() const { return *m_engine; }
    const Capabilities &can() const { return m_kind.capabilities; }
    const jw::Features &features() const { return m_engine->dialect().features(); }
    jw::test::Server *server() const { return m_server; }
    QString url() const { return m_url; }
    bool is(const char *name) const { return qstrcmp(m_kind.name, name) == 0; }
    void run(const QString &sql) const { m_engine->connect().run(sql); }
    QList<QList<jw::Value>> rows(const QString &sql, const QList<jw::Value> &values = {}) const { return m_engine->connect().execute(sql, values).all(); }

private:
    explicit FreshDatabase(const DatabaseKind &kind)
        : m_kind(kind)
    {
    }

    const DatabaseKind &m_kind;
    jw::test::Server *m_server = nullptr;
    QTemporaryDir m_folder;
    QString m_url;
    std::optional<jw::Engine> m_engine;
};

/// The rows that a whole class runs by; to be called from initTestCase_data().
void addDatabaseRows();

/// In a test: the fresh database of this row, or the reason to skip.
#define FRESH_DATABASE(variable)                                              \
    QFETCH_GLOBAL(QString, database);                                         \
    QString whyNot;                                                           \
    const auto variable = FreshDatabase::make(database, &whyNot);             \
    if (!variable)                                                            \
        QSKIP(qPrintable(whyNot))
