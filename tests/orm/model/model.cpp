// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "model.h"

#include "joinwright/schema/schema.h"

namespace model {

const jw::EnumInfo &enumInfo(UserRole)
{
    static constexpr const char *Values[] = {"member", "editor", "admin"};
    static constexpr jw::EnumInfo Info {"UserRole", Values, 3};
    return Info;
}

namespace {

using namespace Qt::StringLiterals;
using Kind = jw::ColumnType::Kind;
constexpr auto id = &jw::Id::fromNumber;

jw::EnumType userRole()
{
    jw::EnumType type;
    type.id = id(0x3e1);
    type.name = u"user_role"_s;
    type.values = {u"member"_s, u"editor"_s, u"admin"_s};
    return type;
}

jw::Table users()
{
    jw::Table table;
    table.id = id(0x100);
    table.name = u"users"_s;
    table.className = u"User"_s;
    table.columns = {
        {.id = id(0x101), .name = u"id"_s, .type = Kind::Int64, .generation = jw::Generation::Identity},
        {.id = id(0x102), .name = u"name"_s, .type = Kind::Text},
        {.id = id(0x103), .name = u"age"_s, .type = Kind::Int32, .nullable = true},
        {.id = id(0x104), .name = u"role"_s, .type = jw::ColumnType::enumeration(id(0x3e1)), .defaultValue = u"'member'"_s},
        {.id = id(0x105), .name = u"joined_at"_s, .type = Kind::TimestampTz, .nullable = true},
    };
    table.keys = {
        {.id = id(0x110), .primary = true, .columns = {id(0x101)}},
    };
    return table;
}

jw::Table addresses()
{
    jw::Table table;
    table.id = id(0x200);
    table.name = u"addresses"_s;
    table.className = u"Address"_s;
    table.columns = {
        {.id = id(0x201), .name = u"id"_s, .type = Kind::Int64, .generation = jw::Generation::Identity},
        {.id = id(0x202), .name = u"email"_s, .type = Kind::Text},
        {.id = id(0x203), .name = u"user_id"_s, .type = Kind::Int64, .nullable = true},
    };
    table.keys = {
        {.id = id(0x210), .primary = true, .columns = {id(0x201)}},
    };
    table.relationships = {
        {.id = id(0x220), .name = u"user"_s, .back = u"addresses"_s, .columns = {id(0x203)}, .to = id(0x100)},
    };
    return table;
}

jw::Schema makeSchema()
{
    jw::Schema schema;
    schema.id = id(0x1);
    schema.name = u"model"_s;
    schema.setEnum(userRole());
    schema.setTable(users());
    schema.setTable(addresses());
    return schema;
}

} // namespace

const jw::Schema &schema()
{
    static const jw::Schema schema = makeSchema();
    return schema;
}

} // namespace model
