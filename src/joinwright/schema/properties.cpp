// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/schema/properties.h"

#include "joinwright/schema/words.h"

using namespace Qt::StringLiterals;

namespace jw {

namespace {

const QChar Separator(0x1f); // between the items of a list: no name has it

/// Collects properties by the type of their values.
class Properties
{
public:
    explicit Properties(const PropertyContext &context)
        : m_context(context)
    {
    }

    Properties &text(const char *name, const QString &value) { return add(name, value, value); }
    Properties &flag(const char *name, bool value)
    {
        return add(name, value ? u"yes"_s : u"no"_s, value ? u"1"_s : QString());
    }
    Properties &list(const char *name, const QStringList &values)
    {
        return add(name, values.join(u", "), QString::number(values.size()) + Separator + values.join(Separator));
    }
    Properties &type(const char *name, const ColumnType &type)
    {
        return add(name, m_context.schema.typeName(type), type.toString());
    }
    Properties &table(const char *name, Id id)
    {
        const Table *found = m_context.schema.table(id);
        return add(name, found ? found->name : QString(), id.toString());
    }
    Properties &columns(const char *name, const QList<Id> &ids)
    {
        QStringList identity;
        for (Id id : ids)
            identity.append(id.toString());
        return add(name, namesOf(ids).join(u", "), identity.join(Separator));
    }
    Properties &place(const char *name, QPoint point)
    {
        const QString text = u"%1, %2"_s.arg(point.x()).arg(point.y());
        add(name, text, text).m_list.last().isPlace = true;
        return *this;
    }
    Properties &size(const char *name, QSize size)
    {
        const QString text = u"%1 × %2"_s.arg(size.width()).arg(size.height());
        return add(name, text, text);
    }
    Properties &add(const char *name, const QString &value, const QString &identity)
    {
        m_list.append({QLatin1StringView(name), value, identity, false});
        return *this;
    }
    QList<Property> unknown(const UnknownKeys &keys)
    {
        QStringList names;
        QStringList identity;
        for (const auto &[name, raw] : keys) {
            names.append(name);
            identity.append(name + Separator + raw);
        }
        add("unknown keys", names.join(u", "), QString::number(keys.size()) + Separator + identity.join(Separator));
        return std::move(m_list);
    }
    QStringList namesOf(const QList<Id> &ids) const
    {
        QStringList names;
        for (Id id : ids) {
            const Column *column = m_context.table ? m_context.table->column(id) : nullptr;
            names.append(column ? column->name : id.toString());
        }
        return names;
    }

private:
    const PropertyContext &m_context;
    QList<Property> m_list;
};

QStringList texts(const QList<IndexPart> &parts, const PropertyContext &context)
{
    QStringList result;
    for (const IndexPart &part : parts) {
        QString text = part.column ? Properties(context).namesOf({part.column}).join(QString()) : part.expression;
        if (part.prefix > 0)
            text += u"(%1)"_s.arg(part.prefix);
        if (!part.collation.isEmpty())
            text += u" collate "_s + part.collation;
        result.append(part.descending ? text + u" desc"_s : text);
    }
    return result;
}

QString identityOf(const QList<IndexPart> &parts)
{
    QStringList result;
    for (const IndexPart &part : parts) {
        result.append({part.column.toString(), part.expression, part.collation, QString::number(part.prefix),
            part.descending ? u"desc"_s : u"asc"_s});
        for (const auto &[name, raw] : part.unknown)
            result.append({name, raw});
    }
    return result.join(Separator);
}

QString textOf(const QList<Subclass> &subclasses)
{
    QStringList names;
    for (const Subclass &subclass : subclasses)
        names.append(subclass.value.isEmpty() ? subclass.name : u"%1 (%2)"_s.arg(subclass.name, subclass.value));
    return names.join(u", ");
}

QString identityOf(const QList<Subclass> &subclasses)
{
    QStringList result;
    for (const Subclass &subclass : subclasses) {
        result.append({subclass.id.toString(), subclass.name, subclass.base.toString(), subclass.value, subclass.comment});
        result.append(QString::number(subclass.columns.size()));
        for (const Id column : subclass.columns)
            result.append(column.toString());
        result.append(QString::number(subclass.unknown.size()));
        for (const auto &[name, raw] : subclass.unknown)
            result.append({name, raw});
    }
    return result.join(Separator);
}

QString pointsText(const QList<QPoint> &points)
{
    QStringList result;
    for (const QPoint &point : points)
        result.append(u"%1, %2"_s.arg(point.x()).arg(point.y()));
    return result.join(u"; ");
}

} // namespace

QList<Property> propertiesOf(const Schema &schema, const PropertyContext &context)
{
    return Properties(context)
        .add("id", schema.id.toString(), schema.id.toString())
        .text("name", schema.name)
        .text("naming", schema.naming)
        .list("targets", schema.targets)
        .text("comment", schema.comment)
        .unknown(schema.unknown);
}

QList<Property> propertiesOf(const Table &table, const PropertyContext &context)
{
    return Properties(context)
        .text("name", table.name)
        .text("schema", table.schemaName)
        .text("class", table.className)
        .text("label", table.label)
        .columns("discriminator", table.discriminator ? QList<Id> {table.discriminator} : QList<Id>())
        .text("discriminatorValue", table.discriminatorValue)
        .add("subclasses", textOf(table.subclasses), identityOf(table.subclasses))
        .text("comment", table.comment)
        .list("was", table.was)
        .list("options", table.options)
        .unknown(table.unknown);
}

QList<Property> propertiesOf(const Column &column, const PropertyContext &context)
{
    return Properties(context)
        .text("name", column.name)
        .type("type", column.type)
        .flag("nullable", column.nullable)
        .text("default", column.defaultValue)
        .text("generated", wordOf(column.generation))
        .text("expression", column.expression)
        .text("collation", column.collation)
        .text("member", column.member)
        .flag("version", column.version)
        .flag("deferred", column.deferred)
        .text("comment", column.comment)
        .list("was", column.was)
        .unknown(column.unknown);
}

QList<Property> propertiesOf(const Key &key, const PropertyContext &context)
{
    return Properties(context)
        .text("name", key.name)
        .flag("primary", key.primary)
        .columns("columns", key.columns)
        .unknown(key.unknown);
}

QList<Property> propertiesOf(const Relationship &relationship, const PropertyContext &context)
{
    const Key *key = context.schema.keyOf(relationship);
    return Properties(context)
        .text("name", relationship.name)
        .text("back", relationship.back)
        .columns("columns", relationship.columns)
        .table("to", relationship.to)
        .add("key", key && relationship.key ? key->name : QString(), relationship.key.toString())
        .table("through", relationship.through)
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
        .list("was", relationship.was)
        .unknown(relationship.unknown);
}

QList<Property> propertiesOf(const Index &index, const PropertyContext &context)
{
    return Properties(context)
        .text("name", index.name)
        .add("columns", texts(index.parts, context).join(u", "), identityOf(index.parts))
        .flag("unique", index.unique)
        .text("where", index.where)
        .text("method", index.method)
        .text("comment", index.comment)
        .list("was", index.was)
        .unknown(index.unknown);
}

QList<Property> propertiesOf(const Check &check, const PropertyContext &context)
{
    return Properties(context).text("name", check.name).text("expression", check.expression).unknown(check.unknown);
}

QList<Property> propertiesOf(const EnumType &type, const PropertyContext &context)
{
    return Properties(context)
        .text("name", type.name)
        .text("schema", type.schemaName)
        .list("values", type.values)
        .text("comment", type.comment)
        .list("was", type.was)
        .unknown(type.unknown);
}

QList<Property> propertiesOf(const View &view, const PropertyContext &context)
{
    return Properties(context)
        .text("name", view.name)
        .text("schema", view.schemaName)
        .text("sql", view.sql)
        .flag("materialized", view.materialized)
        .list("columns", view.columns)
        .text("comment", view.comment)
        .list("was", view.was)
        .unknown(view.unknown);
}

QList<Property> propertiesOf(const Diagram &diagram, const PropertyContext &context)
{
    return Properties(context).text("name", diagram.name).unknown(diagram.unknown);
}

QList<Property> propertiesOf(const Placement &placement, const PropertyContext &context)
{
    return Properties(context)
        .place("at", placement.position)
        .text("detail", wordOf(placement.detail))
        .flag("pinned", placement.pinned)
        .unknown(placement.unknown);
}

QList<Property> propertiesOf(const Area &area, const PropertyContext &context)
{
    return Properties(context)
        .text("name", area.name)
        .place("at", area.rect.topLeft())
        .size("size", area.rect.size())
        .text("hue", wordOf(area.hue))
        .unknown(area.unknown);
}

QList<Property> propertiesOf(const Note &note, const PropertyContext &context)
{
    return Properties(context)
        .text("text", note.text)
        .place("at", note.rect.topLeft())
        .size("size", note.rect.size())
        .text("hue", wordOf(note.hue))
        .table("link", note.link)
        .unknown(note.unknown);
}

QList<Property> propertiesOf(const Bend &bend, const PropertyContext &context)
{
    const QString points = pointsText(bend.points);
    return Properties(context).add("points", points, points).unknown(bend.unknown);
}

QString nameOf(const Key &key, const PropertyContext &context)
{
    return key.name.isEmpty() ? u'(' + Properties(context).namesOf(key.columns).join(u", ") + u')' : key.name;
}

QString nameOf(const Index &index, const PropertyContext &context)
{
    return index.name.isEmpty() ? u'(' + texts(index.parts, context).join(u", ") + u')' : index.name;
}

QString nameOf(const Check &check, const PropertyContext &)
{
    return check.name.isEmpty() ? check.expression : check.name;
}

QString nameOf(const Placement &placement, const PropertyContext &context)
{
    const Table *table = context.schema.table(placement.table);
    return table ? table->name : placement.table.toString();
}

QString nameOf(const Note &note, const PropertyContext &)
{
    const QString line = note.text.section(u'\n', 0, 0);
    return line.size() > 24 ? line.left(24).trimmed() + u'…' : line;
}

QString nameOf(const Bend &bend, const PropertyContext &context)
{
    const Table *owner = context.schema.ownerOf(bend.relationship);
    const Relationship *relationship = owner ? owner->relationship(bend.relationship) : nullptr;
    return relationship ? owner->name + u'.' + relationship->name : bend.relationship.toString();
}

} // namespace jw
