// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/model.h"

#include <QtCore/QSet>
#include <QtCore/QString>

namespace jw::studio {

class DatabaseSession;

/// What the status line says about an object, as rich text: a relationship's ends, kind and actions, a column's type, a
/// table's size. Empty for what is unknown.
QString factsOf(const Model &model, Id id);

/// Name, version, whether it takes changes, whether a transaction is open.
QStringList factsOf(const DatabaseSession &database);

/// The tables with rows that wait to be committed.
QSet<Id> pendingTables(const DatabaseSession &database);

} // namespace jw::studio
