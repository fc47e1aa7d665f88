// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/theme/rowtree.h"

#include "studio/theme/rowdelegate.h"
#include "studio/theme/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QHeaderView>

namespace jw::studio {

RowTree::RowTree(QWidget *parent)
    : QTreeView(parent)
    , m_rows(new RowDelegate(this))
{
    setItemDelegate(m_rows);
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setIndentation(20);
    setFrameShape(QFrame::NoFrame);
    setAllColumnsShowFocus(true);
    setEditTriggers(QAbstractItemView::EditKeyPressed);
    setExpandsOnDoubleClick(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    header()->setStretchLastSection(true);
}

void RowTree::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (selectionModel() && selectionModel()->isRowSelected(index.row(), index.parent())) {
        QRect row = option.rect;
        row.setLeft(0);
        row.setRight(viewport()->width());
        painter->fillRect(row, Theme::instance().color(Token::Selection));
    }
    QTreeView::drawRow(painter, option, index);
}

} // namespace jw::studio
