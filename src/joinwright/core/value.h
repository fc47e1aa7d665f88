// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/decimal.h"
#include "joinwright/core/textarena.h"

#include <QtCore/QAnyStringView>
#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QString>
#include <QtCore/QUuid>

#include <compare>
#include <cstring>

namespace jw {

/// One value of a row, a bound parameter or a literal: one of a few exact kinds, in 16 bytes.
///
/// Texts and blobs share their buffer with the QString or QByteArray they came from; texts from a database stay UTF-8
/// until they are looked at. Copying a Value copies no text.
/// Accessors demand the right kind (toInt64() of a Text throws Error(Value)), except that whole numbers widen to
/// Double and Decimal and Bool reads as Int64 and back from 0 and 1, because databases keep booleans as numbers.
class Value
{
public:
    /// What a value is; few exact kinds, everything else is refused.
    enum class Kind : quint8 {
        Null,
        Bool,
        Int64,
        Double,
        Decimal,
        Text,
        Blob,
        Date,
        Time, ///< wall clock, milliseconds
        Timestamp, ///< date and wall clock without a zone; carried by a QDateTime whose spec is UTC
        TimestampTz, ///< a moment; carried by a QDateTime in UTC
        Uuid,
        Json, ///< JSON text as the database gave it
    };

    constexpr Value() noexcept
        : m_int(0)
    {
    }
    constexpr Value(std::nullptr_t) noexcept
        : Value()
    {
    }
    Value(bool value) noexcept
        : Value(Kind::Bool, value)
    {
    }
    Value(int value) noexcept
        : Value(Kind::Int64, value)
    {
    }
    Value(qint64 value) noexcept
        : Value(Kind::Int64, value)
    {
    }
    Value(long value) noexcept
        : Value(Kind::Int64, value)
    {
    }
    Value(double value) noexcept
        : m_double(value)
        , m_kind(Kind::Double)
    {
    }
    Value(const Decimal &value);
    Value(const QString &value);
    Value(QStringView value)
        : Value(value.toString())
    {
    }
    Value(QLatin1StringView value)
        : Value(QString(value))
    {
    }
    Value(const char16_t *value)
        : Value(QString::fromUtf16(value))
    {
    }
    Value(const char *) = delete; // would mean text in an unknown encoding
    Value(const void *) = delete;
    Value(const QByteArray &value); ///< a blob
    Value(QDate value);
    Value(QTime value);
    /// A moment: converted to UTC, kind TimestampTz. For a wall clock see timestamp().
    Value(const QDateTime &value);
    Value(const QUuid &value);

    /// Date and wall clock of `value` without its zone; kind Timestamp.
    static Value timestamp(const QDateTime &value);
    /// A wall clock by milliseconds since 1970-01-01T00:00, and the microseconds beyond them (0 to 999); kind Timestamp or
    /// TimestampTz.
    static Value fromMSecs(Kind kind, qint64 msecs, int micros = 0)
    {
        Q_ASSERT(kind == Kind::Timestamp || kind == Kind::TimestampTz);
        Value value(kind, msecs);
        value.m_size = quint32(micros);
        return value;
    }
    /// A time of day by milliseconds, and the microseconds beyond them.
    static Value timeOfDay(int msecs, int micros = 0)
    {
        Value value(Kind::Time, msecs);
        value.m_size = quint32(micros);
        return value;
    }
    static Value json(const QString &text);
    /// A text (or Json) from UTF-8, kept as such in `arena`, or as a QString when it is too long for one.
    static Value fromUtf8(Kind kind, const char *text, qsizetype size, TextArena &arena);
    /// Moves a short ASCII text into `arena`, where it takes a quarter of the memory; leaves anything else.
    void moveInto(TextArena &arena);

    Value(const Value &other) noexcept
    {
        setBytes(other.bytes());
        if (m_holding != Holding::Nothing)
            ref();
    }
    Value(Value &&other) noexcept
    {
        setBytes(other.bytes());
        other.setBytes({});
    }
    Value &operator=(const Value &other) noexcept
    {
        Value copy(other);
        swap(copy);
        return *this;
    }
    Value &operator=(Value &&other) noexcept
    {
        Value taken(std::move(other));
        swap(taken);
        return *this;
    }
    ~Value()
    {
        if (m_holding != Holding::Nothing)
            deref();
    }
    void swap(Value &other) noexcept
    {
        const Bytes bytes = other.bytes();
        other.setBytes(this->bytes());
        setBytes(bytes);
    }

    Kind kind() const noexcept { return m_kind; }
    bool isNull() const noexcept { return m_kind == Kind::Null; }
    bool isNumber() const noexcept
    {
        return m_kind == Kind::Int64 || m_kind == Kind::Double || m_kind == Kind::Decimal;
    }

    bool toBool() const;
    qint64 toInt64() const
    {
        if (m_kind != Kind::Int64 && m_kind != Kind::Bool) [[unlikely]]
            refuse("a whole number");
        return m_int;
    }
    double toDouble() const { return m_kind == Kind::Double ? m_double : widenedToDouble(); }
    Decimal toDecimal() const;
    QString toText() const; ///< Text and Json
    /// As toText(), in the encoding it is kept in, without a copy; good as long as this Value is.
    QAnyStringView textView() const;
    QByteArray toBlob() const;
    QDate toDate() const;
    QTime toTime() const;
    QDateTime toDateTime() const; ///< Timestamp and TimestampTz; the spec is UTC
    /// As toDateTime(), without making one.
    qint64 toMSecs() const
    {
        if (m_kind != Kind::Timestamp && m_kind != Kind::TimestampTz) [[unlikely]]
            refuse("a timestamp");
        return m_int;
    }
    /// Of a Time, Timestamp or TimestampTz: what it has beyond the millisecond, 0 to 999. QTime and QDateTime have no place
    /// for it; what is read from a database and written again keeps it.
    int microseconds() const { return isClock() ? int(m_size) : 0; }
    QUuid toUuid() const;

    /// The value in words: ISO 8601 for dates, "0x…" for blobs, "NULL"; for messages, logs and grids' tool tips.
    QString toString() const;

    /// Same kind and same content. Int64 1, Double 1.0 and Decimal 1.0 differ; Decimal 1.5 equals Decimal 1.50, and NaN is
    /// the same as NaN.
    friend bool operator==(const Value &a, const Value &b)
    {
        return a.m_kind == Kind::Int64 && b.m_kind == Kind::Int64 ? a.m_int == b.m_int : isSame(a, b);
    }
    /// An order for sorting: NULL first, numbers by size whatever their kind, then by kind and content.
    static int compare(const Value &a, const Value &b);
    friend size_t qHash(const Value &value, size_t seed) { return value.hash(seed); }
    friend size_t qHash(const Value &value) { return value.hash(0); }
    friend QDebug operator<<(QDebug debug, const Value &value);

private:
    struct Wide;
    enum class Holding : quint8 {
        Nothing,
        Counted, ///< m_data
        Utf8, ///< m_text, in an arena
    };

    /// All members at once. Processors wait for a value that is read in wider pieces than it was written in.
    struct Bytes
    {
        quint64 words[2] = {0, 0};
    };
    Bytes bytes() const noexcept
    {
        Bytes bytes;
        std::memcpy(&bytes, static_cast<const void *>(this), sizeof(Value));
        return bytes;
    }
    void setBytes(const Bytes &bytes) noexcept { std::memcpy(static_cast<void *>(this), &bytes, sizeof(Value)); }

    Value(Kind kind, qint64 value) noexcept
        : m_int(value)
        , m_kind(kind)
    {
    }
    bool isClock() const { return m_kind == Kind::Time || m_kind == Kind::Timestamp || m_kind == Kind::TimestampTz; }
    QString withMicroseconds(QString text) const;
    size_t hash(size_t seed) const;
    double widenedToDouble() const;
    static bool isSame(const Value &a, const Value &b);
    static bool sameText(const Value &a, const Value &b);
    void setText(Kind kind, const QString &text);
    void ref() const noexcept;
    void deref() noexcept;
    [[noreturn]] Q_DECL_COLD_FUNCTION void refuse(const char *wanted) const;

    union {
        qint64 m_int;
        double m_double;
        void *m_data; // the header of a QString's or QByteArray's buffer, or a Wide
        const char *m_text;
    };
    quint32 m_size = 0; // characters or bytes; of a clock: microseconds
    Kind m_kind = Kind::Null;
    Holding m_holding = Holding::Nothing;
    qint8 m_scale = 0; // of a Decimal that fits 64 bits
};

static_assert(sizeof(Value) == 16);

} // namespace jw

Q_DECLARE_TYPEINFO(jw::Value, Q_RELOCATABLE_TYPE);
