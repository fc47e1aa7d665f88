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

/// Behind the text whose opening quote stands at `at`.
qsizetype behindText(QByteArrayView bytes, qsizetype at)
{
    for (++at; at < bytes.size() && bytes[at] != '"'; ++at)
        at += bytes[at] == '\\';
    return at + 1;
}

/// What stands at `position`, by the names of all that it is part of, but for the whole model: "orders.total". An object
/// that begins there was read before, and says its name itself.
QString objectAt(QByteArrayView bytes, qsizetype position)
{
    QStringList names {QString()};
    bool isName = false;
    qsizetype own = -1;
    const auto isDone = [&] { return names.size() <= own || (names.size() == own + 1 && !names.last().isEmpty()); };
    for (qsizetype at = 0; at < bytes.size() && (at <= position || (bytes[position] == '{' && !isDone())); ++at) {
        const char c = bytes[at];
        own = at == position ? names.size() : own;
        if (c == '{' || c == '[') {
            names.append(QString());
        } else if ((c == '}' || c == ']') && names.size() > 1) {
            names.removeLast();
        } else if (c == '"') {
            const qsizetype end = std::min(behindText(bytes, at), bytes.size());
            const QByteArrayView text = bytes.sliced(at + 1).first(std::max<qsizetype>(end - at - 2, 0));
            if (isName)
                names.last() = QString::fromUtf8(text);
            isName = !isName && text == "name";
            at = end - 1;
        }
        isName = isName && c != ',';
    }
    names.remove(0, std::min<qsizetype>(2, names.size()));
    names.removeAll(QString());
    return names.join(u'.');
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
            m_reader.fail(Error::phrase("nested deeper than %1 levels", MaxDepth));
    }
    ~Nesting() { --m_reader.m_depth; }
    Nesting(const Nesting &) = delete;
    Nesting &operator=(const Nesting &) = delete;

private:
    JsonReader &m_reader;
};

JsonReader::JsonReader(const QByteArray &bytes, const Sentence &file)
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
            failAt(from, Error::phrase("not valid UTF-8"));
        from = to + 1;
    }
}

int JsonReader::lineOf(qsizetype position) const
{
    return int(QByteArrayView(m_bytes).first(qMin(position, m_bytes.size())).count('\n')) + 1;
}

void JsonReader::failAt(qsizetype position, const Sentence &reason) const
{
    Error::Context context;
    context.file = m_file.text();
    context.line = lineOf(position);
    context.object = objectAt(m_bytes, position);
    if (context.object.isEmpty())
        throw FileError(Error::phrase("%1, line %2: %3", m_file, context.line, reason), context);
    throw FileError(Error::phrase("%1, line %2 (%3): %4", m_file, context.line, context.object, reason), context);
}

void JsonReader::wrongKind(const Sentence &wanted)
{
    const bool atEnd = peek() == '\0';
    const Sentence what = m_key.isEmpty() ? Error::phrase("here") : quoted(m_key);
    fail(atEnd ? Error::phrase("the file ends too early") : Error::phrase("%1 must be %2", what, wanted));
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

void JsonReader::expect(char c, const Sentence &what)
{
    if (isNext(c))
        return;
    if (m_at >= m_bytes.size())
        fail(Error::phrase("the file ends too early"));
    if (QByteArrayView(m_bytes).sliced(m_at).startsWith("<<<<<<<") || QByteArrayView(m_bytes).sliced(m_at).startsWith("=======")
        || QByteArrayView(m_bytes).sliced(m_at).startsWith(">>>>>>>"))
        fail(Error::phrase("a merge conflict of git is not resolved"));
    fail(Error::phrase("not JSON: %1 expected", what));
}

void JsonReader::object(UnknownKeys &unknown, const std::function<bool(const QString &)> &field)
{
    if (peek() != '{')
        wrongKind(Error::phrase("an object"));
    const Nesting nesting(*this);
    ++m_at;
    if (isNext('}'))
        return;
    QSet<QString> seen;
    do {
        if (peek() != '"')
            expect('"', Error::phrase("a key in quotes"));
        const qsizetype start = m_at;
        const QString key = string();
        if (seen.contains(key))
            failAt(start, Error::phrase("the key %1 stands twice in one object", quoted(key)));
        seen.insert(key);
        expect(':', Error::phrase("a colon"));
        m_key = key;
        if (!field(key)) {
            m_key = key;
            unknown.append({key, raw()});
        }
    } while (isNext(','));
    expect('}', Error::phrase("a comma or a closing brace"));
}

void JsonReader::array(const std::function<void()> &item)
{
    if (peek() != '[')
        wrongKind(Error::phrase("a list"));
    const Nesting nesting(*this);
    ++m_at;
    if (isNext(']'))
        return;
    const QString key = m_key;
    do {
        m_key = key;
        item();
    } while (isNext(','));
    expect(']', Error::phrase("a comma or a closing bracket"));
}

QString JsonReader::text()
{
    if (peek() != '"')
        wrongKind(Error::phrase("a text"));
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
        wrongKind(Error::phrase("true or false"));
    skipLiteral(c == 't' ? "true" : "false");
    return c == 't';
}

int JsonReader::number(int least, int most)
{
    const char c = peek();
    const qsizetype start = m_at;
    if (c != '-' && !isDigit(c))
        wrongKind(Error::phrase("a number"));
    skipNumber();
    bool isWhole = false;
    const qlonglong value = m_bytes.mid(start, m_at - start).toLongLong(&isWhole);
    if (!isWhole || value < least || value > most)
        failAt(start, Error::phrase("%1 must be a whole number from %2 to %3", quoted(m_key), least, most));
    return int(value);
}

Id JsonReader::id()
{
    skipSpace();
    const qsizetype start = m_at;
    const QString string = text();
    const auto id = Id::fromString(string);
    if (!id)
        failAt(start, Error::phrase("%1 is no id (10 letters and digits, without i, l, o, u)", quoted(string)));
    return *id;
}

Id JsonReader::newId()
{
    skipSpace();
    const qsizetype start = m_at;
    const Id result = id();
    if (const auto it = m_ids.constFind(result); it != m_ids.constEnd())
        failAt(start, Error::phrase("the id %1 is used twice, first in line %2", result.toString(), lineOf(*it)));
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
    failAt(start, Error::phrase("%1 is %2, but must be one of: %3", quoted(key), quoted(found), choice.join(u", ")));
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
        fail(Error::phrase("something follows after the end"));
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
        expect('"', Error::phrase("a value"));
    }
}

void JsonReader::skipLiteral(const char *literal)
{
    if (!QByteArrayView(m_bytes).sliced(m_at).startsWith(literal))
        fail(Error::phrase("not JSON: %1 expected", QLatin1StringView(literal)));
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
        fail(Error::phrase("not JSON: a number expected"));
}

/// The next character is the opening quote.
QString JsonReader::string()
{
    QString result;
    qsizetype start = ++m_at;
    while (true) {
        if (m_at >= m_bytes.size())
            failAt(start, Error::phrase("a text has no end"));
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
            fail(c ? Error::phrase("a text has a line end or control character in it") : Error::phrase("a text has a NUL in it"));
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
        fail(Error::phrase("not JSON: an escape that does not exist"));
    const char16_t unit = hex4();
    if (unit == 0)
        fail(Error::phrase("a text has a NUL in it"));
    if (QChar::isLowSurrogate(unit))
        fail(Error::phrase("half of a surrogate pair"));
    result += QChar(unit);
    if (!QChar::isHighSurrogate(unit))
        return;
    if (!QByteArrayView(m_bytes).sliced(m_at).startsWith("\\u"))
        fail(Error::phrase("half of a surrogate pair"));
    m_at += 2;
    const char16_t low = hex4();
    if (!QChar::isLowSurrogate(low))
        fail(Error::phrase("half of a surrogate pair"));
    result += QChar(low);
}

char16_t JsonReader::hex4()
{
    bool good = false;
    const QByteArray digits = m_bytes.mid(m_at, 4);
    const uint value = digits.toUInt(&good, 16);
    if (!good || digits.size() < 4 || !std::isxdigit(uchar(digits[0])))
        fail(Error::phrase("not JSON: four hexadecimal digits expected"));
    m_at += 4;
    return char16_t(value);
}

} // namespace jw
