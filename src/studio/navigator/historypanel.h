// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/navigator/historymodel.h"
#include "studio/theme/rowtree.h"

namespace jw::studio {

/// The history of the model as a list: a click on a step goes there, forwards or back.
class HistoryPanel : public RowTree
{
    Q_OBJECT

public:
    explicit HistoryPanel(ModelDocument &document, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showCurrent();

    ModelDocument &m_document;
    HistoryModel *m_model;
};

} // namespace jw::studio
