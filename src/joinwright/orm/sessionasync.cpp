// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// What a session does through its worker.
#include "joinwright/dialect/sqlrenderer.h"
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

QFuture<qint64> Session::fetchCount(const BasicQuery &query)
{
    const auto job = [compiled = query.compileCount()](Connection &connection) {
        Result result = connection.execute(compiled.statement);
        return result.next() ? result.raw(0).toInt64() : qint64(0);
    };
    return workerOf(*d, u"fetchCount()"_s)->run(job);
}

QFuture<QList<QList<Value>>> Session::fetchRows(const Select &select)
{
    const auto job = [statement = SqlRenderer(dialect()).select(select)](Connection &connection) {
        return connection.execute(statement).all();
    };
    return workerOf(*d, u"fetchRows()"_s)->run(job);
}

QFuture<void> Session::fetchRelated(const QList<Record> &owners, int index)
{
    const std::shared_ptr<Worker> worker = workerOf(*d, u"fetchRelated()"_s);
    if (owners.isEmpty())
        return worker->run([](Connection &) {});
    const Relation *relation = &owners.first().mapper().relations().at(index);
    QList<Row *> rows;
    for (const Record &owner : owners) {
        checkOwn(owner);
        rows.append(owner.row());
    }
    const auto job = [mapping = d->mapping, relation, keys = Loader::keysOf(rows, *relation)](Connection &connection) {
        return loadRelated(connection, {relation, {}}, keys);
    };
    return deliver(worker->run(job), context(), [this, owners](const RelatedBatch &batch) {
        d->adopter.adopt(batch, QList<Handle>(owners.begin(), owners.end()));
    });
}

QFuture<void> Session::refreshAsync(const QList<Record> &wanted)
{
    const std::shared_ptr<Worker> worker = workerOf(*d, u"refreshAsync()"_s);
    QHash<const Mapper *, QList<QList<Value>>> keys;
    for (const Record &record : wanted)
        keys[&record.mapper()].append(record.key());
    const auto job = [mapping = d->mapping, keys](Connection &connection) {
        QList<RowBatch> batches;
        for (auto it = keys.cbegin(); it != keys.cend(); ++it)
            batches.append(loadRows(connection, *it.key(), it.value()));
        return batches;
    };
    return deliver(worker->run(job), context(), [this](const QList<RowBatch> &batches) {
        for (const RowBatch &batch : batches)
            d->adopter.adopt(batch);
    });
}

} // namespace jw
