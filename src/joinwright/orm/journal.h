// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/pagedlist.h"
#include "joinwright/orm/handle.h"

#include <QtCore/QStringList>

#include <optional>
#include <vector>

namespace jw {

/// One elementary edit in a session, as it can be undone.
struct Edit
{
    enum class Kind : quint8 {
        Cell, ///< a cell got another value
        Target, ///< a to-one relationship holds another row that has no key yet
        State, ///< added, removed, taken back
    };

    Kind kind = Kind::Cell;
    bool wasUnset = false; ///< a new row's cell had not been given a value
    RowState stateBefore = RowState::Transient;
    RowState stateAfter = RowState::Transient;
    int index = 0; ///< the cell, or the to-one relationship
    Handle row;
    Value before{};
    Value after{};
    Handle targetBefore{};
    Handle targetAfter{};
};

/// The edits of a session since its last commit: what undo, redo and rollback walk along. Holds the rows concerned.
class Journal
{
public:
    /// Edits that belong together, by their numbers: what one undo takes back.
    struct Step
    {
        size_t begin;
        size_t end;
    };

    /// Records an edit into the open step, or as a step of its own.
    void record(Edit &&edit);
    void open(const QString &text, const QString &mergeKey = {});
    void close();
    bool isRecording() const { return m_suspended == 0; }
    void suspend() { ++m_suspended; }
    void resume() { --m_suspended; }

    bool canUndo() const { return m_position > m_floor; }
    bool canRedo() const { return m_position < m_steps; }
    QString undoText() const;
    QString redoText() const;
    /// The step to take back, then the position moves; nothing when there is none.
    std::optional<Step> stepBack();
    std::optional<Step> stepForward();
    Edit edit(size_t number) const;
    /// The edits behind the last one that brought `row` into this state, in the same step.
    std::vector<Edit> editsAfter(const Row *row, RowState state) const;

    int position() const { return m_position; }
    /// Steps before `position` cannot be undone any more (they are being written). An open step goes on as another one.
    void setFloor(int position);
    int floor() const { return m_floor; }
    /// Forgets the steps before `position`: they are in the database.
    void dropBefore(int position);
    void dropRedo();
    /// These rows were new and have been written: later steps speak of them as rows of the database.
    void persisted(const QList<Handle> &rows);
    void clear();

private:
    struct Label
    {
        QString text{}; ///< for people: "Name changed"
        QString mergeKey{};
        int firstStep = 0; ///< that has it; many in a row have the same
    };
    /// An edit in a quarter of its size: a session may hold one for each row of an import. What it changed lies apart.
    struct Entry
    {
        Handle row;
        quint32 number; ///< of its values or targets, counted through all that there ever were
        quint16 index;
        Edit::Kind kind : 2;
        RowState stateBefore : 4;
        RowState stateAfter : 4;
        bool wasUnset : 1;
        bool beginsStep : 1;
    };
    static_assert(sizeof(Entry) == 16);
    template<typename T>
    struct Pairs
    {
        PagedList<std::pair<T, T>> pairs {};
        quint32 first = 0; ///< number of the first of them

        quint32 add(T &&before, T &&after);
        const std::pair<T, T> &at(quint32 number) const { return pairs[number - first]; }
        void clear()
        {
            pairs.clear();
            first = 0;
        }
    };
    qsizetype labelsUpTo(int step) const; ///< how many
    const Label &label(int step) const { return m_labels[size_t(labelsUpTo(step) - 1)]; }
    void beginStep();
    void append(Edit &&edit, bool beginsStep);
    void dropFirst();
    void dropLast();
    void dropLaterThanPosition();
    void reopen();
    PagedList<Entry> m_edits;
    Pairs<Value> m_values; ///< of edits of cells
    Pairs<Handle> m_targets;
    std::vector<Label> m_labels;
    int m_steps = 0;
    int m_position = 0;
    size_t m_at = 0; ///< so many edits lie before the position
    int m_floor = 0;
    int m_depth = 0;
    int m_suspended = 0;
    bool m_opened = false; ///< the open step has no edit yet
    Label m_open; ///< of the open step
};

} // namespace jw
