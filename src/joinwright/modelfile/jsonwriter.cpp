// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/modelfile/jsonwriter.h"

namespace jw {

namespace {

/// A control character as JSON wants it: "\n", "\u0001".
QByteArray escaped(char16_t c)
{
    switch (c) {
    case '\b':
        return "\\b";
    case '\f':
        return "\\f";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\t':
        return "\\t";
    default:
        return "\\u" + QByteArray::number(c, 16).rightJustified(4, '0');
    }
}

} // namespace

QByteArray JsonObject::quoted(const QString &text)
{
    QByteArray result = "\"";
    const QByteArray utf8 = text.toUtf8();
    for (const char c : utf8) {
        if (uchar(c) < 0x20)
            result += escaped(uchar(c));
        else if (c == '"' || c == '\\')
            result += QByteArray("\\") + c;
        else
            result += c;
    }
    return result + '"';
}

QByteArray JsonObject::list(const QList<Id> &values)
{
    QByteArrayList items;
    for (Id id : values)
        items.append('"' + id.toString().toLatin1() + '"');
    return '[' + items.join(',') + ']';
}

QByteArray JsonObject::list(const QStringList &values)
{
    QByteArrayList items;
    for (const QString &value : values)
        items.append(quoted(value));
    return '[' + items.join(',') + ']';
}

void JsonObject::key(const QByteArray &quotedKey)
{
    if (!m_text.isEmpty())
        m_text += ',';
    m_text += quotedKey + ':';
}

JsonObject &JsonObject::value(const char *name, const QByteArray &json)
{
    key('"' + QByteArray(name) + '"');
    m_text += json;
    return *this;
}

JsonObject &JsonObject::id(const char *name, Id value)
{
    return value ? this->value(name, '"' + value.toString().toLatin1() + '"') : *this;
}

JsonObject &JsonObject::ids(const char *name, const QList<Id> &values)
{
    return values.isEmpty() ? *this : value(name, list(values));
}

JsonObject &JsonObject::text(const char *name, const QString &text)
{
    return text.isEmpty() ? *this : value(name, quoted(text));
}

JsonObject &JsonObject::flag(const char *name, bool flag)
{
    return flag ? value(name, "true") : *this;
}

JsonObject &JsonObject::texts(const char *name, const QStringList &values)
{
    return values.isEmpty() ? *this : value(name, list(values));
}

JsonObject &JsonObject::number(const char *name, int number)
{
    return value(name, QByteArray::number(number));
}

JsonObject &JsonObject::unknown(const UnknownKeys &keys)
{
    for (const auto &[name, raw] : keys) {
        key(quoted(name));
        m_text += raw.toUtf8();
    }
    return *this;
}

} // namespace jw
