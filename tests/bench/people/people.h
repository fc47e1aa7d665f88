// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/entity.h"

/// The two tables of the yardsticks, as classes written by hand in the form that the generator gives them.
namespace people {

class Address;

const jw::Schema &schema();

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
        jw::Col<User, jw::Opt<double>, "balance"> balance;
        jw::Col<User, jw::Opt<QDateTime>, "created"> created;
    };
    static const Columns c;

    struct Relations
    {
        jw::ToMany<User, Address> addresses;
    };
    static const Relations rel;

    struct Init
    {
        jw::Optional<User, qint64, "id"> id {};
        jw::Required<User, QString, "name"> name;
        jw::Optional<User, int, "age"> age {};
        jw::Optional<User, double, "balance"> balance {};
        jw::Optional<User, QDateTime, "created"> created {};
    };
    static void init(jw::Initializer &to, const Init &from);

    qint64 id() const;
    QString name() const;
    void setName(const QString &name);
    jw::Opt<int> age() const;
    void setAge(const jw::Opt<int> &age);
    jw::Opt<double> balance() const;
    jw::Opt<QDateTime> created() const;

    jw::Collection<Address> addresses() const;
};

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
        jw::Col<Address, jw::Opt<QString>, "city"> city;
        jw::Col<Address, jw::Opt<qint64>, "userId"> userId;
    };
    static const Columns c;

    struct Relations
    {
        jw::ToOne<Address, User> user;
    };
    static const Relations rel;

    struct Init
    {
        jw::Optional<Address, qint64, "id"> id {};
        jw::Required<Address, QString, "email"> email;
        jw::Optional<Address, QString, "city"> city {};
        jw::Ref<User> user {};
    };
    static void init(jw::Initializer &to, const Init &from);

    qint64 id() const;
    QString email() const;
    jw::Opt<QString> city() const;
    jw::Opt<qint64> userId() const;
    User user() const; ///< null when there is none
};

} // namespace people
