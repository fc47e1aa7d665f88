// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "cli/summary.h"
#include "cli/words.h"
#include "joinwright/engine/engine.h"
#include "joinwright/modelfile/modelfile.h"
#include "joinwright/schema/match.h"

#include <QtCore/QFileInfo>

namespace jw::cli {

namespace {

/// The model to write: into a file that is there already, the database's structure under the model's ids, with its
/// diagrams and all that no database knows.
Model updated(const QString &path, const Schema &reflected)
{
    if (!QFileInfo::exists(path))
        return {reflected, {}};
    Model model = readModel(path);
    model.schema = match(model.schema, reflected);
    return model;
}

} // namespace

int reflect(const ReflectOptions &options)
{
    EngineOptions how;
    how.readOnly = true;
    how.create = false;
    const Reflection reflection = Engine::open(options.url, how).reflect();
    for (const ReflectionNote &note : reflection.notes)
        complain(QStringLiteral("note: %1: %2").arg(note.object, note.text));
    if (options.summary)
        print(summary(reflection.schema));
    if (!options.output.isEmpty())
        saveModel(updated(options.output, reflection.schema), options.output);
    else if (!options.summary)
        print(QString::fromUtf8(writeSchema(reflection.schema)).chopped(1));
    return Done;
}

} // namespace jw::cli
