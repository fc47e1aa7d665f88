// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/codegen/generator.h"

namespace jw {

/// Collects what a target cannot express, table by table.
class Findings
{
public:
    void begin(const Table &table); ///< what follows is about this table
    void add(ObjectKind kind, const QString &object, const QString &property, const QString &reason);
    void addView(const View &view, const QString &reason);
    const QList<Inexpressible> &list() const { return m_list; }

private:
    const Table *m_table = nullptr;
    QList<Inexpressible> m_list;
};

} // namespace jw
