// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/designer/sheet.h"

#include <atomic>
#include <functional>
#include <vector>

namespace jw::studio {

/// Lays out one group of things: the members of an area, the tables of a selection, or a whole diagram whose areas have
/// become single blocks. Connected things are laid out in layers, the rest in rows; then all is packed on a page.
struct GroupItem
{
    enum class Kind : quint8 { Table, Note, Area };

    Kind kind = Kind::Table;
    int index = -1; ///< into the sheet's list
    QSizeF size;
};

/// A line between two items of the group; heights from the items' upper edges.
struct GroupLink
{
    int left = -1; ///< what is referred to
    int right = -1;
    qreal leftPort = 0;
    qreal rightPort = 0;
};

struct Group
{
    std::vector<GroupItem> items;
    std::vector<GroupLink> links;
};

/// Items that belong together, with their places from the part's upper left corner.
struct GroupPart
{
    std::vector<int> items; ///< into the group
    std::vector<QPointF> places;
    QSizeF size;
};

/// The connected parts of the group, each laid out, the largest first; items without links form one part in rows. Empty
/// when cancelled. With many areas the parts are not layered but put in rows, areas linked to one another side by side.
std::vector<GroupPart> layOutParts(const Group &group, double aspect, const std::atomic_bool *cancelled);

/// Places all parts on one page: places of the group's items from (0, 0), and the page's size.
std::vector<QPointF> packParts(const Group &group, const std::vector<GroupPart> &parts, double aspect, QSizeF &page);

} // namespace jw::studio
