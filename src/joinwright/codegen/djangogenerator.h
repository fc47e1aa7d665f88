// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/codegen/generator.h"

namespace jw {

/// Django 3.2 models: models.py of an application, its __init__.py, and models_ext.py for code written by hand.
///
/// A composite primary key becomes a unique constraint beside a number of its own, which Django wants.
class DjangoGenerator final : public Generator
{
public:
    QString name() const override { return QStringLiteral("django"); }
    QString title() const override { return QStringLiteral("Django"); }
    QList<GeneratorOption> options() const override;
    QList<GeneratedFile> generate(const Schema &schema, const GeneratorOptions &options) const override;
    QString generateTable(const Schema &schema, Id table, const GeneratorOptions &options) const override;
    QList<Inexpressible> inexpressible(const Schema &schema) const override;
};

} // namespace jw
