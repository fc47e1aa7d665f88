// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/codegen/generator.h"

namespace jw {

/// The statements that create the schema on SQLite, as a script.
class SqlGenerator final : public Generator
{
public:
    QString name() const override { return QStringLiteral("sql"); }
    QString title() const override { return QStringLiteral("SQL (SQLite)"); }
    QList<GeneratedFile> generate(const Schema &schema, const GeneratorOptions &options) const override;
    QString generateTable(const Schema &schema, Id table, const GeneratorOptions &options) const override;
    QList<Inexpressible> inexpressible(const Schema &schema) const override;
};

} // namespace jw
