// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/error.h"
#include "joinwright/core/value.h"
#include "joinwright/dialect/cellcodec.h"
#include "joinwright/dialect/textform.h"
#include "joinwright/schema/schema.h"
#include "joinwright/sql/function.h"

#include <QtCore/QStringList>

#include <chrono>

namespace jw {

/// How far transactions see one another; Default is the server's own choice.
enum class Isolation : quint8 { Default, ReadCommitted, RepeatableRead, Serializable };

/// How a connection to a server is to behave, for Dialect::sessionStatements(). No time-out: 0.
struct SessionWishes
{
    bool readOnly = false;
    Isolation isolation = Isolation::Default;
    std::chrono::milliseconds lockTimeout{0};
    std::chrono::milliseconds statementTimeout{0};
};

/// What a driver tells of a statement that failed; the last three only where its protocol names
/// them.
struct DriverError
{
    QString code;
    QString text;
    QString sql{};
    QString table{};
    QString column{};
    QString constraint{};
};

/// How a database inserts a row or changes the one that is there.
enum class UpsertSyntax : quint8 {
    None,
    OnConflict, ///< ON CONFLICT (…) DO UPDATE SET a = excluded.a
    OnDuplicateKey, ///< ON DUPLICATE KEY UPDATE a = VALUES(a), on a conflict of any key
};

/// What a database can do; everything that differs between vendors and is not text differs here or in a virtual function.
struct Features
{
    bool schemas = false; ///< tables live in named schemas
    bool returning = false; ///< INSERT … RETURNING hands keys back
    bool lastInsertId = false; ///< the connection knows the key of the last row inserted
    bool enums = false; ///< CREATE TYPE … AS ENUM; otherwise a text with a named CHECK
    bool partialIndexes = false;
    bool expressionIndexes = false;
    bool deferrableKeys = false;
    bool alterConstraints = false; ///< constraints can be added to a table that exists
    bool materializedViews = false;
    bool comments = false;
    bool fullJoin = false; ///< FULL JOIN; SQLite has it since 3.39
    bool lateral = false; ///< JOIN LATERAL (SELECT …)
    bool rowValues = false; ///< (a, b) > (?, ?)
    bool transactionalDdl = false;
    bool nullsFirst = false; ///< in ascending order NULL comes before every value, in descending order after; otherwise the reverse
    bool nullsOrdering = false; ///< NULLS FIRST and NULLS LAST
    bool ilike = false; ///< ILIKE; otherwise both sides are made lower case
    bool concatOperator = true; ///< a || b; otherwise concat(a, b), which must give NULL when one of them is
    QString noValues = QStringLiteral("DEFAULT VALUES"); ///< of an INSERT that gives no column a value
    UpsertSyntax upsert = UpsertSyntax::None;
    /// Of UpsertSyntax::OnDuplicateKey, where a row that is left alone counts as written and comes back like one: how a column
    /// is set to what it is ("if(@kept := 1, {0}, {0})") so that what stands behind RETURNING's columns tells it (1).
    QString keepsAsItWas {};
    QString returnsKept {};
    bool openResults = false; ///< rows can be read one by one while other statements run on the connection
    QString integerDivision = QStringLiteral("{0} / {1}"); ///< of whole numbers, giving a whole number
    QString decimalDivision = QStringLiteral("{0} / {1}"); ///< where one of them is a decimal
    bool binaryText = false; ///< texts without a collation of their own are ordered by code point, not by a language
    bool asciiCase = false; ///< LIKE takes A for a; it, lower() and upper() know the case of ASCII letters only
    QString hiddenKey {}; ///< a column that numbers the rows of every table without being declared ("rowid"); empty: none
    int maxParameters = 999; ///< bound values in one statement
    /// Many values at one place, see Dialect::listPlaceholder(): what `a = …` has to be for a to be one of them ("ANY({0})"), and
    /// an expression that gives them one after another, a row each ("unnest({0})"). Empty: there is no such thing. Where there
    /// is, UPDATE … FROM and DELETE … USING take rows of them.
    QString anyOfList {};
    QString elementsOfList {};
    /// New rows of one INSERT … RETURNING are numbered in their order, each higher than the one before.
    bool numbersInOrder = false;
    /// New rows in one INSERT, where a statement that fails leaves the transaction and the other rows as they were.
    int rowsPerInsert = 1;
    /// Rows of values in one UPDATE … FROM (VALUES …), likewise, where nothing else happens with the rows: see
    /// Dialect::plainTableQuery().
    int rowsPerUpdate = 1;
    QString lockingRead {}; ///< behind a SELECT: reads what is committed by now, whatever the transaction saw before, and locks it
    bool failureEndsTransaction = false; ///< after a statement that failed only a rollback is of use, to a savepoint at least
    bool costsRoundTrips = false; ///< each statement travels to a server: few large ones are worth some effort
    /// Whether DELETE of a range tells how many rows of it there were, and a failure leaves the transaction as it was.
    bool countsDeleted = false;
    int maxIdentifier = 63; ///< bytes
};

/// SQL text with the values bound to its placeholders, in order.
struct Statement
{
    QString sql;
    QList<Value> values;

    friend bool operator==(const Statement &, const Statement &) = default;
};

/// Answers a catalog query: rows of values. Lets a dialect read a database's structure without seeing a connection.
class CatalogSource
{
public:
    virtual ~CatalogSource() = default;
    /// Runs `sql` and returns all rows; throws Error.
    virtual QList<QList<Value>> rows(const QString &sql, const QList<Value> &values = {}) = 0;
};

/// What reflection could not put into a Schema; listed, never dropped silently.
struct ReflectionNote
{
    QString object; ///< "orders.total"
    QString text;
};

/// What was read of a database's structure.
struct Reflection
{
    Schema schema; ///< ids are made from the names: the same database gives the same ids
    QList<ReflectionNote> notes;
};

/// One database's SQL: text of statements and types, DDL, the catalog reader, the meaning of its errors.
///
/// Stateless and shared; a dialect never sees a connection. Vendors know nothing of one another.
class Dialect
{
public:
    virtual ~Dialect() = default;

    virtual QString name() const = 0; ///< "sqlite", "postgresql", "mysql"
    virtual const Features &features() const = 0;

    /// `identifier` quoted where needed so that it can stand in any statement. Always safe, whatever it contains.
    virtual QString quote(QStringView identifier) const = 0;
    /// A table's name with its schema, quoted.
    QString quotedName(const Table &table) const;
    /// A column, quoted already, so that no index is used for a condition on it: for ranges that hold most of a table, where
    /// an index costs more than it spares. Empty: this database decides that by itself.
    virtual QString unindexed(const QString &) const { return {}; }
    virtual bool isReserved(QStringView word) const = 0;
    /// `value` as a literal, for previews and scripts; statements that run bind their values instead.
    virtual QString literal(const Value &value) const = 0;
    /// The text of placeholder number `index` (0-based): "?" or "$1".
    virtual QString placeholder(int index, const ColumnType &type) const;

    /// Which texts of a column the database takes for the same: by its collation, or that of its table.
    virtual TextForm textForm(const Schema &, const Table &, const Column &) const { return {}; }
    /// `expression`, which has another collation, compared by this one. Empty: columns that refer to one another have the same.
    virtual QString collated(const QString &, const QString &) const { return {}; }

    /// The text of a place for many values of a column of `type` at once, "?::bigint[]"; `values` are those of an enum. Empty
    /// where there is none.
    virtual QString listPlaceholder(const ColumnType &, const EnumType *) const { return {}; }
    /// What an element of such a list, "{0}", has to become where its type makes no lists: that of an array.
    virtual QString listElement(const ColumnType &) const { return QStringLiteral("{0}"); }
    /// What is bound there, of values as toDatabase() gives them.
    virtual Value list(const QList<Value> &values) const;

    /// What stands behind a left side that is looked for in such a list, whose place is "{0}": "= ANY({0}::bigint[])". It has to
    /// mean what IN or NOT IN means of the values one by one, NULL among them included, as the left side compares. Empty where
    /// values of `type` beside something of the type `left` (if known) are bound one by one.
    virtual QString inList(const ColumnType &, const std::optional<ColumnType> &, bool) const { return {}; }
    /// Whether a value, as toDatabase() gives it, is in such a list just what it is when it is bound by itself.
    virtual bool canList(const Value &) const { return true; }

    /// What a column of `type`, "{0}", has to be compared as with a value that was read of it: where its type has no equality.
    virtual QString comparedText(const ColumnType &) const { return QStringLiteral("{0}"); }
    /// How a function is written: "{0}", "{1}" … stand for its arguments, "{*}" for all of them with commas between.
    /// Throws Error(Unsupported) naming the function. The base class gives standard SQL.
    virtual QString functionText(const FunctionUse &use) const;
    /// How a value of type `from` (if known) becomes one of type `to`, "CAST({0} AS INTEGER)"; empty: it cannot.
    virtual QString castText(const std::optional<ColumnType> &from, const ColumnType &to) const;
    /// What "{0}", computed, has to become to be a value of `type` as a column holds it and compares it; `calculates`: it was
    /// added, multiplied, summed. Empty: nothing.
    virtual QString computedText(const ColumnType &, bool) const { return {}; }
    /// Whether values of a type, if it is known, are kept so differently from those of a decimal, or the other way round, that
    /// one of them has to be cast before they meet.
    virtual bool areKeptApart(const std::optional<ColumnType> &, const ColumnType &) const { return false; }
    /// Why values of `type` cannot be calculated with; empty: they can.
    virtual QString calculationRefusal(const ColumnType &) const { return {}; }
    /// How a remainder is written, "{0} % {1}", with these numbers for operands; empty: there is none.
    virtual QString remainderText(const ColumnType &, const ColumnType &) const { return QStringLiteral("{0} % {1}"); }
    /// What "{0}", of type `from` if that is known, has to become in a column of type `to`; empty: it cannot.
    virtual QString assignedText(const std::optional<ColumnType> &, const ColumnType &) const { return QStringLiteral("{0}"); }
    /// The statement that tells how the database would run `sql`, with the same placeholders.
    virtual QString explainStatement(const QString &sql) const;
    /// What it answered, one line a step, indented by depth.
    virtual QStringList explainedLines(const QList<QList<Value>> &rows) const;

    /// The native type for a column, "NUMERIC(10,2)". Needs the schema for enums.
    virtual QString typeName(const ColumnType &type, const Schema &schema) const = 0;
    /// How this database keeps `type`: what a column of the model reads back as ("int16" on SQLite stays int16 because
    /// its declared type says so; an interval may become text). diff() after match() compares normalised schemas.
    virtual ColumnType normalized(const ColumnType &type) const { return type; }
    /// The whole schema as this database would give it back: types, constraint names, options it does not know removed.
    virtual Schema normalized(const Schema &schema) const = 0;

    /// Statements that create everything in `schema` that the database can express, in dependency order.
    /// `only`, when not empty, limits it to these tables, enums and views; the others are there already.
    virtual QStringList createStatements(const Schema &schema, const QList<Id> &only = {}) const = 0;
    virtual QStringList dropStatements(const Schema &schema) const = 0;

    /// Reads the structure of the database behind `source` in a handful of set queries. Throws Error.
    virtual Reflection reflect(CatalogSource &source) const = 0;

    /// A value as it has to be bound for a column of `type` (a decimal as text or number, a date as ISO text …).
    /// Throws Error(Value) that says why when it does not fit the type: nothing is ever rounded or cut silently.
    virtual Value toDatabase(const Value &value, const ColumnType &type) const = 0;
    /// A value as the driver gave it, decoded to the exact kind of `type`. Throws Error(Value).
    virtual Value fromDatabase(const Value &raw, const ColumnType &type) const = 0;
    /// As fromDatabase(), but a value that cannot be read as `type` comes back as it is stored (raw), with `fits` set to
    /// false: for grids, which show what is there.
    Value fromDatabaseLenient(const Value &raw, const ColumnType &type, bool *fits = nullptr) const;

    /// The short way for values of `type`; by default there is none, and every value takes the two functions above.
    virtual CellCodec codec(const ColumnType &type) const { return {.type = type}; }

    /// The error that a native code and the driver's text stand for, with table, column and constraint where named.
    /// Throws it with its right class (IntegrityError, ConnectionError …).
    [[noreturn]] virtual void raise(const QString &code, const QString &driverText, const QString &sql) const = 0;

    /// The same, for a driver that tells more than the text.
    [[noreturn]] virtual void raiseDetailed(const DriverError &error) const
    {
        raise(error.code, error.text, error.sql);
        Q_UNREACHABLE(); // which g++ does not see when it adds its sanitizers
    }

    /// What a new connection to a server is told: time zone UTC, how texts are read, time-outs,
    /// isolation.
    virtual QStringList sessionStatements(const SessionWishes &) const { return {}; }
    /// "PostgreSQL 15.20", by a query of one row and column.
    virtual QString versionQuery() const { return {}; }
    /// The server's number for this connection, and how another connection stops the statement that
    /// runs on it.
    virtual QString sessionQuery() const { return {}; }
    virtual QString cancelStatement(const QString &) const { return {}; }
    /// Whether an error of this code means that statements prepared before are of no use any more:
    /// a table was altered.
    virtual bool outdatesStatements(const QString &) const { return false; }
    /// Whether an error of this code has ended the transaction on the server's side, rolled back.
    virtual bool endsTransaction(const QString &) const { return false; }
    /// Whether an error of this code goes away when the whole transaction is done again: a
    /// deadlock, a conflict of serializable transactions, a lock that was not to be had in time.
    virtual bool isWorthAnotherTry(const QString &) const { return false; }
    /// A query for the number of the transaction under way (NULL when it has written nothing), and
    /// one that takes it and tells "committed", "aborted" or "in progress": for a COMMIT whose
    /// answer was lost. Empty where there is no such thing.
    virtual QString transactionQuery() const { return {}; }
    virtual QString transactionStateQuery() const { return {}; }
    /// Whether an error of this code of that query means that the server, restarted since, has never heard of the transaction.
    virtual bool knowsNoTransaction(const QString &) const { return false; }

    /// A query for the key that the database would give to the next row of `table`, for a writer
    /// who is alone and hands out keys himself. Gives no row where that may not be: a trigger, a
    /// counter or another key has its say. Empty: never.
    virtual QString nextKeyQuery(const Table &, const QString &) const { return {}; }
    /// A query that takes a number and hands out as many keys of new rows, which nobody else gets: for a writer who is not
    /// alone. Gives no row where that may not be. Empty: never.
    virtual QString reservedKeysQuery(const Table &, const QString &) const { return {}; }
    /// A query that gives a row when a statement that changes rows of `table` does nothing else: no trigger has its say. Empty:
    /// nobody needs to know.
    virtual QString plainTableQuery(const Table &) const { return {}; }

    /// "BEGIN IMMEDIATE" where a writer must say so from the start; for reading, one that sees one state of the database.
    virtual QString beginStatement(bool writing) const = 0;

    /// The dialect of this name, "sqlite"; null when there is none.
    static const Dialect *byName(QStringView name);
};

} // namespace jw
