// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// The SELECT; the ways along relationships are in querypaths.cpp.
#include "joinwright/orm/querybuilder.h"

#include "joinwright/dialect/sqlrenderer.h"
#include "joinwright/orm/inheritance.h"
#include "joinwright/orm/sessionparts.h"
#include "joinwright/orm/tablestatements.h"
#include "joinwright/sql/case.h"
#include "joinwright/sql/functions.h"

namespace jw {

using namespace Qt::StringLiterals;

namespace {

/// The first column of a table in an expression; null when it has none.
const ExprNode *firstColumn(const Expr &expression)
{
    const ExprNode &node = expression.node();
    if (node.kind == ExprNode::Kind::Column)
        return &node;
    for (const Expr &argument : node.arguments) {
        if (const ExprNode *found = firstColumn(argument))
            return found;
    }
    return nullptr;
}

} // namespace

QueryBuilder::QueryBuilder(Session &session, const Mapper &entity)
    : m_session(&session)
{
    addSource(entity, {}, Join::Kind::Inner);
}

QueryBuilder::QueryBuilder(Session &session, const QList<SelectColumn> &columns)
    : m_session(&session)
    , m_objects(Objects::None)
{
    for (const SelectColumn &column : columns)
        addColumn(column);
    for (const SelectColumn &column : columns) {
        const ExprNode *found = firstColumn(column.expression);
        if (!found)
            continue;
        m_sources.append({.mapper = session.mapping().find(found->table.id), .table = found->table});
        startFromWhole();
        return;
    }
}

QueryBuilder::QueryBuilder(const QueryBuilder &) = default;
QueryBuilder::QueryBuilder(QueryBuilder &&) noexcept = default;
QueryBuilder &QueryBuilder::operator=(const QueryBuilder &) = default;
QueryBuilder &QueryBuilder::operator=(QueryBuilder &&) noexcept = default;
QueryBuilder::~QueryBuilder() = default;

const Mapper *QueryBuilder::entity() const
{
    return m_sources.isEmpty() ? nullptr : m_sources.first().mapper;
}

void QueryBuilder::addCondition(const Expr &condition)
{
    m_condition = m_condition && condition;
}

void QueryBuilder::addOrder(const Order &order)
{
    m_orders.append(order);
}

void QueryBuilder::setOrders(const QList<Order> &orders)
{
    m_orders = orders;
}

void QueryBuilder::addGroup(const Expr &group)
{
    m_groups.append(group);
}

void QueryBuilder::addGroupCondition(const Expr &condition)
{
    m_groupCondition = m_groupCondition && condition;
}

void QueryBuilder::undefer(int source, quint16 cells)
{
    m_sources[source].undeferred |= cells;
}

Expr QueryBuilder::cell(int cell) const
{
    return cellOf(m_sources.first(), cell);
}

QString QueryBuilder::subject() const
{
    return m_sources.isEmpty() ? u"no table"_s : m_sources.first().table.name;
}

void QueryBuilder::from(const Mapper &entity, const QString &alias)
{
    m_sources.clear();
    addSource(entity, alias, Join::Kind::Inner);
}

void QueryBuilder::from(const Subquery &subquery)
{
    m_sources = {Source {.table = subquery.ref(), .subquery = std::make_shared<const Subquery>(subquery)}};
}

void QueryBuilder::fromRows(const Subquery &rows, bool areOnce)
{
    Source &source = m_sources.first();
    source.table.alias = rows.isCte() ? source.mapper->name() : rows.name();
    if (rows.isCte())
        source.table = {.id = source.table.id, .name = rows.name(), .alias = source.mapper->name()};
    source.subquery = std::make_shared<const Subquery>(rows);
    source.multiplies = !areOnce && isComparable(*source.mapper);
}

bool QueryBuilder::isComparable(const Mapper &mapper) const
{
    for (int cell = 0; cell < mapper.cellCount(); ++cell) {
        if (m_session->dialect().comparedText(mapper.type(cell)) != u"{0}")
            return false;
    }
    return !mapper.isReadOnly();
}

void QueryBuilder::addColumn(const SelectColumn &column)
{
    if (column.expression.isEmpty())
        throw Error(ErrorKind::Usage, u"a column of a query is empty"_s);
    m_columns.append(column);
}

int QueryBuilder::addSource(const Mapper &mapper, const QString &alias, Join::Kind kind)
{
    TableRef table = mapper.ref();
    table.alias = alias;
    m_sources.append({.mapper = &mapper, .table = table, .kind = kind, .multiplies = kind == Join::Kind::Full});
    return int(m_sources.size()) - 1;
}

Expr QueryBuilder::cellOf(const Source &source, int cell)
{
    const Mapper &mapper = *source.mapper;
    return Expr::column(source.table, mapper.cellName(cell), mapper.type(cell),
        mapper.isKey(cell) ? int(mapper.keyCells().size()) : 0);
}

void QueryBuilder::addJoin(const Mapper &target, const Expr &on, const QString &alias, Join::Kind kind)
{
    const int to = addSource(target, alias.isEmpty() ? freeAlias(target) : alias, kind);
    m_sources[to].on = on;
    m_sources[to].multiplies = true;
}

void QueryBuilder::addJoin(const EntityInfo &entity, const Expr &on, const QString &alias, Join::Kind kind)
{
    const Mapper &target = m_session->mapperOf(entity);
    addJoin(target, on, alias, kind);
    Source &source = m_sources.last();
    const Expr isOne = isOfClass(source, entity);
    if (isOne.isEmpty() || kind != Join::Kind::Full) {
        source.on = source.on && isOne;
        return;
    }
    // What has no counterpart comes too: those of other classes must not be there at all.
    Select select = Select::from(source.table);
    for (int cell = 0; cell < target.cellCount(); ++cell)
        select.column(cellOf(source, cell));
    const Subquery rows = Subquery::derived(source.table.alias.isEmpty() ? target.name() : source.table.alias, select.where(isOne));
    source.table.alias = rows.name();
    source.subquery = std::make_shared<const Subquery>(rows);
}

void QueryBuilder::addJoin(const Subquery &target, const Expr &on, const QString &alias, Join::Kind kind, bool lateral)
{
    m_sources.append({.table = target.ref(alias),
        .kind = kind,
        .on = on,
        .multiplies = true,
        .subquery = std::make_shared<const Subquery>(target),
        .lateral = lateral});
}

bool QueryBuilder::repeats() const
{
    return std::any_of(m_sources.begin(), m_sources.end(), [](const Source &source) { return source.multiplies; });
}

bool QueryBuilder::hasFullJoin() const
{
    return std::any_of(m_sources.begin(), m_sources.end(), [](const Source &source) { return source.kind == Join::Kind::Full; });
}

bool QueryBuilder::takes(const Source &source) const
{
    if (source.ahead)
        return true;
    const bool isAll = m_objects == Objects::Whole || (m_objects == Objects::All && !source.part);
    return source.mapper && !source.hidden && (isAll || (m_objects == Objects::First && &source == &m_sources.first()));
}

Select QueryBuilder::joined() const
{
    Select select;
    if (!m_sources.isEmpty()) {
        select.source = m_sources.first().table;
        select.sourceSubquery = m_sources.first().subquery;
    }
    for (const Source &source : m_sources.mid(1))
        select.joins.append({source.kind, source.table, source.on, source.subquery, source.lateral});
    select.where(m_condition);
    return select; // not what where() refers to, which would be copied
}

bool QueryBuilder::groupsObjects() const
{
    // Each object once, and a limit counts objects: one group a key. So does an order by what a join brings: each object then
    // has one place, with a limit or without.
    if (m_objects != Objects::First || !m_groups.isEmpty() || !repeats())
        return false;
    return hasLimit() || m_distinct || (m_columns.isEmpty() && !m_sources.first().mapper->isReadOnly() && isOrderedByOthers());
}

bool QueryBuilder::isOrderedByOthers() const
{
    return std::any_of(m_orders.begin(), m_orders.end(), [this](const Order &order) { return isOfRow(order.expression); });
}

QList<Expr> QueryBuilder::objectGroups() const
{
    const Source &source = m_sources.first();
    QList<Expr> groups;
    for (int cell = 0; cell < source.mapper->cellCount(); ++cell) {
        if (source.mapper->isKey(cell) || source.subquery) // of a subquery no database knows that the key says which row it is
            groups.append(cellOf(source, cell));
    }
    return groups;
}

bool QueryBuilder::isOfObject(const Expr &expression) const
{
    const ExprNode &node = expression.node();
    if (node.kind == ExprNode::Kind::Column) {
        const TableRef &table = m_sources.first().table;
        return node.table.id == table.id && (node.table.alias.isEmpty() || node.table.alias == table.alias);
    }
    return std::all_of(node.arguments.begin(), node.arguments.end(), [this](const Expr &argument) { return isOfObject(argument); });
}

bool QueryBuilder::isOfRow(const Expr &expression) const
{
    const ExprNode &node = expression.node();
    return !node.hasAggregate && !node.hasWindow && !isOfObject(expression);
}

bool QueryBuilder::mayBeNull(const Expr &expression) const
{
    const ExprNode &node = expression.node();
    if (node.kind != ExprNode::Kind::Column)
        return true;
    bool found = false;
    for (const Source &source : m_sources) {
        if (source.kind == Join::Kind::Left || source.kind == Join::Kind::Full)
            return true;
        const bool isIt = source.mapper && source.table.id == node.table.id && (node.table.alias.isEmpty() || source.table.alias == node.table.alias);
        if (isIt && source.mapper->isNullable(source.mapper->cellIndex(node.name)))
            return true;
        found = found || isIt;
    }
    return !found;
}

Order QueryBuilder::objectOrder(const Order &order) const
{
    const Expr &value = order.expression;
    if (m_objects != Objects::First || !m_groups.isEmpty() || !repeats() || !isOfRow(value))
        return order;
    const Expr end = order.descending ? value.max() : value.min();
    const bool nullsFirst = order.nulls == Order::Nulls::Default ? m_session->dialect().features().nullsFirst != order.descending : order.nulls == Order::Nulls::First;
    // min() and max() pass over the NULL that the object's first row has.
    const bool isNullFirst = nullsFirst && mayBeNull(value);
    return {isNullFirst ? Expr(when(countAll() == value.count(), end)) : end, order.descending, order.nulls};
}

QList<Order> QueryBuilder::objectOrders() const
{
    QList<Order> orders;
    for (const Order &order : m_orders)
        orders.append(objectOrder(order));
    return orders;
}

void QueryBuilder::addCells(Select &select, const Source &source) const
{
    const bool plain = source.table.alias.isEmpty() && !source.subquery;
    const quint16 unloaded = unloadedOf(source);
    if (plain && select.columns.isEmpty() && unloaded == source.mapper->deferredMask()) {
        // Shared, so that it need not be compared.
        select.columns = m_session->parts().store(*source.mapper)->statements(m_session->dialect()).columns;
        return;
    }
    for (int cell = 0; cell < source.mapper->cellCount(); ++cell)
        select.column(source.mapper->deferredBit(cell) & unloaded ? Expr::sql(u"NULL"_s) : cellOf(source, cell));
}

quint16 QueryBuilder::unloadedOf(const Source &source)
{
    return quint16(source.mapper->deferredMask() & ~source.undeferred);
}

Select QueryBuilder::select() const
{
    return hasHierarchy() ? resolved().selectAsIs() : selectAsIs();
}

Select QueryBuilder::selectAsIs() const
{
    Select select = joined();
    for (const Source &source : m_sources) {
        if (takes(source))
            addCells(select, source);
    }
    if (!m_columns.isEmpty())
        select.columns += m_columns;
    select.groups = m_groups;
    if (groupsObjects())
        select.groups = objectGroups();
    select.groupCondition = m_groupCondition;
    select.isDistinct = m_distinct && m_objects != Objects::First;
    select.orders = groupsObjects() ? objectOrders() : m_orders;
    select.maximum = m_limit;
    select.skipped = m_offset;
    return select;
}

QList<RelatedPath> QueryBuilder::loadedPaths() const
{
    if (!entity() || m_objects == Objects::None)
        return m_with;
    QList<RelatedPath> paths = m_session->parts().loading.completed(m_with, *entity());
    if (m_isOfClass)
        addBases(&paths);
    return m_raisesOthers ? LoadingRules::raising(paths, *entity()) : paths;
}

CompiledQuery QueryBuilder::compile() const
{
    return hasHierarchy() ? resolved().compileAsIs() : compileAsIs();
}

CompiledQuery QueryBuilder::compileAsIs() const
{
    const QList<RelatedPath> paths = loadedPaths();
    if (m_loadsBases && m_objects == Objects::All) {
        QueryBuilder wide(*this);
        const QList<JoinedPath> bases = wide.joinBases();
        return wide.compile(paths, bases);
    }
    if (!canJoinAhead() || std::none_of(paths.begin(), paths.end(), [](const RelatedPath &path) { return path.how == Loading::Joined; }))
        return compile(paths, {});
    QueryBuilder wide(*this);
    QList<JoinedPath> joined;
    const QList<RelatedPath> apart = wide.joinAhead(paths, 0, &joined);
    return wide.compile(apart, joined);
}

CompiledQuery QueryBuilder::compile(const QList<RelatedPath> &with, const QList<JoinedPath> &joined) const
{
    CompiledQuery compiled {.mapping = m_session->sharedMapping()};
    compiled.statement = m_session->parts().selects.statement(selectAsIs());
    for (const Source &source : m_sources) {
        if (!takes(source))
            continue;
        compiled.entities.append(source.mapper);
        compiled.unloaded.append(unloadedOf(source));
    }
    for (const SelectColumn &column : m_columns) {
        compiled.extras.append(column.expression.type());
        compiled.extraNames.append(column.resultName().isEmpty() ? column.expression.describe() : column.resultName());
    }
    compiled.with = with;
    compiled.joined = joined;
    compiled.mayBeAbsent = compiled.entities.size() > 1 || hasFullJoin();
    compiled.isUnique = m_objects == Objects::First && m_columns.isEmpty() && (m_sources.size() > 1 || m_sources.first().subquery);
    return compiled;
}

Expr QueryBuilder::countedKey() const
{
    const Source &first = m_sources.first();
    const QList<int> &cells = first.mapper->keyCells();
    if (cells.size() == 1)
        return cellOf(first, cells.first());
    Expr key; // the length before each part keeps ("a,b", "c") and ("a", "b,c") apart
    for (const int cell : cells) {
        const Expr text = cellOf(first, cell).cast(ColumnType::Kind::Text);
        const Expr part = fn::length(text).cast(ColumnType::Kind::Text).concat(Expr(u":"_s)).concat(text);
        key = key.isEmpty() ? part : key.concat(part);
    }
    return key;
}

Select QueryBuilder::countSelect() const
{
    return hasHierarchy() ? resolved().countAsIs() : countAsIs();
}

Select QueryBuilder::countAsIs() const
{
    const bool objects = m_objects == Objects::First && m_columns.isEmpty();
    const bool aggregates = std::any_of(m_columns.begin(), m_columns.end(),
        [](const SelectColumn &column) { return column.expression.node().hasAggregate; });
    if (!m_groups.isEmpty() || !m_groupCondition.isEmpty() || aggregates || (m_distinct && !objects))
        return outerCount();
    Select select = joined();
    const bool once = objects && repeats() && !m_sources.first().mapper->isReadOnly();
    return select.column(once ? countedKey().countDistinct() : countAll());
}

/// What comes in groups is counted from outside.
Select QueryBuilder::outerCount() const
{
    Select inner = selectAsIs();
    inner.orders.clear();
    inner.maximum.reset();
    inner.skipped = 0;
    for (qsizetype i = 0; i < inner.columns.size(); ++i)
        inner.columns[i].name = u"column_%1"_s.arg(i + 1);
    return Select::from(Subquery::derived(u"counted"_s, inner)).column(countAll());
}

CompiledQuery QueryBuilder::compileCount() const
{
    CompiledQuery compiled {.mapping = m_session->sharedMapping()};
    compiled.statement = SqlRenderer(m_session->dialect()).select(countSelect());
    return compiled;
}

void QueryBuilder::combine(Select::SetOperation operation, const QueryBuilder &other)
{
    if (entity() != other.entity() || m_objects != other.m_objects)
        throw Error(ErrorKind::Usage, u"only queries of one table can be united, not of %1 and %2"_s.arg(subject(), other.subject()));
    const Select both = select().combined(operation, other.select());
    QueryBuilder whole(*m_session, *entity());
    whole.m_with = m_with;
    whole.m_raisesOthers = m_raisesOthers;
    const bool areOnce = operation != Select::SetOperation::UnionAll && !m_sources.first().multiplies && !other.m_sources.first().multiplies;
    whole.fromRows(Subquery::derived(entity()->name(), both), areOnce);
    *this = whole;
}

Expr QueryBuilder::rowCondition() const
{
    return hasHierarchy() ? resolved().rowConditionAsIs() : rowConditionAsIs();
}

Expr QueryBuilder::rowConditionAsIs() const
{
    const bool plain = m_sources.size() == 1 && !m_sources.first().subquery && m_groups.isEmpty() && m_groupCondition.isEmpty();
    if (plain && !hasLimit())
        return m_condition;
    const Mapper &mapper = *entity();
    if (mapper.keyCells().size() != 1)
        throw Error(ErrorKind::Usage,
            u"rows of %1 cannot be changed through joins or a limit, its key has %2 columns: use whereAny()"_s.arg(mapper.name()).arg(mapper.keyCells().size()));
    QueryBuilder keys(*this);
    keys.m_objects = Objects::None;
    keys.m_columns = {{cell(mapper.keyCells().first())}};
    if (repeats() && hasLimit() && m_groups.isEmpty()) { // the limit counts objects, as it does where they are read
        keys.m_groups = objectGroups();
        keys.m_orders = objectOrders();
    }
    // Read from a table of its own: not every database lets a statement read what it changes.
    const Subquery found = Subquery::derived(u"found"_s, keys.selectAsIs());
    Select select = Select::from(found);
    select.column(found.column(mapper.cellName(mapper.keyCells().first())));
    return mapper.expression(mapper.keyCells().first()).in(select);
}

QueryShape QueryBuilder::shape() const
{
    return hasHierarchy() ? resolved().shapeAsIs() : shapeAsIs();
}

QueryShape QueryBuilder::shapeAsIs() const
{
    QueryShape shape {{}, m_condition, m_orders, m_limit, m_offset};
    shape.isPlain = !hasFullJoin() && m_groups.isEmpty() && m_columns.isEmpty() && m_objects != Objects::None
        && std::none_of(m_sources.begin(), m_sources.end(), [](const Source &source) { return !source.mapper || source.subquery; });
    for (const Source &source : m_sources)
        shape.sources.append({source.mapper, source.table.alias, source.from, source.relation, source.kind});
    return shape;
}

} // namespace jw
