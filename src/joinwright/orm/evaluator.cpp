// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/evaluator.h"

#include "joinwright/core/error.h"
#include "joinwright/orm/coerce.h"

namespace jw {

using namespace Qt::StringLiterals;
using Op = Expr::Op;
using Sort = Comparison::Sort;

struct Evaluator::Node
{
    enum class Kind : quint8 {
        Literal,
        Column,
        And,
        Or,
        Not,
        IsNull,
        Compare,
        Like,
        Arithmetic,
        Concat,
        In,
        Lower,
        Upper,
        Length,
        Trim,
        Abs,
        Coalesce,
    };

    Kind kind = Kind::Literal;
    Op op = Op::Equal;
    bool negated = false;
    bool escaped = false; ///< LIKE with a backslash before what means itself
    bool foldsCase = false; ///< LIKE, lower() and upper(): ASCII letters only
    Value literal {};
    int source = 0;
    int cell = 0;
    Comparison comparison {}; ///< of its result; of what it compares, for Compare and In
    std::vector<Node> arguments {};
    QList<Value> values {};
};

namespace {

using Node = Evaluator::Node;
using ComputedKind = Node::Kind;

[[noreturn]] void refuse(const QString &what)
{
    throw Error(ErrorKind::Usage, u"%1 cannot be computed from objects in memory, only by the database"_s.arg(what));
}

/// Makes nodes of an expression, or says what of it cannot be one.
class Compiler
{
public:
    Compiler(const QList<QuerySource> &sources, const Dialect &dialect)
        : m_sources(sources)
        , m_dialect(dialect)
    {
    }

    Node compile(const Expr &expression);

    QSet<std::pair<int, int>> cells;
    QStringList unknownCollations;

private:
    Node column(const ExprNode &node);
    Node literal(const ExprNode &node, const Node *neighbour);
    Node unary(const ExprNode &node);
    Node binary(const ExprNode &node);
    Node comparison(Op op, const Expr &first, const Expr &second);
    Node like(const ExprNode &node);
    Node arithmetic(const ExprNode &node);
    Node concat(const ExprNode &node);
    Node in(const ExprNode &node);
    Node between(const ExprNode &node);
    Node call(const Expr &expression);
    Node operand(const Expr &expression, const Node *neighbour);
    Value asIn(const Node &neighbour, const Value &value) const;
    void expectText(const Node &node, const QString &what) const;
    bool isDecimal(const Node &node) const;
    void note(const Comparison &comparison);

    const QList<QuerySource> &m_sources;
    const Dialect &m_dialect;
};

Node Compiler::compile(const Expr &expression)
{
    const ExprNode &node = expression.node();
    switch (node.kind) {
    case ExprNode::Kind::Column:
        return column(node);
    case ExprNode::Kind::Literal:
        return literal(node, nullptr);
    case ExprNode::Kind::Unary:
        return unary(node);
    case ExprNode::Kind::Binary:
        return binary(node);
    case ExprNode::Kind::In:
        return in(node);
    case ExprNode::Kind::Between:
        return between(node);
    case ExprNode::Kind::Call:
        refuse(u"the function %1()"_s.arg(node.name));
    case ExprNode::Kind::Function:
        return call(expression);
    case ExprNode::Kind::Exists:
    case ExprNode::Kind::Scalar:
    case ExprNode::Kind::InSelect:
        refuse(u"a subquery"_s);
    case ExprNode::Kind::Text:
        refuse(u"the SQL text \"%1\""_s.arg(node.name));
    default:
        refuse(expression.describe());
    }
}

Node Compiler::column(const ExprNode &node)
{
    for (int source = 0; source < m_sources.size(); ++source) {
        const QuerySource &table = m_sources[source];
        if (table.mapper->id() != node.table.id || (!node.table.alias.isEmpty() && node.table.alias != table.alias))
            continue;
        const int cell = table.mapper->cellIndex(node.name);
        cells.insert({source, cell});
        return {.kind = ComputedKind::Column, .source = source, .cell = cell, .comparison = Comparison(*table.mapper, cell, m_dialect)};
    }
    throw Error(ErrorKind::Usage, u"the column %1.%2 is not part of this query"_s.arg(node.table.name, node.name));
}

/// A literal beside a column may be of another kind that means the same ("7f…" beside a UUID).
Value Compiler::asIn(const Node &neighbour, const Value &value) const
{
    if (neighbour.kind != ComputedKind::Column || value.isNull() || Comparison(value).sort() == neighbour.comparison.sort())
        return value;
    return coerce(value, *m_sources[neighbour.source].mapper, neighbour.cell);
}

Node Compiler::literal(const ExprNode &node, const Node *neighbour)
{
    const Value value = neighbour ? asIn(*neighbour, node.value) : node.value;
    return {.literal = value, .comparison = Comparison(value)};
}

Node Compiler::operand(const Expr &expression, const Node *neighbour)
{
    if (expression.node().kind == ExprNode::Kind::Literal)
        return literal(expression.node(), neighbour);
    return compile(expression);
}

void Compiler::note(const Comparison &comparison)
{
    if (comparison.isForeign() && !unknownCollations.contains(comparison.collationName()))
        unknownCollations.append(comparison.collationName());
}

void Compiler::expectText(const Node &node, const QString &what) const
{
    if (node.comparison.sort() != Sort::Text && node.comparison.sort() != Sort::Unknown)
        refuse(u"%1 of what is no text"_s.arg(what));
}

Node Compiler::unary(const ExprNode &node)
{
    Node result {.comparison = Comparison::of(Sort::Number, m_dialect)};
    result.kind = node.op == Op::Not ? ComputedKind::Not : ComputedKind::IsNull;
    result.negated = node.op == Op::IsNotNull;
    if (node.op != Op::Not && node.op != Op::IsNull && node.op != Op::IsNotNull)
        refuse(u"this operator"_s);
    result.arguments.push_back(compile(node.arguments[0]));
    return result;
}

Node Compiler::binary(const ExprNode &node)
{
    switch (node.op) {
    case Op::Equal:
    case Op::NotEqual:
    case Op::Less:
    case Op::LessOrEqual:
    case Op::Greater:
    case Op::GreaterOrEqual:
        return comparison(node.op, node.arguments[0], node.arguments[1]);
    case Op::Like:
    case Op::NotLike:
        return like(node);
    case Op::Concat:
        return concat(node);
    case Op::And:
    case Op::Or: {
        Node result {.kind = node.op == Op::And ? ComputedKind::And : ComputedKind::Or, .comparison = Comparison::of(Sort::Number, m_dialect)};
        for (const Expr &argument : node.arguments)
            result.arguments.push_back(compile(argument));
        return result;
    }
    case Op::Add:
    case Op::Subtract:
    case Op::Multiply:
    case Op::Divide:
        return arithmetic(node);
    default:
        refuse(u"this operator"_s);
    }
}

Node Compiler::comparison(Op op, const Expr &first, const Expr &second)
{
    Node left = operand(first, nullptr);
    Node right = operand(second, &left);
    if (left.kind == ComputedKind::Literal)
        left = operand(first, &right);
    Node result {.kind = ComputedKind::Compare, .op = op, .comparison = left.comparison.with(right.comparison)};
    // "= NULL" is written for IS NULL, and becomes it in SQL as well.
    if (right.kind == ComputedKind::Literal && right.literal.isNull() && (op == Op::Equal || op == Op::NotEqual)) {
        result.kind = ComputedKind::IsNull;
        result.negated = op == Op::NotEqual;
    }
    note(result.comparison);
    result.arguments.push_back(std::move(left));
    result.arguments.push_back(std::move(right));
    return result;
}

Node Compiler::like(const ExprNode &node)
{
    Node result {.kind = ComputedKind::Like, .negated = node.op == Op::NotLike, .comparison = Comparison::of(Sort::Number, m_dialect)};
    result.escaped = node.escaped;
    result.foldsCase = m_dialect.features().asciiCase;
    for (const Expr &argument : node.arguments) {
        result.arguments.push_back(compile(argument));
        expectText(result.arguments.back(), u"LIKE"_s);
    }
    return result;
}

/// What is a decimal at last, or may be one: coalesce() and abs() hand them on.
bool Compiler::isDecimal(const Node &node) const
{
    if (node.kind == ComputedKind::Column)
        return m_sources[node.source].mapper->type(node.cell).kind() == ColumnType::Kind::Decimal;
    return node.literal.kind() == Value::Kind::Decimal
        || ((node.kind == ComputedKind::Abs || node.kind == ComputedKind::Coalesce)
            && std::any_of(node.arguments.begin(), node.arguments.end(), [this](const Node &argument) { return isDecimal(argument); }));
}

Node Compiler::arithmetic(const ExprNode &node)
{
    if (node.op == Op::Divide)
        refuse(u"a division"_s); // of whole numbers it is whole here and not there
    Node result {.kind = ComputedKind::Arithmetic, .op = node.op, .comparison = Comparison::of(Sort::Number, m_dialect)};
    for (const Expr &argument : node.arguments) {
        Node side = compile(argument);
        const bool decimal = isDecimal(side);
        if (decimal || (side.comparison.sort() != Sort::Number && side.comparison.sort() != Sort::Unknown))
            refuse(decimal ? u"arithmetic with decimals"_s : u"arithmetic with what is no number"_s);
        result.arguments.push_back(std::move(side));
    }
    return result;
}

Node Compiler::concat(const ExprNode &node)
{
    Node result {.kind = ComputedKind::Concat, .comparison = Comparison::of(Sort::Text, m_dialect)};
    for (const Expr &argument : node.arguments) {
        result.arguments.push_back(compile(argument));
        expectText(result.arguments.back(), u"joining texts"_s);
    }
    return result;
}

Node Compiler::in(const ExprNode &node)
{
    Node result {.kind = ComputedKind::In, .negated = node.negated};
    result.arguments.push_back(compile(node.arguments[0]));
    result.comparison = result.arguments[0].comparison;
    for (const Value &value : node.values) {
        const Value own = asIn(result.arguments[0], value);
        result.comparison = result.comparison.with(Comparison(own));
        result.values.append(own);
    }
    note(result.comparison);
    return result;
}

/// Two comparisons, each by a collation of its own.
Node Compiler::between(const ExprNode &node)
{
    Node result {.kind = ComputedKind::And, .comparison = Comparison::of(Sort::Number, m_dialect)};
    result.arguments.push_back(comparison(Op::GreaterOrEqual, node.arguments[0], node.arguments[1]));
    result.arguments.push_back(comparison(Op::LessOrEqual, node.arguments[0], node.arguments[2]));
    return result;
}

Node Compiler::call(const Expr &expression)
{
    const ExprNode &node = expression.node();
    static const QHash<Function, ComputedKind> Known {{Function::Lower, ComputedKind::Lower}, {Function::Upper, ComputedKind::Upper}, {Function::Length, ComputedKind::Length},
        {Function::Trim, ComputedKind::Trim}, {Function::Abs, ComputedKind::Abs}, {Function::Coalesce, ComputedKind::Coalesce}};
    const bool many = node.function == Function::Coalesce;
    if (!Known.contains(node.function) || node.hasWindow || (!many && node.arguments.size() != 1))
        refuse(expression.describe());
    Node result {.kind = Known.value(node.function), .foldsCase = m_dialect.features().asciiCase};
    for (const Expr &argument : node.arguments) {
        Node each = operand(argument, result.arguments.empty() ? nullptr : &result.arguments[0]);
        result.comparison = result.comparison.with(each.comparison);
        result.arguments.push_back(std::move(each));
    }
    if (result.kind == ComputedKind::Length || result.kind == ComputedKind::Abs) {
        if (result.kind == ComputedKind::Length)
            expectText(result.arguments[0], u"length()"_s);
        result.comparison = Comparison::of(Sort::Number, m_dialect);
    } else if (!many) {
        expectText(result.arguments[0], expression.describe());
    }
    // What a function makes has no collation where columns have one each; of one alone there is no function left.
    if (m_dialect.features().binaryText && !(many && node.arguments.size() == 1))
        result.comparison = Comparison::of(result.comparison.sort(), m_dialect);
    return result;
}

// ---- computing

Value compute(const Node &node, const RowTuple &rows);

/// NULL, true or false.
Value truth(const Value &value)
{
    if (value.isNull() || value.kind() == Value::Kind::Bool)
        return value;
    return value.isNumber() && value.toDouble() != 0;
}

bool isTrue(const Value &truth)
{
    return !truth.isNull() && truth.toBool();
}

Value bothOf(const Node &node, const RowTuple &rows)
{
    const bool decides = node.kind == ComputedKind::Or; // true decides an OR, false an AND, whatever the other side
    bool unknown = false;
    for (const Node &argument : node.arguments) {
        const Value value = truth(compute(argument, rows));
        if (value.isNull())
            unknown = true;
        else if (value.toBool() == decides)
            return decides;
    }
    return unknown ? Value() : Value(!decides);
}

bool compares(Op op, int order)
{
    switch (op) {
    case Op::Equal:
        return order == 0;
    case Op::NotEqual:
        return order != 0;
    case Op::Less:
        return order < 0;
    case Op::LessOrEqual:
        return order <= 0;
    case Op::Greater:
        return order > 0;
    default:
        return order >= 0;
    }
}

Value compared(const Node &node, const RowTuple &rows)
{
    const Value left = compute(node.arguments[0], rows);
    const Value right = compute(node.arguments[1], rows);
    if (left.isNull() || right.isNull())
        return {};
    return compares(node.op, node.comparison.compare(left, right));
}

/// % stands for any characters, _ for one.
bool matches(QList<uint>::const_iterator pattern, QList<uint>::const_iterator end, QList<uint>::const_iterator text,
    QList<uint>::const_iterator textEnd, bool escaped)
{
    for (; pattern != end; ++pattern) {
        if (*pattern == u'%') {
            for (auto from = text;; ++from) {
                if (matches(pattern + 1, end, from, textEnd, escaped))
                    return true;
                if (from == textEnd)
                    return false;
            }
        }
        const bool any = *pattern == u'_';
        if (escaped && *pattern == u'\\' && pattern + 1 != end)
            ++pattern;
        if (text == textEnd || (!any && *pattern != *text))
            return false;
        ++text;
    }
    return text == textEnd;
}

Value liked(const Node &node, const RowTuple &rows)
{
    const Value text = compute(node.arguments[0], rows);
    const Value pattern = compute(node.arguments[1], rows);
    if (text.isNull() || pattern.isNull())
        return {};
    const auto folded = [&](const Value &value) {
        const QString whole = value.toString();
        return (node.foldsCase ? foldAscii(whole) : whole).toUcs4();
    };
    const QList<uint> wanted = folded(pattern);
    const QList<uint> given = folded(text);
    return matches(wanted.begin(), wanted.end(), given.begin(), given.end(), node.escaped) != node.negated;
}

Value calculated(const Node &node, const RowTuple &rows)
{
    const Value left = compute(node.arguments[0], rows);
    const Value right = compute(node.arguments[1], rows);
    if (left.isNull() || right.isNull())
        return {};
    if (left.kind() != Value::Kind::Double && right.kind() != Value::Kind::Double) {
        qint64 whole = 0;
        const qint64 a = left.toInt64();
        const qint64 b = right.toInt64();
        const bool overflows = node.op == Op::Add ? __builtin_add_overflow(a, b, &whole)
            : node.op == Op::Subtract             ? __builtin_sub_overflow(a, b, &whole)
                                                  : __builtin_mul_overflow(a, b, &whole);
        if (!overflows)
            return whole;
    }
    const double a = left.toDouble();
    const double b = right.toDouble();
    return node.op == Op::Add ? a + b : node.op == Op::Subtract ? a - b : a * b;
}

Value among(const Node &node, const RowTuple &rows)
{
    if (node.values.isEmpty())
        return node.negated;
    const Value value = compute(node.arguments[0], rows);
    if (value.isNull())
        return {};
    bool unknown = false;
    for (const Value &each : node.values) {
        unknown = unknown || each.isNull();
        if (!each.isNull() && node.comparison.compare(value, each) == 0)
            return !node.negated;
    }
    return unknown ? Value() : Value(node.negated);
}

Value joined(const Node &node, const RowTuple &rows)
{
    const Value left = compute(node.arguments[0], rows);
    const Value right = compute(node.arguments[1], rows);
    return left.isNull() || right.isNull() ? Value() : Value(left.toString() + right.toString());
}

QString trimmed(const QString &text)
{
    QStringView view(text);
    while (view.startsWith(u' '))
        view = view.mid(1);
    while (view.endsWith(u' '))
        view.chop(1);
    return view.toString();
}

Value called(const Node &node, const RowTuple &rows)
{
    if (node.kind == ComputedKind::Coalesce) {
        for (const Node &argument : node.arguments) {
            if (const Value value = compute(argument, rows); !value.isNull())
                return value;
        }
        return {};
    }
    const Value value = compute(node.arguments[0], rows);
    if (value.isNull())
        return {};
    switch (node.kind) {
    case ComputedKind::Lower:
        return node.foldsCase ? foldAscii(value.toString()) : value.toString().toLower();
    case ComputedKind::Upper:
        return node.foldsCase ? foldAscii(value.toString(), true) : value.toString().toUpper();
    case ComputedKind::Length:
        return qint64(value.toString().toUcs4().size());
    case ComputedKind::Trim:
        return trimmed(value.toString());
    default:
        return value.kind() == Value::Kind::Int64 ? Value(qAbs(value.toInt64()))
            : value.kind() == Value::Kind::Double ? Value(qAbs(value.toDouble()))
            : Value::compare(value, 0) < 0        ? Value(-value.toDecimal())
                                                  : value;
    }
}

Value compute(const Node &node, const RowTuple &rows)
{
    switch (node.kind) {
    case ComputedKind::Literal:
        return node.literal;
    case ComputedKind::Column:
        return rows[node.source] ? rows[node.source]->cells()[node.cell] : Value();
    case ComputedKind::And:
    case ComputedKind::Or:
        return bothOf(node, rows);
    case ComputedKind::Not: {
        const Value value = truth(compute(node.arguments[0], rows));
        return value.isNull() ? value : Value(!value.toBool());
    }
    case ComputedKind::IsNull:
        return compute(node.arguments[0], rows).isNull() != node.negated;
    case ComputedKind::Compare:
        return compared(node, rows);
    case ComputedKind::Like:
        return liked(node, rows);
    case ComputedKind::Arithmetic:
        return calculated(node, rows);
    case ComputedKind::Concat:
        return joined(node, rows);
    case ComputedKind::In:
        return among(node, rows);
    default:
        return called(node, rows);
    }
}

} // namespace

Evaluator::Evaluator(const Expr &expression, const QList<QuerySource> &sources, const Dialect &dialect)
{
    if (expression.isEmpty())
        return;
    Compiler compiler(sources, dialect);
    m_root = std::make_shared<const Node>(compiler.compile(expression));
    m_cells = compiler.cells;
    m_unknownCollations = compiler.unknownCollations;
}

Value Evaluator::value(const RowTuple &rows) const
{
    return m_root ? compute(*m_root, rows) : Value();
}

bool Evaluator::holds(const RowTuple &rows) const
{
    return !m_root || isTrue(truth(compute(*m_root, rows)));
}

Comparison Evaluator::comparison() const
{
    return m_root ? m_root->comparison : Comparison();
}

} // namespace jw
