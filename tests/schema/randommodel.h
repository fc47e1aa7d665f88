// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/model.h"

#include <random>

namespace jw::test {

/// Makes models and changes them, the same way for the same seed.
class RandomModel
{
public:
    explicit RandomModel(uint seed)
        : m_random(seed)
    {
    }

    Model make(int tables);
    /// Changes one thing for certain; returns the id of what it changed, or of its owner.
    Id change(Model &model);

private:
    int pick(int limit) { return int(m_random() % uint(limit)); }
    Id id() { return Id::fromNumber((quint64(10) << 45) | (quint64(m_random()) << 13) | (m_random() & 0x1fff)); }
    QString name() { return QStringLiteral("n%1").arg(m_random()); }
    Column column();
    Id changeTable(Table &table);

    std::mt19937 m_random;
};

} // namespace jw::test
