// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QStringView>

namespace jw::sqlite {

/// Whether `word`, in any case, is a keyword of SQLite; some of them may stand bare as a name, but not everywhere.
bool isKeyword(QStringView word);

} // namespace jw::sqlite
