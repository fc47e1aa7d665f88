// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "fixture.h"

#include "joinwright/orm/asyncsession.h"

using namespace Qt::StringLiterals;
using jw::Record;
using jw::RowState;
using jw::Value;

/// A company whose session works on a worker.
struct Async : Company
{
    std::shared_ptr<jw::Worker> worker = std::make_shared<jw::Worker>(engine);
    std::unique_ptr<jw::Session> session = std::make_unique<jw::Session>(worker, schema);

    template<typename T>
    static auto wait(QFuture<T> future)
    {
        while (!future.isFinished())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
        if constexpr (std::is_void_v<T>)
            future.waitForFinished();
        else
            return future.result();
    }
    QList<Record> all(const QString &name)
    {
        return wait(session->fetch(session->query(table(name))));
    }
};

/// Through QtSql alone nothing can stop a statement that runs.
inline bool canInterrupt()
{
    return !qEnvironmentVariableIsSet("JOINWRIGHT_QTSQL_ONLY");
}

/// A query that takes a worker for hours.
inline jw::Select endless(const Company &db)
{
    jw::Select select = jw::Select::from(*db.table(u"products"_s));
    // MariaDB counts no further than it is allowed to.
    select.column(jw::Expr::sql(db.engine.dialect().name() == u"mysql" ? u"(SELECT sleep(7200))"_s
                                                                        : u"(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n)"_s));
    return select;
}

inline void fillProducts(const Company &db, int count)
{
    db.run(u"INSERT INTO products (id, name) SELECT i, 'p' || i FROM "_s + Company::numbersUpTo(count));
}
