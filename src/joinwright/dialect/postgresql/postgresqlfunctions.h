// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/sql/function.h"

#include <QtCore/QString>

namespace jw::postgresql {

/// How PostgreSQL writes a function that it has under another name, or has to be made of others; empty: as in standard SQL.
QString functionText(const FunctionUse &use);

} // namespace jw::postgresql
