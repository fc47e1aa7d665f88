// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/binding/joinedmodel.h"

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

class QHBoxLayout;
class QHeaderView;
class QPushButton;

namespace jw::studio {

/// The bar that shows a joined path: each step can be extended along its relationships or taken away again.
class PathBar : public QWidget
{
    Q_OBJECT

public:
    explicit PathBar(QWidget *parent = nullptr);

    /// `header` tells which columns are shown.
    void setPath(JoinedModel &model, QHeaderView *header);

signals:
    void pathChosen(const jw::JoinPath &path);
    void columnToggled(int column, bool shown);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void rebuild();
    void restyle();
    void showStep(int node, QWidget *button);
    void showChoices();
    void showColumns();
    void updateColumns();

    QPointer<JoinedModel> m_model; // goes before its view
    QPointer<QHeaderView> m_header;
    QHBoxLayout *m_steps;
    QPushButton *m_add;
    QPushButton *m_columns;
};

} // namespace jw::studio
