// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QString>

namespace jw::mysql {

/// Throws the Error that an error number of the server or of its client library and its message
/// stand for.
[[noreturn]] void raiseError(const QString &code, const QString &text, const QString &sql);

} // namespace jw::mysql
