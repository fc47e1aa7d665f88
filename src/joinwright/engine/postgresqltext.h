// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QString>

namespace jw {

/// SQL with numbered places.
struct NumberedText
{
    QString sql;
    int places = 0;
};

/// `sql` with $1, $2 … for each "?" outside of quotes and comments. A text that has numbers already
/// keeps its question marks, which are operators of PostgreSQL.
NumberedText numbered(const QString &sql);

} // namespace jw
