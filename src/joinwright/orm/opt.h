// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QDebug>

#include <optional>
#include <type_traits>
#include <utility>

namespace jw {

/// Throws Error(Usage): a value was asked of an empty Opt.
[[noreturn]] void throwEmptyOpt();

/// A value or nothing: SQL's NULL in a getter or setter, no row in a query's first(). Reading an empty one throws.
template<typename T>
class Opt
{
public:
    using value_type = T;

    Opt() = default;
    Opt(std::nullopt_t) { }
    Opt(std::nullptr_t) { }
    template<typename U>
        requires(std::is_convertible_v<U &&, T> && !std::is_same_v<std::remove_cvref_t<U>, Opt>)
    Opt(U &&value)
        : m_value(std::forward<U>(value))
    {
    }

    bool hasValue() const { return m_value.has_value(); }
    bool isNull() const { return !m_value; }
    explicit operator bool() const { return hasValue(); }

    T &value() { return checked(*this); }
    const T &value() const { return checked(*this); }
    T valueOr(T other) const { return m_value ? *m_value : std::move(other); }
    T &operator*() & { return value(); }
    const T &operator*() const & { return value(); }
    T operator*() && { return std::move(value()); }
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }

    friend bool operator==(const Opt &a, const Opt &b) { return a.m_value == b.m_value; }
    template<typename U>
        requires(std::is_convertible_v<const U &, T> && !std::is_same_v<U, Opt>)
    friend bool operator==(const Opt &a, const U &b)
    {
        return a.m_value && *a.m_value == static_cast<T>(b);
    }
    friend QDebug operator<<(QDebug debug, const Opt &opt)
    {
        const QDebugStateSaver saver(debug);
        if (opt.m_value)
            debug << *opt.m_value;
        else
            debug.nospace() << "NULL";
        return debug;
    }

private:
    template<typename Self>
    static auto &checked(Self &self)
    {
        if (!self.m_value)
            throwEmptyOpt();
        return *self.m_value;
    }

    std::optional<T> m_value;
};

/// A required member of an Init: it has no default, so that forgetting it does not compile.
template<typename T>
class Req
{
public:
    template<typename U>
        requires std::is_convertible_v<U &&, T>
    Req(U &&value)
        : m_value(std::forward<U>(value))
    {
    }
    const T &value() const { return m_value; }

private:
    T m_value;
};

} // namespace jw
