// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/document/modeldocument.h"

#include <QtCore/QAbstractListModel>

namespace jw::studio {

/// What a list in the inspector shows of a table.
enum class PartKind { Keys, Indexes, Checks, Relationships };

/// The keys, indexes, checks or relationships of one table as rows: name and, beside it, what it is about.
/// Relationships of other tables that lead here are listed by the name they have on this side.
class PartsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    PartsModel(ModelDocument &document, Id table, PartKind kind, QObject *parent = nullptr);

    Id idAt(int row) const;
    int rowOf(Id id) const;
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row
    {
        Id id;
        QString name;
        QString detail;
        friend bool operator==(const Row &, const Row &) = default;
    };

    void follow();
    QList<Row> rows() const;
    QList<Row> keyRows(const Table &table) const;
    QList<Row> indexRows(const Table &table) const;
    QList<Row> checkRows(const Table &table) const;
    QList<Row> relationshipRows(const Table &table) const;

    ModelDocument &m_document;
    Id m_table;
    PartKind m_kind;
    QList<Row> m_rows;
};

} // namespace jw::studio
