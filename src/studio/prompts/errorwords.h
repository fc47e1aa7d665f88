// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/error.h"

namespace jw::studio {

/// A sentence of the library in the person's language.
QString wordsOf(const Sentence &sentence);
/// What an error says, in the person's language: where its reason is one that is met every day in words of the program,
/// with the object, table, column and constraint that it names; else in the library's own.
QString wordsOf(const Error &error);

} // namespace jw::studio
