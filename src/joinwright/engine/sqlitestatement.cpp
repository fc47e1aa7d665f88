// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/sqlitestatement.h"

#include <sqlite3.h>

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

void SqliteStatement::bind(int place, const Value &value)
{
    switch (value.kind()) {
    case Value::Kind::Null:
        return check(sqlite3_bind_null(m_statement, place));
    case Value::Kind::Bool:
    case Value::Kind::Int64:
        return check(sqlite3_bind_int64(m_statement, place, value.toInt64()));
    case Value::Kind::Double:
        return check(sqlite3_bind_double(m_statement, place, value.toDouble()));
    case Value::Kind::Text:
    case Value::Kind::Json: {
        const QByteArray utf8 = value.toText().toUtf8();
        return check(sqlite3_bind_text64(m_statement, place, utf8.constData(), sqlite3_uint64(utf8.size()), SQLITE_TRANSIENT, SQLITE_UTF8));
    }
    case Value::Kind::Blob: {
        const QByteArray blob = value.toBlob(); // shares the buffer of m_values
        if (blob.isEmpty())
            return check(sqlite3_bind_zeroblob(m_statement, place, 0));
        return check(sqlite3_bind_blob64(m_statement, place, blob.constData(), sqlite3_uint64(blob.size()), SQLITE_STATIC));
    }
    default:
        // A kind that the database has not: as the dialect writes it where no column type is known.
        return bind(place, m_dialect.toDatabase(value, ColumnType::native({})));
    }
}

SqliteStatement::Step SqliteStatement::step()
{
    switch (sqlite3_step(m_statement)) {
    case SQLITE_ROW:
        return Step::Row;
    case SQLITE_DONE:
        m_isDone = true;
        return Step::Done;
    default:
        fail();
    }
}

void SqliteStatement::execute(const QList<Value> &values)
{
    checkCount(sqlite3_bind_parameter_count(m_statement), values.size());
    finish();
    m_values = values;
    for (qsizetype i = 0; i < values.size(); ++i)
        bind(int(i) + 1, values[i]);
    m_isDone = false;
    m_hasRow = step() == Step::Row;
    m_columns = sqlite3_column_count(m_statement); // after the step: SQLite may have prepared it anew
    if (m_changesRows) {
        m_affected = sqlite3_changes64(m_handle);
        m_lastId = Value(qint64(sqlite3_last_insert_rowid(m_handle)));
    }
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
        return Value(QString::fromUtf8(text, sqlite3_column_bytes(m_statement, column)));
    }
    case SQLITE_BLOB: {
        const auto *data = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
        return Value(QByteArray(data, sqlite3_column_bytes(m_statement, column)));
    }
    default:
        return {};
    }
}

void SqliteStatement::finish()
{
    if (!m_statement)
        return; // it could not be prepared
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
    m_values.clear();
    m_hasRow = false;
    m_isDone = true;
}

} // namespace jw
