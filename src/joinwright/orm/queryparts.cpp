// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// Objects that are rows of several tables: a query joins those of them that its expressions read.
#include "joinwright/orm/querybuilder.h"

#include "joinwright/orm/coerce.h"
#include "joinwright/orm/inheritance.h"
#include "joinwright/orm/mapping.h"
#include "joinwright/orm/session.h"

namespace jw {

using namespace Qt::StringLiterals;

namespace {

const QString &nameInQuery(const TableRef &table)
{
    return table.alias.isEmpty() ? table.name : table.alias;
}

/// Whether a column of `table` is one of `source` as it is.
bool isSameTable(const TableRef &source, const TableRef &table)
{
    return nameInQuery(source) == nameInQuery(table) && (source.id == table.id || source.id.isNull());
}

/// The first table of an expression's columns that extends `mapper`'s class; null when none does.
const Mapper *extensionRead(const Expr &expression, const Mapper &mapper, const Mapping &mapping)
{
    const ExprNode &node = expression.node();
    const Mapper *read = node.kind == ExprNode::Kind::Column ? mapping.find(node.table.id) : nullptr;
    const auto path = read ? inheritancePath(mapper, read->id()) : std::nullopt;
    if (path && !path->isEmpty() && path->first()->kind == Relation::Kind::ToMany)
        return read;
    for (const Expr &argument : node.arguments) {
        if (const Mapper *found = extensionRead(argument, mapper, mapping))
            return found;
    }
    return nullptr;
}

} // namespace

bool QueryBuilder::hasHierarchy() const
{
    return std::any_of(m_sources.begin(), m_sources.end(), [](const Source &source) { return source.mapper && source.mapper->isOfHierarchy(); });
}

/// Columns alone are those of the class that has all of them.
void QueryBuilder::startFromWhole()
{
    Source &source = m_sources.first();
    for (bool goesOn = source.mapper; std::exchange(goesOn, false);) {
        for (const SelectColumn &column : std::as_const(m_columns)) {
            if (const Mapper *extension = extensionRead(column.expression, *source.mapper, m_session->mapping())) {
                const QString alias = source.table.alias;
                source.mapper = extension;
                source.table = extension->ref();
                source.table.alias = alias;
                goesOn = true;
            }
        }
    }
}

/// The first of the sources before `end` whose objects have a row in the table. With an alias, of those that have it.
int QueryBuilder::wholeOf(Id table, const QString &alias, qsizetype end) const
{
    int found = -1;
    for (int i = 0; i < end; ++i) {
        const Source &source = m_sources[i];
        const bool isNamed = alias.isEmpty() || source.table.alias == alias || source.label == alias;
        const auto path = source.mapper && !source.part && !source.ahead && isNamed ? inheritancePath(*source.mapper, table) : std::nullopt;
        if (!path || (path->isEmpty() && (alias.isEmpty() || source.label != alias)))
            continue;
        if (!alias.isEmpty() || source.table.alias.isEmpty())
            return i;
        found = found < 0 ? i : found; // under a name of its own: unless another one has none
    }
    return found;
}

QString QueryBuilder::partAlias(const Source &source, const Mapper &mapper) const
{
    const auto isUsed = [this](const QString &name) {
        return std::any_of(m_sources.begin(), m_sources.end(), [&](const Source &each) { return nameInQuery(each.table) == name; });
    };
    const bool isOfOuter = m_outer && inheritancePath(*m_outer, mapper.id());
    const QString owner = source.table.alias.isEmpty() && isOfOuter ? source.label : source.table.alias;
    if (owner.isEmpty() && !isUsed(mapper.name()))
        return {};
    const QString wanted = owner.isEmpty() ? freeAlias(mapper) : owner + u'_' + mapper.name();
    QString alias = wanted;
    for (int number = 2; isUsed(alias); ++number)
        alias = wanted + u'_' + QString::number(number);
    return alias;
}

/// Every object has a row in the tables of the classes that it extends. Unless there may be no object.
Join::Kind QueryBuilder::partKind(const Source &source, const Relation &relation) const
{
    const bool isThere = relation.kind == Relation::Kind::ToOne && source.kind == Join::Kind::Inner && !hasFullJoin();
    return isThere ? Join::Kind::Inner : Join::Kind::Left;
}

/// Right behind the table whose objects they are: conditions of later joins may read it. The places of those behind move on.
int QueryBuilder::addPart(int source, const Relation &relation)
{
    const Mapper &mapper = *relation.target;
    Source part {.mapper = &mapper, .table = mapper.ref(), .kind = partKind(m_sources[source], relation)};
    part.table.alias = partAlias(m_sources[source], mapper);
    part.on = condition(m_sources[source], relation, part);
    part.from = source;
    part.relation = &relation;
    part.part = true;
    for (Source &each : m_sources)
        each.from += each.from > source;
    m_sources.insert(source + 1, part);
    return source + 1;
}

int QueryBuilder::partOf(int source, const QList<const Relation *> &path)
{
    for (const Relation *relation : path) {
        const auto known = std::find_if(m_sources.begin(), m_sources.end(),
            [&](const Source &each) { return each.from == source && each.relation == relation && !each.ahead; });
        source = known == m_sources.end() ? addPart(source, *relation) : int(known - m_sources.begin());
    }
    return source;
}

/// Whether what surrounds the query has the table under this name.
bool QueryBuilder::isOuter(const TableRef &table) const
{
    return m_outer && (table.alias.isEmpty() ? inheritancePath(*m_outer, table.id).has_value() : m_outerAliases.contains(table.alias));
}

/// The column as the query has it, where it is one of a table that no source before `end` is; nothing when it is none of
/// their objects either.
std::optional<Expr> QueryBuilder::columnOfPart(const Expr &column, qsizetype end)
{
    const ExprNode &node = column.node();
    const auto isIt = [&](const Source &source) { return isSameTable(source.table, node.table); };
    if (std::any_of(m_sources.begin(), m_sources.begin() + end, isIt) || isOuter(node.table))
        return column;
    const int whole = wholeOf(node.table.id, node.table.alias, end);
    if (whole < 0)
        return std::nullopt;
    const int part = partOf(whole, *inheritancePath(*m_sources[whole].mapper, node.table.id));
    return Expr::column(m_sources[part].table, node.name, node.type, node.keySize);
}

void QueryBuilder::resolve(Expr *expression)
{
    if (!expression->isEmpty())
        *expression = expression->replacingColumns([this](const Expr &column) { return columnOfPart(column, m_sources.size()).value_or(column); });
}

/// In the condition of its own join an object has no other tables yet.
Expr QueryBuilder::partOfItself(const Source &source, const ExprNode &column) const
{
    const Mapper &mapper = m_session->mapping().mapper(column.table.id, column.table.name);
    TableRef table = mapper.ref();
    table.alias = nameInQuery(source.table) + u'_' + mapper.name();
    Select select = Select::from(table);
    select.column(Expr::column(table, column.name, column.type, column.keySize));
    for (qsizetype i = 0; i < mapper.keyCells().size(); ++i) {
        const int cell = mapper.keyCells()[i];
        select.where(Expr::column(table, mapper.cellName(cell), mapper.type(cell)) == cellOf(source, source.mapper->keyCells()[i]));
    }
    return Expr::scalar(select);
}

void QueryBuilder::resolveJoin(int source)
{
    const Expr given = m_sources[source].on;
    const Expr on = given.replacingColumns([&](const Expr &column) {
        const ExprNode &node = column.node();
        const qsizetype before = m_sources.size();
        const bool isOwn = isSameTable(m_sources[source].table, node.table);
        const std::optional<Expr> found = isOwn ? column : columnOfPart(column, source);
        source += int(m_sources.size() - before);
        if (found)
            return *found;
        return wholeOf(node.table.id, node.table.alias, source + 1) == source ? partOfItself(m_sources[source], node) : column;
    });
    m_sources[source].on = on;
}

void QueryBuilder::resolveParts()
{
    for (int i = 1; i < m_sources.size(); ++i) {
        const qsizetype before = m_sources.size();
        if (!m_sources[i].part && !m_sources[i].on.isEmpty())
            resolveJoin(i);
        i += int(m_sources.size() - before);
    }
    resolve(&m_condition);
    resolve(&m_groupCondition);
    for (Expr &group : m_groups)
        resolve(&group);
    for (Order &order : m_orders)
        resolve(&order.expression);
    for (SelectColumn &column : m_columns)
        resolve(&column.expression);
}

QueryBuilder QueryBuilder::resolved() const
{
    QueryBuilder whole(*this);
    if (hasHierarchy())
        whole.resolveParts();
    return whole;
}

/// The source for a column of the objects of another one: itself, or a table of a class that its own extends.
int QueryBuilder::ownerOf(int source, QStringView column)
{
    QList<const Relation *> path;
    for (const Mapper *at = m_sources[source].mapper; at->table().columnIndex(column) < 0; at = path.last()->target) {
        if (!at->extended())
            return source; // which says what it has
        path.append(at->extended());
    }
    return partOf(source, path);
}

/// The relationship by its name, and the way to the class that declares it.
QList<const Relation *> QueryBuilder::pathTo(const Mapper &from, QStringView relation)
{
    QList<const Relation *> path;
    for (const Mapper *at = &from; at; at = at->extended() ? at->extended()->target : nullptr) {
        const int index = relation.isEmpty() ? -1 : at->relationIndex(relation);
        if (index >= 0)
            return path << &at->relations()[index];
        path << at->extended();
    }
    return {&from.relation(relation)}; // which says what there is
}

/// Empty where all rows of the table are of the class.
Expr QueryBuilder::isOfClass(const Source &source, const EntityInfo &entity) const
{
    const Mapper *root = source.mapper;
    while (root->extended())
        root = root->extended()->target;
    const int cell = root->discriminatorCell();
    QList<Value> values;
    for (const QString &value : entity.subclass && cell >= 0 ? discriminatorValues(*source.mapper, entity) : QStringList())
        values.append(parse(value, *root, cell));
    if (values.isEmpty())
        return {};
    TableRef table = root->ref();
    table.alias = source.table.alias;
    return Expr::column(table, root->cellName(cell), root->type(cell)).in(values);
}

/// The source that was joined last gives objects of the class alone.
void QueryBuilder::narrow(const EntityInfo &entity)
{
    int at = int(m_sources.size()) - 1;
    while (m_sources[at].part || m_sources[at].hidden)
        --at;
    const Mapper &mapper = m_session->mapperOf(entity);
    const auto path = m_sources[at].mapper ? inheritancePath(*m_sources[at].mapper, mapper.id()) : std::nullopt;
    if (!path)
        throw Error(ErrorKind::Usage, u"%1 are no objects of %2"_s.arg(m_sources[at].table.name, mapper.name()));
    const Expr isOne = isOfClass(m_sources[at], entity);
    addCondition(isOne);
    const bool isBelow = !path->isEmpty() && path->first()->kind == Relation::Kind::ToMany;
    for (qsizetype step = 1; isBelow && step <= path->size(); ++step) {
        Source &part = m_sources[partOf(at, path->first(step))];
        part.kind = m_sources[at].kind;
    }
}

} // namespace jw
