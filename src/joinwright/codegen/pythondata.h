// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/codegen/codenames.h"

#include <QtCore/QVariantMap>

namespace jw::python {

/// The enums as the templates show them: name, doc, members with name and value.
QVariantList enumData(const Schema &schema, const CodeNames &names);
/// Whether any column is of this kind, or an array of it.
bool hasKind(const Schema &schema, ColumnType::Kind kind);

} // namespace jw::python
