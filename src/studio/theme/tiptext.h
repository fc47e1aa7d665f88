// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QString>

namespace jw::studio {

/// `text` for a tool tip that shows it letter by letter: Qt would read what looks like HTML as such, and what cannot be seen would
/// not be. A long one is cut.
QString tipText(const QString &text);

} // namespace jw::studio
