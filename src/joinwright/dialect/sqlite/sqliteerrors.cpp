// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/sqlite/sqliteerrors.h"

#include "joinwright/core/error.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QStringList>

namespace jw::sqlite {

namespace {

// https://www.sqlite.org/rescode.html; an extended code carries the primary one in its low byte.
enum Primary {
    GeneralError = 1,
    Permission = 3,
    Busy = 5,
    Locked = 6,
    OutOfMemory = 7,
    ReadOnly = 8,
    Interrupt = 9,
    InputOutput = 10,
    Corrupt = 11,
    Full = 13,
    CannotOpen = 14,
    TooBig = 18,
    Constraint = 19,
    Mismatch = 20,
    NotADatabase = 26,
};
enum Extended {
    CheckFailed = Constraint | 1 << 8,
    ForeignKeyFailed = Constraint | 3 << 8,
    NotNullFailed = Constraint | 5 << 8,
    PrimaryKeyFailed = Constraint | 6 << 8,
    UniqueFailed = Constraint | 8 << 8,
    RowIdFailed = Constraint | 10 << 8,
    DataTypeFailed = Constraint | 12 << 8,
    BusySnapshot = Busy | 2 << 8,
};

QString after(const QString &text, QLatin1StringView mark)
{
    const qsizetype at = text.indexOf(mark);
    return at < 0 ? QString() : text.sliced(at + mark.size()).trimmed();
}

/// "orders.id, orders.line" → table "orders", column "id, line".
void nameColumns(const QString &list, Error::Context &context)
{
    QStringList columns;
    for (const QString &item : list.split(QStringLiteral(", "))) {
        const qsizetype dot = item.indexOf(u'.');
        if (dot < 0)
            return;
        context.table = item.first(dot);
        columns.append(item.sliced(dot + 1));
    }
    context.column = columns.join(QStringLiteral(", "));
}

[[noreturn]] void raiseUnique(const QString &text, Error::Context context, bool primary)
{
    context.reason = ErrorReason::Unique;
    const QString what = after(text, QLatin1StringView("constraint failed:"));
    if (const QString index = after(what, QLatin1StringView("index '")); !index.isEmpty()) {
        context.constraint = index.chopped(index.endsWith(u'\'') ? 1 : 0);
        throw IntegrityError(Error::phrase("the values are there already: %1 must be unique", context.constraint), context);
    }
    nameColumns(what, context);
    throw IntegrityError(Error::phrase("%1.%2 must be unique%3, and a row with this value is there already", context.table, context.column,
                             primary ? Error::phrase(" (the primary key)") : Sentence()),
        context);
}

[[noreturn]] void raiseNotNull(const QString &text, Error::Context context)
{
    context.reason = ErrorReason::NotNull;
    nameColumns(after(text, QLatin1StringView("constraint failed:")), context);
    throw IntegrityError(Error::phrase("%1.%2 must have a value (NOT NULL)", context.table, context.column), context);
}

[[noreturn]] void raiseCheck(const QString &text, Error::Context context)
{
    context.reason = ErrorReason::Check;
    context.constraint = after(text, QLatin1StringView("constraint failed:"));
    throw IntegrityError(Error::phrase("the check %1 refused the row", context.constraint), context);
}

[[noreturn]] void raiseDataType(const QString &text, Error::Context context)
{
    const QString where = after(text, QLatin1StringView(" column "));
    nameColumns(where, context);
    throw IntegrityError(Error::phrase("the value has the wrong type for %1: %2", where, text), context);
}

[[noreturn]] void raiseConstraint(int code, const QString &text, Error::Context context)
{
    switch (code) {
    case UniqueFailed:
    case PrimaryKeyFailed:
    case RowIdFailed:
        raiseUnique(text, context, code != UniqueFailed);
    case NotNullFailed:
        raiseNotNull(text, context);
    case CheckFailed:
        raiseCheck(text, context);
    case DataTypeFailed:
        raiseDataType(text, context);
    case ForeignKeyFailed:
        context.reason = ErrorReason::ForeignKey;
        throw IntegrityError(
            Error::phrase("a foreign key refused the change: it refers to a row that is not there, or rows still refer to it"),
            context);
    default:
        throw IntegrityError(Error::phrase("a constraint refused the change: %1", text), context);
    }
}

[[noreturn]] void raiseGeneral(const QString &text, Error::Context context)
{
    if (const QString table = after(text, QLatin1StringView("no such table:")); !table.isEmpty()) {
        context.table = table;
        throw SchemaError(Error::phrase("the database has no table or view named %1", table), context);
    }
    if (const QString column = after(text, QLatin1StringView("no such column:")); !column.isEmpty()) {
        // A grid's statement calls its tables t0, t1, …: names that nobody outside of it knows.
        static const QRegularExpression alias(QStringLiteral("^t\\d+\\."));
        context.column = QString(column).remove(alias);
        throw SchemaError(Error::phrase("the database has no column named %1", context.column), context);
    }
    if (const QString rest = after(text, QLatin1StringView("has no column named ")); !rest.isEmpty()) {
        context.column = rest;
        context.table = text.section(u' ', 1, 1);
        throw SchemaError(Error::phrase("the table %1 has no column named %2", context.table, rest), context);
    }
    if (text.endsWith(QLatin1StringView("already exists")))
        throw SchemaError(Error::phrase("it is there already: %1", text), context);
    throw Error(ErrorKind::Statement, Error::phrase("the database refused the statement: %1", text), context);
}

} // namespace

void raiseError(const QString &code, const QString &text, const QString &sql)
{
    const int extended = code.toInt();
    Error::Context context;
    context.sql = sql;
    context.driverText = text;
    context.code = code;
    switch (extended & 0xff) {
    case Constraint:
        raiseConstraint(extended, text, context);
    case Mismatch:
        throw IntegrityError(Error::phrase("a rowid or a primary key of this table takes whole numbers only"), context);
    case Busy:
        context.reason = extended == BusySnapshot ? ErrorReason::Conflict : ErrorReason::Locked;
        if (extended == BusySnapshot)
            throw Error(ErrorKind::Busy, Error::phrase("the database was changed since this transaction began to read"), context);
        [[fallthrough]];
    case Locked:
        context.reason = ErrorReason::Locked;
        throw Error(ErrorKind::Busy, Error::phrase("the database is locked by another program or connection"), context);
    case ReadOnly:
    case Permission:
        throw Error(ErrorKind::ReadOnly, Error::phrase("the database takes no changes: %1", text), context);
    case Interrupt:
        throw Error(ErrorKind::Cancelled, Error::phrase("the statement was stopped"), context);
    case Corrupt:
        throw FileError(Error::phrase("the database file is damaged: %1", text), context);
    case NotADatabase:
        throw FileError(Error::phrase("the file is not an SQLite database, or it is encrypted"), context);
    case Full:
        throw FileError(Error::phrase("the disk or the database file is full"), context);
    case InputOutput:
        throw FileError(Error::phrase("reading or writing the database file failed: %1", text), context);
    case CannotOpen:
        throw FileError(Error::phrase("the database file cannot be opened: %1", text), context);
    case TooBig:
        throw Error(ErrorKind::Value, Error::phrase("a text or blob is too big for SQLite"), context);
    case OutOfMemory:
        throw Error(ErrorKind::Statement, Error::phrase("SQLite ran out of memory"), context);
    case GeneralError:
        raiseGeneral(text, context);
    default:
        throw Error(ErrorKind::Statement, Error::phrase("the database refused the statement: %1", text), context);
    }
}

} // namespace jw::sqlite
