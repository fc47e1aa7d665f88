// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/session.h"

namespace jw {

/// Brings the state of objects that are not a session's own (those of other sessions, and those that have left theirs)
/// into it.
class Merger
{
public:
    explicit Merger(Session::Parts &parts);

    Handle merge(const Handle &given);
    Handle attach(const Handle &given);

private:
    Handle mergeRow(const Handle &given);
    Handle attachRow(const Handle &given);
    void mergeCells(const Handle &given, Row *target);
    void mergeRelations(const Handle &given, Row *target);
    void mergeParent(Row *given, const Relation &theirs, Row *target, const Relation &toOne);
    void mergeMembers(Row *given, const Relation &theirs, Row *target, const Relation &toMany);
    void takeOut(Row *member, const Relation &toMany);
    void checkVersion(const Handle &given, const Row *target) const;
    Handle makePersistent(const Handle &given, const Mapper &mapper);
    const Mapper &ownMapper(const Handle &given) const;

    Session::Parts &m_parts;
    QHash<Row *, Handle> m_merged; ///< of the call under way
};

} // namespace jw
