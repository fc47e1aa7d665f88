// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/selection/selection.h"

namespace jw::studio {

Selection::Selection(QObject *parent)
    : QObject(parent)
{
}

void Selection::select(const QList<Id> &ids, Id current)
{
    if (current.isNull() && !ids.isEmpty())
        current = ids.last();
    Q_ASSERT(current.isNull() || ids.contains(current));
    if (ids == m_ids && current == m_current)
        return;
    m_ids = ids;
    m_current = current;
    emit changed();
}

void Selection::setHovered(Id id)
{
    if (id == m_hovered)
        return;
    m_hovered = id;
    emit hoveredChanged();
}

void Selection::setRow(const RowRef &row)
{
    if (row == m_row)
        return;
    m_row = row;
    emit rowChanged();
}

} // namespace jw::studio
