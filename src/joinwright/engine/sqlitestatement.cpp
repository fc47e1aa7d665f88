// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/sqlitestatement.h"

#include "joinwright/core/ascii.h"
#include "joinwright/core/isotime.h"
#include "joinwright/core/utf8.h"
#include "joinwright/engine/widevectors.h"

#include <sqlite3.h>

#include <cmath>

namespace jw {

namespace {

/// Whether anything but spaces, comments and semicolons is left.
bool isMore(sqlite3 *handle, const char *tail)
{
    sqlite3_stmt *rest = nullptr;
    while (*tail) {
        const char *end = nullptr;
        if (sqlite3_prepare_v2(handle, tail, -1, &rest, &end) != SQLITE_OK || rest) {
            sqlite3_finalize(rest);
            return true;
        }
        tail = end;
    }
    return false;
}

bool startsWithChange(const QString &sql)
{
    static constexpr QLatin1StringView Words[]
        = {QLatin1StringView("INSERT"), QLatin1StringView("UPDATE"), QLatin1StringView("DELETE"), QLatin1StringView("REPLACE"), QLatin1StringView("WITH")};
    const QStringView text = QStringView(sql).trimmed();
    return std::any_of(std::begin(Words), std::end(Words), [&](QLatin1StringView word) { return text.startsWith(word, Qt::CaseInsensitive); });
}

} // namespace

SqliteStatement::SqliteStatement(sqlite3 *handle, const Dialect &dialect, const QString &sql)
    : PreparedStatement(sql)
    , m_handle(handle)
    , m_dialect(dialect)
{
    const QByteArray utf8 = sql.toUtf8();
    const char *tail = nullptr;
    check(sqlite3_prepare_v3(m_handle, utf8.constData(), int(utf8.size()) + 1, SQLITE_PREPARE_PERSISTENT, &m_statement, &tail));
    if (!m_statement)
        throw Error(ErrorKind::Statement, QStringLiteral("the statement is empty"));
    if (isMore(m_handle, tail)) {
        sqlite3_finalize(m_statement);
        Error::Context context;
        context.sql = sql;
        throw Error(ErrorKind::Statement, QStringLiteral("only one statement can run at a time"), context);
    }
    m_changesRows = !sqlite3_stmt_readonly(m_statement) && startsWithChange(sql);
}

SqliteStatement::~SqliteStatement()
{
    sqlite3_finalize(m_statement);
}

void SqliteStatement::close()
{
    sqlite3_finalize(m_statement);
    m_statement = nullptr;
}

void SqliteStatement::fail()
{
    const QString code = QString::number(sqlite3_extended_errcode(m_handle));
    const QString text = QString::fromUtf8(sqlite3_errmsg(m_handle));
    finish();
    m_dialect.raise(code, text, sql());
    Q_UNREACHABLE(); // g++ 12 forgets that a virtual function does not return
}

void SqliteStatement::check(int code)
{
    if (code != SQLITE_OK)
        fail();
}

int SqliteStatement::placeCount() const
{
    return sqlite3_bind_parameter_count(m_statement);
}

void SqliteStatement::bindUtf8(int place, const char *text, qsizetype size)
{
    check(sqlite3_bind_text64(m_statement, place + 1, text, sqlite3_uint64(size), SQLITE_STATIC, SQLITE_UTF8));
}

bool SqliteStatement::bindAscii(int place, QStringView text)
{
    char *utf8 = m_scratch.take(text.size());
    if (!utf8)
        return false;
    if (!toAscii(text, utf8)) {
        m_scratch.giveBack(text.size());
        return false;
    }
    bindUtf8(place, utf8, text.size());
    return true;
}

void SqliteStatement::bindText(int place, const Value &value)
{
    value.textView().visit([&](auto text) {
        if constexpr (std::is_same_v<decltype(text), QStringView>) {
            if (bindAscii(place, text))
                return;
            const QByteArray utf8 = text.toUtf8();
            check(sqlite3_bind_text64(m_statement, place + 1, utf8.constData(), sqlite3_uint64(utf8.size()), SQLITE_TRANSIENT, SQLITE_UTF8));
        } else {
            bindUtf8(place, reinterpret_cast<const char *>(text.data()), text.size()); // a Value keeps no Latin-1
        }
    });
}

void SqliteStatement::bind(int place, const Value &value)
{
    switch (value.kind()) {
    case Value::Kind::Null:
        return check(sqlite3_bind_null(m_statement, place + 1));
    case Value::Kind::Bool:
    case Value::Kind::Int64:
        return check(sqlite3_bind_int64(m_statement, place + 1, value.toInt64()));
    case Value::Kind::Double:
        return check(sqlite3_bind_double(m_statement, place + 1, value.toDouble()));
    case Value::Kind::Text:
    case Value::Kind::Json:
        return bindText(place, value);
    case Value::Kind::Blob: {
        const QByteArray blob = value.toBlob(); // shares the buffer of the value
        if (blob.isEmpty())
            return check(sqlite3_bind_zeroblob(m_statement, place + 1, 0));
        return check(sqlite3_bind_blob64(m_statement, place + 1, blob.constData(), sqlite3_uint64(blob.size()), SQLITE_STATIC));
    }
    default:
        // A kind that the database has not: as the dialect writes it where no column type is known.
        return bindAsked(place, value, {.type = ColumnType::native({})}, m_dialect);
    }
}

inline bool SqliteStatement::bindShortly(int place, const Value &value, const CellCodec &codec)
{
    using Way = CellCodec::Way;
    switch (codec.writing) {
    case Way::Whole:
        if (value.kind() != Value::Kind::Int64 || value.toInt64() < codec.lowest || value.toInt64() > codec.highest)
            return false;
        check(sqlite3_bind_int64(m_statement, place + 1, value.toInt64()));
        return true;
    case Way::Floating:
        if (value.kind() != Value::Kind::Double || std::isnan(value.toDouble()))
            return false;
        check(sqlite3_bind_double(m_statement, place + 1, value.toDouble()));
        return true;
    case Way::Boolean:
        if (value.kind() != Value::Kind::Bool)
            return false;
        check(sqlite3_bind_int64(m_statement, place + 1, value.toInt64()));
        return true;
    case Way::Text: {
        if (value.kind() != Value::Kind::Text)
            return false;
        const QAnyStringView text = value.textView();
        if (codec.longest > 0 && text.size() > codec.longest)
            return false; // to be counted in characters
        return text.visit([&](auto view) {
            if constexpr (std::is_same_v<decltype(view), QStringView>) {
                return bindAscii(place, view);
            } else {
                bindUtf8(place, reinterpret_cast<const char *>(view.data()), view.size());
                return true;
            }
        });
    }
    case Way::Timestamp: {
        char *text = value.kind() == codec.kind && iso::isFourDigitYear(value.toMSecs()) ? m_scratch.take(iso::LongestTimestamp) : nullptr;
        if (!text)
            return false;
        bindUtf8(place, text, iso::writeTimestamp({value.toMSecs(), value.microseconds()}, text));
        return true;
    }
    default:
        return false;
    }
}

void SqliteStatement::bind(int place, const Value &value, const CellCodec &codec)
{
    if (!bindShortly(place, value, codec))
        bindAsked(place, value, codec, m_dialect);
}

void SqliteStatement::bindCells(int place, const Value *row, const CellCodec *codecs, std::span<const int> cells)
{
    for (const int cell : cells)
        SqliteStatement::bind(place++, row[cell], codecs[cell]);
}

SqliteStatement::Step SqliteStatement::step()
{
    leaveWideVectors();
    switch (sqlite3_step(m_statement)) {
    case SQLITE_ROW:
        m_row = sqlite3_column_value(m_statement, 0);
        return Step::Row;
    case SQLITE_DONE:
        m_isDone = true;
        return Step::Done;
    default:
        fail();
    }
}

void SqliteStatement::start()
{
    m_isDone = false;
    m_hasRow = step() == Step::Row;
    const int columns = sqlite3_column_count(m_statement); // after the step: SQLite may have prepared it anew
    if (columns != std::exchange(m_columns, columns))
        m_stride = 0;
    if (m_hasRow && m_stride == 0)
        findStride();
    if (m_changesRows) {
        m_affected = sqlite3_changes64(m_handle);
        m_lastId = Value(qint64(sqlite3_last_insert_rowid(m_handle)));
    }
}

/// SQLite keeps the values of a row one beside the other. Where each is found at the same distance from the one before
/// it, the place of the first is enough for all; where not, SQLite is asked for each.
void SqliteStatement::findStride()
{
    const auto place = [this](int column) { return reinterpret_cast<char *>(sqlite3_column_value(m_statement, column)); };
    m_stride = m_columns > 1 ? place(1) - place(0) : 0;
    for (int column = 2; column < m_columns; ++column)
        m_stride = place(column) - place(column - 1) == m_stride ? m_stride : 0;
}

/// Without the look-up and the locking of sqlite3_column_value(); the connection belongs to this thread.
inline sqlite3_value *SqliteStatement::stored(int column) const
{
    if (m_stride == 0) [[unlikely]]
        return sqlite3_column_value(m_statement, column);
    return reinterpret_cast<sqlite3_value *>(reinterpret_cast<char *>(m_row) + column * m_stride);
}

bool SqliteStatement::next()
{
    if (m_hasRow) {
        m_hasRow = false;
        return true;
    }
    return !m_isDone && step() == Step::Row;
}

QString SqliteStatement::columnName(int column) const
{
    return column < m_columns ? QString::fromUtf8(sqlite3_column_name(m_statement, column)) : QString();
}

Value SqliteStatement::raw(int column) const
{
    switch (sqlite3_column_type(m_statement, column)) {
    case SQLITE_INTEGER:
        return Value(qint64(sqlite3_column_int64(m_statement, column)));
    case SQLITE_FLOAT:
        return Value(sqlite3_column_double(m_statement, column));
    case SQLITE_TEXT: {
        const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
        return Value(textOfUtf8({text, sqlite3_column_bytes(m_statement, column)}));
    }
    case SQLITE_BLOB: {
        const auto *data = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
        return Value(QByteArray(data, sqlite3_column_bytes(m_statement, column)));
    }
    default:
        return {};
    }
}

bool SqliteStatement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

bool SqliteStatement::integer(int column, qint64 *number) const
{
    sqlite3_value *value = stored(column);
    if (sqlite3_value_type(value) != SQLITE_INTEGER)
        return false;
    *number = sqlite3_value_int64(value);
    return true;
}

namespace {

/// Most cells that are read hold nothing yet, so this is less than an assignment.
inline void put(Value &cell, Value &&value)
{
    cell.~Value();
    new (&cell) Value(std::move(value));
}

bool putText(sqlite3_value *stored, const CellCodec &codec, Value &cell, TextArena &texts)
{
    using Way = CellCodec::Way;
    const auto *text = reinterpret_cast<const char *>(sqlite3_value_text(stored));
    const int size = sqlite3_value_bytes(stored);
    qint64 number = 0;
    if (codec.reading == Way::Text)
        put(cell, Value::fromUtf8(codec.kind, text, size, texts));
    else if (iso::Instant instant; codec.reading == Way::Timestamp && iso::readTimestamp(text, size, &instant))
        put(cell, Value::fromMSecs(codec.kind, instant.msecs, instant.micros));
    else if (codec.reading == Way::Date && iso::readDate(text, size, &number))
        put(cell, Value(QDate::fromJulianDay(number + 2'440'588))); // the day of 1970-01-01
    else
        return false;
    return true;
}

bool putNumber(qint64 number, const CellCodec &codec, Value &cell)
{
    using Way = CellCodec::Way;
    if (codec.reading == Way::Whole && number >= codec.lowest && number <= codec.highest)
        put(cell, Value(number));
    else if (codec.reading == Way::Boolean && (number == 0 || number == 1))
        put(cell, Value(number == 1));
    else
        return false;
    return true;
}

/// The value is asked for its type before it is read: SQLite would give 3 for 3.7 and 0 for a word without an error.
/// False when it has to be decoded by the dialect.
inline bool putCell(sqlite3_value *stored, const CellCodec &codec, Value &cell, TextArena &texts)
{
    using Way = CellCodec::Way;
    switch (sqlite3_value_type(stored)) {
    case SQLITE_INTEGER:
        return putNumber(sqlite3_value_int64(stored), codec, cell);
    case SQLITE_TEXT:
        return putText(stored, codec, cell, texts);
    case SQLITE_FLOAT:
        if (codec.reading != Way::Floating)
            return false;
        put(cell, Value(sqlite3_value_double(stored)));
        return true;
    case SQLITE_NULL:
        put(cell, Value());
        return true;
    default:
        return false;
    }
}

} // namespace

bool SqliteStatement::read(int column, const CellCodec *codecs, int count, Value *cells, TextArena &texts) const
{
    bool allFit = true;
    for (int i = 0; i < count; ++i) {
        if (putCell(stored(column + i), codecs[i], cells[i], texts)) [[likely]]
            continue;
        bool fits = true;
        cells[i] = m_dialect.fromDatabaseLenient(raw(column + i), codecs[i].type, &fits);
        allFit = allFit && fits;
    }
    return allFit;
}

void SqliteStatement::finish()
{
    if (!m_statement)
        return; // it could not be prepared
    sqlite3_reset(m_statement);
    forget();
    m_scratch.clear();
    m_hasRow = false;
    m_isDone = true;
}

} // namespace jw
