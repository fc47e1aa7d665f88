// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/trailbar.h"

#include "studio/data/crumbs.h"
#include "studio/theme/keeptranslated.h"
#include "studio/theme/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

constexpr int MostSteps = 4; // in sight; those before them are an ellipsis

} // namespace

TrailBar::TrailBar(QWidget *parent)
    : QWidget(parent)
    , m_steps(new QHBoxLayout(this))
{
    setObjectName(u"trailBar"_s);
    setFixedHeight(32);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // a long way widens no window
    m_steps->setContentsMargins(12, 0, 12, 0);
    m_steps->setSpacing(4);
    connect(&Theme::instance(), &Theme::changed, this, [this] { setStyleSheet(crumbStyle()); });
    setStyleSheet(crumbStyle());
    keepTranslated(this, [this] { rebuild(); });
    hide();
}

void TrailBar::setTrail(const Trail &trail)
{
    m_trail = trail;
    rebuild();
    setVisible(!trail.isEmpty());
}

void TrailBar::addLabel(const QString &text, const QString &name)
{
    auto *label = new QLabel(text, this);
    label->setObjectName(name);
    m_steps->addWidget(label);
}

void TrailBar::rebuild()
{
    clearCrumbs(*m_steps);
    const int first = std::max(0, int(m_trail.size()) - MostSteps);
    if (first > 0)
        addLabel(u"…  ›"_s);
    for (int i = first; i < m_trail.size(); ++i) {
        QPushButton *row = makeCrumb(m_trail.at(i).row, u"step"_s, this);
        row->setToolTip(tr("Back to %1").arg(m_trail.at(i).row));
        connect(row, &QPushButton::clicked, this, [this, i] { emit stepChosen(i); });
        m_steps->addWidget(row);
        addLabel(u"›"_s);
        addLabel(m_trail.at(i).relationship, i + 1 == m_trail.size() ? u"lastStep"_s : QString());
        if (i + 1 < m_trail.size())
            addLabel(u"›"_s);
    }
    m_steps->addStretch();
}

void TrailBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(Token::Panel));
    painter.fillRect(QRect(0, height() - 1, width(), 1), Theme::instance().color(Token::Hair));
}

} // namespace jw::studio
