// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/diff.h"

#include <QtCore/QHash>

namespace jw {

/// One file of generated code.
struct GeneratedFile
{
    QString path; ///< relative to the chosen folder, with slashes
    QString content;
    bool isForUser = false; ///< made once and never touched again: the place for code written by hand

    friend bool operator==(const GeneratedFile &, const GeneratedFile &) = default;
};

/// A choice that a generator offers. A flag is "true" or empty.
struct GeneratorOption
{
    QString key; ///< "mapped"
    QString title; ///< English: "Mapped[] style"
    QString text; ///< one English sentence
    QString defaultValue;
    bool isFlag = false;
};

/// Chosen options by key; those left out have their default.
using GeneratorOptions = QHash<QString, QString>;

/// Something of a schema that a target cannot say: a database that the generated code creates on SQLite differs from
/// the schema in exactly this, and the classes differ from ours in what is marked `isMapping`.
struct Inexpressible
{
    Id table; ///< or the view
    ObjectKind kind = ObjectKind::Table;
    QString object; ///< name of the column, key, relationship … as the schema has it; what the target adds, by its name
    QString property; ///< the word that diff() uses ("type", "default"); empty: it is missing or added as a whole
    QString place; ///< "orders.status", for people
    QString reason; ///< one English sentence
    bool isMapping = false; ///< the database is as the schema says, only the classes do not do it; `property` is then that of the model file

    friend bool operator==(const Inexpressible &, const Inexpressible &) = default;
};

/// Makes a schema into source code of one kind. Stateless and shared; the same input gives the same text, byte by byte.
class Generator
{
public:
    virtual ~Generator() = default;

    virtual QString name() const = 0; ///< the word of the command line: "sqlalchemy"
    virtual QString title() const = 0; ///< "SQLAlchemy"
    virtual QList<GeneratorOption> options() const { return {}; }
    /// Why these options cannot be used, as one English sentence; empty when they can.
    virtual QString problem(const GeneratorOptions &) const { return {}; }

    /// Everything for the whole schema. Throws Error(Schema) naming the table that cannot be generated at all.
    virtual QList<GeneratedFile> generate(const Schema &schema, const GeneratorOptions &options = {}) const = 0;
    /// The part that concerns one table, as it stands in generate(); for reading. Throws Error(Usage) when there is no
    /// such table.
    virtual QString generateTable(const Schema &schema, Id table, const GeneratorOptions &options = {}) const = 0;
    /// What the target cannot say of `schema`, by table.
    virtual QList<Inexpressible> inexpressible(const Schema &schema) const = 0;

    static const QList<const Generator *> &all(); ///< cpp, sqlalchemy, django, peewee, sql (SQLite's), sql-postgresql, sql-mariadb
    static const Generator *byName(QStringView name); ///< null when there is none

protected:
    QString option(const GeneratorOptions &options, const QString &key) const;
    bool flag(const GeneratorOptions &options, const QString &key) const;
    static const Table &tableOf(const Schema &schema, Id table);
};

} // namespace jw
