// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "cli/words.h"
#include "joinwright/codegen/exporter.h"
#include "joinwright/core/error.h"
#include "joinwright/modelfile/modelfile.h"

namespace jw::cli {

namespace {

const Generator &generatorOf(const QString &target)
{
    const Generator *generator = Generator::byName(target);
    if (!generator) {
        throw Error(ErrorKind::Usage,
            QStringLiteral("there is no target \"%1\"; there are: %2").arg(target, genTargets().join(QStringLiteral(", "))));
    }
    return *generator;
}

/// "mapped" or "mapped=true", as the target offers it.
GeneratorOptions chosen(const Generator &generator, const QStringList &words)
{
    GeneratorOptions options;
    QStringList known;
    for (const GeneratorOption &option : generator.options())
        known.append(option.key);
    for (const QString &word : words) {
        const QString key = word.section(u'=', 0, 0);
        if (!known.contains(key)) {
            throw Error(ErrorKind::Usage,
                QStringLiteral("%1 has no option \"%2\"; it has: %3").arg(generator.name(), key, known.join(QStringLiteral(", "))));
        }
        options.insert(key, word.contains(u'=') ? word.section(u'=', 1) : QStringLiteral("true"));
    }
    return options;
}

/// Tells what happened to a file; true when it was left alone because somebody edited it.
bool tell(const ExportedFile &file, const QString &folder)
{
    const QString path = folder + u'/' + file.path;
    switch (file.state) {
    case ExportedFile::New:
    case ExportedFile::Updated:
        print(QStringLiteral("wrote %1").arg(path));
        return false;
    case ExportedFile::Removed:
        print(QStringLiteral("removed %1").arg(path));
        return false;
    case ExportedFile::Conflict:
        complain(QStringLiteral("%1 was edited by hand and is left as it is").arg(path));
        return true;
    case ExportedFile::Abandoned:
        complain(QStringLiteral("%1 is not of this model any more, but was edited by hand: left as it is").arg(path));
        return true;
    case ExportedFile::Unchanged:
    case ExportedFile::Kept:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace

QStringList genTargets()
{
    QStringList names;
    for (const Generator *generator : Generator::all())
        names.append(generator->name());
    return names;
}

QStringList genOptions()
{
    QStringList options;
    for (const Generator *generator : Generator::all()) {
        for (const GeneratorOption &option : generator->options())
            options.append(option.key + (option.isFlag ? QString() : QStringLiteral("=NAME")) + QStringLiteral(" (%1)").arg(generator->name()));
    }
    return options;
}

int gen(const GenOptions &options)
{
    const Generator &generator = generatorOf(options.target);
    const Schema schema = readModel(options.model).schema;
    for (const Inexpressible &item : generator.inexpressible(schema))
        print(QStringLiteral("note: %1: %2").arg(item.place, item.reason));
    bool conflict = false;
    for (const ExportedFile &file : Exporter(generator, schema, chosen(generator, options.options)).write(options.folder))
        conflict |= tell(file, options.folder);
    return conflict ? FoundWrong : Done;
}

} // namespace jw::cli
