// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "codegen/featureschema.h"
#include "joinwright/schema/tablebuilder.h"

using namespace Qt::StringLiterals;

namespace jw::test {

namespace {

using Kind = ColumnType::Kind;

TableBuilder named(const QString &table, const QString &className)
{
    return TableBuilder(table).className(className).identity(u"id"_s).column({.name = u"name"_s, .type = Kind::Text});
}

/// A table whose class extends that of `base` and adds `own`.
TableBuilder extending(const QString &table, const QString &className, const QString &base, const QString &value, const Column &own)
{
    TableBuilder result = TableBuilder(table)
                              .className(className)
                              .column({.name = u"id"_s, .type = Kind::Int64})
                              .primary({u"id"_s})
                              .column(own)
                              .refers({u"id"_s}, base, {.name = u"base"_s, .inherits = true});
    result.table().discriminatorValue = value;
    return result;
}

} // namespace

Schema staffSchema()
{
    Schema schema;
    schema.id = Id::fromSeed(u"staff"_s);
    schema.name = u"staff"_s;
    schema.setTable(named(u"teams"_s, u"Team"_s));
    schema.setTable(named(u"people"_s, u"Person"_s)
                        .column({.name = u"kind"_s, .type = Kind::Text})
                        .column({.name = u"team_id"_s, .type = Kind::Int64, .nullable = true})
                        .column({.name = u"bio"_s, .type = Kind::Text, .nullable = true, .deferred = true})
                        .column({.name = u"photo"_s, .type = Kind::Binary, .nullable = true, .deferred = true})
                        .column({.name = u"version"_s, .type = Kind::Int32, .version = true})
                        .discriminator(u"kind"_s, u"person"_s)
                        .refers({u"team_id"_s}, u"teams"_s, {.name = u"team"_s, .back = u"members"_s}));
    schema.setTable(extending(u"employees"_s, u"Employee"_s, u"people"_s, u"employee"_s, {.name = u"salary"_s, .type = ColumnType::decimal(10, 2)})
                        .column({.name = u"boss_id"_s, .type = Kind::Int64, .nullable = true})
                        .refers({u"boss_id"_s}, u"managers"_s, {.name = u"boss"_s, .back = u"reports"_s}));
    schema.setTable(extending(u"managers"_s, u"Manager"_s, u"employees"_s, u"manager"_s, {.name = u"level"_s, .type = Kind::Int32, .defaultValue = u"1"_s}));
    schema.setTable(extending(u"guests"_s, u"Guest"_s, u"people"_s, u"guest"_s, {.name = u"invited_by"_s, .type = Kind::Text}));
    schema.setTable(TableBuilder(u"projects"_s)
                        .className(u"Project"_s)
                        .identity(u"id"_s)
                        .column({.name = u"title"_s, .type = Kind::Text})
                        .column({.name = u"lead_id"_s, .type = Kind::Int64, .nullable = true})
                        .refers({u"lead_id"_s}, u"managers"_s, {.name = u"lead"_s, .back = u"projects"_s}));
    schema.setTable(named(u"vehicles"_s, u"Vehicle"_s)
                        .column({.name = u"kind"_s, .type = Kind::Text})
                        .column({.name = u"payload"_s, .type = Kind::Double, .nullable = true})
                        .column({.name = u"seats"_s, .type = Kind::Int32, .nullable = true})
                        .column({.name = u"upper_seats"_s, .type = Kind::Int32, .nullable = true})
                        .column({.name = u"driver_id"_s, .type = Kind::Int64, .nullable = true})
                        .discriminator(u"kind"_s, u"vehicle"_s)
                        .refers({u"driver_id"_s}, u"people"_s, {.name = u"driver"_s, .back = u"vehicles"_s})
                        .subclass({.name = u"Truck"_s, .value = u"truck"_s, .comment = u"A vehicle for goods."_s}, {u"payload"_s})
                        .subclass({.name = u"Bus"_s, .value = u"bus"_s}, {u"seats"_s})
                        .subclass({.name = u"DoubleDecker"_s, .value = u"decker"_s}, {u"upper_seats"_s}, u"Bus"_s));
    return schema;
}

} // namespace jw::test
