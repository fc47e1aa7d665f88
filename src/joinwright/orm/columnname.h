// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/opt.h"

#include <cstddef>

// What a compiler shows of a column when it is used wrongly: its class, its name and its type.

namespace jw {

/// A column's name as a template argument. It is there for the compiler's messages: programs never read it.
template<size_t N>
struct ColumnName
{
    char text[N];

    consteval ColumnName(const char (&name)[N])
    {
        for (size_t i = 0; i < N; ++i)
            text[i] = name[i];
    }
};

namespace detail {

template<typename>
inline constexpr bool isThere = false;

/// `value` as a T; a default-made one where that cannot be, which a static_assert beside it reports.
template<typename T, typename U>
T converted(U &&value)
{
    if constexpr (std::is_convertible_v<U &&, T>)
        return std::forward<U>(value);
    else
        return T {};
}

} // namespace detail

/// A member of an Init that has no default: the value of a column of class E. Forgetting it does not compile.
template<typename E, typename T, ColumnName name>
class Required : public Req<T>
{
public:
    Required()
        : Req<T>(T {})
    {
        static_assert(detail::isThere<T>, "jw: this column has no default, a value is required");
    }
    template<typename U>
        requires(!std::is_same_v<std::remove_cvref_t<U>, Required>)
    Required(U &&value)
        : Req<T>(detail::converted<T>(std::forward<U>(value)))
    {
        static_assert(!std::is_null_pointer_v<std::remove_cvref_t<U>>, "jw: this column cannot be NULL");
        static_assert(std::is_convertible_v<U &&, T>, "jw: this column cannot be given a value of that type");
    }
};

/// A member of an Init that may be left out: the value of a column of class E.
template<typename E, typename T, ColumnName name>
class Optional : public Opt<T>
{
public:
    Optional() = default;
    template<typename U>
        requires(!std::is_same_v<std::remove_cvref_t<U>, Optional>)
    Optional(U &&value)
        : Opt<T>(detail::converted<Opt<T>>(std::forward<U>(value)))
    {
        static_assert(std::is_convertible_v<U &&, Opt<T>>, "jw: this column cannot be given a value of that type");
    }
};

} // namespace jw
