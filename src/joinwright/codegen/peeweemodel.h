// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/codegen/codenames.h"
#include "joinwright/codegen/findings.h"

namespace jw {

/// One table as a Peewee model. Used by PeeweeGenerator alone.
class PeeweeModel
{
public:
    PeeweeModel(const Schema &schema, const CodeNames &names);

    static NameStyle style();
    QString text(const Table &table) const;
    /// What the text of `table` does not say.
    void find(const Table &table, Findings &findings) const;

private:
    QString field(const Table &table, const Column &column) const;
    QString foreignKey(const Table &table, const Column &column, const Relationship &relationship) const;
    QString manyToMany(const RelationEnd &end) const;
    QStringList fieldOptions(const Table &table, const Column &column) const;
    QStringList columnConstraints(const Table &table, const Column &column) const;
    QStringList meta(const Table &table) const;
    QStringList metaConstraints(const Table &table) const;
    QStringList statementsAfter(const Table &table) const;
    QString referenceClause(const Table &table, const Relationship &relationship) const;
    QString indexStatement(const Table &table, const Index &index) const;
    QString attribute(const Table &table, Id column) const;
    QString nameList(const Table &table, const QList<Id> &columns) const; ///< as an unnamed key is called
    QString columnList(const Table &table, const QList<Id> &columns) const;
    QList<RelationEnd> manyToManys(const Table &table) const;
    bool refersToLate(const Table &table, const Column &column) const; ///< to a column that is late, and not known yet
    static bool isOnlyKey(const Table &table, const Column &column);
    bool isLate(const Table &table, const Column &column) const; ///< refers to a class that comes later
    bool comesLater(const Table &table, Id other) const;
    /// The type that the column has in fact: a foreign key's is that of the column it refers to.
    ColumnType effectiveType(const Table &table, const Column &column, int depth = 0) const;

    const Schema &m_schema;
    const CodeNames &m_names;
    QList<const Table *> m_order;
};

} // namespace jw
