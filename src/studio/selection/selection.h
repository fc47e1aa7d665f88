// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/id.h"
#include "joinwright/core/value.h"

#include <QtCore/QList>
#include <QtCore/QObject>

namespace jw::studio {

/// One row of one table, by its primary key.
struct RowRef
{
    Id table;
    QList<Value> key;

    bool isNull() const { return table.isNull(); }
    friend bool operator==(const RowRef &, const RowRef &) = default;
};

/// What is selected and what lies under the mouse, shared by every view of one window.
///
/// Ids may be those of tables, columns, relationships, areas, notes, enums, views and diagrams. Knows no model: an id
/// that has left the model stays until somebody selects anew.
class Selection : public QObject
{
    Q_OBJECT

public:
    explicit Selection(QObject *parent = nullptr);

    QList<Id> ids() const { return m_ids; }
    bool contains(Id id) const { return m_ids.contains(id); }
    bool isEmpty() const { return m_ids.isEmpty(); }
    /// The one that was chosen last: what the inspector shows first. Null when nothing is selected.
    Id current() const { return m_current; }
    /// `current` must be one of `ids`; null stands for the last of them.
    void select(const QList<Id> &ids, Id current = {});
    void select(Id id) { select(QList<Id> {id}, id); }
    void clear() { select(QList<Id>()); }

    Id hovered() const { return m_hovered; }
    void setHovered(Id id);

    /// The record that a grid's cursor stands on.
    RowRef row() const { return m_row; }
    void setRow(const RowRef &row);

signals:
    void changed();
    void hoveredChanged();
    void rowChanged();

private:
    QList<Id> m_ids;
    Id m_current;
    Id m_hovered;
    RowRef m_row;
};

} // namespace jw::studio
