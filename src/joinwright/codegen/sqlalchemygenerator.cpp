// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/codegen/sqlalchemygenerator.h"

#include "joinwright/codegen/findings.h"
#include "joinwright/codegen/pythondata.h"
#include "joinwright/codegen/pythontext.h"
#include "joinwright/codegen/sqlalchemytable.h"
#include "joinwright/codegen/template.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace jw {

namespace {

using Kind = ColumnType::Kind;

NameStyle style()
{
    NameStyle style;
    style.snakeMembers = true;
    style.upperEnumerators = true;
    style.reserved = python::keywords();
    style.members = {u"metadata"_s, u"registry"_s, u"text"_s, u"relationship"_s};
    // Names that the file itself uses; compared in lower case.
    style.types = {u"base"_s, u"column"_s, u"table"_s, u"enum"_s, u"text"_s, u"string"_s, u"integer"_s, u"biginteger"_s,
        u"smallinteger"_s, u"numeric"_s, u"float"_s, u"largebinary"_s, u"boolean"_s, u"date"_s, u"time"_s, u"datetime"_s,
        u"json"_s, u"interval"_s, u"uuid"_s, u"native"_s, u"index"_s, u"computed"_s, u"foreignkey"_s, u"mapped"_s, u"list"_s,
        u"optional"_s, u"any"_s, u"ddl"_s, u"event"_s, u"inspect"_s, u"checkconstraint"_s, u"uniqueconstraint"_s,
        u"foreignkeyconstraint"_s, u"primarykeyconstraint"_s, u"userdefinedtype"_s, u"declarativebase"_s, u"values_of"_s,
        u"create_view"_s, u"postgresql"_s, u"decimal"_s};
    return style;
}

/// The words of `candidates` that `text` uses, as a name on its own.
QStringList used(const QString &text, const QStringList &candidates)
{
    QStringList found;
    for (const QString &word : candidates) {
        const QRegularExpression pattern("\\b%1\\b(?=\\(|,|\\)|\\.)"_L1.arg(word));
        if (pattern.match(text).hasMatch())
            found.append(word);
    }
    return found;
}

QStringList imports(const Schema &schema, const QString &body, bool mapped, bool ownTypes)
{
    QStringList lines;
    QStringList modules = python::modules(schema);
    if (!mapped)
        modules = modules.contains("uuid"_L1) && ownTypes ? QStringList {u"uuid"_s} : QStringList();
    if (!schema.enums().isEmpty())
        modules.append(u"enum"_s);
    modules.sort();
    for (const QString &module : modules)
        lines.append("import "_L1 + module);
    if (mapped && body.contains("[Any]"_L1))
        lines.append(u"from typing import Any, List, Optional"_s);
    else if (mapped)
        lines.append(u"from typing import List, Optional"_s);
    if (!lines.isEmpty())
        lines.append(QString());
    static const QStringList words
        = u"BigInteger Boolean CheckConstraint Column Computed Date DateTime Enum Float ForeignKey ForeignKeyConstraint Index "
          "Integer Interval JSON LargeBinary Numeric PrimaryKeyConstraint SmallInteger String Table Text Time "
          "UniqueConstraint text"_s.split(u' ');
    QStringList names = used(body, words);
    if (!schema.views().isEmpty())
        names += {u"DDL"_s, u"event"_s, u"inspect"_s};
    names.sort();
    if (!names.isEmpty())
        lines.append("from sqlalchemy import "_L1 + (names.join(u", "_s).size() > 74 ? "(\n    "_L1 + names.join(u",\n    "_s) + ",\n)"_L1 : names.join(u", "_s)));
    if (body.contains("postgresql."_L1))
        lines.append(u"from sqlalchemy.dialects import postgresql"_s);
    lines.append(mapped ? u"from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship"_s
                        : body.contains("deferred(Column("_L1) ? u"from sqlalchemy.orm import declarative_base, deferred, relationship"_s
                                                     : u"from sqlalchemy.orm import declarative_base, relationship"_s);
    if (ownTypes)
        lines.append(u"from sqlalchemy.types import UserDefinedType"_s);
    return lines;
}

QVariantList viewData(const Schema &schema)
{
    QVariantList views;
    for (const View &view : schema.views())
        views.append(QVariantMap {{u"name"_s, python::string(u'"' + QString(view.name).replace(u'"', "\"\""_L1) + u'"')},
            {u"query"_s, python::string(view.sql)}});
    return views;
}

/// What SQLite says to a column as SQLAlchemy declares it.
QString typeReason(const ColumnType &type)
{
    switch (type.kind()) {
    case Kind::Int32:
        return u"SQLAlchemy declares Integer as INTEGER, which SQLite keeps with 64 bits."_s;
    case Kind::Float:
        return u"SQLAlchemy declares Float as FLOAT, which SQLite keeps with double precision."_s;
    case Kind::Binary:
        return type.length() > 0 ? u"SQLAlchemy declares LargeBinary on SQLite as BLOB, without a length."_s : QString();
    case Kind::TimestampTz:
        return u"SQLAlchemy declares DateTime on SQLite as DATETIME, with or without a zone."_s;
    case Kind::Interval:
        return u"SQLAlchemy keeps an Interval on SQLite as DATETIME."_s;
    case Kind::Array:
        return u"SQLAlchemy has arrays on PostgreSQL only; elsewhere the column is JSON."_s;
    case Kind::Decimal:
        return type.precision() > 15 ? u"SQLAlchemy declares it NUMERIC, of which SQLite keeps 15 digits."_s : QString();
    default:
        return {};
    }
}

} // namespace

QList<GeneratorOption> SqlAlchemyGenerator::options() const
{
    return {{u"mapped"_s, u"Mapped[] style"_s, u"Classes with type annotations; needs SQLAlchemy 2."_s, {}, true}};
}

QList<GeneratedFile> SqlAlchemyGenerator::generate(const Schema &schema, const GeneratorOptions &options) const
{
    const bool mapped = flag(options, u"mapped"_s);
    const CodeNames names(schema, style());
    const SqlAlchemyTable writer(schema, names, mapped);
    QStringList tables;
    for (const Table *table : inDependencyOrder(schema))
        tables.append(writer.text(*table).trimmed());
    const bool hasUuid = python::hasKind(schema, Kind::Uuid);
    const bool hasNative = python::hasKind(schema, Kind::Native);
    const QString text = Template(u"sqlalchemy/models.py"_s).render({
        {u"model"_s, python::docText(schema.name)},
        {u"imports"_s, imports(schema, tables.join(u'\n'), mapped, hasUuid || hasNative)},
        {u"baseIsClass"_s, mapped},
        {u"hasUuid"_s, hasUuid},
        {u"hasNative"_s, hasNative},
        {u"hasEnums"_s, !schema.enums().isEmpty()},
        {u"enums"_s, python::enumData(schema, names)},
        {u"tables"_s, tables},
        {u"hasViews"_s, !schema.views().isEmpty()},
        {u"views"_s, viewData(schema)},
    });
    const QString extension = Template(u"python_ext.py"_s).render(
        {{u"model"_s, python::docText(schema.name)}, {u"import"_s, u"models"_s}});
    return {{u"models.py"_s, text}, {u"models_ext.py"_s, extension, true}};
}

QString SqlAlchemyGenerator::generateTable(const Schema &schema, Id table, const GeneratorOptions &options) const
{
    const CodeNames names(schema, style());
    return SqlAlchemyTable(schema, names, flag(options, u"mapped"_s)).text(tableOf(schema, table)).trimmed() + u'\n';
}

QList<Inexpressible> SqlAlchemyGenerator::inexpressible(const Schema &schema) const
{
    Findings findings;
    for (const Table *table : inDependencyOrder(schema)) {
        findings.begin(*table);
        for (const Column &column : table->columns) {
            const QString reason = typeReason(column.type);
            if (!reason.isEmpty())
                findings.add(ObjectKind::Column, column.name, u"type"_s, reason);
        }
        addMappingLimits({.target = u"SQLAlchemy"_s, .countsVersions = true, .defersColumns = true}, *table, findings);
        if (table->options.contains("strict"_L1))
            findings.add(ObjectKind::Table, table->name, u"options"_s, u"SQLAlchemy 1.4 cannot create STRICT tables."_s);
    }
    return findings.list();
}

} // namespace jw
