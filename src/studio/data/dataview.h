// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/data/filterbar.h"
#include "studio/data/gridview.h"
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
    /// "2 rows selected · sum 41.80"; empty for one cell.
    QString selectionText() const;

    /// Columns that the model has and the database has not; `columns` by name.
    void setNotInDatabase(const QStringList &columns);

public slots:
    void undo() { m_database.undo(); }
    void redo() { m_database.redo(); }
    void commit();
    void revertAll() { m_database.revertAll(); }
    /// Reads the rows again; what is pending stays.
    void refresh();
    void copy() { copyCells(false); }
    void copyWithHeaders() { copyCells(true); }
    void cut();
    virtual void paste() = 0;
    virtual void pasteAsRows() = 0;
    virtual void addRow() = 0;
    virtual void duplicate() = 0;
    virtual void deleteSelected() = 0;
    void selectAll() { m_view->selectAll(); }
    void setNull();
    void setDefault();
    void revertCells();
    /// Puts the cursor into the filter line.
    void find();
    void editFilter(int column);
    void toggleValuePanel();
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
    QList<int> selectedRows() const;
    QModelIndexList selectedCells() const;
    QList<QStringList> clipboardCells() const;
    QList<int> columnsFrom(int column) const; ///< visible ones, in their order
    void addMenuAction(QMenu &menu, const QString &text, const QKeySequence &key, void (DataView::*slot)());

private:
    void saveState() const;
    void updateSight();
    void cursorMoved();
    void commitFailed(const Error &error, const Record &failing);
    void copyCells(bool headers);
    void setCells(const QVariant &value, const QString &text);
    void showHeaderMenu(const QPoint &place);
    void showCellMenu(const QPoint &place);

    DatabaseSession &m_database;
    Selection &m_selection;
    std::unique_ptr<WindowModel> m_model;
    QVBoxLayout *m_layout;
    FilterBar *m_bar;
    GridView *m_view;
    ValuePanel *m_panel;
    QString m_status;
    bool m_restored = false;
};

} // namespace jw::studio
