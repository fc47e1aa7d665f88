// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/graph.h"
#include "joinwright/orm/journal.h"
#include "joinwright/orm/unitofwork.h"

namespace jw {

/// What the editor tells of what it did.
class EditListener
{
public:
    virtual ~EditListener() = default;
    virtual void onCell(Row *row, int cell) = 0;
    virtual void onState(Row *row) = 0;
    virtual void onRelation(Row *row, int relation) = 0;
};

/// Every edit of a row in a session: cells, relationships, adding, removing, taking back. Keeps old values, both sides
/// of relationships, the lists of what waits, and the journal. Does no I/O.
class Editor
{
public:
    Editor(Graph &graph, UnitOfWork &work, Journal &journal, EditListener &listener);

    /// The short way of setCell() for a row that nobody follows yet and a value just of the
    /// column's kind, which it takes; false when it is none of that.
    static bool fill(Row *row, int cell, Value &value);
    /// Throws Error(Usage) when the row or column cannot be written, Error(Value) when the value
    /// does not fit.
    void setCell(Row *row, int cell, const Value &value);
    void setParent(Row *child, const Relation &toOne, Row *parent);
    /// Transient becomes pending, with what it is linked to; a removed row comes back.
    void add(Row *row);
    void remove(Row *row);
    void revert(Row *row);
    void revertCell(Row *row, int cell);
    void undo();
    void redo();

    /// The database has `value`: becomes what the cell is compared with, and its content unless it was edited.
    void setBase(Row *row, int cell, const Value &value);
    /// Puts a row that is edited on the list of the changed, and a clean one off it.
    void track(Row *row);

    bool isDirty(const Row *row, int cell) const;
    void checkWritable(const Row *row) const;

private:
    /// What a step is called that adds or deletes a row: the same text for all rows of a table.
    struct StepTexts
    {
        const Mapper *mapper = nullptr;
        QString add {};
        QString remove {};
    };
    const StepTexts &textsFor(const Mapper &mapper);
    void editCell(Row *row, int cell, const Value &value);
    void editTarget(Row *row, int relation, Row *target);
    void editState(Row *row, RowState state);
    void writeCell(Row *row, int cell, const Value &value, bool unset);
    void writeTarget(Row *row, int relation, Row *target);
    void writeState(Row *row, RowState state);
    void keepOriginal(Row *row, int cell, const Value &value, bool unset);
    void apply(const Edit &edit, bool forward);
    void record(Edit &&edit);
    void addLinked(Row *row);
    void removeMembers(Row *row);
    void removeMember(Row *child, const Relation &toMany);
    void setKeyCells(Row *child, const Relation &toOne, Row *parent);
    void clearKeyCells(Row *child, const Relation &toOne);
    void takeBackRemoval(Row *row);
    void checkCell(const Row *row, int cell) const;
    void holdCounter(Row *row);

    Graph &m_graph;
    UnitOfWork &m_work;
    Journal &m_journal;
    EditListener &m_listener;
    StepTexts m_texts;
};

/// "Order 17", "new Order": how messages name a row.
QString objectName(const Row *row);

} // namespace jw
