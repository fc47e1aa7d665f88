// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/sqlite/sqlitetypes.h"

#include <QtCore/QHash>

namespace jw::sqlite {

namespace {

using Kind = ColumnType::Kind;

struct Declared
{
    QLatin1StringView words;
    Kind kind;
};

// The first row of a kind is how we declare it. INTEGER is int64 because SQLite keeps eight bytes under that name; JSON
// and intervals avoid NUMERIC affinity, which would turn the document `1.50` into the number 1.5.
constexpr Declared Types[] = {
    {QLatin1StringView("INTEGER"), Kind::Int64},
    {QLatin1StringView("BIGINT"), Kind::Int64},
    {QLatin1StringView("BIG INT"), Kind::Int64},
    {QLatin1StringView("INT8"), Kind::Int64},
    {QLatin1StringView("UNSIGNED BIG INT"), Kind::Int64},
    {QLatin1StringView("INTEGER UNSIGNED"), Kind::Int64},
    {QLatin1StringView("BIGINT UNSIGNED"), Kind::Int64},
    {QLatin1StringView("INT UNSIGNED"), Kind::Int64},
    {QLatin1StringView("UNSIGNED INTEGER"), Kind::Int64},
    {QLatin1StringView("INT"), Kind::Int32},
    {QLatin1StringView("INT4"), Kind::Int32},
    {QLatin1StringView("MEDIUMINT"), Kind::Int32},
    {QLatin1StringView("SMALLINT UNSIGNED"), Kind::Int32},
    {QLatin1StringView("SMALLINT"), Kind::Int16},
    {QLatin1StringView("INT2"), Kind::Int16},
    {QLatin1StringView("TINYINT"), Kind::Int16},
    {QLatin1StringView("NUMERIC"), Kind::Decimal},
    {QLatin1StringView("DECIMAL"), Kind::Decimal},
    {QLatin1StringView("DEC"), Kind::Decimal},
    {QLatin1StringView("NUMBER"), Kind::Decimal},
    {QLatin1StringView("FLOAT4"), Kind::Float},
    {QLatin1StringView("DOUBLE"), Kind::Double},
    {QLatin1StringView("DOUBLE PRECISION"), Kind::Double},
    {QLatin1StringView("REAL"), Kind::Double},
    {QLatin1StringView("FLOAT"), Kind::Double},
    {QLatin1StringView("FLOAT8"), Kind::Double},
    {QLatin1StringView("TEXT"), Kind::Text},
    {QLatin1StringView("VARCHAR"), Kind::Text},
    {QLatin1StringView("NVARCHAR"), Kind::Text},
    {QLatin1StringView("CHAR"), Kind::Text},
    {QLatin1StringView("NCHAR"), Kind::Text},
    {QLatin1StringView("CHARACTER"), Kind::Text},
    {QLatin1StringView("VARYING CHARACTER"), Kind::Text},
    {QLatin1StringView("CHARACTER VARYING"), Kind::Text},
    {QLatin1StringView("NATIVE CHARACTER"), Kind::Text},
    {QLatin1StringView("VARCHAR2"), Kind::Text},
    {QLatin1StringView("NVARCHAR2"), Kind::Text},
    {QLatin1StringView("CLOB"), Kind::Text},
    {QLatin1StringView("NTEXT"), Kind::Text},
    {QLatin1StringView("TINYTEXT"), Kind::Text},
    {QLatin1StringView("MEDIUMTEXT"), Kind::Text},
    {QLatin1StringView("LONGTEXT"), Kind::Text},
    {QLatin1StringView("BLOB"), Kind::Binary},
    {QLatin1StringView("BINARY"), Kind::Binary},
    {QLatin1StringView("VARBINARY"), Kind::Binary},
    {QLatin1StringView("BYTEA"), Kind::Binary},
    {QLatin1StringView("TINYBLOB"), Kind::Binary},
    {QLatin1StringView("MEDIUMBLOB"), Kind::Binary},
    {QLatin1StringView("LONGBLOB"), Kind::Binary},
    {QLatin1StringView("BOOLEAN"), Kind::Boolean},
    {QLatin1StringView("BOOL"), Kind::Boolean},
    {QLatin1StringView("BIT"), Kind::Boolean},
    {QLatin1StringView("DATE"), Kind::Date},
    {QLatin1StringView("TIME"), Kind::Time},
    {QLatin1StringView("TIMESTAMP"), Kind::Timestamp},
    {QLatin1StringView("DATETIME"), Kind::Timestamp},
    {QLatin1StringView("DATETIME2"), Kind::Timestamp},
    {QLatin1StringView("SMALLDATETIME"), Kind::Timestamp},
    {QLatin1StringView("TIMESTAMP WITHOUT TIME ZONE"), Kind::Timestamp},
    {QLatin1StringView("TIMESTAMPTZ"), Kind::TimestampTz},
    {QLatin1StringView("TIMESTAMP WITH TIME ZONE"), Kind::TimestampTz},
    {QLatin1StringView("DATETIMEOFFSET"), Kind::TimestampTz},
    {QLatin1StringView("UUID"), Kind::Uuid},
    {QLatin1StringView("GUID"), Kind::Uuid},
    {QLatin1StringView("UNIQUEIDENTIFIER"), Kind::Uuid},
    {QLatin1StringView("JSON_TEXT"), Kind::Json},
    {QLatin1StringView("JSON"), Kind::Json},
    {QLatin1StringView("JSONB"), Kind::Json},
    {QLatin1StringView("INTERVAL_TEXT"), Kind::Interval},
    {QLatin1StringView("INTERVAL"), Kind::Interval},
};

constexpr QLatin1StringView WideDecimal("DECIMAL_TEXT");
constexpr QLatin1StringView ArraySuffix(" ARRAY");
constexpr QLatin1StringView Untyped("ANY");

QString wordsOf(Kind kind)
{
    for (const Declared &entry : Types) {
        if (entry.kind == kind)
            return entry.words;
    }
    Q_UNREACHABLE();
}

const QHash<QString, Kind> &kinds()
{
    static const QHash<QString, Kind> table = [] {
        QHash<QString, Kind> result;
        for (const Declared &entry : Types)
            result.insert(entry.words, entry.kind);
        return result;
    }();
    return table;
}

/// "VARCHAR" and "(40)".
std::pair<QString, QString> wordsAndNumbers(const ColumnType &type)
{
    switch (type.kind()) {
    case Kind::Text:
        if (type.length() > 0)
            return {QStringLiteral("VARCHAR"), QStringLiteral("(%1)").arg(type.length())};
        return {wordsOf(Kind::Text), {}};
    case Kind::Binary:
        return {wordsOf(Kind::Binary), type.length() > 0 ? QStringLiteral("(%1)").arg(type.length()) : QString()};
    case Kind::Decimal: {
        if (type.precision() == 0)
            return {wordsOf(Kind::Decimal), {}};
        const QString numbers = QStringLiteral("(%1,%2)").arg(type.precision()).arg(type.scale());
        return {type.precision() > ExactDigits ? QString(WideDecimal) : wordsOf(Kind::Decimal), numbers};
    }
    case Kind::Enum:
        return {wordsOf(Kind::Text), {}};
    case Kind::Array: {
        const auto [words, numbers] = wordsAndNumbers(type.element());
        return {words + ArraySuffix, numbers};
    }
    case Kind::Native:
        return {type.nativeType() == Untyped ? QString() : type.nativeType(), {}};
    default:
        return {wordsOf(type.kind()), {}};
    }
}

QString strictType(const ColumnType &type)
{
    switch (type.kind()) {
    case Kind::Int16:
    case Kind::Int32:
    case Kind::Boolean:
        return QStringLiteral("INT");
    case Kind::Int64:
        return QStringLiteral("INTEGER");
    case Kind::Decimal:
        return type.precision() > ExactDigits ? QStringLiteral("TEXT") : QStringLiteral("REAL");
    case Kind::Float:
    case Kind::Double:
        return QStringLiteral("REAL");
    case Kind::Binary:
        return QStringLiteral("BLOB");
    case Kind::Native:
        return QString(Untyped);
    default:
        return QStringLiteral("TEXT");
    }
}

ColumnType decimalType(const QList<int> &numbers, QString *changed)
{
    if (numbers.isEmpty() || numbers[0] < 1)
        return ColumnType(Kind::Decimal);
    const int scale = std::min(numbers.value(1), numbers[0]);
    if (numbers[0] <= ExactDigits)
        return ColumnType::decimal(numbers[0], scale);
    if (changed) {
        *changed = QStringLiteral("SQLite keeps %1 digits of it exactly, as a number; read as decimal(%1,%2)")
                       .arg(ExactDigits)
                       .arg(std::min(scale, ExactDigits));
    }
    return ColumnType::decimal(ExactDigits, std::min(scale, ExactDigits));
}

ColumnType withNumbers(Kind kind, const QList<int> &numbers, QString *changed)
{
    const int length = numbers.size() == 1 ? numbers[0] : 0;
    if (kind == Kind::Decimal)
        return decimalType(numbers, changed);
    if (kind == Kind::Text && length > 0)
        return ColumnType::text(length);
    if (kind == Kind::Binary && length > 0)
        return ColumnType::binary(length);
    return ColumnType(kind);
}

std::optional<ColumnType> knownType(const QString &words, const QList<int> &numbers, QString *changed)
{
    if (words.endsWith(ArraySuffix)) {
        const auto element = knownType(words.chopped(ArraySuffix.size()), numbers, changed);
        return element && element->kind() != Kind::Array ? std::optional(ColumnType::array(*element)) : std::nullopt;
    }
    if (words == WideDecimal && numbers.size() == 2 && numbers[0] > 0 && numbers[1] <= numbers[0])
        return ColumnType::decimal(numbers[0], numbers[1]);
    const auto it = kinds().constFind(words);
    return it == kinds().cend() ? std::nullopt : std::optional(withNumbers(*it, numbers, changed));
}

std::optional<QList<int>> numbersIn(QStringView text)
{
    QList<int> numbers;
    for (QStringView part : text.split(u',')) {
        bool ok = false;
        numbers.append(part.trimmed().toInt(&ok));
        if (!ok || numbers.last() < 0)
            return std::nullopt;
    }
    return numbers;
}

} // namespace

QString declaredType(const ColumnType &type, bool strict)
{
    if (strict)
        return strictType(type);
    const auto [words, numbers] = wordsAndNumbers(type);
    return words + numbers;
}

ColumnType columnType(QStringView declared, QString *changed)
{
    declared = declared.trimmed();
    if (declared.isEmpty())
        return ColumnType::native(Untyped);
    QStringView words = declared;
    QList<int> numbers;
    const qsizetype open = declared.indexOf(u'(');
    if (open >= 0 && declared.endsWith(u')')) {
        const auto found = numbersIn(declared.sliced(open + 1).chopped(1));
        if (!found)
            return ColumnType::native(declared.toString());
        words = declared.first(open);
        numbers = *found;
    }
    const auto known = knownType(words.toString().simplified().toUpper(), numbers, changed);
    return known ? *known : ColumnType::native(declared.toString());
}

} // namespace jw::sqlite
