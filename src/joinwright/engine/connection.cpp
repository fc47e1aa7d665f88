// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/connection.h"

#include "joinwright/engine/enginedata.h"
#include "joinwright/engine/keptstatement.h"

namespace jw {

namespace {

class ConnectionCatalog final : public CatalogSource
{
public:
    explicit ConnectionCatalog(Connection &connection)
        : m_connection(connection)
    {
    }
    QList<QList<Value>> rows(const QString &sql, const QList<Value> &values) override
    {
        return m_connection.execute(sql, values).all();
    }

private:
    Connection &m_connection;
};

} // namespace

// What a Result needs of its statement: the statement while rows are left, else what it did.
struct Result::Data
{
    std::shared_ptr<Connection::Data> connection;
    std::shared_ptr<PreparedStatement> statement; ///< null when it gives no rows, or they were read
    int columnCount = 0;
    qint64 affected = -1;
    Value lastId;

    ~Data() { finish(); }
    void finish()
    {
        if (!statement)
            return;
        const auto lock = connection->lockShared();
        connection->link->release(*statement);
        statement.reset();
    }
};

Result::Result(std::unique_ptr<Data> data)
    : d(std::move(data))
{
}

Result::Result(Result &&) noexcept = default;
Result &Result::operator=(Result &&) noexcept = default;
Result::~Result() = default;

bool Result::next()
{
    if (!d->statement)
        return false;
    const auto lock = d->connection->enter();
    d->connection->link->check();
    if (d->statement->isCut)
        throw Error(ErrorKind::Usage, QStringLiteral("the rows of this statement ended with its transaction"));
    try {
        if (d->statement->next())
            return true;
    } catch (...) {
        d->finish();
        throw;
    }
    d->finish();
    return false;
}

int Result::columnCount() const
{
    return d->columnCount;
}

QString Result::columnName(int column) const
{
    return d->statement ? d->statement->columnName(column) : QString();
}

Value Result::raw(int column) const
{
    if (!d->statement || column < 0 || column >= d->columnCount)
        throw Error(ErrorKind::Usage, QStringLiteral("column %1 of a result was read, but there is no such column or row").arg(column));
    return d->statement->raw(column);
}

Value Result::value(int column, const ColumnType &type) const
{
    return d->connection->link->dialect().fromDatabase(raw(column), type);
}

qint64 Result::rowsAffected() const
{
    return d->affected;
}

Value Result::lastInsertId() const
{
    return d->lastId;
}

QList<QList<Value>> Result::all()
{
    QList<QList<Value>> rows;
    while (next()) {
        QList<Value> row;
        row.reserve(columnCount());
        for (int column = 0; column < columnCount(); ++column)
            row.append(raw(column));
        rows.append(std::move(row));
    }
    return rows;
}

Connection::Data::~Data()
{
    isShared ? leaveShared() : leave();
    engine->giveBack(std::move(link));
}

void Connection::Data::leave() noexcept
{
    try {
        if (link->inTransaction() && !link->isBroken())
            link->run(QStringLiteral("ROLLBACK"));
        if (QThread::currentThread() != thread)
            link->close(); // the pool keeps connections for the thread that made them
    } catch (...) {
        link->close();
    }
}

void Connection::Data::leaveLock() const
{
    if (isShared)
        link->mutex().unlock();
}

std::unique_lock<std::recursive_mutex> Connection::Data::enter() const
{
    if (isShared)
        return enterShared();
    if (QThread::currentThreadId() != threadId)
        throw Error(ErrorKind::Usage, QStringLiteral("a connection was used in another thread than the one that made it"));
    return {};
}

void Connection::Data::run(const QString &sql)
{
    const auto lock = enter();
    Link &open = ready();
    LoggedStatement log(*engine->logs, sql, {});
    try {
        log.during([&] { open.run(sql); });
    } catch (const Error &error) {
        failed(error);
        throw;
    }
    log.publish(-1);
}

std::shared_ptr<PreparedStatement> Connection::Data::execute(
    const QString &sql, const QList<Value> &values)
{
    Link &open = ready();
    try {
        const std::shared_ptr<PreparedStatement> statement = open.execute(sql, values);
        statement->user = this;
        return statement;
    } catch (const Error &error) {
        failed(error);
        throw;
    }
}

Connection::Connection(std::shared_ptr<Data> data)
    : d(std::move(data))
{
}

const Engine &Connection::engine() const
{
    return d->handle;
}

const Dialect &Connection::dialect() const
{
    return d->engine->dialect;
}

Result Connection::execute(const QString &sql, const QList<Value> &values)
{
    const auto lock = d->enter();
    LoggedStatement log(*d->engine->logs, sql, values);
    auto statement = log.during([&] { return d->execute(sql, values); });
    auto data = std::make_unique<Result::Data>();
    data->connection = d;
    if (statement->isBusy) {
        data->columnCount = statement->columnCount(); // asked each time: the table may have changed
        data->statement = std::move(statement);
    } else {
        data->affected = statement->rowsAffected();
        data->lastId = statement->lastInsertId();
        statement->finish();
    }
    log.publish(data->affected);
    return Result(std::move(data));
}

KeptStatement Connection::prepare(const QString &sql, const TextPlaces &texts)
{
    const auto lock = d->enter();
    return KeptStatement(d, sql, d->keep(sql, texts));
}

void Connection::run(const QString &sql)
{
    d->run(sql);
}

void Connection::begin(bool writing)
{
    const auto lock = d->enter();
    if (inTransaction())
        throw Error(ErrorKind::Usage,
            QStringLiteral("a transaction is open already; use a savepoint within it"));
    const bool isWriting = writing && !d->engine->linkOptions.readOnly;
    // Who asked for more than the server's own isolation has it for reading as well.
    const bool isPlain = isWriting || d->engine->options.isolation > Isolation::ReadCommitted;
    d->begin(dialect().beginStatement(isPlain), isWriting);
}

void Connection::commit()
{
    const auto lock = d->enter();
    d->cutReaders();
    d->commit();
}

void Connection::rollback()
{
    const auto lock = d->lockShared();
    if (d->isShared && (d->isOthersTransaction() || !d->link->inTransaction())) {
        d->isTransactionLost = false;
        return; // there is nothing of ours, and what others read goes on
    }
    try {
        const auto entered = d->enter();
        d->cutReaders();
        d->isTransactionLost = false;
        // SQLite itself rolls back on a full disk and the like, a lost connection took it along.
        if (!d->link->isBroken() && d->link->inTransaction())
            d->run(QStringLiteral("ROLLBACK"));
    } catch (const Error &error) {
        // Through QtSql alone nobody tells that it did.
        if (!error.driverText().contains(QLatin1StringView("no transaction is active")))
            d->link->close();
    } catch (const std::exception &) {
        d->link->close(); // the transaction goes with the connection
    }
    d->isTransactionLost = false; // a ROLLBACK that was lost with the connection is one too
    d->ended();
}

bool Connection::inTransaction() const
{
    return d->isTransactionLost || (d->link->inTransaction() && !d->isOthersTransaction());
}

bool Connection::isReading() const
{
    return d->link->isReading();
}

void Connection::savepoint(const QString &name)
{
    d->run(QStringLiteral("SAVEPOINT ") + dialect().quote(name));
}

void Connection::releaseSavepoint(const QString &name)
{
    d->run(QStringLiteral("RELEASE SAVEPOINT ") + dialect().quote(name));
}

void Connection::rollbackToSavepoint(const QString &name)
{
    const auto lock = d->enter();
    d->cutReaders();
    d->run(QStringLiteral("ROLLBACK TO SAVEPOINT ") + dialect().quote(name));
}

void Connection::interrupt()
{
    d->currentLink()->interrupt();
}

Reflection Connection::reflect()
{
    ConnectionCatalog catalog(*this);
    return dialect().reflect(catalog);
}

} // namespace jw
