// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/mysql/mysqltypes.h"

#include "joinwright/dialect/mysql/mysqltokens.h"

#include <QtCore/QHash>
#include <QtCore/QRegularExpression>

namespace jw::mysql {

namespace {

using Kind = ColumnType::Kind;
using namespace Qt::StringLiterals;

// Characters of utf8mb4 and bytes that fit a VARCHAR or VARBINARY beside other columns: a row has
// 65,535 bytes in all.
constexpr int LongestVarChar = 16'000;
constexpr int LongestVarBinary = 16'000;

QString textType(int length)
{
    if (length == 0)
        return u"LONGTEXT"_s;
    return length <= LongestVarChar ? u"VARCHAR(%1)"_s.arg(length) : u"LONGTEXT"_s;
}

QString binaryType(int length)
{
    if (length == 0 || length > LongestVarBinary)
        return u"LONGBLOB"_s;
    return u"VARBINARY(%1)"_s.arg(length);
}

QString decimalText(const ColumnType &type)
{
    const bool open = type.precision() == 0;
    return u"DECIMAL(%1,%2)"_s.arg(open ? OpenPrecision : type.precision())
        .arg(open ? OpenScale : type.scale());
}

QString enumText(const QStringList &values)
{
    QStringList literals;
    for (const QString &value : values)
        literals.append(textLiteral(value));
    return values.isEmpty() ? u"LONGTEXT"_s : u"ENUM(%1)"_s.arg(literals.join(u','));
}

/// "decimal(10,2) unsigned" in its parts.
struct Declaration
{
    QString word;
    QList<int> numbers;
    bool isUnsigned = false;
    bool isZeroFilled = false;
};

Declaration parsed(const QString &declared)
{
    Declaration result;
    bool inside = false;
    for (const Token &token : tokenize(declared, Spelling::Server)) {
        if (token.isSymbol(u'(') || token.isSymbol(u')'))
            inside = token.isSymbol(u'(');
        else if (inside && token.kind == Token::Number)
            result.numbers.append(token.text.toInt());
        else if (token.is("unsigned"))
            result.isUnsigned = true;
        else if (token.is("zerofill"))
            result.isZeroFilled = true;
        else if (token.kind == Token::Word && result.word.isEmpty())
            result.word = token.text.toLower();
    }
    return result;
}

/// The next larger signed type, where there is one.
ColumnType unsignedType(Kind kind, const QString &word, QString *changed)
{
    const ColumnType type = kind == Kind::Int64 || word == "int"_L1 ? Kind::Int64
        : word == "smallint"_L1                                     ? Kind::Int32
                                                                    : kind;
    *changed = kind == Kind::Int64
        ? u"read as int64, which takes negative numbers and no number above 9223372036854775807"_s
        : u"read as %1, which takes negative numbers too"_s.arg(type.toString());
    return type;
}

ColumnType wholeType(Kind kind, const Declaration &declared, QString *changed)
{
    if (declared.word == "tinyint"_L1 && declared.numbers == QList<int>{1} && !declared.isUnsigned)
        return Kind::Boolean;
    if (declared.isUnsigned)
        return unsignedType(kind, declared.word, changed);
    if (declared.word == "tinyint"_L1 || declared.word == "mediumint"_L1)
        *changed = u"read as %1, which takes larger numbers"_s.arg(ColumnType(kind).toString());
    return kind;
}

ColumnType decimalOf(const Declaration &declared, const QString &text, QString *changed)
{
    if (declared.numbers.value(0) > MostDigits)
        return ColumnType::native(text);
    if (declared.isUnsigned)
        *changed = u"read as a decimal that may be negative"_s;
    return ColumnType::decimal(declared.numbers.value(0, 10), declared.numbers.value(1));
}

ColumnType timeOf(Kind kind, const Declaration &declared, QString *changed)
{
    if (declared.numbers.value(0) < 3)
        *changed
            = u"keeps fractions of a second to %1 digits only"_s.arg(declared.numbers.value(0));
    return kind;
}

ColumnType fixedText(const Declaration &declared, QString *changed)
{
    *changed = u"of fixed length: spaces at the end get lost"_s;
    return ColumnType::text(declared.numbers.value(0, 1));
}

ColumnType fixedBinary(const Declaration &declared, QString *changed)
{
    *changed = u"of fixed length: shorter values are filled with zero bytes"_s;
    return ColumnType::binary(declared.numbers.value(0, 1));
}

ColumnType shorterType(Kind kind, const QString &bytes, QString *changed)
{
    *changed = u"holds %1 bytes at most"_s.arg(bytes);
    return kind;
}

QString bytesOf(const QString &word)
{
    return word.startsWith("tiny"_L1)  ? u"255"_s
        : word.startsWith("medium"_L1) ? u"16,777,215"_s
                                       : u"65,535"_s;
}

std::optional<ColumnType> knownType(
    const Declaration &declared, const QString &text, QString *changed)
{
    static const QHash<QString, Kind> whole{{u"tinyint"_s, Kind::Int16},
        {u"smallint"_s, Kind::Int16}, {u"mediumint"_s, Kind::Int32}, {u"int"_s, Kind::Int32},
        {u"bigint"_s, Kind::Int64}};
    static const QHash<QString, Kind> timed{{u"time"_s, Kind::Time},
        {u"datetime"_s, Kind::Timestamp}, {u"timestamp"_s, Kind::TimestampTz}};
    static const QHash<QString, Kind> plain{{u"float"_s, Kind::Float}, {u"double"_s, Kind::Double},
        {u"longtext"_s, Kind::Text}, {u"longblob"_s, Kind::Binary}, {u"date"_s, Kind::Date},
        {u"uuid"_s, Kind::Uuid}};
    static const QHash<QString, Kind> shorter{{u"tinytext"_s, Kind::Text}, {u"text"_s, Kind::Text},
        {u"mediumtext"_s, Kind::Text}, {u"tinyblob"_s, Kind::Binary}, {u"blob"_s, Kind::Binary},
        {u"mediumblob"_s, Kind::Binary}};
    const QString &word = declared.word;
    if (const auto it = whole.constFind(word); it != whole.cend())
        return wholeType(*it, declared, changed);
    if (const auto it = timed.constFind(word); it != timed.cend())
        return timeOf(*it, declared, changed);
    if (const auto it = plain.constFind(word); it != plain.cend())
        return ColumnType(*it);
    if (const auto it = shorter.constFind(word); it != shorter.cend())
        return shorterType(*it, bytesOf(word), changed);
    if (word == "decimal"_L1)
        return decimalOf(declared, text, changed);
    if (word == "varchar"_L1)
        return ColumnType::text(declared.numbers.value(0));
    if (word == "varbinary"_L1)
        return ColumnType::binary(declared.numbers.value(0));
    if (word == "char"_L1)
        return fixedText(declared, changed);
    if (word == "binary"_L1)
        return fixedBinary(declared, changed);
    return std::nullopt;
}

} // namespace

QString declaredType(const ColumnType &type, const QStringList &enumValues)
{
    switch (type.kind()) {
    case Kind::Int16:
        return u"SMALLINT"_s;
    case Kind::Int32:
        return u"INT"_s;
    case Kind::Int64:
        return u"BIGINT"_s;
    case Kind::Decimal:
        return decimalText(type);
    case Kind::Float:
        return u"FLOAT"_s;
    case Kind::Double:
        return u"DOUBLE"_s;
    case Kind::Text:
        return textType(type.length());
    case Kind::Binary:
        return binaryType(type.length());
    case Kind::Boolean:
        return u"TINYINT(1)"_s;
    case Kind::Date:
        return u"DATE"_s;
    case Kind::Time:
        return u"TIME(6)"_s;
    case Kind::Timestamp:
        return u"DATETIME(6)"_s;
    case Kind::TimestampTz:
        return u"TIMESTAMP(6)"_s;
    case Kind::Uuid:
        return u"UUID"_s;
    case Kind::Json:
    case Kind::Array:
        return u"JSON"_s;
    case Kind::Interval:
        return u"VARCHAR(100)"_s;
    case Kind::Enum:
        return enumText(enumValues);
    case Kind::Native:
        return type.nativeType();
    }
    Q_UNREACHABLE();
}

ColumnType columnType(const QString &declared, QString *changed)
{
    const Declaration parts = parsed(declared);
    QString difference;
    const auto known = knownType(parts, declared, &difference);
    if (known && parts.isZeroFilled)
        difference += (difference.isEmpty() ? u""_s : u"; "_s) + u"zerofill is not kept"_s;
    if (changed)
        *changed = difference;
    return known ? *known : ColumnType::native(declared);
}

QString knownCollation(const QString &collation)
{
    if (collation.compare("NOCASE"_L1, Qt::CaseInsensitive) == 0)
        return u"utf8mb4_general_nopad_ci"_s;
    static constexpr QLatin1StringView CharacterSets[] = {"utf8mb4_"_L1, "utf8mb3_"_L1, "utf8_"_L1,
        "latin1_"_L1, "latin2_"_L1, "latin5_"_L1, "latin7_"_L1, "ascii_"_L1, "ucs2_"_L1,
        "utf16_"_L1, "utf16le_"_L1, "utf32_"_L1, "cp1250_"_L1, "cp1251_"_L1, "cp1256_"_L1,
        "cp1257_"_L1, "cp850_"_L1, "cp852_"_L1, "cp866_"_L1, "cp932_"_L1, "koi8r_"_L1, "koi8u_"_L1,
        "greek_"_L1, "hebrew_"_L1, "sjis_"_L1, "ujis_"_L1, "big5_"_L1, "gbk_"_L1, "gb2312_"_L1,
        "euckr_"_L1, "eucjpms_"_L1, "tis620_"_L1, "uca1400_"_L1};
    const QString lower = collation.toLower();
    const bool known = std::any_of(std::begin(CharacterSets), std::end(CharacterSets),
        [&](auto set) { return lower.startsWith(set); });
    return known ? lower : QString();
}

TextForm textForm(const QString &collation)
{
    if (collation.endsWith("_bin"_L1) || collation == "binary"_L1)
        return {.trimsBlanks = collation.endsWith("_bin"_L1) && !collation.contains("nopad"_L1)};
    TextForm form{.trimsBlanks = !collation.contains("nopad"_L1) && !collation.contains("_0900_"_L1), .isPartial = true};
    // Those of no language in particular; "utf8mb4_uca1400_nopad_ai_ci" and its like.
    static const QRegularExpression general(u"^(utf8(mb[34])?|ucs2|utf16(le)?|utf32)_(general|unicode|unicode_520)(_nopad)?_ci$|uca1400(_nopad)?_ai_ci$"_s);
    // Here "i" is not "I", or two letters are one, but only in some spellings: "ch" and "CH", not "cH".
    static const QRegularExpression peculiar(u"turkish|czech|danish|lithuanian|slovak|spanish2|croatian"_s);
    if (general.match(collation).hasMatch())
        form.letters = TextForm::Letters::CaseAndAccents;
    else if (collation.endsWith("_ci"_L1) && !peculiar.match(collation).hasMatch())
        form.letters = TextForm::Letters::AsciiCase;
    return form;
}

} // namespace jw::mysql
