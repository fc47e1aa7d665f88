// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// The steps that move between memory and database: undo, flush, commit, and back.
#include "joinwright/orm/pendingstate.h"
#include "script.h"

#include "model.h"

using namespace Qt::StringLiterals;
using jw::Record;
using jw::RowState;
using jw::Value;

void Script::undo(const ScriptStep &step)
{
    const QList<QByteArray> before = sorted(m_session->pendingState());
    const int most = int(step.a % 4) + 1;
    int undone = 0;
    const qsizetype least = m_position - undoable();
    for (; undone < most && m_position > least; ++undone) {
        if (!m_session->canUndo())
            failScript(u"there is nothing to undo"_s);
        m_session->undo();
        --m_position;
        m_world.plain.rollbackToSavepoint(stepName(m_position));
        m_world.plain.releaseSavepoint(stepName(m_position));
    }
    note(u"undo %1"_s.arg(undone));
    const int flushes = m_flushes;
    checkMemory();
    if (m_flushes != flushes)
        return; // what was looked at has written the steps before: there is nothing to do again
    const int again = int(step.b % quint32(undone + 1));
    for (int i = 0; i < again; ++i) {
        const Done &next = m_history[m_position];
        m_world.plain.savepoint(stepName(m_position));
        for (qsizetype each = 0; each < next.sql.size(); ++each)
            m_world.plain.execute(next.sql[each], next.values[each]);
        m_session->redo();
        ++m_position;
    }
    note(u"redo %1"_s.arg(again));
    checkMemory();
    if (again == undone && m_flushes == flushes && sorted(m_session->pendingState()) != before)
        failScript(u"undo and redo changed what waits"_s);
}

void Script::endTransaction(bool keep)
{
    m_savepoints.clear(); // the session has ended them
    m_hasFlushed = false;
    m_isOpen = false;
    keep ? m_world.plain.commit() : m_world.plain.rollback();
    begin();
}

void Script::flush()
{
    note(u"flush"_s);
    m_session->flush();
    checkDatabases();
    if (m_session->canUndo())
        return; // nothing was written
    flushed();
    checkMemory();
}

/// The steps so far cannot be undone any more.
void Script::flushed()
{
    m_hasFlushed = true;
    if (undoable() > 0)
        m_world.plain.releaseSavepoint(stepName(m_position - undoable()));
    ++m_flushes;
    m_history.clear();
    m_position = 0;
}

// ---- savepoints

qsizetype Script::undoable() const
{
    const bool isBounded = !m_savepoints.empty() && m_savepoints.back().flushes == m_flushes;
    return isBounded ? m_position - m_savepoints.back().position : m_position;
}

QString Script::stepName(qsizetype position) const
{
    return u"s%1_%2"_s.arg(m_flushes).arg(position);
}

/// In plain SQL its name is kept until its transaction ends: the savepoints of the steps within go on being of use.
void Script::openSavepoint()
{
    if (m_savepoints.size() == 3)
        return;
    note(u"savepoint"_s);
    const QString name = u"nested%1"_s.arg(m_savepoints.size());
    m_history = m_history.mid(0, m_position);
    m_world.plain.savepoint(name);
    m_savepoints.push_back({std::make_unique<jw::Savepoint>(*m_session), name, m_history, m_position, m_hasFlushed, m_flushes});
    m_isOpen = true;
    checkMemory();
}

void Script::endSavepoint(const ScriptStep &step)
{
    if (m_savepoints.empty())
        return;
    const size_t index = step.b % m_savepoints.size(); // ends those within it
    Nested ended = std::move(m_savepoints[index]);
    note((step.a % 2 ? u"release of savepoint %1"_s : u"rollback to savepoint %1"_s).arg(index));
    if (step.a % 2) {
        ended.savepoint->release();
        m_savepoints.resize(index);
    } else {
        ended.savepoint->rollback();
        m_savepoints.resize(index);
        m_world.plain.rollbackToSavepoint(ended.plainName);
        m_world.plain.releaseSavepoint(ended.plainName);
        m_history = ended.history;
        m_position = ended.position;
        m_hasFlushed = ended.hasFlushed;
        m_flushes = ended.flushes;
    }
    checkMemory();
}

void Script::commit()
{
    note(u"commit"_s);
    m_session->commit();
    endTransaction(true);
    if (m_session->hasChanges() || m_session->canUndo())
        failScript(u"something waits after the commit"_s);
    checkDatabases();
    checkMemory();
}

void Script::rollback()
{
    note(u"rollback"_s);
    m_session->rollback();
    endTransaction(false);
    if (m_session->hasChanges())
        failScript(u"something waits after the rollback"_s);
    checkDatabases();
    checkMemory();
}

void Script::expire(const ScriptStep &step)
{
    note(u"expire"_s);
    if (step.a % 2) {
        m_session->expireAll();
    } else {
        for (const Record &each : std::as_const(m_held)) {
            if (each.state() == RowState::Persistent)
                m_session->expire(each);
        }
    }
    checkMemory();
}

/// Nobody holds what is clean: the session forgets it.
void Script::letGo(const ScriptStep &)
{
    note(u"let go"_s);
    m_held.removeIf([](const auto &item) { return item.value().state() == RowState::Persistent; });
}

/// What waits survives a crash: a fresh session takes it over.
void Script::startAnew()
{
    if (m_hasFlushed || m_isOpen)
        return;
    note(u"a session anew"_s);
    const jw::PendingState state = jw::PendingState::fromBytes(m_session->pendingState().toBytes());
    m_held.clear();
    m_session = makeSession();
    if (!m_session->restore(state).isEmpty())
        failScript(u"rows were said to be gone"_s);
    if (!(m_session->pendingState() == state))
        failScript(u"what waits was not restored"_s);
    for (const Record &added : m_session->added()) {
        if (added.table().column(u"tag"_s) || m_classes.table(added.table().name))
            m_held.insert(added.table().name + u' ' + added.value(m_world.script.table(added.table().name).tag).toText(), added);
    }
    // It is one step for undo.
    if (m_position > 1)
        m_world.plain.releaseSavepoint(stepName(1));
    Done all;
    for (const Done &each : m_history.mid(0, m_position)) {
        all.sql += each.sql;
        all.values += each.values;
    }
    m_history.clear();
    if (m_session->canUndo())
        m_history.append(all);
    else if (m_position > 0)
        m_world.plain.releaseSavepoint(stepName(0));
    m_position = m_history.size();
    m_session->setAutoflush(m_autoflush);
    checkMemory();
}

/// Another session writes while this one has nothing waiting; then this one looks again.
void Script::otherSession(const ScriptStep &step)
{
    if (m_hasFlushed || m_isOpen || m_position > 0 || m_session->hasChanges())
        return;
    if (!m_other)
        m_other = makeSession();
    m_other->expireAll();
    const QString tag = pick(u"people"_s, step.a);
    const QString team = u"te"_s + QString::number(m_next++);
    const Value name = valueFor(u"name"_s, step.b);
    note(u"another session adds %1, renames and moves %2"_s.arg(team, tag));
    const Record fresh = m_other->add(table(u"teams"_s));
    fresh["tag"] = team;
    m_world.plain.execute(u"INSERT INTO teams (tag) VALUES (?)"_s, {team});
    if (!tag.isEmpty()) {
        const Record person = recordIn(*m_other, u"people"_s, tag);
        person["name"] = name;
        person.setOne(u"team", fresh);
        m_world.plain.execute(u"UPDATE people SET name = ?, team_id = (SELECT id FROM teams WHERE tag = ?) WHERE tag = ?"_s, {name, team, tag});
    }
    m_other->commit();
    endTransaction(true);
    m_session->expireAll();
    checkDatabases();
    checkMemory();
}

/// Reading never overwrites an edit, and gives each row once.
void Script::query(const ScriptStep &step)
{
    const ScriptTable &of = m_world.script.tables[step.b % quint32(m_world.script.tables.size())];
    note(u"query "_s + of.name);
    QSet<jw::Row *> seen;
    for (const Record &row : m_session->query(table(of.name)).all()) {
        if (seen.contains(row.row()))
            failScript(u"a row came twice"_s);
        seen.insert(row.row());
        if (isLive(row))
            m_held.insert(of.name + u' ' + row.value(of.tag).toText(), row);
    }
    checkMemory();
}
