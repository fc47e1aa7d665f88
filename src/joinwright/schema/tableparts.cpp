// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/schema/tableparts.h"

#include "joinwright/core/error.h"

using namespace Qt::StringLiterals;

namespace jw {

namespace {

QList<Id> idsOf(std::initializer_list<quint64> numbers)
{
    QList<Id> ids;
    ids.reserve(qsizetype(numbers.size()));
    for (const quint64 number : numbers)
        ids.append(Id::fromNumber(number));
    return ids;
}

} // namespace

Column &addColumn(Table &table, quint64 id, const char16_t *name, const char16_t *type)
{
    const std::optional<ColumnType> known = ColumnType::fromString(type);
    if (!known) {
        throw SchemaError("The column %1.%2 is of no type: \"%3\"."_L1.arg(table.name, QStringView(name), QStringView(type)));
    }
    return table.columns.emplaceBack(Column {.id = Id::fromNumber(id), .name = QString::fromUtf16(name), .type = *known});
}

Key &addKey(Table &table, quint64 id, std::initializer_list<quint64> columns)
{
    return table.keys.emplaceBack(Key {.id = Id::fromNumber(id), .columns = idsOf(columns)});
}

Relationship &addRelationship(
    Table &table, quint64 id, const char16_t *name, std::initializer_list<quint64> columns, quint64 to)
{
    return table.relationships.emplaceBack(Relationship {.id = Id::fromNumber(id), .name = QString::fromUtf16(name), .columns = idsOf(columns),
        .to = Id::fromNumber(to)});
}

} // namespace jw
