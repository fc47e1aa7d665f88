// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// What a session does through its worker.
#include "joinwright/orm/asyncsession.h"
#include "joinwright/orm/sessionparts.h"

namespace jw {

using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<Worker> workerOf(Session::Parts &parts, const QString &what)
{
    if (!parts.worker)
        throw Error(ErrorKind::Usage, u"%1 needs a session on a worker"_s.arg(what));
    return parts.worker;
}

} // namespace

QFuture<FetchResult> Session::fetchCompiled(const CompiledQuery &query)
{
    return workerOf(*d, u"fetch()"_s)->run([query](Connection &connection) { return query.execute(connection); });
}

QFuture<QList<QList<Record>>> Session::fetchTuples(const BasicQuery &query)
{
    return deliver(fetchCompiled(query.compileTuples()), context(), [this](const FetchResult &result) { return adoptTuples(result); });
}

QFuture<qint64> Session::fetchCount(const BasicQuery &query)
{
    return async().count(query);
}

QFuture<QList<QList<Value>>> Session::fetchRows(const Select &select)
{
    return async().rows(select);
}

QFuture<void> Session::fetchRelated(const QList<Record> &owners, int relation)
{
    return async().related(owners, relation);
}

QFuture<void> Session::refreshAsync(const QList<Record> &records)
{
    return async().refresh(records);
}

} // namespace jw
