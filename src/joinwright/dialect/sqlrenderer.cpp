// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/sqlrenderer.h"

namespace jw {

using namespace Qt::StringLiterals;

namespace {

using Op = Expr::Op;

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
    case Op::Add:
        return "+"_L1;
    case Op::Subtract:
        return "-"_L1;
    case Op::Multiply:
        return "*"_L1;
    case Op::Divide:
        return "/"_L1;
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

/// How tightly an expression holds together; an operand that is weaker than its operator gets parentheses.
int strengthOf(const Expr &expression)
{
    const ExprNode &node = expression.node();
    switch (node.kind) {
    case ExprNode::Kind::Text:
        return node.name.contains(u' ') ? 0 : 9;
    case ExprNode::Kind::In:
    case ExprNode::Kind::InSelect:
    case ExprNode::Kind::Between:
        return 4;
    case ExprNode::Kind::Unary:
        return node.op == Op::Not ? 3 : 4;
    case ExprNode::Kind::Binary:
        break;
    default:
        return 9;
    }
    if (node.op == Op::Or)
        return 1;
    if (node.op == Op::And)
        return 2;
    if (node.op == Op::Add || node.op == Op::Subtract)
        return 6;
    return node.op == Op::Multiply || node.op == Op::Divide ? 7 : node.op == Op::Concat ? 8 : 4;
}

bool isNullLiteral(const Expr &expression)
{
    return expression.node().kind == ExprNode::Kind::Literal && expression.node().value.isNull();
}

} // namespace

SqlRenderer::SqlRenderer(const Dialect &dialect, Values values)
    : m_dialect(dialect)
    , m_mode(values)
{
}

Statement SqlRenderer::finish()
{
    Statement statement {m_sql, m_values};
    m_sql.clear();
    m_values.clear();
    m_scopes.clear();
    return statement;
}

Statement SqlRenderer::select(const Select &select)
{
    selectText(select);
    return finish();
}

Statement SqlRenderer::expression(const Expr &expression, const TableRef &table)
{
    m_scopes = {{table}};
    expr(expression);
    return finish();
}

QString SqlRenderer::tableName(const TableRef &table) const
{
    const QString name = m_dialect.quote(table.name);
    if (table.schemaName.isEmpty() || !m_dialect.features().schemas)
        return name;
    return m_dialect.quote(table.schemaName) + u'.' + name;
}

QString SqlRenderer::qualifier(const TableRef &table) const
{
    return table.alias.isEmpty() ? tableName(table) : m_dialect.quote(table.alias);
}

void SqlRenderer::selectText(const Select &select)
{
    Scope scope {select.source};
    for (const Join &join : select.joins)
        scope.append(join.table);
    m_scopes.prepend(scope);
    m_sql += select.isDistinct ? "SELECT DISTINCT "_L1 : "SELECT "_L1;
    for (qsizetype i = 0; i < select.columns.size(); ++i) {
        m_sql += i ? ", "_L1 : ""_L1;
        expr(select.columns[i].expression);
        if (!select.columns[i].name.isEmpty())
            m_sql += " AS "_L1 + m_dialect.quote(select.columns[i].name);
    }
    if (!select.source.name.isEmpty())
        m_sql += " FROM "_L1 + tableName(select.source);
    if (!select.source.alias.isEmpty())
        m_sql += " AS "_L1 + m_dialect.quote(select.source.alias);
    for (const Join &join : select.joins) {
        static constexpr QLatin1StringView Words[] = {" JOIN "_L1, " LEFT JOIN "_L1, " CROSS JOIN "_L1};
        m_sql += Words[int(join.kind)] + tableName(join.table);
        if (!join.table.alias.isEmpty())
            m_sql += " AS "_L1 + m_dialect.quote(join.table.alias);
        if (!join.on.isEmpty()) {
            m_sql += " ON "_L1;
            expr(join.on);
        }
    }
    whereText(select.condition);
    if (!select.groups.isEmpty()) {
        m_sql += " GROUP BY "_L1;
        list(select.groups);
    }
    if (!select.groupCondition.isEmpty()) {
        m_sql += " HAVING "_L1;
        expr(select.groupCondition);
    }
    for (qsizetype i = 0; i < select.orders.size(); ++i) {
        m_sql += i ? ", "_L1 : " ORDER BY "_L1;
        expr(select.orders[i].expression);
        m_sql += select.orders[i].descending ? " DESC"_L1 : ""_L1;
    }
    // OFFSET alone is not SQL everywhere; a limit that no table reaches is.
    if (select.maximum || select.skipped)
        m_sql += " LIMIT "_L1 + QString::number(select.maximum.value_or(std::numeric_limits<qint64>::max()));
    if (select.skipped)
        m_sql += " OFFSET "_L1 + QString::number(select.skipped);
    m_scopes.removeFirst();
}

void SqlRenderer::whereText(const Expr &condition)
{
    if (condition.isEmpty())
        return;
    m_sql += " WHERE "_L1;
    expr(condition);
}

void SqlRenderer::names(const QStringList &columns)
{
    for (qsizetype i = 0; i < columns.size(); ++i)
        m_sql += (i ? ", "_L1 : ""_L1) + m_dialect.quote(columns[i]);
}

void SqlRenderer::rowsText(const Insert &insert)
{
    m_sql += " ("_L1;
    names(insert.columns);
    m_sql += ") VALUES "_L1;
    for (qsizetype i = 0; i < insert.rows.size(); ++i) {
        m_sql += i ? ", ("_L1 : "("_L1;
        list(insert.rows[i]);
        m_sql += u')';
    }
}

Statement SqlRenderer::insert(const Insert &insert)
{
    m_scopes = {{insert.table}};
    m_sql = "INSERT INTO "_L1 + tableName(insert.table);
    if (insert.columns.isEmpty())
        m_sql += " DEFAULT VALUES"_L1;
    else
        rowsText(insert);
    if (!insert.returning.isEmpty()) {
        m_sql += " RETURNING "_L1;
        names(insert.returning);
    }
    return finish();
}

void SqlRenderer::assignmentsText(const QList<Assignment> &assignments)
{
    for (qsizetype i = 0; i < assignments.size(); ++i) {
        m_sql += (i ? ", "_L1 : ""_L1) + m_dialect.quote(assignments[i].column) + " = "_L1;
        expr(assignments[i].value);
    }
}

Statement SqlRenderer::update(const Update &update)
{
    m_scopes = {{update.table}};
    m_sql = "UPDATE "_L1 + tableName(update.table) + " SET "_L1;
    assignmentsText(update.assignments);
    whereText(update.condition);
    return finish();
}

Statement SqlRenderer::remove(const Delete &statement)
{
    m_scopes = {{statement.table}};
    m_sql = "DELETE FROM "_L1 + tableName(statement.table);
    whereText(statement.condition);
    return finish();
}

void SqlRenderer::expr(const Expr &expression)
{
    const ExprNode &node = expression.node();
    switch (node.kind) {
    case ExprNode::Kind::Column:
        return column(node);
    case ExprNode::Kind::Literal:
        return literal(node.value, node.type);
    case ExprNode::Kind::Unary:
        return unary(node);
    case ExprNode::Kind::Binary:
        return binary(node);
    case ExprNode::Kind::In:
    case ExprNode::Kind::InSelect:
        return in(node);
    case ExprNode::Kind::Between:
        nested(node.arguments[0], 5);
        m_sql += " BETWEEN "_L1;
        nested(node.arguments[1], 5);
        m_sql += " AND "_L1;
        return nested(node.arguments[2], 5);
    case ExprNode::Kind::Call:
        return call(node);
    case ExprNode::Kind::Exists:
        m_sql += "EXISTS "_L1;
        return subselect(*node.select);
    case ExprNode::Kind::Scalar:
        return subselect(*node.select);
    case ExprNode::Kind::Text:
        return text(node);
    }
}

void SqlRenderer::column(const ExprNode &node)
{
    for (const Scope &scope : std::as_const(m_scopes)) {
        for (const TableRef &table : scope) {
            const bool same = table.id.isNull() ? table.name == node.table.name : table.id == node.table.id;
            if (!same || (table.alias != node.table.alias && !node.table.alias.isEmpty()))
                continue;
            // With one table in play its columns need no prefix.
            if (scope.size() > 1 || m_scopes.size() > 1)
                m_sql += qualifier(table) + u'.';
            m_sql += m_dialect.quote(node.name);
            return;
        }
    }
    Error::Context context;
    context.table = node.table.name;
    context.column = node.name;
    throw Error(ErrorKind::Usage,
        node.table.alias.isEmpty()
            ? u"the column %1.%2 is not part of this query: join %1 to it"_s.arg(node.table.name, node.name)
            : u"nothing in this query is called \"%1\": join %2 under that name"_s.arg(node.table.alias, node.table.name),
        context);
}

void SqlRenderer::literal(const Value &value, const std::optional<ColumnType> &type)
{
    const Value bound = type && !value.isNull() ? m_dialect.toDatabase(value, *type) : value;
    if (m_mode == Values::Literal) {
        m_sql += m_dialect.literal(bound);
        return;
    }
    m_sql += m_dialect.placeholder(int(m_values.size()), type.value_or(ColumnType()));
    m_values.append(bound);
}

void SqlRenderer::unary(const ExprNode &node)
{
    if (node.op == Op::Not) {
        m_sql += "NOT "_L1;
        return nested(node.arguments[0], 9);
    }
    nested(node.arguments[0], 5);
    m_sql += u' ' + textOf(node.op);
}

void SqlRenderer::binary(const ExprNode &node)
{
    const Expr &left = node.arguments[0];
    const Expr &right = node.arguments[1];
    if ((node.op == Op::Equal || node.op == Op::NotEqual) && isNullLiteral(right)) {
        nested(left, 5); // "= NULL" is never true; what is meant is IS NULL
        m_sql += u' ' + textOf(node.op == Op::Equal ? Op::IsNull : Op::IsNotNull);
        return;
    }
    const int strength = node.op == Op::Or ? 1
        : node.op == Op::And               ? 2
        : node.op == Op::Add               ? 6
        : node.op == Op::Subtract          ? 6
        : node.op == Op::Multiply          ? 7
        : node.op == Op::Divide            ? 7
        : node.op == Op::Concat            ? 8
                                           : 5;
    nested(left, strength);
    m_sql += u' ' + textOf(node.op) + u' ';
    nested(right, node.op == Op::Subtract || node.op == Op::Divide ? strength + 1 : strength);
    if (node.escaped)
        m_sql += " ESCAPE '\\'"_L1;
}

void SqlRenderer::in(const ExprNode &node)
{
    if (node.kind == ExprNode::Kind::In && node.values.isEmpty()) {
        m_sql += node.negated ? "1 = 1"_L1 : "1 = 0"_L1;
        return;
    }
    nested(node.arguments[0], 5);
    m_sql += node.negated ? " NOT IN "_L1 : " IN "_L1;
    if (node.kind == ExprNode::Kind::InSelect)
        return subselect(*node.select);
    m_sql += u'(';
    for (qsizetype i = 0; i < node.values.size(); ++i) {
        m_sql += i ? ", "_L1 : ""_L1;
        literal(node.values[i], node.arguments[0].node().type);
    }
    m_sql += u')';
}

void SqlRenderer::call(const ExprNode &node)
{
    m_sql += node.name + (node.distinct ? "(DISTINCT "_L1 : "("_L1);
    list(node.arguments);
    m_sql += u')';
}

void SqlRenderer::text(const ExprNode &node)
{
    const QStringList parts = node.name.split(u'?');
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
            literal(node.values[i], {});
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
