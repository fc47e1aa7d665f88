// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/session.h"

#include <functional>

namespace jw::test {

/// Code of a page as a function; `at` is called with the line of each block before it begins. Without a database it is a
/// program, which opens its own.
struct PageCode
{
    int line;
    bool runs;
    std::function<void(const Engine &engine, Session &session, const std::function<void(int)> &at)> code;
    std::function<void()> program;
};

struct Page
{
    const char *path; ///< in the source tree
    QList<PageCode> codes;
};

/// All pages that were compiled in, by themselves.
QList<Page> &pages();

struct PageRegistration
{
    explicit PageRegistration(const Page &page) { pages().append(page); }
};

} // namespace jw::test
