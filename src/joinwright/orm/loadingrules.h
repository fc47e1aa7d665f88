// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/rowbatch.h"

namespace jw {

/// How the other end of a relationship comes into memory.
enum class Loading : quint8 {
    Lazy, ///< when it is looked at, for the row and its peers at once
    SelectIn, ///< with every query that brings its rows, by one more SELECT for 500 of them
    Raise, ///< not when it is looked at: that throws Error(Usage); only by with() or AsyncSession::related()
};

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

private:
    void complete(QList<RelatedPath> &paths, const Mapper &mapper, QList<const Relation *> &way) const;

    QHash<const Relation *, Loading> m_rules;
    bool m_loadsAlong = false; ///< some relationship is loaded with queries
};

} // namespace jw
