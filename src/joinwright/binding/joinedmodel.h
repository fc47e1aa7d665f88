// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/binding/windowmodel.h"

namespace jw {

/// Records joined along relationships as one grid. Every column edits the record of its own table; a record that shows
/// in several rows changes in all of them. Members can be added, linked, unlinked and deleted where that has a meaning;
/// where it has none, a reason says why.
class JoinedModel : public WindowModel
{
    Q_OBJECT

public:
    JoinedModel(Session &session, Worker &pages, Worker &aside, LabelCache &labels, const Schema &schema,
        QObject *parent = nullptr);

    /// Shows `path` with all columns of its tables but the foreign keys that it follows. Filters and sort begin anew.
    void setJoinPath(const JoinPath &path);
    /// Typing into an empty place of a collection adds a member there.
    Sentence reasonAgainstEdit(const QModelIndex &index) const override;
    void setValue(const QModelIndex &index, const Value &value) override;

    /// A parent without members: the row's place at this node is empty and can take one.
    bool isEmptyPlace(int row, int node) const;
    Sentence reasonAgainstAdd(const QModelIndex &index) const;
    /// A new record at the cell's node, linked to the parent that the row shows. Throws Error(Usage) with the reason.
    Record addMember(const QModelIndex &index);
    /// New records at the node of the first of `columns`, a line each, linked to the parent that the row of `index` shows.
    /// One step for undo. Throws Error(Usage) with the reason: another table's columns among them, too.
    QList<Record> addMembers(const QModelIndex &index, const CellBlock &block, const QList<int> &columns);
    /// A copy of the cell's record, linked to the same parent. Throws Error(Usage) with the reason.
    Record duplicate(const QModelIndex &index);
    /// What a record can be chosen by for link(): refers to the node's table by its primary key.
    Sentence reasonAgainstLink(const QModelIndex &index) const;
    Relationship linkChoice(const QModelIndex &index) const;
    /// Links a record of the cell's node to the parent that the row shows; `key` as linkChoice() refers by. Reads the
    /// record in the worker when it is not in memory; `done` gets it once it is linked. Failures are reported by failed().
    void link(const QModelIndex &index, const QList<Value> &key, std::function<void(const Record &)> done);
    Sentence reasonAgainstUnlink(const QModelIndex &index) const;
    /// Takes the record of the cell's node from its parent; both stay. Throws Error(Usage) with the reason.
    void unlink(const QModelIndex &index);
    Sentence reasonAgainstRemove(const QModelIndex &index) const;

private:
    QString nodeName(int node) const;
    int relationToParent(int node) const;
    void linkRecords(const Record &parent, int node, const Record &record);
};

} // namespace jw
