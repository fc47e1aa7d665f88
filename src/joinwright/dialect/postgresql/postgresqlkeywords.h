// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QStringView>

namespace jw::postgresql {

/// Whether `word`, in any case, cannot stand bare as the name of a column or table: PostgreSQL's key words that are
/// reserved, or may name neither a function nor a type.
bool isKeyword(QStringView word);

} // namespace jw::postgresql
