// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtWidgets/QTreeView>

namespace jw::studio {

class RowDelegate;

/// A tree or list in our looks: no header, rows of 24, the selected one filled from edge to edge, painted by a RowDelegate.
/// Return and double click activate; F2 edits.
class RowTree : public QTreeView
{
    Q_OBJECT

public:
    explicit RowTree(QWidget *parent = nullptr);
    RowDelegate *rows() const { return m_rows; }

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    RowDelegate *m_rows;
};

} // namespace jw::studio
