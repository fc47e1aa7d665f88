// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/postgresql/postgresqlddl.h"

#include "joinwright/dialect/creationorder.h"
#include "joinwright/dialect/postgresql/postgresqlexpression.h"
#include "joinwright/dialect/postgresql/postgresqlshape.h"
#include "joinwright/dialect/postgresql/postgresqltokens.h"
#include "joinwright/dialect/postgresql/postgresqltypes.h"

#include <QtCore/QSet>

namespace jw::postgresql {

using namespace Qt::StringLiterals;

namespace {

QString qualified(const QString &schema, const QString &name)
{
    return schema.isEmpty() ? quotedIdentifier(name) : quotedIdentifier(schema) + u'.' + quotedIdentifier(name);
}

QString nameOf(const Table &table)
{
    return qualified(table.schemaName, table.name);
}

QString actionWords(ReferentialAction action)
{
    switch (action) {
    case ReferentialAction::Restrict:
        return u"RESTRICT"_s;
    case ReferentialAction::Cascade:
        return u"CASCADE"_s;
    case ReferentialAction::SetNull:
        return u"SET NULL"_s;
    case ReferentialAction::SetDefault:
        return u"SET DEFAULT"_s;
    case ReferentialAction::NoAction:
        break;
    }
    return {};
}

QString actionsOf(const Relationship &relationship)
{
    QString sql;
    if (const QString words = actionWords(relationship.onDelete); !words.isEmpty())
        sql += " ON DELETE "_L1 + words;
    if (const QString words = actionWords(relationship.onUpdate); !words.isEmpty())
        sql += " ON UPDATE "_L1 + words;
    if (relationship.deferral != Deferral::NotDeferrable)
        sql += " DEFERRABLE"_L1;
    if (relationship.deferral == Deferral::InitiallyDeferred)
        sql += " INITIALLY DEFERRED"_L1;
    return sql;
}

QString constraint(const QString &name)
{
    return u"CONSTRAINT %1 "_s.arg(quotedIdentifier(name));
}

QString commentOn(const QString &what, const QString &comment)
{
    return u"COMMENT ON %1 IS %2"_s.arg(what, textLiteral(comment));
}

bool isWanted(const QList<Id> &only, Id id)
{
    return only.isEmpty() || only.contains(id);
}

/// A collation may be named with its schema, "pg_catalog.german"; each part is quoted for itself.
QString collationText(const QString &collation)
{
    return " COLLATE "_L1 + quotedIdentifier(collation);
}

} // namespace

Ddl::Ddl(const Schema &schema)
    : m_schema(schema)
    , m_naming(schema)
{
}

QList<const View *> Ddl::orderedViews() const
{
    return viewOrder(m_schema, Qt::CaseInsensitive, [](const QString &sql) {
        QStringList names;
        for (const Token &token : tokenize(sql)) {
            if (token.isName())
                names.append(token.text);
        }
        return names;
    });
}

QStringList Ddl::schemas(const QList<Id> &only) const
{
    QStringList names;
    const auto add = [&](Id id, const QString &name) {
        if (isWanted(only, id) && !name.isEmpty() && !names.contains(name))
            names.append(name);
    };
    for (const Table &table : m_schema.tables())
        add(table.id, table.schemaName);
    for (const EnumType &type : m_schema.enums())
        add(type.id, type.schemaName);
    for (const View &view : m_schema.views())
        add(view.id, view.schemaName);
    QStringList statements;
    for (const QString &name : std::as_const(names))
        statements.append("CREATE SCHEMA IF NOT EXISTS "_L1 + quotedIdentifier(name));
    return statements;
}

QStringList Ddl::enums(const QList<Id> &only) const
{
    QStringList statements;
    for (const EnumType &type : m_schema.enums()) {
        if (!isWanted(only, type.id))
            continue;
        QStringList values;
        for (const QString &value : type.values)
            values.append(textLiteral(value));
        statements.append(u"CREATE TYPE %1 AS ENUM (%2)"_s.arg(enumName(type), values.join(u", "_s)));
        if (!type.comment.isEmpty())
            statements.append(commentOn("TYPE "_L1 + enumName(type), type.comment));
    }
    return statements;
}

QStringList Ddl::create(const QList<Id> &only) const
{
    QStringList statements = schemas(only) + enums(only);
    QStringList after;
    QList<Id> made;
    for (const Table &table : m_schema.tables()) {
        if (!isWanted(only, table.id))
            made.append(table.id); // there already
    }
    for (const Table *item : creationOrder(m_schema).tables) {
        if (!isWanted(only, item->id))
            continue;
        statements.append(table(*item, made));
        made.append(item->id);
        for (const Index &entry : item->indexes)
            statements.append(index(*item, entry));
        statements += comments(*item);
        for (const Relationship &entry : item->relationships) {
            if (entry.isForeignKey() && entry.to != item->id && !isMadeBefore(*item, entry, made))
                after.append(u"ALTER TABLE %1 ADD %2"_s.arg(nameOf(*item), foreignKey(*item, entry)));
        }
    }
    statements += after;
    for (const View *item : orderedViews()) {
        if (!isWanted(only, item->id))
            continue;
        statements.append(view(*item));
        if (!item->comment.isEmpty())
            statements.append(commentOn((item->materialized ? "MATERIALIZED VIEW "_L1 : "VIEW "_L1) + qualified(item->schemaName, item->name), item->comment));
    }
    return statements;
}

QStringList Ddl::drop() const
{
    QStringList statements;
    QList<const View *> views = orderedViews();
    std::reverse(views.begin(), views.end());
    for (const View *item : std::as_const(views))
        statements.append((item->materialized ? "DROP MATERIALIZED VIEW "_L1 : "DROP VIEW "_L1) + qualified(item->schemaName, item->name));
    QStringList names;
    for (const Table *item : creationOrder(m_schema).tables)
        names.prepend(nameOf(*item));
    if (!names.isEmpty())
        statements.append("DROP TABLE "_L1 + names.join(u", "_s)); // together, so that circles are no obstacle
    for (const EnumType &type : m_schema.enums())
        statements.append("DROP TYPE "_L1 + enumName(type));
    return statements;
}

QString Ddl::expression(const QString &sql, const Table *table, const QString &place) const
{
    const QString text = isSelfContained(sql) ? standardExpression(sql, table) : QString();
    if (text.isEmpty() || !isSelfContained(text))
        throw SchemaError(Error::phrase("%1: this is not one complete SQL expression: %2", place, sql));
    return text;
}

QString Ddl::names(const Table &table, const QList<Id> &columns) const
{
    QStringList result;
    for (const Id id : columns) {
        if (const Column *found = table.column(id))
            result.append(quotedIdentifier(found->name));
    }
    return result.join(u", "_s);
}

bool Ddl::isMadeBefore(const Table &table, const Relationship &relationship, const QList<Id> &made) const
{
    const Table *target = m_schema.table(relationship.to);
    return relationship.to == table.id || (target && made.contains(relationship.to) && made.indexOf(relationship.to) < made.indexOf(table.id));
}

QString Ddl::table(const Table &item, const QList<Id> &made) const
{
    QStringList lines;
    for (const Column &entry : item.columns)
        lines.append(column(item, entry));
    for (const Key &entry : item.keys) {
        if (!entry.columns.isEmpty())
            lines.append(key(item, entry));
    }
    for (const Relationship &entry : item.relationships) {
        if (entry.isForeignKey() && (entry.to == item.id || made.contains(entry.to)))
            lines.append(foreignKey(item, entry));
    }
    for (const Check &entry : item.checks)
        lines.append(check(item, entry));
    QString by = partitioning(item);
    if (!by.isEmpty() && !isSelfContained(by))
        throw SchemaError(Error::phrase("the table %1: this is no way to divide it: %2", item.name, by));
    if (!by.isEmpty())
        by = " PARTITION BY "_L1 + by.sliced(13);
    return u"CREATE %1TABLE %2 (\n    %3\n)%4"_s.arg(isUnlogged(item) ? u"UNLOGGED "_s : QString(), nameOf(item), lines.join(u",\n    "_s), by);
}

QString Ddl::column(const Table &table, const Column &item) const
{
    const QString place = table.name + u'.' + item.name;
    QString sql = quotedIdentifier(item.name) + u' ' + declaredType(item.type, m_schema);
    if (const QString collation = collationOf(item.collation); !collation.isEmpty())
        sql += collationText(collation);
    if (isNumbered(item))
        sql += " GENERATED BY DEFAULT AS IDENTITY"_L1;
    else if (item.isComputed())
        sql += u" GENERATED ALWAYS AS (%1) STORED"_s.arg(expression(item.expression, &table, place));
    else if (const QString value = standardDefault(item); !value.isEmpty())
        sql += " DEFAULT "_L1 + expression(value, nullptr, place);
    if (!item.nullable || table.isPrimary(item.id))
        sql += " NOT NULL"_L1;
    return sql;
}

QString Ddl::key(const Table &table, const Key &item) const
{
    return constraint(m_naming.constraintName(table, item)) + (item.primary ? "PRIMARY KEY ("_L1 : "UNIQUE ("_L1) + names(table, item.columns) + u')';
}

QString Ddl::foreignKey(const Table &table, const Relationship &item) const
{
    const Table *target = m_schema.table(item.to);
    const Key *referred = m_schema.keyOf(item);
    if (!target || !referred || referred->columns.size() != item.columns.size())
        throw SchemaError(Error::phrase("the relationship %1 of %2 refers to no key of as many columns", item.name, table.name));
    return constraint(m_naming.constraintName(table, item))
        + u"FOREIGN KEY (%1) REFERENCES %2 (%3)%4"_s.arg(names(table, item.columns), nameOf(*target), names(*target, referred->columns), actionsOf(item));
}

QString Ddl::check(const Table &table, const Check &item) const
{
    return constraint(m_naming.constraintName(table, item))
        + u"CHECK (%1)"_s.arg(expression(item.expression, &table, u"a check of %1"_s.arg(table.name)));
}

QString Ddl::indexPart(const Table &table, const Index &index, const IndexPart &part) const
{
    const Column *column = table.column(part.column);
    QString sql = column ? quotedIdentifier(column->name) : u'(' + expression(part.expression, &table, u"the index %1"_s.arg(index.name)) + u')';
    if (const QString collation = collationOf(part.collation); !collation.isEmpty())
        sql += collationText(collation);
    return part.descending && methodOf(index).isEmpty() ? sql + " DESC"_L1 : sql;
}

QString Ddl::index(const Table &table, const Index &item) const
{
    QStringList parts;
    for (const IndexPart &part : item.parts)
        parts.append(indexPart(table, item, part));
    const QString method = methodOf(item);
    QString sql = u"CREATE %1INDEX %2 ON %3%4 (%5)"_s.arg(item.unique ? u"UNIQUE "_s : QString(), quotedIdentifier(m_naming.constraintName(table, item)),
        nameOf(table), method.isEmpty() ? QString() : " USING "_L1 + method, parts.join(u", "_s));
    if (!item.where.isEmpty())
        sql += " WHERE "_L1 + expression(item.where, &table, u"the index %1"_s.arg(item.name));
    return sql;
}

QStringList Ddl::comments(const Table &table) const
{
    QStringList statements;
    if (!table.comment.isEmpty())
        statements.append(commentOn("TABLE "_L1 + nameOf(table), table.comment));
    for (const Column &column : table.columns) {
        if (!column.comment.isEmpty())
            statements.append(commentOn(u"COLUMN %1.%2"_s.arg(nameOf(table), quotedIdentifier(column.name)), column.comment));
    }
    for (const Index &index : table.indexes) {
        if (!index.comment.isEmpty())
            statements.append(commentOn("INDEX "_L1 + qualified(table.schemaName, m_naming.constraintName(table, index)), index.comment));
    }
    return statements;
}

QString Ddl::view(const View &item) const
{
    const QString query = viewQuery(item.sql);
    if (query.isEmpty() || !isSelfContained(query))
        throw SchemaError(Error::phrase("the view %1 is not one complete query", item.name));
    QStringList columns;
    for (const QString &name : item.columns)
        columns.append(quotedIdentifier(name));
    return u"CREATE %1VIEW %2%3 AS %4"_s.arg(item.materialized ? u"MATERIALIZED "_s : QString(), qualified(item.schemaName, item.name),
        columns.isEmpty() ? QString() : u" (%1)"_s.arg(columns.join(u", "_s)), query);
}

} // namespace jw::postgresql
