// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/keptstatement.h"

#include "joinwright/engine/enginedata.h"

namespace jw {

namespace {

qint64 microseconds()
{
    using namespace std::chrono;
    return duration_cast<std::chrono::microseconds>(steady_clock::now().time_since_epoch()).count();
}

} // namespace

KeptStatement::KeptStatement(
    std::shared_ptr<Connection::Data> connection, const QString &sql, std::shared_ptr<PreparedStatement> statement)
    : m_connection(std::move(connection))
    , m_statement(std::move(statement))
    , m_sql(sql)
{
}

void KeptStatement::note(int place, const Value &value)
{
    m_noted.resize(std::max<qsizetype>(m_noted.size(), m_notedRows + place + 1));
    m_noted[m_notedRows + place] = value;
}

void KeptStatement::publish(qint64 rows, const QString &error)
{
    LogHub &hub = *m_connection->engine->logs;
    m_notedRows = 0;
    if (!hub.hasListeners())
        return;
    const qint64 time = m_startedAt > 0 ? microseconds() - m_startedAt : 0;
    hub.publish({m_sql, std::exchange(m_noted, {}), time, rows, error});
}

void KeptStatement::getReady()
{
    if (m_isRunning || m_statement->isBusy || m_statement->isOutdated || m_connection->link->isBroken()) [[unlikely]]
        getAnother();
}

void KeptStatement::getReadyToBind()
{
    getReady();
    m_isHeard = isLogged();
}

bool KeptStatement::isLogged() const
{
    return m_connection->engine->logs->hasListeners();
}

/// The same text may be open elsewhere, in a stream: then this one gets a statement of its own. And
/// what was prepared on a connection that was lost is prepared again.
void KeptStatement::getAnother()
{
    if (m_isRunning)
        throw Error(ErrorKind::Usage,
            QStringLiteral("a statement was run again while its rows were being read"));
    const auto lock = m_connection->lockShared();
    m_statement = m_connection->keep(m_sql);
}

void KeptStatement::bind(int place, const Value &value)
{
    if (place == 0)
        getReadyToBind();
    m_statement->bind(place, value);
    if (m_isHeard) [[unlikely]]
        note(place, value);
}

void KeptStatement::bind(int place, const Value &value, const CellCodec &codec)
{
    if (place == 0)
        getReadyToBind();
    m_statement->bind(place, value, codec);
    if (m_isHeard) [[unlikely]]
        note(place, value, codec);
}

void KeptStatement::bindCells(int place, const Value *row, const CellCodec *codecs, std::span<const int> cells)
{
    if (place == 0)
        getReadyToBind();
    m_statement->bindCells(place, row, codecs, cells);
    for (size_t i = 0; m_isHeard && i < cells.size(); ++i)
        note(place + int(i), row[cells[i]], codecs[cells[i]]);
}

void KeptStatement::note(int place, const Value &value, const CellCodec &codec)
{
    note(place, value.isNull() ? value : m_connection->engine->dialect.toDatabase(value, codec.type));
}

void KeptStatement::expect(int column, const CellCodec *codecs, int count)
{
    getReady();
    m_statement->expect(column, codecs, count);
}

bool KeptStatement::takesRows() const
{
    return m_statement->takesRows();
}

bool KeptStatement::addRow()
{
    const bool isIn = m_statement->addRow();
    if (isIn)
        m_notedRows = m_noted.size();
    else
        m_noted.resize(m_notedRows);
    return isIn;
}

void KeptStatement::setStreaming(bool on)
{
    getReady();
    m_statement->setStreaming(on);
}

void KeptStatement::start()
{
    getReady();
    auto lock = m_connection->enter();
    m_startedAt = isLogged() ? microseconds() : 0;
    try {
        m_connection->link->start(*m_statement);
        m_statement->user = m_connection.get();
    } catch (const Error &error) {
        m_connection->failed(error);
        publish(-1, error.message());
        m_statement->finish();
        throw;
    }
    m_connection->link->hold();
    m_isRunning = true;
    m_rows = 0;
    lock.release(); // until finish()
    publish(-1);
}

bool KeptStatement::next()
{
    try {
        m_connection->link->check();
        if (m_isRunning && m_statement->isCut)
            throw Error(ErrorKind::Usage, QStringLiteral("the rows of this statement ended with its transaction"));
        if (m_isRunning && m_statement->next()) {
            ++m_rows;
            return true;
        }
    } catch (...) {
        finish();
        throw;
    }
    finish();
    return false;
}

void KeptStatement::finish() noexcept
{
    if (!std::exchange(m_isRunning, false))
        return;
    m_connection->link->release(*m_statement);
    m_connection->link->letGo();
    m_connection->leaveLock();
}

qint64 KeptStatement::run()
{
    getReady();
    const auto lock = m_connection->enter();
    const bool isHeard = isLogged();
    m_startedAt = isHeard ? microseconds() : 0;
    qint64 rows = 0;
    try {
        m_connection->link->start(*m_statement);
        rows = m_statement->rowsAffected();
        m_connection->link->release(*m_statement);
    } catch (const Error &error) {
        m_connection->failed(error);
        m_statement->finish();
        publish(-1, error.message());
        throw;
    }
    if (isHeard) [[unlikely]]
        publish(rows);
    return rows;
}

Value KeptStatement::lastInsertId() const
{
    return m_statement->lastInsertId();
}

std::optional<qint64> KeptStatement::integer(int column) const
{
    qint64 number = 0;
    return m_statement->integer(column, &number) ? std::optional(number) : std::nullopt;
}

bool KeptStatement::read(int column, const CellCodec *codecs, int count, Value *cells, TextArena &texts) const
{
    return m_statement->read(column, codecs, count, cells, texts);
}

Value KeptStatement::raw(int column) const
{
    return m_statement->raw(column);
}

bool KeptStatement::isNull(int column) const
{
    return m_statement->isNull(column);
}

ConnectionHold::ConnectionHold(const Connection &connection)
    : m_link(Connection::Data::of(connection).link)
{
    m_link->hold();
}

ConnectionHold::~ConnectionHold()
{
    m_link->letGo();
}

} // namespace jw
