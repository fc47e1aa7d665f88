// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QString>

#include <vector>

namespace jw {

/// Behind the quoted text or comment that begins at `from`; `from` itself when none does.
qsizetype behindQuoted(QStringView sql, qsizetype from);

/// How a SELECT through QtSql alone asks for one of its columns.
enum class ColumnForm : quint8 {
    AsIs,
    Undeclared, ///< without its declared type, which Qt looks at whenever the statement runs
    Utf8, ///< a text as its bytes, which SQLite need not turn into UTF-16; a blob as a literal of it in text. An empty blob
          ///< is taken for an empty text, infinity for "Inf"
    Time, ///< a date or a moment as the bytes of its text, and anything else as SQLite makes bytes of it
    Cast, ///< on servers: a time as its text, of which Qt would keep milliseconds only
};

/// A SELECT with its first columns in these forms. Columns that are more than a name stay as they are, which `forms`
/// then says. Empty when it is no statement whose columns can be asked for in another form.
QString inForms(const QString &sql, std::vector<ColumnForm> &forms);

} // namespace jw
