// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/journal.h"

#include <QtCore/QSet>

#include <algorithm>
#include <tuple>

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
    const bool beginsStep = !continues && !merges;
    if (beginsStep)
        beginStep();
    m_opened = false;
    append(std::move(edit), beginsStep);
    ++m_at;
}

void Journal::beginStep()
{
    static const Label none;
    const Label &begun = m_depth > 0 ? m_open : none;
    if (m_labels.empty() || !isSameText(m_labels.back().text, begun.text) || !isSameText(m_labels.back().mergeKey, begun.mergeKey))
        m_labels.push_back({begun.text, begun.mergeKey, m_steps});
    ++m_steps;
    ++m_position;
}

qsizetype Journal::labelsUpTo(int step) const
{
    const auto isBefore = [](int number, const Label &label) { return number < label.firstStep; };
    return std::upper_bound(m_labels.begin(), m_labels.end(), step, isBefore) - m_labels.begin();
}

template<typename T>
quint32 Journal::Pairs<T>::add(T &&before, T &&after)
{
    pairs.emplace_back(std::move(before), std::move(after));
    return first + quint32(pairs.size() - 1);
}

void Journal::append(Edit &&edit, bool beginsStep)
{
    const quint32 number = edit.kind == Edit::Kind::Cell ? m_values.add(std::move(edit.before), std::move(edit.after))
        : edit.kind == Edit::Kind::Target                ? m_targets.add(std::move(edit.targetBefore), std::move(edit.targetAfter))
                                                         : 0;
    Entry entry {};
    entry.row = std::move(edit.row);
    entry.number = number;
    entry.index = quint16(edit.index);
    entry.kind = edit.kind;
    entry.stateBefore = edit.stateBefore;
    entry.stateAfter = edit.stateAfter;
    entry.wasUnset = edit.wasUnset;
    entry.beginsStep = beginsStep;
    m_edits.push_back(std::move(entry));
}

std::vector<Edit> Journal::editsAfter(const Row *row, RowState state) const
{
    size_t at = m_at;
    const auto isWanted = [&](const Entry &entry) {
        return entry.kind == Edit::Kind::State && entry.stateAfter == state && entry.row.row() == row;
    };
    while (at > 0 && !isWanted(m_edits[at - 1]))
        --at;
    std::vector<Edit> edits;
    for (; at > 0 && at < m_at && !m_edits[at].beginsStep; ++at)
        edits.push_back(edit(at));
    return edits;
}

Edit Journal::edit(size_t number) const
{
    const Entry &entry = m_edits[number];
    Edit edit {.kind = entry.kind, .wasUnset = entry.wasUnset, .stateBefore = entry.stateBefore, .stateAfter = entry.stateAfter,
        .index = entry.index, .row = entry.row};
    if (entry.kind == Edit::Kind::Cell)
        std::tie(edit.before, edit.after) = m_values.at(entry.number);
    else if (entry.kind == Edit::Kind::Target)
        std::tie(edit.targetBefore, edit.targetAfter) = m_targets.at(entry.number);
    return edit;
}

void Journal::dropFirst()
{
    const auto dropFrom = [](auto &of) {
        of.pairs.pop_front();
        ++of.first;
    };
    const Edit::Kind kind = m_edits.front().kind;
    m_edits.pop_front();
    if (kind == Edit::Kind::Cell)
        dropFrom(m_values);
    else if (kind == Edit::Kind::Target)
        dropFrom(m_targets);
}

void Journal::dropLast()
{
    const Edit::Kind kind = m_edits.back().kind;
    m_edits.pop_back();
    if (kind == Edit::Kind::Cell)
        m_values.pairs.pop_back();
    else if (kind == Edit::Kind::Target)
        m_targets.pairs.pop_back();
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
    if (!canUndo())
        return {};
    const size_t end = m_at;
    while (!m_edits[--m_at].beginsStep) { }
    --m_position;
    return Step {m_at, end};
}

std::optional<Journal::Step> Journal::stepForward()
{
    reopen();
    if (!canRedo())
        return {};
    const size_t begin = m_at;
    while (++m_at < m_edits.size() && !m_edits[m_at].beginsStep) { }
    ++m_position;
    return Step {begin, m_at};
}

void Journal::setFloor(int position)
{
    reopen();
    m_floor = position;
}

void Journal::dropBefore(int position)
{
    reopen();
    const size_t before = m_edits.size();
    for (int left = position; !m_edits.empty() && (left -= m_edits.front().beginsStep) >= 0;)
        dropFirst();
    m_at -= std::min(m_at, before - m_edits.size());
    m_steps -= position;
    for (Label &label : m_labels)
        label.firstStep -= position;
    m_labels.erase(m_labels.begin(), m_labels.begin() + std::max<qsizetype>(labelsUpTo(0) - 1, 0));
    m_position -= position;
    m_floor = std::max(0, m_floor - position);
}

void Journal::dropLaterThanPosition()
{
    if (!canRedo())
        return;
    while (m_edits.size() > m_at)
        dropLast();
    m_steps = m_position;
    while (!m_labels.empty() && m_labels.back().firstStep >= m_steps)
        m_labels.pop_back();
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
    for (Entry &edit : m_edits) {
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
    m_values.clear();
    m_targets.clear();
    m_labels.clear();
    m_steps = 0;
    m_position = 0;
    m_at = 0;
    m_floor = 0;
}

} // namespace jw
