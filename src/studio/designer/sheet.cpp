// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/sheet.h"

namespace jw::studio {

namespace {

qreal squareOf(const QRect &rect)
{
    return qreal(rect.width()) * rect.height();
}

QList<Area> largestFirst(QList<Area> areas)
{
    std::stable_sort(areas.begin(), areas.end(),
        [](const Area &a, const Area &b) { return squareOf(a.rect) > squareOf(b.rect); });
    return areas;
}

/// The height of a line's end: at the first of these columns that is shown.
qreal portOf(const SheetTable &table, const QList<Id> &columns)
{
    for (const Id column : columns) {
        if (table.geometry.row(column))
            return table.rect.top() + table.geometry.portY(column);
    }
    return table.rect.top() + table.geometry.portY({});
}

/// Builds the links of one sheet; looks tables up once.
class LinkBuilder
{
public:
    LinkBuilder(const Schema &schema, const Diagram &diagram, Sheet &sheet)
        : m_schema(schema)
        , m_diagram(diagram)
        , m_sheet(sheet)
    {
    }

    void addLinksOf(const Table &owner, int ownerIndex)
    {
        for (const Relationship &relationship : owner.relationships) {
            const int target = m_sheet.tableIndex(relationship.to);
            if (target < 0 || (relationship.isManyToMany() && m_sheet.tableIndex(relationship.through) >= 0))
                continue;
            m_sheet.links.append(link(owner, relationship, ownerIndex, target));
        }
    }

private:
    SheetLink link(const Table &owner, const Relationship &relationship, int ownerIndex, int targetIndex) const
    {
        SheetLink result;
        result.relationship = relationship.id;
        result.owner = ownerIndex;
        result.target = targetIndex;
        result.ownerColumns = relationship.columns;
        const Key *key = relationship.isManyToMany() ? nullptr : m_schema.keyOf(relationship);
        result.targetColumns = key ? key->columns : QList<Id>();
        result.ownerY = portOf(m_sheet.tables.at(ownerIndex), result.ownerColumns);
        result.targetY = portOf(m_sheet.tables.at(targetIndex), result.targetColumns);
        result.ends = lineEnds(owner, relationship);
        result.dashed = relationship.isVirtual;
        if (const Bend *bend = m_diagram.bend(relationship.id))
            result.bends = bend->points;
        return result;
    }

    const Schema &m_schema;
    const Diagram &m_diagram;
    Sheet &m_sheet;
};

} // namespace

Sheet Sheet::build(const Schema &schema, const Diagram &diagram, GeometryCache &cache)
{
    Sheet sheet;
    sheet.areas = largestFirst(diagram.areas);
    sheet.notes = diagram.notes;
    QList<const Table *> tables;
    for (const Placement &placement : diagram.placements) {
        const Table *table = schema.table(placement.table);
        if (!table)
            continue;
        const TableGeometry geometry = cache.geometry(schema, *table, placement.detail);
        const QRectF rect(placement.position, geometry.size);
        sheet.tables.append({table->id, rect, geometry, sheet.hueAt(rect.center()), placement.pinned});
        tables.append(table);
    }
    LinkBuilder links(schema, diagram, sheet);
    for (int i = 0; i < tables.size(); ++i)
        links.addLinksOf(*tables.at(i), i);
    return sheet;
}

int Sheet::tableIndex(Id table) const
{
    const auto it = std::lower_bound(
        tables.begin(), tables.end(), table, [](const SheetTable &item, Id id) { return item.id < id; });
    return it != tables.end() && it->id == table ? int(it - tables.begin()) : -1;
}

const SheetTable *Sheet::table(Id table) const
{
    const int index = tableIndex(table);
    return index < 0 ? nullptr : &tables.at(index);
}

Hue Sheet::hueAt(const QPointF &point) const
{
    for (auto it = areas.crbegin(); it != areas.crend(); ++it) {
        if (QRectF(it->rect).contains(point))
            return it->hue;
    }
    return Hue::Slate;
}

QRectF Sheet::bounds() const
{
    QRectF result;
    for (const SheetTable &table : tables)
        result |= table.rect;
    for (const Area &area : areas)
        result |= QRectF(area.rect);
    for (const Note &note : notes)
        result |= QRectF(note.rect);
    return result;
}

} // namespace jw::studio
