// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/document/typetext.h"

#include <QtCore/QHash>
#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

// What people bring from databases and languages, in our words.
QString ourWord(const QString &word)
{
    static const QHash<QString, QString> words {
        {u"smallint"_s, u"int16"_s}, {u"short"_s, u"int16"_s}, {u"int"_s, u"int32"_s}, {u"integer"_s, u"int32"_s},
        {u"long"_s, u"int64"_s}, {u"bigint"_s, u"int64"_s}, {u"number"_s, u"decimal"_s}, {u"numeric"_s, u"decimal"_s},
        {u"money"_s, u"decimal(12,2)"_s}, {u"real"_s, u"float"_s}, {u"string"_s, u"text"_s}, {u"varchar"_s, u"text"_s},
        {u"char"_s, u"text"_s}, {u"bool"_s, u"boolean"_s}, {u"blob"_s, u"binary"_s}, {u"bytes"_s, u"binary"_s},
        {u"datetime"_s, u"timestamp"_s}, {u"jsonb"_s, u"json"_s}, {u"guid"_s, u"uuid"_s},
    };
    return words.value(word, word);
}

std::optional<ColumnType> readPlain(const QString &text)
{
    if (const auto exact = ColumnType::fromString(text))
        return exact;
    static const QRegularExpression pattern(u"^([a-z0-9]+)\\s*(\\(.*\\))?$"_s, QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return {};
    const QString word = ourWord(match.captured(1).toLower());
    QString parameters = match.captured(2).remove(u' ');
    if (word == u"decimal" && !parameters.isEmpty() && !parameters.contains(u','))
        parameters = parameters.chopped(1) + u",0)"_s;
    return ColumnType::fromString(QString(word + parameters));
}

} // namespace

std::optional<TypedType> readType(const Schema &schema, const QString &text)
{
    QString wanted = text.trimmed();
    TypedType result;
    result.nullable = wanted.endsWith(u'?');
    if (result.nullable)
        wanted = wanted.chopped(1).trimmed();
    for (const EnumType &type : schema.enums()) {
        if (type.name.compare(wanted, Qt::CaseInsensitive) == 0) {
            result.type = ColumnType::enumeration(type.id);
            return result;
        }
    }
    const auto plain = wanted.startsWith(u'@') ? std::nullopt : readPlain(wanted);
    if (!plain)
        return {};
    result.type = *plain;
    return result;
}

QString writeType(const Schema &schema, const ColumnType &type, bool nullable)
{
    return schema.typeName(type) + (nullable ? u"?"_s : QString());
}

QStringList typeWords(const Schema &schema)
{
    QStringList words;
    for (const EnumType &type : schema.enums())
        words.append(type.name);
    words.sort(Qt::CaseInsensitive);
    return words + QStringList {u"int64"_s, u"int32"_s, u"int16"_s, u"text"_s, u"text(40)"_s, u"boolean"_s, u"date"_s,
               u"time"_s, u"timestamp"_s, u"timestamptz"_s, u"decimal(10,2)"_s, u"double"_s, u"float"_s, u"uuid"_s,
               u"json"_s, u"binary"_s, u"interval"_s};
}

} // namespace jw::studio
