// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/data/joinedview.h"
#include "studio/data/recordsview.h"
#include "studio/designer/diagramview.h"
#include "studio/shell/tabarea.h"
#include "studio/shell/workspace.h"

class QKeyEvent;

namespace jw::studio {

class HelpView;
class WelcomePage;

/// What stands in the middle of the window: the welcome page, the help, diagrams, records and joined records; one tab for
/// each, found again when it is wanted again.
class Tabs : public QObject
{
    Q_OBJECT

public:
    Tabs(Workspace &workspace, TabArea &area);

    // The focused tab as what it is; null when it is something else.
    DiagramView *diagram() const;
    DataView *data() const;
    /// The focused diagram, or the one that stands beside the records: what the tool bar draws on.
    DiagramView *visibleDiagram() const;
    HelpView *help() const;
    bool isWelcome() const;
    QList<DiagramView *> diagrams() const;
    QList<DataView *> dataViews() const;
    /// The diagram that was focused last, also while records are: what the overview shows.
    DiagramView *lastDiagram() const { return m_lastDiagram; }

    WelcomePage *showWelcome();
    HelpView *showHelp();
    DiagramView *showDiagram(Id diagram);
    /// Null when the database has no such table; the reason is said.
    RecordsView *showRecords(Id table);
    void showRecord(Id table, const QList<Value> &key);
    /// The rows of a table that the last step of `trail` leads to.
    void showRelatedRows(Id table, const Trail &trail);
    void showStep(const Trail &trail, int step);
    JoinedView *showJoined(const JoinPath &path);
    /// Both ends of a relationship as one grid.
    JoinedView *showRelationship(Id relationship);
    /// The table with the first relationship that can be followed.
    JoinedView *showJoinedOf(Id table);
    /// Brings an object into view: on a diagram that shows it, the current one if it does.
    void showObject(Id object);

    void close(QWidget *tab);
    /// Takes what is being typed in any grid; what cannot be taken is kept with its database.
    void endEdits();
    bool isTypingIn(const DatabaseSession &database) const;
    void closeData();
    void closeAll();
    void setNotation(Notation notation);
    /// Marks what has pending changes or is missing in the database.
    void showDatabaseState();

signals:
    void currentChanged();
    void statusText(const QString &text);
    void selectionText(const QString &text);
    void zoomChanged(double zoom);
    void toolChanged(jw::studio::Tool tool);
    void actionsChanged();
    void contextMenuAboutToShow(QMenu *menu, jw::Id object);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// Keys that mean something in a grid and are also those of an action for diagrams.
    static bool isGridKey(const QKeyEvent &key);
    template<typename T>
    T *find(const std::function<bool(const T &)> &matches) const;
    void addData(DataView *view, const QString &icon);
    void focused(QWidget *tab);
    void followModel();
    bool hasTable(Id table);
    QHash<Id, Hue> hues() const;
    QStringList absentColumns(const DataView &view) const;

    Workspace &m_workspace;
    TabArea &m_area;
    QPointer<DiagramView> m_lastDiagram;
    Notation m_notation = Notation::CrowsFoot;
};

} // namespace jw::studio
