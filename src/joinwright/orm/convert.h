// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/value.h"
#include "joinwright/orm/opt.h"

#include <limits>

namespace jw {

/// The names of an enum class as the database keeps them, by position. Generated beside the enum; found by
/// `const jw::EnumInfo &enumInfo(TheEnum)` in the enum's namespace.
struct EnumInfo
{
    const char *name; ///< "UserRole"
    const char *const *values; ///< UTF-8
    int count;

    QString text(int position) const; ///< throws Error(Value) when there is none
    int position(const QString &text) const; ///< throws Error(Value) naming the enum when there is none
};

/// What generated enums print: their text, without quotes.
QDebug printEnum(QDebug debug, const EnumInfo &info, int position);

/// The text that the database keeps for a generated enum's value: enumText(order.status()).
template<typename T>
    requires std::is_enum_v<T>
QString enumText(T value)
{
    return enumInfo(value).text(int(value));
}

/// Throws Error(Value): `value` does not fit a whole number of `bits` bits.
[[noreturn]] void throwOutOfRange(qint64 value, int bits);

template<typename T>
inline constexpr bool isOpt = false;
template<typename T>
inline constexpr bool isOpt<Opt<T>> = true;

/// The C++ value of a cell; NULL becomes an empty Opt, or a default-made T. Throws Error(Value) when it is of
/// another kind.
template<typename T>
T fromValue(const Value &value)
{
    if constexpr (isOpt<T>) {
        return value.isNull() ? T() : T(fromValue<typename T::value_type>(value));
    } else if constexpr (std::is_same_v<T, Value>) {
        return value;
    } else {
        if (value.isNull())
            return T {};
        if constexpr (std::is_enum_v<T>) {
            return T(enumInfo(T {}).position(value.toText()));
        } else if constexpr (std::is_same_v<T, bool>) {
            return value.toBool();
        } else if constexpr (std::is_integral_v<T>) {
            const qint64 number = value.toInt64();
            if (number < qint64(std::numeric_limits<T>::min()) || number > qint64(std::numeric_limits<T>::max()))
                throwOutOfRange(number, sizeof(T) * 8);
            return T(number);
        } else if constexpr (std::is_floating_point_v<T>) {
            return T(value.toDouble());
        } else if constexpr (std::is_same_v<T, Decimal>) {
            return value.toDecimal();
        } else if constexpr (std::is_same_v<T, QString>) {
            return value.toText();
        } else if constexpr (std::is_same_v<T, QByteArray>) {
            return value.toBlob();
        } else if constexpr (std::is_same_v<T, QDate>) {
            return value.toDate();
        } else if constexpr (std::is_same_v<T, QTime>) {
            return value.toTime();
        } else if constexpr (std::is_same_v<T, QDateTime>) {
            return value.toDateTime();
        } else {
            static_assert(std::is_same_v<T, QUuid>, "jw: a column cannot be of this C++ type");
            return value.toUuid();
        }
    }
}

/// `value` as a cell. A QDateTime becomes a moment in UTC, or with `wallClock` a timestamp without zone.
template<typename T>
Value toValue(const T &value, bool wallClock = false)
{
    if constexpr (isOpt<T>)
        return value ? toValue(*value, wallClock) : Value();
    else if constexpr (std::is_enum_v<T>)
        return Value(enumInfo(value).text(int(value)));
    else if constexpr (std::is_same_v<T, bool>)
        return Value(value);
    else if constexpr (std::is_integral_v<T>)
        return Value(qint64(value));
    else if constexpr (std::is_floating_point_v<T>)
        return Value(double(value));
    else if constexpr (std::is_same_v<T, QDateTime>)
        return wallClock ? Value::timestamp(value) : Value(value);
    else
        return Value(value);
}

} // namespace jw
