// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/binding/gridmodel.h"
#include "studio/theme/theme.h"

#include <QtWidgets/QStyledItemDelegate>

namespace jw::studio {

/// Paints the cells of a grid and makes an editor for each type. Holds no rule about values: the model refuses.
class GridDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit GridDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// The text whose letters are lit; empty: none.
    void setFound(const QString &text) { m_found = text; }
    /// Pixels at 100 % that the cell's text needs, with its padding.
    int textWidth(const GridCell &cell, const GridColumn &column) const;
    /// Where a boolean cell's check box stands.
    static QRect checkBox(const QRect &cell);

signals:
    /// The text in the editor cannot be read as the column's type; the editor stays open.
    void refusedInEditor(QWidget *editor, const QString &reason) const;

protected:
    bool eventFilter(QObject *editor, QEvent *event) override;

private:
    struct Look;
    Look lookOf(const GridCell &cell, const QStyleOptionViewItem &option) const;
    void paintText(QPainter *painter, const QRect &rect, const GridCell &cell, const GridColumn &column, const Look &look) const;
    void paintFound(QPainter *painter, const QRect &rect, const QString &text, const GridColumn &column) const;
    void paintCheckBox(QPainter *painter, const QRect &rect, bool checked, const QColor &color) const;
    bool isAcceptable(QWidget *editor) const;
    void updateFonts();

    QFont m_font;
    QFont m_tiny;
    QString m_found;
};

} // namespace jw::studio
