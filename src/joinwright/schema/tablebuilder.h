// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/table.h"

namespace jw {

/// Declares a table in code: for classes written by hand, and for schemas that no model file holds.
///
///     Table countries = TableBuilder(u"countries"_s)
///         .column({.name = u"code"_s, .type = ColumnType::text(2)})
///         .column({.name = u"name"_s, .type = ColumnType::Kind::Text})
///         .primary({u"code"_s});
///
/// Ids are made from the names, so that the same declaration gives the same table. Columns are named as the database
/// names them; naming one that is not declared yet throws Error(Schema).
class TableBuilder
{
public:
    explicit TableBuilder(const QString &name);

    /// The id that a table of this name gets; EntityInfo wants its number.
    static Id idOf(const QString &table);

    /// The column as given, but for its id.
    TableBuilder &column(const Column &column);
    /// A whole number of 64 bits that the database counts up, as primary key.
    TableBuilder &identity(const QString &name);
    TableBuilder &primary(const QStringList &columns);
    TableBuilder &unique(const QStringList &columns);
    /// A foreign key over `columns` to the primary key of `table`; `like` gives its names and what else there is to say.
    TableBuilder &refers(const QStringList &columns, const QString &table, const Relationship &like);
    /// Many-to-many to `table` over the association table `through`.
    TableBuilder &refersThrough(const QString &through, const QString &table, const Relationship &like);
    /// A class that shares the table: see Table::subclasses. `like` gives its name, value and comment; `base` the name of
    /// the subclass it extends.
    TableBuilder &subclass(const Subclass &like, const QStringList &columns = {}, const QString &base = {});
    /// The column that says of which class a row is, and its value for rows of exactly this table's class.
    TableBuilder &discriminator(const QString &column, const QString &value = {});
    TableBuilder &className(const QString &name);

    /// For what has no function of its own here.
    Table &table() { return m_table; }
    operator Table() const { return m_table; }

private:
    QList<Id> ids(const QStringList &columns) const;
    Id partId(const QString &what) const;
    Table m_table;
};

} // namespace jw
