// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/codegen/findings.h"

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

void Findings::addView(const View &view, const QString &reason)
{
    m_list.append({view.id, ObjectKind::View, view.name, {}, view.name, reason});
}

} // namespace jw
