// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/error.h"

namespace jw::test {

/// What `work` throws; an error that says so when it throws nothing.
template<typename Work>
std::unique_ptr<Error> errorOf(Work work)
{
    try {
        work();
    } catch (const Error &error) {
        return error.clone();
    }
    return std::make_unique<Error>(ErrorKind::Usage, QStringLiteral("nothing was thrown"));
}

} // namespace jw::test
