// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/theme/codehighlighter.h"

#include <QtGui/QTextBlock>
#include <QtGui/QTextDocument>
#include <QtGui/QTextLayout>
#include <QtTest/QtTest>

using namespace jw::studio;
using namespace Qt::StringLiterals;

namespace {

Token tokenOf(const QColor &color, const ThemeColors &colors)
{
    for (Token token : {Token::CodeKeyword, Token::CodeType, Token::CodeText, Token::CodeNumber, Token::CodeComment,
             Token::NewText, Token::DeletedText}) {
        if (colors.color(token) == color)
            return token;
    }
    return Token::Text;
}

/// "k" for each character of a key word, t type, s text, n number, c comment, "." for the rest; one line a block.
QString partsOf(const QTextDocument &document, const ThemeColors &colors)
{
    static const QHash<int, QChar> letters {{int(Token::CodeKeyword), u'k'}, {int(Token::CodeType), u't'},
        {int(Token::CodeText), u's'}, {int(Token::CodeNumber), u'n'}, {int(Token::CodeComment), u'c'}, {int(Token::Text), u'.'},
        {int(Token::NewText), u'+'}, {int(Token::DeletedText), u'-'}};
    QStringList lines;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QString line(block.text().size(), u'.');
        for (const QTextLayout::FormatRange &range : block.layout()->formats())
            for (int i = range.start; i < range.start + range.length; ++i)
                line[i] = letters.value(int(tokenOf(range.format.foreground().color(), colors)));
        lines.append(line);
    }
    return lines.join(u'\n');
}

} // namespace

class tst_CodeHighlighter : public QObject
{
    Q_OBJECT

private slots:
    void partsAreColouredByLanguage_data()
    {
        QTest::addColumn<CodeLanguage>("language");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("parts");
        QTest::newRow("C++ member") << CodeLanguage::Cpp << u"int n = 42; // x"_s << u"ttt.....nn..cccc"_s;
        QTest::newRow("C++ block comment over lines") << CodeLanguage::Cpp << u"/* a\nb */ return"_s << u"cccc\ncccc.kkkkkk"_s;
        QTest::newRow("C++ escaped quote") << CodeLanguage::Cpp << u"\"a\\\"b\" if"_s << u"ssssss.kk"_s;
        QTest::newRow("Python") << CodeLanguage::Python << u"class User(Base): # x"_s << u"kkkkk.tttt.tttt...ccc"_s;
        QTest::newRow("Python doc text over lines") << CodeLanguage::Python << u"\"\"\"A\nb\"\"\" def"_s << u"ssss\nssss.kkk"_s;
        QTest::newRow("SQL, any case") << CodeLanguage::Sql << u"select Text -- x"_s << u"kkkkkk.tttt.cccc"_s;
        QTest::newRow("SQL text with a doubled quote") << CodeLanguage::Sql << u"'it''s' as x"_s << u"sssssss.kk.."_s;
        QTest::newRow("SQL text over lines") << CodeLanguage::Sql << u"'a\nb' null"_s << u"ss\nss.kkkk"_s;
        QTest::newRow("SQL quoted name") << CodeLanguage::Sql << u"\"select\" 1.5"_s << u".........nnn"_s;
        QTest::newRow("patch") << CodeLanguage::Patch << u"@@ -1\n-if\n+no\n if"_s << u"ccccc\n---\n+++\n..."_s;
        QTest::newRow("plain") << CodeLanguage::Plain << u"hello"_s << u"....."_s;
    }

    void partsAreColouredByLanguage()
    {
        QFETCH(CodeLanguage, language);
        QFETCH(QString, code);
        QTextDocument document(code);
        CodeHighlighter highlighter(language, &document);
        highlighter.setColors(ThemeColors::light());
        highlighter.rehighlight();
        QTEST(partsOf(document, ThemeColors::light()), "parts");
    }

    void coloursFollowTheScheme()
    {
        QTextDocument document(u"return 1"_s);
        CodeHighlighter highlighter(CodeLanguage::Cpp, &document);
        highlighter.setColors(ThemeColors::dark());
        QCOMPARE(partsOf(document, ThemeColors::dark()), u"kkkkkk.n"_s);
    }

    void theLanguageFollowsTheFileName()
    {
        QCOMPARE(codeLanguageOf(u"model/user.h"), CodeLanguage::Cpp);
        QCOMPARE(codeLanguageOf(u"models.py"), CodeLanguage::Python);
        QCOMPARE(codeLanguageOf(u"schema.sql"), CodeLanguage::Sql);
        QCOMPARE(codeLanguageOf(u"CMakeLists.txt"), CodeLanguage::CMake);
        QCOMPARE(codeLanguageOf(u"notes.txt"), CodeLanguage::Plain);
    }
};

QTEST_MAIN(tst_CodeHighlighter)
#include "tst_codehighlighter.moc"
