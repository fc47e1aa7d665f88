// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/codegen/generator.h"

namespace jw {

class Dialect;

/// The statements that create the schema on one database, as a script. They are the dialect's own: what such a database
/// cannot keep as the schema has it is told by Dialect::normalized().
class SqlGenerator final : public Generator
{
public:
    /// `target` is the word of the command line, `dialect` Dialect::name(), `product` the database's name for people.
    SqlGenerator(const QString &target, const QString &dialect, const QString &product, const QString &file);

    QString name() const override { return m_target; }
    QString title() const override { return QStringLiteral("SQL (%1)").arg(m_product); }
    QList<GeneratedFile> generate(const Schema &schema, const GeneratorOptions &options) const override;
    QString generateTable(const Schema &schema, Id table, const GeneratorOptions &options) const override;
    QList<Inexpressible> inexpressible(const Schema &schema) const override;

private:
    QStringList statements(const Schema &schema, const QList<Id> &only) const;
    const Dialect &dialect() const;

    const QString m_target;
    const QString m_dialect;
    const QString m_product;
    const QString m_file;
};

} // namespace jw
