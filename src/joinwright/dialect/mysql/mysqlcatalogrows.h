// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/dialect.h"

#include <QtCore/QHash>

namespace jw::mysql {

// What information_schema tells, by table, before anything is made of it.

struct ColumnRow
{
    QString name;
    std::optional<QString> defaultValue; ///< an expression; none: none, or NULL
    bool nullable = false;
    QString type; ///< "decimal(10,2) unsigned"
    QString extra; ///< "auto_increment", "STORED GENERATED", "on update current_timestamp()"
    QString expression; ///< of a computed column
    QString collation;
    QString comment;
};

struct IndexPartRow
{
    QString column;
    bool descending = false;
    int prefix = 0;
};

struct IndexRow
{
    QString name;
    bool unique = false;
    QString type; ///< "BTREE", "HASH", "FULLTEXT", "SPATIAL"
    QString comment;
    QList<IndexPartRow> parts;
};

struct ForeignKeyRow
{
    QString name;
    QString database; ///< of the table referred to
    QString target;
    QStringList from;
    QStringList to;
    QString onUpdate;
    QString onDelete;
};

struct CheckRow
{
    QString name;
    bool ofColumn = false;
    QString clause;
};

struct TableRows
{
    QString name;
    QString type; ///< "BASE TABLE", "SYSTEM VERSIONED"
    QString engine;
    QString collation;
    QString options; ///< "partitioned"
    QString comment;
    QList<ColumnRow> columns;
    QList<IndexRow> indexes;
    QList<ForeignKeyRow> foreignKeys;
    QList<CheckRow> checks;
};

struct ViewRow
{
    QString name;
    QString sql;
    QStringList columns;
};

/// All of it, tables and views by name.
struct CatalogRows
{
    QString database;
    QList<TableRows> tables;
    QList<ViewRow> views;
    QList<ReflectionNote>
        notes; ///< objects that are no part of a schema: sequences, triggers, routines, events
};

/// Throws Error.
CatalogRows readCatalog(CatalogSource &source);

} // namespace jw::mysql
