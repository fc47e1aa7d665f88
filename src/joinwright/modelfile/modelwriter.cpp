// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/modelfile/jsonwriter.h"
#include "joinwright/modelfile/modelfile.h"
#include "joinwright/schema/words.h"

using namespace Qt::StringLiterals;

namespace jw {

namespace {

constexpr int Format = 1;

/// The lines of a list, one object each with the comma in front; empty for an empty list.
///
///     ,"columns":[
///       {…}
///      ,{…}
///     ]
template<typename T, typename Write>
QByteArray section(const QByteArray &indent, const char *name, const QList<T> &items, Write write, const QByteArray &inner = {})
{
    if (items.isEmpty())
        return {};
    QByteArray result = '\n' + indent + ",\"" + name + "\":[";
    bool isFirst = true;
    for (const T &item : items) {
        result += '\n' + inner + (std::exchange(isFirst, false) ? ' ' : ',') + write(item);
    }
    return result + '\n' + indent + ']';
}

QByteArray unknownLines(const QByteArray &indent, const UnknownKeys &keys)
{
    QByteArray result;
    for (const auto &[name, raw] : keys)
        result += '\n' + indent + ',' + JsonObject::quoted(name) + ':' + raw.toUtf8();
    return result;
}

QByteArray columnText(const Column &column)
{
    return JsonObject()
        .id("id", column.id)
        .value("name", JsonObject::quoted(column.name))
        .text("type", column.type.toString())
        .flag("nullable", column.nullable)
        .text("default", column.defaultValue)
        .text("generated", wordOf(column.generation))
        .text("expression", column.expression)
        .text("collation", column.collation)
        .text("member", column.member)
        .flag("version", column.version)
        .flag("deferred", column.deferred)
        .text("comment", column.comment)
        .texts("was", column.was)
        .unknown(column.unknown)
        .close();
}

QByteArray keyText(const Key &key)
{
    return JsonObject()
        .id("id", key.id)
        .text("name", key.name)
        .value(key.primary ? "primary" : "unique", JsonObject::list(key.columns))
        .unknown(key.unknown)
        .close();
}

QByteArray relationshipText(const Relationship &relationship)
{
    return JsonObject()
        .id("id", relationship.id)
        .text("name", relationship.name)
        .ids("columns", relationship.columns)
        .id("to", relationship.to)
        .id("key", relationship.key)
        .id("through", relationship.through)
        .text("back", relationship.back)
        .flag("virtual", relationship.isVirtual)
        .text("onDelete", wordOf(relationship.onDelete))
        .text("onUpdate", wordOf(relationship.onUpdate))
        .text("deferral", wordOf(relationship.deferral))
        .text("constraint", relationship.constraintName)
        .text("onRemove", wordOf(relationship.onRemove))
        .flag("deleteOrphans", relationship.deleteOrphans)
        .flag("explicitAdd", relationship.explicitAdd)
        .flag("inherits", relationship.inherits)
        .text("comment", relationship.comment)
        .texts("was", relationship.was)
        .unknown(relationship.unknown)
        .close();
}

/// A plain column is its id; all else an object.
QByteArray partText(const IndexPart &part)
{
    const IndexPart plain {part.column, {}, false, {}, 0, {}};
    if (part.column && part == plain)
        return '"' + part.column.toString().toLatin1() + '"';
    JsonObject object;
    object.id("column", part.column).text("expression", part.expression).flag("descending", part.descending);
    object.text("collation", part.collation);
    if (part.prefix > 0)
        object.number("prefix", part.prefix);
    return object.unknown(part.unknown).close();
}

QByteArray indexText(const Index &index)
{
    QByteArrayList parts;
    for (const IndexPart &part : index.parts)
        parts.append(partText(part));
    return JsonObject()
        .id("id", index.id)
        .text("name", index.name)
        .value("columns", '[' + parts.join(',') + ']')
        .flag("unique", index.unique)
        .text("where", index.where)
        .text("method", index.method)
        .text("comment", index.comment)
        .texts("was", index.was)
        .unknown(index.unknown)
        .close();
}

QByteArray checkText(const Check &check)
{
    return JsonObject()
        .id("id", check.id)
        .text("name", check.name)
        .value("expression", JsonObject::quoted(check.expression))
        .unknown(check.unknown)
        .close();
}

QByteArray subclassText(const Subclass &subclass)
{
    return JsonObject()
        .id("id", subclass.id)
        .value("name", JsonObject::quoted(subclass.name))
        .id("base", subclass.base)
        .text("value", subclass.value)
        .ids("columns", subclass.columns)
        .text("comment", subclass.comment)
        .unknown(subclass.unknown)
        .close();
}

QByteArray tableText(const Table &table)
{
    const QByteArray head = JsonObject()
                                .id("id", table.id)
                                .value("name", JsonObject::quoted(table.name))
                                .text("schema", table.schemaName)
                                .text("class", table.className)
                                .text("label", table.label)
                                .id("discriminator", table.discriminator)
                                .text("discriminatorValue", table.discriminatorValue)
                                .text("comment", table.comment)
                                .texts("was", table.was)
                                .texts("options", table.options)
                                .open();
    return head + section(" ", "columns", table.columns, columnText, "  ") + section(" ", "keys", table.keys, keyText, "  ")
        + section(" ", "relationships", table.relationships, relationshipText, "  ")
        + section(" ", "indexes", table.indexes, indexText, "  ") + section(" ", "checks", table.checks, checkText, "  ")
        + section(" ", "subclasses", table.subclasses, subclassText, "  ") + unknownLines(" ", table.unknown) + '}';
}

QByteArray enumText(const EnumType &type)
{
    return JsonObject()
        .id("id", type.id)
        .value("name", JsonObject::quoted(type.name))
        .text("schema", type.schemaName)
        .value("enum", JsonObject::list(type.values))
        .text("comment", type.comment)
        .texts("was", type.was)
        .unknown(type.unknown)
        .close();
}

QByteArray viewText(const View &view)
{
    return JsonObject()
        .id("id", view.id)
        .value("name", JsonObject::quoted(view.name))
        .text("schema", view.schemaName)
        .value("sql", JsonObject::quoted(view.sql))
        .flag("materialized", view.materialized)
        .texts("columns", view.columns)
        .text("comment", view.comment)
        .texts("was", view.was)
        .unknown(view.unknown)
        .close();
}

JsonObject placed(JsonObject object, QPoint position)
{
    object.number("x", position.x()).number("y", position.y());
    return object;
}

JsonObject placed(JsonObject object, const QRect &rect)
{
    object.number("x", rect.x()).number("y", rect.y()).number("w", rect.width()).number("h", rect.height());
    return object;
}

QByteArray placementText(const Placement &placement)
{
    return placed(JsonObject().id("table", placement.table), placement.position)
        .text("detail", wordOf(placement.detail))
        .flag("pinned", placement.pinned)
        .unknown(placement.unknown)
        .close();
}

QByteArray areaText(const Area &area)
{
    return placed(JsonObject().id("id", area.id).value("name", JsonObject::quoted(area.name)), area.rect)
        .text("hue", wordOf(area.hue))
        .unknown(area.unknown)
        .close();
}

QByteArray noteText(const Note &note)
{
    return placed(JsonObject().id("id", note.id).value("text", JsonObject::quoted(note.text)), note.rect)
        .text("hue", note.hue == Hue::Ochre ? QString() : wordOf(note.hue))
        .id("link", note.link)
        .unknown(note.unknown)
        .close();
}

QByteArray bendText(const Bend &bend)
{
    QByteArrayList points;
    for (const QPoint &point : bend.points)
        points.append('[' + QByteArray::number(point.x()) + ',' + QByteArray::number(point.y()) + ']');
    return JsonObject()
        .id("relationship", bend.relationship)
        .value("points", '[' + points.join(',') + ']')
        .unknown(bend.unknown)
        .close();
}

QByteArray diagramText(const Diagram &diagram)
{
    return JsonObject().id("id", diagram.id).value("name", JsonObject::quoted(diagram.name)).open()
        + section(" ", "tables", diagram.placements, placementText, "  ") + section(" ", "areas", diagram.areas, areaText, "  ")
        + section(" ", "notes", diagram.notes, noteText, "  ") + section(" ", "bends", diagram.bends, bendText, "  ")
        + unknownLines(" ", diagram.unknown) + '}';
}

QByteArray schemaLines(const Schema &schema)
{
    return JsonObject()
               .number("format", Format)
               .id("id", schema.id)
               .text("name", schema.name)
               .text("naming", schema.naming)
               .texts("targets", schema.targets)
               .text("comment", schema.comment)
               .open()
        + section("", "types", schema.enums(), enumText) + section("", "tables", schema.tables(), tableText)
        + section("", "views", schema.views(), viewText) + unknownLines("", schema.unknown);
}

QByteArray diagramLines(const QList<Diagram> &diagrams)
{
    return section("", "diagrams", diagrams, diagramText);
}

} // namespace

QByteArray writeSchema(const Schema &schema)
{
    return schemaLines(schema) + "\n}\n";
}

QByteArray writeDiagrams(const Model &model)
{
    return JsonObject().number("format", Format).open() + diagramLines(model.diagrams) + unknownLines("", model.unknown) + "\n}\n";
}

QString modelText(const Model &part)
{
    return QString::fromUtf8(schemaLines(part.schema) + diagramLines(part.diagrams) + "\n}\n");
}

} // namespace jw
