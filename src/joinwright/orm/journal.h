// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/handle.h"

#include <QtCore/QStringList>

#include <deque>
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
    bool canRedo() const { return m_position < int(m_steps.size()); }
    QString undoText() const;
    QString redoText() const;
    /// The step to take back, then the position moves; nothing when there is none.
    std::optional<Step> stepBack();
    std::optional<Step> stepForward();
    const Edit &edit(size_t number) const { return m_edits[number]; }

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
    };
    struct Begin
    {
        size_t edit; ///< the step's first
        size_t label;
    };
    Step step(int number) const;
    const Label &label(int step) const { return m_labels[m_steps[size_t(step)].label]; }
    void beginStep();
    void dropLaterThanPosition();
    void reopen();
    std::deque<Edit> m_edits;
    std::vector<Begin> m_steps;
    std::vector<Label> m_labels; ///< many steps in a row have the same
    int m_position = 0;
    int m_floor = 0;
    int m_depth = 0;
    int m_suspended = 0;
    bool m_opened = false; ///< the open step has no edit yet
    Label m_open; ///< of the open step
};

} // namespace jw
