// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/gridfindbar.h"

#include "joinwright/core/error.h"
#include "studio/data/cellcommands.h"
#include "studio/prompts/errorwords.h"
#include "studio/theme/theme.h"

#include <QtCore/QLocale>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

constexpr int TypingPause = 250;
constexpr int FieldWidth = 220;

QToolButton *makeButton(const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::NoFocus);
    return button;
}

} // namespace

GridFindBar::GridFindBar(GridView &view, CellCommands &commands, QWidget *parent)
    : QWidget(parent)
    , m_view(view)
    , m_commands(commands)
    , m_search(*view.grid())
    , m_text(new QLineEdit(this))
    , m_by(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_previous(makeButton(u"findPrevious"_s, this))
    , m_next(makeButton(u"findNext"_s, this))
    , m_close(makeButton(u"findClose"_s, this))
    , m_one(new QPushButton(this))
    , m_selected(new QPushButton(this))
{
    setObjectName(u"gridFindBar"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 4, 8, 4);
    layout->setSpacing(4);
    layout->addWidget(makeFindRow());
    layout->addWidget(makeReplaceRow());
    m_typing.setSingleShot(true);
    m_typing.setInterval(TypingPause);
    connect(&m_typing, &QTimer::timeout, this, &GridFindBar::textChanged);
    connect(m_text, &QLineEdit::textEdited, &m_typing, qOverload<>(&QTimer::start));
    connect(m_previous, &QToolButton::clicked, this, [this] { step(true); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(); });
    connect(m_close, &QToolButton::clicked, this, &GridFindBar::closeBar);
    connect(m_one, &QPushButton::clicked, this, &GridFindBar::replaceOne);
    connect(m_selected, &QPushButton::clicked, this, &GridFindBar::replaceSelected);
    connect(&m_search, &GridSearch::changed, this, &GridFindBar::found);
    connect(&m_search, &GridSearch::finished, this, &GridFindBar::found);
    connect(&m_search, &GridSearch::failed, this, [this](const Error &error) {
        showCount();
        emit said(wordsOf(error));
    });
    connect(&m_view, &GridView::currentMoved, this, &GridFindBar::showCount);
    connect(&Theme::instance(), &Theme::changed, this, &GridFindBar::restyle);
    restyle();
    retranslate();
    hide();
}

QWidget *GridFindBar::makeFindRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_text->setObjectName(u"findText"_s);
    m_text->setMaximumWidth(FieldWidth);
    m_text->installEventFilter(this);
    m_count->setObjectName(u"findCount"_s);
    m_count->setFont(Theme::instance().font(FontRole::Small));
    layout->addWidget(m_text, 1);
    layout->addWidget(m_previous);
    layout->addWidget(m_next);
    layout->addWidget(m_count);
    layout->addStretch();
    layout->addWidget(m_close);
    return row;
}

QWidget *GridFindBar::makeReplaceRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_by->setObjectName(u"replaceText"_s);
    m_by->setMaximumWidth(FieldWidth);
    m_by->installEventFilter(this);
    m_one->setObjectName(u"replaceOne"_s);
    m_selected->setObjectName(u"replaceSelected"_s);
    layout->addWidget(m_by, 1);
    layout->addWidget(m_one);
    layout->addWidget(m_selected);
    layout->addStretch();
    row->setObjectName(u"replaceRow"_s);
    row->setVisible(m_view.grid()->readOnlyReason().isEmpty());
    return row;
}

void GridFindBar::restyle()
{
    const Theme &theme = Theme::instance();
    m_previous->setIcon(theme.icon(u"up"_s));
    m_next->setIcon(theme.icon(u"down"_s));
    m_close->setIcon(theme.icon(u"close"_s));
    QPalette palette = m_count->palette();
    palette.setColor(QPalette::WindowText, theme.color(Token::Muted));
    m_count->setPalette(palette);
}

void GridFindBar::retranslate()
{
    const std::pair<QToolButton *, QString> tips[] {
        {m_previous, tr("Previous (Shift+Return)")}, {m_next, tr("Next (Return)")}, {m_close, tr("Close (Esc)")}};
    for (const auto &[button, tip] : tips) {
        button->setToolTip(tip);
        button->setAccessibleName(tip);
    }
    m_text->setPlaceholderText(tr("Find in all rows"));
    m_by->setPlaceholderText(tr("Replace by"));
    m_one->setText(tr("Replace"));
    m_selected->setText(tr("Replace in selection"));
    showCount();
}

void GridFindBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void GridFindBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(Token::Panel));
    painter.fillRect(QRect(0, 0, width(), 1), Theme::instance().color(Token::Hair));
}

// Opening

void GridFindBar::open()
{
    show();
    m_text->setFocus();
    m_text->selectAll();
    if (!m_text->text().isEmpty())
        textChanged();
}

void GridFindBar::closeBar()
{
    m_typing.stop();
    m_goesOn = false;
    m_search.search({}, {});
    m_view.setFound({});
    hide();
    m_view.setFocus();
    emit closed();
}

// Finding

QList<int> GridFindBar::visibleColumns() const
{
    return m_commands.columnsFrom(-1);
}

GridSearch::Hit GridFindBar::cursor() const
{
    const QModelIndex current = m_view.currentIndex();
    return current.isValid() ? GridSearch::Hit {current.row(), current.column()} : GridSearch::Hit {-1, 0};
}

void GridFindBar::textChanged()
{
    m_typing.stop();
    if (m_search.text() == m_text->text() && m_search.columns() == visibleColumns())
        return;
    m_start = cursor();
    m_goesOn = !m_text->text().isEmpty();
    m_backward = false;
    m_view.setFound(m_text->text());
    m_search.search(m_text->text(), visibleColumns());
}

/// The cell that the cursor stands on is shown first when it is a hit; going backwards waits for the end.
void GridFindBar::found()
{
    showCount();
    if (!m_goesOn || (m_search.isRunning() && m_backward))
        return;
    if (m_search.placeOf(m_start) >= 0) {
        m_goesOn = false;
        return;
    }
    const std::optional<GridSearch::Hit> hit = m_search.next(m_start, m_backward);
    const bool certain = hit && (!m_search.isRunning() || hit->row > m_start.row);
    if (certain)
        goTo(*hit);
    if (certain || !m_search.isRunning())
        m_goesOn = false;
}

void GridFindBar::goTo(const GridSearch::Hit &hit)
{
    m_view.goTo(m_view.grid()->index(hit.row, hit.column));
    showCount();
}

void GridFindBar::step(bool backward)
{
    if (m_search.text() != m_text->text() || m_search.columns() != visibleColumns())
        return textChanged();
    m_start = cursor();
    m_backward = backward;
    const std::optional<GridSearch::Hit> hit = m_search.next(m_start, backward);
    const bool known = hit && (!m_search.isRunning() || (!backward && hit->row > m_start.row));
    m_goesOn = !known && m_search.isRunning();
    if (known)
        goTo(*hit);
}

QString GridFindBar::countText() const
{
    return m_count->text();
}

void GridFindBar::showCount()
{
    const QLocale locale;
    const int count = m_search.count();
    const int place = m_search.placeOf(cursor());
    const QString total = locale.toString(count) + (m_search.isCut() ? u"+"_s : QString());
    const QString text = m_search.text().isEmpty() ? QString()
        : count == 0 ? (m_search.isRunning() ? tr("searching…") : tr("nothing found"))
        : place >= 0 ? tr("%1 of %2").arg(locale.toString(place + 1), total)
                     : tr("%1 found").arg(total);
    m_count->setText(text);
    m_next->setEnabled(count > 0);
    m_previous->setEnabled(count > 0);
    m_one->setEnabled(count > 0);
    m_selected->setEnabled(!m_search.text().isEmpty());
}

// Replacing

void GridFindBar::replaceOne()
{
    m_commands.replaceIn(m_view.currentIndex(), m_text->text(), m_by->text());
    step();
}

void GridFindBar::replaceSelected()
{
    m_commands.replace(m_text->text(), m_by->text());
}

// Keys

bool GridFindBar::key(QObject *watched, const QKeyEvent &event)
{
    const bool shift = event.modifiers() & Qt::ShiftModifier;
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event.modifiers() & Qt::ControlModifier)
            return false; // commits
        if (watched == m_by)
            replaceOne();
        else
            step(shift);
        return true;
    case Qt::Key_F3:
        step(shift);
        return true;
    case Qt::Key_Escape:
        closeBar();
        return true;
    default:
        return false;
    }
}

bool GridFindBar::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress;
    return (isKey && key(watched, *static_cast<QKeyEvent *>(event))) || QWidget::eventFilter(watched, event);
}

} // namespace jw::studio
