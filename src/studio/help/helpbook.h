// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/help/helppage.h"

namespace jw::studio {

/// The pages of resources/help, in the order in which they are read.
class HelpBook
{
public:
    HelpBook();

    const QStringList &names() const { return m_names; } ///< "index.md", "tutorial.md", …
    bool has(const QString &name) const { return m_names.contains(name); }
    const HelpPage &page(const QString &name) const; ///< the first page when there is none of that name

private:
    QStringList m_names;
    QHash<QString, HelpPage> m_pages;
};

} // namespace jw::studio
