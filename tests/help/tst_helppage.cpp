// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/help/helphtml.h"
#include "studio/help/helppage.h"

#include <QtGui/QTextCursor>
#include <QtGui/QTextDocument>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace jw::studio;
using Block = HelpPage::Block;

/// The Markdown of the pages, taken apart and set.
class tst_HelpPage : public QObject
{
    Q_OBJECT

private slots:
    void linesOfAParagraphRunOn()
    {
        const HelpPage page = HelpPage::fromMarkdown(u"# Title\n\nOne\ntwo.\n\nThree.\n"_s);
        QCOMPARE(page.title(), u"Title"_s);
        QCOMPARE(page.blocks.size(), 3);
        QCOMPARE(page.blocks[1].text, u"One two."_s);
        QCOMPARE(page.blocks[2].text, u"Three."_s);
    }

    void sectionsAreTheSecondLevel()
    {
        const HelpPage page = HelpPage::fromMarkdown(u"# A\n## What is sent, and when\n### Deeper\n## `with()`: before\n"_s);
        QCOMPARE(page.sections().size(), 2);
        QCOMPARE(page.sections()[0].anchor, u"what-is-sent-and-when"_s);
        QCOMPARE(page.sections()[1].anchor, u"with-before"_s);
        QCOMPARE(page.blocks[2].level, 3);
    }

    void itemsOfAListMayBeBroken()
    {
        const HelpPage page = HelpPage::fromMarkdown(u"- one\n  goes on\n- two\n\n1. first\n2. second\n"_s);
        QCOMPARE(page.blocks.size(), 2);
        QCOMPARE(page.blocks[0].items, QStringList({u"one goes on"_s, u"two"_s}));
        QVERIFY(page.blocks[1].kind == Block::NumberedList);
        QCOMPARE(page.blocks[1].items, QStringList({u"first"_s, u"second"_s}));
    }

    void aCellMayHoldABar()
    {
        const HelpPage page = HelpPage::fromMarkdown(u"| a | b |\n|---|---|\n| `x \\| y` | |\n"_s);
        QCOMPARE(page.blocks[0].rows, (QList<QStringList> {{u"a"_s, u"b"_s}, {u"`x | y`"_s, QString()}}));
    }

    void codesWithNothingBetweenAreAGroup()
    {
        const HelpPage page = HelpPage::fromMarkdown(u"```python\na\n\nb\n```\n\n```cpp run\nc\n```\n\nProse.\n\n```text\nd\n```\n"_s);
        QCOMPARE(page.blocks.size(), 3);
        QCOMPARE(page.blocks[0].codes.size(), 2);
        QCOMPARE(page.blocks[0].codes[0].text, u"a\n\nb"_s);
        QCOMPARE(page.blocks[0].codes[1].language, u"cpp"_s);
        QCOMPARE(page.blocks[2].codes[0].text, u"d"_s);
    }

    void marksBecomeWhatTheyMean_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("link");
        QTest::newRow("code keeps its signs") << u"`a < b && **c**`"_s << u"a < b && **c**"_s << QString();
        QTest::newRow("strong with code inside") << u"**the `x`**"_s << u"the x"_s << QString();
        QTest::newRow("link") << u"[there](sessions.md#threads)"_s << u"there"_s << u"sessions.md#threads"_s;
        QTest::newRow("signs of HTML are text") << u"a <b> & c"_s << u"a <b> & c"_s << QString();
        QTest::newRow("a lone star is a star") << u"2 * 3"_s << u"2 * 3"_s << QString();
    }

    void marksBecomeWhatTheyMean()
    {
        QFETCH(QString, markdown);
        QFETCH(QString, shown);
        QFETCH(QString, link);
        QTextDocument document;
        document.setHtml(helpHtml(HelpPage::fromMarkdown(markdown), ThemeColors::light()));
        QCOMPARE(document.toPlainText(), shown);
        QTextCursor cursor(&document);
        cursor.movePosition(QTextCursor::NextCharacter);
        QCOMPARE(cursor.charFormat().anchorHref(), link);
    }
};

QTEST_MAIN(tst_HelpPage)
#include "tst_helppage.moc"
