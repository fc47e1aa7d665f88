// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/sql/expression.h"

#include "joinwright/core/error.h"
#include "joinwright/schema/table.h"
#include "joinwright/sql/comparison.h"
#include "joinwright/sql/select.h"
#include "joinwright/sql/window.h"

namespace jw {

using namespace Qt::StringLiterals;

namespace {

using NodeKind = ExprNode::Kind;
using TypeKind = ColumnType::Kind;

bool isPlainWord(QStringView name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return (c.isLetterOrNumber() && c.unicode() < 128) || c == QLatin1Char('_');
    });
}

bool comparesValues(Expr::Op op)
{
    return op <= Expr::Op::GreaterOrEqual;
}

bool calculates(Expr::Op op)
{
    return op >= Expr::Op::Add && op <= Expr::Op::Modulo;
}

std::optional<ColumnType> sumType(Expr::Op op, const ColumnType &a, const ColumnType &b)
{
    if (!a.isNumeric() || !b.isNumeric())
        return std::nullopt;
    if (a.isInteger() && b.isInteger())
        return TypeKind::Int64;
    const bool exact = (a.isInteger() || a.kind() == TypeKind::Decimal) && (b.isInteger() || b.kind() == TypeKind::Decimal);
    if (!exact || op == Expr::Op::Divide)
        return TypeKind::Double;
    const bool open = (a.kind() == TypeKind::Decimal && a.precision() == 0) || (b.kind() == TypeKind::Decimal && b.precision() == 0);
    if (open)
        return TypeKind::Decimal;
    const int scale = op == Expr::Op::Multiply ? a.scale() + b.scale() : std::max(a.scale(), b.scale());
    return ColumnType::decimal(std::max({a.precision(), b.precision(), 15}), scale);
}

std::optional<ColumnType> binaryType(Expr::Op op, const Expr &left, const Expr &right)
{
    if (op == Expr::Op::Concat)
        return TypeKind::Text;
    if (!calculates(op))
        return TypeKind::Boolean;
    const auto a = calculatedType(left);
    const auto b = calculatedType(right);
    return a && b ? sumType(op, *a, *b) : std::nullopt;
}

void checkOperand(const Expr &operand)
{
    if (operand.isEmpty())
        throw Error(ErrorKind::Usage, u"an SQL operator has an empty operand"_s);
}

void checkOperands(const QList<Expr> &operands)
{
    for (const Expr &operand : operands)
        checkOperand(operand);
}

std::shared_ptr<ExprNode> literalNode(const Value &value, const std::optional<ColumnType> &type)
{
    auto node = std::make_shared<ExprNode>();
    node->value = value;
    node->type = type;
    return node;
}

std::shared_ptr<ExprNode> binaryNode(Expr::Op op, const Expr &left, const Expr &right, const std::optional<ColumnType> &type)
{
    auto node = std::make_shared<ExprNode>();
    node->kind = NodeKind::Binary;
    node->op = op;
    node->type = type;
    node->arguments.reserve(2);
    node->arguments.append(left);
    node->arguments.append(right);
    return node;
}

/// Of the table's primary key, if the column is in it.
int keySizeOf(const Table &table, const Column &column)
{
    const Key *key = table.primaryKey();
    return key && key->columns.contains(column.id) ? int(key->columns.size()) : 0;
}

} // namespace

TableRef TableRef::of(const Table &table, const QString &alias)
{
    return {table.id, table.schemaName, table.name, alias};
}

Expr::Expr(ExprNode node)
    : Expr(std::make_shared<ExprNode>(std::move(node)))
{
}

Expr::Expr(std::shared_ptr<ExprNode> made)
{
    ExprNode &node = *made;
    for (const Expr &argument : std::as_const(node.arguments)) {
        const ExprNode &below = argument.node();
        node.hasAggregate = node.hasAggregate || (below.hasAggregate && node.kind != NodeKind::Over);
        node.hasWindow = node.hasWindow || below.hasWindow;
        node.hasSelect = node.hasSelect || below.hasSelect;
    }
    node.hasAggregate = node.hasAggregate || (node.kind == NodeKind::Function && isAggregate(node.function));
    node.hasWindow = node.hasWindow || node.kind == NodeKind::Over;
    node.hasSelect = node.hasSelect || node.select;
    m_node = std::move(made);
}

// What queries are made of again and again is made in place: a node is large.
Expr::Expr(const Value &value)
    : m_node(literalNode(value, std::nullopt))
{
}

Expr Expr::column(const Table &table, const Column &column, const QString &alias)
{
    return Expr::column(TableRef::of(table, alias), column.name, column.type, keySizeOf(table, column));
}

Expr Expr::column(const TableRef &table, const QString &name, const std::optional<ColumnType> &type, int keySize)
{
    const auto node = std::make_shared<ExprNode>();
    node->kind = NodeKind::Column;
    node->keySize = quint8(keySize);
    node->type = type;
    node->table = table;
    node->name = name;
    Expr column;
    column.m_node = node;
    return column;
}

Expr Expr::literal(const Value &value, const ColumnType &type)
{
    Expr literal;
    literal.m_node = literalNode(value, type);
    return literal;
}

Expr Expr::stored(const Value &raw, const std::optional<ColumnType> &type)
{
    return Expr(ExprNode {.kind = NodeKind::Literal, .stored = true, .value = raw, .type = type});
}

Expr Expr::call(const QString &name, const QList<Expr> &arguments)
{
    if (!isPlainWord(name))
        throw Error(ErrorKind::Usage, u"\"%1\" is no name of an SQL function"_s.arg(name));
    checkOperands(arguments);
    return Expr(ExprNode {.kind = NodeKind::Call, .name = name, .arguments = arguments});
}

Expr Expr::function(Function function, const QList<Expr> &arguments, bool distinct)
{
    checkOperands(arguments);
    ExprNode node {.kind = NodeKind::Function, .function = function, .distinct = distinct, .arguments = arguments};
    if (sharesTypes(function)) {
        for (const Expr &argument : arguments)
            checkComparable(arguments.first(), argument);
        node.arguments = typedAlike(arguments);
    } else if ((function == Function::Lag || function == Function::Lead) && arguments.size() > 2) {
        node.arguments[2] = typedLike(arguments[2], arguments[0].type()); // what stands for a row that is not there
    }
    FunctionUse use {.function = function, .distinct = distinct};
    for (const Expr &argument : std::as_const(node.arguments))
        use.types.append(argument.type());
    node.type = sharesTypes(function) ? sharedType(node.arguments) : resultType(use);
    return Expr(std::move(node));
}

Expr Expr::choice(const QList<Expr> &parts, const Expr &otherwise)
{
    checkOperands(parts);
    if (parts.size() < 2)
        throw Error(ErrorKind::Usage, u"CASE needs a condition and a result"_s);
    QList<Expr> results;
    for (qsizetype i = 1; i < parts.size(); i += 2)
        results.append(parts[i]);
    if (!otherwise.isEmpty())
        results.append(otherwise);
    results = typedAlike(results);
    ExprNode node {.kind = NodeKind::Case, .hasElse = !otherwise.isEmpty(), .type = sharedType(results), .arguments = parts};
    if (node.hasElse)
        node.arguments.append(otherwise);
    for (qsizetype i = 0; i < results.size(); ++i)
        node.arguments[std::min(2 * i + 1, parts.size())] = results[i];
    return Expr(std::move(node));
}

Expr Expr::label(const QString &name)
{
    return Expr(ExprNode {.kind = NodeKind::Label, .name = name});
}

Expr Expr::excluded(const QString &column, const std::optional<ColumnType> &type)
{
    return Expr(ExprNode {.kind = NodeKind::Excluded, .type = type, .name = column});
}

Expr Expr::sql(const QString &text, const QList<Value> &values)
{
    return Expr(ExprNode {.kind = NodeKind::Text, .name = text, .values = values});
}

Expr Expr::exists(const Select &select)
{
    return Expr(ExprNode {.kind = NodeKind::Exists, .type = TypeKind::Boolean, .select = std::make_shared<const Select>(select)});
}

Expr Expr::scalar(const Select &select)
{
    if (select.columns.size() != 1)
        throw Error(ErrorKind::Usage, u"a SELECT that stands for one value needs one column, it has %1"_s.arg(select.columns.size()));
    return Expr(ExprNode {.kind = NodeKind::Scalar,
        .type = select.columns.first().expression.type(),
        .select = std::make_shared<const Select>(select)});
}

Expr Expr::binary(Op op, const Expr &left, const Expr &right)
{
    checkOperand(left);
    checkOperand(right);
    if (comparesValues(op))
        checkComparable(left, right);
    if (calculates(op))
        checkCalculable(left, right);
    if (comparesValues(op) || calculates(op))
        return Expr(binaryNode(op, typedLike(left, right.type()), typedLike(right, left.type()), binaryType(op, left, right)));
    return Expr(binaryNode(op, left, right, binaryType(op, left, right)));
}

Expr Expr::binaryWith(Op op, const Expr &left, const Value &right)
{
    checkOperand(left);
    if (!comparesValues(op) || left.node().kind == NodeKind::Literal)
        return binary(op, left, Expr(right));
    checkComparable(left, right);
    Expr operand;
    operand.m_node = literalNode(right, left.type() ? literalType(left.type(), right) : std::nullopt);
    return Expr(binaryNode(op, left, operand, TypeKind::Boolean));
}

Expr Expr::unary(Op op, const Expr &operand)
{
    checkOperands({operand});
    return Expr(ExprNode {.kind = NodeKind::Unary,
        .op = op,
        .type = op == Op::Negate ? operand.type() : ColumnType(TypeKind::Boolean),
        .arguments = {operand}});
}

Expr Expr::operator&&(const Expr &other) const
{
    if (isEmpty() || other.isEmpty())
        return isEmpty() ? other : *this;
    return binary(Op::And, *this, other);
}

Expr Expr::operator||(const Expr &other) const
{
    if (isEmpty() || other.isEmpty())
        return isEmpty() ? other : *this;
    return binary(Op::Or, *this, other);
}

Expr Expr::operator!() const
{
    return isEmpty() ? Expr() : unary(Op::Not, *this);
}

std::optional<ColumnType> Expr::type() const
{
    if (m_node->type || m_node->kind != NodeKind::Literal)
        return m_node->type;
    return literalType({}, m_node->value);
}

void Expr::checkText(const char16_t *operation) const
{
    checkOperands({*this});
    const auto kind = type() ? type()->kind() : TypeKind::Native;
    if (kind == TypeKind::Text || kind == TypeKind::Enum || kind == TypeKind::Json || kind >= TypeKind::Native || kind == TypeKind::Interval)
        return;
    Error::Context context;
    context.table = m_node->table.name;
    context.column = m_node->kind == NodeKind::Column ? m_node->name : QString();
    throw Error(ErrorKind::Usage,
        u"%1 needs a text, %2 is of type %3"_s.arg(QString::fromUtf16(operation), describe(), type()->toString()), context);
}

Expr Expr::like(const QString &pattern) const
{
    checkText(u"LIKE");
    return binary(Op::Like, *this, Expr(pattern));
}

Expr Expr::notLike(const QString &pattern) const
{
    checkText(u"LIKE");
    return binary(Op::NotLike, *this, Expr(pattern));
}

Expr Expr::ilike(const QString &pattern) const
{
    checkText(u"LIKE");
    return binary(Op::ILike, *this, Expr(pattern));
}

Expr Expr::notILike(const QString &pattern) const
{
    checkText(u"LIKE");
    return binary(Op::NotILike, *this, Expr(pattern));
}

Expr Expr::likeEscaped(const QString &before, const QString &part, const QString &after) const
{
    checkText(u"LIKE");
    QString text = part;
    text.replace(u'\\', u"\\\\"_s);
    text.replace(u'%', u"\\%"_s);
    text.replace(u'_', u"\\_"_s);
    ExprNode node {.kind = NodeKind::Binary, .op = Op::Like, .escaped = text != part, .type = TypeKind::Boolean};
    node.arguments = {*this, Expr(before + text + after)};
    return Expr(std::move(node));
}

Expr Expr::contains(const QString &part) const
{
    return likeEscaped(u"%"_s, part, u"%"_s);
}

Expr Expr::startsWith(const QString &part) const
{
    return likeEscaped({}, part, u"%"_s);
}

Expr Expr::endsWith(const QString &part) const
{
    return likeEscaped(u"%"_s, part, {});
}

Expr Expr::inValues(const QList<Value> &values, bool negated, bool placed) const
{
    checkOperands({*this});
    for (const Value &value : values)
        checkComparable(*this, value);
    return Expr(ExprNode {
        .kind = NodeKind::In, .negated = negated, .placed = placed, .type = TypeKind::Boolean, .arguments = {*this}, .values = values});
}

Expr Expr::inSelect(const Select &select, bool negated) const
{
    checkOperands({*this});
    if (select.columns.size() != 1)
        throw Error(ErrorKind::Usage,
            u"%1 is looked for in a SELECT of %2 columns; it needs one"_s.arg(describe()).arg(select.columns.size()));
    checkComparable(*this, select.columns.first().expression);
    ExprNode result {.kind = NodeKind::InSelect, .negated = negated, .type = TypeKind::Boolean, .arguments = {*this}};
    result.select = std::make_shared<const Select>(select);
    return Expr(std::move(result));
}

Expr Expr::in(const QList<Value> &values) const
{
    return inValues(values, false);
}

Expr Expr::inPlaces(const QList<Value> &values) const
{
    return inValues(values, false, true);
}

Expr Expr::in(const Select &select) const
{
    return inSelect(select, false);
}

Expr Expr::notIn(const QList<Value> &values) const
{
    return inValues(values, true);
}

Expr Expr::notIn(const Select &select) const
{
    return inSelect(select, true);
}

Expr Expr::between(const Expr &low, const Expr &high) const
{
    checkOperands({*this, low, high});
    checkComparable(*this, low);
    checkComparable(*this, high);
    return Expr(ExprNode {.kind = NodeKind::Between,
        .type = TypeKind::Boolean,
        .arguments = {*this, typedLike(low, type()), typedLike(high, type())}});
}

Expr Expr::count() const
{
    return function(Function::Count, {*this});
}

Expr Expr::countDistinct() const
{
    return function(Function::Count, {*this}, true);
}

Expr Expr::sum() const
{
    return function(Function::Sum, {*this});
}

Expr Expr::avg() const
{
    return function(Function::Avg, {*this});
}

Expr Expr::min() const
{
    return function(Function::Min, {*this});
}

Expr Expr::max() const
{
    return function(Function::Max, {*this});
}

Expr Expr::lower() const
{
    return function(Function::Lower, {*this});
}

Expr Expr::upper() const
{
    return function(Function::Upper, {*this});
}

Expr Expr::cast(const ColumnType &type) const
{
    checkOperands({*this});
    return Expr(ExprNode {.kind = NodeKind::Cast, .type = type, .arguments = {*this}});
}

Expr Expr::filter(const Expr &condition) const
{
    if (isEmpty() || m_node->kind != NodeKind::Function || !isAggregate(m_node->function))
        throw Error(ErrorKind::Usage, u"only an aggregate can be filtered, not %1"_s.arg(isEmpty() ? QString() : describe()));
    if (condition.isEmpty())
        return *this;
    // FILTER (WHERE …) is not known everywhere; aggregates pass over NULL.
    QList<Expr> arguments = m_node->arguments;
    const Expr counted = arguments.isEmpty() ? Expr(1) : arguments.first();
    arguments = QList<Expr> {choice({condition, counted}, {})} + arguments.mid(1);
    return function(m_node->function, arguments, m_node->distinct);
}

Expr Expr::over(const Window &window) const
{
    const bool fits = !isEmpty() && m_node->kind == NodeKind::Function
        && (isAggregate(m_node->function) || isWindowOnly(m_node->function));
    if (!fits && (isEmpty() || m_node->kind != NodeKind::Call))
        throw Error(ErrorKind::Usage,
            u"%1 is neither an aggregate nor a window function"_s.arg(isEmpty() ? QString() : describe()));
    ExprNode node {.kind = NodeKind::Over, .type = type(), .arguments = {*this}};
    node.window = std::make_shared<const Window>(window);
    return Expr(std::move(node));
}

Order Expr::asc() const
{
    return Order(*this);
}

Order Expr::desc() const
{
    return Order(*this, true);
}

Expr countAll()
{
    return Expr::function(Function::Count, {});
}

Expr col(const Table &table, QStringView column, const QString &alias)
{
    const Column *found = table.column(column);
    if (found)
        return Expr::column(table, *found, alias);
    Error::Context context;
    context.table = table.name;
    context.column = column.toString();
    QStringList names;
    for (const Column &known : table.columns)
        names.append(known.name);
    throw Error(ErrorKind::Usage,
        u"the table %1 has no column \"%2\"; it has %3"_s.arg(table.name, column, names.join(u", "_s)), context);
}

} // namespace jw
