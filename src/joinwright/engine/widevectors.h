// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#endif

namespace jw {

#if defined(__x86_64__) && defined(__GNUC__)

inline const bool hasWideVectors = __builtin_cpu_supports("avx");

__attribute__((target("avx"))) inline void clearUpperHalves()
{
    _mm256_zeroupper();
}

/// Gives back the upper halves of the vector registers, which other code may have left in use. As
/// long as they are, some processors run all code for the lower halves at a fraction of its speed,
/// and SQLite's is such code: a scan then takes half as long again. Costs nothing; no value is ever
/// kept in them across a call (the calling convention says so).
inline void leaveWideVectors()
{
    if (hasWideVectors)
        clearUpperHalves();
}

#else

inline void leaveWideVectors() { }

#endif

} // namespace jw
