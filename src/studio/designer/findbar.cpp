// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/findbar.h"

#include "studio/designer/canvascommands.h"
#include "studio/designer/diagramscene.h"
#include "studio/designer/diagramview.h"
#include "studio/designer/handles.h"
#include "studio/document/modeldocument.h"
#include "studio/selection/selection.h"
#include "studio/theme/keeptranslated.h"
#include "studio/theme/theme.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

constexpr int BarMargin = 8;
constexpr int FieldWidth = 200;

// 0: the name is it, 1: it begins so, 2: it contains it, 3: a column does, -1: no match.
int rankOf(const Table &table, const QString &text)
{
    if (table.name.compare(text, Qt::CaseInsensitive) == 0)
        return 0;
    if (table.name.startsWith(text, Qt::CaseInsensitive))
        return 1;
    if (table.name.contains(text, Qt::CaseInsensitive))
        return 2;
    const bool inColumn = std::any_of(table.columns.begin(), table.columns.end(),
        [&](const Column &column) { return column.name.contains(text, Qt::CaseInsensitive); });
    return inColumn ? 3 : -1;
}

QList<Id> matches(const Schema &schema, const QString &text)
{
    QList<std::tuple<int, QString, Id>> ranked;
    for (const Table &table : schema.tables()) {
        if (const int rank = rankOf(table, text); rank >= 0)
            ranked.append({rank, table.name, table.id});
    }
    std::sort(ranked.begin(), ranked.end());
    QList<Id> ids;
    for (const auto &[rank, name, id] : ranked)
        ids.append(id);
    return ids;
}

QToolButton *button(const QString &icon, QWidget *parent)
{
    auto *result = new QToolButton(parent);
    result->setIcon(Theme::instance().icon(icon));
    result->setAutoRaise(true);
    result->setFocusPolicy(Qt::NoFocus);
    return result;
}

} // namespace

FindBar::FindBar(DiagramView &view)
    : QFrame(&view)
    , m_view(view)
    , m_text(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_place(new QToolButton(this))
{
    setObjectName(u"findBar"_s);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_text->setObjectName(u"findText"_s);
    m_text->setFixedWidth(FieldWidth);
    m_text->setClearButtonEnabled(true);
    m_text->installEventFilter(this);
    m_place->setObjectName(u"findPlace"_s);
    m_place->setAutoRaise(true);
    m_place->setFocusPolicy(Qt::NoFocus);
    auto *close = button(u"close"_s, this);
    keepTranslated(this, [this, close] {
        m_text->setPlaceholderText(tr("Find a table or column"));
        m_place->setToolTip(tr("Put the matches that stand elsewhere on this diagram (Ctrl+Return)"));
        close->setToolTip(tr("Close (Esc)"));
        say();
    });

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(BarMargin, 4, 4, 4);
    layout->setSpacing(BarMargin);
    for (QWidget *part : {static_cast<QWidget *>(m_text), static_cast<QWidget *>(m_count), static_cast<QWidget *>(m_place),
             static_cast<QWidget *>(close)})
        layout->addWidget(part);
    connect(m_text, &QLineEdit::textChanged, this, &FindBar::search);
    connect(m_place, &QToolButton::clicked, this, &FindBar::placeMissing);
    connect(close, &QToolButton::clicked, this, &FindBar::closeBar);
    hide();
}

void FindBar::open()
{
    show();
    search(m_text->text());
    m_text->selectAll();
    m_text->setFocus();
}

void FindBar::closeBar()
{
    hide();
    m_view.diagramScene().setFound({});
    m_view.setFocus();
}

void FindBar::clear()
{
    m_text->clear();
    search({});
}

int FindBar::search(const QString &text)
{
    m_here.clear();
    m_elsewhere.clear();
    m_current = -1;
    const QString wanted = text.trimmed();
    const Sheet &sheet = m_view.diagramScene().sheet();
    for (Id id : wanted.isEmpty() ? QList<Id>() : matches(m_view.document().schema(), wanted))
        (sheet.tableIndex(id) >= 0 ? m_here : m_elsewhere).append(id);
    m_view.diagramScene().setFound(QSet<Id>(m_here.begin(), m_here.end()));
    say();
    return int(m_here.size());
}

void FindBar::say()
{
    const bool searching = !m_text->text().trimmed().isEmpty();
    m_count->setText(!searching ? QString()
            : m_here.isEmpty()  ? tr("none here")
            : m_current < 0     ? tr("%Ln found", nullptr, int(m_here.size()))
                                : tr("%1 of %2").arg(m_current + 1).arg(m_here.size()));
    m_place->setVisible(!m_elsewhere.isEmpty());
    m_place->setText(tr("Place %n more", nullptr, int(m_elsewhere.size())));
    adjustSize();
    follow();
}

void FindBar::step(int direction)
{
    if (m_here.isEmpty())
        return;
    const int count = int(m_here.size());
    m_current = m_current < 0 ? (direction > 0 ? 0 : count - 1) : (m_current + direction + count) % count;
    m_view.showObject(m_here[m_current]);
    say();
}

void FindBar::placeMissing()
{
    const QList<Id> wanted = m_elsewhere;
    m_view.commands().place(wanted, m_view.freePlace({200, 160}));
    search(m_text->text());
    if (!wanted.isEmpty())
        m_view.showObject(wanted.first());
}

void FindBar::follow()
{
    const QRect room = m_view.viewport()->geometry();
    move(room.right() - width() - BarMargin, room.top() + BarMargin);
}

bool FindBar::key(int key, Qt::KeyboardModifiers modifiers)
{
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (modifiers & Qt::ControlModifier)
            placeMissing();
        else
            step(modifiers & Qt::ShiftModifier ? -1 : 1);
        return true;
    case Qt::Key_F3:
        step(modifiers & Qt::ShiftModifier ? -1 : 1);
        return true;
    case Qt::Key_Escape:
        closeBar();
        return true;
    default:
        return false;
    }
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *press = static_cast<QKeyEvent *>(event);
        if (key(press->key(), press->modifiers()))
            return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace jw::studio
