// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "user.h"

#include "address.h"

namespace model {

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
    to.set(3, from.role);
    to.set(4, from.joinedAt);
}

qint64 User::id() const
{
    return get<qint64>(0);
}

void User::setId(qint64 id)
{
    put(0, id);
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

UserRole User::role() const
{
    return get<UserRole>(3);
}

void User::setRole(UserRole role)
{
    put(3, role);
}

jw::Opt<QDateTime> User::joinedAt() const
{
    return get<jw::Opt<QDateTime>>(4);
}

void User::setJoinedAt(const jw::Opt<QDateTime> &joinedAt)
{
    put(4, joinedAt);
}

jw::Collection<Address> User::addresses() const
{
    return jw::Collection<Address>(*this, rel.addresses);
}

} // namespace model
