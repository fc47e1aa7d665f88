// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// Lexical rules: PostgreSQL 15 manual, chapter 4.1.
#include "joinwright/dialect/postgresql/postgresqltokens.h"

#include "joinwright/core/error.h"
#include "joinwright/dialect/postgresql/postgresqlkeywords.h"

namespace jw::postgresql {

namespace {

bool isWordStart(QChar c)
{
    return c.isLetter() || c == u'_' || c.unicode() >= 0x80;
}

bool isWordPart(QChar c)
{
    return isWordStart(c) || c.isDigit() || c == u'$';
}

class Reader
{
public:
    explicit Reader(QStringView sql)
        : m_sql(sql)
    {
    }

    QList<Token> all()
    {
        QList<Token> tokens;
        for (skipSpace(); m_at < m_sql.size(); skipSpace())
            tokens.append(next());
        return tokens;
    }
    bool isClosed() const { return m_isClosed; }

private:
    QChar at(qsizetype offset = 0) const { return m_at + offset < m_sql.size() ? m_sql[m_at + offset] : QChar(); }

    void skipSpace()
    {
        while (m_at < m_sql.size()) {
            if (at().isSpace())
                ++m_at;
            else if (at() == u'-' && at(1) == u'-')
                skipLine();
            else if (at() == u'/' && at(1) == u'*')
                skipComment();
            else
                return;
        }
    }

    void skipLine()
    {
        const qsizetype end = m_sql.indexOf(u'\n', m_at);
        m_isClosed = m_isClosed && end >= 0; // what follows in a statement would be part of it
        m_at = end < 0 ? m_sql.size() : end + 1;
    }

    void skipComment()
    {
        int depth = 0;
        do {
            if (at() == u'/' && at(1) == u'*')
                ++depth, ++m_at;
            else if (at() == u'*' && at(1) == u'/')
                --depth, ++m_at;
            ++m_at;
        } while (depth > 0 && m_at < m_sql.size());
        m_isClosed = m_isClosed && depth == 0;
        m_at = std::min(m_at, m_sql.size());
    }

    Token next()
    {
        Token token;
        token.start = m_at;
        const QChar c = at();
        if (c == u'\'')
            readQuoted(token, Token::String, c, false);
        else if ((c == u'E' || c == u'e') && at(1) == u'\'')
            ++m_at, readQuoted(token, Token::String, u'\'', true);
        else if (c == u'"' || c == u'`')
            readQuoted(token, Token::QuotedName, c, false);
        else if (isWordStart(c))
            readWhile(token, Token::Word, isWordPart);
        else if (c.isDigit() || (c == u'.' && at(1).isDigit()))
            readNumber(token);
        else if (c != u'$' || !readDollars(token))
            readSymbol(token);
        token.end = m_at;
        return token;
    }

    void readQuoted(Token &token, Token::Kind kind, QChar quote, bool escapes)
    {
        token.kind = kind;
        for (++m_at; m_at < m_sql.size(); ++m_at) {
            if (escapes && at() == u'\\') {
                ++m_at;
                token.text += at() == u'n' ? QChar(u'\n') : at() == u't' ? QChar(u'\t') : at();
                continue;
            }
            if (at() == quote) {
                if (at(1) != quote)
                    break;
                ++m_at;
            }
            token.text += at();
        }
        m_isClosed = m_isClosed && m_at < m_sql.size();
        m_at = std::min(m_at + 1, m_sql.size());
    }

    bool readDollars(Token &token)
    {
        const qsizetype second = m_sql.indexOf(u'$', m_at + 1);
        const QStringView tag = second < 0 ? QStringView() : m_sql.sliced(m_at, second - m_at + 1);
        if (tag.isEmpty() || !std::all_of(tag.begin() + 1, tag.end() - 1, [](QChar c) { return isWordPart(c) && c != u'$'; })
            || tag[1].isDigit())
            return false;
        token.kind = Token::String;
        const qsizetype end = m_sql.indexOf(tag, second + 1);
        m_isClosed = m_isClosed && end >= 0;
        token.text = m_sql.sliced(second + 1, (end < 0 ? m_sql.size() : end) - second - 1).toString();
        m_at = end < 0 ? m_sql.size() : end + tag.size();
        return true;
    }

    template<typename Test>
    void readWhile(Token &token, Token::Kind kind, Test test)
    {
        token.kind = kind;
        while (m_at < m_sql.size() && test(at()))
            token.text += m_sql[m_at++];
    }

    void readNumber(Token &token)
    {
        const auto isPart = [this](QChar c) {
            const bool signOfExponent = (c == u'+' || c == u'-') && at(-1).toLower() == u'e' && at(-2).isDigit();
            return isWordPart(c) || c == u'.' || signOfExponent;
        };
        readWhile(token, Token::Number, isPart);
    }

    void readSymbol(Token &token)
    {
        // The longest operator of those that expressions are made of; others come in pieces, which costs nothing.
        static constexpr QLatin1StringView Symbols[] = {QLatin1StringView("!~~*"), QLatin1StringView("->>"), QLatin1StringView("#>>"),
            QLatin1StringView("!~~"), QLatin1StringView("~~*"), QLatin1StringView("!~*"), QLatin1StringView("::"), QLatin1StringView("<="),
            QLatin1StringView(">="), QLatin1StringView("<>"), QLatin1StringView("!="), QLatin1StringView("||"), QLatin1StringView("~~"),
            QLatin1StringView("->"), QLatin1StringView("#>"), QLatin1StringView("@>"), QLatin1StringView("<@"), QLatin1StringView("&&"),
            QLatin1StringView("!~"), QLatin1StringView("~*"), QLatin1StringView("<<"), QLatin1StringView(">>")};
        for (const QLatin1StringView symbol : Symbols) {
            if (m_sql.sliced(m_at).startsWith(symbol)) {
                token.text = symbol;
                m_at += symbol.size();
                return;
            }
        }
        token.text = m_sql[m_at++];
    }

    QStringView m_sql;
    qsizetype m_at = 0;
    bool m_isClosed = true;
};

} // namespace

QList<Token> tokenize(QStringView sql)
{
    return Reader(sql).all();
}

namespace {

bool enclosesAll(const QList<Token> &tokens)
{
    if (tokens.size() < 2 || !tokens.first().isSymbol("(") || !tokens.last().isSymbol(")"))
        return false;
    int depth = 0;
    for (qsizetype i = 0; i + 1 < tokens.size(); ++i) {
        depth += tokens[i].isSymbol("(") ? 1 : tokens[i].isSymbol(")") ? -1 : 0;
        if (depth == 0)
            return false;
    }
    return depth == 1;
}

} // namespace

QString withoutParentheses(const QString &expression)
{
    QString text = expression.trimmed();
    for (QList<Token> tokens = tokenize(text); enclosesAll(tokens); tokens = tokenize(text))
        text = text.sliced(1).chopped(1).trimmed();
    return text;
}

bool isSelfContained(const QString &sql)
{
    Reader reader(sql);
    int depth = 0;
    for (const Token &token : reader.all()) {
        depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
        if (depth < 0 || token.isSymbol(";"))
            return false;
    }
    return depth == 0 && reader.isClosed();
}

QString viewQuery(const QString &sql)
{
    return withoutEnd(sql, tokenize(sql));
}

QString quotedIdentifier(QStringView name)
{
    if (name.contains(QChar(u'\0')))
        throw SchemaError(Error::phrase("a name must not hold a NUL character: \"%1\"", name.toString().remove(QChar(u'\0'))));
    const auto isSmall = [](QChar c) { return (c >= u'a' && c <= u'z') || c == u'_'; };
    const bool isPlain = !name.isEmpty() && isSmall(name.front())
        && std::all_of(name.begin(), name.end(), [&](QChar c) { return isSmall(c) || (c >= u'0' && c <= u'9'); });
    if (isPlain && !isKeyword(name))
        return name.toString();
    return u'"' + name.toString().replace(u'"', QLatin1StringView("\"\"")) + u'"';
}

QString textLiteral(const QString &text)
{
    if (text.contains(QChar(u'\0')))
        throw Error(ErrorKind::Value, Error::phrase("PostgreSQL keeps no text with a NUL character in it"));
    QString quoted = text;
    quoted.replace(u'\'', QLatin1StringView("''"));
    if (!quoted.contains(u'\\'))
        return u'\'' + quoted + u'\'';
    return QStringLiteral("E'") + quoted.replace(u'\\', QLatin1StringView("\\\\")) + u'\'';
}

} // namespace jw::postgresql
