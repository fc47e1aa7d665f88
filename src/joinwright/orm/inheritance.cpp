// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/inheritance.h"

#include "joinwright/orm/coerce.h"
#include "joinwright/orm/sessionparts.h"

namespace jw {

using namespace Qt::StringLiterals;

namespace {

bool extends(const Relation &relation)
{
    return relation.kind == Relation::Kind::ToMany && relation.inherits;
}

std::optional<QList<const Relation *>> pathDown(const Mapper &from, Id table)
{
    if (from.id() == table)
        return QList<const Relation *>();
    for (const Relation &relation : from.relations()) {
        if (!extends(relation))
            continue;
        if (auto rest = pathDown(*relation.target, table)) {
            rest->prepend(&relation);
            return rest;
        }
    }
    return std::nullopt;
}

/// The row of another table that the database knows by the same key, if it is in memory.
Row *sameKey(const Row *row, const Mapper &mapper)
{
    Session *session = row->session();
    return session && row->state != RowState::Pending && row->state != RowState::Transient
        ? session->parts().store(mapper)->identities().find(row->store->identities().keyOf(row))
        : nullptr;
}

/// The one member of the relationship by which a class is extended, as far as it is in memory.
Row *extensionInMemory(Row *row, const Relation &down)
{
    const Members *members = RowStore::members(row, down.index);
    if (members && !members->rows.isEmpty())
        return members->rows.first();
    return sameKey(row, *down.target); // a row that is to be deleted is no member any more
}

Row *extension(Row *row, const Relation &down)
{
    if (Row *found = extensionInMemory(row, down))
        return found;
    if (!row->session() || Graph::isLoaded(row, down))
        return nullptr;
    const QList<Row *> loaded = row->session()->parts().loader.members(row, down);
    return loaded.isEmpty() ? nullptr : loaded.first();
}

/// The row that `row` extends; from now on it owns `row`.
Row *base(Row *row, const Relation &up)
{
    Session::Parts &parts = partsOf(row, u"%1 cannot be read as a whole"_s.arg(up.path()));
    Row *found = parts.graph.parent(row, up);
    if (!found)
        found = parts.loader.parent(row, up).row();
    if (!found)
        throw Error(ErrorKind::StaleData,
            Error::phrase("%1 has no row in %2, which its class extends", objectName(row), up.target->name()));
    Members &members = RowStore::editMembers(found, up.inverse);
    members.loaded = true;
    if (!members.contains(row) && Graph::isMember(row))
        members.append(row);
    return found;
}

void addValues(const Mapper &mapper, QStringList *values)
{
    values->append(mapper.table().discriminatorValue);
    for (const Subclass &subclass : mapper.table().subclasses)
        values->append(subclass.value);
    for (const Relation &relation : mapper.relations()) {
        if (extends(relation))
            addValues(*relation.target, values);
    }
}

bool isOrExtends(const Table &table, const Subclass &subclass, Id wanted)
{
    const Subclass *at = &subclass;
    for (qsizetype steps = 0; at && steps <= table.subclasses.size(); ++steps) {
        if (at->id == wanted)
            return true;
        at = table.subclass(at->base);
    }
    return false;
}

const Mapper &rootMapper(const Mapper &mapper)
{
    const Mapper *root = &mapper;
    while (const Relation *up = root->extended())
        root = up->target;
    return *root;
}

QString ownValue(const Mapper &mapper, const EntityInfo &entity)
{
    const Subclass *subclass = mapper.table().subclass(Id::fromNumber(entity.subclass));
    return subclass ? subclass->value : mapper.table().discriminatorValue;
}

} // namespace

std::optional<QList<const Relation *>> inheritancePath(const Mapper &from, Id table)
{
    QList<const Relation *> path;
    for (const Mapper *at = &from; at->id() != table;) {
        const Relation *up = at->extended();
        if (!up)
            return pathDown(from, table);
        path.append(up);
        at = up->target;
    }
    return path;
}

Row *partOf(Row *row, Id table)
{
    if (!row || row->mapper().id() == table)
        return row;
    const auto path = inheritancePath(row->mapper(), table);
    if (!path)
        return nullptr;
    for (const Relation *relation : *path) {
        row = relation->kind == Relation::Kind::ToOne ? base(row, *relation) : extension(row, *relation);
        if (!row)
            return nullptr;
    }
    return row;
}

Row *rootOf(Row *row)
{
    while (row) {
        const Relation *up = row->mapper().extended();
        if (!up)
            return row;
        row = base(row, *up);
    }
    return row;
}

Handle partFor(const Relation &relation, const Handle &target)
{
    if (!target || &target.row()->mapper() == relation.target)
        return target;
    Row *part = partOf(target.row(), relation.target->id());
    return part ? Handle(part) : target;
}

namespace {

/// Of the classes below that of `mapper`. `row` is the part next above in memory: what lies between may be missing.
void addPartsBelow(Row *row, const Mapper &mapper, QList<Handle> *parts)
{
    for (const Relation &relation : mapper.relations()) {
        if (!extends(relation))
            continue;
        Row *found = &row->mapper() == &mapper ? extensionInMemory(row, relation) : sameKey(row, *relation.target);
        if (found)
            parts->append(Handle(found));
        addPartsBelow(found ? found : row, *relation.target, parts);
    }
}

} // namespace

QList<Handle> partsInMemory(const Handle &handle)
{
    QList<Handle> parts {handle};
    addPartsBelow(handle.row(), handle.row()->mapper(), &parts);
    return parts;
}

QList<RelatedPath> pathsToBases(const Mapper &mapper)
{
    const Relation *up = mapper.extended();
    return up ? QList<RelatedPath> {{up, pathsToBases(*up->target)}} : QList<RelatedPath>();
}

void addBases(QList<RelatedPath> *paths)
{
    for (RelatedPath &path : *paths) {
        const Relation *up = path.relation->target->extended();
        const bool isDown = path.relation->inherits && path.relation->kind == Relation::Kind::ToMany; // it is where they are from
        const bool isThere = std::any_of(path.nested.begin(), path.nested.end(), [up](const RelatedPath &nested) { return nested.relation == up; });
        if (up && !isDown && !isThere && loadsAhead(path.how))
            path.nested.append(RelatedPath {up, {}, path.how == Loading::Joined ? Loading::Joined : Loading::SelectIn});
        addBases(&path.nested);
    }
}

void expireExtensions(Row *row)
{
    const Session *session = row->session();
    if (!session || session->isAsync() || !row->mapper().isOfHierarchy())
        return;
    for (const Handle &part : partsInMemory(Handle(row)).mid(1)) {
        if (part.state() == RowState::Persistent)
            part.row()->flags |= Row::Expired;
    }
}

QStringList discriminatorValues(const Mapper &mapper, const EntityInfo &entity)
{
    QStringList values;
    const Table &table = mapper.table();
    if (rootMapper(mapper).discriminatorCell() < 0)
        return values;
    if (!entity.subclass)
        addValues(mapper, &values);
    for (const Subclass &subclass : table.subclasses) {
        if (entity.subclass && isOrExtends(table, subclass, Id::fromNumber(entity.subclass)))
            values.append(subclass.value);
    }
    values.removeAll(QString());
    values.removeDuplicates();
    return values;
}

bool isA(Row *row, const EntityInfo &entity)
{
    const Id table = Id::fromNumber(entity.table);
    const auto path = inheritancePath(row->mapper(), table);
    if (!path)
        return false;
    const bool isBelow = entity.subclass || (!path->isEmpty() && path->first()->kind == Relation::Kind::ToMany);
    if (!isBelow)
        return true;
    const Mapper &wanted = path->isEmpty() ? row->mapper() : *path->last()->target;
    const QStringList values = discriminatorValues(wanted, entity);
    Row *root = rootOf(row);
    if (!values.isEmpty())
        return values.contains(Record(Handle(root)).value(root->mapper().discriminatorCell()).toString());
    return !entity.subclass && partOf(row, table);
}

Handle makeObject(Session::Parts &parts, const EntityInfo &entity)
{
    const Mapper &mapper = parts.session.mapperOf(entity);
    Handle object = parts.make(mapper);
    while (const Relation *up = object.row()->mapper().extended()) {
        const Handle above = parts.make(*up->target);
        parts.editor.setParent(object.row(), *up, above.row());
        object = above;
    }
    const int cell = object.row()->mapper().discriminatorCell();
    if (cell < 0)
        return object;
    const QString value = ownValue(mapper, entity);
    if (!value.isEmpty())
        parts.editor.setCell(object.row(), cell, parse(value, object.row()->mapper(), cell));
    return object;
}

bool isKindOf(const Mapper &mapper, const Mapper &base)
{
    const Mapper *at = &mapper;
    while (at != &base && at->extended())
        at = at->extended()->target;
    return at == &base;
}

} // namespace jw
