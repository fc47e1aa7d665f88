// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/loadingrules.h"

#include "joinwright/orm/rowstore.h"

#include <algorithm>

namespace jw {

void LoadingRules::set(const Relation &relation, Loading how)
{
    m_rules.insert(&relation, how);
    m_loadsAlong = std::any_of(m_rules.cbegin(), m_rules.cend(), loadsAhead);
}

QList<RelatedPath> LoadingRules::completed(const QList<RelatedPath> &with, const Mapper &mapper) const
{
    QList<RelatedPath> paths = with;
    QList<const Relation *> way;
    if (m_loadsAlong)
        complete(paths, mapper, way);
    return paths;
}

void LoadingRules::complete(QList<RelatedPath> &paths, const Mapper &mapper, QList<const Relation *> &way) const
{
    for (const Relation &relation : mapper.relations()) {
        const bool isAsked = std::any_of(paths.begin(), paths.end(), [&](const RelatedPath &path) { return path.relation == &relation; });
        const bool leadsBack = !way.isEmpty() && way.last()->target == relation.mapper && way.last()->inverse == relation.index;
        if (loadsAhead(of(relation)) && !isAsked && !leadsBack && !way.contains(&relation))
            paths.append(RelatedPath {&relation, {}, of(relation)});
    }
    for (RelatedPath &path : paths) {
        if (!loadsAhead(path.how))
            continue;
        way.append(path.relation);
        complete(path.nested, *path.relation->target, way);
        way.removeLast();
    }
}

QList<RelatedPath> LoadingRules::raising(const QList<RelatedPath> &with, const Mapper &mapper)
{
    QList<RelatedPath> paths = with;
    for (RelatedPath &path : paths)
        path.nested = raising(path.nested, *path.relation->target);
    for (const Relation &relation : mapper.relations()) {
        const bool isAsked = std::any_of(paths.begin(), paths.end(), [&](const RelatedPath &path) { return path.relation == &relation; });
        if (!isAsked && !relation.inherits)
            paths.append(RelatedPath {&relation, {}, Loading::Raise});
    }
    return paths;
}

void giveRules(const QList<Handle> &owners, const std::shared_ptr<const RowRules> &rules)
{
    if (!rules)
        return;
    for (const Handle &owner : owners) {
        if (owner)
            owner.row()->store->setRules(owner.row(), rules);
    }
}

} // namespace jw
