// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "document/smallshop.h"

using namespace Qt::StringLiterals;

namespace jw::test {

namespace {

Column column(const QString &table, const QString &name, const ColumnType &type = {})
{
    Column result;
    result.id = id(table + u'.' + name);
    result.name = name;
    result.type = type;
    return result;
}

Table table(const QString &name, const QList<Column> &more)
{
    Table result;
    result.id = id(name);
    result.name = name;
    result.columns = {column(name, u"id"_s, ColumnType::Kind::Int64)};
    result.columns[0].generation = Generation::Identity;
    result.columns += more;
    Key key;
    key.id = id(name + u"#pk"_s);
    key.primary = true;
    key.columns = {result.columns[0].id};
    result.keys = {key};
    return result;
}

Table orders(Id status)
{
    Table result = table(u"orders"_s,
        {column(u"orders"_s, u"customer_id"_s, ColumnType::Kind::Int64),
            column(u"orders"_s, u"status"_s, ColumnType::enumeration(status)),
            column(u"orders"_s, u"total"_s, ColumnType::decimal(10, 2))});
    Relationship customer;
    customer.id = id(u"orders>customer");
    customer.name = u"customer"_s;
    customer.back = u"orders"_s;
    customer.columns = {id(u"orders.customer_id")};
    customer.to = id(u"customers");
    result.relationships = {customer};
    Index index;
    index.id = id(u"orders%status");
    index.name = u"ix_orders_status"_s;
    index.parts.resize(1);
    index.parts[0].column = id(u"orders.status");
    result.indexes = {index};
    return result;
}

Diagram drawing()
{
    Diagram diagram;
    diagram.id = id(u"diagram");
    diagram.name = u"Main"_s;
    Placement place;
    for (const auto &[name, position] : {std::pair {u"customers"_s, QPoint(40, 40)}, {u"orders"_s, QPoint(320, 40)},
             {u"tags"_s, QPoint(40, 320)}}) {
        place.table = id(name);
        place.position = position;
        diagram.set(place);
    }
    Area area;
    area.id = id(u"area");
    area.name = u"Sales"_s;
    area.rect = QRect(300, 0, 240, 240);
    diagram.set(area);
    Note note;
    note.id = id(u"note");
    note.text = u"Prices include VAT."_s;
    note.rect = QRect(320, 320, 200, 64);
    note.link = id(u"orders");
    diagram.set(note);
    return diagram;
}

} // namespace

Id id(QStringView seed)
{
    return Id::fromSeed(seed);
}

Model smallShop()
{
    Model model;
    model.schema.id = id(u"shop");
    model.schema.name = u"shop"_s;
    EnumType status;
    status.id = id(u"order_status");
    status.name = u"order_status"_s;
    status.values = {u"open"_s, u"paid"_s};
    model.schema.setEnum(status);
    model.schema.setTable(
        table(u"customers"_s, {column(u"customers"_s, u"name"_s), column(u"customers"_s, u"email"_s)}));
    model.schema.setTable(orders(status.id));
    model.schema.setTable(table(u"tags"_s, {column(u"tags"_s, u"name"_s)}));
    model.diagrams = {drawing()};
    return model;
}

} // namespace jw::test
