// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/navigator/modeltree.h"
#include "studio/selection/selection.h"

#include <QtWidgets/QWidget>

class QLineEdit;
class QSortFilterProxyModel;

namespace jw::studio {

class RowTree;

/// The model tree with its filter box. What is chosen here is chosen in the shared selection, and the other way round.
class ModelTreePanel : public QWidget
{
    Q_OBJECT

public:
    ModelTreePanel(ModelDocument &document, Selection &selection, QWidget *parent = nullptr);

    ModelTree *model() const { return m_model; }
    RowTree *tree() const { return m_tree; }
    /// The filter box; the owner of this panel may place it elsewhere (a dock's title).
    QLineEdit *filterBox() const { return m_filter; }

public slots:
    void focusFilter();
    /// Opens the editor of the current row's name.
    void renameCurrent();

signals:
    /// Double click, Return: show what this id names. Tables, diagrams, databases, views, types, columns.
    void activated(jw::Id id);
    /// The person asks what can be done with the selection; `id` is null on a section's head.
    void menuRequested(jw::Id id, const QPoint &globalPosition);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void makeTree();
    void setFilter(const QString &text);
    void showSelection();
    void takeSelection();
    void expandSections();
    QModelIndex proxyIndex(Id id) const;
    Id idAt(const QModelIndex &proxyIndex) const;

    Selection &m_selection;
    ModelTree *m_model;
    QSortFilterProxyModel *m_proxy;
    QLineEdit *m_filter;
    RowTree *m_tree;
    bool m_following = false; // while one side is being told by the other
};

} // namespace jw::studio
