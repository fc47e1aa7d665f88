// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/flushplan.h"

namespace jw {

class Connection;

/// The sentence of an error of `operation`. Where the database said only that some foreign key refused it (SQLite), the rows
/// that may be in the way are asked for, and the sentence and `context` say which key it was: "rows of order_items refer to
/// it by order_id". The transaction must still be usable.
Sentence foreignKeySentence(const Error &error, const FlushOperation &operation, Connection &connection, Error::Context &context);

} // namespace jw
