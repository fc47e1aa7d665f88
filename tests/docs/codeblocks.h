// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace jw::test {

/// One fenced block of a Markdown page. The words after the language say what the test does with it:
///
///     cpp          compiled in a function of its own, where `engine` and `session` are the sample shop's
///     cpp run      run as well, on a fresh copy of the shop; may not throw
///     cpp more     goes on where the C++ block before ended, in the same function
///     cpp file     stands at the top of the page's file: includes, classes, functions
///     text         what the code before printed, line by line: of C++ that runs, and of Python
///     sql          what the C++ before sent to the database, BEGIN and COMMIT included
///     json         of the tutorial: the model that the classes of its page are generated from
///
/// A C++ block with an int main() is a program. A page that neither includes classes nor has its own
/// gets all of the shop.
struct CodeBlock
{
    QString language;
    QStringList words;
    int line = 0; ///< of the first line inside, 1-based
    int group = 0; ///< blocks that follow each other without a word between them are one group
    QString text; ///< lines end with \n

    bool isCpp() const { return language == QLatin1StringView("cpp"); }
    bool is(QLatin1StringView word) const { return words.contains(word); }
    bool isProgram() const { return isCpp() && text.contains(QLatin1StringView("int main(")); }
};

QList<CodeBlock> codeBlocks(const QString &markdown);

/// C++ blocks that share one function: one that begins, and those that go on.
struct CodeChain
{
    QList<CodeBlock> blocks;

    int line() const { return blocks.first().line; }
    bool runs() const { return blocks.first().is(QLatin1StringView("run")) || blocks.first().isProgram(); }
};

QList<CodeChain> codeChains(const QList<CodeBlock> &blocks);

/// What the page shows as printed (`language` "text") or sent ("sql") by the code that begins in `line`; empty: nothing is shown.
QStringList shownLines(const QList<CodeBlock> &blocks, int line, QLatin1StringView language);

} // namespace jw::test
