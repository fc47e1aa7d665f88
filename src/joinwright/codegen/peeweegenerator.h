// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/codegen/generator.h"

namespace jw {

/// Peewee 3 models: models.py, and models_ext.py for code written by hand.
class PeeweeGenerator final : public Generator
{
public:
    QString name() const override { return QStringLiteral("peewee"); }
    QString title() const override { return QStringLiteral("Peewee"); }
    QList<GeneratedFile> generate(const Schema &schema, const GeneratorOptions &options) const override;
    QString generateTable(const Schema &schema, Id table, const GeneratorOptions &options) const override;
    QList<Inexpressible> inexpressible(const Schema &schema) const override;
};

} // namespace jw
