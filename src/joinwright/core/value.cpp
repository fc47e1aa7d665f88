// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/core/value.h"

#include "joinwright/core/ascii.h"
#include "joinwright/core/error.h"
#include "joinwright/core/utf8.h"

#include <QtCore/QArrayDataPointer>
#include <QtCore/QtEndian>

#include <cmath>
#include <cstring>
#include <limits>

namespace jw {

/// What does not fit 8 bytes: a decimal of more than 64 bits, or a UUID.
struct Value::Wide
{
    QAtomicInt references = 1;
    Decimal decimal;
    QUuid uuid;
};

namespace {

using TextData = QTypedArrayData<char16_t>;
using BlobData = QTypedArrayData<char>;

bool isBuffer(Value::Kind kind)
{
    return kind == Value::Kind::Text || kind == Value::Kind::Json || kind == Value::Kind::Blob;
}

const char *nameOf(Value::Kind kind)
{
    static constexpr const char *Names[]
        = {"NULL", "a boolean", "a whole number", "a floating number", "a decimal", "text", "a blob",
            "a date", "a time", "a timestamp", "a timestamp with time zone", "a UUID", "JSON"};
    return Names[int(kind)];
}

/// Most texts are, and to tell costs less than to decode them.
bool isAscii(const char *text, qsizetype size)
{
    quint64 all = 0;
    for (; size >= 8; text += 8, size -= 8)
        all |= qFromUnaligned<quint64>(text);
    for (; size > 0; --size)
        all |= quint64(*text++);
    return !(all & 0x8080'8080'8080'8080);
}

template<typename Data>
auto *firstOf(Data *header)
{
    return Data::dataStart(header, alignof(typename Data::AlignmentDummy));
}

template <typename Data, typename Character>
Data *ownedHeader(const QArrayDataPointer<Character> &pointer)
{
    // Raw data and buffers with room at the front have no header from which the text can be found again: copy those.
    if (!pointer.d || pointer.ptr != firstOf(pointer.d))
        return nullptr;
    pointer.d->ref();
    return pointer.d;
}

/// Qt's own is empty before the year 0 and after 9999.
QString isoText(QDate date)
{
    return QString::asprintf("%s%04d-%02d-%02d", date.year() < 0 ? "-" : "", std::abs(date.year()), date.month(), date.day());
}

qint64 wallClock(const QDateTime &value)
{
    if (value.timeSpec() == Qt::UTC)
        return value.toMSecsSinceEpoch();
    return QDateTime(value.date(), value.time(), Qt::UTC).toMSecsSinceEpoch();
}

} // namespace

void Value::setText(Kind kind, const QString &text)
{
    if (text.size() > qsizetype(std::numeric_limits<quint32>::max()))
        throw Error(ErrorKind::Value, Error::phrase("a text of more than 4 G characters cannot be kept"));
    m_kind = kind;
    m_size = quint32(text.size());
    if (text.isEmpty()) {
        m_int = 0;
        return;
    }
    TextData *header = ownedHeader<TextData>(text.data_ptr());
    if (!header) {
        const QString copy(text.constData(), text.size());
        header = ownedHeader<TextData>(copy.data_ptr());
    }
    m_data = header;
    m_holding = Holding::Counted;
}

Value::Value(const QString &value)
    : Value()
{
    setText(Kind::Text, value);
}

Value Value::json(const QString &text)
{
    Value value;
    value.setText(Kind::Json, text);
    return value;
}

Value Value::fromUtf8(Kind kind, const char *text, qsizetype size, TextArena &arena)
{
    Value value;
    if (size > TextArena::LongestText) {
        value.setText(kind, textOfUtf8({text, size}));
        return value;
    }
    value.m_kind = kind;
    value.m_size = quint32(size);
    if (size > 0) {
        value.m_text = arena.add(text, size);
        value.m_holding = Holding::Utf8;
    }
    return value;
}

void Value::moveInto(TextArena &arena)
{
    constexpr quint32 Longest = 64; // a longer one may be shared by many, and its buffer weighs little beside it
    if ((m_kind != Kind::Text && m_kind != Kind::Json) || m_holding != Holding::Counted || m_size > Longest)
        return;
    char ascii[Longest];
    if (toAscii(QStringView(firstOf(static_cast<TextData *>(m_data)), m_size), ascii))
        *this = fromUtf8(m_kind, ascii, m_size, arena);
}

Value::Value(const QByteArray &value)
    : Value(Kind::Blob, 0)
{
    if (value.size() > qsizetype(std::numeric_limits<quint32>::max()))
        throw Error(ErrorKind::Value, Error::phrase("a blob of more than 4 GiB cannot be kept"));
    m_size = quint32(value.size());
    if (value.isEmpty())
        return;
    QByteArray copy = value;
    BlobData *header = ownedHeader<BlobData>(copy.data_ptr());
    if (!header) {
        copy = QByteArray(value.constData(), value.size());
        header = ownedHeader<BlobData>(copy.data_ptr());
    }
    m_data = header;
    m_holding = Holding::Counted;
}

Value::Value(const Decimal &value)
    : Value(Kind::Decimal, 0)
{
    m_scale = qint8(value.scale());
    if (value.unscaled() >= std::numeric_limits<qint64>::min()
        && value.unscaled() <= std::numeric_limits<qint64>::max()) {
        m_int = qint64(value.unscaled());
        return;
    }
    m_data = new Wide {1, value, {}};
    m_holding = Holding::Counted;
}

Value::Value(const QUuid &value)
    : Value(Kind::Uuid, 0)
{
    m_data = new Wide {1, {}, value};
    m_holding = Holding::Counted;
}

Value::Value(QDate value)
    : Value(value.isValid() ? Kind::Date : Kind::Null, value.isValid() ? value.toJulianDay() : 0)
{
}

Value::Value(QTime value)
    : Value(value.isValid() ? Kind::Time : Kind::Null, value.isValid() ? value.msecsSinceStartOfDay() : 0)
{
}

Value::Value(const QDateTime &value)
    : Value(value.isValid() ? Kind::TimestampTz : Kind::Null, value.isValid() ? value.toMSecsSinceEpoch() : 0)
{
}

Value Value::timestamp(const QDateTime &value)
{
    return value.isValid() ? Value(Kind::Timestamp, wallClock(value)) : Value();
}

void Value::ref() const noexcept
{
    if (m_holding == Holding::Utf8)
        TextArena::ref(m_text);
    else if (isBuffer(m_kind))
        static_cast<QArrayData *>(m_data)->ref();
    else
        static_cast<Wide *>(m_data)->references.ref();
}

void Value::deref() noexcept
{
    if (m_holding == Holding::Utf8)
        return TextArena::deref(m_text);
    if (!isBuffer(m_kind)) {
        if (!static_cast<Wide *>(m_data)->references.deref())
            delete static_cast<Wide *>(m_data);
        return;
    }
    QArrayData *header = static_cast<QArrayData *>(m_data);
    if (header->deref())
        return;
    if (m_kind == Kind::Blob)
        BlobData::deallocate(header);
    else
        TextData::deallocate(header);
}

void Value::refuse(const char *wanted) const
{
    throw Error(ErrorKind::Value,
        Error::phrase("%1 was wanted, but the value is %2 (%3)", QLatin1StringView(wanted), QLatin1StringView(nameOf(m_kind)), toString().left(80)));
}

bool Value::toBool() const
{
    if (m_kind == Kind::Bool || (m_kind == Kind::Int64 && (m_int == 0 || m_int == 1)))
        return m_int != 0;
    refuse("a boolean");
}

double Value::widenedToDouble() const
{
    if (m_kind == Kind::Int64)
        return double(m_int);
    if (m_kind == Kind::Decimal)
        return toDecimal().toDouble();
    refuse("a floating number");
}

Decimal Value::toDecimal() const
{
    if (m_kind == Kind::Decimal)
        return m_holding == Holding::Counted ? static_cast<const Wide *>(m_data)->decimal : Decimal(m_int, m_scale);
    if (m_kind == Kind::Int64)
        return Decimal(m_int, 0);
    refuse("a decimal");
}

QString Value::toText() const
{
    if (m_kind != Kind::Text && m_kind != Kind::Json)
        refuse("text");
    if (m_holding == Holding::Nothing)
        return QStringLiteral("");
    if (m_holding == Holding::Utf8)
        return isAscii(m_text, m_size) ? QString::fromLatin1(m_text, m_size) : textOfUtf8({m_text, qsizetype(m_size)});
    TextData *header = static_cast<TextData *>(m_data);
    header->ref();
    return QString(QStringPrivate(header, firstOf(header), m_size));
}

QAnyStringView Value::textView() const
{
    if (m_kind != Kind::Text && m_kind != Kind::Json)
        refuse("text");
    if (m_holding == Holding::Nothing)
        return QUtf8StringView("", 0);
    if (m_holding == Holding::Utf8)
        return QUtf8StringView(m_text, m_size);
    return QStringView(firstOf(static_cast<TextData *>(m_data)), m_size);
}

QByteArray Value::toBlob() const
{
    if (m_kind != Kind::Blob)
        refuse("a blob");
    if (m_holding == Holding::Nothing)
        return QByteArray("", 0);
    BlobData *header = static_cast<BlobData *>(m_data);
    header->ref();
    return QByteArray(QByteArray::DataPointer(header, firstOf(header), m_size));
}

QDate Value::toDate() const
{
    if (m_kind != Kind::Date)
        refuse("a date");
    return QDate::fromJulianDay(m_int);
}

QTime Value::toTime() const
{
    if (m_kind != Kind::Time)
        refuse("a time");
    return QTime::fromMSecsSinceStartOfDay(int(m_int));
}

QDateTime Value::toDateTime() const
{
    return QDateTime::fromMSecsSinceEpoch(toMSecs(), Qt::UTC);
}

QUuid Value::toUuid() const
{
    if (m_kind != Kind::Uuid)
        refuse("a UUID");
    return static_cast<const Wide *>(m_data)->uuid;
}

/// `text` ends with seconds or milliseconds.
QString Value::withMicroseconds(QString text) const
{
    if (m_size > 0)
        text += QString::number(m_size).rightJustified(3, QLatin1Char('0'));
    return text;
}

QString Value::toString() const
{
    switch (m_kind) {
    case Kind::Null:
        return QStringLiteral("NULL");
    case Kind::Bool:
        return m_int ? QStringLiteral("true") : QStringLiteral("false");
    case Kind::Int64:
        return QString::number(m_int);
    case Kind::Double:
        return QString::number(m_double, 'g', QLocale::FloatingPointShortest);
    case Kind::Decimal:
        return toDecimal().toString();
    case Kind::Text:
    case Kind::Json:
        return toText();
    case Kind::Blob:
        return QStringLiteral("0x") + QString::fromLatin1(toBlob().toHex());
    case Kind::Date:
        return isoText(toDate());
    case Kind::Time:
        return withMicroseconds(toTime().toString(m_int % 1000 || m_size ? Qt::ISODateWithMs : Qt::ISODate));
    case Kind::Timestamp:
    case Kind::TimestampTz: {
        const QDateTime moment = toDateTime();
        const QString text = withMicroseconds(
            isoText(moment.date()) + QLatin1Char(' ') + moment.time().toString(m_int % 1000 || m_size ? Qt::ISODateWithMs : Qt::ISODate));
        return m_kind == Kind::Timestamp ? text : text + QLatin1Char('Z'); // no zone, no Z
    }
    case Kind::Uuid:
        return toUuid().toString(QUuid::WithoutBraces);
    }
    Q_UNREACHABLE();
}

bool Value::sameText(const Value &a, const Value &b)
{
    if (a.m_holding == Holding::Utf8 && b.m_holding == Holding::Utf8)
        return a.m_size == b.m_size && std::memcmp(a.m_text, b.m_text, a.m_size) == 0;
    if (a.m_holding != b.m_holding) // sizes say nothing: bytes are not characters
        return a.m_size > 0 && b.m_size > 0 && a.toText() == b.toText();
    return a.m_size == b.m_size && (a.m_int == b.m_int || a.toText() == b.toText());
}

bool Value::isSame(const Value &a, const Value &b)
{
    if (a.m_kind != b.m_kind)
        return false;
    switch (a.m_kind) {
    case Value::Kind::Null:
        return true;
    case Value::Kind::Double:
        return a.m_double == b.m_double || (std::isnan(a.m_double) && std::isnan(b.m_double));
    case Value::Kind::Decimal:
        return a.toDecimal() == b.toDecimal();
    case Value::Kind::Uuid:
        return a.toUuid() == b.toUuid();
    case Value::Kind::Text:
    case Value::Kind::Json:
        return Value::sameText(a, b);
    case Value::Kind::Blob:
        return a.m_size == b.m_size && (a.m_int == b.m_int || a.toBlob() == b.toBlob());
    default:
        return a.m_int == b.m_int && a.m_size == b.m_size;
    }
}

namespace {

/// Beyond 2^53 not every whole number is a double: the numbers compare, not what rounding makes of one.
int compareExactly(qint64 whole, double real)
{
    static constexpr double Beyond = 9223372036854775808.; // 2^63
    if (real >= Beyond || real < -Beyond)
        return real < 0 ? 1 : -1;
    const qint64 truncated = std::isnan(real) ? whole : qint64(real);
    if (whole != truncated)
        return whole < truncated ? -1 : 1;
    return double(truncated) < real ? -1 : double(truncated) > real ? 1 : 0;
}

} // namespace

int Value::compare(const Value &a, const Value &b)
{
    const auto sign = [](auto x, auto y) { return x < y ? -1 : y < x ? 1 : 0; };
    if (a.isNumber() && b.isNumber()) {
        if (a.m_kind == Kind::Int64 && b.m_kind == Kind::Double)
            return compareExactly(a.m_int, b.m_double);
        if (a.m_kind == Kind::Double && b.m_kind == Kind::Int64)
            return -compareExactly(b.m_int, a.m_double);
        if (a.m_kind == Kind::Double || b.m_kind == Kind::Double)
            return sign(a.toDouble(), b.toDouble());
        return sign(a.toDecimal(), b.toDecimal());
    }
    if (a.m_kind != b.m_kind)
        return sign(int(a.m_kind), int(b.m_kind));
    switch (a.m_kind) {
    case Kind::Null:
        return 0;
    case Kind::Text:
    case Kind::Json:
        return sign(QString::compare(a.toText(), b.toText()), 0);
    case Kind::Blob:
        return sign(a.toBlob().compare(b.toBlob()), 0);
    case Kind::Uuid:
        return sign(a.toUuid(), b.toUuid());
    default:
        return a.m_int != b.m_int ? sign(a.m_int, b.m_int) : sign(a.m_size, b.m_size);
    }
}

size_t Value::hash(size_t seed) const
{
    switch (m_kind) {
    case Kind::Text:
    case Kind::Json:
        return qHashMulti(seed, int(m_kind), toText());
    case Kind::Blob:
        return qHashMulti(seed, int(m_kind), toBlob());
    case Kind::Decimal:
        return qHashMulti(seed, int(m_kind), toDecimal());
    case Kind::Uuid:
        return qHashMulti(seed, int(m_kind), toUuid());
    case Kind::Double:
        return qHashMulti(seed, int(m_kind), std::isnan(m_double) ? std::numeric_limits<double>::quiet_NaN() : m_double);
    default:
        return qHashMulti(seed, int(m_kind), m_int);
    }
}

QDebug operator<<(QDebug debug, const Value &value)
{
    const QDebugStateSaver saver(debug);
    return debug.noquote().nospace() << value.toString();
}

} // namespace jw
