// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "designer/schemas.h"

#include <QtCore/QRandomGenerator>

using namespace Qt::StringLiterals;

namespace jw::test {

namespace {

constexpr int ModuleSize = 50;

Id idOf(const QString &path)
{
    return Id::fromSeed(path);
}

void addForeignKey(Schema &schema, Table &table, const Column &column, const QString &target, bool unique)
{
    Relationship relationship;
    relationship.id = idOf(table.name + u">"_s + column.name);
    relationship.name = column.name;
    relationship.columns = {column.id};
    relationship.to = target == table.name ? table.id : schema.table(target)->id;
    table.relationships.append(relationship);
    if (unique)
        table.keys.append({.id = idOf(table.name + u"!"_s + column.name), .name = {}, .columns = {column.id}, .unknown = {}});
}

QString takeTarget(QString &type, bool &unique)
{
    unique = type.endsWith(u'!');
    if (unique)
        type.chop(1);
    const qsizetype arrow = type.indexOf(u'>');
    const QString target = arrow < 0 ? QString() : type.mid(arrow + 1);
    if (arrow >= 0)
        type.truncate(arrow);
    return target;
}

void addColumn(Schema &schema, Table &table, Key &primary, const QString &text)
{
    QString name = text.section(u' ', 0, 0);
    QString type = text.section(u' ', 1);
    bool unique = false;
    const QString target = takeTarget(type, unique);
    Column column;
    column.nullable = type.endsWith(u'?');
    if (column.nullable)
        type.chop(1);
    const bool isKey = name.endsWith(u'*');
    if (isKey)
        name.chop(1);
    column.id = idOf(table.name + u"."_s + name);
    column.name = name;
    const EnumType *enumType = schema.enumType(type);
    column.type = enumType ? ColumnType::enumeration(enumType->id) : ColumnType::fromString(type).value();
    table.columns.append(column);
    if (isKey)
        primary.columns.append(column.id);
    if (!target.isEmpty())
        addForeignKey(schema, table, column, target, unique);
}

void place(const Schema &schema, Diagram &diagram, const QString &table, int x, int y)
{
    diagram.set(Placement {.table = schema.table(table)->id, .position = {x, y}, .unknown = {}});
}

Schema shopSchema()
{
    Schema schema;
    schema.id = idOf(u"shop"_s);
    schema.name = u"shop"_s;
    EnumType status;
    status.id = idOf(u"order_status"_s);
    status.name = u"order_status"_s;
    status.values = {u"open"_s, u"paid"_s, u"shipped"_s};
    schema.setEnum(status);
    for (const QString &text : {
             u"customers: id* int32, name text, email text, phone text?, joined_on date, active boolean"_s,
             u"addresses: id* int32, customer_id int32>customers, kind text, street text, postcode text, city text, country text(2)"_s,
             u"orders: id* int32, customer_id int32>customers, ship_to_id int32?>addresses, status order_status, placed_on date, currency text(3), total decimal(10,2), remark text?"_s,
             u"payments: id* int32, order_id int32>orders, method text, amount decimal(10,2), paid_on date?"_s,
             u"tags: id* int32, name text"_s,
             u"categories: id* int32, parent_id int32?>categories, name text, slug text"_s,
             u"products: id* int32, sku text(20), name text, category_id int32>categories, price decimal(10,2), stock int32, weight_kg decimal(6,3)?, active boolean"_s,
             u"product_tags: product_id* int32>products, tag_id* int32>tags"_s,
             u"order_items: order_id* int32>orders, line_no* int32, product_id int32>products, quantity int32, unit_price decimal(10,2), discount decimal(4,2)?"_s,
             u"shipments: id* int32, order_id int32>orders!, carrier text, tracking_no text?, shipped_on date?"_s,
             u"employees: id* int32, name text, email text, started_on date"_s,
             u"reviews: id* int32, product_id int32>products, employee_id int32>employees, rating int16, title text, body text"_s,
         })
        addTable(schema, text);
    return schema;
}

} // namespace

Table &addTable(Schema &schema, const QString &text)
{
    Table table;
    table.name = text.section(u':', 0, 0).trimmed();
    table.id = idOf(table.name);
    Key primary {.id = idOf(table.name + u" key"_s), .name = {}, .primary = true, .columns = {}, .unknown = {}};
    for (const QString &column : text.section(u':', 1).split(u", "_s))
        addColumn(schema, table, primary, column.trimmed());
    if (!primary.columns.isEmpty())
        table.keys.prepend(primary);
    return schema.setTable(table);
}

Model shopModel()
{
    Model model;
    model.schema = shopSchema();
    Diagram diagram;
    diagram.id = idOf(u"Main"_s);
    diagram.name = u"Main"_s;
    const auto at = [&](const QString &table, int x, int y) { place(model.schema, diagram, table, x, y); };
    at(u"customers"_s, 36, 40);
    at(u"addresses"_s, 36, 232);
    at(u"orders"_s, 232, 44);
    at(u"order_items"_s, 460, 44);
    at(u"payments"_s, 232, 276);
    at(u"shipments"_s, 460, 248);
    at(u"tags"_s, 36, 464);
    at(u"product_tags"_s, 232, 464);
    at(u"products"_s, 460, 464);
    at(u"categories"_s, 36, 560);
    at(u"employees"_s, 748, 60);
    at(u"reviews"_s, 748, 480);
    diagram.set(Area {.id = idOf(u"Sales"_s), .name = u"Sales"_s, .rect = {214, 12, 450, 404}, .hue = Hue::Teal, .unknown = {}});
    diagram.set(
        Area {.id = idOf(u"Catalogue"_s), .name = u"Catalogue"_s, .rect = {4, 432, 912, 248}, .hue = Hue::Plum, .unknown = {}});
    diagram.set(Area {.id = idOf(u"People"_s), .name = u"People"_s, .rect = {724, 12, 196, 260}, .hue = Hue::Rose, .unknown = {}});
    diagram.set(Note {.id = idOf(u"note"_s),
        .text = u"Prices include VAT. Never a float: money is exact decimal here."_s,
        .rect = {232, 592, 168, 64},
        .link = model.schema.table(u"products")->id,
        .unknown = {}});
    model.diagrams.append(diagram);
    return model;
}

Schema musicSchema()
{
    Schema schema;
    schema.id = idOf(u"music"_s);
    for (const QString &text : {
             u"Artist: ArtistId* int32, Name text(120)?"_s,
             u"Album: AlbumId* int32, Title text(160), ArtistId int32>Artist"_s,
             u"Employee: EmployeeId* int32, LastName text(20), FirstName text(20), Title text(30)?, ReportsTo int32?>Employee, BirthDate timestamp?, HireDate timestamp?, Address text(70)?, City text(40)?, State text(40)?, Country text(40)?, PostalCode text(10)?, Phone text(24)?, Fax text(24)?, Email text(60)?"_s,
             u"Customer: CustomerId* int32, FirstName text(40), LastName text(20), Company text(80)?, Address text(70)?, City text(40)?, State text(40)?, Country text(40)?, PostalCode text(10)?, Phone text(24)?, Fax text(24)?, Email text(60), SupportRepId int32?>Employee"_s,
             u"Genre: GenreId* int32, Name text(120)?"_s,
             u"MediaType: MediaTypeId* int32, Name text(120)?"_s,
             u"Playlist: PlaylistId* int32, Name text(120)?"_s,
             u"Invoice: InvoiceId* int32, CustomerId int32>Customer, InvoiceDate timestamp, BillingAddress text(70)?, BillingCity text(40)?, BillingState text(40)?, BillingCountry text(40)?, BillingPostalCode text(10)?, Total decimal(10,2)"_s,
             u"Track: TrackId* int32, Name text(200), AlbumId int32?>Album, MediaTypeId int32>MediaType, GenreId int32?>Genre, Composer text(220)?, Milliseconds int32, Bytes int32?, UnitPrice decimal(10,2)"_s,
             u"InvoiceLine: InvoiceLineId* int32, InvoiceId int32>Invoice, TrackId int32>Track, UnitPrice decimal(10,2), Quantity int32"_s,
             u"PlaylistTrack: PlaylistId* int32>Playlist, TrackId* int32>Track"_s,
         })
        addTable(schema, text);
    return schema;
}

Schema randomSchema(int tables, quint32 seed)
{
    static const QStringList words {u"name"_s, u"code"_s, u"amount"_s, u"created_at"_s, u"state"_s, u"remark"_s, u"quantity"_s,
        u"valid_until"_s, u"position"_s, u"reference_number"_s, u"is_active"_s, u"description"_s};
    static const QStringList types {u"text"_s, u"int32"_s, u"decimal(10,2)"_s, u"timestamp"_s, u"text(40)?"_s, u"boolean"_s};
    QRandomGenerator random(seed);
    Schema schema;
    schema.id = idOf(u"random"_s);
    QList<Table> made;
    Schema names; // addTable() looks targets up by name; a small schema of its own keeps that short
    for (int i = 0; i < tables; ++i) {
        QString text = u"t%1_%2: id* int64"_s.arg(i, 4, 10, QChar(u'0')).arg(words.at(int(random.bounded(words.size()))));
        const int references = i == 0 ? 0 : int(random.bounded(100)) < 48 ? 2 : 1;
        names = Schema();
        QStringList used;
        for (int r = 0; r < references; ++r) {
            const int module = i / ModuleSize * ModuleSize; // tables of a module refer to each other and to hubs
            const bool hub = i == module || random.bounded(100) < 15;
            const Table &target = made.at(hub ? int(random.bounded(std::min(i, 12))) : module + int(random.bounded(i - module)));
            if (!used.contains(target.name))
                names.setTable(target);
            used.append(target.name);
            text += u", ref%1_id int64%2>%3"_s.arg(r).arg(random.bounded(3) == 0 ? u"?"_s : QString(), target.name);
        }
        const int columns = 6 + int(random.bounded(7)) - references;
        for (int c = 0; c < columns; ++c)
            text += u", %1_%2 %3"_s.arg(words.at(c)).arg(c).arg(types.at(int(random.bounded(types.size()))));
        made.append(addTable(names, text));
    }
    schema.setTables(made);
    return schema;
}

} // namespace jw::test
