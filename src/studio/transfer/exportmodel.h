// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/codegen/exporter.h"

#include <QtCore/QAbstractTableModel>

namespace jw::studio {

/// The files of an export with what will happen to each, as a list to look through before it happens.
class ExportModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { FileColumn, StateColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setFiles(const QList<ExportedFile> &files);
    const QList<ExportedFile> &files() const { return m_files; }
    /// How many files an export writes or deletes.
    int pending() const;
    /// How many it leaves alone because somebody edited them.
    int conflicts() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<ExportedFile> m_files;
};

} // namespace jw::studio
