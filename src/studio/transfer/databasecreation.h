// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/schema.h"

namespace jw::studio {

/// The SQL that makes an SQLite database of `schema`, one statement a paragraph; and why it cannot be made, if so.
struct CreationPlan
{
    QString sql;
    QStringList problems; ///< errors of the model, in words; empty when it can be made
    qsizetype tables = 0;
    qsizetype foreignKeys = 0;
    qsizetype indexes = 0;
};
CreationPlan planCreation(const Schema &schema);

/// Why a new database cannot be written to `path`, in words of the person's language; empty when it can.
QString whyNotThere(const QString &path);

/// Makes the database; throws Error and leaves no file behind when it fails. May run in any thread.
void createDatabaseFile(const Schema &schema, const QString &path);

} // namespace jw::studio
