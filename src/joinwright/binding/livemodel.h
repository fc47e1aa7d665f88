// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/liveresult.h"

#include <QtCore/QAbstractTableModel>

namespace jw {

/// A live result as an item model: columns for a QTableView, and for QML a role a column and relationship of the query's
/// table, by name: `model.name`, `model.department.name`, `model.employees`.
///
/// A role of a to-one relationship holds the columns of the row there by name, one of a to-many relationship a list of such;
/// they hold what is in memory and never load (with() brings it along). Of the rows beside, those in tables that the query
/// joins are followed. Edits go to the records; nothing is written before the session commits.
class LiveModel : public QAbstractTableModel
{
    Q_OBJECT
    Q_PROPERTY(bool loading READ isLoading NOTIFY loadingChanged)
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged)

public:
    enum Role {
        ValueRole = Qt::UserRole + 1, ///< jw::Value
        EditedRole, ///< the cell differs from what was loaded
        NewRole, ///< the record waits to be inserted
        FirstNamedRole = Qt::UserRole + 0x100, ///< columns by number, then relationships
    };

    /// Shows the columns of the query's own table. Throws Error when the query cannot be followed.
    explicit LiveModel(const BasicQuery &query, QObject *parent = nullptr);
    LiveModel(const BasicQuery &query, LiveResult::Otherwise otherwise, QObject *parent = nullptr);

    LiveResult &result() { return m_result; }
    const LiveResult &result() const { return m_result; }
    /// The columns to show: "name", and "department.name" along relationships that the query joins. Throws Error(Usage)
    /// naming what there is.
    void setColumns(const QStringList &paths);
    QStringList columns() const;
    Record record(int row) const { return m_result.at(row); }
    /// The record that a cell shows; null where an outer join found none.
    Record record(const QModelIndex &index) const;
    bool isLoading() const { return m_result.isLoading(); }

    /// A new record, pending. It is shown once it belongs to the query's result.
    Record addRow();
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    /// Qt::EditRole writes the index's column, a named role the column of that name. See setFromVariant(). False, and
    /// refused(), when the record refuses.
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    /// Removes the records from the session, as one step for undo.
    bool removeRows(int row, int count, const QModelIndex &parent = {}) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QHash<int, QByteArray> roleNames() const override;
    /// The number of a named role; -1 when there is none.
    Q_INVOKABLE int role(const QString &name) const;

signals:
    /// An edit was not taken; the text is one English sentence from the library.
    void refused(const QModelIndex &index, const QString &reason);
    void failed(const jw::Error &error);
    void loadingChanged();
    void countChanged();

private:
    struct Column
    {
        int source;
        int cell;
        QString path;
    };
    Column columnAt(const QString &path) const;
    void follow();
    QVariant named(const Record &record, int number) const;
    QVariant related(const Record &record, int relation) const;
    QVariant cellData(const QModelIndex &index, int role) const;
    bool isRelationNamed(int relation) const;

    LiveResult m_result;
    QList<Column> m_columns;
};

} // namespace jw
