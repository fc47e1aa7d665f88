// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/prompts/errorwords.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

struct ErrorWords
{
    Q_DECLARE_TR_FUNCTIONS(ErrorWords)
};

/// "orders.customer_id", or what is known of it.
QString placeOf(const Error &error)
{
    if (error.column().isEmpty())
        return error.table();
    return error.table().isEmpty() ? error.column() : error.table() + u'.' + error.column();
}

QString constraintOf(const Error &error)
{
    return error.constraint().isEmpty() ? placeOf(error) : error.constraint();
}

/// With `place` where there is one, else the general words.
QString about(const QString &place, const QString &specific, const QString &general)
{
    return place.isEmpty() ? general : specific.arg(place);
}

QString refusalWords(const Error &error)
{
    switch (error.reason()) {
    case ErrorReason::Unique:
        return about(error.column().isEmpty() ? constraintOf(error) : placeOf(error),
            ErrorWords::tr("A row with this value is there already, and %1 must be unique."),
            ErrorWords::tr("A row with this value is there already, and it must be unique."));
    case ErrorReason::NotNull:
        return about(placeOf(error), ErrorWords::tr("A value is missing: %1 must not be NULL."), ErrorWords::tr("A value is missing that must not be NULL."));
    case ErrorReason::NoParent:
        return about(placeOf(error), ErrorWords::tr("The row that %1 refers to does not exist."), ErrorWords::tr("The row that it refers to does not exist."));
    case ErrorReason::HasChildren:
        return about(placeOf(error), ErrorWords::tr("Other rows still refer to this row (%1)."), ErrorWords::tr("Other rows still refer to this row."));
    case ErrorReason::ForeignKey:
        return ErrorWords::tr("A foreign key refused it: the row refers to one that does not exist, or other rows still refer to it.");
    case ErrorReason::Check:
        return about(constraintOf(error), ErrorWords::tr("The row does not meet the condition %1."), ErrorWords::tr("The row does not meet a condition of its table."));
    default:
        return {};
    }
}

QString connectionWords(const Error &error)
{
    switch (error.reason()) {
    case ErrorReason::Unreachable: return ErrorWords::tr("Nobody answers at this address. Is the server running, and are host and port right?");
    case ErrorReason::UnknownHost: return ErrorWords::tr("The name of the host is not known.");
    case ErrorReason::NoDatabase:
        return about(error.object(), ErrorWords::tr("The server has no database “%1”."), ErrorWords::tr("The server has no database of this name."));
    case ErrorReason::PasswordMissing: return ErrorWords::tr("The server asks for a password.");
    case ErrorReason::PasswordWrong: return ErrorWords::tr("The server refused the user or the password.");
    case ErrorReason::ConnectionLost: return ErrorWords::tr("The connection to the server was lost.");
    case ErrorReason::Timeout: return ErrorWords::tr("There was no answer in time.");
    default: return {};
    }
}

QString transactionWords(const Error &error)
{
    switch (error.reason()) {
    case ErrorReason::Locked: return ErrorWords::tr("Another program or connection holds a lock on it. Try again in a moment.");
    case ErrorReason::Conflict: return ErrorWords::tr("Another transaction came first. Nothing was written; try again.");
    case ErrorReason::UnknownOutcome:
        return ErrorWords::tr("The connection was lost during COMMIT, and it is not known whether the changes were written. Look before you commit again.");
    case ErrorReason::WrittenAfterAll:
        return ErrorWords::tr("The changes of the commit before, which was not answered, were written after all. Nothing was sent again. What is still pending of them has to be reverted.");
    default: return {};
    }
}

} // namespace

QString wordsOf(const Sentence &sentence)
{
    return sentence.text([](const char *pattern) { return QCoreApplication::translate("Error", pattern); });
}

QString wordsOf(const Error &error)
{
    for (const auto &words : {refusalWords, connectionWords, transactionWords}) {
        const QString text = words(error);
        if (!text.isEmpty())
            return error.object().isEmpty() || error.reason() == ErrorReason::NoDatabase ? text : wordsOf(Error::objectPhrase(error.object())) + u": "_s + text;
    }
    return wordsOf(error.sentence());
}

} // namespace jw::studio
