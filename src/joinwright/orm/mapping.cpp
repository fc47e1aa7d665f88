// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/mapping.h"

#include "joinwright/core/error.h"
#include "joinwright/core/topologicalsort.h"
#include "joinwright/dialect/dialect.h"

#include <algorithm>

namespace jw {

namespace {

QList<int> indexes(const Table &table, const QList<Id> &columns)
{
    QList<int> result;
    for (const Id column : columns)
        result.append(table.columnIndex(column));
    return result;
}

/// By which collations a foreign key is compared with the key it refers to: by those of that one.
QStringList collationsOf(const Dialect &dialect, const Relation &toOne)
{
    QStringList collations;
    for (qsizetype i = 0; i < toOne.columns.size(); ++i) {
        const Column &column = toOne.mapper->table().columns[toOne.columns[i]];
        const Column &referred = toOne.target->table().columns[toOne.targetColumns[i]];
        const TextForm &form = toOne.target->textForm(toOne.targetColumns[i]);
        const bool isOwn = form == TextForm() || column.collation.compare(referred.collation, Qt::CaseInsensitive) == 0;
        const bool canBe = !isOwn && !dialect.collated(QString(), referred.collation).isEmpty();
        collations.append(canBe ? referred.collation : QString());
    }
    return collations.join(QString()).isEmpty() ? QStringList() : collations;
}

} // namespace

Mapping::Mapping(const Dialect &dialect)
    : m_dialect(dialect)
{
}

Mapping::~Mapping() = default;

Mapper *Mapping::edit(Id table) const
{
    return m_byId.value(table);
}

void Mapping::add(const Schema &schema)
{
    QList<Mapper *> fresh;
    for (const Table &table : schema.tables()) {
        if (m_byId.contains(table.id))
            continue;
        const bool rowids = !table.options.contains(QLatin1StringView("without rowid"), Qt::CaseInsensitive);
        m_mappers.emplace_back(new Mapper(table, schema, m_dialect, rowids ? m_dialect.features().hiddenKey : QString()));
        m_byId.insert(table.id, m_mappers.back().get());
        fresh.append(m_mappers.back().get());
    }
    // Slots of a row are numbered by relation: all with a slot of their own come before the many-to-many ones.
    for (Mapper *owner : std::as_const(fresh)) {
        for (const Relationship &relationship : std::as_const(owner->m_table.relationships)) {
            if (!relationship.isManyToMany())
                relate(*owner, relationship, schema);
        }
    }
    for (Mapper *owner : std::as_const(fresh)) {
        for (const Relationship &relationship : std::as_const(owner->m_table.relationships)) {
            if (relationship.isManyToMany())
                relateThrough(*owner, relationship);
        }
    }
    for (Mapper *mapper : std::as_const(fresh))
        mapper->layOut();
    for (Mapper *mapper : std::as_const(fresh))
        breakCircle(*mapper);
    for (Mapper *mapper : std::as_const(fresh))
        mapper->findCounter();
}

/// Classes that extend one another in a circle are a problem of the model; nobody is to follow them forever.
void Mapping::breakCircle(Mapper &mapper)
{
    const Mapper *at = mapper.extended() ? mapper.extended()->target : nullptr;
    for (size_t steps = 0; at && at != &mapper && steps < m_mappers.size(); ++steps)
        at = at->extended() ? at->extended()->target : nullptr;
    if (at != &mapper)
        return;
    Relation &up = mapper.m_relations[mapper.m_extended];
    edit(up.target->id())->m_relations[up.inverse].inherits = false;
    up.inherits = false;
    mapper.m_extended = -1;
}

void Mapping::relate(Mapper &owner, const Relationship &relationship, const Schema &schema)
{
    Mapper *target = edit(relationship.to);
    const Key *key = schema.keyOf(relationship);
    if (!target || !key || key->columns.size() != relationship.columns.size() || key->columns.isEmpty())
        return; // a relationship that cannot be followed is a problem of the model, reported by validate()
    const QList<int> own = indexes(owner.m_table, relationship.columns);
    const QList<int> theirs = indexes(target->m_table, key->columns);
    if (own.contains(-1) || theirs.contains(-1))
        return;
    Relation to;
    to.id = relationship.id;
    to.name = relationship.name;
    to.optional = owner.m_table.isOptional(relationship);
    to.isVirtual = relationship.isVirtual;
    to.onDelete = relationship.onDelete;
    to.onUpdate = relationship.onUpdate;
    to.onRemove = relationship.onRemove;
    to.deleteOrphans = relationship.deleteOrphans;
    to.explicitAdd = relationship.explicitAdd;
    to.inherits = relationship.inherits && key->primary && own == owner.m_key && target != &owner;
    to.mapper = &owner;
    to.target = target;
    to.columns = own;
    to.targetColumns = theirs;
    to.index = int(owner.m_relations.size());
    to.inverse = int(target->m_relations.size()) + (target == &owner ? 1 : 0);
    Relation from = to;
    from.back = true;
    from.name = relationship.back;
    from.kind = Relation::Kind::ToMany;
    from.single = owner.m_table.isUnique(relationship.columns);
    from.mapper = target;
    from.target = &owner;
    from.columns = theirs;
    from.targetColumns = own;
    from.collations = collationsOf(m_dialect, to);
    from.index = to.inverse;
    from.inverse = to.index;
    owner.m_relations.append(to);
    target->m_relations.append(from);
}

void Mapping::relateThrough(Mapper &left, const Relationship &relationship)
{
    Mapper *right = edit(relationship.to);
    Mapper *between = edit(relationship.through);
    if (!right || !between)
        return;
    int toLeft = -1;
    int toRight = -1;
    for (const Relation &relation : std::as_const(between->m_relations)) {
        if (relation.kind != Relation::Kind::ToOne)
            continue;
        if (relation.target == &left && toLeft < 0)
            toLeft = relation.index;
        else if (relation.target == right && toRight < 0)
            toRight = relation.index;
    }
    if (toLeft < 0 || toRight < 0)
        return;
    Relation forward;
    forward.id = relationship.id;
    forward.name = relationship.name;
    forward.kind = Relation::Kind::ManyToMany;
    forward.mapper = &left;
    forward.target = right;
    forward.index = int(left.m_relations.size());
    forward.links = between->m_relations[toLeft].inverse;
    forward.far = toRight;
    forward.inverse = int(right->m_relations.size()) + (right == &left ? 1 : 0);
    Relation backward = forward;
    backward.back = true;
    backward.name = relationship.back;
    backward.mapper = right;
    backward.target = &left;
    backward.index = forward.inverse;
    backward.inverse = forward.index;
    backward.links = between->m_relations[toRight].inverse;
    backward.far = toLeft;
    left.m_relations.append(forward);
    right->m_relations.append(backward);
}

const Mapper *Mapping::find(Id table) const
{
    return m_byId.value(table);
}

const Mapper &Mapping::mapper(Id table, const QString &name) const
{
    if (const Mapper *found = find(table))
        return *found;
    throw Error(ErrorKind::Usage,
        QStringLiteral("this session knows no table %1: give it the schema with Session::use()")
            .arg(name.isEmpty() ? table.toString() : name));
}

QList<const Mapper *> Mapping::inDependencyOrder() const
{
    QHash<const Mapper *, int> numbers;
    QList<const Mapper *> all;
    for (const auto &mapper : m_mappers)
        all.append(mapper.get());
    std::sort(all.begin(), all.end(), [](const Mapper *a, const Mapper *b) { return a->name() < b->name(); });
    for (int i = 0; i < all.size(); ++i)
        numbers.insert(all[i], i);
    QList<QList<int>> dependencies(all.size());
    for (int i = 0; i < all.size(); ++i) {
        for (const Relation &relation : all[i]->relations()) {
            if (relation.kind == Relation::Kind::ToOne && relation.target != all[i])
                dependencies[i].append(numbers.value(relation.target));
        }
    }
    QList<const Mapper *> result;
    for (const int number : topologicalSort(dependencies).order)
        result.append(all[number]);
    return result;
}

} // namespace jw
