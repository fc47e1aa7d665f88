// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/id.h"
#include "studio/theme/popupframe.h"

#include <QtCore/QList>

#include <functional>

class QLabel;
class QLineEdit;
class QListView;

namespace jw {
class Schema;
}

namespace jw::studio {

class Actions;
class PaletteModel;

/// One line of the palette.
struct PaletteEntry
{
    QString section; ///< "Actions", "Tables", "Columns"
    QString text;
    QString detail; ///< muted, to the right of the text
    QString end; ///< right-aligned: a key, a type
    QString icon;
    QString actionId; ///< of an action
    Id id; ///< of a table or column
    QList<std::pair<int, int>> matches; ///< start and length of found letters in `text`

    /// A line of the list that names the section below it and cannot be chosen.
    bool isHeading() const { return actionId.isEmpty() && id.isNull(); }
};

/// Finds among actions and a schema's tables and columns what a few letters mean: best first, actions that cannot be
/// used now left out. A match at the start of a word counts more than one inside; all words must be found.
QList<PaletteEntry> findEntries(const QString &text, const Actions &actions, const Schema *schema, int most = 1000);

/// The pop-up that lists every action, table and column by name and runs or shows the chosen one. Escape closes it.
class CommandPalette : public PopupFrame
{
    Q_OBJECT

public:
    CommandPalette(Actions &actions, QWidget *parent);

    /// Opens below the top of the window; `schema` is read while it is open (null: no model).
    void popUp(const Schema *schema);

signals:
    void actionChosen(const QString &id);
    /// A table or column to go to; `withNeighbours` when Shift+Return was pressed.
    void objectChosen(jw::Id id, bool withNeighbours);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void search(const QString &text);
    void choose(bool withNeighbours);
    void move(int step);
    QWidget *makeFoot();
    void retranslate();
    void restyle();

    Actions &m_actions;
    const Schema *m_schema = nullptr;
    QLineEdit *m_edit;
    QLabel *m_count;
    QListView *m_list;
    QLabel *m_nothing;
    QLabel *m_go = nullptr;
    QLabel *m_neighbours = nullptr;
    QList<QLabel *> m_caps;
    PaletteModel *m_model;
};

} // namespace jw::studio
