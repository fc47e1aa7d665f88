// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/codegen/relationend.h"
#include "joinwright/schema/naming.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

namespace jw {

/// What names look like in a language, and which ones it has taken already.
struct NameStyle
{
    bool snakeMembers = false; ///< placed_on, else placedOn
    bool upperEnumerators = false; ///< IN_PROGRESS, else InProgress
    bool hasSetters = false; ///< a member "name" takes "setName" as well
    /// A foreign key of one column becomes the relationship itself ("customer" instead of "customer_id"), which takes
    /// "customer_id" as well.
    bool absorbsKeys = false;
    bool absorbsVirtualKeys = false; ///< also those that the database has no constraint for
    bool noUnderscores = false; ///< neither doubled nor at the end
    QSet<QString> reserved; ///< key words and macros
    QSet<QString> members; ///< what every class has
    QSet<QString> types; ///< what every file has, in lower case
};

/// The names of everything of one schema in one language: valid, free of key words, unique where they stand.
///
/// Names given by hand (Table::className, Column::member) come first. Points into the schema, which must outlive it.
class CodeNames
{
public:
    CodeNames(const Schema &schema, const NameStyle &style);

    /// Of a table, or of one of its subclasses.
    QString className(Id table) const { return m_classes.value(table); }
    QString enumName(Id type) const { return m_enums.value(type); }
    QStringList enumerators(Id type) const { return m_enumerators.value(type); } ///< as many as the enum has values
    QString column(const Table &table, Id column) const { return m_columns.value({table.id, column}); }
    /// The attribute of one side of a relationship; empty when that side has none.
    QString end(const RelationEnd &end) const { return m_ends.value({end.relationship->id, end.back}); }
    /// The attribute of the other side.
    QString opposite(const RelationEnd &end) const { return m_ends.value({end.relationship->id, !end.back}); }
    /// The relationship that a column has become; null when the column stands for itself.
    const Relationship *absorbedBy(const Table &table, Id column) const { return m_absorbed.value({table.id, column}); }
    /// Whether `relationship` of `table` stands in place of its column.
    bool isAbsorbing(const Table &table, const Relationship &relationship) const;
    /// A free attribute of the class of `table`, for what the target adds.
    QString added(const Table &table, const QString &wanted) const;

private:
    void nameTypes();
    void nameEnumerators(const EnumType &type);
    void nameMembers(const Table &table);
    void absorbKeys(const Table &table);
    /// `wanted` or a name near it that is free; with `isKey`, so is the "…_id" beside it.
    QString take(QSet<QString> &taken, const QString &wanted, bool isKey = false) const;
    QString identifier(const QString &name, bool isType) const;
    QString memberCase(const QString &name) const;

    const Schema &m_schema;
    NamingRules m_rules;
    NameStyle m_style;
    QSet<QString> m_types; // lower case
    QHash<Id, QString> m_classes;
    QHash<Id, QString> m_enums;
    QHash<Id, QStringList> m_enumerators;
    QHash<Id, QSet<QString>> m_taken;
    QHash<std::pair<Id, Id>, QString> m_columns;
    QHash<std::pair<Id, bool>, QString> m_ends;
    QHash<std::pair<Id, Id>, const Relationship *> m_absorbed;
};

} // namespace jw
