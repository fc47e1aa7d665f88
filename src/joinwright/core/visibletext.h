// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QString>

namespace jw {

/// `text` for reading: characters that show nothing, or change the order in which others are shown, stand there as "\u202E".
/// Line feeds, tabs and the joiners that letters and emoji are made with stay.
QString visibleText(const QString &text);

} // namespace jw
