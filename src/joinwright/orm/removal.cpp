// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/removal.h"

#include "joinwright/orm/sessionparts.h"

#include <QtCore/QSet>

namespace jw {

namespace {

bool removesMembers(const Relation &toMany)
{
    return toMany.inherits || toMany.onRemove == Removal::Delete || toMany.isLink()
        || (toMany.onRemove == Removal::Passive && toMany.onDelete == ReferentialAction::Cascade);
}

void load(Session::Parts &parts, const Handle &handle, QSet<Handle> &seen)
{
    Row *row = handle.row();
    if (seen.contains(handle) || row->state != RowState::Persistent)
        return;
    seen.insert(handle);
    for (const Relation &relation : row->mapper().relations()) {
        if (relation.kind != Relation::Kind::ToMany)
            continue;
        if (relation.loadsBeforeRemoval())
            parts.loader.members(row, relation);
        const Members *members = RowStore::members(row, relation.index);
        const QList<Row *> rows = members && removesMembers(relation) ? members->rows : QList<Row *>();
        for (Row *member : rows)
            load(parts, Handle(member), seen);
    }
}

} // namespace

void loadForRemoval(Session::Parts &parts, Row *row)
{
    QSet<Handle> seen;
    const bool hasMembers = row->mapper().slotCount() > row->mapper().toOnes().size();
    if (!parts.worker && hasMembers)
        load(parts, Handle(row), seen);
}

} // namespace jw
