// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "model.h"

namespace model {

/// A row of addresses.
class Address : public jw::Handle
{
public:
    using jw::Handle::Handle;
    static const jw::EntityInfo entity;

    struct Columns
    {
        jw::Col<Address, qint64, "id"> id;
        jw::Col<Address, QString, "email"> email;
        jw::Col<Address, jw::Opt<qint64>, "userId"> userId;
    };
    static const Columns c;

    struct Relations
    {
        jw::ToOne<Address, User> user;
    };
    static const Relations rel;

    /// For Session::add(); what has a default may be left out.
    struct Init
    {
        jw::Optional<Address, qint64, "id"> id {};
        jw::Required<Address, QString, "email"> email;
        jw::Optional<Address, qint64, "userId"> userId {};
        jw::Ref<User> user {};
    };
    static void init(jw::Initializer &to, const Init &from);

    qint64 id() const;
    void setId(qint64 id);
    QString email() const;
    void setEmail(const QString &email);
    jw::Opt<qint64> userId() const;
    void setUserId(const jw::Opt<qint64> &userId);

    User user() const; ///< null when there is none
    void setUser(const User &user);
};

} // namespace model
