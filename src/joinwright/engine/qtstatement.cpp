// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/qtstatement.h"

#include <QtSql/QSqlRecord>

namespace jw {

namespace {

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

Value fromVariant(const QVariant &variant)
{
    if (variant.isNull())
        return {};
    switch (variant.typeId()) {
    case QMetaType::LongLong:
        return Value(variant.toLongLong());
    case QMetaType::Double:
        return Value(variant.toDouble());
    case QMetaType::QString:
        return Value(variant.toString());
    case QMetaType::QByteArray:
        return Value(variant.toByteArray());
    default:
        throw Error(ErrorKind::Value,
            QStringLiteral("the driver gave a value of the unexpected type %1").arg(QString::fromLatin1(variant.typeName())));
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

void raise(const Dialect &dialect, const QSqlError &error, const QString &sql)
{
    const QString text = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    dialect.raise(error.nativeErrorCode(), text, sql);
    Q_UNREACHABLE(); // g++ 12 forgets that a virtual function does not return
}

void PreparedStatement::checkCount(qsizetype wanted, qsizetype given)
{
    if (wanted != given)
        throw Error(ErrorKind::Usage, QStringLiteral("the statement takes %1 values, but %2 were given").arg(wanted).arg(given));
}

QtStatement::QtStatement(const QSqlDatabase &database, const Dialect &dialect, const QString &sql)
    : PreparedStatement(sql)
    , m_dialect(dialect)
    , m_database(database)
    , m_query(database)
    , m_placeholders(countPlaceholders(sql))
{
    prepare();
}

void QtStatement::prepare()
{
    m_query = QSqlQuery(m_database);
    m_query.setForwardOnly(true); // without it QtSql keeps every row it has read
    // A query on a table makes SQLite read the schema anew if need be; the pragma alone, or preparing, would not.
    QSqlQuery(m_database).exec(QStringLiteral("SELECT 1 FROM sqlite_schema LIMIT 1"));
    m_schemaVersion = schemaVersion();
    if (!m_query.prepare(sql()))
        raise(m_dialect, m_query.lastError(), sql());
}

qint64 QtStatement::schemaVersion() const
{
    QSqlQuery query(m_database);
    return query.exec(QStringLiteral("PRAGMA schema_version")) && query.next() ? query.value(0).toLongLong() : -1;
}

void QtStatement::execute(const QList<Value> &values)
{
    checkCount(m_placeholders, values.size());
    // QSQLITE writes beyond its row buffer when SQLite finds that a kept statement has more columns by now.
    if (m_schemaVersion != schemaVersion())
        prepare();
    for (qsizetype i = 0; i < values.size(); ++i)
        m_query.bindValue(int(i), toVariant(values[i], m_dialect));
    if (!m_query.exec()) {
        const QSqlError error = m_query.lastError();
        m_query.finish();
        raise(m_dialect, error, sql());
    }
}

bool QtStatement::next()
{
    if (m_query.next())
        return true;
    if (m_query.lastError().isValid())
        raise(m_dialect, m_query.lastError(), sql());
    return false;
}

int QtStatement::columnCount() const
{
    return m_query.record().count();
}

QString QtStatement::columnName(int column) const
{
    return m_query.record().fieldName(column);
}

Value QtStatement::raw(int column) const
{
    return fromVariant(m_query.value(column));
}

Value QtStatement::lastInsertId() const
{
    return fromVariant(m_query.lastInsertId());
}

void QtStatement::close()
{
    m_query = QSqlQuery();
    m_database = QSqlDatabase();
}

} // namespace jw
