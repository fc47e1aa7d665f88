// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/flushplan.h"

namespace jw {

class Connection;

/// Which foreign key refused an operation, for databases that do not say (SQLite): asks for the rows that may be in the
/// way. "rows of order_items refer to it by order_id"; empty when none is found. The transaction must still be usable.
QString foreignKeyReason(Connection &connection, const FlushOperation &operation);

} // namespace jw
