// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/mysql/mysqlerrors.h"

#include "joinwright/core/error.h"
#include "joinwright/dialect/mysql/mysqltokens.h"

namespace jw::mysql {

namespace {

using namespace Qt::StringLiterals;

// https://mariadb.com/kb/en/mariadb-error-codes/ and, from 2000 on, errmsg.h of the client library.
enum Number {
    CannotCreateTable = 1005,
    DatabaseExists = 1007,
    RecordChanged = 1020,
    DiskFull = 1021,
    OutOfMemory = 1037,
    TooManyConnections = 1040,
    AccessDeniedToDatabase = 1044,
    AccessDenied = 1045,
    NoDatabaseSelected = 1046,
    NotReady = 1047, // WSREP: the node is not part of the cluster's majority
    MustNotBeNull = 1048,
    NoDatabase = 1049,
    TableExists = 1050,
    NoSuchTableToDrop = 1051,
    NoSuchColumn = 1054,
    ShutdownInProgress = 1053,
    IdentifierTooLong = 1059,
    DuplicateColumnName = 1060,
    DuplicateKeyName = 1061,
    DuplicateEntry = 1062,
    SyntaxError = 1064,
    KeyTooLong = 1071,
    ColumnTooLong = 1074,
    WrongAutoKey = 1075,
    NothingToDrop = 1091,
    IncorrectTableName = 1103,
    RowTooLong = 1118,
    HostNotAllowed = 1130,
    CommandDenied = 1142,
    ColumnDenied = 1143,
    NoSuchTable = 1146,
    FailedInCommit = 1180,
    AbortingConnection = 1152,
    PacketTooLarge = 1153,
    IncorrectColumnName = 1166,
    KeyWithoutLength = 1170,
    LockWait = 1205,
    Deadlock = 1213,
    DuplicateEntryInForeignKey = 1761,
    AccessDeniedForOperation = 1227,
    DataTruncated = 1265,
    UnknownCollation = 1273,
    OptionPreventsStatement = 1290,
    WrongValue = 1292,
    NoSuchFunction = 1305,
    Interrupted = 1317,
    NoDefault = 1364,
    DivisionByZero = 1365,
    WrongTypedValue = 1366,
    DataTooLong = 1406,
    OutOfRange = 1264,
    ParentRow = 1451,
    ChildRow = 1452,
    NumericOutOfRange = 1690,
    ReadOnlyTransaction = 1792,
    ReadOnlyMode = 1836,
    FunctionNotAllowed = 1901,
    ConnectionKilled = 1927,
    StatementTimeout = 1969,
    CannotConnectSocket = 2002,
    CannotConnect = 2003,
    UnknownHost = 2005,
    ServerGone = 2006,
    LostInQuery = 2013,
    TlsFailed = 2026,
    TlsRequired = 3159,
    LostWithReason = 2055,
    CheckFailed = 4025,
    UnknownType = 4161,
};

/// What stands behind `mark` in quotes of any kind: "… for column 'a' at row 1".
QString quotedAfter(const QString &text, QLatin1StringView mark)
{
    const qsizetype at = text.indexOf(mark);
    if (at < 0)
        return {};
    for (const Token &token : tokenize(QStringView(text).sliced(at + mark.size()))) {
        if (token.kind == Token::String || token.kind == Token::QuotedName)
            return token.text;
    }
    return {};
}

/// "(`a`, `b`)" behind `mark`.
QStringList listAfter(const QString &text, QLatin1StringView mark)
{
    const qsizetype at = text.indexOf(mark);
    QStringList names;
    for (const Token &token : tokenize(at < 0 ? QStringView() : QStringView(text).sliced(at + mark.size()))) {
        if (token.isSymbol(u')'))
            break;
        if (token.isName())
            names.append(token.text);
    }
    return names;
}

/// "`lab`.`orders`.`total`" behind `mark`: the names, without the database's.
QStringList pathAfter(const QString &text, QLatin1StringView mark)
{
    const qsizetype at = text.lastIndexOf(mark);
    QStringList names;
    if (at < 0)
        return names;
    const QList<Token> tokens = tokenize(QStringView(text).sliced(at + mark.size()));
    for (qsizetype i = 0;
         i < tokens.size() && (tokens[i].isName() || tokens[i].kind == Token::String); i += 2) {
        names.append(tokens[i].text);
        if (i + 1 >= tokens.size() || !tokens[i + 1].isSymbol(u'.'))
            break;
    }
    if (names.size() > 1)
        names.removeFirst();
    return names;
}

/// The table that a statement changes; most messages do not name it.
QString changedTable(const QString &sql)
{
    const QList<Token> tokens = tokenize(QStringView(sql).left(400));
    qsizetype at = 1;
    if (tokens.isEmpty()
        || !(tokens[0].is("INSERT") || tokens[0].is("REPLACE") || tokens[0].is("UPDATE")
            || tokens[0].is("DELETE")))
        return {};
    while (at < tokens.size()
        && (tokens[at].is("INTO") || tokens[at].is("FROM") || tokens[at].is("IGNORE")))
        ++at;
    if (at + 2 < tokens.size() && tokens[at + 1].isSymbol(u'.'))
        at += 2;
    return at < tokens.size() && tokens[at].isName() ? tokens[at].text : QString();
}

/// "orders.total", or what is known of it.
QString placeOf(const Error::Context &context)
{
    return context.table.isEmpty() ? context.column : context.table + u'.' + context.column;
}

[[noreturn]] void raiseUnique(const QString &text, Error::Context context)
{
    context.constraint = quotedAfter(text, " for key "_L1);
    context.reason = ErrorReason::Unique;
    const Sentence place = context.table.isEmpty() ? Sentence() : Error::phrase(" in %1", context.table);
    const Sentence key
        = context.constraint == "PRIMARY"_L1 ? Error::phrase("the primary key") : context.constraint;
    throw IntegrityError(
        Error::phrase("the values are there already%1: %2 must be unique (%3)", place, key, text), context);
}

[[noreturn]] void raiseForeignKey(const QString &text, Error::Context context, bool isParent)
{
    const QStringList path = pathAfter(text, "constraint fails ("_L1);
    context.table = path.isEmpty() ? context.table : path.last();
    context.constraint = quotedAfter(text, "CONSTRAINT "_L1);
    context.column = listAfter(text, "FOREIGN KEY "_L1).join(", "_L1);
    context.reason = isParent ? ErrorReason::HasChildren : ErrorReason::NoParent;
    const QString target = quotedAfter(text, "REFERENCES "_L1);
    if (context.constraint.isEmpty())
        throw IntegrityError(Error::phrase("a foreign key refused the change: %1", text), context);
    throw IntegrityError(isParent
            ? Error::phrase("rows of %1 still refer to this row of %2 (%3)", context.table, target, context.constraint)
            : Error::phrase("%1 refers to a row of %2 that is not there (%3)", placeOf(context), target, context.constraint),
        context);
}

[[noreturn]] void raiseNotNull(const QString &text, Error::Context context)
{
    context.column = quotedAfter(text, "Column "_L1);
    if (context.column.isEmpty())
        context.column = quotedAfter(text, "Field "_L1);
    context.reason = ErrorReason::NotNull;
    throw IntegrityError(Error::phrase("%1 must have a value (NOT NULL)", placeOf(context)), context);
}

[[noreturn]] void raiseCheck(const QString &text, Error::Context context)
{
    const QStringList path = pathAfter(text, " failed for "_L1);
    context.table = path.isEmpty() ? context.table : path.last();
    context.constraint = quotedAfter(text, "CONSTRAINT "_L1);
    context.reason = ErrorReason::Check;
    // The check of a column is named after it: "orders.details".
    if (context.constraint.startsWith(context.table + u'.'))
        context.column = context.constraint.sliced(context.table.size() + 1);
    throw IntegrityError(
        Error::phrase("the check %1 of %2 refused the row", context.constraint, context.table), context);
}

[[noreturn]] void raiseValue(const QString &text, Error::Context context, const Sentence &why)
{
    const QStringList path = pathAfter(text, "for column "_L1);
    if (path.size() > 1)
        context.table = path[path.size() - 2];
    if (!path.isEmpty())
        context.column = path.last();
    const QString place = context.column.isEmpty() ? QString() : placeOf(context) + u": "_s;
    throw Error(ErrorKind::Value, Error::phrase("%1%2: %3", place, why, text), context);
}

[[noreturn]] void raiseNoTable(const QString &text, Error::Context context)
{
    const qsizetype at = text.indexOf(u'\'');
    const QString path = at < 0 ? QString() : text.sliced(at + 1).section(u'\'', 0, 0);
    context.table = path.contains(u'.') ? path.section(u'.', 1) : path;
    throw SchemaError(Error::phrase("the database has no table or view named %1", context.table), context);
}

[[noreturn]] void raiseNoColumn(const QString &text, Error::Context context)
{
    const QString name = quotedAfter(text, "Unknown column "_L1);
    context.column = name.section(u'.', -1);
    if (name.contains(u'.'))
        context.table = name.section(u'.', -2, -2);
    throw SchemaError(Error::phrase("the database has no column named %1", placeOf(context)), context);
}

[[noreturn]] void raiseSchema(const QString &text, Error::Context context)
{
    if (const QString created = quotedAfter(text, "table "_L1);
        !created.isEmpty() && context.table.isEmpty()) {
        const QStringList path = pathAfter(text, "table "_L1);
        context.table = path.isEmpty() ? created : path.last();
    }
    throw SchemaError(Error::phrase("the database cannot have it so: %1", text), context);
}

ErrorReason connectionReason(int number, const QString &text)
{
    switch (number) {
    case AccessDenied:
        return text.contains("using password: NO"_L1) ? ErrorReason::PasswordMissing : ErrorReason::PasswordWrong;
    case NoDatabase:
        return ErrorReason::NoDatabase;
    case CannotConnectSocket:
    case CannotConnect:
        return text.contains("(110"_L1) ? ErrorReason::Timeout : ErrorReason::Unreachable; // ETIMEDOUT
    case UnknownHost:
        return ErrorReason::UnknownHost;
    case TlsFailed:
    case TlsRequired:
        return ErrorReason::Encryption;
    case ShutdownInProgress:
    case AbortingConnection:
    case ConnectionKilled:
    case ServerGone:
    case LostInQuery:
    case LostWithReason:
        return ErrorReason::ConnectionLost;
    default:
        return ErrorReason::Other;
    }
}

[[noreturn]] void raiseConnection(int number, const QString &text, Error::Context context)
{
    context.reason = connectionReason(number, text);
    switch (number) {
    case AccessDenied:
        throw ConnectionError(
            Error::phrase("the server refused the user or the password: %1", text), context);
    case AccessDeniedToDatabase:
        throw ConnectionError(Error::phrase("the user may not use this database: %1", text), context);
    case NoDatabase:
        throw ConnectionError(Error::phrase("the server has no database of this name: %1", text), context);
    case CannotConnectSocket:
    case CannotConnect:
    case UnknownHost:
        throw ConnectionError(Error::phrase("there is no server to be reached: %1", text), context);
    case TooManyConnections:
    case HostNotAllowed:
        throw ConnectionError(Error::phrase("the server takes no connection: %1", text), context);
    case TlsFailed:
        throw ConnectionError(Error::phrase("no encrypted connection could be made: %1", text), context);
    case TlsRequired:
        throw ConnectionError(Error::phrase("the server takes encrypted connections only: %1", text), context);
    default:
        throw ConnectionError(Error::phrase("the connection to the server was lost: %1", text), context);
    }
}

/// Constraints and values; returns when the number is of another kind.
void raiseRefusal(int number, const QString &text, const Error::Context &context)
{
    switch (number) {
    case DuplicateEntry:
        raiseUnique(text, context);
    case ParentRow:
    case ChildRow:
        raiseForeignKey(text, context, number == ParentRow);
    case DuplicateEntryInForeignKey:
        throw IntegrityError(
            Error::phrase("an action of a foreign key would make values twice: %1", text), context);
    case MustNotBeNull:
    case NoDefault:
        raiseNotNull(text, context);
    case CheckFailed:
        raiseCheck(text, context);
    case DataTooLong:
    case PacketTooLarge:
        raiseValue(text, context, Error::phrase("the value is too long"));
    case OutOfRange:
    case NumericOutOfRange:
        raiseValue(text, context, Error::phrase("the number is out of range"));
    case DivisionByZero:
        raiseValue(text, context, Error::phrase("something was divided by zero"));
    case WrongTypedValue:
    case WrongValue:
    case DataTruncated:
        raiseValue(text, context, Error::phrase("the value does not fit the type"));
    }
}

ErrorReason stateReason(int number)
{
    switch (number) {
    case Deadlock:
    case RecordChanged:
        return ErrorReason::Conflict;
    case LockWait:
        return ErrorReason::Locked;
    case StatementTimeout:
        return ErrorReason::Timeout;
    default:
        return ErrorReason::Other;
    }
}

/// The state of the connection and of other transactions; returns when the number is of another
/// kind.
void raiseState(int number, const QString &text, Error::Context context)
{
    context.reason = stateReason(number);
    switch (number) {
    case Deadlock:
        throw Error(ErrorKind::Busy,
            Error::phrase("another transaction got in the way, and the server rolled this one back"), context);
    case LockWait:
        throw Error(ErrorKind::Busy,
            Error::phrase("another transaction holds a lock on what the statement needs"), context);
    case RecordChanged:
        throw Error(
            ErrorKind::Busy, Error::phrase("a row was changed since this transaction began to read"), context);
    case NotReady:
        throw Error(
            ErrorKind::Busy, Error::phrase("the server is not part of its cluster now: %1", text), context);
    case FailedInCommit:
        if (text.contains("Primary Component"_L1)) // it was not sent to the other nodes, and is rolled back
            throw Error(ErrorKind::Busy, Error::phrase("the server is not part of its cluster now: %1", text), context);
        break;
    case Interrupted:
        throw Error(ErrorKind::Cancelled, Error::phrase("the statement was stopped"), context);
    case StatementTimeout:
        throw Error(ErrorKind::Cancelled, Error::phrase("the statement took longer than it may"), context);
    case ReadOnlyTransaction:
    case OptionPreventsStatement:
    case ReadOnlyMode:
        throw Error(ErrorKind::ReadOnly, Error::phrase("the database takes no changes: %1", text), context);
    case CommandDenied:
    case ColumnDenied:
    case AccessDeniedForOperation:
        throw Error(ErrorKind::ReadOnly, Error::phrase("the user may not do this: %1", text), context);
    case DiskFull:
    case OutOfMemory:
        throw Error(ErrorKind::Statement, Error::phrase("the server has no more room: %1", text), context);
    }
}

/// What the database has or cannot have; returns when the number is of another kind.
void raiseStructure(int number, const QString &text, const Error::Context &context)
{
    switch (number) {
    case NoSuchTable:
    case NoSuchTableToDrop:
        raiseNoTable(text, context);
    case NoSuchColumn:
        raiseNoColumn(text, context);
    case TableExists:
    case DatabaseExists:
    case DuplicateColumnName:
    case DuplicateKeyName:
        throw SchemaError(Error::phrase("it is there already: %1", text), context);
    case NoSuchFunction:
    case NoDatabaseSelected:
    case CannotCreateTable:
    case IdentifierTooLong:
    case KeyTooLong:
    case ColumnTooLong:
    case WrongAutoKey:
    case NothingToDrop:
    case IncorrectTableName:
    case IncorrectColumnName:
    case RowTooLong:
    case KeyWithoutLength:
    case UnknownCollation:
    case FunctionNotAllowed:
    case UnknownType:
        raiseSchema(text, context);
    }
}

bool isConnection(int number)
{
    static constexpr int Numbers[]
        = {TooManyConnections, AccessDeniedToDatabase, AccessDenied, NoDatabase, ShutdownInProgress,
            HostNotAllowed, AbortingConnection, ConnectionKilled, CannotConnectSocket,
            CannotConnect, UnknownHost, ServerGone, LostInQuery, TlsFailed, LostWithReason};
    return std::find(std::begin(Numbers), std::end(Numbers), number) != std::end(Numbers);
}

} // namespace

void raiseError(const QString &code, const QString &text, const QString &sql)
{
    const int number = code.toInt();
    Error::Context context;
    context.sql = sql;
    context.driverText = text;
    context.code = code;
    context.table = changedTable(sql);
    raiseRefusal(number, text, context);
    raiseState(number, text, context);
    raiseStructure(number, text, context);
    if (isConnection(number))
        raiseConnection(number, text, context);
    if (number == SyntaxError)
        throw Error(ErrorKind::Statement,
            Error::phrase("the server does not understand the statement: %1", text), context);
    throw Error(
        ErrorKind::Statement, Error::phrase("the database refused the statement: %1", text), context);
}

} // namespace jw::mysql
