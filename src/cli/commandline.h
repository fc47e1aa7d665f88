// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QString>

namespace jw::cli {

/// What a word of the command line ends with.
enum ExitCode {
    Done = 0,
    FoundWrong = 1, ///< it ran, and what it looked at is not as it should be
    WrongUse = 2, ///< wrong words, or input that cannot be read
};

/// Whether the program was called with a word ("reflect") or a question about words (--help, --version).
bool isWord(const QString &argument);

/// Runs the command line and returns its exit code. Results go to standard output, one clear line for an error to
/// standard error. Needs no display.
int run(int argc, char **argv);

} // namespace jw::cli
