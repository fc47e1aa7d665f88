// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/pathbar.h"

#include "studio/data/crumbs.h"
#include "studio/prompts/errorwords.h"
#include "studio/theme/keeptranslated.h"
#include "studio/theme/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace jw::studio {

PathBar::PathBar(QWidget *parent)
    : QWidget(parent)
    , m_steps(new QHBoxLayout)
    , m_add(new QPushButton(this))
    , m_columns(new QPushButton(this))
{
    setObjectName(u"pathBar"_s);
    setFixedHeight(36);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 0, 12, 0);
    layout->setSpacing(16);
    m_steps->setContentsMargins(0, 0, 0, 0);
    m_steps->setSpacing(4);
    m_add->setObjectName(u"addPath"_s);
    m_columns->setObjectName(u"chooseColumns"_s);
    for (QPushButton *button : {m_add, m_columns}) {
        button->setFlat(true);
        button->setIconSize(QSize(16, 16));
        button->setFocusPolicy(Qt::TabFocus);
        button->setCursor(Qt::PointingHandCursor);
    }
    layout->addLayout(m_steps);
    layout->addStretch();
    layout->addWidget(m_add);
    layout->addWidget(m_columns);
    connect(m_add, &QPushButton::clicked, this, &PathBar::showChoices);
    connect(m_columns, &QPushButton::clicked, this, &PathBar::showColumns);
    connect(&Theme::instance(), &Theme::changed, this, &PathBar::restyle);
    restyle();
    keepTranslated(this, [this] {
        m_add->setText(tr("Add path"));
        if (m_model)
            rebuild();
        updateColumns();
    });
}

void PathBar::restyle()
{
    const Theme &theme = Theme::instance();
    m_add->setIcon(theme.icon(u"plus"_s));
    m_columns->setIcon(theme.icon(u"filter"_s));
    setStyleSheet(crumbStyle());
}

void PathBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(Token::Panel));
    painter.fillRect(QRect(0, height() - 1, width(), 1), Theme::instance().color(Token::Hair));
}

void PathBar::setPath(JoinedModel &model, QHeaderView *header)
{
    m_model = &model;
    if (!m_header)
        connect(header, &QHeaderView::sectionResized, this, &PathBar::updateColumns);
    m_header = header;
    rebuild();
    updateColumns();
}

void PathBar::updateColumns()
{
    if (!m_model || !m_header)
        return;
    m_columns->setText(tr("Columns %1 of %2").arg(m_header->count() - m_header->hiddenSectionCount()).arg(m_model->columnCount()));
}

/// Branches stand one after the other: orders › customer, › items › product.
void PathBar::rebuild()
{
    clearCrumbs(*m_steps);
    const QList<JoinPath::Node> &nodes = m_model->path().nodes();
    for (int i = 0; i < nodes.size(); ++i) {
        if (i > 0)
            m_steps->addWidget(new QLabel(nodes.at(i).parent == i - 1 ? u"›"_s : tr(" and ") + u"›"_s, this));
        QPushButton *button = makeCrumb(nodes.at(i).name, i + 1 == nodes.size() ? u"lastStep"_s : u"step"_s, this);
        button->setToolTip(m_model->path().pathTo(m_model->schema(), i));
        connect(button, &QPushButton::clicked, this, [this, i, button] { showStep(i, button); });
        m_steps->addWidget(button);
    }
}

namespace {

void addChoices(QMenu &menu, const JoinPath &path, const Schema &schema, int node, const std::function<void(const JoinPath::Choice &)> &chosen)
{
    for (const JoinPath::Choice &choice : path.choices(schema, node)) {
        const Table *table = schema.table(choice.table);
        QAction *action = menu.addAction(u"%1  (%2)"_s.arg(choice.name, table->name), [choice, chosen] { chosen(choice); });
        action->setIcon(Theme::instance().icon(choice.forward ? u"fk"_s : u"relation"_s));
        action->setEnabled(choice.reason.isEmpty());
        action->setToolTip(wordsOf(choice.reason));
    }
}

} // namespace

void PathBar::showStep(int node, QWidget *button)
{
    QMenu menu(this);
    menu.setToolTipsVisible(true);
    JoinPath path = m_model->path();
    addChoices(menu, path, m_model->schema(), node, [this, &path](const JoinPath::Choice &choice) { path.add(choice); });
    if (node > 0) {
        menu.addSeparator();
        menu.addAction(tr("Remove %1").arg(path.nodes().at(node).name), [&path, node] { path.remove(node); });
    }
    menu.exec(button->mapToGlobal(QPoint(0, button->height())));
    if (path != m_model->path())
        emit pathChosen(path);
}

void PathBar::showChoices()
{
    QMenu menu(this);
    menu.setToolTipsVisible(true);
    JoinPath path = m_model->path();
    for (int node = 0; node < path.nodes().size(); ++node) {
        menu.addSection(path.pathTo(m_model->schema(), node));
        addChoices(menu, m_model->path(), m_model->schema(), node, [&path](const JoinPath::Choice &choice) { path.add(choice); });
    }
    menu.exec(m_add->mapToGlobal(QPoint(0, m_add->height())));
    if (path != m_model->path())
        emit pathChosen(path);
}

void PathBar::showColumns()
{
    QMenu menu(this);
    int node = -1;
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const GridColumn &at = m_model->column(column);
        if (at.node != node)
            menu.addSection(m_model->path().pathTo(m_model->schema(), at.node));
        node = at.node;
        QAction *action = menu.addAction(at.title);
        action->setCheckable(true);
        action->setChecked(!m_header->isSectionHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) { emit columnToggled(column, shown); });
    }
    menu.exec(m_columns->mapToGlobal(QPoint(0, m_columns->height())));
}

} // namespace jw::studio
