// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/loadingrules.h"

#include <algorithm>

namespace jw {

void LoadingRules::set(const Relation &relation, Loading how)
{
    m_rules.insert(&relation, how);
    m_loadsAlong = std::any_of(m_rules.cbegin(), m_rules.cend(), [](Loading each) { return each == Loading::SelectIn; });
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
        if (of(relation) == Loading::SelectIn && !isAsked && !leadsBack && !way.contains(&relation))
            paths.append(RelatedPath {&relation, {}});
    }
    for (RelatedPath &path : paths) {
        way.append(path.relation);
        complete(path.nested, *path.relation->target, way);
        way.removeLast();
    }
}

} // namespace jw
