// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/schema.h"

namespace jw::postgresql {

/// The name of a type as a column is declared, "numeric(10,2)". Throws SchemaError for a native type that is no type name.
QString declaredType(const ColumnType &type, const Schema &schema);
/// An enum's name with its schema, quoted.
QString enumName(const EnumType &type);

/// The type that format_type() calls `name`; what is none of ours comes back as a native type.
ColumnType columnType(const QString &name);
/// What a column of `type` reads back as, enums aside.
ColumnType storedType(const ColumnType &type);

/// The type of a value in an expression, for a placeholder: "::integer"; empty where the server should find out by itself.
QString castSuffix(const ColumnType &type);

/// The type of an array's elements that are values of a column of `type`, to be assigned or compared to it; `values` are those of
/// an enum. It has no length, to which values would be cut. Arrays are texts there, for arrays in arrays would be taken apart.
/// Empty when they cannot travel so.
QString elementType(const ColumnType &type, const EnumType *values);
/// The type of an array, without a length either; empty when it is none.
QString arrayType(const ColumnType &type);

} // namespace jw::postgresql
