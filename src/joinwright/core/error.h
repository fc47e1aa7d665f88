// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/sentence.h"

#include <memory>
#include <stdexcept>

namespace jw {

/// What went wrong, as far as a caller can act on it.
enum class ErrorKind {
    Usage, ///< the program called wrongly (a closed session, a handle of another session)
    Value, ///< a value does not fit its column or cannot be read as its type
    Schema, ///< the model or the database's structure is not as the statement needs it
    Connection, ///< no connection, or it was lost
    Integrity, ///< a constraint refused the change
    StaleData, ///< rows were changed or deleted by somebody else
    Busy, ///< locked by another connection; worth another try
    ReadOnly, ///< the file, the connection or the server does not take writes
    Cancelled, ///< stopped on request or by a time limit
    Statement, ///< the database refused the SQL
    File, ///< a file could not be read, written or understood
    Unsupported, ///< the database or the target has no such feature
};

/// Which of the things that a person meets every day went wrong; finer than the kind, the same for every database, and
/// told from its codes by the dialect. For programs that act on it or say it in other words.
enum class ErrorReason {
    Other, ///< the sentence says it
    Unique, ///< a row with these values is there already
    NotNull, ///< a value is missing
    NoParent, ///< a foreign key refers to a row that is not there
    HasChildren, ///< rows still refer to the row that is to go
    ForeignKey, ///< one of the two, and the database does not say which
    Check, ///< the condition of a CHECK is not met
    Unreachable, ///< nobody answers at the address
    UnknownHost,
    NoDatabase, ///< the server has none of this name
    PasswordMissing, ///< the server asks for one
    PasswordWrong, ///< or the user is not known
    ConnectionLost, ///< while it was in use
    Encryption, ///< one side wants a connection encrypted otherwise than the other, or a certificate is not trusted
    Timeout, ///< no answer in time
    Locked, ///< by another connection or program
    Conflict, ///< of two transactions: this one has to be done again
    UnknownOutcome, ///< the connection was lost during COMMIT, and nobody could tell what became of it
    WrittenAfterAll, ///< that COMMIT, as it turned out later, was done
};

/// The root of everything the library throws. All facts are readable here; those that do not apply are empty.
///
/// `what()` is one English sentence that names the object and the place; `sentence()` is the same for other languages.
class Error : public std::runtime_error
{
public:
    /// Facts about an error beside its sentence. `code` is the native one (SQLSTATE, errno, SQLite's extended code).
    struct Context
    {
        QString sql;
        QString driverText;
        QString code;
        QString table;
        QString column;
        QString constraint;
        QString object; ///< the row or model object concerned, as a person would name it ("Order 17")
        QString file;
        int line = 0; ///< 1-based line in `file`, 0 when it does not apply
        ErrorReason reason = ErrorReason::Other;
    };

    Error(ErrorKind kind, const Sentence &message);
    Error(ErrorKind kind, const Sentence &message, Context context);

    /// "%1 is not a file", path: a sentence with its pattern marked for translation.
    template<typename... Arguments>
    static Sentence phrase(const char *pattern, const Arguments &...arguments)
    {
        return {pattern, {Sentence(arguments)...}};
    }

    /// What the operating system says about a file, known as a pattern where it is met often.
    static Sentence systemPhrase(const QString &text);
    /// A row as Context::object names it: "Order 17", "new Order".
    static Sentence objectPhrase(const QString &object);

    ErrorKind kind() const { return m_kind; }
    QString message() const; ///< in English
    const Sentence &sentence() const { return m_facts->sentence; }
    QString sql() const { return context().sql; }
    QString driverText() const { return context().driverText; }
    QString code() const { return context().code; }
    QString table() const { return context().table; }
    QString column() const { return context().column; }
    QString constraint() const { return context().constraint; }
    QString object() const { return context().object; }
    QString file() const { return context().file; }
    int line() const { return context().line; }
    ErrorReason reason() const { return context().reason; }
    const Context &context() const { return m_facts->context; }

    /// Throws a copy with its dynamic type: how an error crosses from a worker to the thread that asked.
    [[noreturn]] virtual void raise() const;
    virtual std::unique_ptr<Error> clone() const;

private:
    struct Facts
    {
        Sentence sentence;
        Context context;
    };

    ErrorKind m_kind;
    std::shared_ptr<const Facts> m_facts;
};

/// Declares a subclass that callers catch because they act differently on it; its functions are in error.cpp, for they cost
/// every file that sees them more than all the rest.
#define JW_ERROR_CLASS(Name)                                                                       \
    class Name : public Error                                                                      \
    {                                                                                              \
    public:                                                                                        \
        explicit Name(const Sentence &message, Context context = {});                              \
        [[noreturn]] void raise() const override;                                                  \
        std::unique_ptr<Error> clone() const override;                                             \
    };

JW_ERROR_CLASS(ConnectionError)
JW_ERROR_CLASS(IntegrityError)
JW_ERROR_CLASS(SchemaError)
JW_ERROR_CLASS(FileError)
/// The connection was lost while a COMMIT was under way, and nobody could be asked whether it was done. Doing the same
/// again may do it twice.
JW_ERROR_CLASS(UnknownOutcomeError)
#undef JW_ERROR_CLASS

} // namespace jw
