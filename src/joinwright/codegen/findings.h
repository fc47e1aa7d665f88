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
    /// What the classes do not do although the database is right.
    void addMapping(ObjectKind kind, const QString &object, const QString &property, const QString &reason);
    void addView(const View &view, const QString &reason);
    const QList<Inexpressible> &list() const { return m_list; }

private:
    const Table *m_table = nullptr;
    QList<Inexpressible> m_list;
};

/// What the classes of a target called `target` have of our mapping.
struct MappingLimits
{
    QString target;
    bool countsVersions = false; ///< in columns of whole numbers
    bool defersColumns = false;
};

/// Adds what they have not: versions, deferred columns, classes that extend others or share a table.
void addMappingLimits(const MappingLimits &limits, const Table &table, Findings &findings);

} // namespace jw
