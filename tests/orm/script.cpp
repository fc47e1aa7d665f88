// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// How a script runs: each step in the session and in plain SQL.
#include "joinwright/orm/pendingstate.h"
#include "script.h"

#include "model.h"
#include "scriptclasses.h"

using namespace Qt::StringLiterals;
using jw::Record;
using jw::RowState;
using jw::Value;

void failScript(const QString &what)
{
    throw ScriptFailure {what};
}

bool isLive(const Record &record)
{
    return record.state() == RowState::Pending || record.state() == RowState::Persistent;
}

QList<QByteArray> sorted(const jw::PendingState &state)
{
    QList<QByteArray> rows;
    for (jw::PendingRow row : state.rows) {
        std::sort(row.cells.begin(), row.cells.end(),
            [](const jw::PendingCell &a, const jw::PendingCell &b) { return a.column < b.column; });
        for (auto &target : row.targets)
            target.second = 0;
        rows.append(jw::PendingState {{row}}.toBytes());
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

QString rowsText(const QList<QList<Value>> &rows)
{
    QStringList lines;
    for (const QList<Value> &row : rows) {
        QStringList cells;
        for (const Value &value : row)
            cells.append(value.toString());
        lines.append(cells.join(u'|'));
    }
    return lines.join(u" ; "_s);
}

ScriptWorld::ScriptWorld()
{
    for (const jw::Engine &each : {engine, plainEngine}) {
        jw::createAll(each, script.schema);
        jw::createAll(each, model::schema());
        jw::createAll(each, port::schema());
    }
}

void ScriptWorld::empty()
{
    for (jw::Connection &connection : std::initializer_list<std::reference_wrapper<jw::Connection>> {database, plain}) {
        if (connection.inTransaction())
            connection.rollback();
        for (const char *name : {"craft", "captains", "sailors", "crew", "person_skills", "skills", "desks", "bookings", "rooms", "addresses", "users", "teams", "people"})
            connection.execute(u"DELETE FROM "_s + QLatin1StringView(name));
    }
}

Script::Script(ScriptWorld &world)
    : m_world(world)
    , m_classes(model::schema())
{
    m_world.empty();
    m_session = makeSession();
    begin();
}

std::unique_ptr<jw::Session> Script::makeSession() const
{
    auto session = std::make_unique<jw::Session>(m_world.engine, m_world.script.schema);
    session->use(m_classes);
    session->use(port::schema());
    return session;
}

Script::~Script()
{
    m_held.clear();
    m_savepoints.clear();
    m_session.reset();
    m_other.reset();
}

void Script::run(const QList<ScriptStep> &steps)
{
    try {
        m_autoflush = !steps.isEmpty() && steps.first().c % 2 == 0;
        m_session->setAutoflush(m_autoflush);
        for (const ScriptStep &each : steps)
            step(each);
        commit();
    } catch (const jw::Error &error) {
        failScript(u"the session threw: "_s + error.message() + u" ["_s + error.sql() + u']');
    }
}

void Script::step(const ScriptStep &step)
{
    switch (step.kind % 44) {
    case 0:
    case 1:
    case 2:
        return add(step);
    case 3:
        return addUser(step);
    case 4:
    case 5:
    case 6:
        return edit(step);
    case 7:
    case 8:
    case 9:
    case 10:
        return link(step);
    case 11:
        return unlink(step);
    case 12:
        return learn(step);
    case 13:
        return step.a % 2 ? forgetSkill(step) : train(step);
    case 14:
    case 15:
        return remove(step);
    case 16:
        return revert(step);
    case 17:
    case 18:
        return undo(step);
    case 19:
        return step.a % 3 ? flush() : query(step);
    case 20:
        return commit();
    case 21:
        return rollback();
    case 22:
        return expire(step);
    case 23:
        return step.a % 2 ? letGo(step) : startAnew();
    case 24:
        return otherSession(step);
    case 25:
    case 26:
    case 27:
        return openSavepoint();
    case 28:
    case 29:
        return endSavepoint(step);
    case 30:
    case 31:
        return badge(step);
    case 32:
        return clash(step);
    case 33:
        return step.a % 2 ? swapBadges(step) : swapDesks(step);
    case 34:
    case 35:
        return hire(step);
    case 36:
        return retrain(step);
    case 37:
        return dismiss(step);
    case 38:
        return launch(step);
    case 39:
        return refit(step);
    case 40:
    case 41:
        return command(step);
    case 42:
        return revertCrew(step);
    default:
        return queryClasses(step);
    }
}

// ---- the same step twice

void Script::begin()
{
    m_world.plain.begin();
    m_history.clear();
    m_position = 0;
}

bool Script::plainTakes(const QList<Sql> &sql)
{
    const QString name = stepName(m_position);
    m_world.plain.savepoint(name);
    try {
        for (const Sql &each : sql)
            m_world.plain.execute(each.text, each.values);
        return true;
    } catch (const jw::Error &) {
        m_world.plain.rollbackToSavepoint(name);
        m_world.plain.releaseSavepoint(name);
        return false;
    }
}

void Script::both(const QString &what, const QList<Sql> &sql, const Act &act)
{
    if (!plainTakes(sql))
        return;
    note(what);
    ++m_done;
    const QString mark = u"step %1"_s.arg(m_done);
    {
        const jw::NoAutoflush whole(*m_session); // half of a step need not be right
        const jw::EditScope scope(*m_session, mark);
        act();
    }
    if (m_session->undoText() != mark) {
        m_world.plain.releaseSavepoint(stepName(m_position)); // nothing to undo, nothing was changed
    } else {
        Done done;
        for (const Sql &each : sql) {
            done.sql.append(each.text);
            done.values.append(each.values);
        }
        m_history = m_history.mid(0, m_position);
        m_history.append(done);
        ++m_position;
    }
    checkMemory();
}

QStringList Script::tags(const QString &table)
{
    const QString tag = m_world.script.table(table).tag;
    QStringList tags;
    for (const QList<Value> &row : m_world.plain.execute(u"SELECT %1 FROM %2 ORDER BY length(%1), %1"_s.arg(tag, table)).all())
        tags.append(row.first().toText());
    return tags;
}

QString Script::pick(const QString &table, quint32 number)
{
    const QStringList all = tags(table);
    return all.isEmpty() ? QString() : all[number % quint32(all.size())];
}

const jw::Table *Script::table(const QString &name) const
{
    const jw::Table *found = m_world.script.schema.table(name);
    if (!found)
        found = m_classes.table(name);
    return found ? found : port::schema().table(name);
}

Record Script::recordIn(jw::Session &session, const QString &name, const QString &tag)
{
    const jw::Table &of = *table(name);
    return session.query(&of).where(jw::col(of, m_world.script.table(name).tag) == tag).one();
}

Record Script::record(const QString &name, const QString &tag)
{
    Record &held = m_held[name + u' ' + tag];
    if (held && isLive(held))
        return held;
    for (const Record &added : m_session->added()) { // one that was let go, and waits again since its flush was taken back
        if (added.table().name == name && added.value(m_world.script.table(name).tag) == Value(tag))
            return held = added;
    }
    return held = recordIn(*m_session, name, tag);
}

Value Script::valueFor(const QString &column, quint32 number) const
{
    if (number % 5 == 0 && column != u"rank" && !(column == u"name"))
        return {};
    if (column == u"pay")
        return jw::Decimal(qint64(number % 100'000), 2);
    if (column == u"hours")
        return double(number % 64) / 8;
    if (column == u"rank" || column == u"height" || column == u"age")
        return int(number % 6);
    return u"w%1"_s.arg(number % 6);
}
