// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/dialect.h"
#include "joinwright/schema/naming.h"

#include <QtCore/QSet>

namespace jw::mysql {

/// Writes the statements that make a schema. Throws SchemaError where a name or an expression of
/// the model would break out of its statement.
class Ddl
{
public:
    Ddl(const Dialect &dialect, const Schema &schema);

    /// Tables after those they refer to, with their indexes; foreign keys that close a circle are
    /// added after both their tables; then views after those they read from.
    QStringList create(const QList<Id> &only) const;
    /// Views, foreign keys that close a circle, then tables before those they refer to.
    QStringList drop() const;

private:
    struct Plan
    {
        QList<const Table *> tables; ///< those referred to come first
        QSet<Id> late; ///< relationships to a table that comes later
    };

    Plan plan() const;
    QString table(const Table &table, const QSet<Id> &late) const;
    QString options(const Table &table) const;
    QString column(const Table &table, const Column &column) const;
    QString generated(const Table &table, const Column &column) const;
    QString defaultOf(const Table &table, const Column &column) const;
    QString key(const Table &table, const Key &key) const;
    QString foreignKey(const Table &table, const Relationship &relationship) const;
    QString check(const Table &table, const Check &check) const;
    QString index(const Table &table, const Index &index) const;
    QString indexPart(const Table &table, const Index &index, const IndexPart &part) const;
    QString view(const View &view) const;

    QString names(const Table &table, const QList<Id> &columns) const;
    QString expression(const QString &sql, const QString &place) const;
    QList<const View *> orderedViews() const;

    const Dialect &m_dialect;
    const Schema &m_schema;
    NamingRules m_naming;
};

} // namespace jw::mysql
