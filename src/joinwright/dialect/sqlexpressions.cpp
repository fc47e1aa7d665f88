// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// What SqlRenderer makes of expressions.
#include "joinwright/dialect/inlist.h"
#include "joinwright/dialect/sqlrenderer.h"
#include "joinwright/sql/comparison.h"
#include "joinwright/sql/window.h"

namespace jw {

using namespace Qt::StringLiterals;

namespace {

using Op = Expr::Op;
using NodeKind = ExprNode::Kind;

QLatin1StringView textOf(Op op)
{
    switch (op) {
    case Op::Equal:
        return "="_L1;
    case Op::NotEqual:
        return "<>"_L1;
    case Op::Less:
        return "<"_L1;
    case Op::LessOrEqual:
        return "<="_L1;
    case Op::Greater:
        return ">"_L1;
    case Op::GreaterOrEqual:
        return ">="_L1;
    case Op::Like:
        return "LIKE"_L1;
    case Op::NotLike:
        return "NOT LIKE"_L1;
    case Op::ILike:
        return "ILIKE"_L1;
    case Op::NotILike:
        return "NOT ILIKE"_L1;
    case Op::Add:
        return "+"_L1;
    case Op::Subtract:
    case Op::Negate:
        return "-"_L1;
    case Op::Multiply:
        return "*"_L1;
    case Op::Divide:
        return "/"_L1;
    case Op::Modulo:
        return "%"_L1;
    case Op::Concat:
        return "||"_L1;
    case Op::And:
        return "AND"_L1;
    case Op::Or:
        return "OR"_L1;
    case Op::Not:
        return "NOT"_L1;
    case Op::IsNull:
        return "IS NULL"_L1;
    case Op::IsNotNull:
        return "IS NOT NULL"_L1;
    }
    Q_UNREACHABLE();
}

/// How tightly an operator holds its operands together.
int strengthOf(Op op)
{
    switch (op) {
    case Op::Or:
        return 1;
    case Op::And:
        return 2;
    case Op::Not:
        return 3;
    case Op::Add:
    case Op::Subtract:
        return 6;
    case Op::Multiply:
    case Op::Divide:
    case Op::Modulo:
        return 7;
    case Op::Concat:
        return 8;
    case Op::Negate:
        return 8;
    default:
        return 4;
    }
}

/// Where a text, a quoted name or a comment that begins at `from` ends; `from` when none does.
qsizetype endOfQuoted(QStringView sql, qsizetype from)
{
    const QChar c = sql[from];
    if (c == u'\'' || c == u'"' || c == u'`') {
        const qsizetype end = sql.indexOf(c, from + 1);
        return end < 0 ? sql.size() : end + 1;
    }
    const bool line = sql.mid(from, 2) == u"--";
    if (!line && sql.mid(from, 2) != u"/*")
        return from;
    const qsizetype end = sql.indexOf(line ? u"\n" : u"*/", from + 2);
    return end < 0 ? sql.size() : end + (line ? 1 : 2);
}

/// Where the parentheses that open at `from` are closed; the end when they are not.
qsizetype endOfParentheses(QStringView sql, qsizetype from)
{
    int depth = 0;
    for (qsizetype i = from; i < sql.size();) {
        if (const qsizetype end = endOfQuoted(sql, i); end > i) {
            i = end;
            continue;
        }
        depth += sql[i] == u'(' ? 1 : sql[i] == u')' ? -1 : 0;
        ++i;
        if (depth == 0)
            return i;
    }
    return sql.size();
}

/// Whether SQL text is a word, a number, a call or in parentheses, which no operator beside it takes apart.
bool isOneTerm(QStringView sql)
{
    qsizetype i = sql.startsWith(u':') ? 1 : 0; // a place by name
    while (i < sql.size()) {
        const bool quoted = sql[i] == u'\'' || sql[i] == u'"' || sql[i] == u'`';
        if (!quoted && !sql[i].isLetterOrNumber() && sql[i] != u'_' && sql[i] != u'.' && sql[i] != u'$')
            break;
        i = quoted ? endOfQuoted(sql, i) : i + 1;
    }
    return i == sql.size() || sql == u"?" || (sql[i] == u'(' && endOfParentheses(sql, i) == sql.size());
}

/// The same of an expression: an operand that is weaker than its operator gets parentheses.
int strengthOf(const Expr &expression)
{
    const ExprNode &node = expression.node();
    switch (node.kind) {
    case NodeKind::Text:
        return isOneTerm(node.name) ? 9 : 0;
    case NodeKind::In:
    case NodeKind::InSelect:
    case NodeKind::Between:
        return 4;
    case NodeKind::Unary:
    case NodeKind::Binary:
        return strengthOf(node.op);
    default:
        return 9;
    }
}

bool isArithmetic(Op op)
{
    return op >= Op::Add && op <= Op::Modulo;
}

bool isDivision(const Expr &expression)
{
    const ExprNode &node = expression.node();
    return node.kind == NodeKind::Binary && (node.op == Op::Divide || node.op == Op::Modulo);
}

bool isNullLiteral(const Expr &expression)
{
    return expression.node().kind == NodeKind::Literal && expression.node().value.isNull();
}

bool isDecimal(const Expr &expression)
{
    const auto type = expression.type();
    return type && type->kind() == ColumnType::Kind::Decimal;
}

bool isWhole(const Expr &expression)
{
    const auto type = expression.type();
    return type && type->isInteger();
}

/// SQL text cut at its placeholders.
QStringList partsOf(QStringView sql)
{
    QStringList parts {QString()};
    for (qsizetype i = 0; i < sql.size();) {
        const qsizetype end = endOfQuoted(sql, i);
        if (end > i) {
            parts.last() += sql.mid(i, end - i);
            i = end;
        } else if (sql[i++] == u'?') {
            parts.append(QString());
        } else {
            parts.last() += sql[i - 1];
        }
    }
    return parts;
}

QString boundText(std::optional<qint64> bound, QLatin1StringView unbounded)
{
    if (!bound)
        return unbounded;
    if (*bound == 0)
        return u"CURRENT ROW"_s;
    return *bound < 0 ? u"%1 PRECEDING"_s.arg(-*bound) : u"%1 FOLLOWING"_s.arg(*bound);
}

} // namespace

void SqlRenderer::plain(const Expr &expression)
{
    const ExprNode &node = expression.node();
    switch (node.kind) {
    case NodeKind::Column:
        return column(node);
    case NodeKind::Literal:
        return node.stored ? bind(node.value, node.type) : literal(node.value, expression.type());
    case NodeKind::Unary:
        return unary(node);
    case NodeKind::Binary:
        return binary(node);
    case NodeKind::In:
    case NodeKind::InSelect:
        return in(node);
    case NodeKind::Between:
        return between(node);
    case NodeKind::Call:
        return call(node);
    case NodeKind::Function:
        return function(node);
    case NodeKind::Case:
        return choice(node);
    case NodeKind::Cast:
        return cast(node);
    case NodeKind::Over:
        return over(node);
    case NodeKind::Exists:
        m_sql += "EXISTS "_L1;
        return subselect(*node.select);
    case NodeKind::Scalar:
        return subselect(*node.select);
    case NodeKind::Text:
        return text(node);
    case NodeKind::Label:
        m_sql += m_dialect.quote(node.name);
        return;
    case NodeKind::Excluded:
        return excluded(node);
    }
}

void SqlRenderer::column(const ExprNode &node)
{
    // A name that fits exactly goes before one without alias, which may mean any use of its table.
    for (const bool exact : {true, false}) {
        for (const Scope &scope : std::as_const(m_scopes)) {
            for (const TableRef &table : scope) {
                const bool same = table.id == node.table.id && (!table.id.isNull() || table.name == node.table.name);
                if (!same || !(table.alias == node.table.alias || (!exact && node.table.alias.isEmpty())))
                    continue;
                // With one table in play its columns need no prefix.
                if (m_qualified || scope.size() > 1 || m_scopes.size() > 1)
                    m_sql += qualifier(table) + u'.';
                m_sql += m_dialect.quote(node.name);
                return;
            }
        }
    }
    refuseColumn(node);
}

void SqlRenderer::refuseColumn(const ExprNode &node) const
{
    Error::Context context;
    context.table = node.table.name;
    context.column = node.name;
    QStringList there;
    for (const Scope &scope : m_scopes) {
        for (const TableRef &table : scope)
            there.append(table.alias.isEmpty() ? table.name : u"%1 as %2"_s.arg(table.name, table.alias));
    }
    const QString what = node.table.alias.isEmpty()
        ? u"the column %1.%2 is not part of this query: join %1 to it"_s.arg(node.table.name, node.name)
        : u"nothing in this query is called \"%1\": join %2 under that name"_s.arg(node.table.alias, node.table.name);
    throw Error(ErrorKind::Usage, u"%1 (it reads %2)"_s.arg(what, there.isEmpty() ? u"no table"_s : there.join(u", "_s)), context);
}

void SqlRenderer::literal(const Value &value, const std::optional<ColumnType> &type)
{
    bind(boundValue(m_dialect, value, type), type);
}

void SqlRenderer::bind(const Value &value, const std::optional<ColumnType> &type)
{
    if (m_mode == Values::Literal) {
        m_sql += m_dialect.literal(value);
        return;
    }
    m_sql += m_dialect.placeholder(int(m_values.size()), type.value_or(ColumnType()));
    m_values.append(value);
}

void SqlRenderer::unary(const ExprNode &node)
{
    const Expr &operand = node.arguments[0];
    if (node.op == Op::Negate)
        checkCalculable(operand);
    if (node.op == Op::Not || node.op == Op::Negate) {
        m_sql += node.op == Op::Not ? "NOT "_L1 : "-"_L1;
        return nested(operand, 9);
    }
    nested(operand, 5);
    m_sql += u' ' + textOf(node.op);
}

void SqlRenderer::binary(const ExprNode &node)
{
    if ((node.op == Op::Equal || node.op == Op::NotEqual) && isNullLiteral(node.arguments[1])) {
        nested(node.arguments[0], 5); // "= NULL" is never true; what is meant is IS NULL
        m_sql += u' ' + textOf(node.op == Op::Equal ? Op::IsNull : Op::IsNotNull);
        return;
    }
    if (node.op <= Op::GreaterOrEqual)
        return operation(node, compared(node.arguments));
    for (const bool literals : {false, true}) { // a value is as wide as what it stands beside, which is what has to be named
        for (const Expr &operand : node.arguments) {
            if (isArithmetic(node.op) && (operand.node().kind == NodeKind::Literal) == literals)
                checkCalculable(operand);
        }
    }
    if (!remainder(node))
        operation(node, node.arguments);
}

void SqlRenderer::operation(const ExprNode &node, const QList<Expr> &operands)
{
    const Expr &left = operands[0];
    const Expr &right = operands[1];
    if (node.op == Op::ILike || node.op == Op::NotILike)
        return ilike(node);
    if (node.op == Op::Concat && !features().concatOperator)
        return pattern(u"concat({0}, {1})"_s, node.arguments);
    if (node.op == Op::Divide && isWhole(left) && isWhole(right))
        return pattern(features().integerDivision, node.arguments, 8);
    if (node.op == Op::Divide && (isDecimal(left) || isDecimal(right)))
        return pattern(features().decimalDivision, node.arguments, 8);
    const int strength = std::max(strengthOf(node.op), node.op == Op::And || node.op == Op::Or ? 0 : 5);
    m_isOperand = isArithmetic(node.op);
    nested(left, strength);
    m_sql += u' ' + textOf(node.op) + u' ';
    // 3 * (n / 2) is another number than 3 * n / 2, which goes from left to right.
    const bool leftToRight = node.op == Op::Subtract || node.op == Op::Divide || node.op == Op::Modulo || (node.op == Op::Multiply && isDivision(right));
    m_isOperand = isArithmetic(node.op);
    nested(right, leftToRight ? strength + 1 : strength);
    if (node.escaped)
        m_sql += " ESCAPE '\\'"_L1;
}

void SqlRenderer::ilike(const ExprNode &node)
{
    const Op plain = node.op == Op::ILike ? Op::Like : Op::NotLike;
    if (features().ilike)
        return pattern(u"{0} "_s + textOf(node.op) + u" {1}"_s, node.arguments, 5);
    const auto lower = m_dialect.functionText({.function = Function::Lower});
    pattern(lower, {node.arguments[0]});
    m_sql += u' ' + textOf(plain) + u' ';
    pattern(lower, {node.arguments[1]});
}

void SqlRenderer::in(const ExprNode &node)
{
    if (node.kind == NodeKind::In && node.values.isEmpty()) {
        m_sql += node.negated ? "1 = 1"_L1 : "1 = 0"_L1;
        return;
    }
    if (node.kind == NodeKind::InSelect)
        return inSelect(node);
    if (m_mode == Values::Literal || node.placed || node.values.size() < InList::Fewest)
        return inValues(node, node.values);
    inList(node, InList(node, m_dialect));
}

void SqlRenderer::inValues(const ExprNode &node, const QList<Value> &values)
{
    if (m_mode == Values::Bound && values.size() > features().maxParameters)
        throw Error(ErrorKind::Usage,
            u"%1 is looked for among %2 values that this database takes one by one, and no more than %3 in a statement: do it in parts"_s.arg(
                node.arguments[0].describe()).arg(values.size()).arg(features().maxParameters));
    nested(node.arguments[0], 5);
    m_sql += node.negated ? " NOT IN ("_L1 : " IN ("_L1;
    const std::optional<ColumnType> type = node.arguments[0].type();
    for (qsizetype i = 0; i < values.size(); ++i) {
        m_sql += i ? ", "_L1 : ""_L1;
        literal(values[i], literalType(type, values[i]));
    }
    m_sql += u')';
}

void SqlRenderer::inList(const ExprNode &node, const InList &values)
{
    if (values.text.isEmpty())
        return inValues(node, values.others);
    const qsizetype place = values.text.indexOf("{0}"_L1);
    m_sql += values.others.isEmpty() ? ""_L1 : "("_L1;
    nested(node.arguments[0], 5);
    m_sql += u' ' + values.text.first(place);
    bind(values.list, std::nullopt);
    m_sql += values.text.sliced(place + 3);
    if (values.others.isEmpty())
        return;
    m_sql += node.negated ? " AND "_L1 : " OR "_L1;
    inValues(node, values.others);
    m_sql += u')';
}

void SqlRenderer::inSelect(const ExprNode &node)
{
    Select select = *node.select;
    const QList<Expr> both = compared({node.arguments[0], select.columns[0].expression});
    select.columns[0].expression = both[1];
    nested(both[0], 5);
    m_sql += node.negated ? " NOT IN "_L1 : " IN "_L1;
    subselect(select);
}

void SqlRenderer::between(const ExprNode &node)
{
    const QList<Expr> operands = compared(node.arguments);
    nested(operands[0], 5);
    m_sql += " BETWEEN "_L1;
    nested(operands[1], 5);
    m_sql += " AND "_L1;
    nested(operands[2], 5);
}

void SqlRenderer::call(const ExprNode &node)
{
    m_sql += node.name + (node.distinct ? "(DISTINCT "_L1 : "("_L1);
    list(node.arguments);
    m_sql += u')';
}

void SqlRenderer::function(const ExprNode &node)
{
    FunctionUse use {.function = node.function, .distinct = node.distinct};
    for (const Expr &argument : node.arguments)
        use.types.append(argument.type());
    if (isCalculation(node.function))
        checkCalculable(node.arguments.first());
    pattern(m_dialect.functionText(use), argumentsOf(node));
}

void SqlRenderer::choice(const ExprNode &node)
{
    const auto result = [&](qsizetype i) { expr(node.type ? alike(node.arguments[i], *node.type) : node.arguments[i]); };
    m_sql += "CASE"_L1;
    const qsizetype pairs = node.arguments.size() - (node.hasElse ? 1 : 0);
    for (qsizetype i = 0; i < pairs; i += 2) {
        m_sql += " WHEN "_L1;
        expr(node.arguments[i]);
        m_sql += " THEN "_L1;
        result(i + 1);
    }
    if (node.hasElse) {
        m_sql += " ELSE "_L1;
        result(pairs);
    }
    m_sql += " END"_L1;
}

void SqlRenderer::over(const ExprNode &node)
{
    const Window &window = *node.window;
    plain(node.arguments.first());
    m_sql += " OVER ("_L1;
    if (!window.partitions.isEmpty()) {
        m_sql += "PARTITION BY "_L1;
        list(window.partitions);
    }
    if (!window.partitions.isEmpty() && !window.orders.isEmpty())
        m_sql += u' ';
    if (!window.orders.isEmpty()) {
        const qsizetype at = m_sql.size();
        ordersText(window.orders);
        m_sql.remove(at, 1); // the blank before ORDER BY
    }
    frame(window);
    m_sql += u')';
}

void SqlRenderer::frame(const Window &window)
{
    if (!window.frame)
        return;
    m_sql += " ROWS BETWEEN "_L1 + boundText(window.frame->from, "UNBOUNDED PRECEDING"_L1) + " AND "_L1
        + boundText(window.frame->to, "UNBOUNDED FOLLOWING"_L1);
}

void SqlRenderer::text(const ExprNode &node)
{
    const QStringList parts = partsOf(node.name);
    if (node.values.isEmpty()) {
        m_sql += node.name;
        return;
    }
    if (parts.size() != node.values.size() + 1)
        throw Error(ErrorKind::Usage,
            u"the SQL text \"%1\" has %2 placeholders for %3 values"_s.arg(
                node.name, QString::number(parts.size() - 1), QString::number(node.values.size())));
    for (qsizetype i = 0; i < parts.size(); ++i) {
        m_sql += parts[i];
        if (i < node.values.size())
            untyped(node.values[i]);
    }
}

/// What a place in somebody's SQL text means, the database finds out from that text alone.
void SqlRenderer::untyped(const Value &value)
{
    const std::optional<ColumnType> type = literalType({}, value);
    bind(type && !value.isNull() ? m_dialect.toDatabase(value, *type) : value, std::nullopt);
}

void SqlRenderer::excluded(const ExprNode &node)
{
    if (features().upsert == UpsertSyntax::OnDuplicateKey)
        m_sql += "VALUES("_L1 + m_dialect.quote(node.name) + u')';
    else
        m_sql += "excluded."_L1 + m_dialect.quote(node.name);
}

void SqlRenderer::pattern(const QString &pattern, const QList<Expr> &arguments, int strength)
{
    if (pattern == u"{0}") // coalesce() of one: nothing of the function is left to hold it together
        return nested(arguments.first(), 9);
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const bool isPlace = pattern[i] == u'{' && i + 2 < pattern.size() && pattern[i + 2] == u'}';
        if (!isPlace) {
            m_sql += pattern[i];
            continue;
        }
        if (pattern[i + 1] == u'*')
            list(arguments);
        else
            nested(arguments.at(pattern[i + 1].digitValue()), strength);
        i += 2;
    }
}

void SqlRenderer::nested(const Expr &expression, int strength)
{
    const bool weaker = strengthOf(expression) < strength;
    m_sql += weaker ? "("_L1 : ""_L1;
    expr(expression);
    m_sql += weaker ? ")"_L1 : ""_L1;
}

void SqlRenderer::subselect(const Select &select)
{
    m_sql += u'(';
    selectText(select);
    m_sql += u')';
}

void SqlRenderer::list(const QList<Expr> &expressions)
{
    for (qsizetype i = 0; i < expressions.size(); ++i) {
        m_sql += i ? ", "_L1 : ""_L1;
        expr(expressions[i]);
    }
}

} // namespace jw
