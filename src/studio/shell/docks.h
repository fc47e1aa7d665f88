// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QObject>

#include <array>
#include <functional>

class QDockWidget;
class QMainWindow;
class QMenu;
class QTabBar;

namespace jw::studio {

class DockTitle;

enum class DockId : quint8 { Tree, Overview, Inspector, Code, Changes, Problems, SqlLog, History, Count };

/// The panels around the middle of the window: where they stand, how their heads and tabs look, which are shown.
/// They exist from the start, so that a remembered layout finds them; their contents come after the first paint.
class Docks : public QObject
{
    Q_OBJECT

public:
    explicit Docks(QMainWindow &window);

    QDockWidget *dock(DockId id) const { return m_docks[size_t(id)]; }
    DockTitle *title(DockId id) const { return m_titles[size_t(id)]; }
    void setContent(DockId id, QWidget *content);
    /// Beside the name, where it stands as a tab: "Changes 4"; 0: nothing.
    void setCount(DockId id, int count);
    /// Puts it in front and shows it.
    void raise(DockId id);
    /// The same, and the cursor goes into it.
    void goTo(DockId id);
    /// Hides the dock that the cursor is in; false when it is in none.
    bool closeFocused();

    /// Places all docks as at first.
    void reset();
    /// Hides them until a model is there; then they come as `layout` (of saveState()) says, or as at first when it is empty.
    /// For a window that was not laid out yet: it does not know the sizes of its docks.
    void hideUntilNeeded(const QByteArray &layout);
    /// Hides them all and brings them back: for the welcome page.
    void setShown(bool shown);
    QByteArray saveState() const;
    bool areShown() const { return m_shown; }
    void fillMenu(QMenu *menu);
    void retranslate();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void make(DockId id);
    void showNames();
    void dressTabs();
    void dressTab(QTabBar *bar, int index);
    void chooseTitleBar(DockId id);
    QString name(DockId id) const;

    QMainWindow &m_window;
    std::array<QDockWidget *, size_t(DockId::Count)> m_docks {};
    std::array<DockTitle *, size_t(DockId::Count)> m_titles {};
    std::array<int, size_t(DockId::Count)> m_counts {};
    QByteArray m_stateWhenHidden;
    bool m_shown = true;
};

} // namespace jw::studio
