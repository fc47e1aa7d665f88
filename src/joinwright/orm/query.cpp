// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/query.h"

#include "joinwright/dialect/sqlrenderer.h"
#include "joinwright/orm/sessionparts.h"
#include "joinwright/orm/tablestatements.h"

namespace jw {

using namespace Qt::StringLiterals;

BasicQuery::BasicQuery(Session &session, const Mapper &entity)
    : m_session(&session)
{
    addSource(entity, {}, Join::Kind::Inner, false, false);
}

int BasicQuery::addSource(const Mapper &mapper, const QString &alias, Join::Kind kind, bool multiplies, bool hidden)
{
    m_sources.append({&mapper, alias, kind, {}, multiplies, hidden});
    return int(m_sources.size()) - 1;
}

void BasicQuery::addCondition(const Expr &condition)
{
    m_condition = m_condition && condition;
}

void BasicQuery::addOrder(const Order &order)
{
    m_orders.append(order);
}

int BasicQuery::sourceOf(const Mapper &mapper) const
{
    for (int i = 0; i < m_sources.size(); ++i) {
        if (m_sources[i].mapper == &mapper)
            return i;
    }
    throw Error(ErrorKind::Usage, u"the table %1 is not part of this query: join it first"_s.arg(mapper.name()));
}

QString BasicQuery::freeAlias(const Mapper &mapper) const
{
    int uses = 1;
    for (const Source &source : m_sources)
        uses += source.mapper == &mapper;
    return uses == 1 ? QString() : u"%1_%2"_s.arg(mapper.name()).arg(uses);
}

Expr BasicQuery::cellOf(const Source &source, int cell) const
{
    TableRef table = source.mapper->ref();
    table.alias = source.alias;
    return Expr::column(table, source.mapper->cellName(cell), source.mapper->type(cell));
}

Expr BasicQuery::condition(const Source &from, const Relation &relation, const Source &to) const
{
    Expr on;
    for (qsizetype i = 0; i < relation.columns.size(); ++i)
        on = on && cellOf(from, relation.columns[i]) == cellOf(to, relation.targetColumns[i]);
    return on;
}

int BasicQuery::join(int from, const Relation &relation, const QString &alias, Join::Kind kind)
{
    if (relation.kind == Relation::Kind::ManyToMany) {
        const Relation &links = relation.mapper->relations()[relation.links];
        const int between = addSource(*links.target, freeAlias(*links.target), kind, true, true);
        m_sources[between].on = condition(m_sources[from], links, m_sources[between]);
        return join(between, links.target->relations()[relation.far], alias, kind);
    }
    const bool many = relation.kind == Relation::Kind::ToMany && !relation.single;
    const int to = addSource(*relation.target, alias.isEmpty() ? freeAlias(*relation.target) : alias, kind, many, false);
    m_sources[to].on = condition(m_sources[from], relation, m_sources[to]);
    return to;
}

void BasicQuery::addJoin(const RelationRef &relation, const QString &alias, Join::Kind kind)
{
    const Mapper &mapper = m_session->mapperOf(*relation.entity);
    join(sourceOf(mapper), mapper.relation(Id::fromNumber(relation.relationship), relation.back), alias, kind);
}

void BasicQuery::addJoin(const QList<RelationStep> &path, Join::Kind kind)
{
    int from = 0;
    for (const Relation *relation : resolve(path))
        from = join(from, *relation, {}, kind);
}

void BasicQuery::addJoin(const QString &path, Join::Kind kind)
{
    int from = 0;
    for (const Relation *relation : resolve(path))
        from = join(from, *relation, {}, kind);
}

void BasicQuery::addJoin(const Mapper &target, const Expr &on, const QString &alias, Join::Kind kind)
{
    m_sources[addSource(target, alias, kind, true, false)].on = on;
}

void BasicQuery::joinEntity(const EntityInfo &entity, Join::Kind kind)
{
    const Mapper &target = m_session->mapperOf(entity);
    QList<std::pair<int, const Relation *>> found;
    for (int i = 0; i < m_sources.size(); ++i) {
        if (m_sources[i].hidden)
            continue;
        for (const Relation &relation : m_sources[i].mapper->relations()) {
            if (relation.target == &target)
                found.append({i, &relation});
        }
    }
    if (found.size() == 1) {
        join(found.first().first, *found.first().second, {}, kind);
        return;
    }
    QStringList paths;
    for (const auto &[source, relation] : std::as_const(found))
        paths.append(relation->path());
    throw Error(ErrorKind::Usage,
        found.isEmpty() ? u"no relationship leads from this query to %1"_s.arg(target.name())
                        : u"several relationships lead to %1, name one of them: %2"_s.arg(target.name(), paths.join(u", "_s)));
}

QList<const Relation *> BasicQuery::resolve(const QString &path) const
{
    QList<const Relation *> result;
    const Mapper *mapper = m_sources.first().mapper;
    for (const QString &name : path.split(u'.')) {
        result.append(&mapper->relation(name));
        mapper = result.last()->target;
    }
    return result;
}

QList<const Relation *> BasicQuery::resolve(const QList<RelationStep> &path) const
{
    QList<const Relation *> result;
    const Mapper *mapper = m_sources.first().mapper;
    for (const RelationStep &step : path) {
        result.append(&mapper->relation(step.relationship, step.back));
        mapper = result.last()->target;
    }
    return result;
}

void BasicQuery::addPath(QList<RelatedPath> &tree, const QList<const Relation *> &path) const
{
    if (path.isEmpty())
        return;
    auto at = std::find_if(tree.begin(), tree.end(),
        [&](const RelatedPath &known) { return known.relation == path.first(); });
    if (at == tree.end())
        at = tree.insert(tree.end(), {path.first(), {}});
    addPath(at->nested, path.mid(1));
}

void BasicQuery::addWith(const QList<RelationRef> &path)
{
    QList<const Relation *> relations;
    for (const RelationRef &step : path)
        relations.append(&m_session->mapperOf(*step.entity).relation(Id::fromNumber(step.relationship), step.back));
    const Mapper *mapper = m_sources.first().mapper;
    for (const Relation *relation : std::as_const(relations)) {
        if (relation->mapper != mapper)
            throw Error(ErrorKind::Usage, u"%1 does not start at %2"_s.arg(relation->path(), mapper->name()));
        mapper = relation->target;
    }
    addPath(m_with, relations);
}

void BasicQuery::addWith(const QString &path)
{
    addPath(m_with, resolve(path));
}

void BasicQuery::addWith(const QList<RelationStep> &path)
{
    addPath(m_with, resolve(path));
}

bool BasicQuery::repeats() const
{
    return std::any_of(m_sources.begin(), m_sources.end(), [](const Source &source) { return source.multiplies; });
}

Select BasicQuery::joined() const
{
    TableRef first = m_sources.first().mapper->ref();
    Select select = Select::from(first);
    for (const Source &source : m_sources.mid(1)) {
        TableRef table = source.mapper->ref();
        table.alias = source.alias;
        select.join(table, source.on, source.kind);
    }
    return select.where(m_condition);
}

Select BasicQuery::select() const
{
    Select select = joined();
    for (const Source &source : m_sources) {
        if (source.hidden || (!m_takesAll && &source != &m_sources.first()))
            continue;
        const QList<SelectColumn> &columns = m_session->parts().store(*source.mapper)->statements(m_session->dialect()).columns;
        if (source.alias.isEmpty() && select.columns.isEmpty())
            select.columns = columns; // shared, so that it need not be compared
        else if (source.alias.isEmpty())
            select.columns += columns;
        else
            for (int cell = 0; cell < source.mapper->cellCount(); ++cell)
                select.column(cellOf(source, cell));
    }
    // Each object once, and a limit counts objects: one group a key.
    if (!m_takesAll && repeats() && (m_limit || m_offset || m_distinct)) {
        for (const int cell : m_sources.first().mapper->keyCells())
            select.groupBy(cellOf(m_sources.first(), cell));
    }
    select.isDistinct = m_distinct && m_takesAll;
    select.orders = m_orders;
    select.maximum = m_limit;
    select.skipped = m_offset;
    return select;
}

CompiledQuery BasicQuery::compile() const
{
    CompiledQuery compiled {.mapping = m_session->sharedMapping()};
    compiled.statement = m_session->parts().selects.statement(select());
    for (const Source &source : m_sources) {
        if (!source.hidden && (m_takesAll || compiled.entities.isEmpty()))
            compiled.entities.append(source.mapper);
    }
    compiled.with = m_with;
    compiled.isUnique = !m_takesAll && m_sources.size() > 1;
    return compiled;
}

Expr BasicQuery::countedKey() const
{
    const Source &first = m_sources.first();
    const QList<int> &cells = first.mapper->keyCells();
    if (cells.size() == 1)
        return cellOf(first, cells.first());
    Expr key; // the length before each part keeps ("a,b", "c") and ("a", "b,c") apart
    for (const int cell : cells) {
        const Expr part = Expr::call(u"length"_s, {cellOf(first, cell)}).concat(Expr(u":"_s)).concat(cellOf(first, cell));
        key = key.isEmpty() ? part : key.concat(part);
    }
    return key;
}

CompiledQuery BasicQuery::compileCount() const
{
    const bool objects = !m_takesAll && repeats() && !m_sources.first().mapper->isReadOnly();
    CompiledQuery compiled {.mapping = m_session->sharedMapping()};
    Select select = joined();
    select.column(objects ? countedKey().countDistinct() : countAll());
    compiled.statement = SqlRenderer(m_session->dialect()).select(select);
    return compiled;
}

Statement BasicQuery::statement() const
{
    return compile().statement;
}

qint64 BasicQuery::count() const
{
    Connection &connection = m_session->parts().io(u"counting "_s + m_sources.first().mapper->name());
    Result result = connection.execute(compileCount().statement);
    return result.next() ? result.raw(0).toInt64() : 0;
}

QList<Handle> BasicQuery::run() const
{
    return m_session->parts().reader.rows(compile());
}

QList<QList<Handle>> BasicQuery::runTuples() const
{
    const QList<QList<Handle>> columns = runColumns();
    QList<QList<Handle>> tuples(columns.first().size());
    for (const QList<Handle> &column : columns) {
        for (qsizetype row = 0; row < column.size(); ++row)
            tuples[row].append(column[row]);
    }
    return tuples;
}

QList<QList<Handle>> BasicQuery::runColumns() const
{
    return m_session->parts().reader.columns(compile());
}

QList<Handle> BasicQuery::runLimited(qint64 count) const
{
    BasicQuery limited(*this);
    limited.m_limit = std::min(count, m_limit.value_or(count));
    return limited.run();
}

void BasicQuery::throwNotOne(qsizetype found) const
{
    throw Error(ErrorKind::Usage,
        found == 0 ? u"one row of %1 was wanted, there is none"_s.arg(m_sources.first().mapper->name())
                   : u"one row of %1 was wanted, there are more"_s.arg(m_sources.first().mapper->name()));
}

} // namespace jw
