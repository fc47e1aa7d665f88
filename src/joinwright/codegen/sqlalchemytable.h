// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/codegen/codenames.h"

#include <QtCore/QVariantMap>

namespace jw {

/// One table as the values that the SQLAlchemy templates show. Used by SqlAlchemyGenerator alone.
class SqlAlchemyTable
{
public:
    SqlAlchemyTable(const Schema &schema, const CodeNames &names, bool mapped);

    /// The class; for a pure association, and for a table without a primary key, which cannot be mapped, a Table.
    QString text(const Table &table) const;

private:
    QString type(const Table &table, const Column &column) const;
    bool hasClass(const Table &table) const;
    QVariantMap data(const Table &table) const;
    QString mapperArguments(const Table &table) const;
    QStringList columnArguments(const Table &table, const Column &column, bool inClass) const;
    QStringList keyArguments(const Table &table, const Column &column) const;
    QStringList foreignKeys(const Table &table, const Column &column) const;
    QStringList referenceOptions(const Relationship &relationship) const;
    QStringList tableArguments(const Table &table) const;
    QStringList constraints(const Table &table) const;
    QString index(const Table &table, const Index &index) const;
    QVariantMap columnLine(const Table &table, const Column &column) const;
    QVariantMap relationshipLine(const RelationEnd &end) const;
    QStringList joinArguments(const RelationEnd &end) const;
    QStringList secondaryArguments(const RelationEnd &end) const;
    QStringList cascadeArguments(const RelationEnd &end) const;
    QString qualified(const Table &table) const;
    QString attribute(const Table &table, Id column) const;
    QString listOf(const Table &table, const QList<Id> &columns) const;
    QString nameList(const Table &table, const QList<Id> &columns) const;
    bool isKeyInline(const Table &table) const;
    bool isAmbiguous(const RelationEnd &end) const;

    const Schema &m_schema;
    const CodeNames &m_names;
    bool m_mapped;
    QSet<Id> m_postUpdated; ///< written by an UPDATE of their own, or rows that refer to one another could not be inserted
};

} // namespace jw
