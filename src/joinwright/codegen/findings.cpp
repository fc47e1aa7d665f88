// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/codegen/findings.h"

using namespace Qt::StringLiterals;

namespace jw {

void Findings::begin(const Table &table)
{
    m_table = &table;
}

void Findings::add(ObjectKind kind, const QString &object, const QString &property, const QString &reason)
{
    const QString place = kind == ObjectKind::Table ? m_table->name : m_table->name + u'.' + object;
    m_list.append({m_table->id, kind, object, property, place, reason});
}

void Findings::addMapping(ObjectKind kind, const QString &object, const QString &property, const QString &reason)
{
    add(kind, object, property, reason);
    m_list.last().isMapping = true;
}

void Findings::addView(const View &view, const QString &reason)
{
    m_list.append({view.id, ObjectKind::View, view.name, {}, view.name, reason});
}

namespace {

void addColumnLimits(const MappingLimits &limits, const Table &table, Findings &findings)
{
    const Column *version = table.versionColumn();
    const bool isCounted = limits.countsVersions && version && version->type.isInteger();
    for (const Column &column : table.columns) {
        if (&column == version && !isCounted && table.canCountVersions(column))
            findings.addMapping(ObjectKind::Column, column.name, u"version"_s,
                "%1 does not move it on: a change that somebody else made meanwhile is overwritten."_L1.arg(limits.target));
        if (column.deferred && !limits.defersColumns)
            findings.addMapping(ObjectKind::Column, column.name, u"deferred"_s,
                "%1 reads it with every query that does not say otherwise."_L1.arg(limits.target));
    }
}

} // namespace

void addMappingLimits(const MappingLimits &limits, const Table &table, Findings &findings)
{
    addColumnLimits(limits, table, findings);
    for (const Relationship &relationship : table.relationships) {
        if (relationship.inherits)
            findings.addMapping(ObjectKind::Relationship, relationship.name, u"inherits"_s,
                "The class refers to the other one instead of extending it."_L1);
    }
    for (const Subclass &subclass : table.subclasses)
        findings.addMapping(ObjectKind::Table, subclass.name, u"subclasses"_s, "%1 gets no class of its own: its rows are objects of the table's class."_L1.arg(subclass.name));
}

} // namespace jw
