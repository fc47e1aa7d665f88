// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/page.h"

#include "joinwright/engine/connection.h"
#include "joinwright/orm/compiledpage.h"
#include "joinwright/orm/sessionparts.h"

namespace jw {

using namespace Qt::StringLiterals;

namespace {

/// One part of the order, with nothing left open.
struct Key
{
    Expr expression;
    bool descending;
    bool nullsFirst;
    bool nullable;
};

class PageReader
{
public:
    PageReader(const QueryBuilder &query, int size, bool before);

    CompiledQuery compile(const Bookmark &place) const;
    PageRows take(const Bookmark &place, const FetchResult &result);

private:
    void addKey(const Order &given);
    void addTableKey();
    bool isNullable(const Expr &expression) const;
    Expr after(const Bookmark &place) const;
    Expr beyond(const Key &key, const Value &value) const;
    Expr nothing() const { return m_query.cell(m_query.entity()->keyCells().first()).in(QList<Value>()); }
    /// Whether no NULL comes any more in the first part of the order: then nothing need be said of where it stands, which an
    /// index might not have so.
    bool isBehindNulls(const Bookmark &place) const { return !place.isEmpty() && m_keys.first().nullsFirst && !place.values.first().isNull(); }
    static Expr same(const Key &key, const Value &value);
    static Expr stored(const Key &key, const Value &value) { return Expr::stored(value, key.expression.type()); }
    Bookmark bookmark(const FetchResult &result, int row) const;

    const QueryBuilder &m_query;
    int m_size;
    bool m_before;
    QList<Key> m_keys;
};

PageReader::PageReader(const QueryBuilder &query, int size, bool before)
    : m_query(query)
    , m_size(size)
    , m_before(before)
{
    if (query.hasLimit())
        throw Error(ErrorKind::Usage, u"pages of %1 cannot be made of a query with a limit"_s.arg(query.subject()));
    if (size < 1)
        throw Error(ErrorKind::Usage, u"a page needs at least one row, not %1"_s.arg(size));
    for (const Order &order : query.orders())
        addKey(order);
    addTableKey();
}

bool PageReader::isNullable(const Expr &expression) const
{
    const ExprNode &node = expression.node();
    const Mapper &mapper = *m_query.entity();
    if (node.kind != ExprNode::Kind::Column || node.table.id != mapper.id() || !expression.isSameAs(m_query.cell(mapper.cellIndex(node.name))))
        return true;
    const int cell = mapper.cellIndex(node.name);
    return !mapper.isKey(cell) && mapper.isNullable(cell);
}

void PageReader::addKey(const Order &given)
{
    // Without a word on it NULL is the smallest value, on every database.
    const bool first = given.nulls == Order::Nulls::Default ? !given.descending : given.nulls == Order::Nulls::First;
    const Order order = m_query.objectOrder(first ? given.nullsFirst() : given.nullsLast());
    m_keys.append({order.expression, order.descending != m_before, first != m_before, isNullable(order.expression)});
}

void PageReader::addTableKey()
{
    const Mapper &mapper = *m_query.entity();
    if (mapper.isReadOnly())
        throw Error(ErrorKind::Usage, u"the rows of %1 have no key: they cannot be read in pages"_s.arg(mapper.name()));
    for (const int cell : mapper.keyCells()) {
        const Expr key = m_query.cell(cell);
        const bool known = std::any_of(m_keys.begin(), m_keys.end(), [&](const Key &k) { return k.expression.isSameAs(key); });
        if (!known)
            m_keys.append({key, m_before, !m_before, false});
    }
}

/// After `value` in the order; empty when nothing is.
Expr PageReader::beyond(const Key &key, const Value &value) const
{
    if (value.isNull())
        return key.nullsFirst ? key.expression.isNotNull() : Expr();
    const Expr further = key.descending ? key.expression < stored(key, value) : key.expression > stored(key, value);
    return key.nullable && !key.nullsFirst ? further || key.expression.isNull() : further;
}

Expr PageReader::same(const Key &key, const Value &value)
{
    return value.isNull() ? key.expression.isNull() : key.expression == stored(key, value);
}

Expr PageReader::after(const Bookmark &place) const
{
    Expr condition;
    for (qsizetype i = m_keys.size() - 1; i >= 0; --i) {
        // An empty condition means that nothing comes after; joined by "and" it would leave everything.
        const Expr tie = condition.isEmpty() ? Expr() : same(m_keys[i], place.values[i]) && condition;
        condition = beyond(m_keys[i], place.values[i]) || tie;
    }
    if (condition.isEmpty())
        return nothing();
    // What an index on the first column can use at once.
    const Key &first = m_keys.first();
    if (m_keys.size() > 1 && (!first.nullable || isBehindNulls(place))) {
        const Expr value = stored(first, place.values.first());
        condition = (first.descending ? first.expression <= value : first.expression >= value) && condition;
    }
    return condition;
}

CompiledQuery PageReader::compile(const Bookmark &place) const
{
    if (!place.isEmpty() && place.values.size() != m_keys.size())
        throw Error(ErrorKind::Usage,
            u"this bookmark has %1 values, the order of %2 has %3 parts with its key"_s.arg(place.values.size()).arg(m_query.subject()).arg(m_keys.size()));
    QueryBuilder query(m_query);
    query.setOrders({});
    bool aggregates = false;
    for (const Key &key : std::as_const(m_keys)) {
        const Order::Nulls nulls = key.nullsFirst ? Order::Nulls::First : Order::Nulls::Last;
        const bool mayBeNull = key.nullable && !(&key == &m_keys.constFirst() && isBehindNulls(place));
        query.addOrder(Order(key.expression, key.descending, mayBeNull ? nulls : Order::Nulls::Default));
        query.addColumn({key.expression});
        aggregates = aggregates || key.expression.node().hasAggregate;
    }
    if (!place.isEmpty() && aggregates)
        query.addGroupCondition(after(place));
    else if (!place.isEmpty())
        query.addCondition(after(place));
    query.setLimit(m_size + 1);
    CompiledQuery compiled = query.compile();
    compiled.keepsRaw = true;
    return compiled;
}

Bookmark PageReader::bookmark(const FetchResult &result, int row) const
{
    return {result.rawExtras.mid(result.rawExtras.size() / result.rows * row + (result.rawExtras.size() / result.rows - m_keys.size()), m_keys.size())};
}

PageRows PageReader::take(const Bookmark &place, const FetchResult &result)
{
    PageRows page {.first = place, .last = place, .size = m_size};
    page.objects = m_query.session().parts().adopter.adopt(result).mid(0, m_size);
    const bool more = result.rows > m_size;
    page.hasNext = m_before ? !place.isEmpty() : more;
    page.hasPrevious = m_before ? more : !place.isEmpty();
    if (page.objects.isEmpty()) {
        (m_before ? page.last : page.first) = {}; // the way back begins at the end, with the row of the place
        return page;
    }
    page.first = bookmark(result, 0);
    page.last = bookmark(result, int(page.objects.size()) - 1);
    if (m_before) {
        std::reverse(page.objects.begin(), page.objects.end());
        std::swap(page.first, page.last);
    }
    return page;
}

} // namespace

PageRows readPage(const QueryBuilder &query, const Bookmark &place, int size, bool before)
{
    const CompiledPage page = compilePage(query, place, size, before);
    return takePage(query, place, size, before, page.execute(query.session().parts().io(u"reading a page of "_s + query.subject())));
}

CompiledPage compilePage(const QueryBuilder &query, const Bookmark &place, int size, bool before)
{
    CompiledPage page {.query = PageReader(query, size, before).compile(place), .size = size};
    if (before && !place.isEmpty())
        page.first = PageReader(query, size, false).compile({});
    return page;
}

CompiledPage::Rows CompiledPage::execute(Connection &connection) const
{
    const FetchResult found = query.execute(connection);
    if (first && found.rows < size)
        return {first->execute(connection), true};
    return {found};
}

PageRows takePage(const QueryBuilder &query, const Bookmark &place, int size, bool before, const CompiledPage::Rows &rows)
{
    return rows.isFirst ? PageReader(query, size, false).take({}, rows.found) : PageReader(query, size, before).take(place, rows.found);
}

} // namespace jw
