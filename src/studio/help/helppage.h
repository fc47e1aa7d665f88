// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace jw::studio {

/// A page of the help, taken apart: the part of Markdown that the pages are written in, which is headings, paragraphs,
/// lists, tables and fenced code. Inline marks are still in the texts.
struct HelpPage
{
    struct Code
    {
        QString language; ///< the first word of the fence
        QString text;
    };
    struct Block
    {
        enum Kind { Heading, Paragraph, List, NumberedList, Table, CodeGroup };

        Kind kind = Paragraph;
        int level = 0; ///< of a heading: 1 to 3
        QString text {}; ///< of a heading or paragraph
        QString anchor {}; ///< of a heading
        QStringList items {}; ///< of a list
        QList<QStringList> rows {}; ///< of a table; the first is its head
        QList<Code> codes {}; ///< code blocks with nothing between them
    };

    QList<Block> blocks;

    static HelpPage fromMarkdown(const QString &markdown);
    /// The text of the first heading, without marks.
    QString title() const;
    /// Headings of the second level.
    QList<Block> sections() const;
};

/// The anchor that a heading is linked by: "What is sent, and when" → "what-is-sent-and-when".
QString helpAnchor(const QString &heading);

} // namespace jw::studio
