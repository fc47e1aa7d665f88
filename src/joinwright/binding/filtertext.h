// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/columntype.h"

#include <QtCore/QStringList>

namespace jw {

/// How a cell is compared with what was typed.
enum class FilterOperator {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Between, ///< both ends included
    Range, ///< the second end excluded: the days of a month; never typed
    NotRange, ///< never typed
    OneOf,
    Contains,
    NotContains,
    IsNull,
    IsNotNull,
    IsEmpty, ///< a text of no characters
};

/// A filter as the pieces of text it is typed in, not yet read as values of the column's type.
///
/// A piece in double quotes is taken as it stands, with its commas, dots, signs and words; a double quote in it is doubled.
struct FilterText
{
    FilterOperator op = FilterOperator::Contains;
    QStringList operands; ///< two for Between, any number for OneOf, none for IsNull, IsNotNull and IsEmpty, else one
    QString typed; ///< the operands as they were typed, with their quotes

    static FilterText split(QStringView text, const ColumnType &type);
    /// The shortest text that split() reads as this.
    QString text(const ColumnType &type) const;

    /// Whether a bare word is looked for within the column's texts.
    static bool isSearched(const ColumnType &type);
    /// "≥" for GreaterOrEqual, empty where the operator has no sign.
    static QString sign(FilterOperator op);
    /// How many operands the operator takes; -1: one or more.
    static int operandCount(FilterOperator op);
    /// Those that have a meaning for the type, in the order to offer them.
    static QList<FilterOperator> operators(const ColumnType &type, bool nullable);
};

} // namespace jw
