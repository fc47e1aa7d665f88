// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "docs/codeblocks.h"

#include "joinwright/codegen/exporter.h"
#include "joinwright/core/error.h"
#include "joinwright/modelfile/modelfile.h"
#include "joinwright/sample/sampleshop.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace jw::test;

// Makes what the test of the pages compiles:
//   docs_sources shop FOLDER            the classes of the sample shop, namespace shop
//   docs_sources model PAGE FOLDER      the classes of the model that PAGE shows, namespace model
//   docs_sources page PAGE PATH FILE    the C++ of PAGE (PATH in the source tree)

namespace {

QString read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return QString::fromUtf8(file.readAll());
}

void generate(const jw::Schema &schema, const QString &space, const QString &folder)
{
    jw::Exporter(*jw::Generator::byName(u"cpp"), schema, {{u"namespace"_s, space}}).write(folder);
}

void write(const QString &path, const QString &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
        qFatal("cannot write %s", qPrintable(path));
}

jw::Schema shownModel(const QString &page)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"example.jw"_s);
    for (const CodeBlock &block : codeBlocks(read(page))) {
        if (block.language == "json"_L1)
            write(path, block.text);
    }
    return jw::readSchema(path);
}

QString quoted(const QString &text)
{
    return u'"' + text + u'"';
}

/// The blocks of one function, each told to begin, with the lines of the page for the compiler's messages.
QString bodyOf(const CodeChain &chain, const QString &path)
{
    QString body;
    for (const CodeBlock &block : chain.blocks) {
        body += u"at(%1);\n#line %1 %2\n"_s.arg(block.line).arg(quoted(path)) + block.text;
    }
    return body;
}

QString functionOf(const CodeChain &chain, const QString &path)
{
    if (chain.blocks.first().isProgram()) {
        QString text = chain.blocks.first().text;
        text.replace("int main("_L1, u"static void main%1("_s.arg(chain.line()));
        return u"#line %1 %2\n"_s.arg(chain.line()).arg(quoted(path)) + text;
    }
    return u"static void code%1(const jw::Engine &engine, jw::Session &session, const std::function<void(int)> &at)\n{\n{\n%2}\n"
           "(void)engine; (void)session; (void)at;\n}\n"_s.arg(chain.line()).arg(bodyOf(chain, path));
}

QString entryOf(const CodeChain &chain)
{
    const QString name = chain.blocks.first().isProgram() ? u"{}, &main%1"_s : u"&code%1, {}"_s;
    return u"    {%1, %2, "_s.arg(chain.line()).arg(chain.runs() ? u"true"_s : u"false"_s) + name.arg(chain.line()) + u"},\n"_s;
}

const char *const ShopClasses[] {"address", "category", "customer", "employee", "order", "orderitem", "payment", "product",
    "producttag", "review", "shipment", "tag"};

QString pageSource(const QString &page, const QString &path)
{
    const QList<CodeBlock> blocks = codeBlocks(read(page));
    QString top;
    for (const CodeBlock &block : blocks) {
        if (block.isCpp() && block.is("file"_L1))
            top += u"#line %1 %2\n"_s.arg(block.line).arg(quoted(path)) + block.text;
    }
    const QList<CodeChain> chains = codeChains(blocks);
    QString functions;
    QString entries;
    for (const CodeChain &chain : chains) {
        functions += functionOf(chain, path) + u'\n';
        entries += entryOf(chain);
    }
    static const QRegularExpression classes(u"^(#include \"|class )"_s, QRegularExpression::MultilineOption);
    const bool includesItself = (top + functions).contains(classes);
    QString source = u"#include \"docs/page.h\"\n"_s;
    for (const char *name : ShopClasses) {
        if (!includesItself)
            source += u"#include \"%1.h\"\n"_s.arg(QLatin1StringView(name));
    }
    source += u"#pragma GCC diagnostic ignored \"-Wunused\"\n#pragma GCC diagnostic ignored \"-Wshadow\"\n"
              "using namespace Qt::StringLiterals;\n"_s;
    if (!includesItself)
        source += u"using namespace shop;\n"_s;
    return source + top + functions
        + u"static const jw::test::PageRegistration registration {{%1, {\n%2}}};\n"_s.arg(quoted(path), entries);
}

} // namespace

int main(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    try {
        if (arguments.size() == 2 && arguments[0] == "shop"_L1)
            generate(jw::sampleModel().schema, u"shop"_s, arguments[1]);
        else if (arguments.size() == 3 && arguments[0] == "model"_L1)
            generate(shownModel(arguments[1]), u"model"_s, arguments[2]);
        else if (arguments.size() == 4 && arguments[0] == "page"_L1)
            write(arguments[3], pageSource(arguments[1], arguments[2]));
        else
            qFatal("docs_sources shop FOLDER | model PAGE FOLDER | page PAGE PATH FILE");
    } catch (const jw::Error &error) {
        qFatal("%s", error.what());
    }
}
