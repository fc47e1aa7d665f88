// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/navigator/problemsmodel.h"
#include "studio/selection/selection.h"

#include <QtWidgets/QWidget>

class QLabel;
class QPushButton;

namespace jw::studio {

class RowTree;

/// The list of problems: Return or a double click leads to the object, the button mends what can be mended.
class ProblemsPanel : public QWidget
{
    Q_OBJECT

public:
    ProblemsPanel(ModelDocument &document, Selection &selection, QWidget *parent = nullptr);
    ProblemsModel *model() const { return m_model; }
    RowTree *list() const { return m_list; }

signals:
    /// The person wants to see this object; it is selected already.
    void jumped(jw::Id id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void jump(const QModelIndex &index);
    void showFix();
    void retranslate();

    Selection &m_selection;
    ProblemsModel *m_model;
    RowTree *m_list;
    QLabel *m_summary;
    QPushButton *m_fix;
};

} // namespace jw::studio
