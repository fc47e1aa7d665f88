// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "model.h"

namespace model {

/// A row of users.
class User : public jw::Handle
{
public:
    using jw::Handle::Handle;
    static const jw::EntityInfo entity;

    struct Columns
    {
        jw::Col<User, qint64, "id"> id;
        jw::Col<User, QString, "name"> name;
        jw::Col<User, jw::Opt<int>, "age"> age;
        jw::Col<User, UserRole, "role"> role;
        jw::Col<User, jw::Opt<QDateTime>, "joinedAt"> joinedAt;
    };
    static const Columns c;

    struct Relations
    {
        jw::ToMany<User, Address> addresses;
    };
    static const Relations rel;

    /// For Session::add(); what has a default may be left out.
    struct Init
    {
        jw::Optional<User, qint64, "id"> id {};
        jw::Required<User, QString, "name"> name;
        jw::Optional<User, int, "age"> age {};
        jw::Optional<User, UserRole, "role"> role {};
        jw::Optional<User, QDateTime, "joinedAt"> joinedAt {};
    };
    static void init(jw::Initializer &to, const Init &from);

    qint64 id() const;
    void setId(qint64 id);
    QString name() const;
    void setName(const QString &name);
    jw::Opt<int> age() const;
    void setAge(const jw::Opt<int> &age);
    UserRole role() const;
    void setRole(UserRole role);
    jw::Opt<QDateTime> joinedAt() const;
    void setJoinedAt(const jw::Opt<QDateTime> &joinedAt);

    jw::Collection<Address> addresses() const;
};

} // namespace model
