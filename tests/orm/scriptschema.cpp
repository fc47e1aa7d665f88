// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "scriptschema.h"

#include "joinwright/core/error.h"

using namespace Qt::StringLiterals;
using Kind = jw::ColumnType::Kind;
using Action = jw::ReferentialAction;

namespace {

jw::Id id(const QString &name)
{
    return jw::Id::fromSeed(u"script "_s + name);
}

struct Builder
{
    jw::Table table;

    explicit Builder(const QString &name)
    {
        table.id = id(name);
        table.name = name;
    }
    Builder &column(const QString &name, const jw::ColumnType &type, bool nullable = false, const QString &defaultValue = {})
    {
        table.columns.append({.id = id(table.name + u'.' + name), .name = name, .type = type, .nullable = nullable, .defaultValue = defaultValue});
        return *this;
    }
    /// Counted by the session; plain SQL leaves it as it is.
    Builder &versioned()
    {
        column(u"version"_s, Kind::Int32, false, u"1"_s).table.columns.last().version = true;
        return *this;
    }
    Builder &numbered()
    {
        column(u"id"_s, Kind::Int64).table.columns.last().generation = jw::Generation::Identity;
        return key({u"id"_s}, true);
    }
    Builder &key(const QStringList &names, bool primary = false)
    {
        QList<jw::Id> columns;
        for (const QString &name : names)
            columns.append(table.column(name)->id);
        table.keys.append({.id = id(table.name + u" key "_s + names.join(u',')), .primary = primary, .columns = columns});
        return *this;
    }
    Builder &tagged() { return column(u"tag"_s, Kind::Text).key({u"tag"_s}); }
    Builder &to(const QString &name, const QString &back, const QString &target, const QStringList &names, Action onDelete)
    {
        QList<jw::Id> columns;
        for (const QString &each : names)
            columns.append(table.column(each)->id);
        table.relationships.append({.id = id(table.name + u'>' + name), .name = name, .back = back, .columns = columns, .to = id(target), .onDelete = onDelete});
        return *this;
    }
    Builder &through(const QString &name, const QString &back, const QString &target, const QString &association)
    {
        table.relationships.append({.id = id(table.name + u'>' + name), .name = name, .back = back, .to = id(target), .through = id(association)});
        return *this;
    }
};

} // namespace

ScriptSchema::ScriptSchema()
{
    schema.name = u"script"_s;
    schema.setTable(Builder(u"people"_s).numbered().tagged()
                        .column(u"name"_s, Kind::Text).column(u"pay"_s, jw::ColumnType::decimal(8, 2), true)
                        .column(u"rank"_s, Kind::Int32, false, u"3"_s).column(u"badge"_s, Kind::Text, true)
                        .column(u"boss_id"_s, Kind::Int64, true).column(u"team_id"_s, Kind::Int64, true).key({u"badge"_s})
                        .to(u"boss"_s, u"reports"_s, u"people"_s, {u"boss_id"_s}, Action::SetNull)
                        .to(u"team"_s, u"members"_s, u"teams"_s, {u"team_id"_s}, Action::SetNull)
                        .through(u"skills"_s, u"people"_s, u"skills"_s, u"person_skills"_s).table);
    schema.setTable(Builder(u"teams"_s).numbered().tagged().column(u"name"_s, Kind::Text, true).column(u"lead_id"_s, Kind::Int64, true)
                        .versioned()
                        .to(u"lead"_s, u"leads"_s, u"people"_s, {u"lead_id"_s}, Action::SetNull).table);
    schema.setTable(Builder(u"rooms"_s).column(u"building"_s, Kind::Text).column(u"number"_s, Kind::Int32)
                        .key({u"building"_s, u"number"_s}, true).tagged().column(u"title"_s, Kind::Text, true).table);
    schema.setTable(Builder(u"bookings"_s).numbered().tagged().column(u"hours"_s, Kind::Double, true)
                        .column(u"building"_s, Kind::Text, true).column(u"number"_s, Kind::Int32, true).column(u"person_id"_s, Kind::Int64)
                        .versioned()
                        .to(u"room"_s, u"bookings"_s, u"rooms"_s, {u"building"_s, u"number"_s}, Action::Cascade)
                        .to(u"person"_s, u"bookings"_s, u"people"_s, {u"person_id"_s}, Action::Cascade).table);
    schema.setTable(Builder(u"desks"_s).numbered().tagged().column(u"height"_s, Kind::Int32, true).column(u"person_id"_s, Kind::Int64, true)
                        .key({u"person_id"_s}).to(u"person"_s, u"desk"_s, u"people"_s, {u"person_id"_s}, Action::SetNull).table);
    schema.setTable(Builder(u"skills"_s).column(u"tag"_s, Kind::Text).key({u"tag"_s}, true).column(u"title"_s, Kind::Text, true).table);
    schema.setTable(Builder(u"person_skills"_s).column(u"person_id"_s, Kind::Int64).column(u"skill_tag"_s, Kind::Text)
                        .key({u"person_id"_s, u"skill_tag"_s}, true).column(u"level"_s, Kind::Int32, true)
                        .to(u"person"_s, u"skill_links"_s, u"people"_s, {u"person_id"_s}, Action::Cascade)
                        .to(u"skill"_s, u"links"_s, u"skills"_s, {u"skill_tag"_s}, Action::Cascade).table);
    tables = {{u"people"_s, u"tag"_s, {u"name"_s, u"pay"_s, u"rank"_s}}, {u"teams"_s, u"tag"_s, {u"name"_s}},
        {u"rooms"_s, u"tag"_s, {u"title"_s}}, {u"bookings"_s, u"tag"_s, {u"hours"_s}}, {u"desks"_s, u"tag"_s, {u"height"_s}},
        {u"skills"_s, u"tag"_s, {u"title"_s}}, {u"users"_s, u"name"_s, {u"age"_s}}, {u"addresses"_s, u"email"_s, {}},
        {u"crew"_s, u"tag"_s, {u"name"_s}}, {u"craft"_s, u"tag"_s, {u"title"_s}}};
    links = {{u"people"_s, u"boss"_s, u"reports"_s, {u"boss_id"_s}, u"people"_s, {u"id"_s}},
        {u"people"_s, u"team"_s, u"members"_s, {u"team_id"_s}, u"teams"_s, {u"id"_s}},
        {u"teams"_s, u"lead"_s, u"leads"_s, {u"lead_id"_s}, u"people"_s, {u"id"_s}},
        {u"bookings"_s, u"room"_s, u"bookings"_s, {u"building"_s, u"number"_s}, u"rooms"_s, {u"building"_s, u"number"_s}},
        {u"bookings"_s, u"person"_s, u"bookings"_s, {u"person_id"_s}, u"people"_s, {u"id"_s}, false},
        {u"desks"_s, u"person"_s, u"desk"_s, {u"person_id"_s}, u"people"_s, {u"id"_s}, true, true},
        {u"addresses"_s, u"user"_s, u"addresses"_s, {u"user_id"_s}, u"users"_s, {u"id"_s}}};
}

const ScriptTable &ScriptSchema::table(const QString &name) const
{
    for (const ScriptTable &table : tables) {
        if (table.name == name)
            return table;
    }
    throw jw::Error(jw::ErrorKind::Usage, u"no table %1 in the script"_s.arg(name));
}

QStringList ScriptSchema::dumps() const
{
    return {u"SELECT p.tag, p.name, p.pay, p.rank, p.badge, b.tag, t.tag FROM people p LEFT JOIN people b ON b.id = p.boss_id "
            "LEFT JOIN teams t ON t.id = p.team_id ORDER BY 1"_s,
        u"SELECT t.tag, t.name, p.tag FROM teams t LEFT JOIN people p ON p.id = t.lead_id ORDER BY 1"_s,
        u"SELECT tag, building, number, title FROM rooms ORDER BY 1"_s,
        u"SELECT k.tag, k.hours, r.tag, p.tag FROM bookings k LEFT JOIN rooms r ON r.building = k.building AND r.number = k.number "
        "JOIN people p ON p.id = k.person_id ORDER BY 1"_s,
        u"SELECT d.tag, d.height, p.tag FROM desks d LEFT JOIN people p ON p.id = d.person_id ORDER BY 1"_s,
        u"SELECT tag, title FROM skills ORDER BY 1"_s,
        u"SELECT p.tag, s.skill_tag, s.level FROM person_skills s JOIN people p ON p.id = s.person_id ORDER BY 1, 2"_s,
        u"SELECT name, age, role FROM users ORDER BY 1"_s,
        u"SELECT a.email, u.name FROM addresses a LEFT JOIN users u ON u.id = a.user_id ORDER BY 1"_s,
        u"SELECT c.tag, c.kind, c.name, s.knots, k.stars FROM crew c LEFT JOIN sailors s ON s.id = c.id LEFT JOIN captains k ON k.id = c.id ORDER BY 1"_s,
        u"SELECT f.tag, f.kind, f.title, f.pull, f.seats, c.tag FROM craft f LEFT JOIN crew c ON c.id = f.captain_id ORDER BY 1"_s};
}
