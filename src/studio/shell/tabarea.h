// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/theme/themecolors.h"

#include <QtWidgets/QSplitter>

#include <optional>

class QTabWidget;

namespace jw::studio {

/// The middle of the window: tabs in one or more groups side by side. A tab is any widget; its title, icon and dot are
/// given from outside. Tabs can be dragged within their group and moved to a new group or the next one.
class TabArea : public QSplitter
{
    Q_OBJECT

public:
    explicit TabArea(QWidget *parent = nullptr);
    ~TabArea() override;

    /// Adds a tab to the group that has the focus, and shows it. The area owns the widget until it is closed.
    void add(QWidget *tab, const QString &icon, const QString &title, const QString &tip = {});
    /// As add(), in a group of its own to the right of the others.
    void addBeside(QWidget *tab, const QString &icon, const QString &title, const QString &tip = {});
    void setTitle(QWidget *tab, const QString &title, const QString &tip = {});
    /// The dot of unsaved or pending changes.
    void setMarked(QWidget *tab, bool marked);
    /// A line in this hue under its icon; none takes it away.
    void setColour(QWidget *tab, std::optional<Hue> colour);

    QList<QWidget *> tabs() const; ///< of all groups, left to right
    QWidget *current() const; ///< of the focused group; null when there is none
    void show(QWidget *tab);
    int groupCount() const { return count(); }

    /// Moves the current tab into a new group on the right (or into the next group, when its own has only this tab).
    void splitRight();
    void nextTab(int step);
    /// Takes the tab out and deletes it.
    void remove(QWidget *tab);

signals:
    void currentChanged(QWidget *tab);
    /// The cross of a tab was pressed, or its middle button: the owner decides and calls remove().
    void closeRequested(QWidget *tab);

private:
    struct Place
    {
        QTabWidget *group = nullptr;
        int index = -1;
    };

    QTabWidget *makeGroup(int at);
    QTabWidget *group(int index) const;
    Place placeOf(QWidget *tab) const;
    void insert(QTabWidget *into, QWidget *tab, const QString &icon, const QString &title, const QString &tip);
    void showCloseButtons();
    void dropEmptyGroups();
    void focusMoved(QWidget *now);
    void announce();
    void dress();

    QTabWidget *m_focused = nullptr;
    QWidget *m_announced = nullptr;
};

} // namespace jw::studio
