// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/textform.h"
#include "joinwright/schema/columntype.h"

namespace jw::mysql {

/// A decimal without declared size is DECIMAL(38,10): MariaDB's own default would be (10,0), which
/// rounds silently.
constexpr int OpenPrecision = 38;
constexpr int OpenScale = 10;
/// Digits that a Decimal holds; MariaDB has up to 65.
constexpr int MostDigits = 38;
/// Bytes of a key in InnoDB; a character takes four.
constexpr int KeyBytes = 3072;
/// Characters of an unlimited text that an index holds.
constexpr int IndexPrefix = 255;

/// The type of a column, "VARCHAR(40)"; of an enum the values must be given, "ENUM('a','b')".
QString declaredType(const ColumnType &type, const QStringList &enumValues = {});

/// The type that a declared one stands for. `changed`, when given, says what of the declaration the
/// type does not hold (a reflection note). An enum comes back as native; the reader of the catalog
/// knows what to make of it.
ColumnType columnType(const QString &declared, QString *changed = nullptr);

/// The collation that this database has for `collation` of a model, "NOCASE" of SQLite included;
/// empty: none.
QString knownCollation(const QString &collation);
/// Which texts the server takes for the same by a collation of its own.
TextForm textForm(const QString &collation);

} // namespace jw::mysql
