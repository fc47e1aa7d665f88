// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// Functions as standard SQL has them.
#include "joinwright/dialect/dialect.h"

namespace jw {

using namespace Qt::StringLiterals;

QString Dialect::functionText(const FunctionUse &use) const
{
    switch (use.function) {
    case Function::Count:
        return use.types.isEmpty() ? u"count(*)"_s : use.distinct ? u"count(DISTINCT {0})"_s : u"count({0})"_s;
    case Function::Sum:
        return use.distinct ? u"sum(DISTINCT {0})"_s : u"sum({0})"_s;
    case Function::Avg:
        return use.distinct ? u"avg(DISTINCT {0})"_s : u"avg({0})"_s;
    case Function::Min:
        return u"min({0})"_s;
    case Function::Max:
        return u"max({0})"_s;
    case Function::StringAgg:
        return use.distinct ? u"string_agg(DISTINCT {0}, {1})"_s : u"string_agg({0}, {1})"_s;
    case Function::RowNumber:
        return u"row_number()"_s;
    case Function::Rank:
        return u"rank()"_s;
    case Function::DenseRank:
        return u"dense_rank()"_s;
    case Function::PercentRank:
        return u"percent_rank()"_s;
    case Function::CumeDist:
        return u"cume_dist()"_s;
    case Function::NTile:
        return u"ntile({0})"_s;
    case Function::Lag:
        return u"lag({*})"_s;
    case Function::Lead:
        return u"lead({*})"_s;
    case Function::FirstValue:
        return u"first_value({0})"_s;
    case Function::LastValue:
        return u"last_value({0})"_s;
    case Function::NthValue:
        return u"nth_value({*})"_s;
    case Function::Lower:
        return u"lower({0})"_s;
    case Function::Upper:
        return u"upper({0})"_s;
    case Function::Length:
        return u"char_length({0})"_s;
    case Function::Trim:
        return u"trim({0})"_s;
    case Function::TrimLeft:
        return u"ltrim({0})"_s;
    case Function::TrimRight:
        return u"rtrim({0})"_s;
    case Function::Substring:
        return u"substr({*})"_s;
    case Function::Replace:
        return u"replace({*})"_s;
    case Function::Position:
        return u"position({1} IN {0})"_s;
    case Function::Coalesce:
        return u"coalesce({*})"_s;
    case Function::NullIf:
        return u"nullif({*})"_s;
    case Function::Greatest:
        return u"greatest({*})"_s;
    case Function::Least:
        return u"least({*})"_s;
    case Function::Abs:
        return u"abs({0})"_s;
    case Function::Round:
        return u"round({*})"_s;
    case Function::Floor:
        return u"floor({0})"_s;
    case Function::Ceiling:
        return u"ceiling({0})"_s;
    case Function::Year:
        return u"extract(YEAR FROM {0})"_s;
    case Function::Month:
        return u"extract(MONTH FROM {0})"_s;
    case Function::Day:
        return u"extract(DAY FROM {0})"_s;
    case Function::Hour:
        return u"extract(HOUR FROM {0})"_s;
    case Function::Minute:
        return u"extract(MINUTE FROM {0})"_s;
    case Function::Second:
        return u"floor(extract(SECOND FROM {0}))"_s;
    case Function::DayOfWeek:
        return u"extract(DOW FROM {0})"_s;
    case Function::CurrentDate:
        return u"CURRENT_DATE"_s;
    case Function::CurrentTime:
        return u"CURRENT_TIME"_s;
    case Function::CurrentTimestamp:
        return u"CURRENT_TIMESTAMP"_s;
    }
    Q_UNREACHABLE();
}

QString Dialect::castText(const std::optional<ColumnType> &, const ColumnType &to) const
{
    return u"CAST({0} AS %1)"_s.arg(typeName(to, Schema()));
}

QString Dialect::explainStatement(const QString &sql) const
{
    return u"EXPLAIN "_s + sql;
}

QStringList Dialect::explainedLines(const QList<QList<Value>> &rows) const
{
    QStringList lines;
    for (const QList<Value> &row : rows) {
        QStringList cells;
        for (const Value &value : row)
            cells.append(value.isNull() ? QString() : value.toString());
        lines.append(cells.join(u" | "_s));
    }
    return lines;
}

} // namespace jw
