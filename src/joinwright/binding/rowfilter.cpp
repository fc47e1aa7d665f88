// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/rowfilter.h"

#include "joinwright/binding/valuetext.h"

#include <QtCore/QTimeZone>

using namespace Qt::StringLiterals;

namespace jw {

namespace {

using Operator = RowFilter::Operator;

bool isDay(const ColumnType &type)
{
    return type.kind() == ColumnType::Kind::Date || type.kind() == ColumnType::Kind::Timestamp
        || type.kind() == ColumnType::Kind::TimestampTz;
}

Value startOf(QDate day, const ColumnType &type)
{
    if (type.kind() == ColumnType::Kind::Date)
        return day;
    const QDateTime moment(day, QTime(0, 0), QTimeZone::utc());
    return type.kind() == ColumnType::Kind::Timestamp ? Value::timestamp(moment) : Value(moment);
}

/// A comparison with the days of a year, a month or (for timestamps) a day.
std::pair<Operator, QList<Value>> compareDays(Operator op, std::pair<QDate, QDate> days, const ColumnType &type)
{
    const Value first = startOf(days.first, type);
    const Value after = startOf(days.second, type);
    switch (op) {
    case Operator::Less:
        return {Operator::Less, {first}};
    case Operator::LessOrEqual:
        return {Operator::Less, {after}};
    case Operator::Greater:
        return {Operator::GreaterOrEqual, {after}};
    case Operator::GreaterOrEqual:
        return {Operator::GreaterOrEqual, {first}};
    case Operator::NotEqual:
    case Operator::NotContains:
        return {Operator::NotRange, {first, after}};
    default:
        return {Operator::Range, {first, after}};
    }
}

QString comparison(Operator op)
{
    switch (op) {
    case Operator::NotEqual:
        return u" <> ?"_s;
    case Operator::Less:
        return u" < ?"_s;
    case Operator::LessOrEqual:
        return u" <= ?"_s;
    case Operator::Greater:
        return u" > ?"_s;
    case Operator::GreaterOrEqual:
        return u" >= ?"_s;
    case Operator::Between:
        return u" BETWEEN ? AND ?"_s;
    default:
        return u" = ?"_s;
    }
}

/// As it was typed, with the sign that is shown for its operator.
QString tidied(const FilterText &pieces, QStringView input)
{
    if (pieces.operands.isEmpty())
        return pieces.text({});
    if (input.trimmed().size() == pieces.typed.size())
        return pieces.typed;
    return FilterText::sign(pieces.op == Operator::OneOf ? Operator::Equal : pieces.op) + u' ' + pieces.typed;
}

} // namespace

RowFilter RowFilter::parse(QStringView input, const Column &column, const Schema &schema)
{
    const ColumnType &type = column.type;
    const FilterText pieces = FilterText::split(input, type);
    RowFilter filter {column.id, pieces.op, {}, tidied(pieces, input)};
    if (pieces.op == Operator::Contains || pieces.op == Operator::NotContains) {
        filter.values = {Value(pieces.operands.first())};
        return filter;
    }
    QList<std::pair<QDate, QDate>> days;
    for (const QString &operand : pieces.operands) {
        if (const auto day = isDay(type) ? daysOf(operand) : std::nullopt)
            days.append(*day);
    }
    if (days.size() == 2 && pieces.op == Operator::Between) {
        filter.op = Operator::Range;
        filter.values = {startOf(days.first().first, type), startOf(days.last().second, type)};
    } else if (days.size() == 1 && pieces.operands.size() == 1) {
        std::tie(filter.op, filter.values) = compareDays(pieces.op, days.first(), type);
    } else {
        for (const QString &operand : pieces.operands)
            filter.values.append(valueFromText(operand, type, schema));
    }
    return filter;
}

Statement RowFilter::condition(const Dialect &dialect, const QString &sql, const ColumnType &type) const
{
    switch (op) {
    case Operator::IsNull:
        return {sql + " IS NULL"_L1, {}};
    case Operator::IsNotNull:
        return {sql + " IS NOT NULL"_L1, {}};
    case Operator::IsEmpty:
        return {sql + " = ''"_L1, {}};
    case Operator::Contains:
        return {likeText(dialect, sql, type), {Value(likePattern(values.first().toText()))}};
    case Operator::NotContains:
        return {"("_L1 + sql + " IS NULL OR "_L1 + likeText(dialect, sql, type, true) + u')',
            {Value(likePattern(values.first().toText()))}};
    default:
        break;
    }
    Statement statement;
    for (const Value &value : values)
        statement.values.append(dialect.toDatabase(value, type));
    if (op == Operator::OneOf)
        statement.sql = sql + " IN ("_L1 + QStringList(values.size(), u"?"_s).join(", "_L1) + u')';
    else if (op == Operator::Range)
        statement.sql = sql + " >= ? AND "_L1 + sql + " < ?"_L1;
    else if (op == Operator::NotRange)
        statement.sql = "("_L1 + sql + " < ? OR "_L1 + sql + " >= ?)"_L1;
    else
        statement.sql = sql + comparison(op);
    return statement;
}

Statement allOf(const QList<Statement> &conditions)
{
    Statement all;
    for (const Statement &condition : conditions) {
        if (condition.sql.isEmpty())
            continue;
        all.sql += (all.sql.isEmpty() ? "("_L1 : " AND ("_L1) + condition.sql + u')';
        all.values += condition.values;
    }
    return all;
}

QString likePattern(const QString &text)
{
    QString pattern = text;
    for (const QChar special : {u'\\', u'%', u'_'})
        pattern.replace(special, QString(u'\\') + special);
    return u'%' + pattern + u'%';
}

QString likeText(const Dialect &dialect, const QString &sql, const ColumnType &type, bool negated)
{
    QString text = sql;
    if (type.kind() != ColumnType::Kind::Text) // PostgreSQL compares texts alone in this way
        text = dialect.castText(type, ColumnType()).replace("{0}"_L1, sql);
    return text + (negated ? " NOT "_L1 : " "_L1) + (dialect.features().ilike ? "ILIKE"_L1 : "LIKE"_L1) + " ? ESCAPE '\\'"_L1;
}

} // namespace jw
