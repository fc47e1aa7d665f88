// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QList>

namespace jw::sample {

/// SplitMix64: small, and the same numbers on every machine, which std:: distributions do not promise.
class Random
{
public:
    explicit Random(quint64 seed)
        : m_state(seed)
    {
    }

    quint64 next()
    {
        quint64 z = (m_state += 0x9E3779B97F4A7C15u);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }
    /// 0 … bound - 1.
    int below(int bound) { return int(next() % quint64(bound)); }
    int between(int first, int last) { return first + below(last - first + 1); }
    /// True in `percent` of 100 calls.
    bool chance(int percent) { return below(100) < percent; }
    template<typename T>
    const T &pick(const QList<T> &list)
    {
        return list[below(int(list.size()))];
    }
    /// 0 … bound - 1, small numbers more often: the square of an even distribution.
    int skewed(int bound) { return int(qint64(below(bound)) * below(bound) / bound); }

private:
    quint64 m_state;
};

} // namespace jw::sample
