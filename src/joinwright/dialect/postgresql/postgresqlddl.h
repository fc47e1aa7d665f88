// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/dialect.h"
#include "joinwright/schema/naming.h"

namespace jw::postgresql {

/// Writes the statements that make a schema. Throws SchemaError where a name or an expression of the model would break out
/// of its statement.
class Ddl
{
public:
    explicit Ddl(const Schema &schema);

    /// Schemas, enums, tables after those they refer to, foreign keys that close a circle, indexes, comments; then views
    /// after those they read from. `only`: these tables, enums and views alone.
    QStringList create(const QList<Id> &only) const;
    /// Views, tables, enums.
    QStringList drop() const;

private:
    QStringList schemas(const QList<Id> &only) const;
    QStringList enums(const QList<Id> &only) const;
    QString table(const Table &table, const QList<Id> &made) const;
    QString column(const Table &table, const Column &column) const;
    QString key(const Table &table, const Key &key) const;
    QString foreignKey(const Table &table, const Relationship &relationship) const;
    QString check(const Table &table, const Check &check) const;
    QString index(const Table &table, const Index &index) const;
    QString indexPart(const Table &table, const Index &index, const IndexPart &part) const;
    QStringList comments(const Table &table) const;
    QString view(const View &view) const;

    bool isMadeBefore(const Table &table, const Relationship &relationship, const QList<Id> &made) const;
    QString names(const Table &table, const QList<Id> &columns) const;
    QString expression(const QString &sql, const Table *table, const QString &place) const;
    QList<const View *> orderedViews() const;

    const Schema &m_schema;
    NamingRules m_naming;
};

} // namespace jw::postgresql
