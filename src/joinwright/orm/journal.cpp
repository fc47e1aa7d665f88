// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/journal.h"

#include <QtCore/QSet>

namespace jw {

void Journal::record(Edit edit)
{
    if (!isRecording())
        return;
    dropLaterThanPosition();
    const bool continues = m_depth > 0 && !m_opened;
    const bool merges = m_depth > 0 && m_opened && !m_mergeKey.isEmpty() && m_position > m_floor
        && m_steps.back().mergeKey == m_mergeKey;
    if (!continues && !merges) {
        m_steps.push_back({m_depth > 0 ? m_text : QString(), m_depth > 0 ? m_mergeKey : QString(), {}});
        ++m_position;
    }
    m_opened = false;
    m_steps.back().edits.push_back(std::move(edit));
}

void Journal::open(const QString &text, const QString &mergeKey)
{
    if (m_depth++ > 0)
        return;
    m_text = text;
    m_mergeKey = mergeKey;
    m_opened = true;
}

void Journal::close()
{
    Q_ASSERT(m_depth > 0);
    if (--m_depth == 0)
        m_opened = false;
}

QString Journal::undoText() const
{
    return canUndo() ? m_steps[size_t(m_position - 1)].text : QString();
}

QString Journal::redoText() const
{
    return canRedo() ? m_steps[size_t(m_position)].text : QString();
}

void Journal::reopen()
{
    // What comes next in the open step must not be added to a step that is undone, or written, by itself.
    m_opened = m_depth > 0;
}

const EditStep *Journal::stepBack()
{
    reopen();
    return canUndo() ? &m_steps[size_t(--m_position)] : nullptr;
}

const EditStep *Journal::stepForward()
{
    reopen();
    return canRedo() ? &m_steps[size_t(m_position++)] : nullptr;
}

void Journal::setFloor(int position)
{
    reopen();
    m_floor = position;
}

void Journal::dropBefore(int position)
{
    reopen();
    m_steps.erase(m_steps.begin(), m_steps.begin() + position);
    m_position -= position;
    m_floor = std::max(0, m_floor - position);
}

void Journal::dropLaterThanPosition()
{
    m_steps.erase(m_steps.begin() + m_position, m_steps.end());
}

void Journal::dropRedo()
{
    reopen();
    dropLaterThanPosition();
}

void Journal::persisted(const QList<Handle> &rows)
{
    QSet<Row *> written;
    for (const Handle &row : rows)
        written.insert(row.row());
    const auto state = [](RowState before) {
        return before == RowState::Pending ? RowState::Persistent
            : before == RowState::Transient ? RowState::Deleted
                                            : before;
    };
    for (EditStep &step : m_steps) {
        for (Edit &edit : step.edits) {
            if (!written.contains(edit.row.row()))
                continue;
            edit.wasUnset = false;
            edit.stateBefore = state(edit.stateBefore);
            edit.stateAfter = state(edit.stateAfter);
        }
    }
}

void Journal::clear()
{
    reopen();
    m_steps.clear();
    m_position = 0;
    m_floor = 0;
}

} // namespace jw
