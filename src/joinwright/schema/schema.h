// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/table.h"

#include <QtCore/QHash>

namespace jw {

/// A database's structure as a value: what a person draws, what is read back from a database, what code is made from.
///
/// Copies share their data; equality is by content. Tables are kept sorted by id, so that table(id) is a binary search.
class Schema
{
public:
    Id id;
    QString name;
    QString naming; ///< the naming rules: "snake_case" (default when empty) or "CamelCase"
    QStringList targets; ///< code targets chosen for this model: "cpp", "sqlalchemy"
    QString comment;
    UnknownKeys unknown;

    // Of a schema that is about to go, lists of their own: `for (const Table &table : read().schema.tables())` is right.
    const QList<Table> &tables() const & { return m_tables; }
    const QList<EnumType> &enums() const & { return m_enums; }
    const QList<View> &views() const & { return m_views; }
    QList<Table> tables() && { return std::move(m_tables); }
    QList<EnumType> enums() && { return std::move(m_enums); }
    QList<View> views() && { return std::move(m_views); }

    const Table *table(Id id) const;
    /// By name, exact spelling; `schemaName` only when several database schemas are in play. Null when there is none.
    const Table *table(QStringView name, QStringView schemaName = {}) const;
    const EnumType *enumType(Id id) const;
    const EnumType *enumType(QStringView name) const;
    const View *view(Id id) const;

    /// Adds `table`, or replaces the one of the same id. Its id must not be null.
    Table &setTable(Table table);
    /// For editing in place; null when there is none.
    Table *editTable(Id id);
    void removeTable(Id id); ///< only the table: what refers to it is the caller's to remove (see removeTableFully())
    void setTables(QList<Table> tables);

    EnumType &setEnum(EnumType type);
    void removeEnum(Id id);
    View &setView(View view);
    void removeView(Id id);

    /// Removes the table with every relationship that leads to it or through it.
    void removeTableFully(Id id);
    /// Removes the column from its table's keys, indexes and relationships as well; parts left empty go too.
    void removeColumnFully(Id table, Id column);

    /// The table that owns this relationship; null when there is none.
    const Table *ownerOf(Id relationship) const;
    /// The key that `relationship` refers to (its own choice, or the primary key of its target); null when missing.
    const Key *keyOf(const Relationship &relationship) const;
    /// Relationships of other tables (and of itself) that lead to `table`, with their owners.
    QList<std::pair<const Table *, const Relationship *>> relationshipsTo(Id table) const;
    /// The type as a person reads it: an enum by its name, all else as ColumnType::toString().
    QString typeName(const ColumnType &type) const;

    friend bool operator==(const Schema &, const Schema &) = default;

private:
    QList<Table> m_tables;
    QList<EnumType> m_enums;
    QList<View> m_views;
};

} // namespace jw
