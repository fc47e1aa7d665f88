// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/postgresql/postgresqltypes.h"

#include "joinwright/core/error.h"
#include "joinwright/dialect/postgresql/postgresqltokens.h"

namespace jw::postgresql {

namespace {

using Kind = ColumnType::Kind;

struct Named
{
    QLatin1StringView name;
    Kind kind;
};

/// The names as format_type() gives them.
constexpr Named Types[] = {
    {QLatin1StringView("smallint"), Kind::Int16},
    {QLatin1StringView("integer"), Kind::Int32},
    {QLatin1StringView("bigint"), Kind::Int64},
    {QLatin1StringView("numeric"), Kind::Decimal},
    {QLatin1StringView("real"), Kind::Float},
    {QLatin1StringView("double precision"), Kind::Double},
    {QLatin1StringView("text"), Kind::Text},
    {QLatin1StringView("character varying"), Kind::Text},
    {QLatin1StringView("bytea"), Kind::Binary},
    {QLatin1StringView("boolean"), Kind::Boolean},
    {QLatin1StringView("date"), Kind::Date},
    {QLatin1StringView("time without time zone"), Kind::Time},
    {QLatin1StringView("timestamp without time zone"), Kind::Timestamp},
    {QLatin1StringView("timestamp with time zone"), Kind::TimestampTz},
    {QLatin1StringView("uuid"), Kind::Uuid},
    {QLatin1StringView("jsonb"), Kind::Json},
    {QLatin1StringView("interval"), Kind::Interval},
};

constexpr int MostCharacters = 10'485'760; // of varchar(n)
constexpr int MostDigits = 1000; // of numeric(p)

QString nameOf(Kind kind)
{
    for (const Named &type : Types) {
        if (type.kind == kind)
            return type.name;
    }
    Q_UNREACHABLE();
}

/// A name of a type as somebody may write it: words and quoted names, dots, numbers in parentheses, brackets of arrays.
bool isTypeName(const QString &text)
{
    const QList<Token> tokens = tokenize(text);
    const auto isPart = [](const Token &token) {
        return token.isName() || token.kind == Token::Number || token.isSymbol(".") || token.isSymbol("(") || token.isSymbol(")")
            || token.isSymbol(",") || token.isSymbol("[") || token.isSymbol("]");
    };
    static constexpr const char *Constraints[] = {"constraint", "primary", "not", "null", "unique", "check", "default", "collate",
        "references", "generated"};
    const auto isConstraint = [](const Token &token) {
        return std::any_of(std::begin(Constraints), std::end(Constraints), [&](const char *word) { return token.is(word); });
    };
    return !tokens.isEmpty() && tokens.first().isName() && isSelfContained(text) && std::all_of(tokens.begin(), tokens.end(), isPart)
        && std::none_of(tokens.begin(), tokens.end(), isConstraint);
}

/// "numeric" and {10, 2} of "numeric(10,2)".
std::pair<QString, QList<int>> parted(const QString &name)
{
    const qsizetype open = name.indexOf(u'(');
    const qsizetype close = open < 0 ? -1 : name.indexOf(u')', open);
    if (close < 0)
        return {name, {}};
    QList<int> numbers;
    for (const QString &number : name.sliced(open + 1, close - open - 1).split(u','))
        numbers.append(number.toInt());
    return {name.first(open) + name.sliced(close + 1), numbers};
}

/// "bpchar[]" for "character(4)[]": alone, the words of SQL for two of the types mean a length of 1.
QString unbounded(const QString &name)
{
    const QString plain = parted(name).first;
    const qsizetype bracket = plain.indexOf(u'[');
    const QString element = bracket < 0 ? plain : plain.first(bracket);
    const bool isCharacter = element == QLatin1StringView("character") || element == QLatin1StringView("char");
    const QString whole = isCharacter ? QStringLiteral("bpchar") : element == QLatin1StringView("bit") ? QStringLiteral("\"bit\"") : element;
    return bracket < 0 ? whole : whole + plain.sliced(bracket);
}

} // namespace

QString enumName(const EnumType &type)
{
    const QString name = quotedIdentifier(type.name);
    return type.schemaName.isEmpty() ? name : quotedIdentifier(type.schemaName) + u'.' + name;
}

QString declaredType(const ColumnType &type, const Schema &schema)
{
    switch (type.kind()) {
    case Kind::Text:
        return type.length() > 0 && type.length() <= MostCharacters ? QStringLiteral("varchar(%1)").arg(type.length()) : nameOf(Kind::Text);
    case Kind::Decimal:
        if (type.precision() == 0 || type.precision() > MostDigits)
            return nameOf(Kind::Decimal);
        return QStringLiteral("numeric(%1,%2)").arg(type.precision()).arg(type.scale());
    case Kind::Time:
        return QStringLiteral("time");
    case Kind::Timestamp:
        return QStringLiteral("timestamp");
    case Kind::TimestampTz:
        return QStringLiteral("timestamptz");
    case Kind::Array:
        return declaredType(type.element(), schema) + QStringLiteral("[]");
    case Kind::Enum: {
        const EnumType *found = schema.enumType(type.enumType());
        return found ? enumName(*found) : nameOf(Kind::Text);
    }
    case Kind::Native:
        if (!isTypeName(type.nativeType()))
            throw SchemaError(Error::phrase("\"%1\" is not the name of a type", type.nativeType()));
        return type.nativeType();
    default:
        return nameOf(type.kind());
    }
}

ColumnType columnType(const QString &name)
{
    if (name.endsWith(QLatin1StringView("[]"))) {
        const ColumnType element = columnType(name.chopped(2));
        const bool isOurs = element.kind() != Kind::Array && element.kind() != Kind::Enum && element.kind() != Kind::Native;
        return isOurs ? ColumnType::array(element) : ColumnType::native(name);
    }
    const auto [plain, numbers] = parted(name);
    for (const Named &type : Types) {
        if (plain != type.name)
            continue;
        if (type.kind == Kind::Decimal && numbers.size() == 2 && numbers[0] > 0 && numbers[1] >= 0)
            return ColumnType::decimal(numbers[0], numbers[1]);
        if (type.kind == Kind::Text && numbers.size() == 1)
            return ColumnType::text(numbers[0]);
        return numbers.isEmpty() ? ColumnType(type.kind) : ColumnType::native(name); // timestamp(0) rounds: it is not ours
    }
    return ColumnType::native(name);
}

ColumnType storedType(const ColumnType &type)
{
    switch (type.kind()) {
    case Kind::Binary:
        return Kind::Binary; // bytea has no length
    case Kind::Text:
        return type.length() > MostCharacters ? ColumnType() : type;
    case Kind::Decimal:
        return type.precision() > MostDigits ? ColumnType(Kind::Decimal) : type;
    case Kind::Array:
        return ColumnType::array(storedType(type.element()));
    case Kind::Native:
        return columnType(type.nativeType());
    default:
        return type;
    }
}

QString castSuffix(const ColumnType &type)
{
    switch (type.kind()) {
    case Kind::Int16:
    case Kind::Int32:
    case Kind::Int64:
    case Kind::Float:
    case Kind::Double:
    case Kind::Boolean:
    case Kind::Date:
    case Kind::Uuid:
    case Kind::Interval:
    case Kind::Decimal:
        return QStringLiteral("::") + nameOf(type.kind());
    case Kind::Time:
    case Kind::Timestamp:
    case Kind::TimestampTz:
        return QStringLiteral("::") + declaredType(type, {});
    default:
        return {};
    }
}

QString elementType(const ColumnType &type, const EnumType *values)
{
    switch (type.kind()) {
    case Kind::Enum:
        return values ? enumName(*values) : QString();
    case Kind::Array:
        return type.element().kind() == Kind::Enum ? QString() : nameOf(Kind::Text);
    case Kind::Native:
        if (!isTypeName(type.nativeType()))
            return {};
        return type.nativeType().endsWith(u']') ? nameOf(Kind::Text) : unbounded(type.nativeType());
    case Kind::Time:
    case Kind::Timestamp:
    case Kind::TimestampTz:
        return declaredType(type, {});
    default:
        return nameOf(type.kind());
    }
}

QString arrayType(const ColumnType &type)
{
    if (type.kind() == Kind::Array)
        return unbounded(declaredType(type, {}));
    return type.kind() == Kind::Native && type.nativeType().endsWith(u']') ? unbounded(type.nativeType()) : QString();
}

} // namespace jw::postgresql
