// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/databases/conflicts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace jw::studio {

int Conflict::openChoices() const
{
    if (kind != Kind::Fields)
        return side == Side::Open ? 1 : 0;
    return int(std::count_if(fields.cbegin(), fields.cend(), [](const Field &field) { return field.side == Side::Open; }));
}

Conflicts::Conflicts(Session &session)
    : m_session(session)
{
    m_session.addObserver(this);
    readBases();
}

Conflicts::~Conflicts()
{
    m_session.removeObserver(this);
}

// Finding

/// What was loaded is taken as it was when the edit began: a base that is another by now was written by somebody else.
void Conflicts::cellChanged(const Record &record, int cell)
{
    if (record.state() != RowState::Persistent || !record.isDirty(cell)) {
        forgetField(record, cell);
        return;
    }
    Bases &bases = m_bases[record];
    const auto known = bases.constFind(cell);
    const Value theirs = record.original(cell);
    if (known == bases.cend())
        bases.insert(cell, theirs);
    else if (*known != theirs)
        noteField(record, cell, *known);
}

void Conflicts::forgetField(const Record &record, int cell)
{
    if (m_bases.isEmpty() && m_conflicts.isEmpty())
        return;
    if (const auto bases = m_bases.find(record); bases != m_bases.end()) {
        bases->remove(cell);
        if (bases->isEmpty())
            m_bases.erase(bases);
    }
    qsizetype removed = 0;
    for (Conflict &conflict : m_conflicts) {
        if (conflict.record == record)
            removed += conflict.fields.removeIf([cell](const Conflict::Field &field) { return field.cell == cell; });
    }
    dropEmpty();
    if (removed > 0)
        emit changed();
}

/// Conflicts of rows that nobody has edits in any more.
void Conflicts::dropEmpty()
{
    const auto isOver = [](const Conflict &conflict) {
        return (conflict.kind == Conflict::Kind::Fields && conflict.fields.isEmpty())
            || (conflict.kind == Conflict::Kind::Gone && conflict.record.dirtyCells().isEmpty());
    };
    if (m_conflicts.removeIf(isOver) > 0)
        emit changed();
}

void Conflicts::noteField(const Record &record, int cell, const Value &base)
{
    for (Conflict &conflict : m_conflicts) {
        if (conflict.record != record || conflict.kind != Conflict::Kind::Fields)
            continue;
        const bool isKnown = std::any_of(
            conflict.fields.cbegin(), conflict.fields.cend(), [cell](const Conflict::Field &field) { return field.cell == cell; });
        if (isKnown)
            return;
        conflict.fields.append({cell, base});
        return emit changed();
    }
    m_conflicts.append({record, Conflict::Kind::Fields, {{cell, base}}});
    emit changed();
}

void Conflicts::note(const Record &record, Conflict::Kind kind)
{
    forget(record);
    m_conflicts.append({record, kind});
    emit changed();
}

void Conflicts::forget(const Record &record)
{
    if (m_conflicts.removeIf([&record](const Conflict &conflict) { return conflict.record == record; }) > 0)
        emit changed();
}

/// One that was reverted, or has left the session, is in nobody's way.
void Conflicts::stateChanged(const Record &record)
{
    if (m_conflicts.isEmpty() && m_bases.isEmpty())
        return;
    if (record.state() == RowState::Detached)
        m_bases.remove(record);
    m_conflicts.removeIf([&record](const Conflict &conflict) {
        const RowState expected = conflict.kind == Conflict::Kind::Deleted ? RowState::Deleted : RowState::Persistent;
        return conflict.record == record && record.state() != expected;
    });
    emit changed();
}

void Conflicts::committed()
{
    readBases();
}

void Conflicts::rolledBack()
{
    readBases();
}

/// Edits made while a commit was under way begin with what it wrote.
void Conflicts::readBases()
{
    m_bases.clear();
    m_conflicts.clear();
    for (const Record &record : m_session.changed()) {
        for (const int cell : record.dirtyCells())
            m_bases[record].insert(cell, record.original(cell));
    }
    emit changed();
}

void Conflicts::take(const StaleDataError &error)
{
    for (const StaleRow &stale : error.rows()) {
        const Record record = m_session.find(stale.table, stale.key);
        if (record && record.state() == RowState::Deleted && !stale.isGone)
            note(record, Conflict::Kind::Deleted);
        else if (record && record.state() == RowState::Persistent && stale.isGone)
            note(record, Conflict::Kind::Gone);
    }
    m_session.rebase(error); // what it brings under an edit is told by cellChanged()
}

// Choosing

void Conflicts::resolve(const QList<Conflict> &chosen)
{
    const EditScope step(m_session, u"Resolve conflicts"_s);
    for (const Conflict &conflict : chosen)
        resolve(conflict);
    m_conflicts.removeIf([&chosen](const Conflict &conflict) {
        const auto same = [&](const Conflict &other) { return other.record == conflict.record && other.openChoices() == 0; };
        return std::any_of(chosen.cbegin(), chosen.cend(), same);
    });
    emit changed();
}

void Conflicts::resolve(const Conflict &conflict)
{
    const Record &record = conflict.record;
    switch (conflict.kind) {
    case Conflict::Kind::Fields:
        for (const Conflict::Field &field : conflict.fields) {
            if (field.side != Side::Open)
                m_bases[record].insert(field.cell, record.original(field.cell)); // known from here on
            if (field.side == Side::Theirs)
                m_session.revert(record, field.cell);
        }
        return;
    case Conflict::Kind::Deleted:
        if (conflict.side == Side::Theirs)
            m_session.revert(record);
        return;
    case Conflict::Kind::Gone:
        if (conflict.side == Side::Mine)
            insertAgain(record);
        else if (conflict.side == Side::Theirs)
            m_session.detach(record);
        return;
    }
}

void Conflicts::insertAgain(const Record &record)
{
    const Record again = m_session.make(&record.table());
    for (int cell = 0; cell < record.mapper().columnCount(); ++cell) {
        if (record.mapper().isWritable(cell) && !record.value(cell).isNull())
            again.setValue(cell, record.value(cell));
    }
    m_session.detach(record);
    m_session.add(again);
}

} // namespace jw::studio
