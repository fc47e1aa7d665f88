// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/help/helphighlighter.h"

#include <QtGui/QTextBlock>

namespace jw::studio {

using namespace Qt::StringLiterals;

HelpHighlighter::HelpHighlighter(QTextDocument *document)
    : CodeHighlighter(CodeLanguage::Plain, document)
{
}

void HelpHighlighter::highlightBlock(const QString &text)
{
    if (currentBlock().blockFormat().hasProperty(QTextFormat::BlockCodeLanguage)) {
        QTextCharFormat letters; // rich text cannot say that code has no ligatures
        letters.setFontStyleStrategy(QFont::PreferNoShaping);
        setFormat(0, int(text.size()), letters);
    }
    if (languageOf(currentBlock()) == CodeLanguage::Plain)
        setCurrentBlockState(-1); // prose, and what code prints
    else
        CodeHighlighter::highlightBlock(text);
}

CodeLanguage HelpHighlighter::languageOf(const QTextBlock &block) const
{
    static const QHash<QString, CodeLanguage> languages {{u"cpp"_s, CodeLanguage::Cpp}, {u"python"_s, CodeLanguage::Python},
        {u"sql"_s, CodeLanguage::Sql}, {u"cmake"_s, CodeLanguage::CMake}, {u"json"_s, CodeLanguage::Cpp}};
    return languages.value(block.blockFormat().stringProperty(QTextFormat::BlockCodeLanguage), CodeLanguage::Plain);
}

} // namespace jw::studio
