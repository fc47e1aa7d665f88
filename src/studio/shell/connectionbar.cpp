// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/connectionbar.h"

#include "studio/databases/databasesession.h"
#include "studio/prompts/errorwords.h"
#include "studio/shell/actions.h"
#include "studio/theme/theme.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace jw::studio {

ConnectionBar::ConnectionBar(Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_reconnect(new QPushButton(this))
{
    setObjectName(u"connectionBar"_s);
    m_text->setObjectName(u"connectionText"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_reconnect->setObjectName(u"connectionAgain"_s);
    setMinimumHeight(40);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 4, 12, 4);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_reconnect);
    connect(m_reconnect, &QPushButton::clicked, actions.action("reconnect"), &QAction::trigger);
    hide();
}

void ConnectionBar::setDatabase(DatabaseSession *database)
{
    if (m_database == database)
        return;
    if (m_database)
        disconnect(m_database, nullptr, this, nullptr);
    m_database = database;
    if (m_database) {
        connect(m_database, &DatabaseSession::connectionChanged, this, &ConnectionBar::refresh);
        connect(m_database, &DatabaseSession::pendingCountChanged, this, &ConnectionBar::refresh);
    }
    refresh();
}

/// Trying alone shows nothing: it may be over in a moment.
void ConnectionBar::refresh()
{
    const bool isLost = m_database && m_database->isLost();
    setVisible(isLost);
    if (!isLost)
        return;
    m_text->setText(text());
    m_text->setToolTip(m_database->trouble()->driverText());
    m_reconnect->setText(m_database->isReconnecting() ? tr("Connecting…") : tr("Reconnect"));
    m_reconnect->setEnabled(!m_database->isReconnecting());
}

QString ConnectionBar::text() const
{
    Error::Context context = m_database->trouble()->context();
    context.object.clear(); // it is named already
    const QString reason = wordsOf(Error(m_database->trouble()->kind(), m_database->trouble()->sentence(), context));
    const int pending = m_database->pendingCount();
    return m_database->label() + u": "_s + reason + (pending > 0 ? u' ' + tr("%Ln changes are kept.", nullptr, pending) : QString());
}

void ConnectionBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

void ConnectionBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::instance();
    painter.fillRect(rect(), theme.color(Token::DeletedFill));
    painter.fillRect(QRect(0, 0, 3, height()), theme.color(Token::Error));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(Token::Hair));
}

} // namespace jw::studio
