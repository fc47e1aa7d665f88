// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/model.h"

#include "studio/theme/themecolors.h"

#include <QtCore/QSet>
#include <QtCore/QString>

#include <optional>

namespace jw::studio {

class DatabaseSession;

/// What the status line says about an object, as rich text: a relationship's ends, kind and actions, a column's type, a
/// table's size. Empty for what is unknown.
QString factsOf(const Model &model, Id id);

/// How a database is marked wherever it is named.
struct DatabaseMark
{
    Token dot = Token::Fine; ///< takes changes, asks before, takes none, is lost
    bool isReadOnly = false; ///< a lock in place of the dot
    std::optional<Hue> colour;
};
DatabaseMark markOf(const DatabaseSession &database);

/// Name, version, whether it takes changes, whether a transaction is open or the server gone.
QStringList factsOf(const DatabaseSession &database);

/// The tables with rows that wait to be committed.
QSet<Id> pendingTables(const DatabaseSession &database);

} // namespace jw::studio
