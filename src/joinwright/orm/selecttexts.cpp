// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/selecttexts.h"

#include "joinwright/dialect/inlist.h"
#include "joinwright/dialect/sqlrenderer.h"
#include "joinwright/sql/comparison.h"

namespace jw {

namespace {

using NodeKind = ExprNode::Kind;
constexpr qsizetype MostTexts = 256;

// A member that is added to one of these changes the text: it has to be compared below.
static_assert(sizeof(Select) == 280 && sizeof(Join) == 128 && sizeof(Order) == 24 && sizeof(ExprNode) == 272);

void mix(size_t &hash, size_t part)
{
    hash = (hash ^ part) * 0x9E3779B97F4A7C15ull;
}

void mix(size_t &hash, const Expr &expression)
{
    if (expression.isEmpty())
        return mix(hash, size_t(99));
    const ExprNode &node = expression.node();
    mix(hash, size_t(node.kind) | size_t(node.op) << 8 | size_t(node.values.size()) << 16);
    if (node.kind == NodeKind::Column)
        mix(hash, qHash(node.name));
    for (const Expr &argument : node.arguments)
        mix(hash, argument);
}

size_t hashOf(const Select &select)
{
    size_t hash = qHash(select.source.id);
    mix(hash, size_t(select.columns.size()) | size_t(select.joins.size()) << 8 | size_t(select.orders.size()) << 16);
    mix(hash, size_t(select.maximum.value_or(-1)));
    mix(hash, select.condition);
    for (const Order &order : select.orders)
        mix(hash, order.expression);
    return hash;
}

bool isSame(const QString &a, const QString &b)
{
    return a.constData() == b.constData() ? a.size() == b.size() : a == b;
}

bool isSame(const TableRef &a, const TableRef &b)
{
    return a.id == b.id && isSame(a.name, b.name) && isSame(a.alias, b.alias) && isSame(a.schemaName, b.schemaName);
}

bool areAlike(const Expr &a, const Expr &b);

bool areAlike(const QList<Expr> &a, const QList<Expr> &b)
{
    return a.constData() == b.constData()
        || std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Expr &x, const Expr &y) { return areAlike(x, y); });
}

/// Whether both have the same text. Only the commonest kinds are looked into; of the others no two are alike.
bool areAlike(const Expr &a, const Expr &b)
{
    if (a.isEmpty() || b.isEmpty())
        return a.isEmpty() == b.isEmpty();
    const ExprNode &x = a.node();
    const ExprNode &y = b.node();
    if (x.kind != y.kind || x.op != y.op || x.negated != y.negated || x.distinct != y.distinct || x.escaped != y.escaped || x.placed != y.placed)
        return false;
    switch (x.kind) {
    case NodeKind::Column:
        return isSame(x.name, y.name) && isSame(x.table, y.table);
    case NodeKind::Literal: // NULL is a word of its own in a comparison
        return x.value.isNull() == y.value.isNull() && x.stored == y.stored && a.type() == b.type();
    case NodeKind::Unary:
    case NodeKind::Binary:
    case NodeKind::Between:
        return areAlike(x.arguments, y.arguments);
    case NodeKind::In:
        return std::equal(x.values.begin(), x.values.end(), y.values.begin(), y.values.end(),
                   [](const Value &v, const Value &w) { return v.kind() == w.kind(); })
            && areAlike(x.arguments, y.arguments);
    case NodeKind::Call:
        return isSame(x.name, y.name) && areAlike(x.arguments, y.arguments);
    default:
        return false;
    }
}

bool areAlike(const SelectColumn &a, const SelectColumn &b)
{
    return areAlike(a.expression, b.expression) && isSame(a.name, b.name);
}

bool areAlike(const Join &a, const Join &b)
{
    return a.kind == b.kind && a.lateral == b.lateral && isSame(a.table, b.table) && areAlike(a.on, b.on);
}

bool areAlike(const Order &a, const Order &b)
{
    return a.descending == b.descending && a.nulls == b.nulls && areAlike(a.expression, b.expression);
}

template<typename T>
bool allAlike(const QList<T> &a, const QList<T> &b)
{
    return a.constData() == b.constData()
        || std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const T &x, const T &y) { return areAlike(x, y); });
}

bool areAlike(const Select &a, const Select &b)
{
    return isSame(a.source, b.source) && allAlike(a.columns, b.columns) && allAlike(a.joins, b.joins)
        && areAlike(a.condition, b.condition) && areAlike(a.groups, b.groups) && areAlike(a.groupCondition, b.groupCondition)
        && allAlike(a.orders, b.orders) && a.maximum == b.maximum && a.skipped == b.skipped && a.isDistinct == b.isDistinct;
}

/// Whether it reads tables alone.
bool readsTables(const Select &select)
{
    return !select.sourceSubquery && select.operands.isEmpty()
        && std::all_of(select.joins.begin(), select.joins.end(), [](const Join &join) { return !join.subquery; });
}

/// Whether it is made of nothing but what is compared above.
bool isPlain(const Expr &expression)
{
    if (expression.isEmpty())
        return true;
    const ExprNode &node = expression.node();
    if (node.kind == NodeKind::In && node.values.size() >= InList::Fewest)
        return false; // its text depends on the values
    const bool isKnown = node.kind == NodeKind::Column || node.kind == NodeKind::Literal || node.kind == NodeKind::Unary || node.kind == NodeKind::Binary
        || node.kind == NodeKind::In || node.kind == NodeKind::Between || node.kind == NodeKind::Call;
    return isKnown && std::all_of(node.arguments.begin(), node.arguments.end(), [](const Expr &argument) { return isPlain(argument); });
}

bool isPlain(const Select &select)
{
    return std::all_of(select.columns.begin(), select.columns.end(), [](const SelectColumn &column) { return isPlain(column.expression); })
        && std::all_of(select.joins.begin(), select.joins.end(), [](const Join &join) { return isPlain(join.on); })
        && std::all_of(select.groups.begin(), select.groups.end(), [](const Expr &group) { return isPlain(group); })
        && std::all_of(select.orders.begin(), select.orders.end(), [](const Order &order) { return isPlain(order.expression); })
        && isPlain(select.condition) && isPlain(select.groupCondition);
}

/// The values of a statement in the order of its text, as SqlRenderer binds them.
class Values
{
public:
    explicit Values(const Dialect &dialect)
        : m_dialect(dialect)
    {
    }

    QList<Value> of(const Select &select)
    {
        for (const SelectColumn &column : select.columns)
            add(column.expression);
        for (const Join &join : select.joins)
            add(join.on);
        add(select.condition);
        for (const Expr &group : select.groups)
            add(group);
        add(select.groupCondition);
        for (const Order &order : select.orders)
            add(order.expression);
        return m_values;
    }

private:
    void add(const Expr &expression)
    {
        if (expression.isEmpty() || expression.node().kind == NodeKind::Column)
            return;
        const ExprNode &node = expression.node();
        if (node.kind == NodeKind::Literal)
            return node.stored ? m_values.append(node.value) : add(node.value, expression.type());
        const bool comparesNull = node.kind == NodeKind::Binary && (node.op == Expr::Op::Equal || node.op == Expr::Op::NotEqual)
            && node.arguments[1].node().kind == NodeKind::Literal && node.arguments[1].node().value.isNull();
        for (qsizetype i = 0; i < node.arguments.size() - comparesNull; ++i)
            add(node.arguments[i]);
        for (const Value &value : node.values)
            add(value, literalType(node.arguments[0].type(), value));
    }
    void add(const Value &value, const std::optional<ColumnType> &type)
    {
        m_values.append(boundValue(m_dialect, value, type));
    }

    const Dialect &m_dialect;
    QList<Value> m_values;
};

} // namespace

Statement SelectTexts::statement(const Select &select)
{
    if (!readsTables(select))
        return SqlRenderer(m_dialect).select(select);
    const size_t hash = hashOf(select);
    for (auto known = m_known.constFind(hash); known != m_known.cend() && known.key() == hash; ++known) {
        if (areAlike((*known)->select, select))
            return {(*known)->sql, Values(m_dialect).of(select)};
    }
    const Statement rendered = SqlRenderer(m_dialect).select(select);
    if (!isPlain(select))
        return rendered;
    if (m_known.size() >= MostTexts)
        m_known.clear();
    m_known.insert(hash, std::make_shared<const Known>(Known {select, rendered.sql}));
    return rendered;
}

} // namespace jw
