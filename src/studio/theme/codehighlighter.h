// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/theme/themecolors.h"

#include <QtGui/QSyntaxHighlighter>
#include <QtGui/QTextCharFormat>

namespace jw::studio {

enum class CodeLanguage : quint8 {
    Plain,
    Cpp,
    Python,
    Sql,
    CMake,
    Patch, ///< lines that begin with + or -, as jw::unifiedDiff() writes them
};

/// The language of a file by its name's ending; Plain when it is none of them.
CodeLanguage codeLanguageOf(QStringView fileName);

/// Colours the code shown in a document: key words, types, texts, numbers and comments, in the theme's tokens.
/// It follows the program's theme by itself. Owned by the document it is made on.
class CodeHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    CodeHighlighter(CodeLanguage language, QTextDocument *document);

    CodeLanguage language() const { return m_language; }
    void setLanguage(CodeLanguage language);
    void setColors(const ThemeColors &colors);

protected:
    void highlightBlock(const QString &text) override;
    /// For documents that hold several languages; the block is the one at hand.
    virtual CodeLanguage languageOf(const QTextBlock &block) const;

private:
    class Scanner;
    enum Part : quint8 { Keyword, Type, Text, Number, Comment, Added, Removed, PartCount };

    CodeLanguage m_language;
    std::array<QTextCharFormat, PartCount> m_formats;
};

} // namespace jw::studio
