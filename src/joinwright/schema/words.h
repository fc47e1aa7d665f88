// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/diagram.h"

namespace jw {

// The words of the model file for closed choices; the screen and the differences use them too. Empty: the default.
QString wordOf(ReferentialAction action); ///< "restrict", "cascade", "setNull", "setDefault"
QString wordOf(Deferral deferral); ///< "deferrable", "deferred"
QString wordOf(Generation generation); ///< "identity", "stored", "virtual"
QString wordOf(Removal removal); ///< "delete", "nullify", "ignore"
QString wordOf(TableDetail detail); ///< "keys", "name"
QString wordOf(Hue hue); ///< "slate", "teal" …; never empty

} // namespace jw
