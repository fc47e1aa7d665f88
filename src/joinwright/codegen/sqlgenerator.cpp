// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/codegen/sqlgenerator.h"

#include "joinwright/codegen/template.h"
#include "joinwright/dialect/dialect.h"

using namespace Qt::StringLiterals;

namespace jw {

namespace {

const Dialect &sqlite()
{
    return *Dialect::byName(u"sqlite");
}

QString closed(const QString &statement)
{
    const QString text = statement.trimmed();
    return text.endsWith(u';') ? text : text + u';';
}

} // namespace

QList<GeneratedFile> SqlGenerator::generate(const Schema &schema, const GeneratorOptions &) const
{
    QStringList statements;
    for (const QString &statement : sqlite().createStatements(schema))
        statements.append(closed(statement));
    const QString text = Template(u"sql/schema.sql"_s).render({{u"statements"_s, statements}});
    return {{u"schema.sql"_s, text}};
}

QString SqlGenerator::generateTable(const Schema &schema, Id table, const GeneratorOptions &) const
{
    QStringList statements;
    for (const QString &statement : sqlite().createStatements(schema, {tableOf(schema, table).id}))
        statements.append(closed(statement));
    return statements.join(u"\n\n"_s) + u'\n';
}

QList<Inexpressible> SqlGenerator::inexpressible(const Schema &) const
{
    return {}; // it is the dialect's own DDL; what SQLite lacks, Dialect::normalized() says
}

} // namespace jw
