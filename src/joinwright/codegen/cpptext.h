// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/schema.h"

#include <QtCore/QSet>

// Pieces of C++ text.

namespace jw::cpp {

QString literal(const QString &text); ///< "…" in UTF-8, on one line
QString utf16(const QString &text); ///< u"…"
QString string(const QString &text); ///< u"…"_s
QString strings(const QStringList &list); ///< {u"a"_s, u"b"_s}
QString number(Id id); ///< 0x3e1
QString id(Id id); ///< jw::Id::fromNumber(0x3e1)
/// Key words of C++, macros of Qt and of the C library, and words that generated files use themselves.
const QSet<QString> &reservedWords();
/// Names that jw::Handle gives to every class.
const QSet<QString> &memberWords();
/// The name of a class's files without the ending: in lower case, and no name of a header that may stand in a system
/// folder ("Time" must not hide <time.h>).
QString fileName(const QString &className);
/// The C++ type of a column's values that are not NULL; enums by `enumName`.
QString valueType(const ColumnType &type, const QString &enumName);
bool isPassedByValue(const ColumnType &type);

} // namespace jw::cpp
