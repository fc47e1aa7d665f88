// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

namespace jw::studio {

/// The program with its window; returns the exit code. Arguments: a file or an address to open; `--sample` opens the
/// sample shop; `--screenshots DIR` renders the named pictures into a folder and ends.
int runStudio(int argc, char **argv);

} // namespace jw::studio
