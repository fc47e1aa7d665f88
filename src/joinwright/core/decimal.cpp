// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/core/decimal.h"

#include "joinwright/core/error.h"

#include <QtCore/QLocale>

namespace jw {

namespace {

constexpr int MaxDigits = 38;

__extension__ using Unsigned = unsigned __int128;

Unsigned magnitude(Decimal::Unscaled number)
{
    return number < 0 ? Unsigned(0) - Unsigned(number) : Unsigned(number);
}

Decimal::Unscaled powerOfTen(int exponent)
{
    Decimal::Unscaled power = 1;
    while (exponent-- > 0)
        power *= 10;
    return power;
}

[[noreturn]] void refuse(const Sentence &message)
{
    throw Error(ErrorKind::Value, message);
}

Decimal::Unscaled scaledUp(Decimal::Unscaled number, int digits)
{
    Decimal::Unscaled result = number;
    for (; digits > 0; --digits) {
        if (__builtin_mul_overflow(result, Decimal::Unscaled(10), &result))
            refuse(Error::phrase("decimal number has more than %1 digits", MaxDigits));
    }
    return result;
}

QString digitsOf(Unsigned number)
{
    QString digits;
    do {
        digits.prepend(QLatin1Char(char('0' + int(number % 10))));
        number /= 10;
    } while (number != 0);
    return digits;
}

} // namespace

Decimal::Decimal(const char *text)
    : Decimal(QStringView(QString::fromLatin1(text)))
{
}

Decimal::Decimal(QStringView text)
{
    const std::optional<Decimal> number = fromString(text);
    if (!number)
        refuse(Error::phrase("\"%1\" is not a decimal number of at most %2 digits", text, MaxDigits));
    *this = *number;
}

std::optional<Decimal> Decimal::fromString(QStringView text)
{
    text = text.trimmed();
    bool negative = false;
    if (!text.isEmpty() && (text.front() == u'-' || text.front() == u'+')) {
        negative = text.front() == u'-';
        text = text.sliced(1);
    }
    int exponent = 0;
    if (const qsizetype e = text.indexOf(u'e', 0, Qt::CaseInsensitive); e >= 0) {
        bool ok = false;
        exponent = text.sliced(e + 1).toInt(&ok);
        if (!ok || exponent < -100 || exponent > 100)
            return std::nullopt;
        text = text.first(e);
    }
    Unscaled unscaled = 0;
    int scale = 0;
    int digits = 0;
    bool point = false;
    bool any = false;
    for (QChar character : text) {
        if (character == u'.') {
            if (point)
                return std::nullopt;
            point = true;
            continue;
        }
        if (character < u'0' || character > u'9')
            return std::nullopt;
        any = true;
        if (digits > 0 || character != u'0')
            ++digits;
        if (digits > MaxDigits)
            return std::nullopt;
        unscaled = unscaled * 10 + (character.unicode() - u'0');
        scale += point;
    }
    scale -= exponent;
    if (!any || scale > MaxDigits || (scale < 0 && digits - scale > MaxDigits))
        return std::nullopt;
    if (scale < 0) {
        unscaled *= powerOfTen(-scale);
        scale = 0;
    }
    return fromUnscaled(negative ? -unscaled : unscaled, scale);
}

Decimal Decimal::fromDouble(double number, int scale)
{
    const QString shortest = QString::number(number, 'g', QLocale::FloatingPointShortest);
    const std::optional<Decimal> exact = fromString(shortest);
    if (!exact)
        refuse(Error::phrase("%1 is not a decimal number of at most %2 digits", shortest, MaxDigits));
    return exact->rounded(scale);
}

int Decimal::precision() const
{
    return m_unscaled == 0 ? 1 : int(digitsOf(magnitude(m_unscaled)).size());
}

Decimal Decimal::rounded(int scale) const
{
    if (scale >= m_scale)
        return fromUnscaled(scaledUp(m_unscaled, scale - m_scale), scale);
    const Unscaled power = powerOfTen(m_scale - scale);
    Unscaled quotient = m_unscaled / power;
    const Unscaled rest = m_unscaled % power;
    if (magnitude(rest) >= Unsigned(power) - magnitude(rest))
        quotient += m_unscaled < 0 ? -1 : 1;
    return fromUnscaled(quotient, scale);
}

double Decimal::toDouble() const
{
    return toString().toDouble();
}

QString Decimal::toString() const
{
    QString text = digitsOf(magnitude(m_unscaled));
    if (m_scale > 0) {
        text = text.rightJustified(m_scale + 1, QLatin1Char('0'));
        text.insert(text.size() - m_scale, QLatin1Char('.'));
    }
    if (m_unscaled < 0)
        text.prepend(QLatin1Char('-'));
    return text;
}

std::strong_ordering operator<=>(const Decimal &a, const Decimal &b)
{
    if (a.m_scale == b.m_scale)
        return a.m_unscaled <=> b.m_unscaled;
    // Whole parts first, then the fractions brought to one scale: no product can overflow.
    const Decimal::Unscaled powerA = powerOfTen(a.m_scale);
    const Decimal::Unscaled powerB = powerOfTen(b.m_scale);
    if (const auto whole = a.m_unscaled / powerA <=> b.m_unscaled / powerB; whole != 0)
        return whole;
    const int scale = std::max(a.m_scale, b.m_scale);
    const Decimal::Unscaled restA = (a.m_unscaled % powerA) * powerOfTen(scale - a.m_scale);
    const Decimal::Unscaled restB = (b.m_unscaled % powerB) * powerOfTen(scale - b.m_scale);
    return restA <=> restB;
}

Decimal operator+(const Decimal &a, const Decimal &b)
{
    const int scale = std::max(a.m_scale, b.m_scale);
    Decimal::Unscaled sum = 0;
    if (__builtin_add_overflow(
            scaledUp(a.m_unscaled, scale - a.m_scale), scaledUp(b.m_unscaled, scale - b.m_scale), &sum))
        refuse(Error::phrase("the sum of %1 and %2 is too long", a.toString(), b.toString()));
    return Decimal::fromUnscaled(sum, scale);
}

Decimal operator-(const Decimal &a, const Decimal &b)
{
    return a + -b;
}

Decimal operator*(const Decimal &a, const Decimal &b)
{
    Decimal::Unscaled product = 0;
    if (a.m_scale + b.m_scale > MaxDigits || __builtin_mul_overflow(a.m_unscaled, b.m_unscaled, &product))
        refuse(Error::phrase("the product of %1 and %2 is too long", a.toString(), b.toString()));
    return Decimal::fromUnscaled(product, a.m_scale + b.m_scale);
}

size_t Decimal::hash(size_t seed) const
{
    Unscaled unscaled = m_unscaled;
    int scale = m_scale;
    for (; scale > 0 && unscaled % 10 == 0; --scale)
        unscaled /= 10;
    return qHashMulti(seed, quint64(unscaled), quint64(unscaled >> 64), scale);
}

QDebug operator<<(QDebug debug, const Decimal &number)
{
    const QDebugStateSaver saver(debug);
    return debug.noquote().nospace() << number.toString();
}

} // namespace jw
