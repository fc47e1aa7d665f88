// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/dialect.h"

namespace jw::postgresql {

// What the system catalogs tell, row by row; one query each for any number of tables and schemas. What belongs to an
// extension, and the server's own schemas, are left out. `schema` is empty for the one that bare names stand for.

struct RelationRow
{
    qint64 oid = 0;
    QString schema;
    QString name;
    QChar kind; ///< r table, p divided table, v view, m materialized view, f foreign table
    bool isUnlogged = false;
    bool isPartition = false;
    QString comment;
    QString partitionKey; ///< "RANGE (placed_on)"
    QString query; ///< of a view
};

struct ColumnRow
{
    qint64 relation = 0;
    int number = 0;
    QString name;
    QString type; ///< as format_type() gives it
    qint64 typeOid = 0; ///< an enum's, to find it by
    QChar typeKind; ///< b base, c composite, d domain, e enum, r range
    QString baseType; ///< of a domain
    bool notNull = false;
    QString defaultValue;
    QChar identity; ///< a always, d by default; null: none
    QChar generated; ///< s stored; null: none
    QString collation; ///< where it is not the type's own
    QString comment;
    bool isSerial = false; ///< its default takes the next number of a sequence of its own
};

struct ConstraintRow
{
    qint64 relation = 0;
    QString name;
    QChar kind; ///< p, u, f, c, x
    QList<int> columns;
    qint64 target = 0;
    QList<int> targetColumns;
    QChar onUpdate;
    QChar onDelete;
    bool deferrable = false;
    bool deferred = false;
    QString expression; ///< of a check
};

struct IndexRow
{
    qint64 relation = 0;
    QString name;
    bool unique = false;
    QString method;
    QString where;
    QString comment;
    int column = 0; ///< 0: an expression
    QString expression;
    bool descending = false;
    bool nullsFirst = false;
    QString collation; ///< where it is not the column's
    QString operatorClass; ///< where it is not the default
    bool isIncluded = false; ///< INCLUDE: not part of the key
};

struct EnumRow
{
    qint64 oid = 0;
    QString schema;
    QString name;
    QString comment;
    QString value;
};

struct OtherRow
{
    QString object;
    QString text;
};

QList<RelationRow> relationRows(CatalogSource &source);
QList<ColumnRow> columnRows(CatalogSource &source);
QList<ConstraintRow> constraintRows(CatalogSource &source);
QList<IndexRow> indexRows(CatalogSource &source);
QList<EnumRow> enumRows(CatalogSource &source);
/// Sequences that stand alone, domains, composite types, triggers, rules, row security, inheritance: for notes.
QList<OtherRow> otherRows(CatalogSource &source);

} // namespace jw::postgresql
