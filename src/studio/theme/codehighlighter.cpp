// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/theme/codehighlighter.h"

#include "studio/theme/theme.h"

#include <QtCore/QSet>
#include <QtGui/QTextBlock>

#include <utility>

namespace jw::studio {

using namespace Qt::StringLiterals;

namespace {

struct Grammar
{
    QSet<QString> keywords;
    QSet<QString> types;
    QStringView lineComment;
    bool blockComments = false; // /* … */
    bool tripleQuotes = false;
    bool quotesDouble = false; // '' inside a text stands for one, instead of a backslash
    bool capitalsAreTypes = false;
    Qt::CaseSensitivity sensitivity = Qt::CaseSensitive;
};

QSet<QString> words(const char *list)
{
    const QStringList parts = QString::fromLatin1(list).split(u' ');
    return QSet<QString>(parts.cbegin(), parts.cend());
}

Grammar cppGrammar()
{
    Grammar grammar;
    grammar.keywords = words("alignas auto break case catch class co_await co_return const constexpr constinit continue default "
                             "delete do else enum explicit extern false final for friend if inline mutable namespace new noexcept "
                             "nullptr operator override private protected public return sizeof static static_cast struct switch "
                             "template this throw true try typename union using virtual void volatile while "
                             "#include #pragma #define #ifdef #ifndef #if #else #endif once");
    grammar.types = words("bool char double float int long short unsigned signed qint16 qint64 quint64 std jw");
    grammar.lineComment = u"//";
    grammar.blockComments = true;
    grammar.capitalsAreTypes = true;
    return grammar;
}

Grammar pythonGrammar()
{
    Grammar grammar;
    grammar.keywords = words("False None True and as assert async await break class continue def del elif else except finally "
                             "for from global if import in is lambda nonlocal not or pass raise return try while with yield self cls");
    grammar.types = words("bool bytes dict float int list object set str tuple datetime decimal uuid");
    grammar.lineComment = u"#";
    grammar.tripleQuotes = true;
    grammar.capitalsAreTypes = true;
    return grammar;
}

Grammar sqlGrammar()
{
    Grammar grammar;
    grammar.keywords = words("action add all alter always and as asc autoincrement before begin between by cascade case cast check "
                             "collate column commit conflict constraint create cross default deferrable deferred delete desc distinct "
                             "drop else end enum escape except exists explain foreign from full generated glob group having if "
                             "immediate in index initially inner insert intersect into is isnull join key left like limit natural no "
                             "not notnull null offset on or order outer pragma primary references replace restrict returning right "
                             "rollback rowid savepoint select set stored strict table then to transaction trigger true false type union "
                             "unique update using vacuum values view virtual when where with without");
    grammar.types = words("array bigint binary blob bool boolean bytea char date datetime decimal double float int integer interval "
                          "float4 decimal_text interval_text json json_text jsonb nchar numeric nvarchar precision real smallint text time timestamp timestamptz tinyint "
                          "uuid varbinary varchar zone");
    grammar.lineComment = u"--";
    grammar.blockComments = true;
    grammar.quotesDouble = true;
    grammar.sensitivity = Qt::CaseInsensitive;
    return grammar;
}

Grammar cmakeGrammar()
{
    Grammar grammar;
    grammar.keywords = words("add_executable add_library cmake_minimum_required else endif find_package foreach if project set "
                             "target_compile_features target_include_directories target_link_libraries target_sources "
                             "INTERFACE PRIVATE PUBLIC REQUIRED STATIC ALIAS VERSION LANGUAGES");
    grammar.lineComment = u"#";
    return grammar;
}

const Grammar &grammarOf(CodeLanguage language)
{
    static const std::array<Grammar, 6> grammars {
        Grammar(), cppGrammar(), pythonGrammar(), sqlGrammar(), cmakeGrammar(), Grammar()};
    return grammars[size_t(language)];
}

bool isWordStart(QChar c)
{
    return c.isLetter() || c == u'_' || c == u'#';
}

bool isWordPart(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

// What a block ends within; kept as the block's state.
enum Inside { Code = 0, BlockComment = 1, TripleDouble = 2, TripleSingle = 3, SqlText = 4 };

} // namespace

CodeLanguage codeLanguageOf(QStringView fileName)
{
    if (fileName.endsWith(u".h") || fileName.endsWith(u".cpp"))
        return CodeLanguage::Cpp;
    if (fileName.endsWith(u".py"))
        return CodeLanguage::Python;
    if (fileName.endsWith(u".sql"))
        return CodeLanguage::Sql;
    return fileName.endsWith(u"CMakeLists.txt") ? CodeLanguage::CMake : CodeLanguage::Plain;
}

/// Walks over one block once.
class CodeHighlighter::Scanner
{
public:
    Scanner(CodeHighlighter &highlighter, CodeLanguage language, const QString &text)
        : m_highlighter(highlighter)
        , m_grammar(grammarOf(language))
        , m_text(text)
    {
    }

    int run(int inside)
    {
        if (inside > Code)
            inside = finish(Inside(inside));
        while (inside == Code && m_at < m_text.size())
            inside = step();
        return inside;
    }

private:
    bool startsWith(QStringView part) const { return !part.isEmpty() && QStringView(m_text).sliced(m_at).startsWith(part); }

    void mark(Part part, qsizetype end)
    {
        m_highlighter.setFormat(int(m_at), int(end - m_at), m_highlighter.m_formats[part]);
        m_at = end;
    }

    /// The rest of something begun before; returns what the block is inside of afterwards.
    Inside finish(Inside inside)
    {
        if (inside == SqlText)
            return text(u'\'', m_at);
        const QStringView end = inside == BlockComment ? u"*/" : inside == TripleDouble ? u"\"\"\"" : u"'''";
        const qsizetype found = m_text.indexOf(end, m_at);
        mark(inside == BlockComment ? Comment : Text, found < 0 ? m_text.size() : found + end.size());
        return found < 0 ? inside : Code;
    }

    Inside step()
    {
        const QChar c = m_text[m_at];
        if (startsWith(m_grammar.lineComment)) {
            mark(Comment, m_text.size());
        } else if (m_grammar.blockComments && startsWith(u"/*")) {
            return open(BlockComment, 2);
        } else if (m_grammar.tripleQuotes && startsWith(u"\"\"\"")) {
            return open(TripleDouble, 3);
        } else if (m_grammar.tripleQuotes && startsWith(u"'''")) {
            return open(TripleSingle, 3);
        } else if (c == u'\'' || (c == u'"' && !m_grammar.quotesDouble)) {
            return text(c, m_at + 1);
        } else if (c == u'"') {
            const qsizetype end = m_text.indexOf(c, m_at + 1); // a quoted name: no colour of its own
            m_at = end < 0 ? m_text.size() : end + 1;
        } else if (isWordStart(c)) {
            word();
        } else if (c.isDigit()) {
            number();
        } else {
            ++m_at;
        }
        return Code;
    }

    Inside open(Inside inside, qsizetype length)
    {
        const qsizetype start = std::exchange(m_at, m_at + length);
        const Inside result = finish(inside);
        m_highlighter.setFormat(int(start), int(length), m_highlighter.m_formats[inside == BlockComment ? Comment : Text]);
        return result;
    }

    Inside text(QChar quote, qsizetype from)
    {
        for (qsizetype i = from; i < m_text.size(); ++i) {
            if (m_text[i] == u'\\' && !m_grammar.quotesDouble) {
                ++i;
            } else if (m_text[i] == quote) {
                if (m_grammar.quotesDouble && i + 1 < m_text.size() && m_text[i + 1] == quote) {
                    ++i;
                    continue;
                }
                mark(Text, i + 1);
                return Code;
            }
        }
        mark(Text, m_text.size());
        return m_grammar.quotesDouble ? SqlText : Code;
    }

    void word()
    {
        qsizetype end = m_at + 1;
        while (end < m_text.size() && isWordPart(m_text[end]))
            ++end;
        const QString word = m_text.mid(m_at, end - m_at);
        const QString key = m_grammar.sensitivity == Qt::CaseInsensitive ? word.toLower() : word;
        if (m_grammar.keywords.contains(key))
            mark(Keyword, end);
        else if (m_grammar.types.contains(key) || (m_grammar.capitalsAreTypes && isTypeLike(word)))
            mark(Type, end);
        else
            m_at = end;
    }

    static bool isTypeLike(const QString &word)
    {
        return word[0].isUpper() && std::any_of(word.cbegin(), word.cend(), [](QChar c) { return c.isLower(); });
    }

    void number()
    {
        qsizetype end = m_at + 1;
        while (end < m_text.size() && (isWordPart(m_text[end]) || (m_text[end] == u'.' && end + 1 < m_text.size() && m_text[end + 1].isDigit())))
            ++end;
        mark(Number, end);
    }

    CodeHighlighter &m_highlighter;
    const Grammar &m_grammar;
    const QString &m_text;
    qsizetype m_at = 0;
};

CodeHighlighter::CodeHighlighter(CodeLanguage language, QTextDocument *document)
    : QSyntaxHighlighter(document)
    , m_language(language)
{
    setColors(Theme::instance().colors());
    connect(&Theme::instance(), &Theme::changed, this, [this] { setColors(Theme::instance().colors()); });
}

void CodeHighlighter::setLanguage(CodeLanguage language)
{
    if (std::exchange(m_language, language) != language)
        rehighlight();
}

void CodeHighlighter::setColors(const ThemeColors &colors)
{
    constexpr Token tokens[PartCount] {Token::CodeKeyword, Token::CodeType, Token::CodeText, Token::CodeNumber, Token::CodeComment,
        Token::NewText, Token::DeletedText};
    for (size_t part = 0; part < PartCount; ++part)
        m_formats[part].setForeground(colors.color(tokens[part]));
    rehighlight();
}

CodeLanguage CodeHighlighter::languageOf(const QTextBlock &) const
{
    return m_language;
}

void CodeHighlighter::highlightBlock(const QString &text)
{
    const CodeLanguage language = languageOf(currentBlock());
    if (language == CodeLanguage::Patch) {
        const Part part = text.startsWith(u'+') ? Added : text.startsWith(u'-') ? Removed : Comment;
        if (part != Comment || text.startsWith("@@"_L1))
            setFormat(0, int(text.size()), m_formats[part]);
        return;
    }
    const bool isNewCode = languageOf(currentBlock().previous()) != language;
    const int state = Scanner(*this, language, text).run(isNewCode ? int(Code) : std::max(previousBlockState(), int(Code)));
    setCurrentBlockState(state);
}

} // namespace jw::studio
