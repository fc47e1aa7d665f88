// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/bigmodel.h"

#include "studio/designer/arranger.h"

#include <QtCore/QRandomGenerator>

#include <cmath>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

const QStringList &moduleNames()
{
    static const QStringList names {u"billing"_s, u"catalogue"_s, u"customers"_s, u"delivery"_s, u"finance"_s, u"identity"_s,
        u"inventory"_s, u"marketing"_s, u"messaging"_s, u"orders"_s, u"payroll"_s, u"planning"_s, u"pricing"_s, u"production"_s,
        u"purchasing"_s, u"quality"_s, u"reporting"_s, u"returns"_s, u"service"_s, u"warehouse"_s};
    return names;
}

const QStringList &things()
{
    static const QStringList names {u"account"_s, u"address"_s, u"batch"_s, u"contract"_s, u"document"_s, u"entry"_s, u"event"_s,
        u"group"_s, u"invoice"_s, u"item"_s, u"ledger"_s, u"line"_s, u"note"_s, u"period"_s, u"plan"_s, u"policy"_s, u"price"_s,
        u"rule"_s, u"status"_s, u"task"_s};
    return names;
}

Column column(const QString &path, const QString &name, const ColumnType &type)
{
    Column made;
    made.id = Id::fromSeed(path + u'.' + name);
    made.name = name;
    made.type = type;
    return made;
}

Table table(const QString &name, int columns)
{
    Table made;
    made.id = Id::fromSeed(name);
    made.name = name;
    made.columns.append(column(name, u"id"_s, ColumnType::Kind::Int64));
    Key key;
    key.id = Id::fromSeed(name + u"/key"_s);
    key.primary = true;
    key.columns = {made.columns.first().id};
    made.keys.append(key);
    for (int i = 1; i < columns; ++i)
        made.columns.append(column(name, u"%1_%2"_s.arg(things()[i % things().size()]).arg(i), ColumnType::Kind::Text));
    return made;
}

void relate(Table &from, const Table &to)
{
    const QString name = to.name.section(u'_', 1);
    from.columns.append(column(from.name, name + u"_id"_s, ColumnType::Kind::Int64));
    Relationship relationship;
    relationship.id = Id::fromSeed(from.name + u"->"_s + to.name);
    relationship.name = name;
    relationship.columns = {from.columns.last().id};
    relationship.to = to.id;
    from.relationships.append(relationship);
}

Schema module(const QString &name, int tables, QRandomGenerator &random)
{
    QList<Table> made;
    for (int i = 0; i < tables; ++i) {
        const QString thing = things()[i % things().size()];
        Table next = table(u"%1_%2%3"_s.arg(name, thing).arg(i / things().size() ? QString::number(i / things().size() + 1) : QString()),
            3 + int(random.bounded(9)));
        const int links = i == 0 ? 0 : 1 + int(random.bounded(2));
        for (int link = 0; link < links; ++link) {
            const Table &target = made[int(std::sqrt(random.generateDouble()) * 0.999 * double(i))];
            if (!next.column(target.name.section(u'_', 1) + u"_id"_s))
                relate(next, target);
        }
        made.append(next);
    }
    Schema schema;
    schema.setTables(made);
    return schema;
}

QRect boundsOf(const Diagram &diagram, const Schema &schema)
{
    QRect bounds;
    for (const Placement &placement : diagram.placements) {
        const int rows = int(schema.table(placement.table)->columns.size());
        bounds |= QRect(placement.position, QSize(220, 32 + 20 * rows));
    }
    return bounds.adjusted(-160, -480, 160, 160); // its name is as large as ever when all of it is in view
}

} // namespace

Model bigModel(int modules, int tablesEach)
{
    QRandomGenerator random(20260101);
    Model model;
    model.schema.id = Id::fromSeed(u"big"_s);
    model.schema.name = u"enterprise"_s;
    Diagram all;
    all.id = Id::fromSeed(u"big/diagram"_s);
    all.name = u"Everything"_s;
    QPoint corner;
    int rowHeight = 0;
    const int perRow = int(std::ceil(std::sqrt(modules * 1.25)));
    for (int i = 0; i < modules; ++i) {
        const QString name = moduleNames()[i % moduleNames().size()];
        const Schema schema = module(name, tablesEach, random);
        const Diagram part = arrangedDiagram(schema, Id::fromSeed(name), name);
        const QRect bounds = boundsOf(part, schema);
        const QPoint offset = corner - bounds.topLeft();
        for (Placement placement : part.placements) {
            placement.position += offset;
            all.set(placement);
        }
        Area area;
        area.id = Id::fromSeed(name + u"/area"_s);
        area.name = name;
        area.rect = bounds.translated(offset);
        area.hue = Hue(i % 8);
        all.set(area);
        for (const Table &each : schema.tables())
            model.schema.setTable(each);
        rowHeight = std::max(rowHeight, bounds.height());
        corner.rx() += bounds.width() + 200;
        if ((i + 1) % perRow == 0) {
            corner = {0, corner.y() + rowHeight + 200};
            rowHeight = 0;
        }
    }
    model.diagrams.append(all);
    return model;
}

} // namespace jw::studio
