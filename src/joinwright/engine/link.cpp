// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/link.h"

namespace jw {

namespace {

QString uniqueName()
{
    static std::atomic_int counter = 0;
    return QStringLiteral("joinwright-%1").arg(++counter);
}

QVariant toVariant(const Value &value, const Dialect &dialect)
{
    switch (value.kind()) {
    case Value::Kind::Null:
        return {};
    case Value::Kind::Bool:
    case Value::Kind::Int64:
        return QVariant::fromValue(value.toInt64());
    case Value::Kind::Double:
        return value.toDouble();
    case Value::Kind::Text:
    case Value::Kind::Json:
        return value.toText();
    case Value::Kind::Blob:
        return value.toBlob();
    default:
        // A kind that the database has not: as the dialect writes it where no column type is known.
        return toVariant(dialect.toDatabase(value, ColumnType::native({})), dialect);
    }
}

/// How many "?" stand outside quotes, read as QtSql reads them: it does not tell, and takes too few values for NULLs.
int countPlaceholders(const QString &sql)
{
    int count = 0;
    QChar closing;
    for (QChar c : sql) {
        if (!closing.isNull())
            closing = c == closing ? QChar() : closing;
        else if (c == u'\'' || c == u'"' || c == u'`')
            closing = c;
        else if (c == u'[')
            closing = u']';
        else if (c == u'?')
            ++count;
    }
    return count;
}

} // namespace

Link::Link(const LinkOptions &options, const Dialect &dialect)
    : m_options(options)
    , m_dialect(dialect)
    , m_name(uniqueName())
{
    try {
        open();
        setUp();
    } catch (...) {
        close();
        throw;
    }
}

Link::~Link()
{
    close();
}

void Link::open()
{
    const QString driver = QStringLiteral("QSQLITE");
    if (!QSqlDatabase::isDriverAvailable(driver))
        throw ConnectionError(QStringLiteral("Qt's SQLite driver is not installed (Debian: libqt6sql6-sqlite)"));
    m_database = QSqlDatabase::addDatabase(driver, m_name);
    const auto &file = m_options.file;
    m_database.setDatabaseName(
        file ? file->uri(m_options.readOnly, m_options.create, m_options.immutable) : QStringLiteral(":memory:"));
    QString options = QStringLiteral("QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=%1").arg(m_options.busyTimeout.count());
    if (m_options.readOnly && file)
        options += QStringLiteral(";QSQLITE_OPEN_READONLY");
    m_database.setConnectOptions(options);
    if (!m_database.open())
        raise(m_database.lastError(), {});
}

void Link::setUp()
{
    run(QStringLiteral("PRAGMA foreign_keys = ON"));
    if (m_options.readOnly)
        run(QStringLiteral("PRAGMA query_only = ON"));
    run(QStringLiteral("PRAGMA schema_version")); // the first look into the file: now it shows whether it is one
    m_native = SqliteNative(m_database);
    m_native.addDecimalCollation();
    if (m_options.create) {
        run(QStringLiteral("PRAGMA journal_mode = WAL"));
        run(QStringLiteral("PRAGMA synchronous = NORMAL"));
    }
}

void Link::raise(const QSqlError &error, const QString &sql) const
{
    const QString text = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    m_dialect.raise(error.nativeErrorCode(), text, sql);
    Q_UNREACHABLE(); // g++ 12 forgets that a virtual function does not return
}

void Link::check() const
{
    if (m_isStopped)
        throw Error(ErrorKind::Cancelled, QStringLiteral("the connection was stopped"));
    if (m_isBroken)
        throw ConnectionError(QStringLiteral("the connection is closed"));
}

void Link::bind(PreparedStatement &statement, const QList<Value> &values) const
{
    if (statement.placeholders != values.size())
        throw Error(ErrorKind::Usage,
            QStringLiteral("the statement takes %1 values, but %2 were given").arg(statement.placeholders).arg(values.size()));
    for (qsizetype i = 0; i < values.size(); ++i)
        statement.query.bindValue(int(i), toVariant(values[i], m_dialect));
}

std::shared_ptr<PreparedStatement> Link::execute(const QString &sql, const QList<Value> &values)
{
    check();
    std::shared_ptr<PreparedStatement> statement = m_cache.take(sql);
    if (!statement) {
        statement = std::make_shared<PreparedStatement>(m_database);
        statement->sql = sql;
        statement->placeholders = countPlaceholders(sql);
        if (!statement->query.prepare(sql))
            raise(statement->query.lastError(), sql);
        m_cache.insert(statement);
    }
    bind(*statement, values);
    if (!statement->query.exec()) {
        const QSqlError error = statement->query.lastError();
        statement->query.finish();
        raise(error, sql);
    }
    if (statement->query.isSelect()) {
        statement->isBusy = true;
        statement->isCut = false;
        m_readers.insert(statement);
    }
    return statement;
}

void Link::run(const QString &sql)
{
    check();
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(sql))
        raise(query.lastError(), sql);
}

void Link::release(PreparedStatement &statement)
{
    statement.query.finish();
    statement.isBusy = false;
    m_readers.removeIf([&](const auto &reader) { return reader.get() == &statement; });
}

void Link::cutReaders()
{
    for (const auto &reader : std::as_const(m_readers)) {
        reader->query.finish();
        reader->isCut = true;
    }
}

void Link::stop()
{
    m_isStopped = true;
    interrupt();
}

void Link::leaveLogAsItIs() const
{
    // The last connection to leave moves a write-ahead log into the file. Whoever only read must not do that.
    if (m_options.file && m_native.isUsable() && !m_native.hasWritten() && m_options.file->hasLog())
        m_native.keepLogOnClose();
}

void Link::close()
{
    if (!m_database.isValid())
        return;
    for (const auto &reader : std::as_const(m_readers))
        reader->query = QSqlQuery();
    m_readers.clear();
    m_cache.clear();
    leaveLogAsItIs();
    m_native = {};
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
    m_isBroken = true;
}

} // namespace jw
