// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/theme/codehighlighter.h"

namespace jw::studio {

/// Colours the code of a help page, each block in the language that its fence names; leaves all other text alone.
class HelpHighlighter : public CodeHighlighter
{
    Q_OBJECT

public:
    explicit HelpHighlighter(QTextDocument *document);

protected:
    void highlightBlock(const QString &text) override;
    CodeLanguage languageOf(const QTextBlock &block) const override;
};

} // namespace jw::studio
