// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// What must be equal after a step.
#include "script.h"

using namespace Qt::StringLiterals;
using jw::Record;
using jw::RowState;
using jw::Value;

/// The tags of a table's rows that meet a condition, in order, with blanks between.
QString Script::joinedTags(const QString &tag, const QString &table, const QString &condition) const
{
    const QString dialect = m_world.plain.dialect().name();
    const QString text = dialect == u"postgresql" ? u"(SELECT string_agg(x.%1, ' ' ORDER BY x.%1) FROM %2 x WHERE %3)"_s
        : dialect == u"mysql" ? u"(SELECT group_concat(x.%1 ORDER BY x.%1 SEPARATOR ' ') FROM %2 x WHERE %3)"_s
                              : u"(SELECT group_concat(tag, ' ') FROM (SELECT x.%1 AS tag FROM %2 x WHERE %3 ORDER BY 1))"_s; // without an order of its own
    return text.arg(tag, table, condition);
}

QList<QList<Value>> Script::ours(const QString &sql, const QList<Value> &values)
{
    const jw::NoAutoflush still(*m_session);
    return m_session->sql(sql, values).rows();
}

void Script::checkDatabases()
{
    for (const QString &dump : m_world.script.dumps()) {
        const QList<QList<Value>> ours = this->ours(dump);
        const QList<QList<Value>> theirs = m_world.plain.execute(dump).all();
        if (ours != theirs)
            failScript(u"the databases differ: the session wrote [%1], plain SQL [%2] (%3)"_s.arg(rowsText(ours), rowsText(theirs), dump));
    }
}

/// What was read for the last step may have written the steps before.
void Script::noticeFlush()
{
    if (!m_autoflush || undoable() == 0 || m_session->canUndo())
        return;
    note(u"it flushed by itself"_s);
    flushed();
    checkDatabases();
}

void Script::checkMemory()
{
    const QHash<QString, Record> held = m_held;
    QHash<QString, QStringList> present;
    for (auto it = held.cbegin(); it != held.cend(); ++it) {
        const QString name = it.key().section(u' ', 0, 0);
        const QString tag = it.key().section(u' ', 1);
        if (!present.contains(name))
            present.insert(name, tags(name));
        const bool isThere = present[name].contains(tag);
        if (isThere != isLive(it.value()))
            failScript(u"%1 is %2 in plain SQL, in state %3 in the session"_s.arg(tag, isThere ? u"there"_s : u"gone"_s).arg(int(it.value().state())));
        if (isThere && name == u"crew")
            checkCrew(tag);
        else if (isThere && name == u"craft")
            checkCraft(tag);
        else if (isThere)
            checkRecord(name, tag);
    }
    noticeFlush();
}

void Script::checkRecord(const QString &name, const QString &tag)
{
    const ScriptTable &of = m_world.script.table(name);
    const Record row = m_held.value(name + u' ' + tag);
    QStringList selected = of.values;
    for (const ScriptLink &link : m_world.script.links) {
        QStringList on;
        for (qsizetype i = 0; i < link.columns.size(); ++i)
            on.append(u"x.%1 = t.%2"_s.arg(link.table == name ? link.targetColumns[i] : link.columns[i], link.table == name ? link.columns[i] : link.targetColumns[i]));
        if (link.table == name)
            selected.append(u"(SELECT x.%1 FROM %2 x WHERE %3)"_s.arg(m_world.script.table(link.target).tag, link.target, on.join(u" AND "_s)));
        if (link.target == name) {
            const QString tagOf = m_world.script.table(link.table).tag;
            for (qsizetype i = 0; link.table == name && i < link.columns.size(); ++i)
                on[i] = u"x.%1 = t.%2"_s.arg(link.columns[i], link.targetColumns[i]);
            selected.append(joinedTags(tagOf, link.table, on.join(u" AND "_s)));
        }
    }
    if (selected.isEmpty())
        return;
    jw::Result result = m_world.plain.execute(u"SELECT %1 FROM %2 t WHERE t.%3 = ?"_s.arg(selected.join(u", "_s), name, of.tag), {tag});
    result.next();
    int at = 0;
    for (const QString &column : of.values) {
        const int cell = row.mapper().cellIndex(column);
        const Value expected = result.value(at++, row.mapper().type(cell));
        const bool isDefault = row.state() == RowState::Pending && !row.isDirty(cell);
        if (!isDefault && !(row.value(cell) == expected))
            failScript(u"%1.%2 is %3, in plain SQL %4"_s.arg(tag, column, row.value(cell).toString(), expected.toString()));
    }
    for (const ScriptLink &link : m_world.script.links) {
        if (link.table == name) {
            const Record target = row.one(link.name);
            const Value found = target ? target.value(m_world.script.table(link.target).tag) : Value();
            const Value expected = result.raw(at++);
            if (!(found == expected))
                failScript(u"%1.%2 is %3, in plain SQL %4"_s.arg(tag, link.name, found.toString(), expected.toString()));
        }
        if (link.target == name) {
            QStringList members;
            if (link.single) {
                if (const Record member = row.one(link.back))
                    members.append(member.value(m_world.script.table(link.table).tag).toText());
            } else {
                for (const Record &member : row.many(link.back))
                    members.append(member.value(m_world.script.table(link.table).tag).toText());
            }
            members.sort();
            const Value expected = result.raw(at++);
            if (members.join(u' ') != (expected.isNull() ? QString() : expected.toText()))
                failScript(u"%1.%2 are [%3], in plain SQL [%4]"_s.arg(tag, link.back, members.join(u' '), expected.toString()));
        }
    }
}
