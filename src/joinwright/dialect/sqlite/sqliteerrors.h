// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QString>

namespace jw::sqlite {

/// Throws the Error that SQLite's extended result code and message stand for.
[[noreturn]] void raiseError(const QString &code, const QString &text, const QString &sql);

} // namespace jw::sqlite
