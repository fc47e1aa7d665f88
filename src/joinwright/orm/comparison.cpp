// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/comparison.h"

namespace jw {

using namespace Qt::StringLiterals;

namespace {

using Sort = Comparison::Sort;

Sort sortOf(ColumnType::Kind kind)
{
    using Type = ColumnType::Kind;
    switch (kind) {
    case Type::Int16:
    case Type::Int32:
    case Type::Int64:
    case Type::Decimal:
    case Type::Float:
    case Type::Double:
    case Type::Boolean:
        return Sort::Number;
    case Type::Text:
    case Type::Enum:
    case Type::Json:
        return Sort::Text;
    case Type::Binary:
        return Sort::Blob;
    case Type::Date:
        return Sort::Date;
    case Type::Time:
        return Sort::Time;
    case Type::Timestamp:
        return Sort::Timestamp;
    case Type::TimestampTz:
        return Sort::TimestampTz;
    case Type::Uuid:
        return Sort::Uuid;
    case Type::Interval:
    case Type::Array:
    case Type::Native:
        break;
    }
    return Sort::Unknown;
}

Sort sortOf(Value::Kind kind)
{
    switch (kind) {
    case Value::Kind::Null:
        return Sort::Unknown;
    case Value::Kind::Bool:
    case Value::Kind::Int64:
    case Value::Kind::Double:
    case Value::Kind::Decimal:
        return Sort::Number;
    case Value::Kind::Text:
    case Value::Kind::Json:
        return Sort::Text;
    case Value::Kind::Blob:
        return Sort::Blob;
    case Value::Kind::Date:
        return Sort::Date;
    case Value::Kind::Time:
        return Sort::Time;
    case Value::Kind::Timestamp:
        return Sort::Timestamp;
    case Value::Kind::TimestampTz:
        return Sort::TimestampTz;
    case Value::Kind::Uuid:
        return Sort::Uuid;
    }
    Q_UNREACHABLE();
}

QLatin1StringView nameOf(Sort sort)
{
    static constexpr QLatin1StringView Names[] = {"nothing known"_L1, "a number"_L1, "a text"_L1, "binary data"_L1, "a date"_L1,
        "a time"_L1, "a timestamp"_L1, "a moment"_L1, "a UUID"_L1};
    return Names[int(sort)];
}

bool isKnownCollation(const QString &name)
{
    static const QStringList known {u"BINARY"_s, u"C"_s, u"POSIX"_s, u"UCS_BASIC"_s, u"NOCASE"_s, u"RTRIM"_s, u"DECIMAL"_s};
    return known.contains(name, Qt::CaseInsensitive);
}

int sign(qint64 number)
{
    return number < 0 ? -1 : number > 0;
}

} // namespace

int compareByCodePoint(QStringView a, QStringView b)
{
    const qsizetype shared = std::min(a.size(), b.size());
    for (qsizetype i = 0; i < shared; ++i) {
        if (a[i] == b[i])
            continue;
        // Surrogates stand for code points beyond all others.
        if (a[i].isSurrogate() != b[i].isSurrogate())
            return a[i].isSurrogate() ? 1 : -1;
        return a[i] < b[i] ? -1 : 1;
    }
    return sign(a.size() - b.size());
}

Comparison::Comparison(const Mapper &mapper, int cell, const Dialect &dialect)
    : m_sort(sortOf(mapper.type(cell).kind()))
{
    if (m_sort == Sort::Unknown)
        throw Error(ErrorKind::Usage,
            u"how values of %1.%2 (%3) compare only the database knows"_s.arg(
                mapper.name(), mapper.cellName(cell), mapper.type(cell).toString()));
    if (m_sort != Sort::Text)
        return;
    if (dialect.features().enums && mapper.type(cell).kind() == ColumnType::Kind::Enum)
        m_ranks = mapper.enumValues(cell);
    const QString name = cell < mapper.columnCount() ? mapper.table().columns[cell].collation : QString();
    // Where texts compare by code point, that is a collation of the column like any other.
    m_ownCollation = !name.isEmpty() || dialect.features().binaryText;
    m_isForeign = name.isEmpty() ? !dialect.features().binaryText : !isKnownCollation(name);
    m_form = mapper.textForm(cell);
    if (isForeign())
        m_name = name.isEmpty() ? u"the database's own"_s : name;
}

Comparison::Comparison(const Value &value)
    : m_sort(sortOf(value.kind()))
{
}

Comparison Comparison::of(Sort sort, const Dialect &dialect)
{
    Comparison result;
    result.m_sort = sort;
    if (sort == Sort::Text && !dialect.features().binaryText) {
        result.m_isForeign = true;
        result.m_name = u"the database's own"_s;
    }
    return result;
}

Comparison Comparison::with(const Comparison &other) const
{
    if (m_sort == Sort::Unknown)
        return other;
    if (other.m_sort != Sort::Unknown && other.m_sort != m_sort)
        throw Error(ErrorKind::Usage, u"how %1 compares with %2 only the database knows"_s.arg(nameOf(m_sort), nameOf(other.m_sort)));
    const bool takesOther = !m_ownCollation && (other.m_ownCollation || (other.isForeign() && !isForeign()));
    return takesOther || (m_ranks.isEmpty() && !other.m_ranks.isEmpty()) ? other : *this;
}

int Comparison::compareTexts(QStringView a, QStringView b) const
{
    return m_form.isExact() ? compareByCodePoint(a, b) : compareByCodePoint(m_form.of(a.toString()), m_form.of(b.toString()));
}

int Comparison::compare(const Value &a, const Value &b) const
{
    if (a.kind() == Value::Kind::Bool || b.kind() == Value::Kind::Bool)
        return a.kind() == Value::Kind::Bool && b.kind() == Value::Kind::Bool ? int(a.toBool()) - int(b.toBool())
            : a.kind() == Value::Kind::Bool ? Value::compare(qint64(a.toBool()), b)
                                            : Value::compare(a, qint64(b.toBool()));
    // A cell that could not be decoded holds what is stored; the kinds then follow one another.
    if (sortOf(a.kind()) != sortOf(b.kind()) || m_sort != sortOf(a.kind()))
        return Value::compare(a, b);
    if (m_sort == Sort::Uuid)
        return compareByCodePoint(a.toString(), b.toString()); // QUuid's own order looks at the variant first
    if (m_sort != Sort::Text)
        return Value::compare(a, b);
    if (!m_ranks.isEmpty())
        return sign(m_ranks.indexOf(a.toText()) - m_ranks.indexOf(b.toText()));
    return compareTexts(a.toText(), b.toText());
}

} // namespace jw
