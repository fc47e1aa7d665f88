// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/databases/drafts.h"

#include <algorithm>

namespace jw::studio {

Drafts::Drafts(Session &session)
    : m_session(session)
{
    m_session.addObserver(this);
}

Drafts::~Drafts()
{
    m_session.removeObserver(this);
}

const Draft *Drafts::first() const
{
    const auto stays = [](const Draft &draft) { return draft.record.state() != RowState::Deleted; };
    const auto found = std::find_if(m_drafts.cbegin(), m_drafts.cend(), stays);
    return found == m_drafts.cend() ? nullptr : &*found;
}

const Draft *Drafts::find(const Record &record, int cell) const
{
    for (const Draft &draft : m_drafts) {
        if (draft.record == record && draft.cell == cell)
            return &draft;
    }
    return nullptr;
}

void Drafts::keep(const Record &record, int cell, const QString &text, const QString &reason)
{
    m_drafts.removeIf([&](const Draft &draft) { return draft.record == record && draft.cell == cell; });
    m_drafts.append({record, cell, text, reason, record.value(cell)});
    emit changed();
}

void Drafts::drop(const Record &record, int cell)
{
    dropIf([&](const Draft &draft) { return draft.record == record && draft.cell == cell; });
}

void Drafts::clear()
{
    dropIf([](const Draft &) { return true; });
}

void Drafts::dropIf(const std::function<bool(const Draft &)> &isOver)
{
    if (m_drafts.removeIf(isOver) > 0)
        emit changed();
}

/// A value that somebody here has put there takes the draft's place; one that was read anew does not.
void Drafts::cellChanged(const Record &record, int cell)
{
    if (m_drafts.isEmpty())
        return;
    dropIf([&](const Draft &draft) {
        return draft.record == record && draft.cell == cell && record.isDirty(cell) && record.value(cell) != draft.stands;
    });
}

void Drafts::stateChanged(const Record &record)
{
    if (!m_drafts.isEmpty() && record.state() == RowState::Detached)
        dropIf([&](const Draft &draft) { return draft.record == record; });
}

} // namespace jw::studio
