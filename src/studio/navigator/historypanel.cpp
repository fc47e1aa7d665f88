// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/navigator/historypanel.h"

#include "studio/theme/rowdelegate.h"

#include <QtCore/QEvent>

using namespace Qt::StringLiterals;

namespace jw::studio {

HistoryPanel::HistoryPanel(ModelDocument &document, QWidget *parent)
    : RowTree(parent)
    , m_document(document)
    , m_model(new HistoryModel(document, this))
{
    setObjectName(u"history"_s);
    setRootIsDecorated(false);
    rows()->setLeftMargin(12);
    setModel(m_model);
    const auto go = [this](const QModelIndex &index) { m_document.goTo(index.row()); };
    connect(this, &QAbstractItemView::clicked, this, go);
    connect(this, &QAbstractItemView::activated, this, go);
    connect(&document, &ModelDocument::historyChanged, this, &HistoryPanel::showCurrent);
    showCurrent();
}

void HistoryPanel::showCurrent()
{
    setCurrentIndex(m_model->index(m_document.historyIndex()));
}

void HistoryPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_model->retranslate();
    RowTree::changeEvent(event);
}

} // namespace jw::studio
