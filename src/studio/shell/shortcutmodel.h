// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QAbstractTableModel>

namespace jw::studio {

class Actions;

/// Every action with its keys, for the shortcut editor. Editing a key that another action has takes it from that one:
/// ownerOf() tells beforehand.
class ShortcutModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { ActionColumn, KeyColumn, TipColumn, ColumnCount };

    explicit ShortcutModel(Actions &actions, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    QString idAt(int row) const { return m_ids.value(row); }
    /// Sets the only key of an action (empty: none) and takes it from whoever had it.
    void setKey(int row, const QKeySequence &key);
    void resetKey(int row);

private:
    Actions &m_actions;
    QStringList m_ids;
};

} // namespace jw::studio
