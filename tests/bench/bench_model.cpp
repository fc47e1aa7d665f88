// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT

// What a model costs as a value and as a file: reading, saving, comparing, checking, matching, and making the sample shop.
// One JSON object a line. Run a release build: bench_model [TABLES]

#include "bench/measure.h"
#include "joinwright/modelfile/modelfile.h"
#include "joinwright/sample/sampleshop.h"
#include "joinwright/schema/diff.h"
#include "joinwright/schema/match.h"
#include "joinwright/schema/validate.h"
#include "schema/randommodel.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace jw;
using bench::measure;
using bench::report;

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const int count = argc > 1 ? QByteArray(argv[1]).toInt() : 500;
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"big.jw"_s);
    const QString size = u", %1 tables"_s.arg(count);
    const Model model = test::RandomModel(1).make(count);
    Model changed = model;
    changed.schema.editTable(model.schema.tables()[count / 2].id)->label = u"{id}"_s;
    saveModel(model, path);
    report(u"read a model"_s + size, measure(9, [&] { readModel(path); }), count == 500 ? 300 : 0);
    report(u"write a model's text"_s + size, measure(9, [&] { writeSchema(model.schema); }), 0);
    int turn = 0;
    report(u"save a model"_s + size, measure(9, [&] { saveModel(++turn % 2 ? changed : model, path); }), 0);
    report(u"compare with one change"_s + size, measure(9, [&] { diff(model, changed); }), 0);
    report(u"find problems"_s + size, measure(9, [&] { validate(model); }), 0);
    report(u"match with itself"_s + size, measure(9, [&] { match(model.schema, changed.schema); }), 0);
    report(u"make the sample shop"_s, measure(3, [&] { createSampleShop(folder.filePath(u"shop%1.db"_s.arg(++turn))); }), 500);
    return 0;
}
