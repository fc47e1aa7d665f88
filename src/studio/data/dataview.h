// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/data/cellcommands.h"
#include "studio/data/filterbar.h"
#include "studio/data/gridfindbar.h"
#include "studio/data/trailbar.h"
#include "studio/data/valuepanel.h"
#include "studio/databases/databasesession.h"
#include "studio/selection/selection.h"

class QSplitter;
class QVBoxLayout;

namespace jw::studio {

/// What the tabs over records have in common: the grid with its filter bar and value panel, and every action on cells
/// and rows. The database must outlive the view.
class DataView : public QWidget
{
    Q_OBJECT

public:
    ~DataView() override;

    DatabaseSession &database() const { return m_database; }
    WindowModel &grid() const { return *m_model; }
    GridView *view() const { return m_view; }
    virtual QString title() const = 0; ///< of the tab
    /// Pending changes of the records that this tab is about.
    virtual bool hasPending() const = 0;

    bool canUndo() const { return m_database.canUndo(); }
    bool canRedo() const { return m_database.canRedo(); }
    bool canEdit() const { return !m_database.isReadOnly(); }
    /// The last text for the status bar.
    const QString &status() const { return m_status; }
    GridFindBar *findBar() const { return m_find; }
    /// "2 rows selected · sum 41.80"; empty for one cell.
    QString selectionText() const;
    /// Whether rows hang on each other here, so that they can be linked and unlinked.
    virtual bool canLink() const { return false; }

    /// How these rows came to be shown; empty: the person chose them.
    const Trail &trail() const { return m_trail->trail(); }

    /// Takes what is being typed, in the grid or in the panel; what cannot be taken is kept with the database.
    void endEdits();
    /// Whether something is being typed that endEdits() would take.
    bool isTyping() const;

    /// Columns that the model has and the database has not; `columns` by name.
    void setNotInDatabase(const QStringList &columns);

public slots:
    void undo() { m_database.undo(); }
    void redo() { m_database.redo(); }
    void commit();
    void revertAll() { m_database.revertAll(); }
    /// Reads the rows again; what is pending stays.
    void refresh();
    void copy() { m_cells->copy(false); }
    void copyWithHeaders() { m_cells->copy(true); }
    void cut() { m_cells->cut(); }
    /// One cell on the clipboard fills the whole selection; a block is put where the selection begins.
    void paste();
    virtual void pasteAsRows() = 0;
    virtual void addRow() = 0;
    virtual void duplicate() = 0;
    virtual void deleteSelected() = 0;
    virtual void link() { }
    virtual void unlink() { }
    void selectAll() { m_view->selectAll(); }
    void setNull() { m_cells->setNull(); }
    void setDefault() { m_cells->setDefault(); }
    void fillDown() { m_cells->fillDown(); }
    void revertCells() { m_cells->revert(); }
    void find() { m_find->open(); }
    void findNext() { m_find->step(); }
    void findPrevious() { m_find->step(true); }
    void editFilter(int column);
    /// The filter line of the cursor's column.
    void filterColumn();
    void clearFilters() { m_model->clearFilters(); }
    void togglePinned();
    void hideColumn();
    void showAllColumns();
    void toggleValuePanel();
    /// Offers the rows that the cursor's row refers to, and those that refer to it.
    void showRelated();
    /// To the row that led to these, if one did.
    void goBack();
    void askForRow();
    void goToRow(int row);

signals:
    void statusText(const QString &text);
    void selectionTextChanged(const QString &text);
    void titleChanged(const QString &title);
    /// Undo, redo, commit or what is selected may be possible now, or no longer.
    void actionsChanged();
    /// Another table's row is to be shown: F4 on a foreign key.
    void recordRequested(jw::Id table, const QList<jw::Value> &key);
    /// The rows of another table that the last step of `trail` leads to are to be shown.
    void rowsRequested(jw::Id table, const jw::studio::Trail &trail);
    /// The row of a step of `trail` is to be shown again, as it was shown there.
    void backRequested(const jw::studio::Trail &trail, int step);

protected:
    DataView(DatabaseSession &database, std::unique_ptr<WindowModel> model, Selection &selection, QWidget *parent);
    /// A widget above the filter bar.
    void setHead(QWidget *head);
    void say(const QString &text);
    void keyPressEvent(QKeyEvent *event) override;
    /// The name under which widths, sort and hidden columns are remembered.
    virtual QString settingsKey() const = 0;
    virtual void fillContextMenu(QMenu &menu) = 0;
    void restoreState();
    /// Nothing is remembered until restoreState(): the columns are about to be others.
    void suspendState();
    CellCommands &cells() const { return *m_cells; }
    /// What a block does that has more lines than there are rows.
    virtual void pasteBelow(const CellBlock &rest, const QList<int> &columns) = 0;
    /// Reads texts of the clipboard for `columns`, then calls `put`; says what cannot be read.
    void readTexts(const QList<QStringList> &texts, const QList<int> &columns, const std::function<void(const CellBlock &)> &put);
    /// Filters that show what was asked for are none that the person has set: not remembered.
    void showPassing(const QHash<int, QString> &filters, const Trail &trail = {});
    void addMenuAction(QMenu &menu, const QString &text, const QKeySequence &key, void (DataView::*slot)());

private:
    void connectParts();
    void saveState();
    void saveStateLater();
    void updateSight();
    void forgetMessage();
    void showInPanel(const QModelIndex &index);
    void cursorMoved();
    void showDraft(const Draft &draft);
    void commitFailed(const Error &error, const Record &failing);
    void fillCells(const QString &text);
    void putBlock(const QPersistentModelIndex &origin, const CellBlock &block, const QList<int> &columns);
    void showHeaderMenu(const QPoint &place);
    void addColumnsMenu(QMenu &menu);
    void showCellMenu(const QPoint &place);
    void fillRelated(QMenu &menu);

    DatabaseSession &m_database;
    Selection &m_selection;
    std::unique_ptr<WindowModel> m_model;
    QVBoxLayout *m_layout;
    TrailBar *m_trail;
    FilterBar *m_bar;
    GridView *m_view;
    CellCommands *m_cells;
    GridFindBar *m_find = nullptr;
    ValuePanel *m_panel;
    QString m_facts; // of the cursor's cell
    QString m_status;
    QString m_stateKey; // of what was restored
    QList<int> m_passing; // columns whose filters show what was asked for
    QTimer m_saveLater; // a column that is being hidden is hidden only after its signal
    bool m_remembers = false; // nothing is saved before what was saved is put back
};

} // namespace jw::studio
