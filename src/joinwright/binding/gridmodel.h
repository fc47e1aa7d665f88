// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/binding/labelcache.h"
#include "joinwright/orm/session.h"

#include <QtCore/QAbstractTableModel>

#include <optional>

namespace jw {

/// What stands in a cell, beside its text.
enum class CellKind : quint8 {
    Value,
    Null,
    Default, ///< nothing given: the database will put its default
    Loading, ///< on its way
    Nothing, ///< no row is here (a parent without children)
};

/// What waits to be written.
enum class Pending : quint8 { None, Changed, New, Deleted };

/// One cell as a view paints it.
struct GridCell
{
    QString text;
    CellKind kind = CellKind::Value;
    /// Of this cell: Changed only where the value differs from what was loaded; New and Deleted also for the cells of a
    /// record that is linked to the row's parent, or unlinked from it.
    Pending pending = Pending::None;
    Pending row = Pending::None; ///< of the record that the cell belongs to
    bool repeated = false; ///< the row above shows the same record here
    bool groupEnd = false; ///< the last row of its parent
    bool required = false; ///< of a new row: nothing is given yet, and must be
    bool unreadable = false; ///< the stored value is not of the column's type; the text is what was found
};

/// A column of a grid: what it shows and what an edit in it changes.
struct GridColumn
{
    Id table;
    Column column;
    int index = -1; ///< in the table's columns
    int node = 0; ///< of a joined path
    bool primary = false;
    std::optional<Relationship> reference; ///< the foreign key whose only column this is
    bool rightAligned = false; ///< numbers, dates and keys
    QString title; ///< "customer" for customer_id where it is shown by its label
    bool labelled = false; ///< shows the label of the row that its reference points at
};

/// The base of the models that show records in cells: roles, texts and edits. Holds no rules: an edit goes to the
/// record, and what the record refuses is reported by refused().
class GridModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        ValueRole = Qt::UserRole + 1, ///< jw::Value
        KindRole, ///< CellKind as int
        PendingRole, ///< Pending of the cell as int
        RowPendingRole, ///< Pending of the cell's record as int
        LabelRole, ///< the label of the row that a foreign key points at
        RepeatedRole,
        ColumnRole, ///< jw::Id
        TableRole, ///< jw::Id
    };

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    /// Qt::EditRole: a jw::Value, or a text that is read as the column's type. False when it was refused.
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QHash<int, QByteArray> roleNames() const override;

    const QList<GridColumn> &columns() const { return m_columns; }
    const GridColumn &column(int column) const { return m_columns.at(column); }
    int columnOf(Id column, int node = 0) const; ///< -1: none
    GridCell cell(int row, int column) const;
    Value value(const QModelIndex &index) const;
    /// The text that stands in a cell, without its label: what is edited and copied.
    QString plainText(const QModelIndex &index) const;

    /// The record that the cell shows; null while it loads or where there is none.
    virtual Record record(int row, int column) const = 0;
    virtual bool isLoading(int row) const = 0;
    /// Why the cell cannot be edited; empty when it can.
    virtual Sentence reasonAgainstEdit(const QModelIndex &index) const;
    /// Refuses every edit with `reason`; an empty one allows them again.
    void setReadOnly(const QString &reason);
    const QString &readOnlyReason() const { return m_readOnlyReason; }
    /// Throws Error when the record refuses.
    virtual void setValue(const QModelIndex &index, const Value &value);
    /// As setData() for the record itself, wherever it stands by now: rows that are read anew may bring another record to the
    /// row in which an edit began. Throws Error with the reason when it is refused.
    void setCell(const Record &record, int column, const QVariant &value);
    /// Back to what was loaded; of a new row, back to "nothing given".
    void revertCell(const QModelIndex &index);
    /// Lets the database put its default into a new row.
    void setDefault(const QModelIndex &index);

    /// The foreign key values of the reference shown in this cell and their label.
    std::optional<QString> labelOf(const QModelIndex &index) const;
    const Schema &schema() const { return m_schema; }
    LabelCache &labels() const { return m_labels; }
    Session &session() const { return m_session; }

signals:
    /// An edit was not taken.
    void refused(const QModelIndex &index, const jw::Sentence &reason);
    void failed(const jw::Error &error);

protected:
    GridModel(Session &session, LabelCache &labels, const Schema &schema, QObject *parent);
    void setColumns(const QList<GridColumn> &columns);
    void repaintReferences();
    /// The grid columns of `table`, in its order.
    static QList<GridColumn> columnsOf(const Schema &schema, const Table &table, int node = 0);
    virtual bool isRepeated(int row, int column) const;
    virtual bool isGroupEnd(int row) const;
    /// What a commit does to the link between the cell's record and the row: New makes it, Deleted takes it away.
    virtual Pending linkOf(int row, int column) const;

private:
    QString displayText(const Record &record, const GridColumn &column) const;
    std::optional<QString> labelInMemory(const Record &record, const GridColumn &column) const;
    Sentence reasonAgainst(const Record &record, const GridColumn &column) const;
    Value asValue(int column, const QVariant &value) const;
    Value typedValue(int column, const QString &text) const;
    Sentence named(int column, const Error &error) const;

    Session &m_session;
    LabelCache &m_labels;
    Schema m_schema;
    QString m_readOnlyReason;
    QList<GridColumn> m_columns;
};

} // namespace jw
