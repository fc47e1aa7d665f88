// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/creationorder.h"

#include "joinwright/core/topologicalsort.h"

namespace jw {

CreationOrder creationOrder(const Schema &schema)
{
    const QList<Table> &tables = schema.tables();
    QHash<Id, int> places;
    for (const Table &table : tables)
        places.insert(table.id, int(places.size()));
    QList<QList<int>> dependencies(tables.size());
    for (int i = 0; i < tables.size(); ++i) {
        for (const Relationship &relationship : tables[i].relationships) {
            if (relationship.isForeignKey() && places.contains(relationship.to))
                dependencies[i].append(places.value(relationship.to));
        }
    }
    const TopologicalOrder sorted = topologicalSort(dependencies);
    CreationOrder result {.tables = {}, .hasCycle = !sorted.cut.isEmpty()};
    for (const int place : sorted.order)
        result.tables.append(&tables[place]);
    return result;
}

QList<const View *> viewOrder(const Schema &schema, Qt::CaseSensitivity cases, const std::function<QStringList(const QString &sql)> &namesIn)
{
    const auto folded = [cases](const QString &name) { return cases == Qt::CaseSensitive ? name : name.toLower(); };
    const QList<View> &views = schema.views();
    QHash<QString, int> places;
    for (const View &view : views)
        places.insert(folded(view.name), int(places.size()));
    QList<QList<int>> dependencies(views.size());
    for (int i = 0; i < views.size(); ++i) {
        for (const QString &name : namesIn(views[i].sql)) {
            const int place = places.value(folded(name), i);
            if (place != i)
                dependencies[i].append(place);
        }
    }
    QList<const View *> result;
    for (const int place : topologicalSort(dependencies).order)
        result.append(&views[place]);
    return result;
}

} // namespace jw
