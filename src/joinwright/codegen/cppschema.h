// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/codegen/codenames.h"

namespace jw {

/// C++ statements that rebuild a schema exactly, field by field. Used by CppGenerator alone.
class CppSchema
{
public:
    CppSchema(const Schema &schema, const CodeNames &names);

    /// Functions makeX() for every enum, table and view, and makeSchema().
    QString text() const;

private:
    QString enumFunction(const EnumType &type) const;
    QString tableFunction(const Table &table) const;
    QString viewFunction(const View &view, int number) const;
    QString schemaFunction() const;

    const Schema &m_schema;
    const CodeNames &m_names;
};

} // namespace jw
