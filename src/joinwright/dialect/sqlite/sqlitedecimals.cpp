// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/sqlite/sqlitedecimals.h"

#include "joinwright/dialect/sqlite/sqlitetypes.h"

#include <algorithm>

namespace jw::sqlite {

using namespace Qt::StringLiterals;

namespace {

using Kind = ColumnType::Kind;

constexpr int WholeDigits = 18; // of an eight-byte integer

bool isWide(const std::optional<ColumnType> &type)
{
    return type && isWideDecimal(*type);
}

bool isFloat(const ColumnType &type)
{
    return type.kind() == Kind::Float || type.kind() == Kind::Double;
}

bool isOpen(const ColumnType &type)
{
    return type.kind() == Kind::Decimal && type.precision() == 0;
}

/// Whether each value has at most that many digits after the point.
bool hasScale(const ColumnType &type, int most)
{
    return type.isInteger() || (type.kind() == Kind::Decimal && !isOpen(type) && type.scale() <= most);
}

int digitsOf(const ColumnType &type)
{
    return type.kind() == Kind::Int16 ? 5 : type.kind() == Kind::Int32 ? 10 : type.kind() == Kind::Int64 ? 19 : type.precision();
}

QString roundedText(const ColumnType &from, int scale)
{
    return hasScale(from, scale) ? u"{0}"_s : u"round({0}, %1)"_s.arg(scale);
}

QString castToWide(const std::optional<ColumnType> &from, const ColumnType &to)
{
    if (isWide(from))
        return hasScale(*from, to.scale()) ? u"{0}"_s : QString();
    if (!from || from->kind() == Kind::Native)
        return u"CAST({0} AS TEXT)"_s;
    if (!from->isNumeric() || isFloat(*from))
        return {};
    return u"CAST(%1 AS TEXT)"_s.arg(roundedText(*from, to.scale()));
}

} // namespace

QString computedText(const ColumnType &type, bool calculates)
{
    if (isWideDecimal(type))
        return u"{0} COLLATE "_s + DecimalCollation;
    if (type.kind() != Kind::Decimal || !calculates || (type.scale() == 0 && !isOpen(type)))
        return {}; // whole numbers are kept and added as such
    // The text of a double has the fifteen digits that it is sure of.
    return isOpen(type) ? u"CAST(CAST({0} AS TEXT) AS NUMERIC)"_s : u"round({0}, %1)"_s.arg(type.scale());
}

bool areKeptApart(const std::optional<ColumnType> &a, const ColumnType &b)
{
    return isWide(a) != isWideDecimal(b);
}

QString calculationRefusal(const ColumnType &type)
{
    if (!isWideDecimal(type))
        return {};
    return u"SQLite keeps decimals of more than %1 digits as text and cannot calculate with them; calculate with the values that were read"_s
        .arg(ExactDigits);
}

QString remainderText(const ColumnType &left, const ColumnType &right)
{
    if (isFloat(left) || isFloat(right) || isOpen(left) || isOpen(right))
        return {}; // SQLite makes whole numbers of both
    const int scale = std::max(left.scale(), right.scale());
    const auto fits = [scale](const ColumnType &type) { return digitsOf(type) - type.scale() + scale <= WholeDigits; };
    if (scale == 0)
        return u"{0} % {1}"_s;
    if (!fits(left) || !fits(right))
        return {};
    const QString power = u'1' + QString(scale, u'0');
    return u"CAST(round({0} * %1) AS INTEGER) % CAST(round({1} * %1) AS INTEGER) / %1.0"_s.arg(power);
}

QString decimalCast(const std::optional<ColumnType> &from, const ColumnType &to)
{
    if (isWideDecimal(to))
        return castToWide(from, to);
    if (isWide(from))
        return isFloat(to) ? u"CAST({0} AS REAL)"_s : QString();
    if (to.isInteger()) // CAST alone would cut
        return from && hasScale(*from, 0) ? u"CAST({0} AS INTEGER)"_s : u"CAST(round({0}) AS INTEGER)"_s;
    return isOpen(to) ? u"CAST({0} AS NUMERIC)"_s : u"round({0}, %1)"_s.arg(to.scale());
}

QString assignedText(const std::optional<ColumnType> &from, const ColumnType &to)
{
    const bool isExact = to.isInteger() || to.kind() == Kind::Decimal;
    if (!from || !from->isNumeric() || !isExact || isOpen(to))
        return isWide(from) && isOpen(to) ? QString() : u"{0}"_s;
    if (isWide(from))
        return isWideDecimal(to) && hasScale(*from, to.scale()) ? u"{0}"_s : QString();
    if (to.isInteger())
        return hasScale(*from, 0) ? u"{0}"_s : u"CAST(round({0}) AS INTEGER)"_s;
    return roundedText(*from, to.scale());
}

} // namespace jw::sqlite
