// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QtGlobal>

#include <memory>

namespace jw {

/// Room for texts that are made for binding, until the next run; what was given stays where it is.
class Scratch
{
public:
    /// Null when no room is left.
    char *take(qsizetype size)
    {
        if (!m_bytes)
            m_bytes = std::make_unique<char[]>(Capacity);
        if (size > Capacity - m_used)
            return nullptr;
        char *place = m_bytes.get() + m_used;
        m_used += size;
        return place;
    }
    void giveBack(qsizetype size) { m_used -= size; } ///< what was taken last
    void clear() { m_used = 0; }

private:
    static constexpr qsizetype Capacity = 8192;

    std::unique_ptr<char[]> m_bytes; ///< null until it is wanted
    qsizetype m_used = 0;
};

} // namespace jw
