// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/canvaswalk.h"

#include "studio/designer/sheet.h"

namespace jw::studio::canvaswalk {

namespace {

constexpr qreal RowHeight = 96; // tables that begin within this stand in one row of reading

} // namespace

QList<Id> order(const Sheet &sheet)
{
    QList<const SheetTable *> tables;
    for (const SheetTable &table : sheet.tables)
        tables.append(&table);
    const auto row = [](const SheetTable *table) { return int(std::floor(table->rect.top() / RowHeight)); };
    std::stable_sort(tables.begin(), tables.end(), [&](const SheetTable *a, const SheetTable *b) {
        return std::pair(row(a), a->rect.left()) < std::pair(row(b), b->rect.left());
    });
    QList<Id> ids;
    for (const SheetTable *table : std::as_const(tables))
        ids.append(table->id);
    return ids;
}

Id next(const Sheet &sheet, Id from, int step)
{
    const QList<Id> ids = order(sheet);
    if (ids.isEmpty())
        return {};
    const qsizetype index = ids.indexOf(from);
    if (index < 0)
        return step > 0 ? ids.first() : ids.last();
    return ids[(index + step + ids.size()) % ids.size()];
}

Id towards(const Sheet &sheet, Id from, QPoint direction)
{
    const SheetTable *start = sheet.table(from);
    if (!start)
        return next(sheet, {}, 1);
    Id best;
    qreal bestCost = 0;
    for (const SheetTable &table : sheet.tables) {
        const QPointF way = table.rect.center() - start->rect.center();
        const qreal ahead = way.x() * direction.x() + way.y() * direction.y();
        const qreal aside = qAbs(way.x() * direction.y()) + qAbs(way.y() * direction.x());
        const qreal cost = ahead + 2 * aside; // straight ahead counts before near by
        if (table.id == from || ahead <= 0 || aside > 2 * ahead || (best && cost >= bestCost))
            continue;
        best = table.id;
        bestCost = cost;
    }
    return best;
}

} // namespace jw::studio::canvaswalk
