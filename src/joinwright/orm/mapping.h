// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/mapper.h"

#include <memory>
#include <vector>

namespace jw {

/// The mappers of one session: those of the schemas it uses, by table. Grows only; what it handed out stays.
class Mapping
{
public:
    explicit Mapping(const Dialect &dialect);
    ~Mapping();

    /// Adds the tables of `schema` that are not known by id yet.
    void add(const Schema &schema);
    const Mapper *find(Id table) const;
    /// Throws Error(Usage) naming `name` when the table is unknown.
    const Mapper &mapper(Id table, const QString &name = {}) const;
    /// Parents before their children, as far as there is no cycle.
    QList<const Mapper *> inDependencyOrder() const;

private:
    void relate(Mapper &owner, const Relationship &relationship, const Schema &schema);
    void relateThrough(Mapper &left, const Relationship &relationship);
    void breakCircle(Mapper &mapper);
    Mapper *edit(Id table) const;
    const Dialect &m_dialect;
    std::vector<std::unique_ptr<Mapper>> m_mappers;
    QHash<Id, Mapper *> m_byId;
};

} // namespace jw
