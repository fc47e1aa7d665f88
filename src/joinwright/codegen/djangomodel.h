// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/codegen/codenames.h"
#include "joinwright/codegen/findings.h"

namespace jw {

/// One table as a Django model. Used by DjangoGenerator alone.
class DjangoModel
{
public:
    DjangoModel(const Schema &schema, const CodeNames &names, const QString &appLabel);

    static NameStyle style();
    QString text(const Table &table) const;
    /// What the text of `table` does not say, and what Django adds by itself.
    void find(const Table &table, Findings &findings) const;

private:
    QString field(const Table &table, const Column &column) const;
    QString foreignKey(const Table &table, const Column &column, const Relationship &relationship) const;
    QString manyToMany(const RelationEnd &end) const;
    QStringList fieldOptions(const Table &table, const Column &column, bool uniqueIsSaid) const;
    QString pythonDefault(const Column &column) const;
    QStringList meta(const Table &table) const;
    QStringList metaConstraints(const Table &table) const;
    QStringList metaIndexes(const Table &table) const;
    QString index(const Table &table, const Index &index) const;
    QString indexName(const Table &table, const Index &index) const;
    QString enumCheckName(const Table &table, const Column &column) const;
    QString attribute(const Table &table, Id column) const;
    QString fieldList(const Table &table, const QList<Id> &columns) const;
    bool needsNumber(const Table &table) const; ///< no primary key of one column
    bool isUniqueAlone(const Table &table, Id column) const;
    ColumnType effectiveType(const Table &table, const Column &column, int depth = 0) const;
    void findColumns(const Table &table, Findings &findings) const;
    void findKeys(const Table &table, Findings &findings) const;
    void findRelationships(const Table &table, Findings &findings) const;
    void findIndexes(const Table &table, Findings &findings) const;

    const Schema &m_schema;
    const CodeNames &m_names;
    NamingRules m_rules;
    QString m_appLabel;
};

} // namespace jw
