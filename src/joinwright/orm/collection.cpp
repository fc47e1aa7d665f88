// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/collection.h"

#include "joinwright/orm/entity.h"
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

} // namespace

CollectionBase::CollectionBase(const Handle &owner, const RelationRef &relation)
    : m_owner(owner)
{
    if (!owner)
        throw Error(ErrorKind::Usage, u"a collection of a null handle"_s);
    m_relation = owner.row()->mapper().relation(Id::fromNumber(relation.relationship), relation.back).index;
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

qsizetype CollectionBase::size() const
{
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
    return handles().contains(member);
}

Handle CollectionBase::link(const Handle &member) const
{
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
    const Mapper &mapper = parts.session.mapperOf(entity);
    if (&mapper != relationOf(m_owner, m_relation).target)
        throw Error(ErrorKind::Usage,
            u"%1 has no members of class %2"_s.arg(relationOf(m_owner, m_relation).path(), QLatin1StringView(entity.name)));
    return makeRow();
}

Handle CollectionBase::makeRow() const
{
    Session::Parts &parts = partsOf(m_owner.row(), u"a row cannot be made"_s);
    Row *row = parts.store(*relationOf(m_owner, m_relation).target)->create(RowState::Transient, 0);
    Handle handle(row);
    deref(row);
    return handle;
}

void CollectionBase::insert(const Handle &member) const
{
    const Relation &relation = relationOf(m_owner, m_relation);
    Session::Parts &parts = partsOf(m_owner.row(), u"%1 cannot be changed", relation);
    if (!member)
        throw Error(ErrorKind::Usage, u"a null handle cannot be added to %1"_s.arg(relation.path()));
    Row *owner = m_owner.row();
    parts.journal.open(u"Add to %1"_s.arg(relation.path()));
    const auto close = qScopeGuard([&] { parts.journal.close(); });
    if (relation.kind == Relation::Kind::ToMany) {
        parts.editor.setParent(member.row(), relation.target->relations()[relation.inverse], owner);
        if (owner->state != RowState::Transient)
            parts.editor.add(member.row());
        return;
    }
    const Relation &links = ownRows(relation);
    if (Graph::isLoaded(owner, links) && link(member))
        return;
    Row *row = parts.store(*links.target)->create(RowState::Transient, 0);
    const Handle keep(row);
    deref(row);
    parts.editor.setParent(row, links.target->relations()[links.inverse], owner);
    parts.editor.setParent(row, links.target->relations()[relation.far], member.row());
    if (owner->state != RowState::Transient)
        parts.editor.add(row);
}

void CollectionBase::take(const Handle &member) const
{
    const Relation &relation = relationOf(m_owner, m_relation);
    Session::Parts &parts = partsOf(m_owner.row(), u"%1 cannot be changed", relation);
    if (!has(member))
        throw Error(ErrorKind::Usage,
            u"%1 is no member of %2"_s.arg(member ? objectName(member.row()) : u"null"_s, relation.path()));
    if (relation.kind == Relation::Kind::ManyToMany)
        return parts.editor.remove(link(member).row());
    if (relation.deletesOrphans())
        return parts.editor.remove(member.row());
    parts.editor.setParent(member.row(), relation.target->relations()[relation.inverse], nullptr);
}

} // namespace jw
