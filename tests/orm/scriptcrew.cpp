// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// The steps that concern classes which extend one another.
#include "script.h"

#include "scriptclasses.h"

using namespace Qt::StringLiterals;
using jw::Record;
using jw::RowState;
using jw::Value;
using port::Captain;
using port::Craft;
using port::Crew;
using port::Ferry;
using port::Sailor;
using port::Tug;

namespace {

const QString IdOfCrew = u"(SELECT id FROM crew WHERE tag = ?)"_s;

jw::Opt<int> number(quint32 seed)
{
    return seed % 4 ? jw::Opt<int>(int(seed % 50)) : jw::Opt<int>();
}

Value valueOf(const jw::Opt<int> &number)
{
    return number ? Value(*number) : Value();
}

Value valueOf(const jw::Opt<QString> &text)
{
    return text ? Value(*text) : Value();
}

QString kindOf(const Record &row)
{
    return row.value(u"kind").toString();
}

} // namespace

void Script::hire(const ScriptStep &step)
{
    const QString tag = u"cr"_s + QString::number(m_next++);
    const QString name = u"n%1"_s.arg(step.b % 5);
    const jw::Opt<int> knots = number(step.b);
    const jw::Opt<int> stars = number(step.c);
    static const QStringList Kinds {u"crew"_s, u"sailor"_s, u"captain"_s};
    const int kind = int(step.a % 3);
    QList<Sql> sql {{u"INSERT INTO crew (tag, kind, name) VALUES (?, ?, ?)"_s, {tag, Kinds[kind], name}}};
    if (kind >= 1)
        sql.append({u"INSERT INTO sailors (id, knots) VALUES (%1, ?)"_s.arg(IdOfCrew), {tag, valueOf(knots)}});
    if (kind == 2)
        sql.append({u"INSERT INTO captains (id, stars) VALUES (%1, ?)"_s.arg(IdOfCrew), {tag, valueOf(stars)}});
    both(u"hire %1, %2"_s.arg(tag, Kinds[kind]), sql, [&] {
        const Crew one = kind == 0 ? m_session->add<Crew>({.tag = tag, .name = name})
            : kind == 1            ? Crew(m_session->add<Sailor>({.tag = tag, .name = name, .knots = knots}))
                                   : Crew(m_session->add<Captain>({.tag = tag, .name = name, .knots = knots, .stars = stars}));
        m_held.insert(u"crew "_s + tag, one);
    });
}

void Script::train(const QString &tag, const QString &column, const jw::Opt<int> &value)
{
    const QString table = column == u"knots" ? u"sailors"_s : u"captains"_s;
    both(u"%1.%2 = %3"_s.arg(tag, column, valueOf(value).toString()),
        {{u"UPDATE %1 SET %2 = ? WHERE id = %3"_s.arg(table, column, IdOfCrew), {valueOf(value), tag}}}, [&] {
            const Record row = record(u"crew"_s, tag);
            if (column == u"knots")
                row.as<Sailor>().setKnots(value);
            else
                row.as<Captain>().setStars(value);
        });
}

void Script::retrain(const ScriptStep &step)
{
    const QString tag = pick(u"crew"_s, step.b);
    const QString kind = tag.isEmpty() ? QString() : m_world.plain.execute(u"SELECT kind FROM crew WHERE tag = ?"_s, {tag}).all()[0][0].toText();
    if (kind == u"captain" && step.a % 2)
        train(tag, u"stars"_s, number(step.c));
    else if (!tag.isEmpty() && kind != u"crew")
        train(tag, u"knots"_s, number(step.c));
}

void Script::dismiss(const ScriptStep &step)
{
    const QString tag = pick(u"crew"_s, step.b);
    if (tag.isEmpty())
        return;
    QList<Sql> sql;
    for (const QString &table : {u"captains"_s, u"sailors"_s, u"crew"_s})
        sql.append({u"DELETE FROM %1 WHERE id = %2"_s.arg(table, IdOfCrew), {tag}});
    both(u"dismiss %1"_s.arg(tag), sql, [&] {
        const Record row = record(u"crew"_s, tag);
        if (row.is<Captain>())
            row.as<Captain>().craft().size(); // memory shows what the database will do to them
        m_session->remove(row);
    });
}

void Script::launch(const ScriptStep &step)
{
    const QString tag = u"ca"_s + QString::number(m_next++);
    static const QStringList Kinds {u"craft"_s, u"tug"_s, u"ferry"_s};
    const QString kind = Kinds[step.a % 3];
    const jw::Opt<int> size = number(step.b);
    both(u"launch %1, %2"_s.arg(tag, kind),
        {{u"INSERT INTO craft (tag, kind, pull, seats) VALUES (?, ?, ?, ?)"_s,
            {tag, kind, kind == u"tug" ? valueOf(size) : Value(), kind == u"ferry" ? valueOf(size) : Value()}}},
        [&] {
            const Craft one = kind == u"tug" ? Craft(m_session->add<Tug>({.tag = tag, .pull = size}))
                : kind == u"ferry"           ? Craft(m_session->add<Ferry>({.tag = tag, .seats = size}))
                                             : m_session->add<Craft>({.tag = tag});
            m_held.insert(u"craft "_s + tag, one);
        });
}

void Script::refit(const ScriptStep &step)
{
    const QString tag = pick(u"craft"_s, step.b);
    const QString kind = tag.isEmpty() ? QString() : m_world.plain.execute(u"SELECT kind FROM craft WHERE tag = ?"_s, {tag}).all()[0][0].toText();
    const jw::Opt<int> size = number(step.c);
    if (kind == u"tug" || kind == u"ferry") {
        both(u"refit %1"_s.arg(tag), {{u"UPDATE craft SET %1 = ? WHERE tag = ?"_s.arg(kind == u"tug" ? u"pull"_s : u"seats"_s), {valueOf(size), tag}}}, [&] {
            const Record row = record(u"craft"_s, tag);
            if (kind == u"tug")
                row.as<Tug>().setPull(size);
            else
                row.as<Ferry>().setSeats(size);
        });
    }
}

void Script::command(const ScriptStep &step)
{
    const QString craft = pick(u"craft"_s, step.b);
    QStringList captains;
    for (const QList<Value> &row : m_world.plain.execute(u"SELECT tag FROM crew WHERE kind = 'captain' ORDER BY length(tag), tag"_s).all())
        captains.append(row[0].toText());
    if (craft.isEmpty() || captains.isEmpty())
        return;
    const QString captain = step.c % 4 ? captains[step.a % quint32(captains.size())] : QString();
    const Value bound = captain.isEmpty() ? Value() : Value(captain);
    both(u"%1 under %2"_s.arg(craft, captain), {{u"UPDATE craft SET captain_id = %1 WHERE tag = ?"_s.arg(IdOfCrew), {bound, craft}}}, [&] {
        Craft ship = record(u"craft"_s, craft).as<Craft>();
        const Captain to = captain.isEmpty() ? Captain() : record(u"crew"_s, captain).as<Captain>();
        if (to && step.c % 2)
            to.craft().add(ship);
        else
            ship.setCaptain(to);
    });
}

/// Back to what the session's database has, every part of the object.
void Script::revertCrew(const ScriptStep &step)
{
    const QString tag = pick(u"crew"_s, step.b);
    const QList<QList<Value>> found = ours(u"SELECT c.name, s.knots, k.stars FROM crew c LEFT JOIN sailors s ON s.id = c.id "
                                            "LEFT JOIN captains k ON k.id = c.id WHERE c.tag = ?"_s, {tag});
    if (found.isEmpty())
        return; // it is pending, or there is none
    both(u"revert %1"_s.arg(tag),
        {{u"UPDATE crew SET name = ? WHERE tag = ?"_s, {found[0][0], tag}}, {u"UPDATE sailors SET knots = ? WHERE id = "_s + IdOfCrew, {found[0][1], tag}},
            {u"UPDATE captains SET stars = ? WHERE id = "_s + IdOfCrew, {found[0][2], tag}}},
        [&] { m_session->revert(record(u"crew"_s, tag)); });
}

/// A query of a class brings the objects of it and of those that extend it.
template<typename T>
void Script::queryClass(const QString &table, const QString &kinds)
{
    note(u"query of class "_s + QString::fromLatin1(T::entity.name));
    QStringList found;
    for (const T &object : m_session->query<T>().all()) {
        if (isLive(object))
            found.append(object.tag());
    }
    QStringList expected;
    const auto stored = ours(u"SELECT tag FROM %1 WHERE kind IN (%2)"_s.arg(table, kinds));
    for (const QList<Value> &row : stored) {
        const Record known = m_held.value(table + u' ' + row[0].toText());
        if (!known || isLive(known))
            expected.append(row[0].toText());
    }
    const QStringList there = tags(table);
    expected.removeIf([&](const QString &tag) { return !there.contains(tag); }); // removed, and nobody holds it
    found.sort();
    expected.sort();
    if (found != expected)
        failScript(u"the class %1 has [%2], the database [%3]"_s.arg(QString::fromLatin1(T::entity.name), found.join(u' '), expected.join(u' ')));
    checkMemory();
}

void Script::queryClasses(const ScriptStep &step)
{
    switch (step.a % 4) {
    case 0:
        return queryClass<Sailor>(u"crew"_s, u"'sailor', 'captain'"_s);
    case 1:
        return queryClass<Captain>(u"crew"_s, u"'captain'"_s);
    case 2:
        return queryClass<Crew>(u"crew"_s, u"'crew', 'sailor', 'captain'"_s);
    default:
        return queryClass<Tug>(u"craft"_s, u"'tug'"_s);
    }
}

// ---- what must be equal

void Script::checkCrew(const QString &tag)
{
    const Record row = m_held.value(u"crew "_s + tag);
    const QList<Value> plain = m_world.plain.execute(u"SELECT c.kind, c.name, s.knots, k.stars, %1 FROM crew c LEFT JOIN sailors s ON s.id = c.id "
                                                     "LEFT JOIN captains k ON k.id = c.id WHERE c.tag = ?"_s
                                                         .arg(joinedTags(u"tag"_s, u"craft"_s, u"x.captain_id = k.id"_s)), {tag}).all()[0];
    const bool isCaptain = row.is<Captain>();
    const QString kind = isCaptain ? u"captain"_s : row.is<Sailor>() ? u"sailor"_s : u"crew"_s;
    if (kind != plain[0].toText() || kindOf(row) != kind)
        failScript(u"%1 is a %2 and says %3, in plain SQL a %4"_s.arg(tag, kind, kindOf(row), plain[0].toText()));
    QList<Value> ours {row.as<Crew>().name() ? Value(*row.as<Crew>().name()) : Value()};
    ours.append(kind == u"crew" ? Value() : valueOf(row.as<Sailor>().knots()));
    ours.append(isCaptain ? valueOf(row.as<Captain>().stars()) : Value());
    if (ours != plain.mid(1, 3))
        failScript(u"%1 has %2, in plain SQL %3"_s.arg(tag, rowsText({ours}), rowsText({plain.mid(1, 3)})));
    QStringList ships;
    if (isCaptain) {
        for (const Craft &ship : row.as<Captain>().craft())
            ships.append(ship.tag());
    }
    ships.sort();
    if (ships.join(u' ') != (plain[4].isNull() ? QString() : plain[4].toText()))
        failScript(u"%1 commands [%2], in plain SQL [%3]"_s.arg(tag, ships.join(u' '), plain[4].toString()));
}

void Script::checkCraft(const QString &tag)
{
    const Record row = m_held.value(u"craft "_s + tag);
    const QList<Value> plain = m_world.plain.execute(
        u"SELECT f.kind, f.title, f.pull, f.seats, c.tag FROM craft f LEFT JOIN crew c ON c.id = f.captain_id WHERE f.tag = ?"_s, {tag}).all()[0];
    const QString kind = row.is<Tug>() ? u"tug"_s : row.is<Ferry>() ? u"ferry"_s : u"craft"_s;
    const Captain captain = row.as<Craft>().captain();
    const QList<Value> ours {Value(kind), valueOf(row.as<Craft>().title()), kind == u"tug" ? valueOf(row.as<Tug>().pull()) : Value(),
        kind == u"ferry" ? valueOf(row.as<Ferry>().seats()) : Value(), captain ? Value(captain.tag()) : Value()};
    if (ours != plain)
        failScript(u"%1 is %2, in plain SQL %3"_s.arg(tag, rowsText({ours}), rowsText({plain})));
}
