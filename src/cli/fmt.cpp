// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "cli/words.h"
#include "joinwright/core/error.h"
#include "joinwright/modelfile/modelfile.h"

#include <QtCore/QFile>

namespace jw::cli {

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool isFormatted(const Model &model, const QString &path)
{
    if (bytesOf(path) != writeSchema(model.schema))
        return false;
    const QString diagrams = diagramsPath(path);
    return !QFile::exists(diagrams) || bytesOf(diagrams) == writeDiagrams(model);
}

} // namespace

int fmt(const FmtOptions &options)
{
    int code = Done;
    for (const QString &path : options.files) {
        const Model model = readModel(path);
        if (isFormatted(model, path))
            continue;
        if (options.check) {
            complain(QStringLiteral("%1 is not as the program would write it").arg(path));
            code = FoundWrong;
        } else {
            saveModel(model, path);
        }
    }
    return code;
}

} // namespace jw::cli
