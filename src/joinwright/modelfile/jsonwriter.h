// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/table.h"

#include <QtCore/QByteArray>

namespace jw {

/// Writes one JSON object on one line, leaving defaults out: {"id":"…","name":"…"}.
class JsonObject
{
public:
    JsonObject() = default;

    JsonObject &id(const char *key, Id value); ///< left out when null
    JsonObject &ids(const char *key, const QList<Id> &values); ///< left out when empty
    JsonObject &text(const char *key, const QString &value); ///< left out when empty
    JsonObject &flag(const char *key, bool value); ///< left out when false
    JsonObject &texts(const char *key, const QStringList &values); ///< left out when empty
    JsonObject &number(const char *key, int value); ///< always written
    JsonObject &value(const char *key, const QByteArray &json); ///< as it is
    JsonObject &unknown(const UnknownKeys &keys);

    bool isEmpty() const { return m_text.isEmpty(); }
    QByteArray open() const { return '{' + m_text; } ///< without the closing brace: members follow
    QByteArray close() const { return open() + '}'; }

    static QByteArray quoted(const QString &text);
    static QByteArray list(const QList<Id> &values);
    static QByteArray list(const QStringList &values);

private:
    void key(const QByteArray &quotedKey);

    QByteArray m_text;
};

} // namespace jw
