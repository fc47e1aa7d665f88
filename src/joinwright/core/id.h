// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QHashFunctions>
#include <QtCore/QString>

#include <compare>
#include <optional>

namespace jw {

/// The identity of a table, column, key, relationship, type or diagram: made once at random, kept through every rename.
///
/// 50 bits, written as 10 characters of Crockford's base 32 in lower case. A default-made Id is null and names nothing.
class Id
{
public:
    constexpr Id() = default;

    /// A new random id.
    static Id create();
    /// An id that depends on `seed` alone; for samples and for schemas read from a database.
    static Id fromSeed(QStringView seed);
    /// Nothing when `text` is not 10 characters of the alphabet `0-9a-z` without i, l, o, u.
    static std::optional<Id> fromString(QStringView text);
    static constexpr Id fromNumber(quint64 number) { return Id(number & Mask); }

    QString toString() const;
    constexpr quint64 toNumber() const { return m_number; }
    constexpr bool isNull() const { return m_number == 0; }
    explicit constexpr operator bool() const { return m_number != 0; }

    friend constexpr auto operator<=>(const Id &, const Id &) = default;
    friend size_t qHash(const Id &id, size_t seed = 0) noexcept { return ::qHash(id.m_number, seed); }

private:
    static constexpr quint64 Mask = (quint64(1) << 50) - 1;
    explicit constexpr Id(quint64 number)
        : m_number(number)
    {
    }

    quint64 m_number = 0;
};

} // namespace jw

Q_DECLARE_TYPEINFO(jw::Id, Q_RELOCATABLE_TYPE);
