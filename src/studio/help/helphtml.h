// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/help/helppage.h"
#include "studio/theme/themecolors.h"

namespace jw::studio {

/// How a page is set.
struct HelpLayout
{
    bool beside = true; ///< Python beside C++; otherwise one below the other
};

/// The page as the rich text that QTextDocument understands, in the colours and measures of the theme. Code carries its
/// language, for a HelpHighlighter to colour it; what code prints or sends stands in the same box, below it.
QString helpHtml(const HelpPage &page, const ThemeColors &colors, const HelpLayout &layout = {});

} // namespace jw::studio
