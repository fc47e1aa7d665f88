// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/table.h"

namespace jw::sqlite {

// What the pragmas do not tell and only the text of CREATE TABLE, INDEX and VIEW in sqlite_schema holds.

struct ParsedKey
{
    QString name; ///< of the constraint; empty: none
    QStringList columns;
};

struct ParsedForeignKey
{
    QString name;
    QStringList columns;
    Deferral deferral = Deferral::NotDeferrable;
};

struct ParsedCheck
{
    QString name;
    QString expression;
};

struct ParsedColumn
{
    QString name;
    QString collation;
    QString expression; ///< of a generated column
};

struct ParsedTable
{
    QList<ParsedColumn> columns;
    ParsedKey primaryKey;
    QList<ParsedKey> uniques;
    QList<ParsedForeignKey> foreignKeys; ///< in the order written
    QList<ParsedCheck> checks;
    bool autoIncrement = false;

    const ParsedColumn *column(const QString &name) const;
};

struct ParsedIndexPart
{
    QString expression; ///< without its collation and order
    QString collation;
};

struct ParsedIndex
{
    QList<ParsedIndexPart> parts;
    QString where;
};

ParsedTable parseCreateTable(const QString &sql);
ParsedIndex parseCreateIndex(const QString &sql);
/// The query of a CREATE VIEW statement.
QString parseCreateView(const QString &sql);

/// The values of `column IN ('a', 'b')`; empty when `expression` is anything else.
QStringList parseValueList(const QString &expression, QString *column);

} // namespace jw::sqlite
