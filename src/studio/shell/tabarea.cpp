// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/tabarea.h"

#include "studio/theme/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QApplication>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QTabWidget>

namespace jw::studio {

namespace {

constexpr char IconProperty[] = "joinwrightTabIcon";
constexpr char MarkProperty[] = "joinwrightTabMarked";
constexpr char ColourProperty[] = "joinwrightTabColour"; // int, a Hue

void paintMark(QPainter &painter)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::instance().color(Token::ChangedBar));
    painter.drawEllipse(QPointF(13, 13), 3, 3);
}

/// The tab's icon: in the hue of its database above a bar of it, and with the dot of pending changes at its lower right
/// corner when the tab is marked.
QIcon tabIcon(const QWidget &tab)
{
    const Theme &theme = Theme::instance();
    const QString name = tab.property(IconProperty).toString();
    const bool isMarked = tab.property(MarkProperty).toBool();
    const QVariant hue = tab.property(ColourProperty);
    if (!isMarked && !hue.isValid())
        return theme.icon(name, Token::Muted, Token::Text);
    const QColor colour = hue.isValid() ? theme.hue(Hue(hue.toInt())).label : theme.color(Token::Muted);
    QPixmap pixmap = theme.pixmap(name, 16, colour, tab.devicePixelRatioF());
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hue.isValid())
        painter.fillRect(QRectF(0, 14, 16, 2), colour);
    if (isMarked)
        paintMark(painter);
    return pixmap;
}

} // namespace

TabArea::TabArea(QWidget *parent)
    : QSplitter(Qt::Horizontal, parent)
{
    setObjectName(QStringLiteral("tabArea"));
    setChildrenCollapsible(false);
    setHandleWidth(1);
    m_focused = makeGroup(0);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { focusMoved(now); });
    connect(&Theme::instance(), &Theme::changed, this, &TabArea::dress);
}

/// The groups go after this, and the focus with them: neither may call what is no more.
TabArea::~TabArea()
{
    disconnect(qApp, nullptr, this, nullptr);
    for (int i = 0; i < count(); ++i)
        group(i)->disconnect(this);
}

QTabWidget *TabArea::makeGroup(int at)
{
    auto *made = new QTabWidget;
    made->setDocumentMode(true);
    made->setTabsClosable(true);
    made->setMovable(true);
    made->setElideMode(Qt::ElideRight);
    made->setUsesScrollButtons(true);
    insertWidget(at, made);
    connect(made, &QTabWidget::currentChanged, this, [this, made](int) {
        m_focused = made;
        announce();
    });
    // The title of the tab in front changes nothing there, but says where the keys are to go.
    connect(made, &QTabWidget::tabBarClicked, this, [this, made](int index) {
        if (index >= 0 && m_focused != made)
            show(made->widget(index));
    });
    connect(made, &QTabWidget::tabCloseRequested, this, [this, made](int index) { emit closeRequested(made->widget(index)); });
    return made;
}

/// Only the tab in front can be closed by its cross; the others wait for the middle button.
void TabArea::showCloseButtons()
{
    for (int i = 0; i < count(); ++i) {
        QTabBar *bar = group(i)->tabBar();
        for (int tab = 0; tab < bar->count(); ++tab) {
            if (QWidget *button = bar->tabButton(tab, QTabBar::RightSide))
                button->setVisible(tab == bar->currentIndex());
        }
    }
}

QTabWidget *TabArea::group(int index) const
{
    return static_cast<QTabWidget *>(widget(index));
}

TabArea::Place TabArea::placeOf(QWidget *tab) const
{
    for (int i = 0; i < count(); ++i) {
        if (const int index = group(i)->indexOf(tab); index >= 0)
            return {group(i), index};
    }
    return {};
}

void TabArea::insert(QTabWidget *into, QWidget *tab, const QString &icon, const QString &title, const QString &tip)
{
    tab->setProperty(IconProperty, icon);
    const int index = into->addTab(tab, tabIcon(*tab), title);
    into->setTabToolTip(index, tip);
    m_focused = into;
    into->setCurrentIndex(index);
    announce();
}

void TabArea::add(QWidget *tab, const QString &icon, const QString &title, const QString &tip)
{
    insert(m_focused, tab, icon, title, tip);
}

void TabArea::addBeside(QWidget *tab, const QString &icon, const QString &title, const QString &tip)
{
    if (m_focused->count() == 0)
        return add(tab, icon, title, tip);
    insert(makeGroup(count()), tab, icon, title, tip);
    setSizes(QList<int>(count(), qMax(1, width() / count())));
}

void TabArea::setTitle(QWidget *tab, const QString &title, const QString &tip)
{
    const Place place = placeOf(tab);
    if (!place.group)
        return;
    place.group->setTabText(place.index, title);
    place.group->setTabToolTip(place.index, tip);
}

void TabArea::setMarked(QWidget *tab, bool marked)
{
    const Place place = placeOf(tab);
    if (!place.group || tab->property(MarkProperty).toBool() == marked)
        return;
    tab->setProperty(MarkProperty, marked);
    place.group->setTabIcon(place.index, tabIcon(*tab));
}

void TabArea::setColour(QWidget *tab, std::optional<Hue> colour)
{
    const QVariant hue = colour ? QVariant(int(*colour)) : QVariant();
    const Place place = placeOf(tab);
    if (!place.group || tab->property(ColourProperty) == hue)
        return;
    tab->setProperty(ColourProperty, hue);
    place.group->setTabIcon(place.index, tabIcon(*tab));
}

QList<QWidget *> TabArea::tabs() const
{
    QList<QWidget *> result;
    for (int i = 0; i < count(); ++i) {
        for (int index = 0; index < group(i)->count(); ++index)
            result.append(group(i)->widget(index));
    }
    return result;
}

QWidget *TabArea::current() const
{
    return m_focused->currentWidget();
}

void TabArea::show(QWidget *tab)
{
    const Place place = placeOf(tab);
    if (!place.group)
        return;
    m_focused = place.group;
    place.group->setCurrentIndex(place.index);
    tab->setFocus();
    announce();
}

void TabArea::splitRight()
{
    QWidget *tab = current();
    const Place place = tab ? placeOf(tab) : Place();
    if (!place.group)
        return;
    const int at = indexOf(place.group);
    const QString title = place.group->tabText(place.index);
    const QString tip = place.group->tabToolTip(place.index);
    if (place.group->count() == 1 && count() == 1)
        return; // alone already
    QTabWidget *target = place.group->count() == 1 ? group((at + 1) % count()) : makeGroup(at + 1);
    place.group->removeTab(place.index);
    insert(target, tab, tab->property(IconProperty).toString(), title, tip);
    dropEmptyGroups();
    setSizes(QList<int>(count(), qMax(1, width() / count())));
    tab->setFocus();
}

void TabArea::nextTab(int step)
{
    const QList<QWidget *> all = tabs();
    if (all.isEmpty())
        return;
    const qsizetype at = all.indexOf(current()) + step + all.size();
    show(all[at % all.size()]);
}

void TabArea::remove(QWidget *tab)
{
    const Place place = placeOf(tab);
    if (!place.group)
        return;
    const bool hadFocus = place.group->isAncestorOf(QApplication::focusWidget());
    place.group->removeTab(place.index);
    tab->deleteLater();
    if (hadFocus)
        m_focused = place.group; // Qt has moved the focus on, maybe into the group beside
    dropEmptyGroups();
    if (hadFocus && current())
        current()->setFocus(); // the group it stood in goes on
    announce();
}

void TabArea::dropEmptyGroups()
{
    for (int i = count() - 1; i >= 0 && count() > 1; --i) {
        QTabWidget *empty = group(i);
        if (empty->count() > 0)
            continue;
        empty->setParent(nullptr);
        if (m_focused == empty)
            m_focused = group(qMax(0, i - 1));
        empty->deleteLater();
    }
}

void TabArea::focusMoved(QWidget *now)
{
    for (int i = 0; now && i < count(); ++i) {
        if (group(i) != m_focused && group(i)->isAncestorOf(now)) {
            m_focused = group(i);
            announce();
        }
    }
}

void TabArea::announce()
{
    showCloseButtons();
    // The line below the active tab is accentLine in the focused group alone.
    for (int i = 0; i < count(); ++i) {
        QTabBar *bar = group(i)->tabBar();
        const bool focused = group(i) == m_focused;
        if (bar->property("focusedArea").toBool() != focused) {
            bar->setProperty("focusedArea", focused);
            bar->style()->unpolish(bar);
            bar->style()->polish(bar);
        }
    }
    if (current() == m_announced)
        return;
    m_announced = current();
    emit currentChanged(m_announced);
}

void TabArea::dress()
{
    for (QWidget *tab : tabs()) {
        const Place place = placeOf(tab);
        place.group->setTabIcon(place.index, tabIcon(*tab));
    }
}

} // namespace jw::studio
