// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/binding/celltexts.h"
#include "joinwright/binding/joinpath.h"
#include "joinwright/binding/keysetwindow.h"
#include "joinwright/binding/rowfilter.h"
#include "joinwright/orm/observer.h"

#include <QtCore/QMultiHash>
#include <QtCore/QSet>

namespace jw {

/// What a grid is sorted by, the first first.
struct SortKey
{
    int column = 0; ///< of the grid
    bool descending = false;
    friend bool operator==(const SortKey &, const SortKey &) = default;
};

/// The rows of a joined path as a grid: records of the database, read in pages through a KeysetWindow, with the
/// session's new rows between them. Everything a record shows is the session's: an edit is seen in every row and in
/// every model that shows the record, and survives sorting, filtering and paging. After a commit, and after a bulk statement
/// of the session's worker, the rows are read anew.
class WindowModel : public GridModel, private SessionObserver
{
    Q_OBJECT

public:
    ~WindowModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    Record record(int row, int column) const override;
    bool isLoading(int row) const override;

    const JoinPath &path() const { return m_path; }
    Record recordOfNode(int row, int node) const;
    /// The rows that show `record`, of those that are here.
    QList<int> rowsOf(const Record &record) const;
    /// A cell of `column` that shows `record`; invalid when none is here. Rows that are read anew may bring other records to
    /// where they stood: who comes back later to a record asks for its cell again.
    QModelIndex cellOf(const Record &record, int column) const;

    /// Reads the rows from the beginning.
    void load();
    /// The same with this sort and these filters, by column. A filter that cannot be read (any more) is left out.
    void start(const QList<SortKey> &sort, const QHash<int, QString> &filters);
    /// Reads them again in place: after a commit, or because somebody else wrote.
    void reload();
    /// Gives way to a writer; reload() goes on.
    void stop() { m_window.stop(); }

    /// `text` as RowFilter reads it; empty removes the column's filter. On a foreign key that is shown by its label a
    /// bare word looks in the label. Throws Error(Value) when it cannot be read; then nothing changes.
    void setFilter(int column, const QString &text);
    void clearFilters();
    /// The filter of a column, as typed and tidied; empty: none.
    QString filterText(int column) const;
    QList<int> filteredColumns() const;
    void setSort(const QList<SortKey> &keys);
    const QList<SortKey> &sortKeys() const { return m_sort; }
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    /// Rows of the database, without new ones.
    qint64 databaseRowCount() const { return m_databaseRows; }
    bool isCountExact() const { return m_window.isCountExact(); }
    bool isFirstLoad() const { return m_window.isLoading(); }
    /// New rows stand before all others, or after them.
    void setNewRowsAtEnd(bool atEnd);
    bool isNewRow(int row) const;

    /// Marks the record of this cell as deleted; a new one is dropped.
    void remove(const QModelIndex &index);

    static constexpr int MostRowsAtOnce = 10'000; ///< what fetchRows() brings
    /// Calls `done` once the rows `first` to `last` are all here: at once if they are. Never called when the rows become
    /// others meanwhile (a new filter, a new sort), when reading fails, or when another call replaces this one.
    /// Throws Error(Usage) for more than MostRowsAtOnce rows.
    void fetchRows(int first, int last, std::function<void()> done);
    /// Puts a block from `origin` on into `columns`; lines beyond the last row are left out. Returns how many lines found
    /// a row. One step for undo. Throws Error(Value) with the reason against the first cell that takes no edit; then
    /// nothing is changed. All rows must be here.
    int put(const QModelIndex &origin, const CellBlock &block, const QList<int> &columns);

    /// What the rows are read by.
    const WindowQuery &query() const { return m_window.query(); }
    Worker &aside() const { return m_window.aside(); }
    /// The condition for a row of query() whose cell shows `text`: texts, labels and values of enums contain it, numbers
    /// and dates are what it says. Empty where no such cell can be.
    Statement showing(int column, const QString &text) const;
    /// Whether the cell shows `text`, by the same rules, with the edits that are pending.
    bool shows(int row, int column, const QString &text) const;
    /// Where new rows stand, ascending.
    QList<int> newRowPlaces() const;

signals:
    /// Count, its exactness or the state of loading changed.
    void countChanged();
    void filtersChanged();
    void sortChanged();
    /// The rows are about to be others, by a filter, a sort or another path: whoever edits one of them takes what was typed now.
    void aboutToRestart();

protected:
    WindowModel(Session &session, Worker &pages, Worker &aside, LabelCache &labels, const Schema &schema, QObject *parent);
    void setPath(const JoinPath &path, const QList<GridColumn> &columns);
    bool isRepeated(int row, int column) const override;
    bool isGroupEnd(int row) const override;
    Pending linkOf(int row, int column) const override;
    /// A new row with the values of another, without a key that the database hands out.
    Record addCopy(const Record &source);
    /// A new row of `table` with what `line` gives for those of `columns`.
    Record addFilled(const Table *table, const QList<std::optional<Value>> &line, const QList<int> &columns);
    /// Brings the new rows between the others in line with the session. Happens by itself a moment after the session has
    /// changed; whoever needs the rows at once calls it.
    void updateNewRows();

private:
    using Tuple = QList<Record>; ///< a record a node
    struct NewRow
    {
        qint64 before = 0; ///< the window's row that it stands before
        Tuple records;
        friend bool operator==(const NewRow &, const NewRow &) = default;
    };

    // SessionObserver
    void rowAdded(const Record &record) override;
    void cellChanged(const Record &record, int cell) override;
    void stateChanged(const Record &record) override;
    void relationChanged(const Record &record, int relation) override;
    void rowsWritten(const Mapper &mapper) override;
    void rowsRemoved(const Mapper &mapper) override;
    void committed() override;
    void rolledBack() override;

    bool isShown(const Mapper &mapper) const;
    void updateNewRowsLater();
    void takeNewRows(qsizetype from);
    void putNewRows(const QList<NewRow> &wanted, qsizetype from);
    void continueFetching();
    void touched(const Record &record);
    void emitAll();
    void restart();
    bool isSortIndexed() const;
    Statement filterCondition(int column, const RowFilter &filter) const;
    RowFilter parsed(int column, const QString &text) const;

    void windowReset();
    void windowCountChanged(qint64 after);
    void pageArrived(qint64 page);
    void pageDropped(qint64 page);
    void rowsLoaded(qint64 first, qint64 count);
    FetchResult resultOf(const WindowPage &page) const;

    qsizetype newRowsAbove(int row) const;
    qsizetype newRowAt(int row) const; ///< index into m_newRows; -1
    qint64 windowRow(int row) const;
    int modelRow(qint64 windowRow) const;
    const Tuple *tupleAt(int row) const;
    Record resolved(const Tuple &tuple, int node) const;
    void fetchTarget(const Record &parent, int relation) const;

    bool isMine(const Record &record) const;
    bool isMoved(const Record &member, int relation) const;
    int relationToParent(const Record &member, int node) const;
    QList<Record> unplaced() const;
    QList<NewRow> wantedNewRows(QHash<qint64, Tuple> &inPlace) const;
    QList<Tuple> expanded(const Tuple &tuple, int node) const;
    QList<Record> pendingMembers(const Record &parent, int node) const;
    void addNewRowsUnder(const Record &parent, int node, QList<NewRow> &rows, QHash<qint64, Tuple> &inPlace) const;

    KeysetWindow m_window;
    JoinPath m_path;
    QList<std::optional<RowFilter>> m_filters; // a grid column each
    QList<SortKey> m_sort;
    qint64 m_databaseRows = 0;
    QHash<qint64, QList<Tuple>> m_pages;
    QMultiHash<const Row *, qint64> m_places; // of the loaded rows
    QList<NewRow> m_newRows;
    QHash<qint64, Tuple> m_inPlace; // new members shown in the row of a parent that had none
    mutable QSet<const Row *> m_fetching;
    bool m_newAtEnd = false;
    bool m_adopting = false;
    QTimer m_newRowsLater;
    QTimer m_reloadLater;
    int m_fetchFirst = 0;
    int m_fetchLast = -1;
    std::function<void()> m_fetched; // null: nobody waits
};

} // namespace jw
