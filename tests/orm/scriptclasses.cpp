// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "scriptclasses.h"

#include "joinwright/schema/tablebuilder.h"

using namespace Qt::StringLiterals;
using Kind = jw::ColumnType::Kind;

namespace port {

namespace {

/// A table whose class extends that of `base` by one number.
jw::Table extending(const QString &table, const QString &base, const QString &value, const QString &column)
{
    jw::TableBuilder builder(table);
    builder.column({.name = u"id"_s, .type = Kind::Int64})
        .primary({u"id"_s})
        .column({.name = column, .type = Kind::Int32, .nullable = true})
        .refers({u"id"_s}, base, {.name = u"base"_s, .inherits = true});
    builder.table().discriminatorValue = value;
    return builder;
}

jw::TableBuilder tagged(const QString &table, const QString &column)
{
    return jw::TableBuilder(table)
        .identity(u"id"_s)
        .column({.name = u"tag"_s, .type = Kind::Text})
        .column({.name = u"kind"_s, .type = Kind::Text})
        .column({.name = column, .type = Kind::Text, .nullable = true})
        .unique({u"tag"_s});
}

jw::Schema makeSchema()
{
    jw::Schema schema;
    schema.setTable(tagged(u"crew"_s, u"name"_s).discriminator(u"kind"_s, u"crew"_s));
    schema.setTable(extending(u"sailors"_s, u"crew"_s, u"sailor"_s, u"knots"_s));
    schema.setTable(extending(u"captains"_s, u"sailors"_s, u"captain"_s, u"stars"_s));
    schema.setTable(tagged(u"craft"_s, u"title"_s)
                        .column({.name = u"pull"_s, .type = Kind::Int32, .nullable = true})
                        .column({.name = u"seats"_s, .type = Kind::Int32, .nullable = true})
                        .column({.name = u"captain_id"_s, .type = Kind::Int64, .nullable = true})
                        .discriminator(u"kind"_s, u"craft"_s)
                        .refers({u"captain_id"_s}, u"captains"_s,
                            {.name = u"captain"_s, .back = u"craft"_s, .onDelete = jw::ReferentialAction::SetNull})
                        .subclass({.name = u"Tug"_s, .value = u"tug"_s}, {u"pull"_s})
                        .subclass({.name = u"Ferry"_s, .value = u"ferry"_s}, {u"seats"_s}));
    return schema;
}

quint64 tableOf(const QString &name)
{
    return jw::TableBuilder::idOf(name).toNumber();
}

quint64 subclassOf(const QString &name)
{
    for (const jw::Subclass &subclass : schema().table(u"craft"_s)->subclasses) {
        if (subclass.name == name)
            return subclass.id.toNumber();
    }
    return 0;
}

quint64 captainOfCraft()
{
    return schema().table(u"craft"_s)->relationships.first().id.toNumber();
}

} // namespace

const jw::Schema &schema()
{
    static const jw::Schema schema = makeSchema();
    return schema;
}

const jw::EntityInfo Crew::entity {&schema, tableOf(u"crew"_s), "Crew"};
const jw::EntityInfo Sailor::entity {&schema, tableOf(u"sailors"_s), "Sailor", &Crew::entity};
const jw::EntityInfo Captain::entity {&schema, tableOf(u"captains"_s), "Captain", &Sailor::entity};
const jw::EntityInfo Craft::entity {&schema, tableOf(u"craft"_s), "Craft"};
const jw::EntityInfo Tug::entity {&schema, tableOf(u"craft"_s), "Tug", &Craft::entity, subclassOf(u"Tug"_s)};
const jw::EntityInfo Ferry::entity {&schema, tableOf(u"craft"_s), "Ferry", &Craft::entity, subclassOf(u"Ferry"_s)};

const Crew::Columns Crew::c {{{&Crew::entity, 1}}};
const Craft::Columns Craft::c {{{&Craft::entity, 1}}};
const Captain::Relations Captain::rel {{{&Captain::entity, captainOfCraft(), true, &Craft::entity}}};
const Craft::Relations Craft::rel {{{&Craft::entity, captainOfCraft(), false, &Captain::entity}}};

void Crew::init(jw::Initializer &to, const Init &from)
{
    jw::Initializer crew = to.part(entity);
    crew.set(1, from.tag);
    crew.set(3, from.name);
}

void Sailor::init(jw::Initializer &to, const Init &from)
{
    Crew::init(to, {.tag = from.tag, .name = from.name});
    jw::Initializer sailor = to.part(entity);
    sailor.set(1, from.knots);
}

void Captain::init(jw::Initializer &to, const Init &from)
{
    Sailor::init(to, {.tag = from.tag, .name = from.name, .knots = from.knots});
    jw::Initializer captain = to.part(entity);
    captain.set(1, from.stars);
}

void Craft::init(jw::Initializer &to, const Init &from)
{
    to.set(1, from.tag);
    to.set(3, from.title);
}

void Tug::init(jw::Initializer &to, const Init &from)
{
    Craft::init(to, {.tag = from.tag, .title = from.title});
    to.set(4, from.pull);
}

void Ferry::init(jw::Initializer &to, const Init &from)
{
    Craft::init(to, {.tag = from.tag, .title = from.title});
    to.set(5, from.seats);
}

} // namespace port
