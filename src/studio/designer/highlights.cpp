// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/highlights.h"

#include "joinwright/schema/schema.h"
#include "studio/designer/sheet.h"
#include "studio/selection/selection.h"

namespace jw::studio {

namespace {

void light(Highlights &lights, const Sheet &sheet, const SheetLink &link)
{
    const Id owner = sheet.tables.at(link.owner).id;
    const Id target = sheet.tables.at(link.target).id;
    lights.litLines.insert(link.relationship);
    lights.outlined += {owner, target};
    for (Id column : link.ownerColumns)
        lights.litColumns[owner].insert(column);
    for (Id column : link.targetColumns)
        lights.litColumns[target].insert(column);
}

void lightColumn(Highlights &lights, const Schema &schema, const Sheet &sheet, Id column)
{
    for (const SheetTable &shown : sheet.tables) {
        const Table *table = schema.table(shown.id);
        if (table && table->column(column)) {
            lights.outlined.insert(shown.id);
            lights.litColumns[shown.id].insert(column);
        }
    }
}

QSet<Id> symmetricDifference(const QSet<Id> &a, const QSet<Id> &b)
{
    return (a - b) + (b - a);
}

} // namespace

Highlights Highlights::of(const Schema &schema, const Sheet &sheet, const Selection &selection)
{
    Highlights lights;
    const QList<Id> ids = selection.ids();
    lights.selected = QSet<Id>(ids.begin(), ids.end());
    const Id hovered = selection.hovered();
    for (const SheetLink &link : sheet.links) {
        if (link.relationship == hovered || lights.selected.contains(link.relationship))
            light(lights, sheet, link);
        const Id owner = sheet.tables.at(link.owner).id;
        const Id target = sheet.tables.at(link.target).id;
        if (lights.selected.contains(owner))
            lights.related.insert(target);
        if (lights.selected.contains(target))
            lights.related.insert(owner);
    }
    for (Id id : ids) {
        if (sheet.tableIndex(id) < 0 && !lights.litLines.contains(id))
            lightColumn(lights, schema, sheet, id);
    }
    if (sheet.tableIndex(hovered) >= 0)
        lights.outlined.insert(hovered);
    lights.related -= lights.selected;
    return lights;
}

QSet<Id> Highlights::changes(const Highlights &before, const Highlights &after)
{
    QSet<Id> result = symmetricDifference(before.selected, after.selected);
    result += symmetricDifference(before.outlined, after.outlined);
    result += symmetricDifference(before.litLines, after.litLines);
    for (auto it = before.litColumns.begin(); it != before.litColumns.end(); ++it) {
        if (after.litColumns.value(it.key()) != it.value())
            result.insert(it.key());
    }
    for (auto it = after.litColumns.begin(); it != after.litColumns.end(); ++it) {
        if (!before.litColumns.contains(it.key()))
            result.insert(it.key());
    }
    return result;
}

} // namespace jw::studio
