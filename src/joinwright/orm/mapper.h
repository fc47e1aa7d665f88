// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/schema.h"
#include "joinwright/sql/expression.h"

#include <QtCore/QHash>

namespace jw {

class Mapper;
class Mapping;
struct EntityInfo;

/// One side of a relationship, as the rows of one table see it.
struct Relation
{
    enum class Kind : quint8 { ToOne, ToMany, ManyToMany };

    Id id; ///< the Relationship's
    bool back = false; ///< this is the side that the relationship's `back` names
    QString name; ///< of this side; empty when it has none
    Kind kind = Kind::ToOne;
    bool single = false; ///< ToMany whose key is unique: one-to-one
    bool optional = true; ///< the foreign key may be NULL
    bool isVirtual = false; ///< no constraint in the database
    ReferentialAction onDelete = ReferentialAction::NoAction;
    const Mapper *mapper = nullptr; ///< whose rows these are
    const Mapper *target = nullptr;
    QList<int> columns; ///< of this table: the foreign key (ToOne) or the key referred to (ToMany)
    QList<int> targetColumns; ///< of the target, in the same order
    int index = -1; ///< in mapper->relations()
    int inverse = -1; ///< the other side, in target->relations()
    int links = -1; ///< ManyToMany: the ToMany of this table to the association rows
    int far = -1; ///< ManyToMany: the ToOne of the association table to the target

    /// "users.addresses", for messages.
    QString path() const;
    /// A member that is taken out cannot live on: it needs a parent and its key says ON DELETE CASCADE.
    bool deletesOrphans() const;
};

/// How the rows of one table lie in memory and in the database. Made from a schema; never changes afterwards, so that
/// every thread may read it.
class Mapper
{
public:
    const Table &table() const { return m_table; }
    const TableRef &ref() const { return m_ref; }
    Id id() const { return m_table.id; }
    QString name() const { return m_table.name; }
    /// The generated class's name, or the table's: how messages name its rows.
    QString objectName() const { return m_table.className.isEmpty() ? m_table.name : m_table.className; }

    /// Cells of a row: the table's columns, then a hidden key when the table has no primary key and the database
    /// numbers its rows anyway (SQLite's rowid).
    int cellCount() const { return int(m_types.size()); }
    int columnCount() const { return int(m_table.columns.size()); }
    bool hasHiddenKey() const { return cellCount() > columnCount(); }
    QString cellName(int cell) const;
    const ColumnType &type(int cell) const { return m_types[cell]; }
    bool isNullable(int cell) const;
    bool isComputed(int cell) const;
    bool hasDefault(int cell) const;
    /// The cell must have a value of ours before the row can be inserted.
    bool isRequired(int cell) const;
    /// A text cell of an enum has only these values; empty for all else.
    QStringList enumValues(int cell) const { return m_enums.value(cell); }

    /// Cells of the primary key, or the hidden key. Empty: rows have no identity and are read-only.
    const QList<int> &keyCells() const { return m_key; }
    bool isKey(int cell) const { return m_key.contains(cell); }
    bool isReadOnly() const { return m_key.isEmpty(); }
    /// The database numbers a new row when its single key cell is left out.
    bool assignsKey() const { return m_assignsKey; }

    const QList<Relation> &relations() const { return m_relations; }
    int relationIndex(Id relationship, bool back) const; ///< -1 when there is none
    int relationIndex(QStringView name) const;
    /// Throws Error(Usage) that lists the relationships there are.
    const Relation &relation(QStringView name) const;
    const Relation &relation(Id relationship, bool back) const;
    const QList<int> &toOnes() const { return m_toOnes; } ///< indexes of the to-one relationships
    /// To-one relationships whose foreign key contains this cell.
    const QList<int> &relationsOf(int cell) const { return m_relationsOf[cell]; }

    int cellIndex(QStringView column) const; ///< throws Error(Usage) naming the table when there is none

    /// Bytes of a row, and of its cells up to the first relationship slot.
    int rowSize() const { return m_rowSize; }
    int slotOffset() const { return m_slotOffset; }
    int slotCount() const { return m_slots; }

private:
    friend class Mapping;
    Mapper(const Table &table, const Schema &schema, const QString &hiddenKey);
    void findKey(const Table &table, const QString &hiddenKey);
    void layOut();

    Table m_table;
    TableRef m_ref;
    QString m_hiddenKey;
    QList<ColumnType> m_types;
    QHash<int, QStringList> m_enums;
    QList<int> m_key;
    QList<Relation> m_relations;
    QList<QList<int>> m_relationsOf;
    QList<int> m_toOnes;
    bool m_assignsKey = false;
    int m_slots = 0;
    int m_slotOffset = 0;
    int m_rowSize = 0;
};

} // namespace jw
