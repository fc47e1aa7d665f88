// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "docs/codeblocks.h"

using namespace Qt::StringLiterals;

namespace jw::test {

QList<CodeBlock> codeBlocks(const QString &markdown)
{
    QList<CodeBlock> blocks;
    bool inside = false;
    int group = 0;
    int number = 0;
    for (const QString &line : markdown.split(u'\n')) {
        ++number;
        if (line.startsWith("```"_L1)) {
            inside = !inside;
            if (!inside)
                continue;
            QStringList words = line.mid(3).split(u' ', Qt::SkipEmptyParts);
            const QString language = words.isEmpty() ? QString() : words.takeFirst();
            blocks.append({language, words, number + 1, group, {}});
        } else if (inside) {
            blocks.last().text += line + u'\n';
        } else if (!line.trimmed().isEmpty()) {
            ++group;
        }
    }
    return blocks;
}

QList<CodeChain> codeChains(const QList<CodeBlock> &blocks)
{
    QList<CodeChain> chains;
    for (const CodeBlock &block : blocks) {
        if (!block.isCpp() || block.is("file"_L1))
            continue;
        if (block.is("more"_L1) && !chains.isEmpty())
            chains.last().blocks.append(block);
        else
            chains.append({{block}});
    }
    return chains;
}

QStringList shownLines(const QList<CodeBlock> &blocks, int line, QLatin1StringView language)
{
    int group = -1;
    for (const CodeBlock &block : blocks) {
        if (block.line == line)
            group = block.group;
        else if (group == block.group && block.language == language)
            return block.text.split(u'\n', Qt::SkipEmptyParts);
    }
    return {};
}

} // namespace jw::test
