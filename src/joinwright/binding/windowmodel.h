// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/binding/gridmodel.h"
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
/// every model that shows the record, and survives sorting, filtering and paging.
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

    /// Reads the rows from the beginning.
    void load();
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

signals:
    /// Count, its exactness or the state of loading changed.
    void countChanged();
    void filtersChanged();
    void sortChanged();

protected:
    WindowModel(Session &session, Worker &pages, Worker &aside, LabelCache &labels, const Schema &schema, QObject *parent);
    void setPath(const JoinPath &path, const QList<GridColumn> &columns);
    bool isRepeated(int row, int column) const override;
    bool isGroupEnd(int row) const override;
    /// Brings the new rows between the others in line with the session.
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
    void committed() override;

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

    qsizetype newRowAt(int row) const; ///< index into m_newRows; -1
    qint64 windowRow(int row) const;
    int modelRow(qint64 windowRow) const;
    const Tuple *tupleAt(int row) const;
    Record resolved(const Tuple &tuple, int node) const;
    void fetchTarget(const Record &parent, int relation) const;

    bool isMine(const Record &record) const;
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
};

} // namespace jw
