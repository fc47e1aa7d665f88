// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/inspector/columnsmodel.h"

#include <QtWidgets/QTableView>

namespace jw::studio {

/// The columns of a table as a list that is edited in place. Tab goes from name to type to the next column, Insert adds
/// one, Delete removes, Alt+Up and Alt+Down move, Space allows NULL or forbids it, Return shows a column's details.
class ColumnsView : public QTableView
{
    Q_OBJECT

public:
    ColumnsView(ModelDocument &document, Id table, QWidget *parent = nullptr);

    ColumnsModel *columns() const { return m_columns; }
    /// Adds a column below the current one and opens its name.
    void addColumn();
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void columnActivated(jw::Id column);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void moveCurrent(int by);
    void removeSelected();
    void toggleNull(const QModelIndex &index);

    ModelDocument &m_document;
    ColumnsModel *m_columns;
};

} // namespace jw::studio
