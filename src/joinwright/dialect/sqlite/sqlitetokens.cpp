// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/sqlite/sqlitetokens.h"

namespace jw::sqlite {

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

private:
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
            else if (at() == u'-' && at(1) == u'-')
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
        else if (c == u'[')
            readBracketed(token);
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
        for (++m_at; m_at < m_sql.size(); ++m_at) {
            if (at() == quote) {
                if (at(1) != quote)
                    break;
                ++m_at;
            }
            token.text += at();
        }
        m_at = std::min(m_at + 1, m_sql.size());
    }

    void readBracketed(Token &token)
    {
        token.kind = Token::QuotedName;
        const qsizetype start = ++m_at;
        skipTo(u"]");
        token.text = m_sql.sliced(start, std::max<qsizetype>(0, m_at - start - 1)).toString();
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
        static constexpr QStringView Doubles[] = {u"||", u"<=", u">=", u"<>", u"!=", u"==", u"<<", u">>", u"->"};
        token.text = at();
        for (QStringView pair : Doubles) {
            if (m_sql.sliced(m_at).startsWith(pair))
                token.text = pair.toString();
        }
        m_at += token.text.size();
    }

    QStringView m_sql;
    qsizetype m_at = 0;
};

/// Where the parenthesis opened by the first token closes; -1 when it does not.
qsizetype closingOf(const QList<Token> &tokens)
{
    int depth = 0;
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        depth += tokens[i].isSymbol(u'(') - tokens[i].isSymbol(u')');
        if (depth == 0)
            return i;
    }
    return -1;
}

} // namespace

bool isNameOrString(const Token &token)
{
    return token.isName() || token.kind == Token::String;
}

QList<Token> tokenize(QStringView sql)
{
    return Reader(sql).all();
}

QString withoutParentheses(const QString &expression)
{
    QString text = expression.trimmed();
    while (text.startsWith(u'(')) {
        const QList<Token> tokens = tokenize(text);
        if (closingOf(tokens) != tokens.size() - 1)
            break;
        text = text.sliced(1, tokens.last().start - 1).trimmed();
    }
    return text;
}

bool isSelfContained(const QString &expression)
{
    int depth = 0;
    for (const Token &token : tokenize(expression)) {
        depth += token.isSymbol(u'(') - token.isSymbol(u')');
        if (depth < 0 || token.isSymbol(u';'))
            return false;
    }
    // A comment or a quote left open would swallow what follows: with a mark behind it, the mark must be seen.
    const QList<Token> marked = tokenize(QString(expression + QStringLiteral(" )")));
    return depth == 0 && !marked.isEmpty() && marked.last().isSymbol(u')');
}

QString viewQuery(const QString &sql)
{
    return withoutEnd(sql, tokenize(sql));
}

} // namespace jw::sqlite
