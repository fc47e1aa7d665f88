// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/mysql/mysqltokens.h"

namespace jw::mysql {

namespace {

bool isWordStart(QChar c)
{
    return c.isLetter() || c == u'_' || c == u'@' || c == u'$' || c.unicode() >= 0x80;
}

bool isWordPart(QChar c)
{
    return isWordStart(c) || c.isDigit();
}

QChar unescaped(QChar c)
{
    switch (c.unicode()) {
    case u'0':
        return QChar(u'\0');
    case u'n':
        return u'\n';
    case u'r':
        return u'\r';
    case u't':
        return u'\t';
    case u'b':
        return u'\b';
    case u'Z':
        return QChar(26);
    default:
        return c;
    }
}

class Tokenizer
{
public:
    Tokenizer(QStringView sql, Spelling spelling)
        : m_sql(sql)
        , m_spelling(spelling)
    {
    }

    QList<Token> all()
    {
        QList<Token> tokens;
        for (skipSpace(); m_at < m_sql.size(); skipSpace()) {
            tokens.append(next());
            if (tokens.last().kind == Token::String && tokens.size() > 1
                && isCharacterSet(tokens[tokens.size() - 2]))
                tokens.removeAt(tokens.size() - 2);
        }
        return tokens;
    }

private:
    /// "_utf8mb4" before a string, which the server prints and whose connection may have another
    /// one.
    bool isCharacterSet(const Token &token) const
    {
        return m_spelling == Spelling::Server && token.kind == Token::Word
            && token.text.startsWith(u'_');
    }

    QChar at(qsizetype offset = 0) const
    {
        return m_at + offset < m_sql.size() ? m_sql[m_at + offset] : QChar();
    }

    void skipTo(QStringView end)
    {
        const qsizetype found = m_sql.indexOf(end, m_at);
        m_at = found < 0 ? m_sql.size() : found + end.size();
    }

    void skipSpace()
    {
        while (m_at < m_sql.size()) {
            if (at().isSpace())
                ++m_at;
            else if (at() == u'-' && at(1) == u'-' && (m_at + 2 >= m_sql.size() || at(2).isSpace()))
                skipTo(u"\n");
            else if (at() == u'#')
                skipTo(u"\n");
            else if (at() == u'/' && at(1) == u'*')
                m_at += 2, skipTo(u"*/");
            else
                return;
        }
    }

    Token next()
    {
        Token token;
        token.start = m_at;
        const QChar c = at();
        if (c == u'\'' || c == u'"' || c == u'`')
            readQuoted(token, c);
        else if (isWordStart(c))
            readWhile(token, Token::Word, isWordPart);
        else if (c.isDigit() || (c == u'.' && at(1).isDigit()))
            readNumber(token);
        else
            readSymbol(token);
        token.end = m_at;
        return token;
    }

    void readQuoted(Token &token, QChar quote)
    {
        token.kind = quote == u'\'' ? Token::String : Token::QuotedName;
        const bool escapes = m_spelling == Spelling::Server && quote == u'\'';
        for (++m_at; m_at < m_sql.size(); ++m_at) {
            if (escapes && at() == u'\\') {
                ++m_at;
                token.text += unescaped(at());
                continue;
            }
            if (at() == quote) {
                if (at(1) != quote)
                    break;
                ++m_at;
            }
            token.text += at();
        }
        m_at = std::min(m_at + 1, m_sql.size());
    }

    template <typename Test>
    void readWhile(Token &token, Token::Kind kind, Test test)
    {
        token.kind = kind;
        while (m_at < m_sql.size() && test(at()))
            token.text += m_sql[m_at++];
    }

    void readNumber(Token &token)
    {
        const auto isPart = [this](QChar c) {
            const bool signOfExponent
                = (c == u'+' || c == u'-') && at(-1).toLower() == u'e' && at(-2).isDigit();
            return isWordPart(c) || c == u'.' || signOfExponent;
        };
        readWhile(token, Token::Number, isPart);
    }

    void readSymbol(Token &token)
    {
        static constexpr QStringView Pairs[]
            = {u"<=>", u"<=", u">=", u"<>", u"!=", u"||", u"&&", u"<<", u">>", u"->"};
        for (QStringView pair : Pairs) {
            if (m_sql.sliced(m_at).startsWith(pair)) {
                token.text = pair.toString();
                m_at += pair.size();
                return;
            }
        }
        token.text = m_sql[m_at++];
    }

    QStringView m_sql;
    Spelling m_spelling;
    qsizetype m_at = 0;
};

/// Whether the parenthesis that opens the tokens closes with the last one.
bool isEnclosed(const QList<Token> &tokens)
{
    if (tokens.size() < 3 || !tokens.first().isSymbol(u'(') || !tokens.last().isSymbol(u')'))
        return false;
    int depth = 0;
    for (qsizetype i = 0; i < tokens.size() - 1; ++i) {
        depth += tokens[i].isSymbol(u'(') ? 1 : tokens[i].isSymbol(u')') ? -1 : 0;
        if (depth == 0)
            return false;
    }
    return depth == 1;
}

} // namespace

QList<Token> tokenize(QStringView sql, Spelling spelling)
{
    return Tokenizer(sql, spelling).all();
}

QList<Token> withoutParentheses(QList<Token> tokens)
{
    while (isEnclosed(tokens))
        tokens = tokens.sliced(1, tokens.size() - 2);
    return tokens;
}

bool isSelfContained(const QString &sql)
{
    const QList<Token> tokens = tokenize(QString(u'(' + sql + QLatin1StringView(" )")));
    int depth = 0;
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        depth += tokens[i].isSymbol(u'(') ? 1 : tokens[i].isSymbol(u')') ? -1 : 0;
        if ((depth <= 0 && i < tokens.size() - 1) || tokens[i].isSymbol(u';'))
            return false;
    }
    return depth == 0 && tokens.last().isSymbol(u')') && tokens.last().end == sql.size() + 3;
}

QString textLiteral(const QString &text)
{
    if (text.contains(QChar(u'\0')))
        return QStringLiteral("_utf8mb4 X'%1'")
            .arg(QString::fromLatin1(text.toUtf8().toHex().toUpper()));
    QString escaped = text;
    return u'\'' + escaped.replace(u'\'', QLatin1StringView("''")) + u'\'';
}

QString viewQuery(const QString &sql)
{
    return withoutEnd(sql, tokenize(sql));
}

QStringList valuesIn(QStringView columnType)
{
    QStringList values;
    for (const Token &token : tokenize(columnType, Spelling::Server)) {
        if (token.kind == Token::String)
            values.append(token.text);
    }
    return values;
}

} // namespace jw::mysql
