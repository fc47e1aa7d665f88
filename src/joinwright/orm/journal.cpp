// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/journal.h"

#include <QtCore/QSet>

namespace jw {

namespace {

/// Most texts of steps are empty, or share one buffer.
bool isSameText(const QString &a, const QString &b)
{
    return a.size() == b.size() && (a.constData() == b.constData() || a == b);
}

} // namespace

void Journal::record(Edit &&edit)
{
    if (!isRecording())
        return;
    dropLaterThanPosition();
    const bool continues = m_depth > 0 && !m_opened;
    const bool merges = m_depth > 0 && m_opened && !m_open.mergeKey.isEmpty()
        && m_position > m_floor && label(m_position - 1).mergeKey == m_open.mergeKey;
    if (!continues && !merges)
        beginStep();
    m_opened = false;
    m_edits.push_back(std::move(edit));
}

void Journal::beginStep()
{
    static const Label none;
    const Label &begun = m_depth > 0 ? m_open : none;
    if (m_labels.empty() || !isSameText(m_labels.back().text, begun.text)
        || !isSameText(m_labels.back().mergeKey, begun.mergeKey))
        m_labels.push_back(begun);
    m_steps.push_back({m_edits.size(), m_labels.size() - 1});
    ++m_position;
}

Journal::Step Journal::step(int number) const
{
    const bool isLast = number + 1 == int(m_steps.size());
    return {
        m_steps[size_t(number)].edit, isLast ? m_edits.size() : m_steps[size_t(number) + 1].edit};
}

void Journal::open(const QString &text, const QString &mergeKey)
{
    if (m_depth++ > 0)
        return;
    if (!isSameText(m_open.text, text) || !isSameText(m_open.mergeKey, mergeKey))
        m_open = {text, mergeKey};
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
    return canUndo() ? label(m_position - 1).text : QString();
}

QString Journal::redoText() const
{
    return canRedo() ? label(m_position).text : QString();
}

void Journal::reopen()
{
    // What comes next in the open step must not be added to a step that is undone, or written, by itself.
    m_opened = m_depth > 0;
}

std::optional<Journal::Step> Journal::stepBack()
{
    reopen();
    return canUndo() ? std::optional(step(--m_position)) : std::nullopt;
}

std::optional<Journal::Step> Journal::stepForward()
{
    reopen();
    return canRedo() ? std::optional(step(m_position++)) : std::nullopt;
}

void Journal::setFloor(int position)
{
    reopen();
    m_floor = position;
}

void Journal::dropBefore(int position)
{
    reopen();
    const size_t edits
        = position == int(m_steps.size()) ? m_edits.size() : m_steps[size_t(position)].edit;
    m_edits.erase(m_edits.begin(), m_edits.begin() + qsizetype(edits));
    m_steps.erase(m_steps.begin(), m_steps.begin() + position);
    for (Begin &later : m_steps)
        later.edit -= edits;
    m_position -= position;
    m_floor = std::max(0, m_floor - position);
}

void Journal::dropLaterThanPosition()
{
    if (!canRedo())
        return;
    m_edits.erase(m_edits.begin() + qsizetype(m_steps[size_t(m_position)].edit), m_edits.end());
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
    for (Edit &edit : m_edits) {
        if (!written.contains(edit.row.row()))
            continue;
        edit.wasUnset = false;
        edit.stateBefore = state(edit.stateBefore);
        edit.stateAfter = state(edit.stateAfter);
    }
}

void Journal::clear()
{
    reopen();
    m_edits.clear();
    m_steps.clear();
    m_labels.clear();
    m_position = 0;
    m_floor = 0;
}

} // namespace jw
