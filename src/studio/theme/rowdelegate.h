// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/theme/themecolors.h"

#include <QtWidgets/QStyledItemDelegate>

namespace jw::studio {

/// What a model may say about a row beside its text (DisplayRole) and tool tip; all are optional.
enum RowRole {
    RowIdRole = Qt::UserRole + 100, ///< jw::Id of the object that the row stands for
    RowIconRole, ///< QString, an icon's name
    RowIconTokenRole, ///< int, the icon's Token; Muted when missing
    RowIconHueRole, ///< int, the Hue that the icon wears on a ground of it, in place of the token
    RowStrongRole, ///< bool, 600
    RowMutedRole, ///< bool
    RowDetailRole, ///< QString, secondary text after the name
    RowSideRole, ///< QString, at the right end, muted
    RowDotRole, ///< int, Token of a dot at the right end
    RowSideIconRole, ///< QString, name of a small icon at the right end
};

/// Paints the rows of our lists and trees: icon, name with the found letters marked, detail, and a count or dot at the
/// right. Colours and fonts are the theme's.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit RowDelegate(QObject *parent = nullptr);

    /// Letters that the person looks for; where they occur in a name they are marked.
    void setMatch(const QString &text) { m_match = text; }
    /// Where details begin, in pixels from the left edge of the view; 0: right after the name.
    void setDetailColumn(int x) { m_detailColumn = x; }
    void setRowHeight(int height) { m_height = height; }
    /// Where rows begin, in pixels from the left edge of their cell.
    void setLeftMargin(int margin) { m_left = margin; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void updateEditorGeometry(
        QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int paintIcon(QPainter *painter, const QRect &rect, const QModelIndex &index, bool enabled) const;
    int paintSide(QPainter *painter, const QRect &rect, const QModelIndex &index) const;
    int paintName(QPainter *painter, const QRect &rect, const QModelIndex &index, bool enabled) const;
    void paintDetail(QPainter *painter, const QRect &rect, const QModelIndex &index) const;

    QString m_match;
    int m_detailColumn = 0;
    int m_height = 24;
    int m_left = 4;
};

} // namespace jw::studio
