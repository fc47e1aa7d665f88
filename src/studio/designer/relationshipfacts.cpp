// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/relationshipfacts.h"

#include "studio/designer/cardinality.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

struct FactWords
{
    Q_DECLARE_TR_FUNCTIONS(jw::studio::RelationshipFacts)
};

QString columnsOf(const Table &table, const QList<Id> &columns)
{
    QStringList names;
    for (Id id : columns) {
        if (const Column *column = table.column(id))
            names.append(column->name);
    }
    return names.size() == 1 ? table.name + u'.' + names.first() : table.name + u" ("_s + names.join(u", "_s) + u')';
}

QString cardinalityOf(const LineEnds &ends)
{
    const bool many = isMany(ends.owner);
    if (isOptional(ends.target))
        return many ? FactWords::tr("many to one, optional") : FactWords::tr("one to one, optional");
    return many ? FactWords::tr("many to one, mandatory") : FactWords::tr("one to one, mandatory");
}

QString onDelete(ReferentialAction action)
{
    switch (action) {
    case ReferentialAction::Restrict:
        return FactWords::tr("on delete restrict");
    case ReferentialAction::Cascade:
        return FactWords::tr("on delete cascade");
    case ReferentialAction::SetNull:
        return FactWords::tr("on delete set null");
    case ReferentialAction::SetDefault:
        return FactWords::tr("on delete set default");
    case ReferentialAction::NoAction:
        break;
    }
    return {};
}

} // namespace

QString relationshipFacts(const Schema &schema, Id id)
{
    const Table *owner = id.isNull() ? nullptr : schema.ownerOf(id);
    if (!owner)
        return {};
    const Relationship &relationship = *owner->relationship(id);
    const Table *target = schema.table(relationship.to);
    if (!target)
        return {};
    if (const Table *through = schema.table(relationship.through))
        return FactWords::tr("%1 ↔ %2   many to many   through %3").arg(owner->name, target->name, through->name);
    const Key *key = schema.keyOf(relationship);
    QStringList facts {columnsOf(*owner, relationship.columns) + u" → "_s + columnsOf(*target, key ? key->columns : QList<Id>()),
        cardinalityOf(lineEnds(*owner, relationship)), onDelete(relationship.onDelete)};
    if (relationship.isVirtual)
        facts.append(FactWords::tr("known to the model only"));
    facts.removeAll(QString());
    return facts.join(u"   "_s);
}

} // namespace jw::studio
