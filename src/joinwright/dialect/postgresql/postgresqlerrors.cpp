// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// SQLSTATEs: PostgreSQL 15 manual, appendix A.
#include "joinwright/dialect/postgresql/postgresqlerrors.h"

#include <QtCore/QRegularExpression>

namespace jw::postgresql {

using namespace Qt::StringLiterals;

namespace {

QString captured(const QString &text, const QString &pattern)
{
    const QRegularExpressionMatch match = QRegularExpression(pattern).match(text);
    return match.hasMatch() ? match.captured(1) : QString();
}

/// The columns of "Key (a, b)=(1, 2) already exists".
QString keyColumns(const QString &text)
{
    return captured(text, u"Key \\((.+?)\\)=\\("_s).remove(u'"');
}

void fillNames(Error::Context &context)
{
    const QString &text = context.driverText;
    if (context.constraint.isEmpty())
        context.constraint = captured(text, u"constraint \"([^\"]+)\""_s);
    if (context.table.isEmpty())
        context.table = captured(text, u"(?:relation|table) \"([^\"]+)\""_s);
    if (context.column.isEmpty())
        context.column = captured(text, u"column \"([^\"]+)\""_s);
    if (context.column.isEmpty())
        context.column = keyColumns(text);
}

Sentence place(const Error::Context &context)
{
    if (context.table.isEmpty())
        return context.column.isEmpty() ? Error::phrase("a column") : context.column;
    return context.column.isEmpty() ? context.table : QString(context.table + u'.' + context.column);
}

QString named(const Error::Context &context)
{
    return context.constraint.isEmpty() ? QString() : u" (%1)"_s.arg(context.constraint);
}

ErrorReason integrityReason(const Error::Context &context)
{
    if (context.code == "23505"_L1)
        return ErrorReason::Unique;
    if (context.code == "23502"_L1)
        return ErrorReason::NotNull;
    if (context.code == "23514"_L1)
        return ErrorReason::Check;
    if (context.code == "23503"_L1)
        return context.driverText.contains("still referenced"_L1) ? ErrorReason::HasChildren : ErrorReason::NoParent;
    return ErrorReason::Other;
}

/// "… still referenced from table "items"" names the key of the row that is referred to: the columns of the foreign key it
/// does not name.
[[noreturn]] void raiseHasChildren(Error::Context context)
{
    const QString parent = captured(context.driverText, u" on table \"([^\"]+)\" violates"_s);
    const QString child = captured(context.driverText, u"from table \"([^\"]+)\""_s);
    if (parent.isEmpty() || child.isEmpty())
        throw IntegrityError(Error::phrase("rows of another table still refer to this row of %1%2", place(context), named(context)), context);
    context.table = child;
    context.column.clear();
    throw IntegrityError(Error::phrase("rows of %1 still refer to this row of %2 (%3)", child, parent, context.constraint), context);
}

[[noreturn]] void raiseNoParent(const Error::Context &context)
{
    const QString parent = captured(context.driverText, u"is not present in table \"([^\"]+)\""_s);
    if (parent.isEmpty())
        throw IntegrityError(Error::phrase("%1 refers to a row that does not exist%2", place(context), named(context)), context);
    throw IntegrityError(Error::phrase("%1 refers to a row of %2 that is not there (%3)", place(context), parent, context.constraint), context);
}

[[noreturn]] void raiseIntegrity(Error::Context context)
{
    context.reason = integrityReason(context);
    if (context.code == "23505"_L1)
        throw IntegrityError(Error::phrase("%1 must be unique, and a row with this value is there already%2", place(context), named(context)), context);
    if (context.code == "23502"_L1)
        throw IntegrityError(Error::phrase("%1 must have a value (NOT NULL)", place(context)), context);
    if (context.code == "23514"_L1)
        throw IntegrityError(Error::phrase("the check %1 of %2 refused the row", context.constraint, context.table), context);
    if (context.reason == ErrorReason::HasChildren)
        raiseHasChildren(context);
    if (context.reason == ErrorReason::NoParent)
        raiseNoParent(context);
    if (context.code == "23P01"_L1)
        throw IntegrityError(Error::phrase("the row overlaps with one that is there already%1", named(context)), context);
    throw IntegrityError(Error::phrase("a constraint refused the change%1: %2", named(context), context.driverText), context);
}

[[noreturn]] void raiseBusy(Error::Context context)
{
    const QString &code = context.code;
    context.reason = code.startsWith("40"_L1) ? ErrorReason::Conflict : code == "0A000"_L1 ? ErrorReason::Other : ErrorReason::Locked;
    if (code == "40001"_L1)
        throw Error(ErrorKind::Busy, Error::phrase("another transaction came first: this one has to be done again"), context);
    if (code == "40P01"_L1)
        throw Error(ErrorKind::Busy, Error::phrase("two transactions waited for each other, and this one was given up: it has to be done again"), context);
    if (code == "0A000"_L1)
        throw Error(ErrorKind::Busy, Error::phrase("a table was altered since this statement was prepared: it has to be done again"), context);
    throw Error(ErrorKind::Busy, Error::phrase("another transaction holds a lock: %1", context.driverText), context);
}

/// libpq's own words, and the server's when pg_hba.conf knows the user only with encryption, or only without.
bool isAboutEncryption(const QString &text)
{
    for (const auto *words : {"SSL error", "does not support SSL", "server certificate for", "root certificate file", "no encryption", "SSL encryption"}) {
        if (text.contains(QLatin1StringView(words)))
            return true;
    }
    return false;
}

/// On connecting libpq tells no code, and the server's text is all there is.
ErrorReason connectionReason(const Error::Context &context)
{
    const QString &text = context.driverText;
    if (context.code == "28P01"_L1 || text.contains("password authentication failed"_L1))
        return ErrorReason::PasswordWrong;
    if (text.contains("no password supplied"_L1))
        return ErrorReason::PasswordMissing;
    if (context.code == "3D000"_L1 || captured(text, u"(database \"[^\"]+\" does not exist)"_s).size() > 0)
        return ErrorReason::NoDatabase;
    if (text.contains("Connection refused"_L1) || text.contains("No route to host"_L1) || text.contains("is unreachable"_L1)
        || text.contains("No such file"_L1))
        return ErrorReason::Unreachable;
    if (text.contains("could not translate host name"_L1))
        return ErrorReason::UnknownHost;
    if (text.contains("timeout expired"_L1))
        return ErrorReason::Timeout;
    if (isAboutEncryption(text))
        return ErrorReason::Encryption;
    return context.code.isEmpty() || context.code.startsWith("57P"_L1) || context.code.startsWith("08"_L1) ? ErrorReason::ConnectionLost
                                                                                                          : ErrorReason::Other;
}

[[noreturn]] void raiseConnection(Error::Context context)
{
    const QString &text = context.driverText;
    context.reason = connectionReason(context);
    switch (context.reason) {
    case ErrorReason::PasswordWrong:
        throw ConnectionError(Error::phrase("the server refused the user or the password: %1", text), context);
    case ErrorReason::PasswordMissing:
        throw ConnectionError(Error::phrase("the server asks for a password, and there is none"), context);
    case ErrorReason::NoDatabase:
        context.object = captured(text, u"database \"([^\"]+)\""_s);
        throw ConnectionError(Error::phrase("there is no database \"%1\" on this server", context.object), context);
    case ErrorReason::Unreachable:
        throw ConnectionError(text.contains("Connection refused"_L1) ? Error::phrase("nobody answers at this address (connection refused)")
                                                                     : Error::phrase("nobody answers at this address: %1", text),
            context);
    case ErrorReason::UnknownHost:
        throw ConnectionError(Error::phrase("the host is not known: %1", text), context);
    case ErrorReason::Timeout:
        throw ConnectionError(Error::phrase("the server did not answer in time"), context);
    case ErrorReason::Encryption:
        throw ConnectionError(Error::phrase("the two sides do not agree on encryption: %1", text.simplified()), context);
    default:
        throw ConnectionError(Error::phrase("the connection was lost or cannot be made: %1", text), context);
    }
}

[[noreturn]] void raiseValue(const Error::Context &context)
{
    throw Error(ErrorKind::Value, Error::phrase("a value does not fit its column: %1", context.driverText), context);
}

[[noreturn]] void raiseStructure(Error::Context context)
{
    context.object = captured(context.driverText, u"\"([^\"]+)\""_s);
    throw SchemaError(Error::phrase("the database's structure is not as the statement needs it: %1", context.driverText), context);
}

bool isStructure(const QString &code)
{
    static const QStringList codes {u"42P01"_s, u"42703"_s, u"42704"_s, u"42883"_s, u"42P07"_s, u"42701"_s, u"42710"_s, u"3F000"_s, u"42P06"_s,
        u"2BP01"_s, u"42830"_s};
    return codes.contains(code);
}

bool isBusy(const Error::Context &context)
{
    static const QStringList codes {u"40001"_s, u"40P01"_s, u"55P03"_s, u"55006"_s};
    return codes.contains(context.code) || (context.code == "0A000"_L1 && context.driverText.contains("cached plan"_L1));
}

bool isConnection(const QString &code, const QString &text)
{
    static const QStringList codes {u"57P01"_s, u"57P02"_s, u"57P03"_s, u"53300"_s, u"28P01"_s, u"28000"_s, u"3D000"_s};
    if (code.isEmpty()) // libpq itself speaks: there is no answer to a statement without a code
        return true;
    return codes.contains(code) || code.startsWith("08"_L1) || text.startsWith("server closed the connection"_L1);
}

} // namespace

void raiseError(const DriverError &error)
{
    Error::Context context {.sql = error.sql, .driverText = error.text, .code = error.code, .table = error.table, .column = error.column,
        .constraint = error.constraint, .object = {}, .file = {}};
    fillNames(context);
    const QString &code = error.code;
    if (code.startsWith("23"_L1))
        raiseIntegrity(context);
    if (isBusy(context))
        raiseBusy(context);
    if (code == "57014"_L1)
        throw Error(ErrorKind::Cancelled, Error::phrase("the statement was stopped: %1", error.text), context);
    if (code == "25006"_L1)
        throw Error(ErrorKind::ReadOnly, Error::phrase("the connection or the server takes no changes: %1", error.text), context);
    if (code == "42501"_L1)
        throw Error(ErrorKind::ReadOnly, Error::phrase("the user may not do that: %1", error.text), context);
    if (isConnection(code, error.text))
        raiseConnection(context);
    if (code.startsWith("22"_L1))
        raiseValue(context);
    if (isStructure(code))
        raiseStructure(context);
    if (code.startsWith("0A"_L1))
        throw Error(ErrorKind::Unsupported, Error::phrase("PostgreSQL does not do that: %1", error.text), context);
    throw Error(ErrorKind::Statement, Error::phrase("the database refused the statement: %1", error.text), context);
}

} // namespace jw::postgresql
