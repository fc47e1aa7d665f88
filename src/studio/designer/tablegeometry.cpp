// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/tablegeometry.h"

#include "studio/designer/canvasfonts.h"

#include <cmath>

namespace jw::studio {

namespace {

bool isForeign(const Table &table, Id column)
{
    return std::any_of(table.relationships.begin(), table.relationships.end(),
        [column](const Relationship &relationship) { return relationship.columns.contains(column); });
}

QList<RowGeometry> visibleRows(const Schema &schema, const Table &table, TableDetail detail)
{
    QList<RowGeometry> rows;
    const Key *primary = table.primaryKey();
    for (const Column &column : table.columns) {
        const bool isPrimary = primary && primary->columns.contains(column.id);
        const bool foreign = isForeign(table, column.id);
        if (detail == TableDetail::Name || (detail == TableDetail::Keys && !isPrimary && !foreign))
            continue;
        rows.append({.column = column.id,
            .name = column.name,
            .type = schema.typeName(column.type),
            .nameWidth = 0,
            .top = TableGeometry::HeaderHeight + qreal(rows.size()) * TableGeometry::RowHeight,
            .primary = isPrimary,
            .foreign = foreign && !isPrimary,
            .optional = column.nullable && !isPrimary});
    }
    return rows;
}

const QFontMetricsF &nameMetrics(const RowGeometry &row, const CanvasFonts &fonts)
{
    return row.primary ? fonts.keyColumnMetrics : fonts.columnMetrics;
}

/// Fits a row into the widest table there may be: the type gives way first, but keeps a readable beginning.
qreal fitRow(RowGeometry &row, const CanvasFonts &fonts)
{
    constexpr qreal fixed = TableGeometry::ColumnLeft + TableGeometry::NameGap + TableGeometry::TypeRight;
    constexpr qreal room = TableGeometry::MaximumWidth - fixed;
    constexpr qreal leastType = 64;
    qreal name = nameMetrics(row, fonts).horizontalAdvance(row.name);
    qreal type = fonts.typeMetrics.horizontalAdvance(row.type);
    if (name + type > room && type > leastType) {
        row.type = fonts.typeMetrics.elidedText(row.type, Qt::ElideRight, std::max(leastType, room - name));
        type = fonts.typeMetrics.horizontalAdvance(row.type);
    }
    if (name + type > room) {
        row.name = nameMetrics(row, fonts).elidedText(row.name, Qt::ElideRight, room - type);
        name = nameMetrics(row, fonts).horizontalAdvance(row.name);
    }
    row.nameWidth = name;
    return fixed + name + type;
}

qreal tableHeight(const TableGeometry &geometry)
{
    if (geometry.rows.isEmpty())
        return TableGeometry::HeaderHeight + (geometry.detail == TableDetail::Full ? TableGeometry::BottomSpace : 0);
    return geometry.rows.last().top + TableGeometry::RowHeight + TableGeometry::BottomSpace;
}

} // namespace

const RowGeometry *TableGeometry::row(Id column) const
{
    const auto it = std::find_if(rows.begin(), rows.end(), [column](const RowGeometry &r) { return r.column == column; });
    return it == rows.end() ? nullptr : &*it;
}

const RowGeometry *TableGeometry::rowAt(const QPointF &point) const
{
    const auto it = std::find_if(rows.begin(), rows.end(), [&](const RowGeometry &r) { return rowRect(r).contains(point); });
    return it == rows.end() ? nullptr : &*it;
}

qreal TableGeometry::portY(Id column) const
{
    const RowGeometry *found = row(column);
    return found ? found->top + RowHeight / 2 : HeaderHeight / 2;
}

TableGeometry measureTable(const Schema &schema, const Table &table, TableDetail detail, const CanvasFonts &fonts)
{
    TableGeometry result;
    result.table = table.id;
    result.detail = detail;
    result.rows = visibleRows(schema, table, detail);
    constexpr qreal nameRoom = TableGeometry::MaximumWidth - 2 * TableGeometry::NameLeft;
    result.name = fonts.tableNameMetrics.elidedText(table.name, Qt::ElideRight, nameRoom);
    result.nameWidth = fonts.tableNameMetrics.horizontalAdvance(result.name);
    qreal widest = 2 * TableGeometry::NameLeft + result.nameWidth;
    for (RowGeometry &row : result.rows)
        widest = std::max(widest, fitRow(row, fonts));
    const qreal width = std::ceil(widest / 8) * 8;
    result.size = {std::clamp(width, TableGeometry::MinimumWidth, TableGeometry::MaximumWidth), tableHeight(result)};
    return result;
}

GeometryCache::GeometryCache(const CanvasFonts &fonts)
    : m_fonts(fonts)
{
}

TableGeometry GeometryCache::geometry(const Schema &schema, const Table &table, TableDetail detail)
{
    Entry &entry = m_entries[size_t(detail)][table.id];
    if (entry.table != table || entry.enums != schema.enums()) {
        entry.geometry = measureTable(schema, table, detail, m_fonts);
        entry.table = table;
        entry.enums = schema.enums();
    }
    return entry.geometry;
}

} // namespace jw::studio
