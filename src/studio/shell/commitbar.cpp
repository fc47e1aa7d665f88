// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/commitbar.h"

#include "studio/shell/actions.h"
#include "studio/theme/theme.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStyle>
#include <QtWidgets/QToolButton>

namespace jw::studio {

namespace {

/// Green: takes changes; amber: asks before; a lock: read-only; red: lost. In a ring of the database's colour.
QIcon databaseIcon(const DatabaseMark &mark, qreal ratio)
{
    const Theme &theme = Theme::instance();
    if (mark.isReadOnly && mark.dot != Token::Error)
        return theme.pixmap(QStringLiteral("lock"), 16, mark.colour ? theme.hue(*mark.colour).label : theme.color(Token::Muted), ratio);
    QPixmap dot(QSize(16, 16) * ratio);
    dot.setDevicePixelRatio(ratio);
    dot.fill(Qt::transparent);
    QPainter painter(&dot);
    painter.setRenderHint(QPainter::Antialiasing);
    if (mark.colour) {
        painter.setPen(QPen(theme.hue(*mark.colour).label, 1.5));
        painter.setBrush(theme.hue(*mark.colour).header);
        painter.drawEllipse(QPointF(7, 8), 6, 6);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(mark.dot));
    painter.drawEllipse(mark.colour ? QPointF(7, 8) : QPointF(8, 8), 4, 4);
    return dot;
}

/// Names the current database, shortened where there is no room; the chevron at its right end says that there is more to
/// choose from.
class DatabaseChooser : public QToolButton
{
public:
    explicit DatabaseChooser(QWidget *parent)
        : QToolButton(parent)
    {
        setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    }
    QSize minimumSizeHint() const override { return sizeHint().boundedTo({Narrowest, sizeHint().height()}); }

protected:
    void initStyleOption(QStyleOptionToolButton *option) const override
    {
        QToolButton::initStyleOption(option);
        option->text = option->fontMetrics.elidedText(option->text, Qt::ElideMiddle, width() - m_besideText);
    }
    void resizeEvent(QResizeEvent *event) override
    {
        QToolButton::resizeEvent(event);
        m_besideText = sizeHint().width() - fontMetrics().size(Qt::TextShowMnemonic, text()).width();
    }
    void paintEvent(QPaintEvent *event) override
    {
        QToolButton::paintEvent(event);
        const Theme &theme = Theme::instance();
        QPainter(this).drawPixmap(width() - 20, (height() - 12) / 2,
            theme.pixmap(QStringLiteral("down"), 12, theme.color(Token::Muted), devicePixelRatioF()));
    }

private:
    static constexpr int Narrowest = 140;
    int m_besideText = 0;
};

/// The style sheet's word for the one filled button; its font does not follow the state alone.
void setPrimary(QPushButton *button, bool primary)
{
    if (button->property("primary").toBool() == primary)
        return;
    button->setProperty("primary", primary);
    button->style()->unpolish(button);
    button->style()->polish(button);
}

} // namespace

CommitBar::CommitBar(Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_database(new DatabaseChooser(this))
    , m_commit(new QPushButton(this))
    , m_revert(new QPushButton(this))
{
    m_database->setObjectName(QStringLiteral("databaseChooser"));
    m_database->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_database->setPopupMode(QToolButton::InstantPopup);
    m_database->setAutoRaise(true);
    m_database->hide();
    m_commit->setObjectName(QStringLiteral("commitButton"));
    m_revert->setObjectName(QStringLiteral("revertButton"));
    for (QPushButton *button : {m_commit, m_revert}) {
        button->setFixedHeight(28);
        button->setFocusPolicy(Qt::TabFocus);
    }
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(8);
    layout->addStretch(1);
    layout->addWidget(m_database);
    layout->addWidget(m_commit);
    layout->addWidget(m_revert);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    QAction *commit = actions.action("commit");
    QAction *revert = actions.action("revert");
    connect(m_commit, &QPushButton::clicked, commit, &QAction::trigger);
    connect(m_revert, &QPushButton::clicked, revert, &QAction::trigger);
    connect(commit, &QAction::changed, this, &CommitBar::refresh);
    connect(revert, &QAction::changed, this, &CommitBar::refresh);
    connect(&Theme::instance(), &Theme::changed, this, &CommitBar::refresh);
    refresh();
}

void CommitBar::setDatabase(const QString &name, const DatabaseMark &mark, QMenu *menu)
{
    m_mark = mark;
    m_database->setText(name);
    m_database->setToolTip(name);
    m_database->setVisible(!name.isEmpty());
    m_database->setMenu(menu);
    refresh();
}

void CommitBar::setPending(int count, const QString &whyNot)
{
    m_pending = count;
    m_whyNot = whyNot;
    refresh();
}

void CommitBar::refresh()
{
    const Theme &theme = Theme::instance();
    const QAction *commit = m_actions.action("commit");
    m_commit->setEnabled(commit->isEnabled());
    setPrimary(m_commit, commit->isEnabled()); // none is filled while it may not be pressed
    m_revert->setEnabled(m_actions.action("revert")->isEnabled());
    m_commit->setText(m_pending > 0 ? tr("Commit %L1").arg(m_pending) : tr("Commit"));
    m_commit->setToolTip(m_whyNot.isEmpty() ? commit->toolTip() : m_whyNot);
    m_revert->setText(tr("Revert"));
    m_revert->setToolTip(m_actions.action("revert")->toolTip());
    m_commit->setIcon(theme.icon(QStringLiteral("commit"), Token::OnAccent));
    m_revert->setIcon(theme.icon(QStringLiteral("revert"), Token::Text));
    m_database->setIcon(databaseIcon(m_mark, devicePixelRatioF()));
}

void CommitBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace jw::studio
