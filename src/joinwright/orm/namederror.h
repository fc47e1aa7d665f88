// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/flushplan.h"

namespace jw {

class Connection;

/// Throws `error` again, of its kind, with the object of the operation that failed; where the database said only that some
/// foreign key refused, with which one. The transaction must still be usable.
[[noreturn]] void rethrowNaming(const Error &error, const FlushOperation &operation, Connection &connection);

} // namespace jw
