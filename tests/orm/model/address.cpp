// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "address.h"

#include "user.h"

namespace model {

constinit const jw::EntityInfo Address::entity {&schema, 0x200, "Address"};

constinit const Address::Columns Address::c {
    {{&Address::entity, 0}},
    {{&Address::entity, 1}},
    {{&Address::entity, 2}},
};

constinit const Address::Relations Address::rel {
    {{&Address::entity, 0x220, false, &User::entity}},
};

void Address::init(jw::Initializer &to, const Init &from)
{
    to.set(0, from.id);
    to.set(1, from.email);
    to.set(2, from.userId);
    to.relate(rel.user, from.user);
}

qint64 Address::id() const
{
    return get<qint64>(0);
}

void Address::setId(qint64 id)
{
    put(0, id);
}

QString Address::email() const
{
    return get<QString>(1);
}

void Address::setEmail(const QString &email)
{
    put(1, email);
}

jw::Opt<qint64> Address::userId() const
{
    return get<jw::Opt<qint64>>(2);
}

void Address::setUserId(const jw::Opt<qint64> &userId)
{
    put(2, userId);
}

User Address::user() const
{
    return one<User>(rel.user);
}

void Address::setUser(const User &user)
{
    setOne(rel.user, user);
}

} // namespace model
