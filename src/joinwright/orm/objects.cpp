// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/objects.h"

namespace jw {

RowCursor::RowCursor(const QList<Handle> &rows)
    : m_rows(rows)
{
}

RowCursor::RowCursor(const RowCursor &) = default;
RowCursor &RowCursor::operator=(const RowCursor &) = default;
RowCursor::~RowCursor() = default;

Row *RowCursor::row() const
{
    return isAtEnd() ? nullptr : m_rows.at(m_index).row();
}

bool RowCursor::isAtEnd() const
{
    return m_index >= m_rows.size();
}

} // namespace jw
