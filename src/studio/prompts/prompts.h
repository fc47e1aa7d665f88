// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/error.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>
#include <QtCore/QVariant>

#include <optional>

class QWidget;

namespace jw::studio {

enum class SaveAnswer : quint8 { Save, Discard, Cancel };

/// A password that a person typed.
struct PasswordAnswer
{
    QString password;
    bool keep = false; ///< in the system's key store
};

/// Everything that stops the person: questions, file names, errors. The only place of the program that pops them up.
///
/// Tests answer in advance: after answerNext() or setUnattended() no window opens; a question without an answer is
/// taken as cancelled. What was said or asked is then found in said().
class Prompts
{
    Q_DECLARE_TR_FUNCTIONS(Prompts)

public:
    /// Two buttons: `action` (a verb, "Delete 3 tables") and Cancel.
    static bool confirm(QWidget *parent, const QString &title, const QString &text, const QString &action);
    /// The same with `sql` to be read before it runs.
    static bool review(QWidget *parent, const QString &title, const QString &text, const QString &sql, const QString &action);
    /// Nothing when cancelled. `whyNotKept` says why a key store is not offered; empty: it is.
    static std::optional<PasswordAnswer> password(QWidget *parent, const QString &title, const QString &text, const QString &whyNotKept);
    /// Whether the unsaved work in `name` is to be saved before it goes.
    static SaveAnswer askToSave(QWidget *parent, const QString &name);
    /// Empty when cancelled. `filter` as in QFileDialog; `folder` may name a file to start with.
    static QString openFileName(
        QWidget *parent, const QString &title, const QString &filter, const QString &folder = {});
    static QString saveFileName(
        QWidget *parent, const QString &title, const QString &filter, const QString &proposal = {});
    static QString folder(QWidget *parent, const QString &title, const QString &start = {});
    /// One line of text; empty when cancelled.
    static QString text(QWidget *parent, const QString &title, const QString &label, const QString &initial = {});
    static void error(QWidget *parent, const Error &error);
    static void message(QWidget *parent, const QString &title, const QString &text);

    /// Answers the next question that has none yet: true or false, a SaveAnswer, a PasswordAnswer, a text or a file name.
    static void answerNext(const QVariant &answer);
    static void setUnattended(bool unattended);
    /// The titles and texts that would have been shown, oldest first; reading empties the list.
    static QStringList said();
};

} // namespace jw::studio

Q_DECLARE_METATYPE(jw::studio::SaveAnswer)
Q_DECLARE_METATYPE(jw::studio::PasswordAnswer)
