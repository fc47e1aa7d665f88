// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QStringList>

namespace jw::studio {

/// Keys that belong to the diagram or the grid and stand in no menu. They cannot be changed, but are listed.
struct FixedKey
{
    QString place; ///< "Diagram" or "Grid"
    QString keys; ///< as on the keyboard, in the language of the program
    QString text; ///< what they do
};

/// All of them, in the current language.
QList<FixedKey> fixedKeys();

} // namespace jw::studio
