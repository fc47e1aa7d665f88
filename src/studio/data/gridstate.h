// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/data/gridview.h"

class QSettings;

namespace jw::studio {

/// What of a grid is kept in the user's settings: widths set by hand, the columns' order, which are hidden and which
/// pinned, the sort and the filters.
class GridState
{
public:
    explicit GridState(GridView &view);

    /// Under `key`, which names the database and what is shown. Without `filters` those kept before stay.
    void save(const QString &key, bool filters = true) const;
    /// Puts it back and reads the rows. Without anything kept all stays as it is, and the rows are read.
    void restore(const QString &key) const;

private:
    QString name(int column) const;
    int columnNamed(const QString &name) const; ///< -1: gone since
    QStringList names(const QList<int> &columns) const;
    void restoreColumns(const QSettings &settings) const;
    void restoreRows(const QSettings &settings) const;

    GridView &m_view;
};

} // namespace jw::studio
