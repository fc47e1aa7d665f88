// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/codegen/pythontext.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace jw::python {

namespace {

constexpr int Width = 100;

bool isCurrent(const QString &sql)
{
    return sql.startsWith("CURRENT_"_L1, Qt::CaseInsensitive) && !sql.contains(u' ');
}

bool isWord(const QString &sql, QLatin1StringView word)
{
    return sql.compare(word, Qt::CaseInsensitive) == 0;
}

/// Whether the first bracket closes with the last character.
bool isInBrackets(const QString &sql)
{
    if (!sql.startsWith(u'(') || !sql.endsWith(u')'))
        return false;
    int depth = 0;
    for (qsizetype i = 0; i < sql.size(); ++i) {
        depth += sql[i] == u'(' ? 1 : sql[i] == u')' ? -1 : 0;
        if (depth == 0)
            return i == sql.size() - 1;
    }
    return false;
}

} // namespace

QString string(const QString &text)
{
    const QChar quote = text.contains(u'"') && !text.contains(u'\'') ? u'\'' : u'"';
    QString result(quote);
    for (QChar c : text) {
        if (c == quote || c == u'\\')
            result += u'\\' + QString(c);
        else if (c == u'\n')
            result += "\\n"_L1;
        else if (c == u'\r')
            result += "\\r"_L1;
        else if (c == u'\t')
            result += "\\t"_L1;
        else if (c.unicode() < 0x20 || c.unicode() == 0x7f)
            result += u"\\x%1"_s.arg(int(c.unicode()), 2, 16, QChar(u'0'));
        else
            result += c;
    }
    return result + quote;
}

QString arguments(const QStringList &items, int before, int indent)
{
    const QString line = items.join(u", "_s);
    if (before + line.size() + 1 <= Width && !line.contains(u'\n'))
        return line;
    const QString padding(indent + 4, u' ');
    return u'\n' + padding + items.join(u",\n"_s + padding) + u",\n"_s + QString(indent, u' ');
}

const QSet<QString> &keywords()
{
    static const QStringList list
        = u"False None True and as assert async await break class continue def del elif else except finally for from global if "
          "import in is lambda match nonlocal not or pass raise return try type while with yield self cls print exec "
          "datetime decimal enum uuid json"_s.split(u' ');
    static const QSet<QString> words(list.cbegin(), list.cend());
    return words;
}

QString docText(const QString &text)
{
    QString result = text;
    result.replace(u'\\', "\\\\"_L1).replace("\"\"\""_L1, "'''"_L1);
    return result.endsWith(u'"') ? result + u' ' : result;
}

std::optional<QString> sqlText(const QString &sql)
{
    static const QRegularExpression pattern(u"^'((?:[^']|'')*)'$"_s);
    const QRegularExpressionMatch match = pattern.match(sql.trimmed());
    return match.hasMatch() ? std::optional(match.captured(1).replace("''"_L1, "'"_L1)) : std::nullopt;
}

bool isSqlNumber(const QString &sql)
{
    static const QRegularExpression pattern(u"^[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?$"_s);
    return pattern.match(sql.trimmed()).hasMatch();
}

QString sqlDefault(const QString &sql)
{
    const QString text = sql.trimmed();
    if (isSqlNumber(text) || sqlText(text) || isCurrent(text) || isWord(text, "NULL"_L1) || isWord(text, "TRUE"_L1)
        || isWord(text, "FALSE"_L1) || isInBrackets(text))
        return text;
    return u'(' + text + u')';
}

std::optional<QString> defaultValue(const Column &column)
{
    const QString sql = column.defaultValue.trimmed();
    using Kind = ColumnType::Kind;
    const Kind kind = column.type.kind();
    if (kind == Kind::Boolean && (isWord(sql, "TRUE"_L1) || sql == "1"_L1))
        return u"True"_s;
    if (kind == Kind::Boolean && (isWord(sql, "FALSE"_L1) || sql == "0"_L1))
        return u"False"_s;
    if (kind == Kind::Decimal && isSqlNumber(sql))
        return u"decimal.Decimal(%1)"_s.arg(string(sql));
    bool isWhole = false;
    const qlonglong whole = sql.toLongLong(&isWhole);
    if (column.type.isInteger())
        return isWhole ? std::optional(QString::number(whole)) : std::nullopt;
    if ((kind == Kind::Float || kind == Kind::Double) && isSqlNumber(sql))
        return QString::number(sql.toDouble(), 'g', 17);
    const std::optional<QString> text = sqlText(sql);
    if (kind == Kind::Text && text)
        return string(*text);
    return std::nullopt;
}

QString annotation(const ColumnType &type, const QString &enumName)
{
    using Kind = ColumnType::Kind;
    switch (type.kind()) {
    case Kind::Int16:
    case Kind::Int32:
    case Kind::Int64:
        return u"int"_s;
    case Kind::Decimal:
        return u"decimal.Decimal"_s;
    case Kind::Float:
    case Kind::Double:
        return u"float"_s;
    case Kind::Text:
        return u"str"_s;
    case Kind::Binary:
        return u"bytes"_s;
    case Kind::Boolean:
        return u"bool"_s;
    case Kind::Date:
        return u"datetime.date"_s;
    case Kind::Time:
        return u"datetime.time"_s;
    case Kind::Timestamp:
    case Kind::TimestampTz:
        return u"datetime.datetime"_s;
    case Kind::Uuid:
        return u"uuid.UUID"_s;
    case Kind::Interval:
        return u"datetime.timedelta"_s;
    case Kind::Array:
        return u"list"_s;
    case Kind::Enum:
        return enumName;
    case Kind::Json:
    case Kind::Native:
        break;
    }
    return u"Any"_s;
}

QStringList modules(const Schema &schema)
{
    QSet<QString> found;
    for (const Table &table : schema.tables()) {
        for (const Column &column : table.columns) {
            const QString name = annotation(column.type, {});
            if (name.contains(u'.'))
                found.insert(name.section(u'.', 0, 0));
        }
    }
    QStringList result(found.cbegin(), found.cend());
    result.sort();
    return result;
}

QString action(ReferentialAction action)
{
    switch (action) {
    case ReferentialAction::NoAction:
        return {};
    case ReferentialAction::Restrict:
        return u"RESTRICT"_s;
    case ReferentialAction::Cascade:
        return u"CASCADE"_s;
    case ReferentialAction::SetNull:
        return u"SET NULL"_s;
    case ReferentialAction::SetDefault:
        return u"SET DEFAULT"_s;
    }
    return {};
}

int longest(const EnumType &type)
{
    qsizetype length = 1;
    for (const QString &value : type.values)
        length = std::max(length, value.size());
    return int(length);
}

} // namespace jw::python
