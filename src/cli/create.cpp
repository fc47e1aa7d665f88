// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "cli/words.h"
#include "joinwright/engine/engine.h"
#include "joinwright/modelfile/modelfile.h"
#include "joinwright/schema/validate.h"

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

} // namespace

int create(const CreateOptions &options)
{
    const Schema schema = readModel(options.model).schema;
    if (complainOfErrors(schema))
        return FoundWrong;
    if (options.sqlOnly) {
        const Dialect *dialect = Dialect::byName(Url::fromString(options.url).dialect);
        for (const QString &statement : dialect->createStatements(schema))
            print(statement + u';');
        return Done;
    }
    const Engine engine = Engine::open(options.url);
    demandEmpty(engine);
    createAll(engine, schema);
    print(QStringLiteral("%1: %2 tables created").arg(engine.url().label()).arg(schema.tables().size()));
    return Done;
}

} // namespace jw::cli
