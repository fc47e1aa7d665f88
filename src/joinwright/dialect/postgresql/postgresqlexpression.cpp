// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// Operators by PostgreSQL 15 manual, table 4.2.
#include "joinwright/dialect/postgresql/postgresqlexpression.h"

#include "joinwright/dialect/postgresql/postgresqltokens.h"

namespace jw::postgresql {

using namespace Qt::StringLiterals;

namespace {

/// Thrown where an expression holds what the parser does not know.
struct NotUnderstood
{
};

enum Strength { Or = 1, And, Not, Is, Comparison, Range, Other, Sum, Product, Power, Sign, Cast, Whole };

/// A piece of an expression, how tightly it holds together, and what a cast to it may be left out for.
struct Piece
{
    QString text;
    int strength = Whole;
    bool isLiteral = false;
    QString castTo {}; ///< of a cast, whose operand is `operand`
    QString operand {};
    int operandStrength = Whole;
};

bool isTextType(const QString &type)
{
    return type == "text"_L1 || type.startsWith("character"_L1) || type.startsWith("varchar"_L1) || type == "bpchar"_L1;
}

QString inside(const Piece &piece, int strength)
{
    return piece.strength < strength ? u'(' + piece.text + u')' : piece.text;
}

class ExpressionReader
{
public:
    ExpressionReader(const QString &sql, const Table *table)
        : m_tokens(tokenize(sql))
        , m_table(table)
    {
    }

    QString read()
    {
        Piece piece = expression(0);
        if (m_at != m_tokens.size())
            throw NotUnderstood();
        return withoutCast(piece).text;
    }

private:
    const Token &token(qsizetype ahead = 0) const
    {
        static const Token none;
        return m_at + ahead < m_tokens.size() ? m_tokens[m_at + ahead] : none;
    }
    bool takeWord(const char *word)
    {
        const bool is = token().is(word);
        m_at += is ? 1 : 0;
        return is;
    }
    bool takeSymbol(const char *symbol)
    {
        const bool is = token().isSymbol(symbol);
        m_at += is ? 1 : 0;
        return is;
    }
    void need(bool condition) const
    {
        if (!condition)
            throw NotUnderstood();
    }

    /// A literal's cast says what its place says anyway: that of a whole default, or of an operand of a comparison.
    static Piece withoutCast(const Piece &piece)
    {
        if (piece.castTo.isEmpty() || !piece.isLiteral)
            return piece;
        bool isNumber = false;
        piece.operand.mid(1, piece.operand.size() - 2).toDouble(&isNumber);
        static const QStringList numbers {u"smallint"_s, u"integer"_s, u"bigint"_s, u"numeric"_s, u"real"_s, u"double precision"_s};
        const bool isQuotedNumber = isNumber && piece.operand.startsWith(u'\'') && numbers.contains(piece.castTo.section(u'(', 0, 0));
        const QString text = isQuotedNumber ? piece.operand.mid(1, piece.operand.size() - 2) : piece.operand;
        return {.text = text, .strength = text.startsWith(u'-') ? int(Sign) : piece.operandStrength, .isLiteral = true};
    }

    /// A text column of limited length is compared as text, which nobody writes.
    static Piece compared(const Piece &piece)
    {
        if (!piece.castTo.isEmpty() && isTextType(piece.castTo))
            return {.text = piece.operand, .strength = piece.operandStrength, .isLiteral = piece.isLiteral};
        return withoutCast(piece);
    }

    /// A number becomes one of the other operand's type without being told.
    static Piece calculated(const Piece &piece)
    {
        return piece.isLiteral && !piece.operand.startsWith(u'\'') ? withoutCast(piece) : piece;
    }

    Piece expression(int strength)
    {
        Piece left = prefix();
        for (;;) {
            const qsizetype before = m_at;
            if (!infix(left, strength)) {
                m_at = before;
                return left;
            }
        }
    }

    Piece prefix()
    {
        if (takeWord("not")) {
            const Piece operand = expression(Not);
            return {.text = "NOT "_L1 + inside(operand, Not), .strength = Not};
        }
        if (token().isSymbol("-") || token().isSymbol("+")) {
            const QString sign = m_tokens[m_at++].text;
            const Piece operand = expression(Sign);
            const QString text = inside(operand, Sign);
            return {.text = (sign == "-"_L1 ? sign : QString()) + text, .strength = sign == "-"_L1 ? int(Sign) : operand.strength,
                .isLiteral = operand.isLiteral};
        }
        return primary();
    }

    Piece primary()
    {
        if (takeSymbol("(")) {
            Piece piece = expression(0);
            if (token().isSymbol(",")) {
                QStringList parts {piece.text};
                while (takeSymbol(","))
                    parts.append(expression(0).text);
                piece = {.text = u'(' + parts.join(u", "_s) + u')'};
            }
            need(takeSymbol(")"));
            return piece;
        }
        const Token first = token();
        need(m_at < m_tokens.size());
        ++m_at;
        if (first.kind == Token::String)
            return {.text = textLiteral(first.text), .isLiteral = true};
        if (first.kind == Token::Number)
            return {.text = first.text.toLower(), .isLiteral = true};
        need(first.isName());
        if (first.is("case"))
            return choice();
        if (first.is("cast"))
            return standardCast();
        if (first.is("array") && token().isSymbol("["))
            return arrayOf();
        return nameOrCall(first);
    }

    QString nameText(const Token &token) const
    {
        if (token.kind == Token::QuotedName)
            return quotedIdentifier(token.text);
        if (const Column *column = columnNamed(token.text))
            return quotedIdentifier(column->name);
        static const QStringList constants {u"true"_s, u"false"_s, u"null"_s, u"current_timestamp"_s, u"current_date"_s, u"current_time"_s,
            u"localtime"_s, u"localtimestamp"_s, u"current_user"_s, u"session_user"_s};
        const QString word = token.text.toLower();
        return constants.contains(word) ? word.toUpper() : word;
    }

    const Column *columnNamed(const QString &name) const
    {
        if (!m_table)
            return nullptr;
        if (const Column *exact = m_table->column(name))
            return exact;
        const auto isIt = [&](const Column &column) { return column.name.compare(name, Qt::CaseInsensitive) == 0; };
        const auto found = std::find_if(m_table->columns.begin(), m_table->columns.end(), isIt);
        return found == m_table->columns.end() ? nullptr : &*found;
    }

    Piece nameOrCall(const Token &first)
    {
        QString text = nameText(first);
        // A name that stands before a parenthesis is a function's, whatever the columns are called.
        if (first.kind == Token::Word && token().isSymbol("("))
            text = first.text.toLower();
        while (takeSymbol(".")) {
            need(token().isName());
            text += u'.' + (token().kind == Token::Word && token(1).isSymbol("(") ? token().text.toLower() : nameText(token()));
            ++m_at;
        }
        const bool isConstant = text == "TRUE"_L1 || text == "FALSE"_L1 || text == "NULL"_L1;
        if (!takeSymbol("("))
            return {.text = text, .isLiteral = isConstant};
        return {.text = text + u'(' + arguments() + u')'};
    }

    QString arguments()
    {
        QStringList parts;
        if (takeSymbol(")"))
            return {};
        if (token().isSymbol("*") && token(1).isSymbol(")")) {
            m_at += 2;
            return u"*"_s;
        }
        do {
            const Piece piece = expression(0);
            // In a function's arguments the server writes the cast of a column of limited length, too.
            parts.append(!piece.castTo.isEmpty() && isTextType(piece.castTo) ? piece.operand : piece.text);
        } while (takeSymbol(","));
        need(takeSymbol(")"));
        return parts.join(u", "_s);
    }

    Piece choice()
    {
        QString text = u"CASE"_s;
        if (!token().is("when"))
            text += u' ' + expression(0).text;
        while (takeWord("when")) {
            text += " WHEN "_L1 + expression(0).text;
            need(takeWord("then"));
            text += " THEN "_L1 + compared(expression(0)).text;
        }
        if (takeWord("else"))
            text += " ELSE "_L1 + compared(expression(0)).text;
        need(takeWord("end"));
        return {.text = text + " END"_L1};
    }

    Piece standardCast()
    {
        need(takeSymbol("("));
        const Piece operand = expression(0);
        need(takeWord("as"));
        const Piece result = castOf(operand, typeName());
        need(takeSymbol(")"));
        return result;
    }

    static Piece castOf(const Piece &operand, const QString &type)
    {
        const QString inner = operand.castTo.isEmpty() || !operand.isLiteral ? operand.text : operand.operand;
        return {.text = u"CAST(%1 AS %2)"_s.arg(inner, type), .isLiteral = operand.isLiteral, .castTo = type, .operand = inner,
            .operandStrength = operand.strength};
    }

    /// "character varying(20)", "timestamp without time zone", "public.mood[]".
    QString typeName()
    {
        need(token().isName());
        QString name = nameOfType(m_tokens[m_at++]);
        static const QStringList following {u"varying"_s, u"precision"_s, u"without"_s, u"with"_s, u"time"_s, u"zone"_s};
        const auto more = [&] {
            while (token().kind == Token::Word && following.contains(token().text.toLower()))
                name += u' ' + m_tokens[m_at++].text.toLower();
        };
        more();
        while (takeSymbol("."))
            name += u'.' + nameOfType(m_tokens[m_at++]);
        if (takeSymbol("(")) {
            QStringList numbers;
            do {
                need(token().kind == Token::Number);
                numbers.append(m_tokens[m_at++].text);
            } while (takeSymbol(","));
            need(takeSymbol(")"));
            name += u'(' + numbers.join(u',') + u')';
        }
        more();
        while (takeSymbol("[")) {
            need(takeSymbol("]"));
            name += "[]"_L1;
        }
        return name;
    }

    static QString nameOfType(const Token &token)
    {
        static const QHash<QString, QString> aliases {{u"int"_s, u"integer"_s}, {u"int4"_s, u"integer"_s}, {u"int8"_s, u"bigint"_s},
            {u"int2"_s, u"smallint"_s}, {u"decimal"_s, u"numeric"_s}, {u"varchar"_s, u"character varying"_s}, {u"bool"_s, u"boolean"_s},
            {u"float8"_s, u"double precision"_s}, {u"float4"_s, u"real"_s}};
        if (token.kind == Token::QuotedName)
            return quotedIdentifier(token.text);
        const QString word = token.text.toLower();
        return aliases.value(word, word);
    }

    /// ARRAY[a, b], as IN becomes.
    Piece arrayOf()
    {
        need(takeSymbol("["));
        QStringList parts;
        do
            parts.append(compared(expression(0)).text);
        while (takeSymbol(","));
        need(takeSymbol("]"));
        return {.text = "ARRAY["_L1 + parts.join(u", "_s) + u']', .operand = parts.join(u", "_s)};
    }

    bool infix(Piece &left, int strength)
    {
        const Token op = token();
        if (m_at >= m_tokens.size())
            return false;
        if (takeSymbol("::")) {
            left = castOf(left, typeName());
            return true;
        }
        if (op.is("and") || op.is("or"))
            return junction(left, op.is("and") ? And : Or, strength);
        if (op.is("is") || op.is("isnull") || op.is("notnull"))
            return strength <= Is && isTest(left);
        if (op.is("in") || op.is("between") || op.is("like") || op.is("ilike") || (op.is("not") && strength <= Range))
            return strength <= Range && range(left);
        return op.kind == Token::Symbol && binary(left, strength);
    }

    bool junction(Piece &left, int own, int strength)
    {
        if (strength > own)
            return false;
        ++m_at;
        const Piece right = expression(own + 1);
        if (own == And && mergeBetween(left, right))
            return true;
        left = {.text = inside(left, own) + (own == And ? " AND "_L1 : " OR "_L1) + inside(right, own), .strength = own};
        return true;
    }

    /// a BETWEEN x AND y is printed as a >= x AND a <= y.
    static bool mergeBetween(Piece &left, const Piece &right)
    {
        const QStringList low = left.text.split(" >= "_L1);
        const QStringList high = right.text.split(" <= "_L1);
        if (left.strength != Comparison || right.strength != Comparison || low.size() != 2 || high.size() != 2 || low[0] != high[0])
            return false;
        left = {.text = u"%1 BETWEEN %2 AND %3"_s.arg(low[0], low[1], high[1]), .strength = Range};
        return true;
    }

    bool isTest(Piece &left)
    {
        QString words;
        if (takeWord("isnull"))
            words = u"NULL"_s;
        else if (takeWord("notnull"))
            words = u"NOT NULL"_s;
        else {
            ++m_at;
            words = takeWord("not") ? u"NOT "_s : QString();
            if (takeWord("distinct")) {
                need(takeWord("from"));
                const Piece right = expression(Comparison);
                left = {.text = u"%1 IS %2DISTINCT FROM %3"_s.arg(inside(left, Comparison), words, inside(compared(right), Comparison)), .strength = Is};
                return true;
            }
            need(token().is("null") || token().is("true") || token().is("false") || token().is("unknown"));
            words += m_tokens[m_at++].text.toUpper();
        }
        left = {.text = inside(left, Comparison) + " IS "_L1 + words, .strength = Is};
        return true;
    }

    bool range(Piece &left)
    {
        const bool isNegated = takeWord("not");
        const QString no = isNegated ? u"NOT "_s : QString();
        const QString subject = inside(compared(left), Other);
        if (takeWord("between")) {
            const Piece low = expression(Other);
            need(takeWord("and"));
            const Piece high = expression(Other);
            left = {.text = u"%1 %2BETWEEN %3 AND %4"_s.arg(subject, no, inside(compared(low), Other), inside(compared(high), Other)), .strength = Range};
            return true;
        }
        if (takeWord("in")) {
            need(takeSymbol("("));
            QStringList parts;
            do
                parts.append(compared(expression(0)).text);
            while (takeSymbol(","));
            need(takeSymbol(")"));
            left = {.text = u"%1 %2IN (%3)"_s.arg(subject, no, parts.join(u", "_s)), .strength = Range};
            return true;
        }
        const bool ignoresCase = token().is("ilike");
        if (!takeWord("like") && !takeWord("ilike"))
            return false;
        left = {.text = u"%1 %2%3 %4"_s.arg(subject, no, ignoresCase ? u"ILIKE"_s : u"LIKE"_s, inside(compared(expression(Other)), Other)),
            .strength = Range};
        return true;
    }

    bool binary(Piece &left, int strength)
    {
        const QString op = token().text;
        static const QStringList comparisons {u"="_s, u"<>"_s, u"!="_s, u"<"_s, u"<="_s, u">"_s, u">="_s};
        static const QHash<QString, QString> likes {{u"~~"_s, u"LIKE"_s}, {u"!~~"_s, u"NOT LIKE"_s}, {u"~~*"_s, u"ILIKE"_s}, {u"!~~*"_s, u"NOT ILIKE"_s}};
        const int own = comparisons.contains(op)   ? Comparison
            : likes.contains(op)                   ? Range
            : op == "+"_L1 || op == "-"_L1         ? Sum
            : op == "*"_L1 || op == "/"_L1 || op == "%"_L1 ? Product
            : op == "^"_L1                         ? Power
            : op == ")"_L1 || op == ","_L1 || op == "]"_L1 || op == ";"_L1 || op == "["_L1 || op == "("_L1 || op == "."_L1 ? 0
                                                   : Other;
        if (own == 0 || strength > own)
            return false;
        ++m_at;
        if (own == Comparison && (token().is("any") || token().is("all")) && token(1).isSymbol("("))
            return quantified(left, op);
        const Piece right = expression(own + 1);
        const bool isComparison = own == Comparison || own == Range || own == Other;
        const QString a = inside(isComparison ? compared(left) : calculated(left), own);
        const QString b = inside(isComparison ? compared(right) : calculated(right), own + 1);
        left = {.text = a + u' ' + likes.value(op, op == "!="_L1 ? u"<>"_s : op) + u' ' + b, .strength = own};
        return true;
    }

    /// x = ANY (ARRAY[a, b]) is x IN (a, b); x <> ALL (ARRAY[a, b]) is x NOT IN (a, b).
    bool quantified(Piece &left, const QString &op)
    {
        const bool isAny = token().is("any");
        m_at += 2;
        Piece array = expression(0);
        need(takeSymbol(")"));
        if (!array.castTo.isEmpty() && array.castTo.endsWith("[]"_L1) && array.operand.startsWith("ARRAY["_L1))
            array = {.text = array.operand, .operand = array.operand.sliced(6).chopped(1)};
        const bool isList = array.text.startsWith("ARRAY["_L1) && ((isAny && op == "="_L1) || (!isAny && op == "<>"_L1));
        const QString subject = inside(compared(left), Other);
        if (isList)
            left = {.text = u"%1 %2IN (%3)"_s.arg(subject, isAny ? QString() : u"NOT "_s, array.operand), .strength = Range};
        else
            left = {.text = u"%1 %2 %3 (%4)"_s.arg(subject, op, isAny ? u"ANY"_s : u"ALL"_s, array.text), .strength = Comparison};
        return true;
    }

    const QList<Token> m_tokens;
    const Table *m_table;
    qsizetype m_at = 0;
};

} // namespace

QString standardExpression(const QString &sql, const Table *table)
{
    if (sql.trimmed().isEmpty())
        return {};
    try {
        return ExpressionReader(sql, table).read();
    } catch (const NotUnderstood &) {
        return withoutParentheses(sql);
    }
}

QString standardDefault(const Column &column)
{
    const QString text = standardExpression(column.defaultValue, nullptr);
    if (column.type.kind() == ColumnType::Kind::Boolean && (text == "0"_L1 || text == "1"_L1))
        return text == "1"_L1 ? u"TRUE"_s : u"FALSE"_s;
    return text == "NULL"_L1 ? QString() : text; // which is no default at all
}

} // namespace jw::postgresql
