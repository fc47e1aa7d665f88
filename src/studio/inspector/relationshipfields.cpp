// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/inspector/fieldmakers.h"

#include "joinwright/schema/naming.h"
#include "studio/inspector/objectwords.h"

using namespace Qt::StringLiterals;

namespace jw::studio::fields {

namespace {

Field targetField(Id id)
{
    Field target = field(u"to"_s, FieldTexts::tr("Refers to"), FieldKind::Text,
        [id](const Model &model) -> QVariant {
            const Table *owner = ownerOf(model, id);
            const Relationship *relationship = owner ? owner->relationship(id) : nullptr;
            const Table *table = relationship ? model.schema.table(relationship->to) : nullptr;
            return table ? table->name : QString();
        },
        [id](Model &model, const QVariant &value) {
            const Table *wanted = model.schema.table(value.toString().trimmed());
            const Id to = wanted ? wanted->id : Id();
            Table *owner = editOwner(model, id);
            Relationship *relationship = owner && to ? editIn(owner->relationships, id) : nullptr;
            if (!relationship || relationship->to == to)
                return;
            relationship->to = to;
            relationship->key = {};
        });
    target.choices = tableNames;
    target.accepts = [](const Model &model, const QString &text) { return model.schema.table(text.trimmed()) != nullptr; };
    return target;
}

Field ownColumnsField(Id id)
{
    Field columns = field(u"columns"_s, FieldTexts::tr("Columns"), FieldKind::Text,
        [id](const Model &model) -> QVariant {
            const Table *owner = ownerOf(model, id);
            const Relationship *relationship = owner ? owner->relationship(id) : nullptr;
            return relationship ? columnNames(*owner, relationship->columns) : QString();
        },
        [id](Model &model, const QVariant &value) {
            Table *owner = editOwner(model, id);
            Relationship *relationship = owner ? editIn(owner->relationships, id) : nullptr;
            const QList<Id> wanted = relationship ? columnsFromText(*owner, value.toString()) : QList<Id>();
            if (!wanted.isEmpty())
                relationship->columns = wanted;
        });
    columns.accepts = [id](const Model &model, const QString &text) {
        const Table *owner = ownerOf(model, id);
        return owner && !columnsFromText(*owner, text).isEmpty();
    };
    return columns;
}

QList<Field> endFacts(Id id)
{
    const auto words = [id](QString (*tell)(const Table &, const Relationship &)) {
        return [id, tell](const Model &model) -> QVariant {
            const Table *owner = ownerOf(model, id);
            const Relationship *relationship = owner ? owner->relationship(id) : nullptr;
            return relationship ? tell(*owner, *relationship) : QString();
        };
    };
    return {fact(u"path"_s, FieldTexts::tr("Line"),
                [id](const Model &model) -> QVariant {
                    const Table *owner = ownerOf(model, id);
                    const Relationship *relationship = owner ? owner->relationship(id) : nullptr;
                    return relationship ? relationshipPath(model.schema, *owner, *relationship) : QString();
                }),
        fact(u"cardinality"_s, FieldTexts::tr("Kind"), words(&cardinalityWords))};
}

} // namespace

QList<Field> relationshipFields(const Model &model, Id id)
{
    const Table *owner = ownerOf(model, id);
    const bool manyToMany = owner && owner->relationship(id) && owner->relationship(id)->isManyToMany();
    const QStringList actions {u"NO ACTION"_s, u"RESTRICT"_s, u"CASCADE"_s, u"SET NULL"_s, u"SET DEFAULT"_s};
    const auto list = &Table::relationships;
    QList<Field> fields = endFacts(id);
    fields.append({nameField(id), partField(u"back"_s, FieldTexts::tr("Other side"), FieldKind::Text, list, id, &Relationship::back)});
    if (!manyToMany) {
        fields.append({ownColumnsField(id), targetField(id),
            partChoice(u"onDelete"_s, FieldTexts::tr("On delete"), list, id, &Relationship::onDelete, actions),
            partChoice(u"onUpdate"_s, FieldTexts::tr("On update"), list, id, &Relationship::onUpdate, actions),
            partChoice(u"deferral"_s, FieldTexts::tr("Checked"), list, id, &Relationship::deferral,
                {FieldTexts::tr("at once"), FieldTexts::tr("at once, can be deferred"), FieldTexts::tr("at commit")}),
            partField(u"isVirtual"_s, FieldTexts::tr("In the model only"), FieldKind::Check, list, id, &Relationship::isVirtual)});
        fields.append({partChoice(u"onRemove"_s, FieldTexts::tr("A session that removes"), list, id, &Relationship::onRemove,
                           {FieldTexts::tr("leaves it to the database"), FieldTexts::tr("deletes the others too"),
                               FieldTexts::tr("clears their key"), FieldTexts::tr("leaves them alone")}),
            partField(u"deleteOrphans"_s, FieldTexts::tr("Deletes orphans"), FieldKind::Check, list, id, &Relationship::deleteOrphans),
            partField(u"explicitAdd"_s, FieldTexts::tr("Added by hand"), FieldKind::Check, list, id, &Relationship::explicitAdd),
            partField(u"inherits"_s, FieldTexts::tr("Extends the class"), FieldKind::Check, list, id, &Relationship::inherits)});
        Field constraint = partField(u"constraintName"_s, FieldTexts::tr("Constraint"), FieldKind::Text, list, id, &Relationship::constraintName);
        constraint.placeholder = [id](const Model &now) {
            const Table *table = ownerOf(now, id);
            const Relationship *found = table ? table->relationship(id) : nullptr;
            return found ? NamingRules(now.schema).constraintName(*table, *found) : QString();
        };
        fields.append(constraint);
    }
    fields.append(partField(u"comment"_s, FieldTexts::tr("Comment"), FieldKind::Lines, list, id, &Relationship::comment));
    return fields;
}

} // namespace jw::studio::fields
