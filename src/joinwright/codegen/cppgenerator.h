// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/codegen/generator.h"

namespace jw {

/// Classes for Joinwright's own ORM: a pair of files for each table, model.h and model.cpp with the enums and the schema
/// itself, a CMakeLists.txt, and model_ext.h for code written by hand. Expresses everything.
class CppGenerator final : public Generator
{
public:
    QString name() const override { return QStringLiteral("cpp"); }
    QString title() const override { return QStringLiteral("C++ (Joinwright)"); }
    QList<GeneratorOption> options() const override;
    QString problem(const GeneratorOptions &options) const override;
    QList<GeneratedFile> generate(const Schema &schema, const GeneratorOptions &options) const override;
    QString generateTable(const Schema &schema, Id table, const GeneratorOptions &options) const override;
    QList<Inexpressible> inexpressible(const Schema &schema) const override;

private:
    QString checkedNamespace(const GeneratorOptions &options) const;
};

} // namespace jw
