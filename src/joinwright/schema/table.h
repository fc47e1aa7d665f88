// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/id.h"
#include "joinwright/schema/columntype.h"

#include <QtCore/QList>
#include <QtCore/QStringList>

#include <utility>

// The parts of a schema, as values: copyable, comparable, implicitly shared by their Qt containers. Everything has a
// stable id and refers to others by id; names are for people and for databases. `was` are names that a database may
// still use, newest first.

namespace jw {

/// Keys of a model file that this version does not know, kept as raw JSON text in the order read.
using UnknownKeys = QList<std::pair<QString, QString>>;

/// Whether the database makes a column's values, and when.
enum class Generation : quint8 {
    None,
    Identity, ///< the database numbers new rows
    Stored, ///< computed from `expression` when written
    Virtual, ///< computed from `expression` when read
};

/// A column of a table.
struct Column
{
    Id id {};
    QString name {};
    ColumnType type {};
    bool nullable = false;
    QString defaultValue {}; ///< an SQL expression, "'open'" or "CURRENT_TIMESTAMP"; empty: none
    Generation generation = Generation::None;
    QString expression {}; ///< SQL of a computed column
    QString collation {};
    QString member {}; ///< the attribute's name in generated code; empty: by the naming rules
    QString comment {};
    QStringList was {};
    UnknownKeys unknown {};
    bool version = false; ///< counted up by every UPDATE of a session, which writes no row whose version has moved on
    bool deferred = false; ///< objects load it when it is first looked at

    bool isComputed() const { return generation == Generation::Stored || generation == Generation::Virtual; }
    bool isIdentity() const { return generation == Generation::Identity; }
    friend bool operator==(const Column &, const Column &) = default;
};

/// A primary key or a unique constraint.
struct Key
{
    Id id {};
    QString name {}; ///< the constraint's; empty: by the naming rules
    bool primary = false;
    QList<Id> columns {}; ///< in key order
    UnknownKeys unknown {};

    friend bool operator==(const Key &, const Key &) = default;
};

enum class ReferentialAction : quint8 { NoAction, Restrict, Cascade, SetNull, SetDefault };
enum class Deferral : quint8 { NotDeferrable, Deferrable, InitiallyDeferred };

/// What a session does to the objects with the foreign key when the one they refer to is removed.
enum class Removal : quint8 {
    Passive, ///< to those in memory what onDelete says; the others are the database's affair and are not loaded
    Delete, ///< loads and deletes them
    Nullify, ///< loads them and clears their key
    Ignore, ///< nothing
};

/// A foreign key together with the names of both its sides; or, with `through`, a many-to-many relationship over an
/// association table. Declared on the table that holds the key's columns (for many-to-many: on the left table).
struct Relationship
{
    Id id {};
    QString name {}; ///< of this side, "customer"
    QString back {}; ///< of the other side, "orders"; empty: the other side has no attribute
    QList<Id> columns {}; ///< of this table, in the order of the key referred to; empty with `through`
    Id to {}; ///< the table referred to
    Id key {}; ///< one of that table's keys; null: its primary key
    Id through {}; ///< the association table of a many-to-many relationship
    bool isVirtual = false; ///< known to the model only: no constraint in the database
    ReferentialAction onDelete = ReferentialAction::NoAction;
    ReferentialAction onUpdate = ReferentialAction::NoAction;
    Deferral deferral = Deferral::NotDeferrable;
    QString constraintName {}; ///< empty: by the naming rules
    QString comment {};
    QStringList was {};
    UnknownKeys unknown {};
    Removal onRemove = Removal::Passive;
    bool deleteOrphans = false; ///< a session deletes an object that is taken out of the other side's collection
    bool explicitAdd = false; ///< objects linked to one in a session have to be added to it by hand
    bool inherits = false; ///< this table's class extends that of `to` (joined inheritance); over both primary keys

    bool isManyToMany() const { return !through.isNull(); }
    bool isForeignKey() const { return !isVirtual && !isManyToMany(); }
    friend bool operator==(const Relationship &, const Relationship &) = default;
};

/// What an index is sorted by: a column or an expression.
struct IndexPart
{
    Id column {}; ///< null when it is an expression
    QString expression {};
    bool descending = false;
    QString collation {};
    int prefix = 0; ///< characters of a text that are indexed; 0: all
    UnknownKeys unknown {};

    friend bool operator==(const IndexPart &, const IndexPart &) = default;
};

/// An index of a table, unique or not.
struct Index
{
    Id id {};
    QString name {};
    QList<IndexPart> parts {};
    bool unique = false;
    QString where {}; ///< SQL condition of a partial index
    QString method {}; ///< "gin", "fulltext"; empty: the database's default
    QString comment {};
    QStringList was {};
    UnknownKeys unknown {};

    friend bool operator==(const Index &, const Index &) = default;
};

/// A condition that every row of a table meets.
struct Check
{
    Id id {};
    QString name {};
    QString expression {}; ///< SQL condition, without the outer parentheses
    UnknownKeys unknown {};

    friend bool operator==(const Check &, const Check &) = default;
};

/// A class whose objects share the rows of a table with those of the table's class (single-table inheritance).
struct Subclass
{
    Id id {};
    QString name {}; ///< of the class
    Id base {}; ///< the subclass it extends; null: the table's class
    QString value {}; ///< of the discriminator in its rows
    QList<Id> columns {}; ///< of the table that are attributes of this class, not of its base
    QString comment {};
    UnknownKeys unknown {};

    friend bool operator==(const Subclass &, const Subclass &) = default;
};

/// A table, and what of it is mapped to classes.
struct Table
{
    Id id {};
    QString name {};
    QString schemaName {}; ///< the database's schema ("public"); empty: its default
    QString className {}; ///< of generated code; empty: by the naming rules
    QString label {}; ///< how a row is named for people: "{number} {customer.name}"; empty: guessed
    QString comment {};
    QStringList was {};
    QStringList options {}; ///< what only some databases have: "strict", "without rowid", "engine=InnoDB"
    QList<Column> columns {};
    QList<Key> keys {};
    QList<Relationship> relationships {};
    QList<Index> indexes {};
    QList<Check> checks {};
    UnknownKeys unknown {};
    Id discriminator {}; ///< the column that says of which class a row is; null: its rows are of one class
    QString discriminatorValue {}; ///< that the rows of exactly this table's class have, wherever the discriminator stands
    QList<Subclass> subclasses {};

    const Column *column(Id id) const; ///< null when there is none, as of all below
    const Column *column(QStringView name) const; ///< exact spelling
    int columnIndex(Id id) const; ///< -1 when there is none
    int columnIndex(QStringView name) const;
    const Key *key(Id id) const;
    const Key *primaryKey() const;
    bool isPrimary(Id column) const;
    const Relationship *relationship(Id id) const;
    const Relationship *relationship(QStringView name) const;
    /// The foreign keys that `column` takes part in.
    QList<const Relationship *> relationshipsOf(Id column) const;
    /// Whether `columns`, in any order, are exactly a primary or unique key or a unique, unconditional index.
    bool isUnique(const QList<Id> &columns) const;
    /// Whether the row at this end of `relationship` may do without one at the other end (a nullable column).
    bool isOptional(const Relationship &relationship) const;

    /// The relationship by which this table's class extends another's; null when there is none.
    const Relationship *inheritance() const;
    const Subclass *subclass(Id id) const;
    /// The first column that is to count versions; null when there is none.
    const Column *versionColumn() const;
    /// Whether it is fit to: a mandatory whole number, timestamp or UUID that is part of no primary key.
    bool canCountVersions(const Column &column) const;

    /// For editing; detaches `columns`. Null when there is none.
    Column *editColumn(Id id);

    friend bool operator==(const Table &, const Table &) = default;
};

/// A named list of texts that a column may hold.
struct EnumType
{
    Id id {};
    QString name {};
    QString schemaName {};
    QStringList values {}; ///< in their order
    QString comment {};
    QStringList was {};
    UnknownKeys unknown {};

    friend bool operator==(const EnumType &, const EnumType &) = default;
};

/// A view, by its query.
struct View
{
    Id id {};
    QString name {};
    QString schemaName {};
    QString sql {}; ///< the query alone, without CREATE VIEW
    bool materialized = false;
    QStringList columns {}; ///< names, when known
    QString comment {};
    QStringList was {};
    UnknownKeys unknown {};

    friend bool operator==(const View &, const View &) = default;
};

} // namespace jw
