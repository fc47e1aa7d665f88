// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/mysql/mysqlfunctions.h"

#include "joinwright/core/error.h"
#include "joinwright/dialect/mysql/mysqltypes.h"

namespace jw::mysql {

namespace {

using Kind = ColumnType::Kind;
using namespace Qt::StringLiterals;

/// The average of whole numbers and decimals would have four digits more than they, and no more.
QString average(const FunctionUse &use)
{
    const bool isDouble = use.types.value(0)
        && (use.types[0]->kind() == Kind::Double || use.types[0]->kind() == Kind::Float);
    const QString number = isDouble ? u"{0}"_s : u"CAST({0} AS DOUBLE)"_s;
    return use.distinct ? u"avg(DISTINCT %1)"_s.arg(number) : u"avg(%1)"_s.arg(number);
}

/// The separator of group_concat() must be a literal; here it may be any text, so a control
/// character stands in for it.
QString joinedTexts(const FunctionUse &use)
{
    const QString separator = QChar(0x1f);
    return u"replace(group_concat(%1{0} SEPARATOR '%2'), '%2', {1})"_s.arg(
        use.distinct ? u"DISTINCT "_s : QString(), separator);
}

QString cellText(const QList<Value> &row, int column)
{
    const Value value = row.value(column);
    if (value.kind() == Value::Kind::Blob)
        return QString::fromUtf8(value.toBlob());
    return value.isNull()                   ? QString()
        : value.kind() == Value::Kind::Text ? value.toText()
                                            : value.toString();
}

} // namespace

QString functionText(const FunctionUse &use)
{
    switch (use.function) {
    case Function::Avg:
        return average(use);
    case Function::StringAgg:
        return joinedTexts(use);
    case Function::Position:
        return u"locate({1}, {0})"_s;
    case Function::Greatest: // these need two
    case Function::Least:
        return use.types.size() == 1 ? u"{0}"_s : QString();
    case Function::DayOfWeek:
        return u"(dayofweek({0}) - 1)"_s;
    case Function::Second:
        return u"second({0})"_s;
    default:
        return {};
    }
}

QString castText(const ColumnType &to)
{
    switch (to.kind()) {
    case Kind::Int16:
    case Kind::Int32:
    case Kind::Int64:
        return u"CAST({0} AS SIGNED)"_s;
    case Kind::Boolean:
        return u"({0} <> 0)"_s;
    case Kind::Text:
    case Kind::Enum:
    case Kind::Interval:
    case Kind::Json:
    case Kind::Array:
        return u"CAST({0} AS CHAR)"_s;
    case Kind::Binary:
        return u"CAST({0} AS BINARY)"_s;
    case Kind::Timestamp:
    case Kind::TimestampTz:
        return u"CAST({0} AS DATETIME(6))"_s;
    case Kind::Native:
        throw Error(
            ErrorKind::Unsupported, u"a cast to %1 has no meaning on MariaDB"_s.arg(to.toString()));
    default:
        return u"CAST({0} AS %1)"_s.arg(declaredType(to));
    }
}

QStringList explainedLines(const QList<QList<Value>> &rows)
{
    // id, select_type, table, type, possible_keys, key, key_len, ref, rows, Extra
    QStringList lines;
    for (const QList<Value> &row : rows) {
        QStringList parts{
            u"%1 %2: %3"_s.arg(cellText(row, 1), cellText(row, 2), cellText(row, 3)).simplified()};
        if (const QString key = cellText(row, 5); !key.isEmpty())
            parts.append(u"key %1"_s.arg(key));
        if (const QString count = cellText(row, 8); !count.isEmpty())
            parts.append(u"%1 rows"_s.arg(count));
        if (const QString extra = cellText(row, 9); !extra.isEmpty())
            parts.append(extra);
        lines.append(parts.join(u", "_s));
    }
    return lines;
}

} // namespace jw::mysql
