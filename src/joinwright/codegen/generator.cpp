// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/codegen/generator.h"

#include "joinwright/codegen/cppgenerator.h"
#include "joinwright/codegen/djangogenerator.h"
#include "joinwright/codegen/peeweegenerator.h"
#include "joinwright/codegen/sqlalchemygenerator.h"
#include "joinwright/codegen/sqlgenerator.h"
#include "joinwright/core/error.h"

using namespace Qt::StringLiterals;

namespace jw {

const QList<const Generator *> &Generator::all()
{
    static const CppGenerator cpp;
    static const SqlAlchemyGenerator sqlAlchemy;
    static const DjangoGenerator django;
    static const PeeweeGenerator peewee;
    static const SqlGenerator sqlite(u"sql"_s, u"sqlite"_s, u"SQLite"_s, u"schema.sql"_s);
    static const SqlGenerator postgresql(u"sql-postgresql"_s, u"postgresql"_s, u"PostgreSQL"_s, u"schema-postgresql.sql"_s);
    static const SqlGenerator mariadb(u"sql-mariadb"_s, u"mysql"_s, u"MariaDB"_s, u"schema-mariadb.sql"_s);
    static const QList<const Generator *> generators {&cpp, &sqlAlchemy, &django, &peewee, &sqlite, &postgresql, &mariadb};
    return generators;
}

const Generator *Generator::byName(QStringView name)
{
    for (const Generator *generator : all()) {
        if (generator->name() == name)
            return generator;
    }
    return nullptr;
}

QString Generator::option(const GeneratorOptions &chosen, const QString &key) const
{
    const QString value = chosen.value(key);
    if (!value.isEmpty())
        return value;
    for (const GeneratorOption &option : options()) {
        if (option.key == key)
            return option.defaultValue;
    }
    return {};
}

bool Generator::flag(const GeneratorOptions &chosen, const QString &key) const
{
    return option(chosen, key) == QLatin1StringView("true");
}

const Table &Generator::tableOf(const Schema &schema, Id id)
{
    const Table *table = schema.table(id);
    if (!table)
        throw Error(ErrorKind::Usage, Error::phrase("The schema has no table with the id %1.", id.toString()));
    return *table;
}

} // namespace jw
