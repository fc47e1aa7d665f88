// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/dialect.h"
#include "joinwright/schema/naming.h"

namespace jw::sqlite {

/// Writes the statements that make a schema. Throws SchemaError where a name or an expression of the model would
/// break out of its statement.
class Ddl
{
public:
    Ddl(const Dialect &dialect, const Schema &schema);

    /// Tables after those they refer to, each followed by its indexes; then views after those they read from.
    QStringList create(const QList<Id> &only) const;
    /// Views, then tables before those they refer to. With foreign keys in a circle the statements switch their checking
    /// off and on again, which SQLite does outside of a transaction only.
    QStringList drop() const;

private:
    QString table(const Table &table) const;
    QString column(const Table &table, const Column &column) const;
    QString defaultOf(const Table &table, const Column &column) const;
    QString typeOf(const Table &table, const Column &column) const;
    QString enumCheck(const Column &column) const;
    QString key(const Table &table, const Key &key) const;
    QString foreignKey(const Table &table, const Relationship &relationship) const;
    QString check(const Table &table, const Check &check) const;
    QString index(const Table &table, const Index &index) const;
    QString indexPart(const Table &table, const Index &index, const IndexPart &part) const;
    QString view(const View &view) const;

    QString names(const Table &table, const QList<Id> &columns) const;
    QString constraint(const QString &name) const;
    QString expression(const QString &sql, const QString &place) const;
    QList<const View *> orderedViews() const;

    const Dialect &m_dialect;
    const Schema &m_schema;
    NamingRules m_naming;
};

} // namespace jw::sqlite
