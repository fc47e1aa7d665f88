// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/page.h"
#include "joinwright/orm/rowbatch.h"

namespace jw {

/// A page to be read in any thread; see readPage().
struct CompiledPage
{
    CompiledQuery query;
    std::optional<CompiledQuery> first {}; ///< read instead when fewer are left before the place
    int size = 0;

    /// What reading it brought.
    struct Rows
    {
        FetchResult found {};
        bool isFirst = false; ///< of `first`
    };
    /// Throws Error.
    Rows execute(Connection &connection) const;
};

/// Throws as readPage() does.
CompiledPage compilePage(const QueryBuilder &query, const Bookmark &place, int size, bool before);
/// Takes the rows of a page that was compiled of the same into the session.
PageRows takePage(const QueryBuilder &query, const Bookmark &place, int size, bool before, const CompiledPage::Rows &rows);

} // namespace jw
