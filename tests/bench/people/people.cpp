// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "people.h"

#include "joinwright/schema/schema.h"

namespace people {

using namespace Qt::StringLiterals;
using Kind = jw::ColumnType::Kind;

namespace {

constexpr auto id = &jw::Id::fromNumber;

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
        {.id = id(0x104), .name = u"balance"_s, .type = Kind::Double, .nullable = true},
        {.id = id(0x105), .name = u"created"_s, .type = Kind::Timestamp, .nullable = true},
    };
    table.keys = {{.id = id(0x110), .primary = true, .columns = {id(0x101)}}};
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
        {.id = id(0x203), .name = u"city"_s, .type = Kind::Text, .nullable = true},
        {.id = id(0x204), .name = u"user_id"_s, .type = Kind::Int64, .nullable = true},
    };
    table.keys = {{.id = id(0x210), .primary = true, .columns = {id(0x201)}}};
    table.relationships
        = {{.id = id(0x220), .name = u"user"_s, .back = u"addresses"_s, .columns = {id(0x204)}, .to = id(0x100)}};
    return table;
}

} // namespace

const jw::Schema &schema()
{
    static const jw::Schema schema = [] {
        jw::Schema made;
        made.id = id(0x1);
        made.name = u"people"_s;
        made.setTable(users());
        made.setTable(addresses());
        return made;
    }();
    return schema;
}

constinit const jw::EntityInfo User::entity {&schema, 0x100, "User"};
constinit const User::Columns User::c {
    {{&User::entity, 0}},
    {{&User::entity, 1}},
    {{&User::entity, 2}},
    {{&User::entity, 3}},
    {{&User::entity, 4}},
};
constinit const User::Relations User::rel {
    {{&User::entity, 0x220, true, &Address::entity}},
};

void User::init(jw::Initializer &to, const Init &from)
{
    to.set(0, from.id);
    to.set(1, from.name);
    to.set(2, from.age);
    to.set(3, from.balance);
    to.set(4, from.created);
}

qint64 User::id() const
{
    return get<qint64>(0);
}

QString User::name() const
{
    return get<QString>(1);
}

void User::setName(const QString &name)
{
    put(1, name);
}

jw::Opt<int> User::age() const
{
    return get<jw::Opt<int>>(2);
}

void User::setAge(const jw::Opt<int> &age)
{
    put(2, age);
}

jw::Opt<double> User::balance() const
{
    return get<jw::Opt<double>>(3);
}

jw::Opt<QDateTime> User::created() const
{
    return get<jw::Opt<QDateTime>>(4);
}

jw::Collection<Address> User::addresses() const
{
    return jw::Collection<Address>(*this, rel.addresses);
}

constinit const jw::EntityInfo Address::entity {&schema, 0x200, "Address"};
constinit const Address::Columns Address::c {
    {{&Address::entity, 0}},
    {{&Address::entity, 1}},
    {{&Address::entity, 2}},
    {{&Address::entity, 3}},
};
constinit const Address::Relations Address::rel {
    {{&Address::entity, 0x220, false, &User::entity}},
};

void Address::init(jw::Initializer &to, const Init &from)
{
    to.set(0, from.id);
    to.set(1, from.email);
    to.set(2, from.city);
    to.relate(rel.user, from.user);
}

qint64 Address::id() const
{
    return get<qint64>(0);
}

QString Address::email() const
{
    return get<QString>(1);
}

jw::Opt<QString> Address::city() const
{
    return get<jw::Opt<QString>>(2);
}

jw::Opt<qint64> Address::userId() const
{
    return get<jw::Opt<qint64>>(3);
}

User Address::user() const
{
    return one<User>(rel.user);
}

} // namespace people
