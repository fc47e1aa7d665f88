// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/value.h"

namespace jw {

/// What a database does not look at when it compares two texts of a column. A value.
///
/// Never takes for the same what the database tells apart; the other way round it may, where isPartial says so.
struct TextForm
{
    enum class Letters : quint8 {
        Exact,
        AsciiCase, ///< A is a
        CaseAndAccents, ///< so is Ä: of Latin, Greek and Cyrillic letters
    };

    Letters letters = Letters::Exact;
    bool trimsBlanks = false; ///< at the end
    bool isPartial = false; ///< the database may take more texts for the same than are known here to be

    bool isExact() const { return letters == Letters::Exact && !trimsBlanks; }
    /// Texts that are the same have the same one.
    QString of(const QString &text) const;
    /// The same of a value; one that is no text stays as it is.
    Value of(const Value &value) const;

    friend bool operator==(const TextForm &, const TextForm &) = default;
};

/// Without telling A from a, of ASCII letters only.
QString foldAscii(const QString &text, bool upper = false);

} // namespace jw
