// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/entity.h"

/// Classes that extend one another, written by hand for scripts: crew by a table each, craft by one table for all.
namespace port {

const jw::Schema &schema();

class Craft;

class Crew : public jw::Handle
{
public:
    using jw::Handle::Handle;
    static const jw::EntityInfo entity;
    struct Columns
    {
        jw::Col<Crew, QString, "tag"> tag;
    };
    static const Columns c;
    struct Init
    {
        jw::Req<QString> tag;
        jw::Opt<QString> name {};
    };
    static void init(jw::Initializer &to, const Init &from);

    QString tag() const { return get<QString>(1); }
    jw::Opt<QString> name() const { return get<jw::Opt<QString>>(3); }
    void setName(const jw::Opt<QString> &name) { put(3, name); }
};

class Sailor : public Crew
{
public:
    Sailor() = default;
    explicit Sailor(jw::Row *row)
        : Crew(jw::rootOf(row))
    {
    }
    static const jw::EntityInfo entity;
    struct Init
    {
        jw::Req<QString> tag;
        jw::Opt<QString> name {};
        jw::Opt<int> knots {};
    };
    static void init(jw::Initializer &to, const Init &from);

    jw::Opt<int> knots() const { return get<jw::Opt<int>>(entity, 1); }
    void setKnots(const jw::Opt<int> &knots) { put(entity, 1, knots); }
};

class Captain : public Sailor
{
public:
    Captain() = default;
    explicit Captain(jw::Row *row)
        : Sailor(jw::rootOf(row))
    {
    }
    static const jw::EntityInfo entity;
    struct Relations
    {
        jw::ToMany<Captain, Craft> craft;
    };
    static const Relations rel;
    struct Init
    {
        jw::Req<QString> tag;
        jw::Opt<QString> name {};
        jw::Opt<int> knots {};
        jw::Opt<int> stars {};
    };
    static void init(jw::Initializer &to, const Init &from);

    jw::Opt<int> stars() const { return get<jw::Opt<int>>(entity, 1); }
    void setStars(const jw::Opt<int> &stars) { put(entity, 1, stars); }
    jw::Collection<Craft> craft() const { return jw::Collection<Craft>(*this, rel.craft); }
};

class Craft : public jw::Handle
{
public:
    using jw::Handle::Handle;
    static const jw::EntityInfo entity;
    struct Columns
    {
        jw::Col<Craft, QString, "tag"> tag;
    };
    static const Columns c;
    struct Relations
    {
        jw::ToOne<Craft, Captain> captain;
    };
    static const Relations rel;
    struct Init
    {
        jw::Req<QString> tag;
        jw::Opt<QString> title {};
    };
    static void init(jw::Initializer &to, const Init &from);

    QString tag() const { return get<QString>(1); }
    jw::Opt<QString> title() const { return get<jw::Opt<QString>>(3); }
    void setTitle(const jw::Opt<QString> &title) { put(3, title); }
    Captain captain() const { return one<Captain>(rel.captain); }
    void setCaptain(const Captain &captain) { setOne(rel.captain, captain); }
};

class Tug : public Craft
{
public:
    using Craft::Craft;
    static const jw::EntityInfo entity;
    struct Init
    {
        jw::Req<QString> tag;
        jw::Opt<QString> title {};
        jw::Opt<int> pull {};
    };
    static void init(jw::Initializer &to, const Init &from);

    jw::Opt<int> pull() const { return get<jw::Opt<int>>(4); }
    void setPull(const jw::Opt<int> &pull) { put(4, pull); }
};

class Ferry : public Craft
{
public:
    using Craft::Craft;
    static const jw::EntityInfo entity;
    struct Init
    {
        jw::Req<QString> tag;
        jw::Opt<QString> title {};
        jw::Opt<int> seats {};
    };
    static void init(jw::Initializer &to, const Init &from);

    jw::Opt<int> seats() const { return get<jw::Opt<int>>(5); }
    void setSeats(const jw::Opt<int> &seats) { put(5, seats); }
};

} // namespace port
