// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "codegen/featureschema.h"
#include "codegen/python.h"
#include "joinwright/codegen/exporter.h"
#include "joinwright/core/error.h"
#include "joinwright/sample/sampleshop.h"
#include "support/paths.h"

#include <QtCore/QDir>

using namespace Qt::StringLiterals;

// Makes a stranger's project in folder argv[1]: the sample shop's classes, its database, and the program over them.
int main(int argc, char **argv)
{
    if (argc != 2)
        qFatal("codegen_project FOLDER");
    const QString folder = QString::fromLocal8Bit(argv[1]);
    QDir(folder).removeRecursively();
    try {
        jw::Exporter(*jw::Generator::byName(u"cpp"), jw::sampleModel().schema, {{u"namespace"_s, u"shop"_s}}).write(folder + u"/model"_s);
        jw::Exporter(*jw::Generator::byName(u"cpp"), jw::test::hostileSchema(), {{u"namespace"_s, u"names"_s}}).write(folder + u"/names"_s);
        jw::Exporter(*jw::Generator::byName(u"cpp"), jw::test::cornerSchema(), {{u"namespace"_s, u"corners"_s}}).write(folder + u"/corners"_s);
        jw::createSampleShop(folder + u"/shop.db"_s);
    } catch (const jw::Error &error) {
        qFatal("%s", error.what());
    }
    for (const QString &name : {u"CMakeLists.txt"_s, u"main.cpp"_s})
        jw::test::writeFile(folder + u'/' + name, jw::test::readFile(jw::test::sourcePath(u"tests/codegen/project/"_s + name)));
}
