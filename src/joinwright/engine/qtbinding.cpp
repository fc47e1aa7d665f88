// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// How values get into a QtStatement.
#include "joinwright/core/isotime.h"
#include "joinwright/engine/qtstatement.h"
#include "joinwright/engine/resultaccess.h"

#include <cmath>

namespace jw {

namespace {

QVariant toVariant(const Value &value, const Dialect &dialect)
{
    switch (value.kind()) {
    case Value::Kind::Null:
        return {};
    case Value::Kind::Bool:
    case Value::Kind::Int64:
        return QVariant::fromValue(value.toInt64());
    case Value::Kind::Double:
        return value.toDouble();
    case Value::Kind::Text:
    case Value::Kind::Json:
        return value.toText();
    case Value::Kind::Blob:
        return value.toBlob();
    default:
        // A kind that the database has not: as the dialect writes it where no column type is known.
        return toVariant(dialect.toDatabase(value, ColumnType::native({})), dialect);
    }
}

} // namespace

bool QtStatement::reachesPlaces() const
{
    return ResultAccess::ReachesPlaces && m_driver == Driver::Sqlite;
}

void QtStatement::bindVariant(int place, QVariant value)
{
    if (reachesPlaces() && place < m_places)
        ResultAccess::places(m_query)[place] = std::move(value);
    else
        m_query.bindValue(place, value);
}

void QtStatement::bindInteger(int place, qint64 number)
{
    if (reachesPlaces() && place < m_places) {
        QVariant &bound = ResultAccess::places(m_query)[place];
        if (bound.typeId() == QMetaType::LongLong) {
            *static_cast<qlonglong *>(bound.data()) = number;
            return;
        }
    }
    bindVariant(place, QVariant(number));
}

void QtStatement::bindAscii(int place, const char *text, qsizetype size)
{
    if (!takesBytes(place))
        return bindVariant(place, QString::fromLatin1(text, size));
    char *bytes = m_scratch.take(size);
    if (bytes)
        std::copy_n(text, size, bytes);
    bindVariant(place, bytes ? QByteArray::fromRawData(bytes, size) : QByteArray(text, size));
}

namespace {

/// The same text in ASCII; false when it is none.
bool narrow(QStringView text, char *ascii)
{
    char16_t all = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text.utf16()[i];
        all |= unit;
        ascii[i] = char(unit);
    }
    return all <= 0x7F;
}

} // namespace

/// False when it is no text that a database can hold.
bool QtStatement::bindText(int place, const Value &value)
{
    if (!takesBytes(place)) {
        const QString whole = value.toText();
        if (whole.isValidUtf16())
            bindVariant(place, whole);
        return whole.isValidUtf16();
    }
    return value.textView().visit([&](auto text) {
        if constexpr (std::is_same_v<decltype(text), QStringView>) {
            char *ascii = m_scratch.take(text.size());
            if (ascii && narrow(text, ascii)) {
                bindVariant(place, QByteArray::fromRawData(ascii, text.size()));
                return true;
            }
            if (text.isValidUtf16())
                bindVariant(place, text.isEmpty() ? QByteArray("") : text.toUtf8());
            return text.isValidUtf16();
        } else { // a Value keeps no Latin-1
            const char *bytes = text.isEmpty() ? "" : reinterpret_cast<const char *>(text.data());
            bindVariant(place, QByteArray::fromRawData(bytes, text.size()));
            return true;
        }
    });
}

void QtStatement::bind(int place, const Value &value)
{
    if (m_driver == Driver::Text)
        m_literals[place] = m_dialect.literal(value);
    else
        bindVariant(place, toVariant(value, m_dialect));
}

/// False when there is no short way for the value.
bool QtStatement::bindShortly(int place, const Value &value, const CellCodec &codec)
{
    using Way = CellCodec::Way;
    switch (codec.writing) {
    case Way::Whole:
        if (value.kind() != Value::Kind::Int64 || value.toInt64() < codec.lowest || value.toInt64() > codec.highest)
            return false;
        bindInteger(place, value.toInt64());
        return true;
    case Way::Floating:
        if (value.kind() != Value::Kind::Double || std::isnan(value.toDouble()))
            return false;
        bindVariant(place, value.toDouble());
        return true;
    case Way::Boolean:
        if (value.kind() != Value::Kind::Bool)
            return false;
        bindInteger(place, value.toInt64());
        return true;
    case Way::Text:
        // A long one is counted in characters by the dialect.
        return value.kind() == Value::Kind::Text && (codec.longest == 0 || value.textView().size() <= codec.longest) && bindText(place, value);
    case Way::Timestamp: {
        if (value.kind() != codec.kind || !iso::isFourDigitYear(value.toMSecs()))
            return false;
        char text[iso::LongestTimestamp];
        bindAscii(place, text, iso::writeTimestamp({value.toMSecs(), value.microseconds()}, text));
        return true;
    }
    default:
        return false;
    }
}

void QtStatement::bind(int place, const Value &value, const CellCodec &codec)
{
    if (value.isNull())
        return bind(place, value);
    if (m_driver == Driver::Text || !bindShortly(place, value, codec))
        bindAsked(place, value, codec, m_dialect);
}

} // namespace jw
