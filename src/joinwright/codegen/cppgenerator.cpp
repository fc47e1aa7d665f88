// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/codegen/cppgenerator.h"

#include "joinwright/codegen/cppclass.h"
#include "joinwright/codegen/cppschema.h"
#include "joinwright/codegen/cpptext.h"
#include "joinwright/codegen/template.h"
#include "joinwright/core/error.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace jw {

namespace {

NameStyle style()
{
    NameStyle style;
    style.hasSetters = true;
    style.reserved = cpp::reservedWords();
    style.members = cpp::memberWords();
    style.types = {u"schema"_s, u"model"_s, u"enuminfo"_s, u"kind"_s, u"info"_s, u"columns"_s, u"relations"_s, u"init"_s};
    return style;
}

QVariantList enumData(const Schema &schema, const CodeNames &names)
{
    QVariantList enums;
    for (const EnumType &type : schema.enums()) {
        QStringList values;
        for (const QString &value : type.values)
            values.append(cpp::literal(value));
        enums.append(QVariantMap {
            {u"name"_s, names.enumName(type.id)},
            {u"enumerators"_s, names.enumerators(type.id).join(u", "_s)},
            {u"values"_s, values.join(u", "_s)},
            {u"count"_s, QString::number(values.size())},
            {u"hasValues"_s, !values.isEmpty()},
            {u"hasDoc"_s, !type.comment.isEmpty()},
            {u"doc"_s, type.comment.simplified()},
        });
    }
    return enums;
}

QStringList sortedClasses(const Schema &schema, const CodeNames &names)
{
    QStringList classes;
    for (const Table &table : schema.tables()) {
        classes.append(names.className(table.id));
        for (const Subclass &subclass : table.subclasses)
            classes.append(names.className(subclass.id));
    }
    classes.sort();
    return classes;
}

bool isNamespace(const QString &name)
{
    const bool fits = !name.isEmpty() && (name[0].isLetter() || name[0] == u'_')
        && std::all_of(name.cbegin(), name.cend(), [](QChar c) { return c == u'_' || (c < u'\x80' && c.isLetterOrNumber()); });
    return fits && (name == "model"_L1 || !cpp::reservedWords().contains(name));
}

} // namespace

QList<GeneratorOption> CppGenerator::options() const
{
    return {{u"namespace"_s, u"Namespace"_s, u"The namespace of the classes."_s, u"model"_s, false}};
}

QString CppGenerator::problem(const GeneratorOptions &options) const
{
    const QString name = option(options, u"namespace"_s);
    return isNamespace(name) ? QString() : "\"%1\" is no name for a C++ namespace."_L1.arg(name);
}

QString CppGenerator::checkedNamespace(const GeneratorOptions &options) const
{
    if (const QString reason = problem(options); !reason.isEmpty())
        throw Error(ErrorKind::Usage, reason);
    return option(options, u"namespace"_s);
}

QList<GeneratedFile> CppGenerator::generate(const Schema &schema, const GeneratorOptions &options) const
{
    const QString nameSpace = checkedNamespace(options);
    const CodeNames names(schema, style());
    const QStringList classes = sortedClasses(schema, names);
    QStringList sources {u"model.cpp"_s};
    for (const QString &name : classes)
        sources.append(cpp::fileName(name) + ".cpp"_L1);
    const QVariantMap data {
        {u"namespace"_s, nameSpace},
        {u"model"_s, schema.name.simplified()},
        {u"classes"_s, classes},
        {u"hasClasses"_s, !classes.isEmpty()},
        {u"enums"_s, enumData(schema, names)},
        {u"schema"_s, CppSchema(schema, names).text()},
        {u"sources"_s, sources},
    };
    QList<GeneratedFile> files {
        {u"CMakeLists.txt"_s, Template(u"cpp/CMakeLists.txt"_s).render(data)},
        {u"model.h"_s, Template(u"cpp/model.h"_s).render(data)},
        {u"model.cpp"_s, Template(u"cpp/model.cpp"_s).render(data)},
        {u"model_ext.h"_s, Template(u"cpp/model_ext.h"_s).render(data), true},
    };
    const auto add = [&files](const CppClass &writer) {
        const QString file = cpp::fileName(writer.name());
        files.append({file + ".h"_L1, writer.header()});
        files.append({file + ".cpp"_L1, writer.source()});
    };
    for (const Table *table : inDependencyOrder(schema)) {
        add(CppClass(schema, names, *table, nameSpace));
        for (const Subclass &subclass : table->subclasses)
            add(CppClass(schema, names, *table, nameSpace, &subclass));
    }
    return files;
}

QString CppGenerator::generateTable(const Schema &schema, Id table, const GeneratorOptions &options) const
{
    const CodeNames names(schema, style());
    return CppClass(schema, names, tableOf(schema, table), checkedNamespace(options)).header();
}

QList<Inexpressible> CppGenerator::inexpressible(const Schema &) const
{
    return {}; // the tables are made from the schema itself
}

} // namespace jw
