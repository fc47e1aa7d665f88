// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/schema.h"

/// A relationship as scripts change it.
struct ScriptLink
{
    QString table;
    QString name;
    QString back;
    QStringList columns;
    QString target;
    QStringList targetColumns;
    bool nullable = true;
    bool single = false; ///< one-to-one
};

/// A table as scripts use it: each row is told by its tag, which never changes.
struct ScriptTable
{
    QString name;
    QString tag;
    QStringList values; ///< columns that are edited freely
};

/// Every sort of key and relationship that a session has to keep right: keys handed out, natural and composite ones, rows
/// that refer to their own table, tables that refer to one another, one-to-one, many-to-many with payload, the classes User
/// and Address beside them, and those of scriptclasses.h, which extend one another.
class ScriptSchema
{
public:
    ScriptSchema();

    jw::Schema schema; ///< without the tables of classes
    QList<ScriptTable> tables; ///< those with a tag
    QList<ScriptLink> links;

    const ScriptTable &table(const QString &name) const;
    /// A query for each table that shows its rows by tags, whatever keys were handed out.
    QStringList dumps() const;
};
