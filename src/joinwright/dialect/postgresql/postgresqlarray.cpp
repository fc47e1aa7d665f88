// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// Digits stay as they are: QJsonDocument would read a number as a double.
#include "joinwright/dialect/postgresql/postgresqlarray.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <cmath>

namespace jw::postgresql {

namespace {

constexpr int DeepestArray = 6; // as in PostgreSQL

class JsonArrayReader
{
public:
    explicit JsonArrayReader(QStringView text)
        : m_text(text)
    {
    }

    std::optional<QString> read()
    {
        skip();
        if (!array(1))
            return std::nullopt;
        skip();
        return m_at == m_text.size() ? std::optional(m_out) : std::nullopt;
    }

private:
    QChar at() const { return m_at < m_text.size() ? m_text[m_at] : QChar(); }
    void skip()
    {
        while (at().isSpace())
            ++m_at;
    }

    bool array(int depth)
    {
        if (at() != u'[' || depth > DeepestArray)
            return false;
        ++m_at;
        m_out += u'{';
        skip();
        if (at() != u']') {
            for (;;) {
                skip();
                if (!(at() == u'[' ? array(depth + 1) : element()))
                    return false;
                skip();
                if (at() != u',')
                    break;
                ++m_at;
                m_out += u',';
            }
        }
        if (at() != u']')
            return false;
        ++m_at;
        m_out += u'}';
        return true;
    }

    bool element()
    {
        const qsizetype start = m_at;
        if (at() == u'"') {
            for (++m_at; m_at < m_text.size() && at() != u'"'; ++m_at)
                m_at += at() == u'\\' ? 1 : 0;
            ++m_at;
            return text(m_text.sliced(start, std::min(m_at, m_text.size()) - start));
        }
        while (m_at < m_text.size() && at() != u',' && at() != u']' && !at().isSpace())
            ++m_at;
        const QStringView word = m_text.sliced(start, m_at - start);
        const QString json = u'[' + word.toString() + u']';
        if (word.isEmpty() || word.startsWith(u'{') || QJsonDocument::fromJson(json.toUtf8()).array().size() != 1)
            return false;
        m_out += word == u"null" ? QStringLiteral("NULL") : word.toString();
        return true;
    }

    bool text(QStringView quoted)
    {
        const QJsonArray read = QJsonDocument::fromJson(QByteArray("[" + quoted.toUtf8() + "]")).array();
        if (read.size() != 1)
            return false;
        QString plain = read.first().toString();
        plain.replace(u'\\', QLatin1StringView("\\\\")).replace(u'"', QLatin1StringView("\\\""));
        m_out += u'"' + plain + u'"';
        return true;
    }

    QStringView m_text;
    qsizetype m_at = 0;
    QString m_out;
};

class LiteralReader
{
public:
    LiteralReader(QStringView text, bool isBare)
        : m_text(text)
        , m_isBare(isBare)
    {
    }

    std::optional<QString> read() { return array() && m_at == m_text.size() ? std::optional(m_out) : std::nullopt; }

private:
    QChar at() const { return m_at < m_text.size() ? m_text[m_at] : QChar(); }

    bool array()
    {
        if (at() != u'{')
            return false; // also "[2:3]={…}", whose bounds a JSON array has not
        ++m_at;
        m_out += u'[';
        while (at() != u'}') {
            if (m_at >= m_text.size() || !(at() == u'{' ? array() : element()))
                return false;
            if (at() == u',') {
                ++m_at;
                m_out += u',';
            }
        }
        ++m_at;
        m_out += u']';
        return true;
    }

    bool element()
    {
        QString text;
        const bool isQuoted = at() == u'"';
        m_at += isQuoted ? 1 : 0;
        for (; m_at < m_text.size() && (isQuoted ? at() != u'"' : at() != u',' && at() != u'}'); ++m_at) {
            m_at += at() == u'\\' ? 1 : 0;
            text += at();
        }
        m_at += isQuoted ? 1 : 0;
        if (!isQuoted && text == QLatin1StringView("NULL"))
            m_out += QLatin1StringView("null");
        else if (m_isBare && text != QLatin1StringView("NaN") && !text.endsWith(QLatin1StringView("Infinity")))
            m_out += text == QLatin1StringView("t") ? QStringLiteral("true") : text == QLatin1StringView("f") ? QStringLiteral("false") : text;
        else
            m_out += QString::fromUtf8(QJsonDocument(QJsonArray {text}).toJson(QJsonDocument::Compact)).sliced(1).chopped(1);
        return true;
    }

    QStringView m_text;
    const bool m_isBare;
    qsizetype m_at = 0;
    QString m_out;
};

void appendQuoted(QString &literal, const QString &text)
{
    literal += u'"';
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            literal += u'\\';
        literal += c;
    }
    literal += u'"';
}

void appendFloating(QString &literal, double number)
{
    if (std::isfinite(number))
        literal += QString::number(number, 'g', QLocale::FloatingPointShortest);
    else
        literal += std::isnan(number) ? QLatin1StringView("NaN")
            : number < 0              ? QLatin1StringView("-Infinity")
                                      : QLatin1StringView("Infinity");
}

void appendElement(QString &literal, const Value &value)
{
    switch (value.kind()) {
    case Value::Kind::Null:
        literal += QLatin1StringView("NULL");
        return;
    case Value::Kind::Bool:
        literal += value.toBool() ? u't' : u'f';
        return;
    case Value::Kind::Int64:
        literal += QString::number(value.toInt64());
        return;
    case Value::Kind::Double:
        return appendFloating(literal, value.toDouble());
    case Value::Kind::Blob:
        literal += QLatin1StringView("\"\\\\x") + QString::fromLatin1(value.toBlob().toHex()) + u'"';
        return;
    default:
        return appendQuoted(literal, value.toText());
    }
}

} // namespace

std::optional<QString> arrayLiteral(const QString &json)
{
    return JsonArrayReader(json).read();
}

QString listLiteral(const QList<Value> &values)
{
    QString literal(u'{');
    for (const Value &value : values) {
        if (literal.size() > 1)
            literal += u',';
        appendElement(literal, value);
    }
    return literal + u'}';
}

std::optional<QString> jsonArray(const QString &literal, const ColumnType &element)
{
    return LiteralReader(literal, element.isNumeric() || element.kind() == ColumnType::Kind::Boolean).read();
}

} // namespace jw::postgresql
