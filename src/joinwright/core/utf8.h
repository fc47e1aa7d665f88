// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <cstring>

namespace jw {

/// `bytes` as a text, letter by letter: QString::fromUtf8() takes a U+FEFF at the beginning for a mark of the encoding and drops it.
inline QString textOfUtf8(QByteArrayView bytes)
{
    if (bytes.size() >= 3 && std::memcmp(bytes.data(), "\xEF\xBB\xBF", 3) == 0) [[unlikely]]
        return QString::fromUtf8('.' + bytes.toByteArray()).sliced(1);
    return QString::fromUtf8(bytes);
}

} // namespace jw
