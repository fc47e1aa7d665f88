// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/rowfilter.h"

#include "joinwright/binding/valuetext.h"

#include <QtCore/QTimeZone>

using namespace Qt::StringLiterals;

namespace jw {

namespace {

using Operator = RowFilter::Operator;

struct Sign
{
    QStringView text;
    Operator op;
    QStringView shown;
};

constexpr Sign signs[] {
    {u">=", Operator::GreaterOrEqual, u"≥"},
    {u"≥", Operator::GreaterOrEqual, u"≥"},
    {u"<=", Operator::LessOrEqual, u"≤"},
    {u"≤", Operator::LessOrEqual, u"≤"},
    {u"<>", Operator::NotEqual, u"≠"},
    {u"!=", Operator::NotEqual, u"≠"},
    {u"≠", Operator::NotEqual, u"≠"},
    {u"==", Operator::Equal, u"="},
    {u"=", Operator::Equal, u"="},
    {u"<", Operator::Less, u"<"},
    {u">", Operator::Greater, u">"},
    {u"!", Operator::NotContains, u"!"},
};

const Sign *signOf(QStringView text)
{
    for (const Sign &sign : signs) {
        if (text.startsWith(sign.text))
            return &sign;
    }
    return nullptr;
}

bool isDay(const ColumnType &type)
{
    return type.kind() == ColumnType::Kind::Date || type.kind() == ColumnType::Kind::Timestamp
        || type.kind() == ColumnType::Kind::TimestampTz;
}

bool isSearched(const ColumnType &type)
{
    switch (type.kind()) {
    case ColumnType::Kind::Text:
    case ColumnType::Kind::Json:
    case ColumnType::Kind::Native:
    case ColumnType::Kind::Array:
    case ColumnType::Kind::Interval:
        return true;
    default:
        return false;
    }
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

/// Filters that are words of their own.
std::optional<RowFilter> wordFilter(QStringView text, const Column &column)
{
    const auto is = [text](QLatin1StringView word) { return text.compare(word, Qt::CaseInsensitive) == 0; };
    if (is("null"_L1) || is("= null"_L1) || is("=null"_L1))
        return RowFilter {column.id, Operator::IsNull, {}, u"null"_s};
    if (is("not null"_L1) || is("!null"_L1) || is("!= null"_L1))
        return RowFilter {column.id, Operator::IsNotNull, {}, u"not null"_s};
    if (is("empty"_L1) || text == u"\"\"" || text == u"''" || text == u"=")
        return RowFilter {column.id, Operator::IsEmpty, {}, u"empty"_s};
    return std::nullopt;
}

} // namespace

RowFilter RowFilter::parse(QStringView input, const Column &column, const Schema &schema)
{
    const QStringView text = input.trimmed();
    const ColumnType &type = column.type;
    if (const std::optional<RowFilter> word = wordFilter(text, column))
        return *word;
    const auto read = [&](QStringView part) { return valueFromText(part.trimmed(), type, schema); };
    const Sign *sign = signOf(text);
    const QStringView operand = sign ? text.mid(sign->text.size()).trimmed() : text;
    RowFilter filter {column.id, sign ? sign->op : Operator::Equal, {},
        sign ? sign->shown.toString() + u' ' + operand.toString() : operand.toString()};
    const bool contains = sign ? sign->op == Operator::NotContains : true;
    if (contains && isSearched(type)) {
        filter.op = sign ? Operator::NotContains : Operator::Contains;
        filter.values = {Value(operand)};
        return filter;
    }
    if (sign && sign->op == Operator::NotContains)
        filter.op = Operator::NotEqual;
    if (const qsizetype dots = operand.indexOf(u".."); dots > 0 && !sign) {
        const auto from = isDay(type) ? daysOf(operand.left(dots)) : std::nullopt;
        const auto to = isDay(type) ? daysOf(operand.mid(dots + 2)) : std::nullopt;
        filter.op = from && to ? Operator::Range : Operator::Between;
        filter.values = from && to ? QList<Value> {startOf(from->first, type), startOf(to->second, type)}
                                   : QList<Value> {read(operand.left(dots)), read(operand.mid(dots + 2))};
        return filter;
    }
    if (const auto days = isDay(type) ? daysOf(operand) : std::nullopt) {
        std::tie(filter.op, filter.values) = compareDays(filter.op, *days, type);
        return filter;
    }
    if (operand.contains(u',') && filter.op == Operator::Equal) {
        filter.op = Operator::OneOf;
        for (const QStringView part : operand.split(u','))
            filter.values.append(read(part));
        return filter;
    }
    filter.values = {read(operand)};
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
        return {likeText(dialect, sql), {Value(likePattern(values.first().toText()))}};
    case Operator::NotContains:
        return {"("_L1 + sql + " IS NULL OR "_L1 + likeText(dialect, sql, true) + u')',
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

QString likeText(const Dialect &dialect, const QString &sql, bool negated)
{
    return sql + (negated ? " NOT "_L1 : " "_L1) + (dialect.features().ilike ? "ILIKE"_L1 : "LIKE"_L1) + " ? ESCAPE '\\'"_L1;
}

} // namespace jw
