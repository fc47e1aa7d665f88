// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/inspector/objectwords.h"

#include "studio/document/edits.h"
#include "studio/inspector/field.h"

using namespace Qt::StringLiterals;

namespace jw::studio {

QString kindWord(const Model &model, Id id)
{
    switch (kindOf(model, id)) {
    case ObjectKind::Table: return FieldTexts::tr("table");
    case ObjectKind::Column: return FieldTexts::tr("column");
    case ObjectKind::Key: return FieldTexts::tr("key");
    case ObjectKind::Relationship: return FieldTexts::tr("relationship");
    case ObjectKind::Index: return FieldTexts::tr("index");
    case ObjectKind::Check: return FieldTexts::tr("check");
    case ObjectKind::Enum: return FieldTexts::tr("type");
    case ObjectKind::View: return FieldTexts::tr("view");
    case ObjectKind::Diagram: return FieldTexts::tr("diagram");
    case ObjectKind::Area: return FieldTexts::tr("area");
    case ObjectKind::Note: return FieldTexts::tr("note");
    case ObjectKind::None: return {};
    }
    Q_UNREACHABLE();
}

QString kindIcon(const Model &model, Id id)
{
    switch (kindOf(model, id)) {
    case ObjectKind::Table: return u"table"_s;
    case ObjectKind::Column: return u"type"_s;
    case ObjectKind::Key: return u"key"_s;
    case ObjectKind::Relationship: return u"relation"_s;
    case ObjectKind::Index: return u"index"_s;
    case ObjectKind::Check: return u"okc"_s;
    case ObjectKind::Enum: return u"enum"_s;
    case ObjectKind::View: return u"view"_s;
    case ObjectKind::Diagram: return u"diagram"_s;
    case ObjectKind::Area: return u"area"_s;
    case ObjectKind::Note: return u"note"_s;
    case ObjectKind::None: return {};
    }
    Q_UNREACHABLE();
}

QString targetWords(const Table &owner, const Relationship &relationship)
{
    if (relationship.isManyToMany())
        return FieldTexts::tr("many");
    return owner.isOptional(relationship) ? FieldTexts::tr("none or one") : FieldTexts::tr("one");
}

QString ownerWords(const Table &owner, const Relationship &relationship)
{
    if (!relationship.isManyToMany() && owner.isUnique(relationship.columns))
        return FieldTexts::tr("none or one");
    return FieldTexts::tr("many");
}

QString cardinalityWords(const Table &owner, const Relationship &relationship)
{
    if (relationship.isManyToMany())
        return FieldTexts::tr("many to many");
    const bool one = owner.isUnique(relationship.columns);
    const bool optional = owner.isOptional(relationship);
    if (one)
        return optional ? FieldTexts::tr("one to one, optional") : FieldTexts::tr("one to one, mandatory");
    return optional ? FieldTexts::tr("many to one, optional") : FieldTexts::tr("many to one, mandatory");
}

QString relationshipPath(const Schema &schema, const Table &owner, const Relationship &relationship)
{
    const Table *target = schema.table(relationship.to);
    const QString to = target ? target->name : FieldTexts::tr("nothing");
    if (relationship.isManyToMany())
        return owner.name + u" ↔ "_s + to;
    const Key *key = schema.keyOf(relationship);
    const QString columns = target && key ? columnNames(*target, key->columns) : QString();
    return owner.name + u'.' + columnNames(owner, relationship.columns) + u" → "_s + to
        + (columns.isEmpty() ? QString() : u'.' + columns);
}

QString columnNames(const Table &table, const QList<Id> &columns)
{
    QStringList names;
    for (const Id id : columns) {
        if (const Column *column = table.column(id))
            names.append(column->name);
    }
    return names.join(u", "_s);
}

QList<Id> columnsFromText(const Table &table, const QString &text)
{
    QList<Id> ids;
    for (const QString &name : text.split(u',', Qt::SkipEmptyParts)) {
        const Column *column = table.column(name.trimmed());
        if (!column)
            return {};
        ids.append(column->id);
    }
    return ids;
}

QString indexPartsText(const Table &table, const Index &index)
{
    QStringList parts;
    for (const IndexPart &part : index.parts) {
        const Column *column = table.column(part.column);
        parts.append((column ? column->name : part.expression) + (part.descending ? u" desc"_s : QString()));
    }
    return parts.join(u", "_s);
}

namespace {

/// Splits at commas that stand in no bracket: "lower(a), coalesce(b, 0)".
QStringList splitOutsideBrackets(const QString &text)
{
    QStringList parts {QString()};
    int depth = 0;
    for (const QChar c : text) {
        depth += c == u'(' ? 1 : c == u')' ? -1 : 0;
        if (c == u',' && depth == 0)
            parts.append(QString());
        else
            parts.last().append(c);
    }
    return parts;
}

} // namespace

QList<IndexPart> indexPartsFromText(const Table &table, const QString &text)
{
    QList<IndexPart> parts;
    for (const QString &piece : splitOutsideBrackets(text)) {
        QString name = piece.trimmed();
        IndexPart part;
        part.descending = name.endsWith(" desc"_L1, Qt::CaseInsensitive);
        if (part.descending || name.endsWith(" asc"_L1, Qt::CaseInsensitive))
            name = name.left(name.lastIndexOf(u' ')).trimmed();
        if (const Column *column = table.column(name))
            part.column = column->id;
        else
            part.expression = name;
        if (!name.isEmpty())
            parts.append(part);
    }
    return parts;
}

} // namespace jw::studio
