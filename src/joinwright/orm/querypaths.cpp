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

int QueryBuilder::findSource(const Mapper &mapper, const QString &alias) const
{
    for (int i = 0; i < m_sources.size(); ++i) {
        if (m_sources[i].mapper == &mapper && (alias.isEmpty() || m_sources[i].table.alias == alias))
            return i;
    }
    return -1;
}

int QueryBuilder::sourceOf(const Mapper &mapper, const QString &alias)
{
    if (const int found = findSource(mapper, alias); found >= 0)
        return found;
    const int whole = wholeOf(mapper.id(), alias, m_sources.size());
    if (whole < 0)
        throwNoSource(mapper, alias);
    return partOf(whole, *inheritancePath(*m_sources[whole].mapper, mapper.id()));
}

void QueryBuilder::throwNoSource(const Mapper &mapper, const QString &alias) const
{
    QStringList there;
    for (const Source &source : m_sources)
        there.append(source.table.alias.isEmpty() ? source.table.name : source.table.alias);
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
    // The left operand's collation decides: the key's, where that is another one than the foreign key's.
    const bool isTurned = relation.kind == Relation::Kind::ToOne && !relation.target->relations()[relation.inverse].collations.isEmpty();
    Expr on;
    for (qsizetype i = 0; i < relation.columns.size(); ++i) {
        const Expr own = cellOf(from, relation.columns[i]);
        const Expr other = cellOf(to, relation.targetColumns[i]);
        on = on && (isTurned ? other == own : own == other);
    }
    return on;
}

int QueryBuilder::joinStep(int from, const Relation &relation, const QString &alias, Join::Kind kind)
{
    const int to = addSource(*relation.target, alias.isEmpty() ? freeAlias(*relation.target) : alias, kind);
    Source &source = m_sources[to];
    source.on = condition(m_sources[from], relation, source);
    source.multiplies = kind == Join::Kind::Full || (relation.kind == Relation::Kind::ToMany && !relation.single);
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
        const bool isWhole = !m_sources[i].hidden && !(m_sources[i].relation && m_sources[i].relation->inherits);
        for (const Mapper *at = isWhole ? m_sources[i].mapper : nullptr; at; at = at->extended() ? at->extended()->target : nullptr) {
            for (const Relation &relation : at->relations()) {
                if (relation.target == &target)
                    found.append({i, &relation});
            }
        }
    }
    if (found.size() == 1) {
        const auto [source, relation] = found.first();
        const int from = partOf(source, *inheritancePath(*m_sources[source].mapper, relation->mapper->id()));
        Source &joined = m_sources[join(from, *relation, {}, kind)];
        joined.on = joined.on && isOfClass(joined, entity);
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
    const Source &source = m_sources[ownerOf(names.isEmpty() ? 0 : follow(resolve(names), Join::Kind::Left), last)];
    return cellOf(source, source.mapper->cellIndex(last));
}

/// The rows at the other end of the relationship; which of them are those of `from` it does not say.
QueryBuilder QueryBuilder::inside(const Source &from, const Relation &relation) const
{
    const bool linked = relation.kind == Relation::Kind::ManyToMany;
    const Relation &step = linked ? relation.mapper->relations()[relation.links] : relation;
    // Plain columns that the objects outside have too are theirs.
    const auto alias = [&](const Mapper *mapper) { return isKindOf(*from.mapper, *mapper) ? relation.name : QString(); };
    QueryBuilder query(*m_session, *step.target);
    query.setObjects(Objects::None);
    query.addColumn({Expr::sql(u"1"_s)});
    query.m_sources.first().table.alias = alias(step.target);
    if (linked) {
        const Relation &far = step.target->relations()[relation.far];
        query.joinStep(0, far, alias(far.target), Join::Kind::Inner);
    }
    query.m_sources.last().label = relation.name;
    query.m_outer = from.mapper;
    for (const Source &source : m_sources)
        query.m_outerAliases.append(source.table.alias);
    return query;
}

Expr QueryBuilder::any(const Source &from, const Relation &relation, const Expr &met) const
{
    QueryBuilder query = inside(from, relation);
    query.addCondition(met);
    query = query.resolved();
    const Relation &step = relation.kind == Relation::Kind::ManyToMany ? relation.mapper->relations()[relation.links] : relation;
    query.m_condition = condition(from, step, query.m_sources.first()) && query.m_condition;
    return Expr::exists(query.selectAsIs());
}

Expr QueryBuilder::any(const RelationUse &use, const Expr &met)
{
    const Mapper &mapper = m_session->mapperOf(*use.relation.entity);
    const int from = sourceOf(mapper, use.alias);
    return any(m_sources[from], mapper.relation(Id::fromNumber(use.relation.relationship), use.relation.back), met);
}

Expr QueryBuilder::any(const QString &name, const Expr &met)
{
    QList<const Relation *> path = pathTo(first(), name);
    const Relation &relation = *path.takeLast();
    return any(m_sources[partOf(0, path)], relation, met);
}

QList<const Relation *> QueryBuilder::resolve(const QStringList &path) const
{
    QList<const Relation *> result;
    const Mapper *mapper = &first();
    for (const QString &name : path) {
        result += pathTo(*mapper, name);
        mapper = result.last()->target;
    }
    return result;
}

QList<const Relation *> QueryBuilder::resolve(const QList<RelationStep> &path) const
{
    QList<const Relation *> result;
    const Mapper *mapper = &first();
    for (const RelationStep &step : path) {
        const Mapper *at = mapper;
        for (; at->relationIndex(step.relationship, step.back) < 0 && at->extended(); at = at->extended()->target)
            result.append(at->extended());
        const bool isThere = at->relationIndex(step.relationship, step.back) >= 0;
        result.append(&(isThere ? at : mapper)->relation(step.relationship, step.back));
        mapper = result.last()->target;
    }
    return result;
}

RelatedPath &QueryBuilder::addPath(QList<RelatedPath> &tree, const QList<const Relation *> &path, std::optional<Loading> how)
{
    auto at = std::find_if(tree.begin(), tree.end(),
        [&](const RelatedPath &known) { return known.relation == path.first(); });
    if (at == tree.end())
        at = tree.insert(tree.end(), {path.first(), {}, how && loadsAhead(*how) ? *how : Loading::SelectIn});
    const bool isEnd = path.size() == 1;
    if (isEnd && how)
        at->how = *how;
    else if (!loadsAhead(at->how))
        at->how = Loading::SelectIn;
    return isEnd ? *at : addPath(at->nested, path.mid(1), how);
}

void QueryBuilder::addClass(const EntityInfo &entity)
{
    const Mapper &mapper = first();
    m_isOfClass = true;
    addCondition(isOfClass(m_sources.first(), entity));
    QList<const Relation *> path;
    for (const Relation *up = mapper.extended(); up; up = up->target->extended())
        path.append(up);
    partOf(0, path);
    if (!path.isEmpty())
        addPath(m_with, path, Loading::SelectIn);
}

QList<const Relation *> QueryBuilder::resolve(const QList<RelationRef> &path) const
{
    QList<const Relation *> relations;
    const Mapper *mapper = &first();
    for (const RelationRef &step : path) {
        const Relation &relation = m_session->mapperOf(*step.entity).relation(Id::fromNumber(step.relationship), step.back);
        // Declared by a class that the one it is followed from extends, or that extends it.
        const auto way = inheritancePath(*mapper, relation.mapper->id());
        if (!way)
            throw Error(ErrorKind::Usage, u"%1 does not start at %2"_s.arg(relation.path(), mapper->name()));
        relations += *way;
        relations.append(&relation);
        mapper = relation.target;
    }
    return relations;
}

void QueryBuilder::addLoading(Loading how, const QList<RelationRef> &path)
{
    addPath(m_with, resolve(path), how);
}

void QueryBuilder::addLoading(Loading how, const QString &path)
{
    addPath(m_with, resolve(path.split(u'.')), how);
}

void QueryBuilder::addLoading(Loading how, const QList<RelationStep> &path)
{
    if (!path.isEmpty())
        addPath(m_with, resolve(path), how);
}

void QueryBuilder::undefer(const QList<const Relation *> &path, const QString &column)
{
    const Mapper &mapper = path.isEmpty() ? first() : *path.last()->target;
    const quint16 cells = column.isEmpty() ? mapper.deferredMask() : mapper.deferredBit(mapper.cellIndex(column));
    quint16 &wanted = path.isEmpty() ? m_sources.first().undeferred : addPath(m_with, path, std::nullopt).undeferred;
    wanted |= cells;
}

void QueryBuilder::undefer(const QString &path)
{
    QStringList names = path.split(u'.');
    const QString column = names.takeLast();
    undefer(resolve(names), column);
}

void QueryBuilder::undefer(const QList<RelationRef> &path, const ColumnRef &column)
{
    QList<const Relation *> relations = path.isEmpty() ? QList<const Relation *>() : resolve(path);
    const Mapper &from = relations.isEmpty() ? first() : *relations.last()->target;
    const Mapper &owner = m_session->mapperOf(*column.entity);
    const auto way = inheritancePath(from, owner.id()); // the column may be one of a class that the other extends
    if (!way)
        throw Error(ErrorKind::Usage, u"%1.%2 is no column of %3"_s.arg(owner.name(), column.name(), from.name()));
    undefer(relations + *way, column.name());
}

// ---- joined loading

bool QueryBuilder::canJoinAhead() const
{
    return !m_loadsApart && m_objects == Objects::First && m_columns.isEmpty() && m_groups.isEmpty() && !groupsObjects();
}

QList<RelatedPath> QueryBuilder::joinAhead(const QList<RelatedPath> &paths, int source, QList<JoinedPath> *joined)
{
    QList<RelatedPath> apart;
    for (const RelatedPath &path : paths) {
        const bool isMany = path.relation->kind != Relation::Kind::ToOne && !path.relation->single;
        if (path.how == Loading::Joined && !(isMany && hasLimit())) // a limit counts objects
            joinAhead(path, source, joined);
        else
            apart.append(path);
    }
    return apart;
}

void QueryBuilder::joinAhead(const RelatedPath &path, int source, QList<JoinedPath> *joined)
{
    const Relation &relation = *path.relation;
    int end = 0;
    if (relation.kind == Relation::Kind::ManyToMany) {
        const Relation &links = relation.mapper->relations()[relation.links];
        end = joinAhead(links.target->relations()[relation.far], joinAhead(links, source, joined), joined);
    } else {
        end = joinAhead(relation, source, joined);
    }
    m_sources[end].undeferred = path.undeferred;
    const qsizetype place = joined->size() - 1;
    const QList<RelatedPath> apart = joinAhead(path.nested, end, joined);
    (*joined)[place].nested = apart;
}

int QueryBuilder::joinAhead(const Relation &relation, int source, QList<JoinedPath> *joined)
{
    // Under a name of its own: what the query joins for its conditions may leave rows out.
    const QString alias = u"%1_%2"_s.arg(relation.target->name()).arg(m_sources.size() + 1);
    const auto entityOf = [this](int place) {
        return int(std::count_if(m_sources.begin(), m_sources.begin() + place, [this](const Source &each) { return takes(each); }));
    };
    const int added = joinStep(source, relation, alias, Join::Kind::Left);
    m_sources[added].multiplies = false;
    m_sources[added].ahead = true;
    joined->append({&relation, entityOf(source), entityOf(added)});
    return added;
}

/// Of all but the first table, whose bases are loaded by SELECTs of their own.
QList<JoinedPath> QueryBuilder::joinBases()
{
    QList<JoinedPath> joined;
    for (int i = 1; i < m_sources.size(); ++i) {
        if (m_sources[i].ahead || !takes(m_sources[i]))
            continue;
        int at = i;
        for (const Relation *up = m_sources[i].mapper->extended(); up; up = up->target->extended())
            at = joinAhead(*up, at, &joined);
    }
    return joined;
}

} // namespace jw
