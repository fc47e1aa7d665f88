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

int fmtFile(const QString &path, bool checkOnly)
{
    const Model model = readModel(path);
    if (isFormatted(model, path))
        return Done;
    if (checkOnly) {
        complain(QStringLiteral("%1 is not as the program would write it").arg(path));
        return FoundWrong;
    }
    saveModel(model, path);
    return Done;
}

} // namespace

int fmt(const FmtOptions &options)
{
    int code = Done;
    for (const QString &path : options.files) {
        try {
            code = qMax(code, fmtFile(path, options.check));
        } catch (const Error &error) {
            complain(QStringLiteral("joinwright fmt: %1").arg(error.message())); // the others are looked at all the same
            code = WrongUse;
        }
    }
    return code;
}

} // namespace jw::cli
