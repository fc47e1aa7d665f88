// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/navigator/problemspanel.h"

#include "studio/prompts/guard.h"
#include "studio/theme/rowdelegate.h"
#include "studio/theme/rowtree.h"
#include "studio/theme/theme.h"

#include <QtCore/QEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace jw::studio {

ProblemsPanel::ProblemsPanel(ModelDocument &document, Selection &selection, QWidget *parent)
    : QWidget(parent)
    , m_selection(selection)
    , m_model(new ProblemsModel(document, this))
    , m_list(new RowTree(this))
    , m_summary(new QLabel(this))
    , m_fix(new QPushButton(this))
{
    m_list->setObjectName(u"problems"_s);
    m_list->setRootIsDecorated(false);
    m_list->rows()->setLeftMargin(12);
    m_list->setModel(m_model);
    m_fix->setObjectName(u"fixProblem"_s);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 4, 8, 4);
    bar->addWidget(m_summary, 1);
    bar->addWidget(m_fix);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_list);
    connect(m_list, &QAbstractItemView::activated, this, &ProblemsPanel::jump);
    connect(m_list, &QAbstractItemView::clicked, this, &ProblemsPanel::jump);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ProblemsPanel::showFix);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ProblemsPanel::retranslate);
    connect(m_fix, &QPushButton::clicked, this,
        [this] { guarded(this, [this] { m_model->fix(m_list->currentIndex().row()); }); });
    retranslate();
}

void ProblemsPanel::jump(const QModelIndex &index)
{
    const Id id = index.data(RowIdRole).value<Id>();
    if (id.isNull())
        return;
    m_selection.select(id);
    emit jumped(id);
}

void ProblemsPanel::showFix()
{
    const QString text = m_model->fixText(m_list->currentIndex().row());
    m_fix->setText(text.isEmpty() ? tr("Fix") : text);
    m_fix->setEnabled(!text.isEmpty());
}

void ProblemsPanel::retranslate()
{
    const int count = m_model->rowCount();
    m_summary->setText(count == 0 ? tr("No problems.") : count == 1 ? tr("1 problem") : tr("%1 problems").arg(count));
    m_fix->setVisible(count > 0);
    showFix();
}

void ProblemsPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_model->retranslate();
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace jw::studio
