// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/codegen/djangogenerator.h"

#include "joinwright/codegen/djangomodel.h"
#include "joinwright/codegen/pythondata.h"
#include "joinwright/codegen/pythontext.h"
#include "joinwright/codegen/template.h"

using namespace Qt::StringLiterals;

namespace jw {

QList<GeneratorOption> DjangoGenerator::options() const
{
    return {{u"app_label"_s, u"Application"_s, u"The app_label of the models; empty when the folder is the application itself."_s, {}, false}};
}

QList<GeneratedFile> DjangoGenerator::generate(const Schema &schema, const GeneratorOptions &options) const
{
    const CodeNames names(schema, DjangoModel::style());
    const DjangoModel writer(schema, names, option(options, u"app_label"_s));
    QStringList models;
    for (const Table *table : inDependencyOrder(schema))
        models.append(writer.text(*table).trimmed());
    const QString body = models.join(u'\n');
    QStringList imports;
    for (const QString &module : {u"datetime"_s, u"decimal"_s}) {
        if (body.contains(module + u'.'))
            imports.append("import "_L1 + module);
    }
    const QString text = Template(u"django/models.py"_s).render({
        {u"model"_s, python::docText(schema.name)},
        {u"hasImports"_s, !imports.isEmpty()},
        {u"imports"_s, imports},
        {u"hasSql"_s, body.contains("RawSQL("_L1) || body.contains("condition("_L1)},
        {u"hasConditions"_s, body.contains("condition("_L1)},
        {u"hasComputed"_s, body.contains("(ComputingModel)"_L1)},
        {u"hasNow"_s, body.contains("timezone.now"_L1)},
        {u"hasNative"_s, python::hasKind(schema, ColumnType::Kind::Native)},
        {u"enums"_s, python::enumData(schema, names)},
        {u"models"_s, models},
    });
    const QString model = python::docText(schema.name);
    return {{u"__init__.py"_s, Template(u"django/init.py"_s).render({{u"model"_s, model}}), true},
        {u"models.py"_s, text},
        {u"models_ext.py"_s, Template(u"python_ext.py"_s).render({{u"model"_s, model}, {u"import"_s, u".models"_s}}), true}};
}

QString DjangoGenerator::generateTable(const Schema &schema, Id table, const GeneratorOptions &options) const
{
    const CodeNames names(schema, DjangoModel::style());
    return DjangoModel(schema, names, option(options, u"app_label"_s)).text(tableOf(schema, table)).trimmed() + u'\n';
}

QList<Inexpressible> DjangoGenerator::inexpressible(const Schema &schema) const
{
    const CodeNames names(schema, DjangoModel::style());
    const DjangoModel writer(schema, names, {});
    Findings findings;
    for (const Table *table : inDependencyOrder(schema))
        writer.find(*table, findings);
    for (const View &view : schema.views())
        findings.addView(view, u"Django creates no views."_s);
    return findings.list();
}

} // namespace jw
