// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/binding/windowmodel.h"
#include "studio/databases/drafts.h"
#include "studio/theme/theme.h"

#include <QtCore/QPointer>
#include <QtWidgets/QStyledItemDelegate>

namespace jw::studio {

/// Paints the cells of a grid and makes an editor for each type. Holds no rule about values: the model refuses.
///
/// What was typed belongs to the record that the editor was opened on, also when the rows are read anew meanwhile. A text that
/// cannot be taken when its editor goes is kept as a draft; the cell shows it until it is mended or given up.
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
    void destroyEditor(QWidget *editor, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// Where texts are kept that cannot be taken; null: nowhere.
    void setDrafts(Drafts *drafts) { m_drafts = drafts; }
    Drafts *drafts() const { return m_drafts; }
    /// The draft for a cell; null: none.
    const Draft *draftAt(const QModelIndex &index) const;
    /// Whether the editor may go: what it holds can be taken, or kept.
    bool mayClose(QWidget *editor) const;
    /// Gives up what was kept of the cell that is edited.
    void giveUp() const;
    /// The editor that is open; null: none.
    QWidget *editor() const { return m_editor; }
    /// Whether it holds something that the cell does not.
    bool isTyping() const;
    /// The text whose letters are lit; empty: none.
    void setFound(const QString &text) { m_found = text; }
    /// Pixels at 100 % that the cell's text needs, with its padding.
    int textWidth(const GridCell &cell, const GridColumn &column) const;
    /// Where a boolean cell's check box stands.
    static QRect checkBox(const QRect &cell);

signals:
    /// The text in the editor cannot be read as the column's type; the editor stays open.
    void refusedInEditor(QWidget *editor, const QString &reason) const;
    /// A text could not be taken and is kept.
    void drafted(const jw::Record &record, int column, const QString &reason) const;
    /// Something was typed.
    void typed() const;

protected:
    bool eventFilter(QObject *editor, QEvent *event) override;

private:
    struct Look;
    Look lookOf(const GridCell &cell, const QStyleOptionViewItem &option) const;
    void paintText(QPainter *painter, const QRect &rect, const GridCell &cell, const GridColumn &column, const Look &look) const;
    void paintFound(QPainter *painter, const QRect &rect, const QString &text, const GridColumn &column) const;
    void paintCheckBox(QPainter *painter, const QRect &rect, bool checked, const QColor &color) const;
    void paintDraft(QPainter *painter, const QRect &rect, const Draft &draft, const GridColumn &column) const;
    bool isAcceptable(QWidget *editor) const;
    void keep(const WindowModel &model, int column, const QString &text, const QString &reason) const;
    QString refusalOf(WindowModel &model, const QModelIndex &index, const QVariant &value) const;
    void updateFonts();

    QPointer<Drafts> m_drafts;
    mutable QPointer<QWidget> m_editor; // the one that is open
    mutable Record m_edited; // what it was opened on
    mutable int m_cell = -1;

    QFont m_font;
    QFont m_tiny;
    QString m_found;
};

} // namespace jw::studio
