// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/docks.h"

#include "studio/shell/docktitle.h"
#include "studio/theme/theme.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtCore/QTimer>
#include <QtGui/QAction>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QMainWindow>
#include <QtWidgets/QMenu>
#include <QtWidgets/QTabBar>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

struct Row
{
    const char *objectName;
    const char *icon;
    Qt::DockWidgetArea area;
};

constexpr Row Rows[] = {
    {"treeDock", "table", Qt::LeftDockWidgetArea},
    {"overviewDock", "fit", Qt::LeftDockWidgetArea},
    {"inspectorDock", "info", Qt::RightDockWidgetArea},
    {"codeDock", "code", Qt::RightDockWidgetArea},
    {"changesDock", "edit", Qt::BottomDockWidgetArea},
    {"problemsDock", "problems", Qt::BottomDockWidgetArea},
    {"sqlDock", "console", Qt::BottomDockWidgetArea},
    {"historyDock", "history", Qt::BottomDockWidgetArea},
};
constexpr size_t Count = size_t(DockId::Count);
constexpr int LayoutVersion = 1;

} // namespace

Docks::Docks(QMainWindow &window)
    : QObject(&window)
    , m_window(window)
{
    window.setDockNestingEnabled(true);
    window.setDockOptions(QMainWindow::AnimatedDocks | QMainWindow::AllowNestedDocks | QMainWindow::AllowTabbedDocks
        | QMainWindow::GroupedDragging);
    window.setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    window.setDocumentMode(true);
    for (const auto corner : {Qt::BottomLeftCorner, Qt::BottomRightCorner})
        window.setCorner(corner, Qt::BottomDockWidgetArea);
    for (size_t i = 0; i < Count; ++i)
        make(DockId(i));
    showNames();
    reset();
    window.installEventFilter(this);
    connect(&Theme::instance(), &Theme::changed, this, &Docks::dressTabs);
}

void Docks::make(DockId id)
{
    const Row &row = Rows[size_t(id)];
    auto *dock = new QDockWidget(&m_window);
    dock->setObjectName(QString::fromLatin1(row.objectName));
    auto *title = new DockTitle(dock);
    m_docks[size_t(id)] = dock;
    m_titles[size_t(id)] = title;
    dock->setTitleBarWidget(title);
    dock->setWidget(new QWidget(dock));
    connect(dock, &QDockWidget::topLevelChanged, this, [this, id] { chooseTitleBar(id); });
    connect(dock, &QDockWidget::dockLocationChanged, this, [this, id] {
        QTimer::singleShot(0, this, [this, id] { chooseTitleBar(id); });
    });
}

/// A dock that stands behind a tab is named there already.
void Docks::chooseTitleBar(DockId id)
{
    QDockWidget *dock = m_docks[size_t(id)];
    const bool tabbed = !dock->isFloating() && !m_window.tabifiedDockWidgets(dock).isEmpty();
    DockTitle *title = m_titles[size_t(id)];
    title->setHeight(tabbed ? 0 : id == DockId::Tree ? 44 : 32);
    dressTabs();
}

void Docks::setContent(DockId id, QWidget *content)
{
    QDockWidget *dock = m_docks[size_t(id)];
    QWidget *before = dock->widget();
    content->setAutoFillBackground(true);
    content->setBackgroundRole(QPalette::Light); // panel
    dock->setWidget(content);
    delete before;
}

QString Docks::name(DockId id) const
{
    switch (id) {
    case DockId::Tree: return tr("Model");
    case DockId::Overview: return tr("Overview");
    case DockId::Inspector: return tr("Inspector");
    case DockId::Code: return tr("Code");
    case DockId::Changes: return tr("Changes");
    case DockId::Problems: return tr("Problems");
    case DockId::SqlLog: return tr("SQL log");
    case DockId::History: return tr("History");
    case DockId::Count: break;
    }
    return {};
}

void Docks::showNames()
{
    for (size_t i = 0; i < Count; ++i) {
        const QString plain = name(DockId(i));
        m_titles[i]->setTitle(plain);
        m_docks[i]->setWindowTitle(m_counts[i] > 0 ? u"%1 %2"_s.arg(plain).arg(QLocale().toString(m_counts[i])) : plain);
        m_docks[i]->toggleViewAction()->setText(plain);
    }
    dressTabs();
}

void Docks::retranslate()
{
    showNames();
}

void Docks::setCount(DockId id, int count)
{
    if (m_counts[size_t(id)] == count)
        return;
    m_counts[size_t(id)] = count;
    showNames();
}

void Docks::raise(DockId id)
{
    QDockWidget *dock = m_docks[size_t(id)];
    dock->show();
    dock->raise();
}

void Docks::goTo(DockId id)
{
    raise(id);
    QWidget *content = dock(id)->widget();
    QWidget *next = content;
    do {
        if ((next == content || content->isAncestorOf(next)) && next->focusPolicy() & Qt::TabFocus && next->isEnabled()
            && next->isVisibleTo(dock(id)))
            return next->setFocus(Qt::ShortcutFocusReason);
        next = next->nextInFocusChain();
    } while (next != content);
}

bool Docks::closeFocused()
{
    for (QDockWidget *dock : m_docks) {
        if (!dock->isVisible() || !dock->isAncestorOf(QApplication::focusWidget()))
            continue;
        dock->hide();
        return true;
    }
    return false;
}

void Docks::reset()
{
    for (size_t i = 0; i < Count; ++i) {
        m_docks[i]->setFloating(false);
        m_window.addDockWidget(Rows[i].area, m_docks[i], Qt::Vertical);
        m_docks[i]->setVisible(m_shown);
    }
    for (const DockId id : {DockId::Problems, DockId::SqlLog, DockId::History})
        m_window.tabifyDockWidget(dock(DockId::Changes), dock(id));
    dock(DockId::Changes)->raise();
    m_window.resizeDocks({dock(DockId::Tree), dock(DockId::Inspector)}, {200, 280}, Qt::Horizontal);
    m_window.resizeDocks({dock(DockId::Changes)}, {192}, Qt::Vertical);
    m_window.resizeDocks({dock(DockId::Tree), dock(DockId::Overview)}, {560, 160}, Qt::Vertical);
    m_window.resizeDocks({dock(DockId::Inspector), dock(DockId::Code)}, {460, 260}, Qt::Vertical);
    for (size_t i = 0; i < Count; ++i)
        chooseTitleBar(DockId(i));
}

QByteArray Docks::saveState() const
{
    return m_window.saveState(LayoutVersion);
}

void Docks::hideUntilNeeded(const QByteArray &layout)
{
    m_shown = false;
    m_stateWhenHidden = layout;
    for (QDockWidget *dock : m_docks)
        dock->hide();
}

void Docks::setShown(bool shown)
{
    if (shown == m_shown)
        return;
    m_shown = shown;
    if (!shown) {
        m_stateWhenHidden = saveState();
        for (QDockWidget *dock : m_docks)
            dock->hide();
        return;
    }
    if (m_stateWhenHidden.isEmpty() || !m_window.restoreState(m_stateWhenHidden, LayoutVersion))
        reset();
}

void Docks::fillMenu(QMenu *menu)
{
    for (QDockWidget *dock : m_docks)
        menu->addAction(dock->toggleViewAction());
}

bool Docks::eventFilter(QObject *watched, QEvent *event)
{
    // Tab bars of docks come and go with the layout; there is no signal for it.
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::ChildAdded)
        QTimer::singleShot(0, this, &Docks::dressTabs);
    return QObject::eventFilter(watched, event);
}

void Docks::dressTabs()
{
    for (QTabBar *bar : m_window.findChildren<QTabBar *>(QString(), Qt::FindDirectChildrenOnly)) {
        // Every setter asks for a new layout, which calls us again: set only what differs.
        if (bar->expanding())
            bar->setExpanding(false);
        if (bar->drawBase())
            bar->setDrawBase(false);
        if (bar->iconSize() != QSize(16, 16))
            bar->setIconSize({16, 16});
        for (int i = 0; i < bar->count(); ++i)
            dressTab(bar, i);
    }
}

void Docks::dressTab(QTabBar *bar, int index)
{
    for (size_t i = 0; i < Count; ++i) {
        if (m_docks[i]->windowTitle() != bar->tabText(index))
            continue;
        const QByteArray property = QByteArray("dressed_") + Rows[i].icon;
        const QVariant worn = bar->property(property);
        if (worn.isValid() && worn.toBool() == Theme::instance().isDark() && !bar->tabIcon(index).isNull())
            continue;
        bar->setProperty(property, Theme::instance().isDark());
        bar->setTabIcon(index, Theme::instance().icon(QString::fromLatin1(Rows[i].icon), Token::Muted, Token::Text));
    }
}

} // namespace jw::studio
