// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/gridstate.h"

#include <QtCore/QSettings>

using namespace Qt::StringLiterals;

namespace jw::studio {

GridState::GridState(GridView &view)
    : m_view(view)
{
}

// Columns by id and node, so that they are found again whatever has come or gone beside them.

QString GridState::name(int column) const
{
    const GridColumn &at = m_view.grid()->column(column);
    return at.column.id.toString() + u'@' + QString::number(at.node);
}

int GridState::columnNamed(const QString &name) const
{
    const std::optional<Id> id = Id::fromString(name.section(u'@', 0, 0));
    return id ? m_view.grid()->columnOf(*id, name.section(u'@', 1).toInt()) : -1;
}

QStringList GridState::names(const QList<int> &columns) const
{
    QStringList names;
    for (const int column : columns)
        names.append(name(column));
    return names;
}

void GridState::save(const QString &key, bool withFilters) const
{
    const WindowModel &model = *m_view.grid();
    QStringList widths;
    QStringList sort;
    QStringList filters;
    QList<int> order;
    QList<int> hidden;
    for (int visual = 0; visual < m_view.header()->count(); ++visual) {
        const int column = m_view.header()->logicalIndex(visual);
        order.append(column);
        if (m_view.isColumnHidden(column))
            hidden.append(column);
        else if (m_view.isFixed(column))
            widths.append(name(column) + u'=' + QString::number(m_view.columnWidth(column)));
    }
    for (const SortKey &part : model.sortKeys())
        sort.append(name(part.column) + (part.descending ? u'-' : u'+'));
    for (const int column : model.filteredColumns())
        filters.append(name(column) + u'=' + model.filterText(column));
    QSettings settings;
    settings.beginGroup(key);
    settings.setValue(u"widths"_s, widths);
    settings.setValue(u"order"_s, names(order));
    settings.setValue(u"hidden"_s, names(hidden));
    settings.setValue(u"pinned"_s, names(m_view.pinned()));
    settings.setValue(u"sort"_s, sort);
    if (withFilters)
        settings.setValue(u"filters"_s, filters);
}

void GridState::restore(const QString &key) const
{
    QSettings settings;
    settings.beginGroup(key);
    restoreColumns(settings);
    restoreRows(settings);
}

void GridState::restoreColumns(const QSettings &settings) const
{
    GridHeader *header = m_view.header();
    int visual = 0;
    for (const QString &entry : settings.value(u"order"_s).toStringList()) {
        if (const int column = columnNamed(entry); column >= 0)
            header->moveSection(header->visualIndex(column), visual++);
    }
    for (const QString &entry : settings.value(u"widths"_s).toStringList()) {
        if (const int column = columnNamed(entry.section(u'=', 0, 0)); column >= 0)
            m_view.setFixedColumnWidth(column, entry.section(u'=', 1).toInt());
    }
    if (settings.contains(u"hidden"_s)) {
        const QStringList hidden = settings.value(u"hidden"_s).toStringList();
        for (int column = 0; column < header->count(); ++column)
            m_view.setColumnHidden(column, hidden.contains(name(column)));
    }
    QList<int> pinned;
    for (const QString &entry : settings.value(u"pinned"_s).toStringList()) {
        if (const int column = columnNamed(entry); column >= 0)
            pinned.append(column);
    }
    m_view.setPinned(pinned);
}

void GridState::restoreRows(const QSettings &settings) const
{
    WindowModel &model = *m_view.grid();
    QList<SortKey> sort;
    for (const QString &entry : settings.value(u"sort"_s).toStringList()) {
        if (const int column = columnNamed(entry.chopped(1)); column >= 0)
            sort.append({column, entry.endsWith(u'-')});
    }
    QHash<int, QString> filters;
    for (const QString &entry : settings.value(u"filters"_s).toStringList()) {
        if (const int column = columnNamed(entry.section(u'=', 0, 0)); column >= 0)
            filters.insert(column, entry.section(u'=', 1));
    }
    model.start(sort, filters);
}

} // namespace jw::studio
