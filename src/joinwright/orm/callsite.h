// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/error.h"

#include <version>
#ifdef __cpp_lib_source_location
#include <source_location>
#endif

namespace jw {

#ifdef __cpp_lib_source_location
using SourceLocation = std::source_location;
#else
/// For compilers whose library has no std::source_location yet (clang 14 with libstdc++ 12).
class SourceLocation
{
public:
    constexpr SourceLocation() = default;
    static constexpr SourceLocation current(const char *file = __builtin_FILE(), unsigned line = __builtin_LINE())
    {
        SourceLocation here;
        here.m_file = file;
        here.m_line = line;
        return here;
    }
    constexpr const char *file_name() const { return m_file; }
    constexpr unsigned line() const { return m_line; }

private:
    const char *m_file = "";
    unsigned m_line = 0;
};
#endif

/// The place in the program from where the library was called, as long as it lives: functions that may need the database
/// take SourceLocation::current() by default and make one. Of nested ones the outermost counts, so that calls
/// inside the library do not hide the program's. Costs two stores; a thread has its own.
class CallSite
{
public:
    explicit CallSite(const SourceLocation &where)
        : m_before(s_current)
    {
        if (!isKnown(s_current))
            s_current = where;
    }
    ~CallSite() { s_current = m_before; }
    CallSite(const CallSite &) = delete;
    CallSite &operator=(const CallSite &) = delete;

    /// Of line 0 when the call came from nowhere that tells.
    static const SourceLocation &current() { return s_current; }
    static bool isKnown(const SourceLocation &where) { return where.line() != 0; }
    /// "main.cpp:42", without folders; empty when it is unknown.
    static QString text(const SourceLocation &where);
    /// Error(Usage) that names the place the program called from, as far as it is known.
    static Error usageError(const QString &message);

private:
    inline static thread_local SourceLocation s_current {};
    const SourceLocation m_before;
};

} // namespace jw
