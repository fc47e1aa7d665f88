// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/sqlite/sqlitefunctions.h"

#include "joinwright/core/error.h"
#include "joinwright/dialect/sqlite/sqlitedecimals.h"
#include "joinwright/dialect/sqlite/sqlitetypes.h"

namespace jw::sqlite {

using namespace Qt::StringLiterals;

namespace {

using Kind = ColumnType::Kind;

/// Decimals too wide for a number are text here, and text cannot be added without losing digits.
void refuseWideDecimals(const FunctionUse &use)
{
    for (const auto &type : use.types) {
        if (type && type->kind() == Kind::Decimal && type->precision() > ExactDigits)
            throw Error(ErrorKind::Unsupported,
                u"SQLite cannot calculate with decimals of more than %1 digits, this is a %2"_s.arg(ExactDigits).arg(type->toString()));
    }
}

QString datePart(const char16_t *format)
{
    return u"CAST(strftime('%1', {0}) AS INTEGER)"_s.arg(QString::fromUtf16(format));
}

/// max(a, b) of one argument would be the aggregate.
QString largest(const FunctionUse &use, const QString &name)
{
    return use.types.size() == 1 ? u"{0}"_s : name + u"({*})"_s;
}

QString aggregatedText(const FunctionUse &use)
{
    if (use.distinct)
        throw Error(ErrorKind::Unsupported, u"SQLite joins the distinct texts of a group with a comma only"_s);
    return u"group_concat({0}, {1})"_s;
}

} // namespace

QString functionText(const FunctionUse &use)
{
    switch (use.function) {
    case Function::Sum:
    case Function::Avg:
    case Function::Abs:
    case Function::Round:
        refuseWideDecimals(use);
        return {};
    case Function::StringAgg:
        return aggregatedText(use);
    case Function::Length:
        return u"length({0})"_s;
    case Function::Position:
        return u"instr({0}, {1})"_s;
    case Function::Coalesce: // needs two here
        return use.types.size() == 1 ? u"{0}"_s : QString();
    case Function::Greatest:
        return largest(use, u"max"_s);
    case Function::Least:
        return largest(use, u"min"_s);
    case Function::Floor: // floor() is there only where SQLite was built with it
        refuseWideDecimals(use);
        return u"(CAST({0} AS INTEGER) - ({0} < CAST({0} AS INTEGER)))"_s;
    case Function::Ceiling:
        refuseWideDecimals(use);
        return u"(CAST({0} AS INTEGER) + ({0} > CAST({0} AS INTEGER)))"_s;
    case Function::Year:
        return datePart(u"%Y");
    case Function::Month:
        return datePart(u"%m");
    case Function::Day:
        return datePart(u"%d");
    case Function::Hour:
        return datePart(u"%H");
    case Function::Minute:
        return datePart(u"%M");
    case Function::Second:
        return datePart(u"%S");
    case Function::DayOfWeek:
        return datePart(u"%w");
    default:
        return {};
    }
}

QString castText(const std::optional<ColumnType> &from, const ColumnType &to)
{
    switch (to.kind()) {
    case Kind::Int16:
    case Kind::Int32:
    case Kind::Int64:
        return from && from->kind() == Kind::Decimal ? decimalCast(from, to) : u"CAST({0} AS INTEGER)"_s;
    case Kind::Boolean:
        return u"(CAST({0} AS INTEGER) <> 0)"_s;
    case Kind::Float:
    case Kind::Double:
        return u"CAST({0} AS REAL)"_s;
    case Kind::Decimal:
        return decimalCast(from, to);
    case Kind::Binary:
        return u"CAST({0} AS BLOB)"_s;
    case Kind::Date:
        return u"date({0})"_s;
    case Kind::Time:
        return u"time({0})"_s;
    case Kind::Timestamp:
    case Kind::TimestampTz: // both are kept in the same text
        return from && (from->kind() == Kind::Timestamp || from->kind() == Kind::TimestampTz) ? u"{0}"_s : u"datetime({0})"_s;
    case Kind::Native:
        throw Error(ErrorKind::Unsupported, u"a cast to %1 has no meaning on SQLite"_s.arg(to.toString()));
    default:
        return u"CAST({0} AS TEXT)"_s;
    }
}

QStringList explainedLines(const QList<QList<Value>> &rows)
{
    QHash<qint64, int> depths; // of a step, by its number
    QStringList lines;
    for (const QList<Value> &row : rows) {
        const int depth = depths.value(row.value(1).toInt64(), -1) + 1;
        depths.insert(row.value(0).toInt64(), depth);
        lines.append(QString(2 * depth, u' ') + row.value(3).toText());
    }
    return lines;
}

} // namespace jw::sqlite
