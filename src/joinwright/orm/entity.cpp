// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/entity.h"

#include "joinwright/orm/inheritance.h"
#include "joinwright/orm/sessionparts.h"

#include <array>

namespace jw {

using namespace Qt::StringLiterals;

namespace {

const Column &columnOf(const ColumnRef &ref, const Table **table)
{
    *table = ref.entity->schema().table(Id::fromNumber(ref.entity->table));
    if (!*table || ref.index >= (*table)->columns.size())
        throw Error(ErrorKind::Schema,
            u"the class %1 was made from another schema than it names"_s.arg(QLatin1StringView(ref.entity->name)));
    return (*table)->columns.at(ref.index);
}

Expr expressionOf(const ColumnRef &ref, const QString &alias)
{
    const Table *table = nullptr;
    const Column &column = columnOf(ref, &table);
    return Expr::column(*table, column, alias);
}

/// A column that this thread has named: conditions are made of the same few again and again, and the schema of a class
/// is always the same.
struct RecentColumn
{
    const EntityInfo *entity = nullptr;
    int index = 0;
    Expr expression {};
};
thread_local std::array<RecentColumn, 32> recentColumns;

} // namespace

Expr ColumnRef::expr(const QString &alias) const
{
    if (!alias.isEmpty())
        return expressionOf(*this, alias);
    RecentColumn &recent = recentColumns[(reinterpret_cast<quintptr>(entity) / sizeof(EntityInfo) + size_t(index)) % recentColumns.size()];
    if (recent.entity != entity || recent.index != index)
        recent = {entity, index, expressionOf(*this, {})};
    return recent.expression;
}

QString ColumnRef::name() const
{
    const Table *table = nullptr;
    return columnOf(*this, &table).name;
}

RelationUse RelationRef::of(const QString &alias) const
{
    return RelationUse(*this, alias);
}

Initializer::Initializer(const Handle &handle)
    : m_handle(handle)
{
}

Initializer Initializer::part(const EntityInfo &entity) const
{
    return Initializer(Handle(partOf(m_handle.row(), Id::fromNumber(entity.table))));
}

bool Initializer::isWallClock(int column) const
{
    return m_handle.row()->mapper().type(column).kind() == ColumnType::Kind::Timestamp;
}

void Initializer::setCell(int column, Value value)
{
    if (Editor::fill(m_handle.row(), column, value))
        return;
    partsOf(m_handle.row(), u"a new row cannot be filled"_s)
        .editor.setCell(m_handle.row(), column, value);
}

void Initializer::setRelated(const RelationRef &relation, const Handle &target)
{
    const Mapper &mapper = m_handle.row()->mapper();
    Record(m_handle).setOne(
        mapper.relation(Id::fromNumber(relation.relationship), relation.back).index, Record(target));
}

} // namespace jw
