// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/codegen/relationend.h"

#include "joinwright/core/topologicalsort.h"

#include <algorithm>

namespace jw {

namespace {

bool isWhole(const Schema &schema, const Relationship &relationship)
{
    if (relationship.isManyToMany())
        return schema.table(relationship.to) && schema.table(relationship.through);
    const QList<const Column *> columns = referredColumns(schema, relationship);
    return !columns.isEmpty() && columns.size() == relationship.columns.size();
}

bool isMany(const Table &owner, const Relationship &relationship, bool back)
{
    return relationship.isManyToMany() || (back && !owner.isUnique(relationship.columns));
}

} // namespace

QList<RelationEnd> relationEnds(const Schema &schema, const Table &table)
{
    QList<RelationEnd> ends;
    for (const Relationship &relationship : table.relationships) {
        if (isWhole(schema, relationship))
            ends.append({&table, schema.table(relationship.to), &table, &relationship, false,
                isMany(table, relationship, false)});
    }
    QList<RelationEnd> backs;
    for (const auto &[owner, relationship] : schema.relationshipsTo(table.id)) {
        if (isWhole(schema, *relationship))
            backs.append({&table, owner, owner, relationship, true, isMany(*owner, *relationship, true)});
    }
    std::stable_sort(backs.begin(), backs.end(), [](const RelationEnd &a, const RelationEnd &b) {
        return a.relationship->back < b.relationship->back; // ids are random: no order to show anyone
    });
    return ends + backs;
}

QList<const Table *> inDependencyOrder(const Schema &schema)
{
    QList<const Table *> tables;
    for (const Table &table : schema.tables())
        tables.append(&table);
    std::stable_sort(tables.begin(), tables.end(), [](const Table *a, const Table *b) { return a->name < b->name; });
    QList<QList<int>> dependencies(tables.size());
    for (int i = 0; i < tables.size(); ++i) {
        for (const Relationship &relationship : tables[i]->relationships) {
            const int target = int(tables.indexOf(schema.table(relationship.to)));
            if (relationship.isForeignKey() && target >= 0 && target != i)
                dependencies[i].append(target);
        }
    }
    QList<const Table *> sorted;
    for (int index : topologicalSort(dependencies).order)
        sorted.append(tables[index]);
    return sorted;
}

QList<const Column *> columnsOf(const Table &table, const QList<Id> &ids)
{
    QList<const Column *> columns;
    for (Id id : ids) {
        if (const Column *column = table.column(id))
            columns.append(column);
    }
    return columns;
}

QList<const Column *> referredColumns(const Schema &schema, const Relationship &relationship)
{
    const Table *target = schema.table(relationship.to);
    const Key *key = target ? schema.keyOf(relationship) : nullptr;
    return key ? columnsOf(*target, key->columns) : QList<const Column *>();
}

bool isPureAssociation(const Schema &schema, const Table &table)
{
    const Key *primary = table.primaryKey();
    if (!primary || primary->columns.size() != table.columns.size())
        return false;
    const bool allRefer = std::all_of(table.columns.cbegin(), table.columns.cend(), [&](const Column &column) {
        return !table.relationshipsOf(column.id).isEmpty();
    });
    return allRefer && std::any_of(schema.tables().cbegin(), schema.tables().cend(), [&](const Table &other) {
        return std::any_of(other.relationships.cbegin(), other.relationships.cend(),
            [&](const Relationship &relationship) { return relationship.through == table.id; });
    });
}

const Relationship *linkTo(const Table &association, Id target, bool first)
{
    const Relationship *found = nullptr;
    for (const Relationship &relationship : association.relationships) {
        if (relationship.to != target || relationship.isManyToMany())
            continue;
        found = &relationship;
        if (first)
            break;
    }
    return found;
}

} // namespace jw
