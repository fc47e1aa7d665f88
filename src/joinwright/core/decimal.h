// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QDebug>
#include <QtCore/QHashFunctions>
#include <QtCore/QString>

#include <compare>
#include <optional>

namespace jw {

/// An exact decimal number of up to 38 digits: an unscaled whole number and a count of digits after the point.
///
/// Equality and order are numeric: 1.50 equals 1.5. toString() keeps the digits as they were given.
class Decimal
{
public:
    __extension__ using Unscaled = __int128;

    constexpr Decimal() = default;
    constexpr Decimal(int number)
        : m_unscaled(number)
    {
    }
    constexpr Decimal(qint64 unscaled, int scale)
        : m_unscaled(unscaled)
        , m_scale(qint8(scale))
    {
    }
    /// Reads "-12.50"; throws Error(Value) when it is not a decimal number of at most 38 digits.
    explicit Decimal(const char *text);
    explicit Decimal(QStringView text);

    static constexpr Decimal fromUnscaled(Unscaled unscaled, int scale)
    {
        Decimal result;
        result.m_unscaled = unscaled;
        result.m_scale = qint8(scale);
        return result;
    }
    /// Nothing when `text` is not a decimal number. Accepts an exponent.
    static std::optional<Decimal> fromString(QStringView text);
    /// The shortest decimal that reads as `number`, rounded half away from zero to `scale` digits.
    static Decimal fromDouble(double number, int scale);

    constexpr Unscaled unscaled() const { return m_unscaled; }
    constexpr int scale() const { return m_scale; }
    /// Digits in all, leading zeros aside (0.05 has 1, 120 has 3).
    int precision() const;
    /// The same number with `scale` digits after the point, rounded half away from zero.
    Decimal rounded(int scale) const;
    double toDouble() const;
    QString toString() const;
    bool isZero() const { return m_unscaled == 0; }

    friend bool operator==(const Decimal &a, const Decimal &b) { return (a <=> b) == 0; }
    friend std::strong_ordering operator<=>(const Decimal &a, const Decimal &b);
    friend Decimal operator+(const Decimal &a, const Decimal &b);
    friend Decimal operator-(const Decimal &a, const Decimal &b);
    friend Decimal operator-(const Decimal &a) { return fromUnscaled(-a.m_unscaled, a.m_scale); }
    friend Decimal operator*(const Decimal &a, const Decimal &b);
    friend size_t qHash(const Decimal &number, size_t seed) { return number.hash(seed); }
    friend size_t qHash(const Decimal &number) { return number.hash(0); }
    friend QDebug operator<<(QDebug debug, const Decimal &number);

private:
    size_t hash(size_t seed) const;

    Unscaled m_unscaled = 0;
    qint8 m_scale = 0;
};

} // namespace jw
