// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/codegen/peeweegenerator.h"

#include "joinwright/codegen/peeweemodel.h"
#include "joinwright/codegen/pythondata.h"
#include "joinwright/codegen/pythontext.h"
#include "joinwright/codegen/template.h"

using namespace Qt::StringLiterals;

namespace jw {

namespace {

/// The association tables that a many-to-many field names before their class stands.
QStringList throughModels(const Schema &schema, const CodeNames &names)
{
    QStringList classes;
    for (const Table &table : schema.tables()) {
        for (const Relationship &relationship : table.relationships) {
            const QString name = names.className(relationship.through);
            if (relationship.isManyToMany() && relationship.to != table.id && !name.isEmpty() && !classes.contains(name))
                classes.append(name);
        }
    }
    classes.sort();
    return classes;
}

} // namespace

QList<GeneratedFile> PeeweeGenerator::generate(const Schema &schema, const GeneratorOptions &) const
{
    const CodeNames names(schema, PeeweeModel::style());
    const PeeweeModel writer(schema, names);
    QStringList models;
    QStringList classes;
    for (const Table *table : inDependencyOrder(schema)) {
        models.append(writer.text(*table).trimmed());
        classes.append(names.className(table->id));
    }
    const QStringList throughs = throughModels(schema, names);
    const QString text = Template(u"peewee/models.py"_s).render({
        {u"model"_s, python::docText(schema.name)},
        {u"hasEnums"_s, !schema.enums().isEmpty()},
        {u"enums"_s, python::enumData(schema, names)},
        {u"hasJson"_s, python::hasKind(schema, ColumnType::Kind::Json) || python::hasKind(schema, ColumnType::Kind::Array)},
        {u"hasNative"_s, python::hasKind(schema, ColumnType::Kind::Native)},
        {u"hasImports"_s, !schema.enums().isEmpty() || python::hasKind(schema, ColumnType::Kind::Json) || python::hasKind(schema, ColumnType::Kind::Array)},
        {u"hasThroughs"_s, !throughs.isEmpty()},
        {u"throughs"_s, throughs},
        {u"models"_s, models},
        {u"classes"_s, python::arguments(classes, 10, 0)},
    });
    const QString extension = Template(u"python_ext.py"_s).render(
        {{u"model"_s, python::docText(schema.name)}, {u"import"_s, u"models"_s}});
    return {{u"models.py"_s, text}, {u"models_ext.py"_s, extension, true}};
}

QString PeeweeGenerator::generateTable(const Schema &schema, Id table, const GeneratorOptions &) const
{
    const CodeNames names(schema, PeeweeModel::style());
    return PeeweeModel(schema, names).text(tableOf(schema, table)).trimmed() + u'\n';
}

QList<Inexpressible> PeeweeGenerator::inexpressible(const Schema &schema) const
{
    const CodeNames names(schema, PeeweeModel::style());
    const PeeweeModel writer(schema, names);
    Findings findings;
    for (const Table *table : inDependencyOrder(schema))
        writer.find(*table, findings);
    for (const View &view : schema.views())
        findings.addView(view, u"Peewee creates no views."_s);
    return findings.list();
}

} // namespace jw
