// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/mysql/mysqlexpression.h"

#include "joinwright/dialect/mysql/mysqlkeywords.h"

#include <QtCore/QHash>

namespace jw::mysql {

namespace {

using namespace Qt::StringLiterals;

bool isPlainName(QStringView name)
{
    const auto isLetter
        = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_'; };
    return !name.isEmpty() && isLetter(name.front())
        && std::all_of(name.begin(), name.end(),
            [&](QChar c) { return isLetter(c) || (c >= u'0' && c <= u'9'); });
}

QString standardName(const QString &name)
{
    if (isPlainName(name) && !isKeyword(name))
        return name;
    QString escaped = name;
    return u'"' + escaped.replace(u'"', "\"\""_L1) + u'"';
}

QString standardToken(const Token &token)
{
    switch (token.kind) {
    case Token::QuotedName:
        return standardName(token.text);
    case Token::String:
        return textLiteral(token.text);
    default:
        return token.text;
    }
}

/// Thrown where an expression holds what the parser does not know.
struct NotUnderstood
{
};

/// A piece of an expression and how tightly it holds together.
struct Piece
{
    QString text;
    int strength = 0;
};

enum Strength {
    Disjunction = 1,
    Conjunction = 3,
    Negation = 4,
    Comparing = 5,
    BitOr = 6,
    BitAnd = 7,
    Shift = 8,
    Sum = 9,
    Product = 10,
    Sign = 12,
    Whole = 20
};

class ExpressionPrinter
{
public:
    explicit ExpressionPrinter(const QList<Token> &tokens)
        : m_tokens(tokens)
    {
    }

    QString printed()
    {
        const Piece piece = expression(0);
        if (m_at != m_tokens.size())
            throw NotUnderstood();
        return piece.text;
    }

private:
    bool at(const char *word) const { return m_at < m_tokens.size() && m_tokens[m_at].is(word); }
    bool atSymbol(QStringView symbol) const
    {
        return m_at < m_tokens.size() && m_tokens[m_at].kind == Token::Symbol
            && m_tokens[m_at].text == symbol;
    }
    bool accept(const char *word) { return at(word) && ++m_at; }
    bool acceptSymbol(QStringView symbol) { return atSymbol(symbol) && ++m_at; }
    void expect(const char *word)
    {
        if (!accept(word))
            throw NotUnderstood();
    }
    void expectSymbol(QStringView symbol)
    {
        if (!acceptSymbol(symbol))
            throw NotUnderstood();
    }

    static QString nested(const Piece &piece, int strength)
    {
        return piece.strength < strength ? u'(' + piece.text + u')' : piece.text;
    }

    /// The binary operator here, if it holds at least as tightly as `lowest`.
    Piece operatorHere(int lowest) const
    {
        static const QHash<QString, Piece> operators{{u"or"_s, {u"OR"_s, Disjunction}},
            {u"and"_s, {u"AND"_s, Conjunction}}, {u"&&"_s, {u"AND"_s, Conjunction}},
            {u"="_s, {u"="_s, Comparing}}, {u"<=>"_s, {u"<=>"_s, Comparing}},
            {u"<>"_s, {u"<>"_s, Comparing}}, {u"!="_s, {u"<>"_s, Comparing}},
            {u"<"_s, {u"<"_s, Comparing}}, {u"<="_s, {u"<="_s, Comparing}},
            {u">"_s, {u">"_s, Comparing}}, {u">="_s, {u">="_s, Comparing}},
            {u"regexp"_s, {u"REGEXP"_s, Comparing}}, {u"|"_s, {u"|"_s, BitOr}},
            {u"&"_s, {u"&"_s, BitAnd}}, {u"<<"_s, {u"<<"_s, Shift}}, {u">>"_s, {u">>"_s, Shift}},
            {u"+"_s, {u"+"_s, Sum}}, {u"-"_s, {u"-"_s, Sum}}, {u"*"_s, {u"*"_s, Product}},
            {u"/"_s, {u"/"_s, Product}}, {u"%"_s, {u"%"_s, Product}}, {u"mod"_s, {u"%"_s, Product}},
            {u"div"_s, {u"DIV"_s, Product}}};
        if (m_at >= m_tokens.size()
            || (m_tokens[m_at].kind != Token::Symbol && m_tokens[m_at].kind != Token::Word))
            return {};
        const Piece found = operators.value(m_tokens[m_at].text.toLower());
        return found.strength >= lowest ? found : Piece();
    }

    Piece expression(int lowest)
    {
        Piece left = prefixed();
        for (;;) {
            if (atSymbol(u"||")) {
                ++m_at;
                left = {u"concat(%1, %2)"_s.arg(left.text, prefixed().text), Whole};
                continue;
            }
            if (lowest <= Comparing && isPredicate()) {
                left = predicate(left);
                continue;
            }
            const Piece found = operatorHere(std::max(lowest, 1));
            if (found.text.isEmpty())
                return left;
            ++m_at;
            const bool isList = found.strength == Disjunction || found.strength == Conjunction;
            const Piece right = expression(found.strength + 1);
            left = {nested(left, found.strength) + u' ' + found.text + u' '
                    + nested(right, found.strength + (isList ? 0 : 1)),
                found.strength};
        }
    }

    bool isPredicate() const
    {
        return at("is") || at("in") || at("like") || at("between")
            || (at("not") && m_at + 1 < m_tokens.size()
                && (m_tokens[m_at + 1].is("in") || m_tokens[m_at + 1].is("like")
                    || m_tokens[m_at + 1].is("between")));
    }

    Piece predicate(const Piece &left)
    {
        QString text = nested(left, Comparing + 1);
        if (accept("is")) {
            const QString negation = accept("not") ? u"NOT "_s : QString();
            if (!at("null") && !at("true") && !at("false") && !at("unknown"))
                throw NotUnderstood();
            return {text + u" IS "_s + negation + m_tokens[m_at++].text.toUpper(), Comparing};
        }
        text += accept("not") ? u" NOT "_s : u" "_s;
        if (accept("in"))
            return {text + u"IN ("_s + list() + u')', Comparing};
        if (accept("between")) {
            const QString low = expression(BitOr).text;
            expect("and");
            return {text + u"BETWEEN "_s + low + u" AND "_s + expression(BitOr).text, Comparing};
        }
        expect("like");
        text += u"LIKE "_s + expression(BitOr).text;
        if (accept("escape"))
            text += u" ESCAPE "_s + primary().text;
        return {text, Comparing};
    }

    QString list()
    {
        expectSymbol(u"(");
        QStringList items;
        do {
            items.append(expression(0).text);
        } while (acceptSymbol(u","));
        expectSymbol(u")");
        return items.join(u", "_s);
    }

    Piece prefixed()
    {
        if (accept("not"))
            return {u"NOT "_s + nested(expression(Negation), Comparing), Negation};
        if (acceptSymbol(u"-"))
            return {u'-' + nested(prefixed(), Sign + 1), Sign};
        if (acceptSymbol(u"+"))
            return prefixed();
        return primary();
    }

    Piece primary()
    {
        if (acceptSymbol(u"(")) {
            const Piece inner = expression(0);
            expectSymbol(u")");
            return inner;
        }
        if (m_at >= m_tokens.size() || m_tokens[m_at].kind == Token::Symbol)
            throw NotUnderstood();
        if (accept("case"))
            return choice();
        const Token &token = m_tokens[m_at++];
        if (token.kind == Token::Word && atSymbol(u"("))
            return call(token.text.toLower());
        if (token.kind == Token::Word)
            return word(token.text);
        if (token.kind != Token::QuotedName)
            return {standardToken(token), Whole};
        return {path(standardToken(token)), Whole};
    }

    QString path(QString text)
    {
        while (acceptSymbol(u".")) {
            if (m_at >= m_tokens.size() || !m_tokens[m_at].isName())
                throw NotUnderstood();
            text += u'.' + standardToken(m_tokens[m_at++]);
        }
        return text;
    }

    Piece word(const QString &text)
    {
        static constexpr const char *Values[]
            = {"NULL", "TRUE", "FALSE", "CURRENT_TIMESTAMP", "CURRENT_DATE", "CURRENT_TIME"};
        for (const char *value : Values) {
            if (text.compare(QLatin1StringView(value), Qt::CaseInsensitive) == 0)
                return {QString::fromLatin1(value), Whole};
        }
        if (isKeyword(text))
            throw NotUnderstood();
        return {path(text), Whole};
    }

    Piece choice()
    {
        QString text = u"CASE"_s;
        if (!at("when"))
            text += u' ' + expression(0).text;
        while (accept("when")) {
            text += u" WHEN "_s + expression(0).text;
            expect("then");
            text += u" THEN "_s + expression(0).text;
        }
        if (accept("else"))
            text += u" ELSE "_s + expression(0).text;
        expect("end");
        return {text + u" END"_s, Whole};
    }

    Piece call(const QString &name)
    {
        static const QHash<QString, QString> niladic{
            {u"current_timestamp"_s, u"CURRENT_TIMESTAMP"_s}, {u"now"_s, u"CURRENT_TIMESTAMP"_s},
            {u"localtimestamp"_s, u"CURRENT_TIMESTAMP"_s}, {u"curdate"_s, u"CURRENT_DATE"_s},
            {u"current_date"_s, u"CURRENT_DATE"_s}, {u"curtime"_s, u"CURRENT_TIME"_s},
            {u"current_time"_s, u"CURRENT_TIME"_s}};
        static const QHash<QString, QString> aliases{{u"lcase"_s, u"lower"_s},
            {u"ucase"_s, u"upper"_s}, {u"octet_length"_s, u"length"_s},
            {u"character_length"_s, u"char_length"_s}, {u"substring"_s, u"substr"_s}};
        if (const QString value = niladic.value(name); !value.isEmpty()) {
            expectSymbol(u"(");
            if (m_at < m_tokens.size() && m_tokens[m_at].kind == Token::Number)
                ++m_at; // digits of a second: the column's type says how many are kept
            expectSymbol(u")");
            return {value, Whole};
        }
        if (name == "cast"_L1 || name == "extract"_L1)
            return special(name);
        const QString known = aliases.value(name, name);
        if (m_at + 1 < m_tokens.size() && m_tokens[m_at + 1].isSymbol(u')')) {
            m_at += 2;
            return {known + u"()"_s, Whole};
        }
        return {known + u'(' + list() + u')', Whole};
    }

    /// "cast(x as signed)", "extract(year from x)"
    Piece special(const QString &name)
    {
        expectSymbol(u"(");
        QString text = name.toUpper() + u'(';
        if (name == "extract"_L1) {
            text += m_tokens.value(m_at++).text.toUpper() + u" FROM "_s;
            expect("from");
            text += expression(0).text;
        } else {
            text += expression(0).text + u" AS"_s;
            expect("as");
            for (int depth = 0; m_at < m_tokens.size() && (depth > 0 || !atSymbol(u")")); ++m_at) {
                depth += atSymbol(u"(") ? 1 : atSymbol(u")") ? -1 : 0;
                text += u' ' + m_tokens[m_at].text.toUpper();
            }
        }
        expectSymbol(u")");
        return {text + u')', Whole};
    }

    const QList<Token> m_tokens;
    qsizetype m_at = 0;
};

/// What stands between two tokens, without comments: some of them MariaDB would run.
QString gapBetween(const QString &sql, qsizetype from, qsizetype to)
{
    const QString gap = sql.sliced(from, to - from);
    return gap.trimmed().isEmpty() ? gap : u" "_s;
}

/// `sql` with each token written by `write`, and the spaces between them as they were.
template <typename Write>
QString rewritten(const QString &sql, const QList<Token> &tokens, Write write)
{
    QString text;
    qsizetype end = 0;
    for (const Token &token : tokens) {
        text += gapBetween(sql, end, token.start);
        text += write(token);
        end = token.end;
    }
    return text;
}

QString nativeToken(const Token &token, QStringView written)
{
    if (token.kind == Token::QuotedName) {
        QString name = token.text;
        return u'`' + name.replace(u'`', "``"_L1) + u'`';
    }
    return token.kind == Token::String ? textLiteral(token.text) : written.toString();
}

} // namespace

QString standardExpression(const QString &sql, Spelling spelling)
{
    const QList<Token> tokens = withoutParentheses(tokenize(sql, spelling));
    if (tokens.isEmpty())
        return {};
    try {
        return ExpressionPrinter(tokens).printed();
    } catch (const NotUnderstood &) {
        const qsizetype from = tokens.first().start;
        const QString inner = sql.sliced(from, tokens.last().end - from);
        return rewritten(inner, tokenize(inner, spelling), standardToken);
    }
}

QString nativeText(const QString &sql)
{
    return rewritten(sql, tokenize(sql), [&sql](const Token &token) {
        return nativeToken(token, QStringView(sql).sliced(token.start, token.end - token.start));
    });
}

QString standardQuery(const QString &sql, const QString &database)
{
    QString text;
    qsizetype end = 0;
    const QList<Token> tokens = tokenize(sql, Spelling::Server);
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        text += gapBetween(sql, end, tokens[i].start);
        const bool isDatabase = tokens[i].kind == Token::QuotedName && tokens[i].text == database
            && i + 1 < tokens.size() && tokens[i + 1].isSymbol(u'.')
            && (i == 0 || !tokens[i - 1].isSymbol(u'.'));
        if (isDatabase)
            ++i;
        else
            text += standardToken(tokens[i]);
        end = tokens[i].end;
    }
    return text;
}

} // namespace jw::mysql
