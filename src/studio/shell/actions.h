// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/shell/actiontable.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtGui/QAction>

#include <functional>

class QMenuBar;
class QSettings;
class QToolBar;

namespace jw::studio {

/// The action table come alive: one QAction a row, its texts in the current language, its keys as the person set them.
class Actions : public QObject
{
    Q_OBJECT

public:
    explicit Actions(QObject *parent = nullptr);

    /// Null for an id that is not in the table.
    QAction *action(const char *id) const;
    QAction *action(const QString &id) const { return m_actions.value(id); }
    QStringList ids() const; ///< in the table's order
    /// What the action is called without mnemonic and dots ("Export code").
    QString title(const QString &id) const;

    /// Calls `run` whenever the action is triggered. Each action has exactly one.
    void handle(const char *id, std::function<void()> run);
    bool isHandled(const QString &id) const { return m_handled.contains(id); }

    /// Enables what `available` suffices for.
    void setAvailable(Needs available);

    /// What an action would do at the moment, to stand behind its text ("Undo: Add table"); empty: nothing.
    void setDetail(const char *id, const QString &detail);

    /// Fills the menu bar from the table; menus named by "@…" are handed to `fill`.
    void fillMenuBar(QMenuBar *bar, const std::function<void(const QString &, QMenu *)> &fill);
    void fillToolBar(QToolBar *bar);
    /// Texts again, after the language changed.
    void retranslate();

    /// The keys in force; an empty list means the table's.
    void setShortcuts(const QString &id, const QList<QKeySequence> &keys);
    QList<QKeySequence> defaultShortcuts(const QString &id) const;
    /// The other action that has this key; empty when it is free.
    QString ownerOf(const QKeySequence &key, const QString &except = {}) const;
    void load(QSettings &settings);
    void save(QSettings &settings) const;

private:
    const ActionRow *row(const QString &id) const;
    QString text(const ActionRow &row) const;

    QHash<QString, QAction *> m_actions;
    QSet<QString> m_handled;
    QHash<QString, QString> m_details;
    QList<std::pair<QMenu *, const char *>> m_menus;
};

} // namespace jw::studio
