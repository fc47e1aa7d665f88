// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/arranger.h"

#include "studio/designer/canvasfonts.h"
#include "studio/designer/grouplayout.h"
#include "studio/designer/packing.h"
#include "studio/designer/sheet.h"

#include <algorithm>
#include <cmath>

namespace jw::studio {

namespace {

using Kind = GroupItem::Kind;

constexpr int Root = -1; // the diagram itself where the index of an area is asked for
constexpr qreal AreaTop = 40; // room for the label
constexpr qreal AreaSide = 26; // a stub
constexpr qreal ObstacleGap = 40;

QPoint onGrid(const QPointF &point)
{
    return {int(std::lround(point.x() / 4)) * 4, int(std::lround(point.y() / 4)) * 4};
}

/// Who stands in which area: for tables, notes and areas the innermost area around their middle.
class Membership
{
public:
    explicit Membership(const Sheet &sheet)
    {
        const auto areaOf = [&sheet](const QPointF &point, int before) {
            for (int i = before; i-- > 0;) { // smaller areas come later
                if (QRectF(sheet.areas.at(i).rect).contains(point))
                    return i;
            }
            return Root;
        };
        const int all = int(sheet.areas.size());
        for (const SheetTable &table : sheet.tables)
            tables.push_back(areaOf(table.rect.center(), all));
        for (const Note &note : sheet.notes)
            notes.push_back(areaOf(QRectF(note.rect).center(), all));
        for (int i = 0; i < all; ++i)
            areas.push_back(areaOf(QRectF(sheet.areas.at(i).rect).center(), i));
    }

    std::vector<int> tables;
    std::vector<int> notes;
    std::vector<int> areas;
};

/// Arranges one sheet from the innermost areas outwards; an area that is arranged becomes one block for what is around it.
class Arranging
{
public:
    Arranging(const Sheet &sheet, const arranger::Options &options)
        : m_sheet(sheet)
        , m_options(options)
        , m_members(sheet)
        , m_tablePlaces(size_t(sheet.tables.size()))
        , m_notePlaces(size_t(sheet.notes.size()))
        , m_areaRects(size_t(sheet.areas.size()))
        , m_tableStays(size_t(sheet.tables.size()), false)
        , m_noteStays(size_t(sheet.notes.size()), false)
        , m_areaStays(size_t(sheet.areas.size()), false)
    {
        if (m_options.only.isEmpty())
            keepPinned();
        else
            keepAllBut();
    }

    Arrangement run()
    {
        for (int area = int(m_sheet.areas.size()); area-- > 0;) {
            if (!m_areaStays[size_t(area)])
                arrangeArea(area);
            report(0.6 * double(m_sheet.areas.size() - area) / double(m_sheet.areas.size() + 1));
        }
        if (!isCancelled())
            arrangeRoot();
        if (isCancelled())
            return {};
        report(1);
        return result();
    }

private:
    bool isCancelled() const
    {
        return m_options.cancelled && m_options.cancelled->load(std::memory_order_relaxed);
    }
    void report(double done) const
    {
        if (m_options.progress)
            m_options.progress(done);
    }

    /// Pinned tables stay, and so do areas around them with all their members.
    void keepPinned()
    {
        for (size_t i = 0; i < m_members.tables.size(); ++i) {
            if (!m_sheet.tables.at(qsizetype(i)).pinned)
                continue;
            m_tableStays[i] = true;
            for (int area = m_members.tables[i]; area != Root; area = m_members.areas[size_t(area)])
                m_areaStays[size_t(area)] = true;
        }
        for (size_t i = 0; i < m_members.areas.size(); ++i) { // outer ones come first
            const int outer = m_members.areas[i];
            m_areaStays[i] = m_areaStays[i] || (outer != Root && m_areaStays[size_t(outer)]);
        }
        const auto inKept = [this](int area) { return area != Root && m_areaStays[size_t(area)]; };
        for (size_t i = 0; i < m_members.tables.size(); ++i)
            m_tableStays[i] = m_tableStays[i] || inKept(m_members.tables[i]);
        for (size_t i = 0; i < m_members.notes.size(); ++i)
            m_noteStays[i] = inKept(m_members.notes[i]);
    }

    /// Only some tables move, with the notes that point at them; areas stay, and all move freely among them.
    void keepAllBut()
    {
        for (size_t i = 0; i < m_tableStays.size(); ++i)
            m_tableStays[i] = !m_options.only.contains(m_sheet.tables.at(qsizetype(i)).id);
        for (size_t i = 0; i < m_noteStays.size(); ++i)
            m_noteStays[i] = !m_options.only.contains(m_sheet.notes.at(qsizetype(i)).link);
        m_areaStays.assign(m_areaStays.size(), true);
        std::fill(m_members.tables.begin(), m_members.tables.end(), Root);
        std::fill(m_members.notes.begin(), m_members.notes.end(), Root);
    }

    Group groupOf(int area) const
    {
        Group group;
        std::vector<int> itemOfTable(m_members.tables.size(), -1);
        std::vector<int> itemOfArea(m_members.areas.size(), -1);
        for (size_t i = 0; i < m_members.tables.size(); ++i) {
            if (m_members.tables[i] == area && !m_tableStays[i]) {
                itemOfTable[i] = int(group.items.size());
                group.items.push_back({Kind::Table, int(i), m_sheet.tables.at(qsizetype(i)).rect.size()});
            }
        }
        for (size_t i = 0; i < m_members.areas.size(); ++i) {
            if (m_members.areas[i] == area && !m_areaStays[i]) {
                itemOfArea[i] = int(group.items.size());
                group.items.push_back({Kind::Area, int(i), m_areaRects[i].size()});
            }
        }
        addLinks(group, area, itemOfTable, itemOfArea);
        addNotes(group, area, itemOfTable);
        return group;
    }

    /// The item of `area` that holds a table, and the height of one of its ports in it; -1 when it is none of them.
    std::pair<int, qreal> itemHolding(int table, qreal port, int area, const std::vector<int> &itemOfTable,
        const std::vector<int> &itemOfArea) const
    {
        if (m_tableStays[size_t(table)])
            return {-1, 0};
        if (m_members.tables[size_t(table)] == area)
            return {itemOfTable[size_t(table)], port};
        port += m_tablePlaces[size_t(table)].y(); // from the upper edge of its own area
        for (int inner = m_members.tables[size_t(table)]; inner != Root; inner = m_members.areas[size_t(inner)]) {
            if (m_members.areas[size_t(inner)] == area)
                return {itemOfArea[size_t(inner)], port};
            port += m_areaRects[size_t(inner)].y();
        }
        return {-1, 0};
    }

    void addLinks(Group &group, int area, const std::vector<int> &itemOfTable, const std::vector<int> &itemOfArea) const
    {
        for (const SheetLink &link : m_sheet.links) {
            const qreal leftPort = link.targetY - m_sheet.tables.at(link.target).rect.top();
            const qreal rightPort = link.ownerY - m_sheet.tables.at(link.owner).rect.top();
            const auto left = itemHolding(link.target, leftPort, area, itemOfTable, itemOfArea);
            const auto right = itemHolding(link.owner, rightPort, area, itemOfTable, itemOfArea);
            if (left.first >= 0 && right.first >= 0 && left.first != right.first)
                group.links.push_back({left.first, right.first, left.second, right.second});
        }
    }

    void addNotes(Group &group, int area, const std::vector<int> &itemOfTable) const
    {
        for (size_t i = 0; i < m_members.notes.size(); ++i) {
            const Note &note = m_sheet.notes.at(qsizetype(i));
            if (m_members.notes[i] != area || m_noteStays[i])
                continue;
            const int table = m_sheet.tableIndex(note.link);
            const int item = table < 0 ? -1 : itemOfTable[size_t(table)];
            const QSizeF size = QRectF(note.rect).size();
            if (item >= 0)
                group.links.push_back({item, int(group.items.size()), group.items[size_t(item)].size.height() / 2, size.height() / 2});
            group.items.push_back({Kind::Note, int(i), size});
        }
    }

    void place(const GroupItem &item, const QPointF &at)
    {
        switch (item.kind) {
        case Kind::Table:
            m_tablePlaces[size_t(item.index)] = at;
            break;
        case Kind::Note:
            m_notePlaces[size_t(item.index)] = at;
            break;
        case Kind::Area:
            m_areaRects[size_t(item.index)].moveTopLeft(at);
            break;
        }
    }

    /// Places the members from the area's upper left corner and fits its size; the corner is placed by what is around.
    void arrangeArea(int area)
    {
        const Group group = groupOf(area);
        QSizeF page = QRectF(m_sheet.areas.at(area).rect).size();
        if (!group.items.empty()) {
            const auto parts = layOutParts(group, m_options.aspect, m_options.cancelled);
            if (parts.empty())
                return;
            const auto places = packParts(group, parts, m_options.aspect, page);
            for (size_t i = 0; i < group.items.size(); ++i)
                place(group.items[i], places[i] + QPointF(AreaSide, AreaTop));
            page += QSizeF(2 * AreaSide, AreaTop + AreaSide);
        }
        m_areaRects[size_t(area)] = QRectF(QPointF(), page);
    }

    void arrangeRoot()
    {
        const Group group = groupOf(Root);
        if (group.items.empty())
            return;
        const auto parts = layOutParts(group, m_options.aspect, m_options.cancelled);
        if (parts.empty())
            return;
        QSizeF page;
        auto places = packParts(group, parts, m_options.aspect, page);
        const QPointF corner = m_options.only.isEmpty() ? cornerBefore() : middleBefore() - QPointF(page.width(), page.height()) / 2;
        for (QPointF &at : places)
            at += corner;
        const std::vector<QRectF> kept = obstacles();
        if (!kept.empty())
            dodge(group, parts, places, kept);
        for (size_t i = 0; i < group.items.size(); ++i)
            place(group.items[i], onGrid(places[i]));
    }

    /// Moves whole parts out of the way of what stays.
    static void dodge(const Group &group, const std::vector<GroupPart> &parts, std::vector<QPointF> &places,
        std::vector<QRectF> kept)
    {
        for (const GroupPart &part : parts) {
            const QPointF from = places[size_t(part.items.front())] - part.places.front();
            const QPointF to = nearestFree(part.size, from, kept, ObstacleGap);
            for (const int item : part.items) {
                places[size_t(item)] += to - from;
                kept.emplace_back(places[size_t(item)], group.items[size_t(item)].size);
            }
        }
    }

    std::vector<QRectF> obstacles() const
    {
        std::vector<QRectF> result;
        const bool areas = m_options.only.isEmpty();
        for (size_t i = 0; i < m_tableStays.size(); ++i) {
            if (m_tableStays[i])
                result.push_back(m_sheet.tables.at(qsizetype(i)).rect);
        }
        for (size_t i = 0; i < m_noteStays.size(); ++i) {
            if (m_noteStays[i])
                result.emplace_back(m_sheet.notes.at(qsizetype(i)).rect);
        }
        for (size_t i = 0; areas && i < m_areaStays.size(); ++i) {
            if (m_areaStays[i])
                result.emplace_back(m_sheet.areas.at(qsizetype(i)).rect);
        }
        return result;
    }

    QRectF boundsBefore() const
    {
        QRectF bounds;
        for (size_t i = 0; i < m_tableStays.size(); ++i) {
            if (!m_tableStays[i])
                bounds |= m_sheet.tables.at(qsizetype(i)).rect;
        }
        for (size_t i = 0; i < m_areaStays.size(); ++i) {
            if (!m_areaStays[i])
                bounds |= QRectF(m_sheet.areas.at(qsizetype(i)).rect);
        }
        return bounds;
    }
    QPointF cornerBefore() const { return boundsBefore().topLeft(); }
    QPointF middleBefore() const { return boundsBefore().center(); }

    /// The corner of an area on the canvas: its places so far are those in the areas around it.
    QPointF cornerOf(int area) const
    {
        QPointF corner;
        for (; area != Root; area = m_members.areas[size_t(area)])
            corner += m_areaRects[size_t(area)].topLeft();
        return corner;
    }

    Arrangement result() const
    {
        Arrangement result;
        for (size_t i = 0; i < m_tableStays.size(); ++i) {
            if (!m_tableStays[i])
                result.tables.insert(m_sheet.tables.at(qsizetype(i)).id, onGrid(m_tablePlaces[i] + cornerOf(m_members.tables[i])));
        }
        for (size_t i = 0; i < m_noteStays.size(); ++i) {
            if (!m_noteStays[i])
                result.notes.insert(m_sheet.notes.at(qsizetype(i)).id, onGrid(m_notePlaces[i] + cornerOf(m_members.notes[i])));
        }
        for (size_t i = 0; i < m_areaStays.size(); ++i) {
            if (!m_areaStays[i])
                result.areas.insert(m_sheet.areas.at(qsizetype(i)).id, QRect(onGrid(cornerOf(int(i))), m_areaRects[i].size().toSize()));
        }
        return result;
    }

    const Sheet &m_sheet;
    const arranger::Options &m_options;
    Membership m_members;
    std::vector<QPointF> m_tablePlaces; // in their area
    std::vector<QPointF> m_notePlaces;
    std::vector<QRectF> m_areaRects;
    std::vector<bool> m_tableStays;
    std::vector<bool> m_noteStays;
    std::vector<bool> m_areaStays;
};

/// Tables of `group` and what stands around them, for placing new ones.
QPointF wantedPlace(const Sheet &sheet, const QSet<Id> &fresh, const Group &group, const GroupPart &part)
{
    QRectF around;
    for (const SheetLink &link : sheet.links) {
        const auto has = [&](int table) {
            return std::any_of(part.items.begin(), part.items.end(),
                [&](int item) { return group.items[size_t(item)].index == table; });
        };
        for (const auto &[own, other] : {std::pair(link.owner, link.target), std::pair(link.target, link.owner)}) {
            if (has(own) && !fresh.contains(sheet.tables.at(other).id))
                around |= sheet.tables.at(other).rect;
        }
    }
    if (!around.isNull())
        return {around.right() + ObstacleGap + 20, around.top()};
    QRectF placed;
    for (const SheetTable &table : sheet.tables) {
        if (!fresh.contains(table.id))
            placed |= table.rect;
    }
    return {placed.left(), placed.bottom() + ObstacleGap};
}

Group freshGroup(const Sheet &sheet, const QSet<Id> &fresh)
{
    Group group;
    QHash<int, int> itemOf;
    for (int i = 0; i < sheet.tables.size(); ++i) {
        if (!fresh.contains(sheet.tables.at(i).id))
            continue;
        itemOf.insert(i, int(group.items.size()));
        group.items.push_back({Kind::Table, i, sheet.tables.at(i).rect.size()});
    }
    for (const SheetLink &link : sheet.links) {
        if (link.owner == link.target || !itemOf.contains(link.owner) || !itemOf.contains(link.target))
            continue;
        group.links.push_back({itemOf.value(link.target), itemOf.value(link.owner),
            link.targetY - sheet.tables.at(link.target).rect.top(), link.ownerY - sheet.tables.at(link.owner).rect.top()});
    }
    return group;
}

/// Loose tables are placed one by one, each near its own neighbours.
std::vector<GroupPart> looseOnesApart(const Group &group, std::vector<GroupPart> parts)
{
    std::vector<bool> linked(group.items.size(), false);
    for (const GroupLink &link : group.links)
        linked[size_t(link.left)] = linked[size_t(link.right)] = true;
    std::vector<GroupPart> result;
    for (GroupPart &part : parts) {
        if (linked[size_t(part.items.front())]) {
            result.push_back(std::move(part));
            continue;
        }
        for (const int item : part.items)
            result.push_back({{item}, {QPointF()}, group.items[size_t(item)].size});
    }
    return result;
}

} // namespace

void Arrangement::apply(const Schema &schema, Diagram &diagram) const
{
    for (Placement &placement : diagram.placements)
        placement.position = tables.value(placement.table, placement.position);
    for (Area &area : diagram.areas)
        area.rect = areas.value(area.id, area.rect);
    for (Note &note : diagram.notes)
        note.rect.moveTopLeft(notes.value(note.id, note.rect.topLeft()));
    diagram.bends.removeIf([&](const Bend &bend) {
        const Table *owner = schema.ownerOf(bend.relationship);
        return owner && (tables.contains(owner->id) || tables.contains(owner->relationship(bend.relationship)->to));
    });
}

Arrangement arranger::arrange(const Sheet &sheet, const Options &options)
{
    return Arranging(sheet, options).run();
}

Arrangement arranger::placeNew(const Sheet &sheet, const QSet<Id> &tables)
{
    const Group group = freshGroup(sheet, tables);
    std::vector<QRectF> taken;
    for (const SheetTable &table : sheet.tables) {
        if (!tables.contains(table.id))
            taken.push_back(table.rect);
    }
    for (const Note &note : sheet.notes)
        taken.emplace_back(note.rect);
    Arrangement result;
    if (group.items.empty())
        return result;
    for (const GroupPart &part : looseOnesApart(group, layOutParts(group, 1.6, nullptr))) {
        const QPointF corner = onGrid(nearestFree(part.size, wantedPlace(sheet, tables, group, part), taken, ObstacleGap));
        for (size_t i = 0; i < part.items.size(); ++i) {
            const SheetTable &table = sheet.tables.at(group.items[size_t(part.items[i])].index);
            const QPoint place = onGrid(corner + part.places[i]);
            taken.emplace_back(place, table.rect.size());
            result.tables.insert(table.id, place);
        }
    }
    return result;
}

Diagram arrangedDiagram(const Schema &schema, Id id, const QString &name)
{
    Diagram diagram;
    diagram.id = id;
    diagram.name = name;
    for (const Table &table : schema.tables())
        diagram.placements.append({.table = table.id, .position = {}, .unknown = {}});
    GeometryCache cache(CanvasFonts::instance());
    const Sheet sheet = Sheet::build(schema, diagram, cache);
    arranger::arrange(sheet).apply(schema, diagram);
    return diagram;
}

} // namespace jw::studio
