// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/filtertext.h"

using namespace Qt::StringLiterals;

namespace jw {

namespace {

using Op = FilterOperator;

struct FilterSign
{
    QStringView text;
    Op op;
};

/// The longer of two that begin alike first.
constexpr FilterSign filterSigns[] {
    {u">=", Op::GreaterOrEqual},
    {u"≥", Op::GreaterOrEqual},
    {u"<=", Op::LessOrEqual},
    {u"≤", Op::LessOrEqual},
    {u"<>", Op::NotEqual},
    {u"!=", Op::NotEqual},
    {u"≠", Op::NotEqual},
    {u"==", Op::Equal},
    {u"=", Op::Equal},
    {u"<", Op::Less},
    {u">", Op::Greater},
    {u"!", Op::NotContains},
};

const FilterSign *filterSignOf(QStringView text)
{
    for (const FilterSign &sign : filterSigns) {
        if (text.startsWith(sign.text))
            return &sign;
    }
    return nullptr;
}

/// Conditions that are words of their own.
std::optional<Op> operatorOfWord(QStringView text)
{
    const auto isOneOf = [text](std::initializer_list<QLatin1StringView> words) {
        return std::any_of(words.begin(), words.end(),
            [text](QLatin1StringView word) { return text.compare(word, Qt::CaseInsensitive) == 0; });
    };
    if (isOneOf({"null"_L1, "= null"_L1, "=null"_L1}))
        return Op::IsNull;
    if (isOneOf({"not null"_L1, "!null"_L1, "!= null"_L1}))
        return Op::IsNotNull;
    if (isOneOf({"empty"_L1, "\"\""_L1, "''"_L1, "="_L1}))
        return Op::IsEmpty;
    return std::nullopt;
}

/// Where the next `separator` stands that is not within quotes; -1: nowhere.
qsizetype outsideQuotes(QStringView text, QStringView separator)
{
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == u'"')
            quoted = !quoted;
        else if (!quoted && text.mid(i).startsWith(separator))
            return i;
    }
    return -1;
}

/// The text within quotes that enclose all of it; otherwise the text itself.
QString unquoted(QStringView text)
{
    const QStringView piece = text.trimmed();
    if (piece.size() < 2 || !piece.startsWith(u'"') || !piece.endsWith(u'"'))
        return piece.toString();
    QString inner = piece.mid(1, piece.size() - 2).toString();
    inner.replace("\"\""_L1, QString(QChar(1)));
    if (inner.contains(u'"'))
        return piece.toString(); // "a" and "b"
    return inner.replace(QChar(1), u'"');
}

QString quotedWhereNeeded(const QString &piece)
{
    const bool needed = piece.isEmpty() || piece != piece.trimmed() || piece.contains(u',') || piece.contains(u'"')
        || piece.contains(".."_L1) || piece.startsWith(u'.') || piece.endsWith(u'.') || filterSignOf(piece) || operatorOfWord(piece);
    return needed ? u'"' + QString(piece).replace(u'"', "\"\""_L1) + u'"' : piece;
}

QStringList splitList(QStringView text)
{
    QStringList pieces;
    for (qsizetype comma = 0; comma >= 0;) {
        comma = outsideQuotes(text, u",");
        pieces.append(unquoted(comma < 0 ? text : text.left(comma)));
        text = text.mid(comma + 1);
    }
    return pieces;
}

} // namespace

bool FilterText::isSearched(const ColumnType &type)
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

QString FilterText::sign(FilterOperator op)
{
    switch (op) {
    case Op::NotEqual:
        return u"≠"_s;
    case Op::Equal:
        return u"="_s;
    case Op::Less:
        return u"<"_s;
    case Op::LessOrEqual:
        return u"≤"_s;
    case Op::Greater:
        return u">"_s;
    case Op::GreaterOrEqual:
        return u"≥"_s;
    case Op::NotContains:
        return u"!"_s;
    default:
        return {};
    }
}

int FilterText::operandCount(FilterOperator op)
{
    switch (op) {
    case Op::IsNull:
    case Op::IsNotNull:
    case Op::IsEmpty:
        return 0;
    case Op::Between:
    case Op::Range:
    case Op::NotRange:
        return 2;
    case Op::OneOf:
        return -1;
    default:
        return 1;
    }
}

QList<FilterOperator> FilterText::operators(const ColumnType &type, bool nullable)
{
    QList<Op> list;
    if (isSearched(type))
        list = {Op::Contains, Op::NotContains, Op::Equal, Op::NotEqual, Op::OneOf, Op::IsEmpty};
    else if (type.kind() == ColumnType::Kind::Boolean)
        list = {Op::Equal};
    else if (type.kind() == ColumnType::Kind::Enum)
        list = {Op::Equal, Op::NotEqual, Op::OneOf};
    else
        list = {Op::Equal, Op::NotEqual, Op::Less, Op::LessOrEqual, Op::Greater, Op::GreaterOrEqual, Op::Between, Op::OneOf};
    if (nullable)
        list += {Op::IsNull, Op::IsNotNull};
    return list;
}

FilterText FilterText::split(QStringView input, const ColumnType &type)
{
    const QStringView text = input.trimmed();
    if (const std::optional<Op> word = operatorOfWord(text))
        return {*word, {}, {}};
    const FilterSign *sign = filterSignOf(text);
    const QStringView operand = sign ? text.mid(sign->text.size()).trimmed() : text;
    FilterText filter {sign ? sign->op : isSearched(type) ? Op::Contains : Op::Equal, {unquoted(operand)}, operand.toString()};
    if (filter.op == Op::NotContains && !isSearched(type))
        filter.op = Op::NotEqual;
    if (filter.op != Op::Equal)
        return filter;
    if (const qsizetype dots = sign ? -1 : outsideQuotes(operand, u".."); dots > 0)
        return {Op::Between, {unquoted(operand.left(dots)), unquoted(operand.mid(dots + 2))}, filter.typed};
    if (outsideQuotes(operand, u",") >= 0)
        return {Op::OneOf, splitList(operand), filter.typed};
    return filter;
}

QString FilterText::text(const ColumnType &type) const
{
    QStringList pieces;
    for (const QString &operand : operands)
        pieces.append(quotedWhereNeeded(operand));
    const bool bare = op == Op::Contains || ((op == Op::Equal || op == Op::OneOf) && !isSearched(type));
    const QString before = bare ? QString() : sign(op == Op::OneOf ? Op::Equal : op) + u' ';
    switch (op) {
    case Op::IsNull:
        return u"null"_s;
    case Op::IsNotNull:
        return u"not null"_s;
    case Op::IsEmpty:
        return u"empty"_s;
    case Op::Between:
        return pieces.join(".."_L1);
    default:
        return before + pieces.join(", "_L1);
    }
}

} // namespace jw
