// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/handle.h"
#include "joinwright/orm/rowbatch.h"

namespace jw {

/// What one session was told about the loading of its relationships.
class LoadingRules
{
public:
    void set(const Relation &relation, Loading how);
    Loading of(const Relation &relation) const { return m_rules.value(&relation, Loading::Lazy); }
    bool isSet(const Relation &relation) const { return m_rules.contains(&relation); }
    /// `with` and, along it, the relationships that are loaded with every query of `mapper`. A relationship is not
    /// followed back to where it came from, nor through itself.
    QList<RelatedPath> completed(const QList<RelatedPath> &with, const Mapper &mapper) const;
    /// `with` and, along it, Raise for every relationship that it says nothing of.
    static QList<RelatedPath> raising(const QList<RelatedPath> &with, const Mapper &mapper);

private:
    void complete(QList<RelatedPath> &paths, const Mapper &mapper, QList<const Relation *> &way) const;

    QHash<const Relation *, Loading> m_rules;
    bool m_loadsAlong = false; ///< some relationship is loaded with queries
};

/// The parts of `paths` (RelatedPaths or RelatedBatches) that load nothing, as rules for their owners; null: there are none.
template<typename Paths>
std::shared_ptr<const RowRules> rulesOf(const Paths &paths)
{
    std::shared_ptr<RowRules> rules;
    for (const auto &path : paths) {
        if (loadsAhead(path.how))
            continue;
        if (!rules)
            rules = std::make_shared<RowRules>();
        rules->insert(path.relation, path.how);
    }
    return rules;
}

/// Gives them to rows that a query brought.
void giveRules(const QList<Handle> &owners, const std::shared_ptr<const RowRules> &rules);

} // namespace jw
