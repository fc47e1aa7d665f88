// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/engine.h"
#include "joinwright/schema/diagram.h"

#include <QtCore/QMetaType>

#include <optional>

namespace jw::studio {

enum class DatabaseMode : quint8 {
    Free, ///< a commit writes at once
    Ask, ///< a commit shows its SQL and asks first
    ReadOnly, ///< the connection takes no change, whatever is asked of it
};

/// What a person has chosen for one database; remembered in the user's settings by its address, never with a password.
struct DatabaseSettings
{
    DatabaseMode mode = DatabaseMode::Free;
    std::optional<Hue> colour; ///< none: no colour of its own
    bool keepsPassword = false; ///< the system's key store has its password

    static DatabaseSettings of(const Url &url);
    void save(const Url &url) const;

    friend bool operator==(const DatabaseSettings &, const DatabaseSettings &) = default;
};

/// What a database is called: its file's name, or its own and where it is.
QString labelOf(const Url &url);
/// Whether the address is one of a server, which may ask for a password.
inline bool isServer(const Url &url)
{
    return !url.isFile() && !url.isMemory();
}

} // namespace jw::studio

Q_DECLARE_METATYPE(jw::studio::DatabaseMode)
