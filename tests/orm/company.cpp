// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "company.h"

using namespace Qt::StringLiterals;
using Kind = jw::ColumnType::Kind;

namespace {

jw::Id id(const QString &name)
{
    return jw::Id::fromSeed(name);
}

/// A table under construction; columns are found by name.
struct Builder
{
    jw::Table table;

    explicit Builder(const QString &name)
    {
        table.id = id(name);
        table.name = name;
    }
    Builder &key()
    {
        column(u"id"_s, Kind::Int64).table.columns.last().generation = jw::Generation::Identity;
        return primary({u"id"_s});
    }
    Builder &column(const QString &name, const jw::ColumnType &type, bool nullable = false, const QString &defaultValue = {})
    {
        table.columns.append({.id = id(table.name + u'.' + name), .name = name, .type = type, .nullable = nullable, .defaultValue = defaultValue});
        return *this;
    }
    Builder &computed(const QString &name, const jw::ColumnType &type, const QString &expression)
    {
        column(name, type, true);
        table.columns.last().generation = jw::Generation::Stored;
        table.columns.last().expression = expression;
        return *this;
    }
    QList<jw::Id> columns(const QStringList &names) const
    {
        QList<jw::Id> ids;
        for (const QString &name : names)
            ids.append(table.column(name)->id);
        return ids;
    }
    Builder &primary(const QStringList &names)
    {
        table.keys.append({.id = id(table.name + u" key"_s), .primary = true, .columns = columns(names)});
        return *this;
    }
    Builder &unique(const QString &name)
    {
        table.keys.append({.id = id(table.name + u" unique "_s + name), .columns = columns({name})});
        return *this;
    }
    Builder &to(const QString &name, const QString &back, const QString &target, const QString &column,
        jw::ReferentialAction onDelete = jw::ReferentialAction::NoAction)
    {
        table.relationships.append({.id = id(table.name + u'>' + name), .name = name, .back = back,
            .columns = columns({column}), .to = id(target), .onDelete = onDelete});
        return *this;
    }
    Builder &through(const QString &name, const QString &back, const QString &target, const QString &association)
    {
        table.relationships.append({.id = id(table.name + u'>' + name), .name = name, .back = back, .to = id(target), .through = id(association)});
        return *this;
    }
};

} // namespace

jw::Schema company()
{
    using Action = jw::ReferentialAction;
    jw::Schema schema;
    schema.name = u"company"_s;
    schema.setTable(Builder(u"departments"_s)
                        .key()
                        .column(u"name"_s, Kind::Text)
                        .column(u"head_id"_s, Kind::Int64, true)
                        .to(u"head"_s, u"heads"_s, u"employees"_s, u"head_id"_s)
                        .table);
    schema.setTable(Builder(u"employees"_s)
                        .key()
                        .column(u"name"_s, Kind::Text)
                        .column(u"department_id"_s, Kind::Int64)
                        .column(u"manager_id"_s, Kind::Int64, true)
                        .column(u"salary"_s, jw::ColumnType::decimal(10, 2), true)
                        .column(u"level"_s, Kind::Int32, true, u"1"_s)
                        .to(u"department"_s, u"employees"_s, u"departments"_s, u"department_id"_s)
                        .to(u"manager"_s, u"reports"_s, u"employees"_s, u"manager_id"_s)
                        .table);
    schema.setTable(Builder(u"badges"_s)
                        .key()
                        .column(u"code"_s, Kind::Text)
                        .column(u"employee_id"_s, Kind::Int64, true)
                        .unique(u"employee_id"_s)
                        .to(u"employee"_s, u"badge"_s, u"employees"_s, u"employee_id"_s)
                        .table);
    schema.setTable(Builder(u"orders"_s)
                        .key()
                        .column(u"number"_s, Kind::Text)
                        .column(u"placed_at"_s, Kind::Timestamp, true)
                        .column(u"seller_id"_s, Kind::Int64, true)
                        .unique(u"number"_s)
                        .to(u"seller"_s, u"orders"_s, u"employees"_s, u"seller_id"_s, Action::SetNull)
                        .table);
    schema.setTable(Builder(u"order_items"_s)
                        .column(u"order_id"_s, Kind::Int64)
                        .column(u"line"_s, Kind::Int32)
                        .column(u"product_id"_s, Kind::Int64, true)
                        .column(u"quantity"_s, Kind::Int32, false, u"1"_s)
                        .column(u"price"_s, jw::ColumnType::decimal(10, 2), true)
                        .computed(u"amount"_s, jw::ColumnType::decimal(12, 2), u"quantity * price"_s)
                        .primary({u"order_id"_s, u"line"_s})
                        .to(u"order"_s, u"items"_s, u"orders"_s, u"order_id"_s, Action::Cascade)
                        .to(u"product"_s, u"order_items"_s, u"products"_s, u"product_id"_s)
                        .table);
    schema.setTable(Builder(u"products"_s)
                        .key()
                        .column(u"name"_s, Kind::Text)
                        .through(u"tags"_s, u"products"_s, u"tags"_s, u"product_tags"_s)
                        .table);
    schema.setTable(Builder(u"tags"_s).key().column(u"name"_s, Kind::Text).table);
    schema.setTable(Builder(u"product_tags"_s)
                        .column(u"product_id"_s, Kind::Int64)
                        .column(u"tag_id"_s, Kind::Int64)
                        .column(u"weight"_s, Kind::Int32, true)
                        .primary({u"product_id"_s, u"tag_id"_s})
                        .to(u"product"_s, QString(), u"products"_s, u"product_id"_s)
                        .to(u"tag"_s, QString(), u"tags"_s, u"tag_id"_s)
                        .table);
    return schema;
}
