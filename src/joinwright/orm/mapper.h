// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/textform.h"
#include "joinwright/schema/schema.h"
#include "joinwright/sql/expression.h"

#include <QtCore/QHash>

#include <vector>

namespace jw {

class Dialect;
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
    ReferentialAction onUpdate = ReferentialAction::NoAction;
    Removal onRemove = Removal::Passive;
    bool deleteOrphans = false;
    bool explicitAdd = false;
    bool inherits = false; ///< the rows at both ends are one object, of the class of the side with the foreign key
    const Mapper *mapper = nullptr; ///< whose rows these are
    const Mapper *target = nullptr;
    QList<int> columns; ///< of this table: the foreign key (ToOne) or the key referred to (ToMany)
    QList<int> targetColumns; ///< of the target, in the same order
    /// ToMany: by which the database compares the foreign key where that is not the way its own columns do; else none.
    QStringList collations {};
    int index = -1; ///< in mapper->relations()
    int inverse = -1; ///< the other side, in target->relations()
    int links = -1; ///< ManyToMany: the ToMany of this table to the association rows
    int far = -1; ///< ManyToMany: the ToOne of the association table to the target

    /// "users.addresses", for messages.
    QString path() const;
    /// A member that is taken out does not live on: the model says so, or it needs a parent and its key says ON DELETE
    /// CASCADE. Only for the to-many side.
    bool deletesOrphans() const;
    /// The cells of a foreign key that become NULL when a row is to have no parent: those that may be, and identify nothing.
    /// One NULL is enough. All of them when there is none such.
    QList<int> cutColumns() const;
    /// The to-one side of a ToMany.
    const Relation &toOne() const;
    /// Whether the members of a ToMany are association rows of a many-to-many relationship.
    bool isLink() const;
    /// Whether a session has to know the members of a ToMany before their parent can be removed.
    bool loadsBeforeRemoval() const;
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
    Expr expression(int cell) const; ///< the cell in a statement
    bool isNullable(int cell) const;
    bool isComputed(int cell) const;
    bool hasDefault(int cell) const;
    /// A program may set the cell: it is neither computed, nor the hidden key, nor counted by the
    /// session.
    bool isWritable(int cell) const { return m_rules[size_t(cell)].isWritable; }
    /// A value of a new row can be put there without anybody following: no relationship depends on the cell.
    bool isFree(int cell) const { return m_rules[size_t(cell)].isFree; }
    /// The cell that counts the row's versions; -1 when there is none.
    int versionCell() const { return m_version; }
    /// The bit of a cell that rows load when it is first looked at; 0 for all others. Up to 16 cells of a table are
    /// deferred; cells that identify, relate or tell apart are not.
    quint16 deferredBit(int cell) const { return m_deferred.isEmpty() ? 0 : m_deferred[cell]; }
    quint16 deferredMask() const { return m_deferredMask; }
    /// The cell must have a value of ours before the row can be inserted.
    bool isRequired(int cell) const { return m_rules[size_t(cell)].isRequired; }
    const QList<int> &requiredCells() const { return m_required; }
    /// Whether a value is just of the cell's kind, so that it needs no conversion.
    bool isExact(int cell, const Value &value) const
    {
        const CellRule &rule = m_rules[size_t(cell)];
        return value.kind() == rule.kind && !value.isNull()
            && (rule.kind != Value::Kind::Int64
                || (value.toInt64() >= rule.lowest && value.toInt64() <= rule.highest));
    }
    /// A text cell of an enum has only these values; empty for all else.
    QStringList enumValues(int cell) const;
    const EnumType *enumType(int cell) const; ///< null where the cell's type is none

    /// Cells of the primary key, or the hidden key. Empty: rows have no identity and are read-only.
    const QList<int> &keyCells() const { return m_key; }
    bool isKey(int cell) const { return m_key.contains(cell); }
    bool isReadOnly() const { return m_key.isEmpty(); }
    /// Which texts of the cell the database takes for the same: keys that differ in nothing else are one key.
    const TextForm &textForm(int cell) const
    {
        static const TextForm exact;
        return m_forms.isEmpty() ? exact : m_forms[cell];
    }
    /// A value of the cell as all have it that the database takes for the same.
    Value keyForm(int cell, const Value &value) const { return m_forms.isEmpty() ? value : m_forms[cell].of(value); }
    /// The same for unique values: an index may have a collation of its own.
    Value uniqueForm(int cell, const Value &value) const { return m_uniqueForms.isEmpty() ? value : m_uniqueForms[cell].of(value); }
    /// The forms of these cells; empty when all of their texts are compared as they are.
    QList<TextForm> textForms(const QList<int> &cells) const;
    /// Whether the database may take more keys of these cells for the same than keyForm() does.
    bool hasPartialForms(const QList<int> &cells) const;

    /// Cells whose values together no two rows have, NULL aside: keys and unconditional unique indexes.
    const QList<QList<int>> &uniqueCells() const { return m_unique; }
    /// The database numbers a new row when its single key cell is left out.
    bool assignsKey() const { return m_assignsKey; }

    const QList<Relation> &relations() const { return m_relations; }
    /// The database changes foreign keys of other rows together with this cell (ON UPDATE CASCADE or SET NULL).
    bool isReferred(int cell) const;
    /// The relationship by which this table's class extends another's; null when there is none.
    const Relation *extended() const { return m_extended < 0 ? nullptr : &m_relations[m_extended]; }
    /// The rows' objects have rows in other tables too, or may have: the class extends another, or is extended.
    bool isOfHierarchy() const { return m_isOfHierarchy; }
    /// The next table that this one's class extends whose rows have a version: it counts the changes of the whole object.
    /// Null when there is none.
    const Mapper *counter() const { return m_counter; }
    /// The cell that says of which class a row is; -1 when there is none, or when the class extends one that has it.
    int discriminatorCell() const { return m_discriminator; }
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
    /// What is asked of a cell again and again.
    struct CellRule
    {
        Value::Kind kind
            = Value::Kind::Null; ///< Null: whether a value fits is no matter of its kind alone
        bool isWritable = false;
        bool isRequired = false;
        bool isFree = false;
        qint64 lowest = 0;
        qint64 highest = 0;
    };
    Mapper(const Table &table, const Schema &schema, const Dialect &dialect, const QString &hiddenKey);
    void findKey(const Table &table, const QString &hiddenKey);
    void findUnique();
    void findForms(const Schema &schema, const Dialect &dialect);
    void findUniqueForms(const Schema &schema, const Dialect &dialect);
    void layOut();
    void findCounter();
    void findDeferred();
    void findRules();
    CellRule ruleOf(int cell) const;

    Table m_table;
    TableRef m_ref;
    QString m_hiddenKey;
    QList<ColumnType> m_types;
    std::vector<CellRule> m_rules; ///< by cell
    QList<int> m_required;
    QHash<int, EnumType> m_enums;
    QList<int> m_key;
    QList<QList<int>> m_unique;
    QList<TextForm> m_forms; ///< by cell; empty when all texts are compared as they are
    QList<TextForm> m_uniqueForms; ///< likewise
    QList<Relation> m_relations;
    QList<QList<int>> m_relationsOf;
    QList<int> m_toOnes;
    bool m_assignsKey = false;
    QList<quint16> m_deferred; ///< by cell; empty when nothing is deferred
    quint16 m_deferredMask = 0;
    int m_version = -1;
    int m_extended = -1;
    bool m_isOfHierarchy = false;
    const Mapper *m_counter = nullptr;
    int m_discriminator = -1;
    int m_slots = 0;
    int m_slotOffset = 0;
    int m_rowSize = 0;
};

} // namespace jw
