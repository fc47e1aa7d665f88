// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/schema.h"

#include <QtCore/QSet>

#include <optional>

// Pieces of Python text that the three Python targets share.

namespace jw::python {

/// `text` as a Python string literal, on one line.
QString string(const QString &text);
/// The items between brackets: on one line when that fits behind `before` characters, else one a line, indented by
/// `indent` + 4 and closed at `indent`.
QString arguments(const QStringList &items, int before, int indent);
/// Words that no Python name may be.
const QSet<QString> &keywords();
/// A doc string's text: no quotes that end it, no backslashes that mean something.
QString docText(const QString &text);

/// The value of an SQL literal: a number as it stands, a text unquoted. Nothing when `sql` is anything else.
std::optional<QString> sqlText(const QString &sql); ///< 'it''s' → it's
bool isSqlNumber(const QString &sql);
/// A default as DDL takes it everywhere: literals and CURRENT_… as they stand, other expressions in parentheses.
QString sqlDefault(const QString &sql);
/// A default as a Python value: numbers, texts, true, false; nothing for what only the database can compute.
std::optional<QString> defaultValue(const Column &column);

/// The Python annotation of a column's values: "int", "decimal.Decimal"; enums by `enumName`.
QString annotation(const ColumnType &type, const QString &enumName);
/// The modules that annotations of `schema` need: "datetime", "decimal", "uuid".
QStringList modules(const Schema &schema);
/// An action as SQL spells it; empty for NO ACTION.
QString action(ReferentialAction action);
/// The longest value of an enum, in characters.
int longest(const EnumType &type);

} // namespace jw::python
