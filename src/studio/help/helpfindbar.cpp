// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/help/helpfindbar.h"

#include "studio/theme/theme.h"

#include <QtCore/QEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QTextDocument>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTextBrowser>

namespace jw::studio {

using namespace Qt::StringLiterals;

namespace {

constexpr int FieldWidth = 220;
constexpr int CountWidth = 72;

} // namespace

HelpFindBar::HelpFindBar(QTextBrowser *page, QWidget *parent)
    : QWidget(parent)
    , m_page(page)
    , m_text(new QLineEdit(this))
    , m_count(new QLabel(this))
{
    setObjectName(u"helpFindBar"_s);
    m_text->setObjectName(u"helpFindText"_s);
    m_text->setFixedWidth(FieldWidth);
    m_text->setClearButtonEnabled(true);
    m_text->installEventFilter(this);
    m_count->setObjectName(u"helpFindCount"_s);
    m_count->setFixedWidth(CountWidth);
    m_count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_count);
    layout->addWidget(m_text);
    connect(m_text, &QLineEdit::textChanged, this, [this] {
        search();
        goTo(m_found.isEmpty() ? -1 : 0);
    });
    retranslate();
}

void HelpFindBar::open()
{
    m_text->selectAll();
    m_text->setFocus();
}

void HelpFindBar::setText(const QString &text)
{
    m_text->setText(text);
}

void HelpFindBar::refresh()
{
    search();
    m_current = -1;
    mark();
    say();
}

void HelpFindBar::search()
{
    m_found.clear();
    const QString wanted = m_text->text();
    const QTextDocument *document = m_page->document();
    for (QTextCursor at = wanted.isEmpty() ? QTextCursor() : document->find(wanted); !at.isNull(); at = document->find(wanted, at))
        m_found.append(at);
}

void HelpFindBar::step(int direction)
{
    if (m_found.isEmpty())
        return;
    const int count = this->count();
    goTo(m_current < 0 ? (direction > 0 ? 0 : count - 1) : (m_current + direction + count) % count);
}

void HelpFindBar::goTo(int place)
{
    m_current = place;
    if (place >= 0) {
        QTextCursor cursor = m_found[place];
        cursor.clearSelection();
        m_page->setTextCursor(cursor);
        m_page->ensureCursorVisible();
    }
    mark();
    say();
}

void HelpFindBar::mark()
{
    const Theme &theme = Theme::instance();
    QList<QTextEdit::ExtraSelection> marks;
    for (qsizetype i = 0; i < m_found.size(); ++i) {
        QTextEdit::ExtraSelection mark {m_found[i], {}};
        const bool isCurrent = i == m_current;
        mark.format.setBackground(theme.color(isCurrent ? Token::Accent : Token::Match));
        if (isCurrent)
            mark.format.setForeground(theme.color(Token::OnAccent));
        marks.append(mark);
    }
    m_page->setExtraSelections(marks);
}

void HelpFindBar::say()
{
    m_count->setText(m_text->text().isEmpty() ? QString()
            : m_found.isEmpty()               ? tr("none here")
            : m_current < 0                   ? tr("%Ln found", nullptr, count())
                                              : tr("%1 of %2").arg(m_current + 1).arg(count()));
}

void HelpFindBar::retranslate()
{
    m_text->setPlaceholderText(tr("Find in this page"));
    m_text->setAccessibleName(tr("Find in this page"));
    say();
}

void HelpFindBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

bool HelpFindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const int back = key->modifiers() & Qt::ShiftModifier ? -1 : 1;
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F3:
        step(back);
        return true;
    case Qt::Key_Escape:
        m_page->setFocus();
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

} // namespace jw::studio
