// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "schema/randommodel.h"

namespace jw::test {

Column RandomModel::column()
{
    Column result;
    result.id = id();
    result.name = name();
    result.type = ColumnType::Kind(pick(int(ColumnType::Kind::Interval)));
    result.nullable = pick(2);
    return result;
}

Model RandomModel::make(int count)
{
    Model model;
    model.schema.id = id();
    QList<Table> tables;
    Diagram diagram;
    diagram.id = id();
    for (int i = 0; i < count; ++i) {
        Table table;
        table.id = id();
        table.name = name();
        for (int c = 0; c < 3 + pick(5); ++c)
            table.columns.append(column());
        table.keys = {{id(), {}, true, {table.columns[0].id}, {}}};
        table.checks = {{id(), name(), QStringLiteral("1 > 0"), {}}};
        table.indexes = {{id(), name(), {{table.columns[1].id, {}, false, {}, 0, {}}}, false, {}, {}, {}, {}, {}}};
        if (i > 0) {
            Relationship relationship;
            relationship.id = id();
            relationship.name = name();
            relationship.columns = {table.columns[2].id};
            relationship.to = tables[pick(i)].id;
            table.relationships = {relationship};
        }
        tables.append(table);
        diagram.set(Placement {table.id, {pick(1000), pick(1000)}, TableDetail::Full, false, {}});
    }
    diagram.set(Area {id(), name(), {0, 0, 10, 10}, Hue::Teal, {}});
    model.schema.setTables(tables);
    model.schema.setEnum({id(), name(), {}, {name()}, {}, {}, {}});
    model.schema.setView({id(), name(), {}, QStringLiteral("SELECT 1"), false, {}, {}, {}, {}});
    model.diagrams = {diagram};
    return model;
}

Id RandomModel::changeTable(Table &table)
{
    switch (pick(9)) {
    case 0:
        table.name = name();
        return table.id;
    case 1:
        table.columns.append(column());
        return table.columns.last().id;
    case 2:
        std::swap(table.columns.first(), table.columns.last());
        return table.id;
    case 3:
        table.columns[1].nullable = !table.columns[1].nullable;
        return table.columns[1].id;
    case 4:
        table.columns[1].defaultValue = name();
        return table.columns[1].id;
    case 5:
        table.keys[0].columns.append(table.columns[1].id);
        return table.keys[0].id;
    case 6:
        table.indexes[0].parts[0].descending = !table.indexes[0].parts[0].descending;
        return table.indexes[0].id;
    case 7:
        table.checks[0].unknown.append({QStringLiteral("x"), name()});
        return table.checks[0].id;
    default:
        table.label = name();
        return table.id;
    }
}

Id RandomModel::change(Model &model)
{
    const Id table = model.schema.tables()[pick(int(model.schema.tables().size()))].id;
    switch (pick(8)) {
    case 0: {
        Table added;
        added.id = id();
        added.name = name();
        model.schema.setTable(added);
        model.schema.removeTable(added.id); // then something else, so that the result differs
        return changeTable(*model.schema.editTable(table));
    }
    case 1:
        model.schema.removeTableFully(table);
        return table;
    case 2: {
        Placement placement = model.diagrams[0].placements.first();
        placement.position += QPoint(1 + pick(50), 0);
        model.diagrams[0].set(placement);
        return placement.table;
    }
    case 3:
        model.diagrams.append({id(), name(), {}, {}, {}, {}, {}});
        return model.diagrams.last().id;
    case 4: {
        EnumType type = model.schema.enums().first();
        type.values.append(name());
        model.schema.setEnum(type);
        return type.id;
    }
    default:
        return changeTable(*model.schema.editTable(table));
    }
}

} // namespace jw::test
