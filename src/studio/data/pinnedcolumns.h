// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/data/gridview.h"

namespace jw::studio {

/// The columns that stay at the left while the others scroll: a second view over the same rows that lies on the first,
/// shares its selection and follows its columns. The first view keeps the keyboard.
class PinnedColumns : public GridView
{
    Q_OBJECT

public:
    /// `main` must have its grid; it owns this.
    explicit PinnedColumns(GridView &main);

    /// Shows exactly these, in this order.
    void setColumns(const QList<int> &columns);
    /// Takes widths and places from the first view, and lies on it.
    void follow();
    /// Pixels that it covers.
    int covered() const;
    using GridView::edit;

protected:
    void closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void followRows();

    GridView &m_main;
    QList<int> m_columns;
    bool m_following = false;
};

} // namespace jw::studio
