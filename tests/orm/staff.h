// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "bus.h"
#include "doubledecker.h"
#include "employee.h"
#include "guest.h"
#include "manager.h"
#include "person.h"
#include "project.h"
#include "team.h"
#include "truck.h"
#include "vehicle.h"

#include "joinwright/engine/connection.h"
#include "joinwright/orm/session.h"
#include "support/databaseurl.h"
#include "support/sqlrecorder.h"

#include <QtTest/QtTest>

/// A database of the classes that the generator makes of tables that extend one another.
struct Staff
{
    QTemporaryDir folder;
    jw::Engine engine = jw::Engine::open(jw::test::databaseUrl(QStringLiteral("sqlite:///") + folder.filePath(QStringLiteral("staff.db"))));

    Staff() { jw::createAll(engine, staff::schema()); }
    /// Ann, who leads Ben and Cid and the project Moon, Dan who is invited, and Eve.
    void fill() const
    {
        using namespace staff;
        jw::Session session(engine);
        const Team sales = session.add<Team>({.name = QStringLiteral("Sales")});
        const Manager ann
            = session.add<Manager>({.name = QStringLiteral("Ann"), .team = sales, .salary = jw::Decimal(900), .level = 3});
        session.add<Employee>({.name = QStringLiteral("Ben"), .team = sales, .salary = jw::Decimal(500), .boss = ann});
        session.add<Employee>({.name = QStringLiteral("Cid"), .salary = jw::Decimal(400), .boss = ann});
        session.add<Guest>({.name = QStringLiteral("Dan"), .invitedBy = QStringLiteral("Ann")});
        session.add<Person>({.name = QStringLiteral("Eve")});
        session.add<Project>({.title = QStringLiteral("Moon"), .lead = ann});
        session.commit();
    }
    QList<QList<jw::Value>> rows(const QString &sql) const { return engine.connect().execute(sql).all(); }
    jw::Value scalar(const QString &sql) const { return rows(sql).value(0).value(0); }
    void run(const QString &sql) const { engine.connect().run(sql); }
};

template<typename T>
QStringList namesOf(const QList<T> &objects)
{
    QStringList names;
    for (const T &object : objects)
        names.append(object.name());
    return names;
}

template<typename T>
T named(jw::Session &session, const QString &name)
{
    return session.query<T>().where(staff::Person::c.name == name).one();
}
