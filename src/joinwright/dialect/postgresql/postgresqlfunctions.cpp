// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// A whole number that is bound is a bigint, which no function takes for a place or a count: hence the casts.
#include "joinwright/dialect/postgresql/postgresqlfunctions.h"

#include <QtCore/QStringList>

namespace jw::postgresql {

using namespace Qt::StringLiterals;

namespace {

QString integerArgument(int place)
{
    return u"CAST({%1} AS integer)"_s.arg(place);
}

/// name({0}, CAST({1} AS integer), …): the arguments in `integers` are counts.
QString withIntegers(const FunctionUse &use, const QString &name, const QList<int> &integers)
{
    QStringList arguments;
    for (int i = 0; i < use.types.size(); ++i)
        arguments.append(integers.contains(i) ? integerArgument(i) : u"{%1}"_s.arg(i));
    return name + u'(' + arguments.join(u", "_s) + u')';
}

QString datePart(QLatin1StringView part)
{
    return u"CAST(floor(extract(%1 FROM {0})) AS integer)"_s.arg(part);
}

/// PostgreSQL's own pass over NULL.
QString extreme(const FunctionUse &use, const QString &name)
{
    QStringList nulls;
    for (int i = 0; i < use.types.size(); ++i)
        nulls.append(u"({%1}) IS NULL"_s.arg(i));
    return u"CASE WHEN %1 THEN NULL ELSE %2({*}) END"_s.arg(nulls.join(u" OR "_s), name);
}

bool isOfWholeNumbers(const FunctionUse &use)
{
    return !use.types.isEmpty() && use.types.first() && use.types.first()->isInteger();
}

} // namespace

QString functionText(const FunctionUse &use)
{
    switch (use.function) {
    case Function::Sum: // of bigints it would be numeric
        if (!isOfWholeNumbers(use))
            return {};
        return use.distinct ? u"CAST(sum(DISTINCT {0}) AS bigint)"_s : u"CAST(sum({0}) AS bigint)"_s;
    case Function::NTile:
        return withIntegers(use, u"ntile"_s, {0});
    case Function::Lag:
        return withIntegers(use, u"lag"_s, {1});
    case Function::Lead:
        return withIntegers(use, u"lead"_s, {1});
    case Function::NthValue:
        return withIntegers(use, u"nth_value"_s, {1});
    case Function::Substring:
        return withIntegers(use, u"substr"_s, {1, 2});
    case Function::Round: // to a number of digits there is only round(numeric, integer)
        return use.types.size() == 1 ? QString() : u"round(CAST({0} AS numeric), CAST({1} AS integer))"_s;
    case Function::Greatest:
        return extreme(use, u"greatest"_s);
    case Function::Least:
        return extreme(use, u"least"_s);
    case Function::Year:
        return datePart("YEAR"_L1);
    case Function::Month:
        return datePart("MONTH"_L1);
    case Function::Day:
        return datePart("DAY"_L1);
    case Function::Hour:
        return datePart("HOUR"_L1);
    case Function::Minute:
        return datePart("MINUTE"_L1);
    case Function::Second:
        return datePart("SECOND"_L1);
    case Function::DayOfWeek:
        return datePart("DOW"_L1);
    case Function::CurrentTime:
        return u"LOCALTIME"_s; // the other one has a zone
    default:
        return {};
    }
}

} // namespace jw::postgresql
