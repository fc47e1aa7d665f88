// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "codegen/python.h"
#include "docs/codeblocks.h"
#include "docs/page.h"
#include "joinwright/sample/sampleshop.h"
#include "support/paths.h"
#include "support/sqlrecorder.h"

#include <QtTest/QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace jw::test;

namespace jw::test {

QList<Page> &pages()
{
    static QList<Page> all;
    return all;
}

} // namespace jw::test

namespace {

/// What was printed and sent, by the line of the block that did it.
struct Heard
{
    QMap<int, QStringList> printed;
    QMap<int, QStringList> sent;
    int line = 0;
};

Heard *listener = nullptr;

void hear(QtMsgType, const QMessageLogContext &, const QString &message)
{
    listener->printed[listener->line] += message.split(u'\n');
}

/// Takes what the program prints and what the engine sends.
class Listening
{
public:
    explicit Listening(Heard *heard)
    {
        listener = heard;
        m_before = qInstallMessageHandler(hear);
    }
    ~Listening() { qInstallMessageHandler(m_before); }

private:
    QtMessageHandler m_before;
};

/// Runs in a folder of its own, as somebody who tries the page would.
class Folder
{
public:
    Folder()
        : m_before(QDir::currentPath())
    {
        QDir::setCurrent(m_folder.path());
    }
    ~Folder() { QDir::setCurrent(m_before); }
    QString path(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
    QString m_before;
};

QList<CodeBlock> blocksOf(const QString &path)
{
    return codeBlocks(readFile(sourcePath(path)));
}

QString pageName(const Page &page)
{
    return QString::fromUtf8(page.path);
}

QStringList pagePaths()
{
    QStringList paths {u"README.md"_s};
    const QDir folder(sourcePath(u"resources/help"_s));
    for (const QString &name : folder.entryList({u"*.md"_s}, QDir::Files, QDir::Name))
        paths.append(u"resources/help/"_s + name);
    return paths;
}

/// The anchor that readers of Markdown make of a heading: "What is sent, and when" → "what-is-sent-and-when".
QString anchorOf(const QString &heading)
{
    static const QRegularExpression rest(u"[^\\w\\- ]"_s, QRegularExpression::UseUnicodePropertiesOption);
    return QString(heading).remove(rest).trimmed().toLower().replace(u' ', u'-');
}

QSet<QString> anchorsIn(const QString &markdown)
{
    QSet<QString> anchors;
    static const QRegularExpression heading(u"^#+ (.*)$"_s, QRegularExpression::MultilineOption);
    for (auto it = heading.globalMatch(markdown); it.hasNext();)
        anchors.insert(anchorOf(it.next().captured(1)));
    return anchors;
}

} // namespace

/// What the pages of resources/help and README show is true: their C++ compiles (it is part of this program), what says
/// that it runs prints and sends what stands below it, their Python does the same, and their links lead somewhere.
class TestDocs : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyCodeBlockIsCompiled_data();
    void everyCodeBlockIsCompiled();
    void codeDoesWhatThePageSays_data();
    void codeDoesWhatThePageSays();
    void pythonDoesWhatThePageSays_data();
    void pythonDoesWhatThePageSays();
    void linksLeadSomewhere_data();
    void linksLeadSomewhere();
    void readmeNamesEveryPage();
    void everyStepOfThePythonTutorialIsThere();

private:
    void addPages();
    static void run(const PageCode &code, Heard *heard);
    static void compare(const QList<CodeBlock> &blocks, const CodeBlock &block, const Heard &heard);

    QTemporaryDir m_folder;
    static QString s_shop;
};

QString TestDocs::s_shop;

void TestDocs::initTestCase()
{
    s_shop = m_folder.filePath(u"shop.db"_s);
    jw::createSampleShop(s_shop);
}

void TestDocs::addPages()
{
    QTest::addColumn<QString>("path");
    for (const QString &path : pagePaths())
        QTest::newRow(qPrintable(path)) << path;
}

void TestDocs::everyCodeBlockIsCompiled_data()
{
    addPages();
}

void TestDocs::everyCodeBlockIsCompiled()
{
    QFETCH(QString, path);
    QSet<int> compiled;
    for (const Page &page : pages()) {
        for (const PageCode &code : page.codes) {
            if (pageName(page) == path)
                compiled.insert(code.line);
        }
    }
    for (const CodeChain &chain : codeChains(blocksOf(path)))
        QVERIFY2(compiled.contains(chain.line()), qPrintable(u"%1:%2 is not compiled"_s.arg(path).arg(chain.line())));
}

void TestDocs::codeDoesWhatThePageSays_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("line");
    for (const Page &page : pages()) {
        for (const PageCode &code : page.codes) {
            if (code.runs)
                QTest::addRow("%s:%d", page.path, code.line) << pageName(page) << code.line;
        }
    }
}

void TestDocs::run(const PageCode &code, Heard *heard)
{
    const Folder folder;
    const Listening listening(heard);
    if (code.program) {
        heard->line = code.line;
        code.program();
        return;
    }
    QFile::copy(s_shop, folder.path(u"shop.db"_s));
    const auto engine = jw::Engine::open(u"sqlite:///shop.db"_s);
    jw::Session session(engine);
    const auto log = engine.addLog([heard](const jw::LogEntry &entry) { heard->sent[heard->line].append(entry.sql.simplified()); });
    code.code(engine, session, [heard](int line) { heard->line = line; });
}

void TestDocs::compare(const QList<CodeBlock> &blocks, const CodeBlock &block, const Heard &heard)
{
    const QString place = u"line %1\n"_s.arg(block.line);
    if (const QStringList text = shownLines(blocks, block.line, "text"_L1); !text.isEmpty())
        QVERIFY2(heard.printed.value(block.line) == text, qPrintable(place + heard.printed.value(block.line).join(u'\n')));
    if (const QStringList sql = shownLines(blocks, block.line, "sql"_L1); !sql.isEmpty())
        QVERIFY2(heard.sent.value(block.line) == sql, qPrintable(place + heard.sent.value(block.line).join(u'\n')));
}

void TestDocs::codeDoesWhatThePageSays()
{
    QFETCH(QString, path);
    QFETCH(int, line);
    Heard heard;
    try {
        for (const Page &page : pages()) {
            for (const PageCode &code : page.codes) {
                if (pageName(page) == path && code.line == line)
                    run(code, &heard);
            }
        }
    } catch (const jw::Error &error) {
        QFAIL(error.what());
    }
    const QList<CodeBlock> blocks = blocksOf(path);
    for (const CodeChain &chain : codeChains(blocks)) {
        for (const CodeBlock &block : chain.blocks) {
            if (chain.line() == line)
                compare(blocks, block, heard);
        }
    }
}

void TestDocs::pythonDoesWhatThePageSays_data()
{
    QTest::addColumn<QString>("path");
    for (const QString &path : pagePaths()) {
        const QList<CodeBlock> blocks = blocksOf(path);
        if (std::any_of(blocks.begin(), blocks.end(), [](const CodeBlock &block) { return block.language == "python"_L1; }))
            QTest::newRow(qPrintable(path)) << path;
    }
}

void TestDocs::pythonDoesWhatThePageSays()
{
    QFETCH(QString, path);
    const QString python = pythonWith(u"sqlalchemy"_s);
    if (python.isEmpty())
        QSKIP("no Python with SQLAlchemy (python3-sqlalchemy)");
    const QList<CodeBlock> blocks = blocksOf(path);
    QString script;
    for (const CodeBlock &block : blocks) {
        if (block.language == "python"_L1)
            script += u"print('@%1')\n"_s.arg(block.line) + block.text;
    }
    const Folder folder;
    writeFile(folder.path(u"page.py"_s), script);
    const ProgramRun ran = jw::test::run(python, {u"-W"_s, u"ignore"_s, u"page.py"_s}, folder.path({}));
    QVERIFY2(ran.exitCode == 0, qPrintable(ran.errors));
    QMap<int, QStringList> printed;
    int line = 0;
    for (const QString &text : ran.output.split(u'\n', Qt::SkipEmptyParts)) {
        if (text.startsWith(u'@'))
            line = text.mid(1).toInt();
        else
            printed[line].append(text);
    }
    for (const CodeBlock &block : blocks) {
        if (block.language == "python"_L1)
            QCOMPARE(printed.value(block.line), shownLines(blocks, block.line, "text"_L1));
    }
}

void TestDocs::linksLeadSomewhere_data()
{
    addPages();
}

void TestDocs::linksLeadSomewhere()
{
    QFETCH(QString, path);
    static const QRegularExpression code(u"^```.*?^```|`[^`\\n]*`"_s, QRegularExpression::MultilineOption | QRegularExpression::DotMatchesEverythingOption);
    const QString text = readFile(sourcePath(path)).remove(code);
    const QString folder = QFileInfo(sourcePath(path)).path();
    static const QRegularExpression link(u"\\]\\(([^)#]*)(?:#([^)]*))?\\)"_s);
    int links = 0;
    for (auto it = link.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        if (match.captured(1).contains("://"_L1))
            continue;
        ++links;
        const QString target = match.captured(1).isEmpty() ? sourcePath(path) : folder + u'/' + match.captured(1);
        QVERIFY2(QFileInfo::exists(target), qPrintable(u"%1 links to %2, which is not there"_s.arg(path, match.captured(1))));
        if (!match.captured(2).isEmpty())
            QVERIFY2(anchorsIn(readFile(target)).contains(match.captured(2)),
                qPrintable(u"%1 links to #%2, which %3 does not have"_s.arg(path, match.captured(2), target)));
    }
    QVERIFY2(links > 0, qPrintable(path + u" leads nowhere"_s));
}

void TestDocs::readmeNamesEveryPage()
{
    const QString readme = readFile(sourcePath(u"README.md"_s));
    for (const QString &path : pagePaths()) {
        if (path != "README.md"_L1)
            QVERIFY2(readme.contains(u"](%1)"_s.arg(path)), qPrintable(path + u" is not named by README.md"_s));
    }
}

void TestDocs::everyStepOfThePythonTutorialIsThere()
{
    QSet<int> groupsOfPython;
    QSet<int> groupsOfCpp;
    const QList<CodeBlock> blocks = blocksOf(u"resources/help/tutorial.md"_s);
    for (const CodeBlock &block : blocks) {
        if (block.language == "python"_L1)
            groupsOfPython.insert(block.group);
        else if (block.isCpp() || block.language == "json"_L1)
            groupsOfCpp.insert(block.group);
    }
    for (const int group : std::as_const(groupsOfPython))
        QVERIFY2(groupsOfCpp.contains(group), "a Python block of the tutorial stands alone");
    const QStringList steps {u"1. "_s, u"2. "_s, u"3. "_s, u"4. "_s, u"5. "_s, u"6. "_s, u"7. "_s, u"8. "_s, u"9. "_s, u"10. "_s};
    const QString text = readFile(sourcePath(u"resources/help/tutorial.md"_s));
    for (const QString &step : steps)
        QVERIFY2(text.contains(u"\n## "_s + step), qPrintable(u"no step %1"_s.arg(step)));
}

QTEST_GUILESS_MAIN(TestDocs)
#include "tst_docs.moc"
