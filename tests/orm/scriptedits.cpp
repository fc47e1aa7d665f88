// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// The steps that change objects.
#include "joinwright/orm/pendingstate.h"
#include "script.h"

#include "address.h"
#include "user.h"

using namespace Qt::StringLiterals;
using jw::Record;
using jw::RowState;
using jw::Value;
using model::Address;
using model::User;

void Script::add(const ScriptStep &step)
{
    static const QStringList Tables {u"people"_s, u"people"_s, u"teams"_s, u"rooms"_s, u"bookings"_s, u"desks"_s, u"skills"_s};
    const QString name = Tables[step.a % quint32(Tables.size())];
    const QString tag = name.left(2) + QString::number(m_next++);
    const QString owner = name == u"bookings" ? pick(u"people"_s, step.b) : QString();
    if (name == u"bookings" && owner.isEmpty())
        return;
    QStringList columns {u"tag"_s};
    QList<Value> values {tag};
    if (name == u"rooms") {
        columns << u"building"_s << u"number"_s;
        values << Value(u"B%1"_s.arg(step.b % 2)) << Value(m_next);
    }
    for (const QString &column : m_world.script.table(name).values) {
        if (column == u"rank" && step.c % 2)
            continue; // its default
        columns.append(column);
        values.append(valueFor(column, step.c));
    }
    const QList<Value> given = values;
    const QStringList givenColumns = columns;
    QString placeholders = u"?"_s + u", ?"_s.repeated(columns.size() - 1);
    if (!owner.isEmpty()) {
        columns.append(u"person_id"_s);
        placeholders += u", (SELECT id FROM people WHERE tag = ?)"_s;
        values.append(owner);
    }
    QList<Value> bound;
    const auto &mapperTable = *table(name);
    for (qsizetype i = 0; i < values.size(); ++i)
        bound.append(i < given.size() && !values[i].isNull() ? m_world.engine.dialect().toDatabase(values[i], mapperTable.column(columns[i])->type) : values[i]);
    both(u"add %1 (%2%3)"_s.arg(tag, rowsText({given}), owner.isEmpty() ? QString() : u" of "_s + owner),
        {{u"INSERT INTO %1 (%2) VALUES (%3)"_s.arg(name, columns.join(u", "_s), placeholders), bound}}, [&] {
            Record fresh;
            if (!owner.isEmpty() && step.b % 2)
                fresh = record(u"people"_s, owner).many(u"bookings").addNew();
            else
                fresh = m_session->add(table(name));
            for (qsizetype i = 0; i < given.size(); ++i)
                fresh.setValue(givenColumns[i], given[i]);
            if (!owner.isEmpty() && step.b % 2 == 0)
                fresh.setOne(u"person", record(u"people"_s, owner));
            m_held.insert(name + u' ' + tag, fresh);
        });
}

void Script::addUser(const ScriptStep &step)
{
    const QString tag = u"us"_s + QString::number(m_next++);
    const QString mail = u"ad"_s + QString::number(m_next++);
    const int age = int(step.a % 90);
    both(u"add class User %1 with %2"_s.arg(tag, mail),
        {{u"INSERT INTO users (name, age) VALUES (?, ?)"_s, {tag, age}},
            {u"INSERT INTO addresses (email, user_id) VALUES (?, (SELECT id FROM users WHERE name = ?))"_s, {mail, tag}}},
        [&] {
            User user;
            if (step.b % 2) {
                user = m_session->add<User>({.name = tag, .age = age});
                m_held.insert(u"addresses "_s + mail, user.addresses().add<Address>({.email = mail}));
            } else {
                user = m_session->make<User>({.name = tag, .age = age});
                m_held.insert(u"addresses "_s + mail, m_session->add<Address>({.email = mail, .user = user}));
            }
            m_held.insert(u"users "_s + tag, user);
        });
}

void Script::edit(const ScriptStep &step)
{
    const ScriptTable &of = m_world.script.tables[step.a % quint32(m_world.script.tables.size())];
    const QString tag = pick(of.name, step.b);
    if (tag.isEmpty() || of.values.isEmpty())
        return;
    const QString column = of.values[step.c % quint32(of.values.size())];
    const Value value = valueFor(column, step.c / 3);
    const Value bound = value.isNull() ? value : m_world.engine.dialect().toDatabase(value, table(of.name)->column(column)->type);
    both(u"%1.%2 = %3"_s.arg(tag, column, value.toString()), {{u"UPDATE %1 SET %2 = ? WHERE %3 = ?"_s.arg(of.name, column, of.tag), {bound, tag}}}, [&] {
        const Record row = record(of.name, tag);
        if (of.name == u"users" && step.c % 2)
            row.as<User>().setAge(value.isNull() ? jw::Opt<int>() : jw::Opt<int>(int(value.toInt64())));
        else
            row.setValue(column, value);
    });
}

QString Script::sqlOf(const ScriptLink &link, bool toNull) const
{
    QStringList parts;
    for (qsizetype i = 0; i < link.columns.size(); ++i)
        parts.append(toNull ? u"%1 = NULL"_s.arg(link.columns[i])
                            : u"%1 = (SELECT %2 FROM %3 WHERE %4 = ?)"_s.arg(link.columns[i], link.targetColumns[i], link.target, m_world.script.table(link.target).tag));
    return u"UPDATE %1 SET %2 WHERE %3 = ?"_s.arg(link.table, parts.join(u", "_s), m_world.script.table(link.table).tag);
}

void Script::link(const ScriptStep &step)
{
    const ScriptLink &link = m_world.script.links[step.a % quint32(m_world.script.links.size())];
    const QString child = pick(link.table, step.b);
    const QString target = pick(link.target, step.c);
    if (child.isEmpty() || target.isEmpty())
        return;
    QList<Value> values(link.columns.size(), Value(target));
    values.append(child);
    both(u"%1.%2 = %3 (way %4)"_s.arg(child, link.name, target).arg(step.c % 3), {{sqlOf(link, false), values}}, [&] {
        const Record row = record(link.table, child);
        const Record to = record(link.target, target);
        if (step.c % 3 == 0 && !link.single)
            return to.many(link.back).add(row);
        if (step.c % 3 == 0)
            return to.setOne(link.back, row);
        if (step.c % 3 == 1 && to.state() == RowState::Persistent) {
            for (qsizetype i = 0; i < link.columns.size(); ++i)
                row.setValue(link.columns[i], to.value(link.targetColumns[i]));
            return;
        }
        if (link.table == u"addresses")
            return row.as<Address>().setUser(to.as<User>());
        row.setOne(link.name, to);
    });
}

void Script::unlink(const ScriptStep &step)
{
    const ScriptLink &link = m_world.script.links[step.a % quint32(m_world.script.links.size())];
    const QString child = pick(link.table, step.b);
    if (child.isEmpty() || !link.nullable)
        return;
    both(u"%1.%2 = nothing"_s.arg(child, link.name), {{sqlOf(link, true), {child}}}, [&] {
        const Record row = record(link.table, child);
        const Record to = row.one(link.name);
        if (step.c % 3 == 0 && to && !link.single)
            to.many(link.back).remove(row);
        else if (step.c % 3 == 1 && row.state() == RowState::Persistent)
            row.setValue(link.columns.first(), Value());
        else
            row.setOne(link.name, Record());
        if (step.c % 3 == 1) {
            for (const QString &column : link.columns.mid(1))
                row.setValue(column, Value());
        }
    });
}

void Script::learn(const ScriptStep &step)
{
    const QString person = pick(u"people"_s, step.a);
    const QString skill = pick(u"skills"_s, step.b);
    if (person.isEmpty() || skill.isEmpty())
        return;
    for (const Record &gone : m_session->deleted()) {
        // A row deleted and inserted again under the same key in one flush: INSERT comes before DELETE.
        if (gone.table().name == u"person_skills")
            return;
    }
    const int level = int(step.c % 9);
    both(u"%1 learns %2 at %3"_s.arg(person, skill).arg(level),
        {{u"INSERT INTO person_skills (person_id, skill_tag, level) VALUES ((SELECT id FROM people WHERE tag = ?), ?, ?)"_s, {person, skill, level}}}, [&] {
            const Record who = record(u"people"_s, person);
            const Record what = record(u"skills"_s, skill);
            if (step.c % 2) {
                who.many(u"skills").add(what);
                Record(who.many(u"skills").link(what)).setValue(u"level", level);
            } else {
                const Record between = m_session->add(table(u"person_skills"_s));
                between.setOne(u"person", who);
                between.setOne(u"skill", what);
                between["level"] = level;
            }
        });
}

void Script::forgetSkill(const ScriptStep &step)
{
    const QList<QList<Value>> links = m_world.plain.execute(u"SELECT p.tag, s.skill_tag FROM person_skills s JOIN people p ON p.id = s.person_id ORDER BY 1, 2"_s).all();
    if (links.isEmpty())
        return;
    const QList<Value> &one = links[step.b % quint32(links.size())];
    both(u"%1 forgets %2"_s.arg(one[0].toText(), one[1].toText()),
        {{u"DELETE FROM person_skills WHERE person_id = (SELECT id FROM people WHERE tag = ?) AND skill_tag = ?"_s, one}}, [&] {
            const Record who = record(u"people"_s, one[0].toText());
            const Record what = record(u"skills"_s, one[1].toText());
            if (step.c % 2)
                who.many(u"skills").remove(what);
            else
                m_session->remove(who.many(u"skills").link(what));
        });
}

void Script::train(const ScriptStep &step)
{
    const QList<QList<Value>> links = m_world.plain.execute(u"SELECT p.tag, s.skill_tag FROM person_skills s JOIN people p ON p.id = s.person_id ORDER BY 1, 2"_s).all();
    if (links.isEmpty())
        return;
    const QList<Value> &one = links[step.b % quint32(links.size())];
    const int level = int(step.c % 9);
    both(u"%1 is at %3 in %2"_s.arg(one[0].toText(), one[1].toText()).arg(level),
        {{u"UPDATE person_skills SET level = ? WHERE person_id = (SELECT id FROM people WHERE tag = ?) AND skill_tag = ?"_s, {level, one[0], one[1]}}}, [&] {
            const Record between = record(u"people"_s, one[0].toText()).many(u"skills").link(record(u"skills"_s, one[1].toText()));
            between["level"] = level;
        });
}

void Script::badge(const ScriptStep &step)
{
    const QString person = pick(u"people"_s, step.b);
    if (person.isEmpty())
        return;
    const Value value = step.c % 3 ? Value(u"b%1"_s.arg(step.c / 3 % 6)) : Value(); // plain SQL says whether it is free
    both(u"%1.badge = %2"_s.arg(person, value.toString()), {{u"UPDATE people SET badge = ? WHERE tag = ?"_s, {value, person}}},
        [&] { record(u"people"_s, person)["badge"] = value; });
}

/// Two people exchange their badges: in plain SQL by way of nothing.
void Script::swapBadges(const ScriptStep &step)
{
    const QString one = pick(u"people"_s, step.b);
    const QString other = pick(u"people"_s, step.c);
    if (one.isEmpty() || one == other)
        return;
    const auto badgeOf = [this](const QString &tag) { return m_world.plain.execute(u"SELECT badge FROM people WHERE tag = ?"_s, {tag}).all()[0][0]; };
    const Value first = badgeOf(one);
    const Value second = badgeOf(other);
    const QString set = u"UPDATE people SET badge = ? WHERE tag = ?"_s;
    both(u"%1 and %2 swap badges"_s.arg(one, other), {{set, {Value(), one}}, {set, {first, other}}, {set, {second, one}}}, [&] {
        const Record a = record(u"people"_s, one);
        const Record b = record(u"people"_s, other);
        a["badge"] = second;
        b["badge"] = first;
    });
}

void Script::swapDesks(const ScriptStep &step)
{
    const QString one = pick(u"desks"_s, step.b);
    const QString other = pick(u"desks"_s, step.c);
    if (one.isEmpty() || one == other)
        return;
    const auto personAt = [this](const QString &tag) {
        return m_world.plain.execute(u"SELECT p.tag FROM desks d LEFT JOIN people p ON p.id = d.person_id WHERE d.tag = ?"_s, {tag}).all()[0][0];
    };
    const Value first = personAt(one);
    const Value second = personAt(other);
    const QString set = u"UPDATE desks SET person_id = (SELECT id FROM people WHERE tag = ?) WHERE tag = ?"_s;
    both(u"%1 and %2 swap people"_s.arg(one, other), {{set, {Value(), one}}, {set, {first, other}}, {set, {second, one}}}, [&] {
        const Record a = record(u"desks"_s, one);
        const Record b = record(u"desks"_s, other);
        const Record atA = first.isNull() ? Record() : record(u"people"_s, first.toText());
        const Record atB = second.isNull() ? Record() : record(u"people"_s, second.toText());
        a.setOne(u"person", Record());
        b.setOne(u"person", atA);
        a.setOne(u"person", atB);
    });
}

/// A value that must be unique is given twice: the flush fails, and everything is as it was before it.
void Script::clash(const ScriptStep &step)
{
    const QString owner = pick(u"people"_s, step.b);
    const QString thief = pick(u"people"_s, step.c);
    if (m_hasFlushed || m_autoflush || owner == thief || owner.isEmpty())
        return; // what was flushed before in the transaction would wait again too
    const QString badgeOf = u"SELECT badge FROM people WHERE tag = ?"_s;
    const Value value = ours(badgeOf, {owner}).value(0).value(0);
    if (value.isNull() || m_world.plain.execute(badgeOf, {owner}).all().value(0).value(0) != value)
        return;
    note(u"%1 claims the badge of %2"_s.arg(thief, owner));
    record(u"people"_s, thief)["badge"] = value;
    const QList<QByteArray> before = sorted(m_session->pendingState());
    try {
        m_session->flush();
        failScript(u"a badge was given twice and nobody minded"_s);
    } catch (const jw::IntegrityError &) {
    }
    if (sorted(m_session->pendingState()) != before)
        failScript(u"a flush that failed changed what waits"_s);
    m_session->undo();
    m_history = m_history.mid(0, m_position);
    checkMemory();
}

void Script::remove(const ScriptStep &step)
{
    const ScriptTable &of = m_world.script.tables[step.a % quint32(m_world.script.tables.size())];
    const QString tag = pick(of.name, step.b);
    if (tag.isEmpty())
        return;
    both(u"remove %1"_s.arg(tag), {{u"DELETE FROM %1 WHERE %2 = ?"_s.arg(of.name, of.tag), {tag}}}, [&] {
        const Record row = record(of.name, tag);
        // What refers to it is known to the session, so that memory shows the cascade before it is written.
        for (const jw::Relation &relation : row.mapper().relations()) {
            if (relation.kind == jw::Relation::Kind::ToMany)
                row.many(relation.index).size();
        }
        m_session->remove(row);
    });
}

/// Back to what the session's database has; in plain SQL its values are set one by one.
void Script::revert(const ScriptStep &step)
{
    const ScriptTable &of = m_world.script.tables[step.a % quint32(m_world.script.tables.size())];
    const QString tag = pick(of.name, step.b);
    if (tag.isEmpty() || of.name == u"crew" || of.name == u"craft")
        return; // for the first see revertCrew()
    QStringList columns = of.values;
    if (of.name == u"people")
        columns.append(u"badge"_s);
    QStringList selected = columns;
    QList<const ScriptLink *> links;
    for (const ScriptLink &link : m_world.script.links) {
        if (link.table != of.name)
            continue;
        links.append(&link);
        QStringList on;
        for (qsizetype i = 0; i < link.columns.size(); ++i)
            on.append(u"x.%1 = t.%2"_s.arg(link.targetColumns[i], link.columns[i]));
        selected.append(u"(SELECT x.%1 FROM %2 x WHERE %3)"_s.arg(m_world.script.table(link.target).tag, link.target, on.join(u" AND "_s)));
    }
    if (selected.isEmpty())
        return;
    const QList<QList<Value>> found
        = ours(u"SELECT %1 FROM %2 t WHERE t.%3 = ?"_s.arg(selected.join(u", "_s), of.name, of.tag), {tag});
    if (found.isEmpty())
        return; // it is pending
    QList<Sql> sql;
    for (qsizetype i = 0; i < columns.size(); ++i)
        sql.append({u"UPDATE %1 SET %2 = ? WHERE %3 = ?"_s.arg(of.name, columns[i], of.tag), {found[0][i], tag}});
    for (qsizetype i = 0; i < links.size(); ++i) {
        const Value target = found[0][columns.size() + i];
        if (!target.isNull() && !tags(links[i]->target).contains(target.toText()))
            return; // it refers to what was removed
        QList<Value> values(target.isNull() ? 0 : links[i]->columns.size(), target);
        values.append(tag);
        sql.append({sqlOf(*links[i], target.isNull()), values});
    }
    both(u"revert %1"_s.arg(tag), sql, [&] { m_session->revert(record(of.name, tag)); });
}
