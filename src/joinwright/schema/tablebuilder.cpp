// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/schema/tablebuilder.h"

#include "joinwright/core/error.h"

using namespace Qt::StringLiterals;

namespace jw {

TableBuilder::TableBuilder(const QString &name)
{
    m_table.id = idOf(name);
    m_table.name = name;
}

Id TableBuilder::idOf(const QString &table)
{
    return Id::fromSeed(u"declared:"_s + table);
}

Id TableBuilder::partId(const QString &what) const
{
    return Id::fromSeed(u"declared:%1:%2"_s.arg(m_table.name, what));
}

QList<Id> TableBuilder::ids(const QStringList &columns) const
{
    QList<Id> result;
    for (const QString &name : columns) {
        const Column *column = m_table.column(name);
        if (!column)
            throw Error(ErrorKind::Schema, u"the table %1 is declared without a column \"%2\""_s.arg(m_table.name, name));
        result.append(column->id);
    }
    return result;
}

TableBuilder &TableBuilder::column(const Column &column)
{
    m_table.columns.append(column);
    m_table.columns.last().id = partId(u"column "_s + column.name);
    return *this;
}

TableBuilder &TableBuilder::identity(const QString &name)
{
    return column({.name = name, .type = ColumnType::Kind::Int64, .generation = Generation::Identity}).primary({name});
}

TableBuilder &TableBuilder::primary(const QStringList &columns)
{
    m_table.keys.append({.id = partId(u"primary key"_s), .primary = true, .columns = ids(columns)});
    return *this;
}

TableBuilder &TableBuilder::unique(const QStringList &columns)
{
    m_table.keys.append({.id = partId(u"unique "_s + columns.join(u',')), .columns = ids(columns)});
    return *this;
}

TableBuilder &TableBuilder::refers(const QStringList &columns, const QString &table, const Relationship &like)
{
    Relationship relationship = like;
    relationship.id = partId(u"relationship "_s + like.name);
    relationship.columns = ids(columns);
    relationship.to = idOf(table);
    m_table.relationships.append(relationship);
    return *this;
}

TableBuilder &TableBuilder::refersThrough(const QString &through, const QString &table, const Relationship &like)
{
    refers({}, table, like);
    m_table.relationships.last().through = idOf(through);
    return *this;
}

TableBuilder &TableBuilder::subclass(const Subclass &like, const QStringList &columns, const QString &base)
{
    Subclass subclass = like;
    subclass.id = partId(u"subclass "_s + like.name);
    subclass.columns = ids(columns);
    subclass.base = base.isEmpty() ? Id() : partId(u"subclass "_s + base);
    m_table.subclasses.append(subclass);
    return *this;
}

TableBuilder &TableBuilder::discriminator(const QString &column, const QString &value)
{
    m_table.discriminator = ids({column}).first();
    m_table.discriminatorValue = value;
    return *this;
}

TableBuilder &TableBuilder::className(const QString &name)
{
    m_table.className = name;
    return *this;
}

} // namespace jw
