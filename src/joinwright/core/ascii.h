// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QStringView>

namespace jw {

/// Writes `text` into `ascii`, which has room for as many bytes. False when it has other letters: then those bytes say nothing.
inline bool toAscii(QStringView text, char *ascii)
{
    char16_t all = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text.utf16()[i];
        all |= unit;
        ascii[i] = char(unit);
    }
    return all < 128;
}

} // namespace jw
