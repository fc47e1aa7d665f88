// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/collection.h"

#include "joinwright/orm/entity.h"
#include "joinwright/orm/inheritance.h"
#include "joinwright/orm/sessionparts.h"

namespace jw {

using namespace Qt::StringLiterals;

namespace {

const Relation &relationOf(const Handle &owner, int index)
{
    if (!owner || index < 0)
        throw Error(ErrorKind::Usage, u"a collection of a null handle"_s);
    return owner.row()->mapper().relations()[index];
}

/// The rows that a collection is made of: members, or association rows.
const Relation &ownRows(const Relation &relation)
{
    return relation.kind == Relation::Kind::ManyToMany ? relation.mapper->relations()[relation.links] : relation;
}

/// Whether an association row between the two is in memory, as far as either of them lists it. The shorter list is looked at.
bool isLinkedInMemory(const Graph &graph, Row *owner, const Relation &relation, Row *member)
{
    const Relation &far = ownRows(relation).target->relations()[relation.far];
    const Relation &near = ownRows(relation).toOne();
    const Members *ofOwner = RowStore::members(owner, relation.links);
    const Members *ofMember = RowStore::members(member, far.inverse);
    if (!ofOwner || !ofMember)
        return false;
    const auto leads = [&](Row *row, const Relation &toOne, Row *to) { return graph.parent(row, toOne) == to; };
    const QList<Row *> &rows = ofOwner->rows.size() <= ofMember->rows.size() ? ofOwner->rows : ofMember->rows;
    return std::any_of(rows.begin(), rows.end(), [&](Row *row) { return leads(row, far, member) && leads(row, near, owner); });
}

} // namespace

CollectionBase::CollectionBase(const Handle &owner, const RelationRef &relation)
    : m_owner(owner)
{
    if (!owner)
        throw Error(ErrorKind::Usage, u"a collection of a null handle"_s);
    if (Row *part = partOf(owner.row(), Id::fromNumber(relation.entity->table)))
        m_owner = Handle(part);
    m_relation = m_owner.row()->mapper().relation(Id::fromNumber(relation.relationship), relation.back).index;
}

CollectionBase::CollectionBase(const Handle &owner, int relation)
    : m_owner(owner)
    , m_relation(relation)
{
    if (relationOf(owner, relation).kind == Relation::Kind::ToOne)
        throw Error(ErrorKind::Usage, u"%1 leads to one row, it is no collection"_s.arg(relationOf(owner, relation).path()));
}

QList<Handle> CollectionBase::handles() const
{
    const Relation &relation = relationOf(m_owner, m_relation);
    Loader &loader = partsOf(m_owner.row(), u"%1 cannot be read", relation).loader;
    if (relation.kind == Relation::Kind::ManyToMany)
        return loader.farRows(m_owner.row(), relation);
    const QList<Row *> members = loader.members(m_owner.row(), relation);
    QList<Handle> result;
    result.reserve(members.size());
    for (Row *row : members)
        result.append(Handle(row));
    return result;
}

qsizetype CollectionBase::size(SourceLocation where) const
{
    const CallSite site(where);
    const Relation &relation = relationOf(m_owner, m_relation);
    if (relation.kind == Relation::Kind::ManyToMany)
        return handles().size();
    return partsOf(m_owner.row(), u"%1 cannot be read", relation).loader.members(m_owner.row(), relation).size();
}

bool CollectionBase::isLoaded() const
{
    return Graph::isLoaded(m_owner.row(), ownRows(relationOf(m_owner, m_relation)));
}

bool CollectionBase::has(const Handle &member) const
{
    return handles().contains(memberFor(member));
}

Handle CollectionBase::memberFor(const Handle &given) const
{
    return partFor(relationOf(m_owner, m_relation), given);
}

Handle CollectionBase::link(const Handle &given, SourceLocation where) const
{
    const CallSite site(where);
    const Handle member = memberFor(given);
    const Relation &relation = relationOf(m_owner, m_relation);
    if (relation.kind != Relation::Kind::ManyToMany)
        return {};
    Session::Parts &parts = partsOf(m_owner.row(), u"%1 cannot be read", relation);
    const Relation &links = ownRows(relation);
    for (Row *row : parts.loader.members(m_owner.row(), links)) {
        if (parts.loader.parent(row, links.target->relations()[relation.far]) == member)
            return Handle(row);
    }
    return {};
}

Handle CollectionBase::make(const EntityInfo &entity) const
{
    Session::Parts &parts = partsOf(m_owner.row(), u"a row cannot be made"_s);
    const Relation &relation = relationOf(m_owner, m_relation);
    const auto path = inheritancePath(parts.session.mapperOf(entity), relation.target->id());
    const bool isMember = path && (path->isEmpty() || path->first()->kind == Relation::Kind::ToOne);
    if (!isMember)
        throw Error(ErrorKind::Usage,
            u"%1 has no members of class %2"_s.arg(relation.path(), QLatin1StringView(entity.name)));
    return makeObject(parts, entity);
}

Handle CollectionBase::makeRow() const
{
    Session::Parts &parts = partsOf(m_owner.row(), u"a row cannot be made"_s);
    return parts.make(*relationOf(m_owner, m_relation).target);
}

void CollectionBase::insert(const Handle &given) const
{
    const Relation &relation = relationOf(m_owner, m_relation);
    const Handle member = memberFor(given);
    Session::Parts &parts = partsOf(m_owner.row(), u"%1 cannot be changed", relation);
    if (!member)
        throw Error(ErrorKind::Usage, u"a null handle cannot be added to %1"_s.arg(relation.path()));
    Row *owner = m_owner.row();
    parts.journal.open(u"Add to %1"_s.arg(relation.path()));
    const auto close = qScopeGuard([&] { parts.journal.close(); });
    if (relation.kind == Relation::Kind::ToMany) {
        if (member.state() == RowState::Deleted)
            parts.editor.add(member.row()); // taken out of another collection whose orphans go: it moves
        parts.editor.setParent(member.row(), relation.toOne(), owner);
        if (owner->state != RowState::Transient && !relation.explicitAdd)
            parts.editor.add(member.row());
        return;
    }
    const Relation &links = ownRows(relation);
    if (Graph::isLoaded(owner, links) ? bool(link(member)) : isLinkedInMemory(parts.graph, owner, relation, member.row()))
        return;
    const Handle keep = parts.make(*links.target);
    Row *row = keep.row();
    parts.editor.setParent(row, links.target->relations()[links.inverse], owner);
    parts.editor.setParent(row, links.target->relations()[relation.far], member.row());
    if (owner->state != RowState::Transient)
        parts.editor.add(row);
}

void CollectionBase::take(const Handle &given) const
{
    const Relation &relation = relationOf(m_owner, m_relation);
    const Handle member = memberFor(given);
    Session::Parts &parts = partsOf(m_owner.row(), u"%1 cannot be changed", relation);
    if (!has(member))
        throw Error(ErrorKind::Usage,
            u"%1 is no member of %2"_s.arg(member ? objectName(member.row()) : u"null"_s, relation.path()));
    if (relation.kind == Relation::Kind::ManyToMany)
        return parts.editor.remove(link(member).row());
    if (relation.deletesOrphans())
        return parts.session.remove(member);
    parts.editor.setParent(member.row(), relation.toOne(), nullptr);
}

} // namespace jw
