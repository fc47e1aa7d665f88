// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/document/modeldocument.h"

#include <QtCore/QAbstractTableModel>

namespace jw::studio {

/// The columns of one table, edited through the document: name, type as text, whether NULL is allowed. Rows are
/// reordered by dragging them.
class ColumnsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Section { Name, Type, Null, SectionCount };

    ColumnsModel(ModelDocument &document, Id table, QObject *parent = nullptr);

    Id columnAt(int row) const;
    int rowOf(Id column) const;
    Id add(int row); ///< a new column at `row`; its id
    void remove(const QList<int> &rows);
    void move(int from, int to); ///< so that it stands at `to` afterwards

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent) override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;

signals:
    /// A type was typed that is none.
    void typeRefused(const QString &text);

private:
    const Table *table() const { return m_document.schema().table(m_table); }
    void follow();
    void change(const QString &text, const Column &column);
    QVariant text(const Column &column, int section) const;

    ModelDocument &m_document;
    Id m_table;
    QList<Id> m_rows;
};

} // namespace jw::studio
