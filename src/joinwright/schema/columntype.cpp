// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/schema/columntype.h"

#include <QtCore/QList>

namespace jw {

namespace {

struct TypeWord
{
    ColumnType::Kind kind;
    QLatin1StringView text;
};

using Kind = ColumnType::Kind;

constexpr TypeWord TypeWords[] = {
    {Kind::Int16, QLatin1StringView("int16")},
    {Kind::Int32, QLatin1StringView("int32")},
    {Kind::Int64, QLatin1StringView("int64")},
    {Kind::Decimal, QLatin1StringView("decimal")},
    {Kind::Float, QLatin1StringView("float")},
    {Kind::Double, QLatin1StringView("double")},
    {Kind::Text, QLatin1StringView("text")},
    {Kind::Binary, QLatin1StringView("binary")},
    {Kind::Boolean, QLatin1StringView("boolean")},
    {Kind::Date, QLatin1StringView("date")},
    {Kind::Time, QLatin1StringView("time")},
    {Kind::Timestamp, QLatin1StringView("timestamp")},
    {Kind::TimestampTz, QLatin1StringView("timestamptz")},
    {Kind::Uuid, QLatin1StringView("uuid")},
    {Kind::Json, QLatin1StringView("json")},
    {Kind::Interval, QLatin1StringView("interval")},
};

constexpr QLatin1StringView NativePrefix("native:");
constexpr QLatin1StringView ArrayPrefix("array(");

std::optional<Kind> kindOf(QStringView word)
{
    for (const TypeWord &entry : TypeWords) {
        if (word == entry.text)
            return entry.kind;
    }
    return std::nullopt;
}

std::optional<QList<int>> numbersOf(QStringView text)
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

std::optional<ColumnType> withNumbers(Kind kind, const QList<int> &numbers)
{
    if (kind == Kind::Decimal && numbers.size() <= 2) {
        const int scale = numbers.value(1);
        if (numbers[0] < 1 || scale > numbers[0])
            return std::nullopt;
        return ColumnType::decimal(numbers[0], scale);
    }
    if (numbers.size() != 1 || numbers[0] < 1)
        return std::nullopt;
    if (kind == Kind::Text)
        return ColumnType::text(numbers[0]);
    if (kind == Kind::Binary)
        return ColumnType::binary(numbers[0]);
    return std::nullopt;
}

} // namespace

ColumnType ColumnType::decimal(int precision, int scale)
{
    ColumnType type(Kind::Decimal);
    type.m_length = precision;
    type.m_scale = scale;
    return type;
}

ColumnType ColumnType::text(int length)
{
    ColumnType type(Kind::Text);
    type.m_length = length;
    return type;
}

ColumnType ColumnType::binary(int length)
{
    ColumnType type(Kind::Binary);
    type.m_length = length;
    return type;
}

ColumnType ColumnType::enumeration(Id enumType)
{
    ColumnType type(Kind::Enum);
    type.m_enum = enumType;
    return type;
}

ColumnType ColumnType::native(const QString &nativeType)
{
    ColumnType type(Kind::Native);
    type.m_native = nativeType;
    return type;
}

ColumnType ColumnType::array(const ColumnType &element)
{
    ColumnType type = element;
    type.m_element = element.m_kind;
    type.m_kind = Kind::Array;
    return type;
}

ColumnType ColumnType::element() const
{
    ColumnType type = *this;
    type.m_kind = m_element;
    type.m_element = Kind::Text;
    return type;
}

std::optional<ColumnType> ColumnType::fromString(QStringView text)
{
    if (text.startsWith(u'@')) {
        const std::optional<Id> id = Id::fromString(text.sliced(1));
        return id ? std::optional(enumeration(*id)) : std::nullopt;
    }
    if (text.startsWith(NativePrefix)) {
        const QStringView type = text.sliced(NativePrefix.size());
        return type.isEmpty() ? std::nullopt : std::optional(native(type.toString()));
    }
    if (text.startsWith(ArrayPrefix) && text.endsWith(u')')) {
        const auto element = fromString(text.sliced(ArrayPrefix.size()).chopped(1));
        if (!element || element->m_kind == Kind::Array || element->m_kind == Kind::Enum)
            return std::nullopt;
        return array(*element);
    }
    const qsizetype open = text.indexOf(u'(');
    const std::optional<Kind> kind = kindOf(open < 0 ? text : text.first(open));
    if (!kind)
        return std::nullopt;
    if (open < 0)
        return ColumnType(*kind);
    if (!text.endsWith(u')'))
        return std::nullopt;
    const auto numbers = numbersOf(text.sliced(open + 1).chopped(1));
    return numbers ? withNumbers(*kind, *numbers) : std::nullopt;
}

QString ColumnType::toString() const
{
    switch (m_kind) {
    case Kind::Enum:
        return u'@' + m_enum.toString();
    case Kind::Native:
        return NativePrefix + m_native;
    case Kind::Array:
        return ArrayPrefix + element().toString() + u')';
    default:
        break;
    }
    QString text = TypeWords[int(m_kind)].text;
    if (m_kind == Kind::Decimal && m_length > 0)
        text += QStringLiteral("(%1,%2)").arg(m_length).arg(m_scale);
    else if (m_length > 0)
        text += QStringLiteral("(%1)").arg(m_length);
    return text;
}

} // namespace jw
