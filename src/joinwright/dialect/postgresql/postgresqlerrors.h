// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/dialect.h"

namespace jw::postgresql {

/// Throws the Error that an SQLSTATE, its text and the names that came with it stand for. Where only the text came (through
/// QtSql alone, or on connecting) the names are taken from that, as far as it is English.
[[noreturn]] void raiseError(const DriverError &error);

} // namespace jw::postgresql
