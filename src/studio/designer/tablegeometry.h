// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/model.h"

#include <QtCore/QHash>
#include <QtCore/QRectF>

#include <array>

namespace jw::studio {

struct CanvasFonts;

/// One visible row of a table on the canvas.
struct RowGeometry
{
    Id column;
    QString name; ///< as drawn: elided at the end when the table would get wider than it may
    QString type; ///< as drawn; elided in the same way, may be empty
    qreal nameWidth = 0; ///< of `name` as drawn; the length of its bar in small zooms
    qreal top = 0; ///< from the table's upper edge; every row is TableGeometry::RowHeight high
    bool primary = false; ///< in the primary key: key glyph, semi-bold
    bool foreign = false; ///< in a foreign key and not in the primary key: arrow glyph
    bool optional = false; ///< takes NULL: a hollow circle at the end of the row

    friend bool operator==(const RowGeometry &, const RowGeometry &) = default;
};

/// How a table is laid out, in pixels at 100 % from its upper left corner. What is drawn, what is hit by the mouse and
/// where lines end all come from here.
struct TableGeometry
{
    static constexpr qreal HeaderHeight = 28;
    static constexpr qreal RowHeight = 20;
    static constexpr qreal BottomSpace = 4;
    static constexpr qreal MinimumWidth = 136;
    static constexpr qreal MaximumWidth = 320;
    static constexpr qreal CornerRadius = 6;
    static constexpr qreal NameLeft = 10; ///< of the table's name in the header
    static constexpr qreal ColumnLeft = 26; ///< of a column's name in its row
    static constexpr qreal TypeRight = 16; ///< space between a type and the right edge
    static constexpr qreal NameGap = 8; ///< least space between name and type

    Id table;
    QString name; ///< as drawn, elided at the end
    qreal nameWidth = 0;
    TableDetail detail = TableDetail::Full;
    QSizeF size;
    QList<RowGeometry> rows; ///< the visible ones, from top to bottom

    QRectF rect() const { return {QPointF(), size}; }
    QRectF headerRect() const { return {0, 0, size.width(), HeaderHeight}; }
    QRectF rowRect(const RowGeometry &row) const { return {0, row.top, size.width(), RowHeight}; }
    /// The row of this column; null when the column is not shown.
    const RowGeometry *row(Id column) const;
    /// The row under a point; null over the header, below the last row and outside.
    const RowGeometry *rowAt(const QPointF &point) const;
    /// The height at which a line to this column meets the table: the middle of its row, or of the header when not shown.
    qreal portY(Id column) const;

    friend bool operator==(const TableGeometry &, const TableGeometry &) = default;
};

/// Lays a table out. Types are written as Schema::typeName() has them.
TableGeometry measureTable(const Schema &schema, const Table &table, TableDetail detail, const CanvasFonts &fonts);

/// Remembers the geometry of tables by their content: asking again for an equal table costs a comparison of shared lists.
class GeometryCache
{
public:
    explicit GeometryCache(const CanvasFonts &fonts);

    TableGeometry geometry(const Schema &schema, const Table &table, TableDetail detail);
    void clear() { m_entries = {}; }

private:
    struct Entry
    {
        Table table;
        QList<EnumType> enums;
        TableGeometry geometry;
    };

    const CanvasFonts &m_fonts;
    std::array<QHash<Id, Entry>, 3> m_entries; // by TableDetail
};

} // namespace jw::studio
