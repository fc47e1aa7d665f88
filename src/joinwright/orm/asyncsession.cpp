// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/asyncsession.h"

#include "joinwright/dialect/sqlrenderer.h"
#include "joinwright/orm/coerce.h"
#include "joinwright/orm/sessionparts.h"

namespace jw {

using namespace Qt::StringLiterals;

AsyncSession::AsyncSession(Session &session)
    : m_session(&session)
{
    if (!session.isAsync())
        throw Error(ErrorKind::Usage, u"a session without a worker has no asynchronous calls: make it on a Worker"_s);
}

AsyncSession Session::async()
{
    return AsyncSession(*this);
}

Worker &AsyncSession::worker() const
{
    return *m_session->parts().worker;
}

QFuture<qint64> AsyncSession::count(const BasicQuery &query) const
{
    const auto job = [compiled = query.compileCount()](Connection &connection) {
        Result result = connection.execute(compiled.statement);
        return result.next() ? result.raw(0).toInt64() : qint64(0);
    };
    return callWorker(worker(), m_session->context(), job, [](qint64 count) { return count; });
}

QFuture<QList<QList<Value>>> AsyncSession::rows(const Select &select) const
{
    const auto job = [statement = SqlRenderer(m_session->dialect()).select(select)](Connection &connection) {
        return connection.execute(statement).all();
    };
    return callWorker(worker(), m_session->context(), job, [](const Rows &rows) { return rows; });
}

QFuture<Record> AsyncSession::get(const Table *table, const QList<Value> &key) const
{
    if (!table)
        throw Error(ErrorKind::Usage, u"a row was wanted of a table that does not exist"_s);
    return fetchRow(m_session->mapping().mapper(table->id, table->name), key, [](const Handle &found) { return Record(found); });
}

std::optional<Handle> AsyncSession::inMemory(const Mapper &mapper, const QList<Value> &key) const
{
    const QList<Value> values = exact(mapper, key);
    Row *row = m_session->parts().store(mapper)->identities().find(KeyValues(values.begin(), values.end()));
    if (!row || row->flags & Row::Expired)
        return std::nullopt;
    return row->state == RowState::Deleted ? Handle() : Handle(row);
}

QList<Value> AsyncSession::exact(const Mapper &mapper, const QList<Value> &key)
{
    if (key.size() != mapper.keyCells().size() || mapper.isReadOnly())
        throw Error(ErrorKind::Usage,
            u"the key of %1 has %2 columns, not %3"_s.arg(mapper.name()).arg(mapper.keyCells().size()).arg(key.size()));
    QList<Value> values;
    for (qsizetype i = 0; i < key.size(); ++i)
        values.append(coerce(key[i], mapper, mapper.keyCells()[i]));
    return values;
}

Handle AsyncSession::adoptRow(Session &session, const RowBatch &batch)
{
    const QList<Handle> rows = session.parts().adopter.adopt(batch);
    return rows.isEmpty() ? Handle() : rows.first();
}

void AsyncSession::checkOne(const FetchResult &result, qsizetype found)
{
    if (found == 1)
        return;
    throw Error(ErrorKind::Usage,
        u"one row of %1 was wanted, there %2"_s.arg(result.entities.first().mapper->name(), found == 0 ? u"is none"_s : u"are more"_s));
}

QFuture<void> AsyncSession::related(const QList<Record> &records, QStringView relation) const
{
    return related(records, records.isEmpty() ? 0 : records.first().mapper().relation(relation).index);
}

QFuture<void> AsyncSession::related(const QList<Record> &records, int index) const
{
    if (records.isEmpty())
        return callWorker(worker(), m_session->context(), [](Connection &) { return true; }, [](bool) {});
    const Relation *relation = &records.first().mapper().relations().at(index);
    QList<Row *> rows;
    for (const Record &record : records) {
        if (record.session() != m_session || &record.mapper() != relation->mapper)
            throw Error(ErrorKind::Usage, u"%1 has no %2 in this session"_s.arg(record.objectName(), relation->path()));
        rows.append(record.row());
    }
    const auto job = [mapping = m_session->sharedMapping(), relation, keys = Loader::keysOf(rows, *relation)](Connection &connection) {
        return loadRelated(connection, {relation, {}}, keys);
    };
    return callWorker(worker(), m_session->context(), job, [s = m_session, records](const RelatedBatch &batch) {
        s->parts().adopter.adopt(batch, QList<Handle>(records.begin(), records.end()));
    });
}

QFuture<void> AsyncSession::refresh(const QList<Record> &records) const
{
    QHash<const Mapper *, QList<QList<Value>>> keys;
    for (const Record &record : records)
        keys[&record.mapper()].append(record.key());
    const auto job = [mapping = m_session->sharedMapping(), keys](Connection &connection) {
        QList<RowBatch> batches;
        for (auto it = keys.cbegin(); it != keys.cend(); ++it)
            batches.append(loadRows(connection, *it.key(), it.value()));
        return batches;
    };
    return callWorker(worker(), m_session->context(), job, [s = m_session](const QList<RowBatch> &batches) {
        for (const RowBatch &batch : batches)
            s->parts().adopter.adopt(batch);
    });
}

QFuture<void> AsyncSession::commit() const
{
    return m_session->commitAsync();
}

} // namespace jw
