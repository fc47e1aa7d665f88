// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qglobal.h>

#include <algorithm>
#include <array>

namespace jw {

namespace radix {

inline constexpr qsizetype SmallestBucket = 128;

/// Sorts by the eight bits of Word(element) that begin at `shift` and all below them, in place.
template<typename T, typename Digit>
void sort(T *first, T *last, int shift, const Digit &digit)
{
    if (last - first <= SmallestBucket) {
        std::sort(first, last);
        return;
    }
    std::array<qsizetype, 256> counts {};
    for (const T *it = first; it != last; ++it)
        ++counts[digit(*it, shift)];
    std::array<T *, 256> next {};
    std::array<T *, 256> ends {};
    T *place = first;
    for (size_t i = 0; i < 256; ++i) {
        next[i] = place;
        place += counts[i];
        ends[i] = place;
    }
    for (size_t bucket = 0; bucket < 256; ++bucket) {
        if (counts[bucket] == last - first)
            break; // all are alike here
        while (next[bucket] != ends[bucket]) {
            const size_t wanted = digit(*next[bucket], shift);
            if (wanted == bucket)
                ++next[bucket];
            else
                std::swap(*next[bucket], *next[wanted]++);
        }
    }
    if (shift == 0)
        return;
    for (size_t i = 0; i < 256; ++i) {
        if (counts[i] > 1)
            sort(ends[i] - counts[i], ends[i], shift - 8, digit);
    }
}

} // namespace radix

/// Sorts in place by the `bits` lowest bits of digit(element, shift), a byte at a time from the highest; elements whose
/// bits are all alike may come in any order. operator< must agree.
template<typename T, typename Digit>
void radixSort(T *first, T *last, int bits, const Digit &digit)
{
    if (last - first > 1)
        radix::sort(first, last, std::max(0, (bits + 7) / 8 * 8 - 8), digit);
}

} // namespace jw
