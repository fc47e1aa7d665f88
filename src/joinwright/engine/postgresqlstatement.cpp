// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/postgresqlstatement.h"

#include "joinwright/core/isotime.h"
#include "joinwright/core/utf8.h"
#include "joinwright/engine/postgresqltext.h"

#include <libpq-fe.h>

#include <cmath>

namespace jw {

namespace {

// Of pg_type, fixed for ever.
enum Oid : unsigned {
    BoolOid = 16,
    ByteaOid = 17,
    Int8Oid = 20,
    Int2Oid = 21,
    Int4Oid = 23,
    OidOid = 26,
    Float4Oid = 700,
    Float8Oid = 701
};

bool isWholeNumber(unsigned type)
{
    return type == Int4Oid || type == Int8Oid || type == Int2Oid || type == OidOid;
}

QString field(const PGresult *result, int code)
{
    const char *text = PQresultErrorField(result, code);
    return text ? QString::fromUtf8(text) : QString();
}

[[noreturn]] void raisePostgresql(const PostgresqlChannel &channel, const PGresult *result,
    const Dialect &dialect, const QString &sql)
{
    DriverError error{.code = field(result, PG_DIAG_SQLSTATE),
        .text = field(result, PG_DIAG_MESSAGE_PRIMARY),
        .sql = sql,
        .table = field(result, PG_DIAG_TABLE_NAME),
        .column = field(result, PG_DIAG_COLUMN_NAME),
        .constraint = field(result, PG_DIAG_CONSTRAINT_NAME)};
    if (const QString detail = field(result, PG_DIAG_MESSAGE_DETAIL); !detail.isEmpty())
        error.text += QStringLiteral(" (%1)").arg(detail);
    if (error.text.isEmpty())
        error.text = QString::fromUtf8(PQerrorMessage(channel.handle)).trimmed();
    if (error.code.isEmpty() && PQstatus(channel.handle) != CONNECTION_OK)
        error.code = QStringLiteral(
            "08006"); // connection_failure, which the server could not send any more
    dialect.raiseDetailed(error);
    Q_UNREACHABLE(); // g++ 12 forgets that a virtual function does not return
}

/// What was said in COPY cannot be heard here: ends it, so that the connection is of use again.
void leaveCopy(PGconn *handle, ExecStatusType status)
{
    if (status == PGRES_COPY_IN || status == PGRES_COPY_BOTH)
        PQputCopyEnd(handle, "COPY from a client is not available here");
    char *row = nullptr;
    while (status == PGRES_COPY_OUT && PQgetCopyData(handle, &row, 0) > 0)
        PQfreemem(row);
}

std::optional<qint64> wholeOf(QByteArrayView text)
{
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

double doubleOf(QByteArrayView text)
{
    if (text == "Infinity" || text == "-Infinity")
        return text.startsWith('-') ? -std::numeric_limits<double>::infinity()
                                    : std::numeric_limits<double>::infinity();
    bool ok = false;
    const double number = text.toDouble(&ok);
    return ok ? number : std::numeric_limits<double>::quiet_NaN();
}

QByteArray blobOf(QByteArrayView text)
{
    if (text.startsWith("\\x"))
        return QByteArray::fromHex(text.sliced(2).toByteArray());
    size_t size = 0; // a server that was told to write it the old way
    unsigned char *bytes
        = PQunescapeBytea(reinterpret_cast<const unsigned char *>(text.data()), &size);
    QByteArray blob(reinterpret_cast<const char *>(bytes), qsizetype(size));
    PQfreemem(bytes);
    return blob;
}

Value valueOf(unsigned type, QByteArrayView text)
{
    if (isWholeNumber(type)) {
        if (const auto number = wholeOf(text))
            return Value(*number);
    }
    switch (type) {
    case BoolOid:
        return Value(qint64(text == "t"));
    case Float4Oid:
    case Float8Oid:
        return Value(doubleOf(text));
    case ByteaOid:
        return Value(blobOf(text));
    default:
        return Value(textOfUtf8(text));
    }
}

QByteArray doubleText(double number)
{
    if (std::isinf(number))
        return number < 0 ? "-Infinity" : "Infinity";
    return std::isnan(number) ? QByteArray("NaN")
                              : QByteArray::number(number, 'g', QLocale::FloatingPointShortest);
}

/// A moment has "+00" behind it, because the session runs in UTC.
QByteArrayView withoutZone(QByteArrayView text)
{
    return text.endsWith("+00") ? text.chopped(3) : text;
}

/// By the short way; false when there is none for what is stored.
bool readShortly(
    unsigned type, QByteArrayView text, const CellCodec &codec, Value &cell, TextArena &texts)
{
    using Way = CellCodec::Way;
    qint64 number = 0;
    iso::Instant instant;
    switch (codec.reading) {
    case Way::Whole: {
        const auto whole = isWholeNumber(type) ? wholeOf(text) : std::nullopt;
        if (!whole || *whole < codec.lowest || *whole > codec.highest)
            return false;
        cell = Value(*whole);
        return true;
    }
    case Way::Boolean:
        if (type != BoolOid)
            return false;
        cell = Value(text == "t");
        return true;
    case Way::Floating:
        if (type != Float8Oid)
            return false;
        cell = Value(doubleOf(text));
        return true;
    case Way::Text:
        cell = Value::fromUtf8(codec.kind, text.data(), text.size(), texts);
        return true;
    case Way::Date:
        if (!iso::readDate(text.data(), text.size(), &number))
            return false;
        cell = Value(QDate::fromJulianDay(number + 2'440'588)); // the day of 1970-01-01
        return true;
    case Way::Timestamp:
        text = withoutZone(text);
        if (!iso::readTimestamp(text.data(), text.size(), &instant))
            return false;
        cell = Value::fromMSecs(codec.kind, instant.msecs, instant.micros);
        return true;
    case Way::Ask:
        break;
    }
    return false;
}

/// Statements of the server that nobody needs any more.
void forgetUnwanted(PostgresqlChannel &channel)
{
    if (channel.unwanted.isEmpty() || PQtransactionStatus(channel.handle) == PQTRANS_INERROR)
        return;
    QByteArray text;
    for (const QByteArray &name : std::exchange(channel.unwanted, {}))
        text += "DEALLOCATE " + name + ';';
    PQclear(PQexec(channel.handle, text.constData()));
}

void getReady(PostgresqlChannel &channel)
{
    if (channel.streaming)
        channel.streaming->fetchRest();
    forgetUnwanted(channel);
    channel.isInTransaction = PQtransactionStatus(channel.handle) != PQTRANS_IDLE;
}

} // namespace

void PostgresqlStatement::Freed::operator()(pg_result *result) const
{
    PQclear(result);
}

PostgresqlStatement::PostgresqlStatement(
    PostgresqlChannel &channel, const Dialect &dialect, const QString &sql)
    : PreparedStatement(sql)
    , m_channel(&channel)
    , m_dialect(dialect)
    , m_mayGrow(sql.contains(u'*'))
{
    const NumberedText text = numbered(sql);
    m_text = text.sql.toUtf8();
    m_places = text.places;
    m_parameters.resize(size_t(m_places));
}

PostgresqlStatement::~PostgresqlStatement()
{
    finish();
    if (m_channel && !m_name.isEmpty())
        m_channel->unwanted.append(m_name);
}

void PostgresqlStatement::run(
    PostgresqlChannel &channel, const Dialect &dialect, const QString &sql)
{
    getReady(channel);
    const ResultPtr result(PQexec(channel.handle, sql.toUtf8().constData()));
    const ExecStatusType status = PQresultStatus(result.get());
    if (status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH) {
        leaveCopy(channel.handle, status);
        while (PGresult *more = PQgetResult(channel.handle))
            PQclear(more);
        throw Error(ErrorKind::Unsupported,
            Error::phrase("COPY between server and client is not available here"), {.sql = sql});
    }
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY)
        raisePostgresql(channel, result.get(), dialect, sql);
    // A transaction in which something failed is rolled back by COMMIT, without an error.
    if (qstrcmp(PQcmdStatus(result.get()), "ROLLBACK") == 0
        && sql.startsWith(QLatin1StringView("COMMIT"), Qt::CaseInsensitive))
        throw Error(ErrorKind::Statement,
            Error::phrase("the transaction was rolled back, because a statement in it had failed"),
            {.sql = sql, .code = QStringLiteral("25P02")});
}

void PostgresqlStatement::bind(int place, const Value &value)
{
    Parameter &parameter = m_parameters.at(size_t(place));
    parameter = {{}, value.isNull(), value.kind() == Value::Kind::Blob};
    switch (value.kind()) {
    case Value::Kind::Null:
        return;
    case Value::Kind::Bool:
        parameter.bytes = value.toBool() ? "t" : "f";
        return;
    case Value::Kind::Int64:
        parameter.bytes = QByteArray::number(value.toInt64());
        return;
    case Value::Kind::Double:
        parameter.bytes = doubleText(value.toDouble());
        return;
    case Value::Kind::Blob:
        parameter.bytes = value.toBlob();
        return;
    case Value::Kind::Text:
    case Value::Kind::Json:
        parameter.bytes = value.toText().toUtf8();
        if (parameter.bytes.contains('\0'))
            throw Error(ErrorKind::Value,
                Error::phrase("PostgreSQL keeps no text with a NUL character in it"));
        return;
    default:
        bind(place, m_dialect.toDatabase(value, ColumnType::native({})));
    }
}

void PostgresqlStatement::bind(int place, const Value &value, const CellCodec &codec)
{
    bindAsked(place, value, codec, m_dialect);
}

/// What repeats is worth a plan of its own on the server.
void PostgresqlStatement::prepareByName()
{
    const QByteArray name = "jw_" + QByteArray::number(++m_channel->names);
    std::vector<unsigned> types;
    for (const Parameter &parameter : m_parameters)
        types.push_back(parameter.isBinary ? Oid(ByteaOid) : Oid(0));
    const ResultPtr result(
        PQprepare(m_channel->handle, name.constData(), m_text.constData(), m_places, types.data()));
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK)
        raisePostgresql(*m_channel, result.get(), m_dialect, sql());
    m_name = name;
}

void PostgresqlStatement::send()
{
    std::vector<const char *> values;
    std::vector<int> lengths;
    std::vector<int> formats;
    std::vector<unsigned> types;
    for (const Parameter &parameter : m_parameters) {
        values.push_back(parameter.isNull ? nullptr : parameter.bytes.constData());
        lengths.push_back(int(parameter.bytes.size()));
        formats.push_back(parameter.isBinary ? 1 : 0);
        types.push_back(parameter.isBinary ? Oid(ByteaOid) : Oid(0));
    }
    const int sent = m_name.isEmpty()
        ? PQsendQueryParams(m_channel->handle, m_text.constData(), m_places, types.data(),
            values.data(), lengths.data(), formats.data(), 0)
        : PQsendQueryPrepared(m_channel->handle, m_name.constData(), m_places, values.data(),
            lengths.data(), formats.data(), 0);
    if (sent != 1)
        raisePostgresql(*m_channel, nullptr, m_dialect, sql());
    if (m_streams)
        PQsetSingleRowMode(m_channel->handle);
}

void PostgresqlStatement::start()
{
    if (!m_channel)
        throw ConnectionError(Error::phrase("the connection is closed"));
    m_result.reset();
    getReady(*m_channel);
    if (m_runs++ > 0 && m_name.isEmpty() && !m_mayGrow)
        prepareByName();
    send();
    takeFirst();
}

PostgresqlStatement::ResultPtr PostgresqlStatement::receive()
{
    return ResultPtr(PQgetResult(m_channel->handle));
}

/// Reads to the end of the statement's answer.
void PostgresqlStatement::drain() noexcept
{
    while (const ResultPtr rest = receive())
        leaveCopy(m_channel->handle, PQresultStatus(rest.get()));
    m_isStreaming = false;
    if (m_channel->streaming == this)
        m_channel->streaming = nullptr;
}

void PostgresqlStatement::takeFirst()
{
    m_result = receive();
    m_row = -1;
    const ExecStatusType status = PQresultStatus(m_result.get());
    if (status == PGRES_SINGLE_TUPLE) {
        m_isStreaming = true;
        m_channel->streaming = this;
    } else {
        const bool isCopy
            = status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH;
        if (isCopy)
            leaveCopy(m_channel->handle, status);
        drain();
        if (isCopy)
            throw Error(ErrorKind::Unsupported,
                Error::phrase("COPY between server and client is not available here"),
                {.sql = sql()});
        if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK && status != PGRES_EMPTY_QUERY)
            raisePostgresql(*m_channel, m_result.get(), m_dialect, sql());
    }
    m_rows = PQntuples(m_result.get());
    m_columns = PQnfields(m_result.get());
    m_types.clear();
    for (int column = 0; column < m_columns; ++column)
        m_types.push_back(PQftype(m_result.get(), column));
    const QByteArrayView affected(PQcmdTuples(m_result.get()));
    m_affected = affected.isEmpty() ? -1 : affected.toLongLong();
}

bool PostgresqlStatement::takeNext()
{
    if (!m_fetched.empty()) {
        m_result = std::move(m_fetched.front());
        m_fetched.pop_front();
    } else if (m_isStreaming) {
        m_result = receive();
    } else {
        if (m_trouble)
            std::rethrow_exception(std::exchange(m_trouble, nullptr));
        return false;
    }
    if (PQresultStatus(m_result.get()) == PGRES_SINGLE_TUPLE)
        return true;
    const ResultPtr last = std::move(m_result);
    drain();
    if (PQresultStatus(last.get()) != PGRES_TUPLES_OK)
        raisePostgresql(*m_channel, last.get(), m_dialect, sql());
    return false;
}

void PostgresqlStatement::fetchRest()
{
    ResultPtr row;
    for (row = receive(); PQresultStatus(row.get()) == PGRES_SINGLE_TUPLE; row = receive())
        m_fetched.push_back(std::move(row));
    drain();
    try {
        if (row && PQresultStatus(row.get()) != PGRES_TUPLES_OK)
            raisePostgresql(*m_channel, row.get(), m_dialect, sql());
    } catch (const Error &) {
        m_trouble = std::current_exception(); // for whoever reads these rows
    }
}

bool PostgresqlStatement::next()
{
    if (!m_result)
        return false;
    if (++m_row < m_rows)
        return true;
    if (!m_isStreaming && m_fetched.empty() && !m_trouble)
        return false;
    m_row = 0;
    return takeNext();
}

QString PostgresqlStatement::columnName(int column) const
{
    return m_result ? QString::fromUtf8(PQfname(m_result.get(), column)) : QString();
}

QByteArrayView PostgresqlStatement::cell(int column) const
{
    return {PQgetvalue(m_result.get(), m_row, column), PQgetlength(m_result.get(), m_row, column)};
}

Value PostgresqlStatement::raw(int column) const
{
    return isNull(column) ? Value() : valueOf(m_types[size_t(column)], cell(column));
}

bool PostgresqlStatement::isNull(int column) const
{
    return PQgetisnull(m_result.get(), m_row, column);
}

bool PostgresqlStatement::integer(int column, qint64 *number) const
{
    if (isNull(column) || !isWholeNumber(m_types[size_t(column)]))
        return false;
    const auto whole = wholeOf(cell(column));
    *number = whole.value_or(0);
    return whole.has_value();
}

bool PostgresqlStatement::read(
    int column, const CellCodec *codecs, int count, Value *cells, TextArena &texts) const
{
    bool allFit = true;
    for (int i = 0; i < count; ++i) {
        const int at = column + i;
        if (isNull(at)) {
            cells[i] = Value();
        } else if (!readShortly(m_types[size_t(at)], cell(at), codecs[i], cells[i], texts)) {
            bool fits = true;
            cells[i] = m_dialect.fromDatabaseLenient(raw(at), codecs[i].type, &fits);
            allFit = allFit && fits;
        }
    }
    return allFit;
}

void PostgresqlStatement::finish()
{
    if (m_channel && m_isStreaming) {
        // Within a transaction the server would take a cancellation for its failure.
        if (PQtransactionStatus(m_channel->handle) == PQTRANS_ACTIVE
            && !m_channel->isInTransaction) {
            char trouble[256];
            PGcancel *cancel = PQgetCancel(m_channel->handle);
            PQcancel(cancel, trouble, sizeof trouble);
            PQfreeCancel(cancel);
        }
        drain();
    }
    m_fetched.clear();
    m_trouble = nullptr;
    m_result.reset();
    forget();
}

void PostgresqlStatement::close()
{
    finish();
    m_channel = nullptr;
}

} // namespace jw
