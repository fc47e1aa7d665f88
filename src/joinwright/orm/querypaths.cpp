// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// How a query finds its way along relationships.
#include "joinwright/orm/querybuilder.h"
#include "joinwright/orm/coerce.h"
#include "joinwright/orm/inheritance.h"
#include "joinwright/orm/session.h"

namespace jw {

using namespace Qt::StringLiterals;

const Mapper &QueryBuilder::first() const
{
    if (const Mapper *mapper = entity())
        return *mapper;
    throw Error(ErrorKind::Usage, u"relationships are followed from a table, this query starts from %1: call from()"_s.arg(subject()));
}

int QueryBuilder::sourceOf(const Mapper &mapper, const QString &alias) const
{
    QStringList there;
    for (int i = 0; i < m_sources.size(); ++i) {
        if (m_sources[i].mapper == &mapper && (alias.isEmpty() || m_sources[i].table.alias == alias))
            return i;
        there.append(m_sources[i].table.alias.isEmpty() ? m_sources[i].table.name : m_sources[i].table.alias);
    }
    Error::Context context;
    context.table = mapper.name();
    throw Error(ErrorKind::Usage,
        alias.isEmpty() ? u"the table %1 is not part of this query: join it first (it reads %2)"_s.arg(mapper.name(), there.join(u", "_s))
                        : u"nothing in this query is called \"%1\" (it reads %2)"_s.arg(alias, there.join(u", "_s)),
        context);
}

QString QueryBuilder::freeAlias(const Mapper &mapper) const
{
    const auto uses = std::count_if(m_sources.begin(), m_sources.end(),
        [&](const Source &source) { return source.mapper == &mapper; });
    return uses == 0 ? QString() : u"%1_%2"_s.arg(mapper.name()).arg(uses + 1);
}

Expr QueryBuilder::condition(const Source &from, const Relation &relation, const Source &to)
{
    Expr on;
    for (qsizetype i = 0; i < relation.columns.size(); ++i)
        on = on && cellOf(from, relation.columns[i]) == cellOf(to, relation.targetColumns[i]);
    return on;
}

int QueryBuilder::joinStep(int from, const Relation &relation, const QString &alias, Join::Kind kind)
{
    const int to = addSource(*relation.target, alias.isEmpty() ? freeAlias(*relation.target) : alias, kind);
    Source &source = m_sources[to];
    source.on = condition(m_sources[from], relation, source);
    source.multiplies = relation.kind == Relation::Kind::ToMany && !relation.single;
    source.from = from;
    source.relation = &relation;
    return to;
}

int QueryBuilder::join(int from, const Relation &relation, const QString &alias, Join::Kind kind)
{
    if (relation.kind != Relation::Kind::ManyToMany)
        return joinStep(from, relation, alias, kind);
    const Relation &links = relation.mapper->relations()[relation.links];
    const int between = joinStep(from, links, {}, kind);
    m_sources[between].hidden = true;
    m_sources[between].multiplies = true;
    return joinStep(between, links.target->relations()[relation.far], alias, kind);
}

int QueryBuilder::followStep(int from, const Relation &relation, Join::Kind kind)
{
    for (int i = 0; i < m_sources.size(); ++i) {
        if (m_sources[i].from != from || m_sources[i].relation != &relation)
            continue;
        if (kind == Join::Kind::Inner)
            m_sources[i].kind = kind;
        return i;
    }
    return joinStep(from, relation, {}, kind);
}

int QueryBuilder::follow(const QList<const Relation *> &path, Join::Kind kind)
{
    int at = 0;
    for (const Relation *relation : path) {
        if (relation->kind != Relation::Kind::ManyToMany) {
            at = followStep(at, *relation, kind);
            continue;
        }
        const Relation &links = relation->mapper->relations()[relation->links];
        at = followStep(at, links, kind);
        m_sources[at].hidden = true;
        m_sources[at].multiplies = true;
        at = followStep(at, links.target->relations()[relation->far], kind);
    }
    return at;
}

void QueryBuilder::addJoin(const RelationUse &use, const QString &alias, Join::Kind kind)
{
    const Mapper &mapper = m_session->mapperOf(*use.relation.entity);
    const int from = sourceOf(mapper, use.alias);
    join(from, mapper.relation(Id::fromNumber(use.relation.relationship), use.relation.back), alias, kind);
}

void QueryBuilder::addJoin(const QList<RelationStep> &path, Join::Kind kind)
{
    follow(resolve(path), kind);
}

void QueryBuilder::addJoin(const QString &path, Join::Kind kind)
{
    follow(resolve(path.split(u'.')), kind);
}

void QueryBuilder::addJoin(const EntityInfo &entity, Join::Kind kind)
{
    const Mapper &target = m_session->mapperOf(entity);
    QList<std::pair<int, const Relation *>> found;
    for (int i = 0; i < m_sources.size(); ++i) {
        if (m_sources[i].hidden || !m_sources[i].mapper)
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
    Error::Context context;
    context.table = target.name();
    throw Error(ErrorKind::Usage,
        found.isEmpty() ? u"no relationship leads from %1 to %2"_s.arg(subject(), target.name())
                        : u"several relationships lead to %1, name one of them: %2"_s.arg(target.name(), paths.join(u", "_s)),
        context);
}

Expr QueryBuilder::column(const QString &path)
{
    QStringList names = path.split(u'.');
    const QString last = names.takeLast();
    first(); // says so when there is no table to start from
    const Source &source = m_sources[names.isEmpty() ? 0 : follow(resolve(names), Join::Kind::Left)];
    return cellOf(source, source.mapper->cellIndex(last));
}

Expr QueryBuilder::any(const Source &from, const Relation &relation, const Expr &met) const
{
    const bool linked = relation.kind == Relation::Kind::ManyToMany;
    const Relation &step = linked ? relation.mapper->relations()[relation.links] : relation;
    Source to {.mapper = step.target, .table = step.target->ref()};
    to.table.alias = step.target == from.mapper ? relation.name : QString();
    Select inside = Select::from(to.table);
    inside.column(Expr::sql(u"1"_s));
    if (linked) {
        const Relation &far = step.target->relations()[relation.far];
        Source end {.mapper = far.target, .table = far.target->ref()};
        end.table.alias = far.target == from.mapper ? relation.name : QString();
        inside.join(end.table, condition(to, far, end));
    }
    inside.where(condition(from, step, to)).where(met);
    return Expr::exists(inside);
}

Expr QueryBuilder::any(const RelationUse &use, const Expr &met) const
{
    const Mapper &mapper = m_session->mapperOf(*use.relation.entity);
    const Source &from = m_sources[sourceOf(mapper, use.alias)];
    return any(from, mapper.relation(Id::fromNumber(use.relation.relationship), use.relation.back), met);
}

Expr QueryBuilder::any(const QString &relation, const Expr &met) const
{
    return any(m_sources.first(), first().relation(relation), met);
}

QList<const Relation *> QueryBuilder::resolve(const QStringList &path) const
{
    QList<const Relation *> result;
    const Mapper *mapper = &first();
    for (const QString &name : path) {
        result.append(&mapper->relation(name));
        mapper = result.last()->target;
    }
    return result;
}

QList<const Relation *> QueryBuilder::resolve(const QList<RelationStep> &path) const
{
    QList<const Relation *> result;
    const Mapper *mapper = &first();
    for (const RelationStep &step : path) {
        result.append(&mapper->relation(step.relationship, step.back));
        mapper = result.last()->target;
    }
    return result;
}

void QueryBuilder::addPath(QList<RelatedPath> &tree, const QList<const Relation *> &path) const
{
    if (path.isEmpty())
        return;
    auto at = std::find_if(tree.begin(), tree.end(),
        [&](const RelatedPath &known) { return known.relation == path.first(); });
    if (at == tree.end())
        at = tree.insert(tree.end(), {path.first(), {}});
    addPath(at->nested, path.mid(1));
}

void QueryBuilder::addClass(const EntityInfo &entity)
{
    const Mapper &mapper = first();
    if (entity.subclass) {
        QList<Value> values;
        for (const QString &value : discriminatorValues(mapper, entity))
            values.append(parse(value, mapper, mapper.discriminatorCell()));
        if (!values.isEmpty())
            addCondition(cell(mapper.discriminatorCell()).in(values));
    }
    QList<const Relation *> path;
    int from = 0;
    for (const Relation *up = mapper.extended(); up; up = up->target->extended()) {
        from = join(from, *up, {}, Join::Kind::Inner);
        path.append(up);
    }
    addPath(m_with, path);
}

void QueryBuilder::addWith(const QList<RelationRef> &path)
{
    QList<const Relation *> relations;
    for (const RelationRef &step : path)
        relations.append(&m_session->mapperOf(*step.entity).relation(Id::fromNumber(step.relationship), step.back));
    const Mapper *mapper = &first();
    // A path may begin at a class that the entity extends, or that extends it.
    if (const auto way = inheritancePath(*mapper, relations.first()->mapper->id()))
        relations = *way + relations;
    for (const Relation *relation : std::as_const(relations)) {
        if (relation->mapper != mapper)
            throw Error(ErrorKind::Usage, u"%1 does not start at %2"_s.arg(relation->path(), mapper->name()));
        mapper = relation->target;
    }
    addPath(m_with, relations);
}

void QueryBuilder::addWith(const QString &path)
{
    addPath(m_with, resolve(path.split(u'.')));
}

void QueryBuilder::addWith(const QList<RelationStep> &path)
{
    addPath(m_with, resolve(path));
}

} // namespace jw
