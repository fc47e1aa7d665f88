// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/id.h"

#include <QtCore/QString>

#include <optional>

namespace jw {

/// The type of a column: one of a closed list that every database maps, an enum of the schema, or a native type.
///
/// Its text form is the same in the model file, on the screen and in messages: int16 int32 int64 decimal(p,s) float
/// double text text(n) binary binary(n) boolean date time timestamp timestamptz uuid json interval array(int32) @<enum id> native:<type>.
class ColumnType
{
public:
    /// The families of types, whatever a database calls them.
    enum class Kind : quint8 {
        Int16,
        Int32,
        Int64,
        Decimal,
        Float,
        Double,
        Text,
        Binary,
        Boolean,
        Date,
        Time,
        Timestamp,
        TimestampTz,
        Uuid,
        Json,
        Interval,
        Array,
        Enum,
        Native,
    };

    ColumnType() = default; ///< text
    ColumnType(Kind kind)
        : m_kind(kind)
    {
    }
    /// `precision` digits in all, `scale` of them after the point.
    static ColumnType decimal(int precision, int scale);
    static ColumnType text(int length); ///< at most `length` characters
    static ColumnType binary(int length);
    static ColumnType enumeration(Id enumType);
    static ColumnType native(const QString &type); ///< as the database spells it
    static ColumnType array(const ColumnType &element); ///< of a type that is no array and no enum

    /// Reads the text form; nothing when it is none.
    static std::optional<ColumnType> fromString(QStringView text);
    QString toString() const;

    Kind kind() const { return m_kind; }
    int length() const { return m_length; } ///< of text and binary; 0 when unlimited
    int precision() const { return m_length; } ///< of decimal
    int scale() const { return m_scale; }
    Id enumType() const { return m_enum; }
    QString nativeType() const { return m_native; }
    ColumnType element() const; ///< of an array

    bool isInteger() const { return m_kind <= Kind::Int64; }
    bool isNumeric() const { return m_kind <= Kind::Double; }
    bool isTextual() const { return m_kind == Kind::Text || m_kind == Kind::Enum; }

    friend bool operator==(const ColumnType &, const ColumnType &) = default;

private:
    Kind m_kind = Kind::Text;
    Kind m_element = Kind::Text; // of an array; its parameters are this type's
    int m_length = 0; // or precision
    int m_scale = 0;
    Id m_enum;
    QString m_native;
};

} // namespace jw
