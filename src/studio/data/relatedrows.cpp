// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/relatedrows.h"

#include "joinwright/binding/joinpath.h"

namespace jw::studio {

namespace {

/// The values of the record in these columns; none when one of them is NULL.
QList<Value> valuesOf(const Record &record, const QList<Id> &columns)
{
    QList<Value> values;
    for (const Id column : columns) {
        const Value value = record.value(record.table().columnIndex(column));
        if (value.isNull())
            return {};
        values.append(value);
    }
    return values;
}

} // namespace

QList<RelatedRows> relatedRows(const Schema &schema, const Record &record)
{
    QList<RelatedRows> all;
    const JoinPath path(schema, record.table().id);
    for (const JoinPath::Choice &choice : path.choices(schema, 0)) {
        const Table *owner = schema.ownerOf(choice.relationship);
        const Relationship *relationship = owner ? owner->relationship(choice.relationship) : nullptr;
        const Key *key = relationship ? schema.keyOf(*relationship) : nullptr;
        if (!key)
            continue;
        const QList<Value> values = valuesOf(record, choice.forward ? relationship->columns : key->columns);
        const QList<Id> columns = choice.forward ? key->columns : relationship->columns;
        all.append({choice.name, choice.table, choice.forward, values.isEmpty() ? QList<Id>() : columns, values});
    }
    return all;
}

} // namespace jw::studio
