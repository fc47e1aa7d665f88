// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "cli/words.h"
#include "joinwright/engine/engine.h"
#include "joinwright/modelfile/modelfile.h"
#include "joinwright/schema/validate.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

namespace jw::cli {

namespace {

/// Prints what keeps the model from becoming a database; true when there is such a thing.
bool complainOfErrors(const Schema &schema)
{
    bool found = false;
    for (const Issue &issue : validate(schema)) {
        if (issue.severity != Severity::Error)
            continue;
        complain(QStringLiteral("joinwright create: %1").arg(issue.text()));
        found = true;
    }
    return found;
}

void demandEmpty(const Engine &engine)
{
    const qsizetype tables = engine.reflect().schema.tables().size();
    if (tables > 0) {
        throw Error(ErrorKind::Usage,
            QStringLiteral("%1 already has %2 tables; only an empty database is written to").arg(engine.url().label()).arg(tables));
    }
}

/// An address; or the path of an SQLite file, which need not be there yet.
Url urlOf(const QString &text)
{
    return text.contains(QLatin1StringView("://")) ? Url::fromString(text) : Url::fromFile(text);
}

const Dialect &dialectOf(const QString &url)
{
    const QString name = urlOf(url).dialect;
    const Dialect *dialect = Dialect::byName(name);
    if (!dialect)
        throw Error(ErrorKind::Unsupported, QStringLiteral("there is no dialect \"%1\"").arg(name));
    return *dialect;
}

/// Creates everything; a file that was made for it and could not be filled goes away again.
void fill(const Url &url, const Schema &schema)
{
    const bool isNew = url.isFile() && !QFileInfo::exists(url.database);
    try {
        const Engine engine = Engine::open(url);
        demandEmpty(engine);
        createAll(engine, schema);
    } catch (...) {
        if (isNew)
            QFile::remove(url.database);
        throw;
    }
}

} // namespace

int create(const CreateOptions &options)
{
    const Schema schema = readModel(options.model).schema;
    if (complainOfErrors(schema))
        return FoundWrong;
    if (options.sqlOnly) {
        for (const QString &statement : dialectOf(options.url).createStatements(schema))
            print(statement + u';');
        return Done;
    }
    const Url url = urlOf(options.url);
    fill(url, schema);
    print(QStringLiteral("%1: %2 tables created").arg(url.label()).arg(schema.tables().size()));
    return Done;
}

} // namespace jw::cli
