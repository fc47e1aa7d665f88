// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/codegen/generator.h"

namespace jw {

/// Declarative classes with Column(), valid on SQLAlchemy 1.4 and 2; with the option "mapped" in the typed style of
/// SQLAlchemy 2: models.py, and models_ext.py for code written by hand.
class SqlAlchemyGenerator final : public Generator
{
public:
    QString name() const override { return QStringLiteral("sqlalchemy"); }
    QString title() const override { return QStringLiteral("SQLAlchemy"); }
    QList<GeneratorOption> options() const override;
    QList<GeneratedFile> generate(const Schema &schema, const GeneratorOptions &options) const override;
    QString generateTable(const Schema &schema, Id table, const GeneratorOptions &options) const override;
    QList<Inexpressible> inexpressible(const Schema &schema) const override;
};

} // namespace jw
