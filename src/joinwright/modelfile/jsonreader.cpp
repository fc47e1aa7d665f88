// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/modelfile/jsonreader.h"

#include "joinwright/core/error.h"

#include <cstring>

using namespace Qt::StringLiterals;

namespace jw {

namespace {

constexpr int MaxDepth = 64;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

QString quoted(const QString &text)
{
    return u'"' + (text.size() > 40 ? text.left(40) + u'…' : text) + u'"';
}

} // namespace

/// Counts how deep the reader is, and gets out again whatever happens.
class JsonReader::Nesting
{
public:
    explicit Nesting(JsonReader &reader)
        : m_reader(reader)
    {
        if (++m_reader.m_depth > MaxDepth)
            m_reader.fail(u"nested deeper than %1 levels"_s.arg(MaxDepth));
    }
    ~Nesting() { --m_reader.m_depth; }
    Nesting(const Nesting &) = delete;
    Nesting &operator=(const Nesting &) = delete;

private:
    JsonReader &m_reader;
};

JsonReader::JsonReader(const QByteArray &bytes, const QString &file)
    : m_bytes(bytes)
    , m_file(file)
{
    if (m_bytes.startsWith("\xEF\xBB\xBF"))
        m_at = 3;
    checkEncoding();
}

void JsonReader::checkEncoding() const
{
    if (m_bytes.isValidUtf8())
        return;
    for (qsizetype from = 0; from < m_bytes.size();) {
        qsizetype to = m_bytes.indexOf('\n', from);
        to = to < 0 ? m_bytes.size() : to;
        if (!QByteArrayView(m_bytes).sliced(from, to - from).isValidUtf8())
            failAt(from, u"not valid UTF-8"_s);
        from = to + 1;
    }
}

int JsonReader::lineOf(qsizetype position) const
{
    return int(QByteArrayView(m_bytes).first(qMin(position, m_bytes.size())).count('\n')) + 1;
}

void JsonReader::failAt(qsizetype position, const QString &reason) const
{
    Error::Context context;
    context.file = m_file;
    context.line = lineOf(position);
    throw FileError(u"%1, line %2: %3"_s.arg(m_file, QString::number(context.line), reason), context);
}

void JsonReader::wrongKind(const char *wanted)
{
    const bool atEnd = peek() == '\0';
    const QString what = m_key.isEmpty() ? u"here"_s : quoted(m_key);
    fail(atEnd ? u"the file ends too early"_s : u"%1 must be %2"_s.arg(what, QLatin1StringView(wanted)));
}

void JsonReader::skipSpace()
{
    while (m_at < m_bytes.size() && std::memchr(" \n\t\r", m_bytes[m_at], 4))
        ++m_at;
}

/// The next character that means something; '\0' at the end.
char JsonReader::peek()
{
    skipSpace();
    return m_at < m_bytes.size() ? m_bytes[m_at] : '\0';
}

bool JsonReader::isNext(char c)
{
    if (peek() != c)
        return false;
    ++m_at;
    return true;
}

void JsonReader::expect(char c, const char *what)
{
    if (isNext(c))
        return;
    if (m_at >= m_bytes.size())
        fail(u"the file ends too early"_s);
    if (QByteArrayView(m_bytes).sliced(m_at).startsWith("<<<<<<<") || QByteArrayView(m_bytes).sliced(m_at).startsWith("=======")
        || QByteArrayView(m_bytes).sliced(m_at).startsWith(">>>>>>>"))
        fail(u"a merge conflict of git is not resolved"_s);
    fail(u"not JSON: %1 expected"_s.arg(QLatin1StringView(what)));
}

void JsonReader::object(UnknownKeys &unknown, const std::function<bool(const QString &)> &field)
{
    if (peek() != '{')
        wrongKind("an object");
    const Nesting nesting(*this);
    ++m_at;
    if (isNext('}'))
        return;
    QSet<QString> seen;
    do {
        if (peek() != '"')
            expect('"', "a key in quotes");
        const qsizetype start = m_at;
        const QString key = string();
        if (seen.contains(key))
            failAt(start, u"the key %1 stands twice in one object"_s.arg(quoted(key)));
        seen.insert(key);
        expect(':', "a colon");
        m_key = key;
        if (!field(key)) {
            m_key = key;
            unknown.append({key, raw()});
        }
    } while (isNext(','));
    expect('}', "a comma or a closing brace");
}

void JsonReader::array(const std::function<void()> &item)
{
    if (peek() != '[')
        wrongKind("a list");
    const Nesting nesting(*this);
    ++m_at;
    if (isNext(']'))
        return;
    const QString key = m_key;
    do {
        m_key = key;
        item();
    } while (isNext(','));
    expect(']', "a comma or a closing bracket");
}

QString JsonReader::text()
{
    if (peek() != '"')
        wrongKind("a text");
    return string();
}

QStringList JsonReader::texts()
{
    QStringList result;
    array([&] { result.append(text()); });
    return result;
}

bool JsonReader::boolean()
{
    const char c = peek();
    if (c != 't' && c != 'f')
        wrongKind("true or false");
    skipLiteral(c == 't' ? "true" : "false");
    return c == 't';
}

int JsonReader::number(int least, int most)
{
    const char c = peek();
    const qsizetype start = m_at;
    if (c != '-' && !isDigit(c))
        wrongKind("a number");
    skipNumber();
    bool isWhole = false;
    const qlonglong value = m_bytes.mid(start, m_at - start).toLongLong(&isWhole);
    if (!isWhole || value < least || value > most)
        failAt(start, u"%1 must be a whole number from %2 to %3"_s.arg(quoted(m_key)).arg(least).arg(most));
    return int(value);
}

Id JsonReader::id()
{
    skipSpace();
    const qsizetype start = m_at;
    const QString string = text();
    const auto id = Id::fromString(string);
    if (!id)
        failAt(start, u"%1 is no id (10 letters and digits, without i, l, o, u)"_s.arg(quoted(string)));
    return *id;
}

Id JsonReader::newId()
{
    skipSpace();
    const qsizetype start = m_at;
    const Id result = id();
    if (const auto it = m_ids.constFind(result); it != m_ids.constEnd())
        failAt(start, u"the id %1 is used twice, first in line %2"_s.arg(result.toString()).arg(lineOf(*it)));
    m_ids.insert(result, start);
    return result;
}

int JsonReader::word(std::initializer_list<const char *> words)
{
    skipSpace();
    const qsizetype start = m_at;
    const QString key = m_key;
    const QString found = text();
    QStringList choice;
    for (auto it = words.begin(); it != words.end(); ++it) {
        if (found == QLatin1StringView(*it) && !found.isEmpty())
            return int(it - words.begin());
        if (**it)
            choice.append(QLatin1StringView(*it));
    }
    failAt(start, u"%1 is %2, but must be one of: %3"_s.arg(quoted(key), quoted(found), choice.join(u", ")));
}

bool JsonReader::isAtObject()
{
    return peek() == '{';
}

QString JsonReader::raw()
{
    skipSpace();
    const qsizetype start = m_at;
    skipValue();
    return QString::fromUtf8(QByteArrayView(m_bytes).sliced(start, m_at - start));
}

void JsonReader::end()
{
    if (peek() != '\0' || m_at < m_bytes.size())
        fail(u"something follows after the end"_s);
}

void JsonReader::skipValue()
{
    UnknownKeys none;
    const char c = peek();
    if (c == '{') {
        object(none, [this](const QString &) {
            skipValue();
            return true;
        });
    } else if (c == '[') {
        array([this] { skipValue(); });
    } else if (c == '"') {
        string();
    } else if (c == '-' || isDigit(c)) {
        skipNumber();
    } else if (c == 't' || c == 'f' || c == 'n') {
        skipLiteral(c == 't' ? "true" : c == 'f' ? "false" : "null");
    } else {
        expect('"', "a value");
    }
}

void JsonReader::skipLiteral(const char *literal)
{
    if (!QByteArrayView(m_bytes).sliced(m_at).startsWith(literal))
        fail(u"not JSON: %1 expected"_s.arg(QLatin1StringView(literal)));
    m_at += qsizetype(std::strlen(literal));
}

bool JsonReader::skipDigits()
{
    const qsizetype start = m_at;
    while (m_at < m_bytes.size() && isDigit(m_bytes[m_at]))
        ++m_at;
    return m_at > start;
}

void JsonReader::skipNumber()
{
    const auto at = [this] { return m_at < m_bytes.size() ? m_bytes[m_at] : '\0'; };
    if (at() == '-')
        ++m_at;
    bool good = true;
    if (at() == '0')
        ++m_at;
    else
        good = skipDigits();
    if (at() == '.') {
        ++m_at;
        good = skipDigits() && good;
    }
    if (at() == 'e' || at() == 'E') {
        ++m_at;
        if (at() == '+' || at() == '-')
            ++m_at;
        good = skipDigits() && good;
    }
    if (!good || isDigit(at()))
        fail(u"not JSON: a number expected"_s);
}

/// The next character is the opening quote.
QString JsonReader::string()
{
    QString result;
    qsizetype start = ++m_at;
    while (true) {
        if (m_at >= m_bytes.size())
            failAt(start, u"a text has no end"_s);
        const uchar c = uchar(m_bytes[m_at]);
        if (c == '"' || c == '\\') {
            const auto part = QByteArrayView(m_bytes).sliced(start, m_at - start);
            result = result.isEmpty() ? QString::fromUtf8(part) : result + QString::fromUtf8(part);
            ++m_at;
            if (c == '"')
                break;
            escape(result);
            start = m_at;
        } else if (c < 0x20) {
            fail(c ? u"a text has a line end or control character in it"_s : u"a text has a NUL in it"_s);
        } else {
            ++m_at;
        }
    }
    return result;
}

void JsonReader::escape(QString &result)
{
    const char c = m_at < m_bytes.size() ? m_bytes[m_at++] : '\0';
    static constexpr char From[] = "\"\\/bfnrt";
    static constexpr char To[] = "\"\\/\b\f\n\r\t";
    if (const char *found = c ? std::strchr(From, c) : nullptr) {
        result += QLatin1Char(To[found - From]);
        return;
    }
    if (c != 'u')
        fail(u"not JSON: an escape that does not exist"_s);
    const char16_t unit = hex4();
    if (unit == 0)
        fail(u"a text has a NUL in it"_s);
    if (QChar::isLowSurrogate(unit))
        fail(u"half of a surrogate pair"_s);
    result += QChar(unit);
    if (!QChar::isHighSurrogate(unit))
        return;
    if (!QByteArrayView(m_bytes).sliced(m_at).startsWith("\\u"))
        fail(u"half of a surrogate pair"_s);
    m_at += 2;
    const char16_t low = hex4();
    if (!QChar::isLowSurrogate(low))
        fail(u"half of a surrogate pair"_s);
    result += QChar(low);
}

char16_t JsonReader::hex4()
{
    bool good = false;
    const QByteArray digits = m_bytes.mid(m_at, 4);
    const uint value = digits.toUInt(&good, 16);
    if (!good || digits.size() < 4 || !std::isxdigit(uchar(digits[0])))
        fail(u"not JSON: four hexadecimal digits expected"_s);
    m_at += 4;
    return char16_t(value);
}

} // namespace jw
