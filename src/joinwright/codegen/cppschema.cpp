// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/codegen/cppschema.h"

#include "joinwright/codegen/cpptext.h"

using namespace Qt::StringLiterals;

namespace jw {

namespace {

constexpr const char *GenerationNames[] = {"None", "Identity", "Stored", "Virtual"};
constexpr const char *ActionNames[] = {"NoAction", "Restrict", "Cascade", "SetNull", "SetDefault"};
constexpr const char *RemovalNames[] = {"Passive", "Delete", "Nullify", "Ignore"};
constexpr const char *DeferralNames[] = {"NotDeferrable", "Deferrable", "InitiallyDeferred"};

/// Members of one object with their values, in their order; what has its default is left out.
class Fields
{
public:
    void add(const char *name, const QString &code) { m_parts.append(QLatin1StringView(name) + " = "_L1 + code); }
    void addText(const char *name, const QString &text)
    {
        if (!text.isEmpty())
            add(name, cpp::string(text));
    }
    void addTexts(const char *name, const QStringList &texts)
    {
        if (!texts.isEmpty())
            add(name, cpp::strings(texts));
    }
    void addId(const char *name, Id id)
    {
        if (!id.isNull())
            add(name, cpp::id(id));
    }
    void addIds(const char *name, const QList<Id> &ids)
    {
        QStringList items;
        for (Id id : ids)
            items.append(cpp::id(id));
        if (!ids.isEmpty())
            add(name, u'{' + items.join(u", "_s) + u'}');
    }
    void addFlag(const char *name, bool flag)
    {
        if (flag)
            add(name, u"true"_s);
    }
    template<typename E>
    void addEnum(const char *name, const char *type, const char *const *names, E value)
    {
        if (int(value) != 0)
            add(name, "jw::"_L1 + QLatin1StringView(type) + "::"_L1 + QLatin1StringView(names[int(value)]));
    }
    void addUnknown(const UnknownKeys &keys)
    {
        if (!keys.isEmpty())
            add("unknown", unknownKeys(keys));
    }
    static QString unknownKeys(const UnknownKeys &keys)
    {
        QStringList items;
        for (const auto &[key, value] : keys)
            items.append(u'{' + cpp::string(key) + ", "_L1 + cpp::string(value) + u'}');
        return u'{' + items.join(u", "_s) + u'}';
    }
    /// {.name = value, …}
    QString braced() const { return m_parts.isEmpty() ? u"{}"_s : "{."_L1 + m_parts.join(u", ."_s) + u'}'; }
    /// Statements that set the members of the `type` that `call` returns.
    QString assigned(const char *type, const QString &call) const
    {
        if (m_parts.size() < 2)
            return "    "_L1 + (QStringList(call) + m_parts).join(u'.') + ";\n"_L1;
        const QString part = QString::fromLatin1(type).toLower();
        QString text = "    {\n        jw::%1 &%2 = %3;\n"_L1.arg(QLatin1StringView(type), part, call);
        for (const QString &member : m_parts)
            text += "        "_L1 + part + u'.' + member + ";\n"_L1;
        return text + "    }\n"_L1;
    }

private:
    QStringList m_parts;
};

QString numbers(const QList<Id> &ids)
{
    QStringList items;
    for (Id id : ids)
        items.append(cpp::number(id));
    return u'{' + items.join(u", "_s) + u'}';
}

QString statement(const Column &column)
{
    Fields fields;
    fields.addFlag("nullable", column.nullable);
    fields.addText("defaultValue", column.defaultValue);
    fields.addEnum("generation", "Generation", GenerationNames, column.generation);
    fields.addText("expression", column.expression);
    fields.addText("collation", column.collation);
    fields.addText("member", column.member);
    fields.addText("comment", column.comment);
    fields.addTexts("was", column.was);
    fields.addUnknown(column.unknown);
    fields.addFlag("version", column.version);
    fields.addFlag("deferred", column.deferred);
    return fields.assigned("Column", "jw::addColumn(table, %1, %2, %3)"_L1.arg(cpp::number(column.id), cpp::utf16(column.name), cpp::utf16(column.type.toString())));
}

QString statement(const Key &key)
{
    Fields fields;
    fields.addText("name", key.name);
    fields.addFlag("primary", key.primary);
    fields.addUnknown(key.unknown);
    return fields.assigned("Key", "jw::addKey(table, %1, %2)"_L1.arg(cpp::number(key.id), numbers(key.columns)));
}

QString statement(const Relationship &relationship)
{
    Fields fields;
    fields.addText("back", relationship.back);
    fields.addId("key", relationship.key);
    fields.addId("through", relationship.through);
    fields.addFlag("isVirtual", relationship.isVirtual);
    fields.addEnum("onDelete", "ReferentialAction", ActionNames, relationship.onDelete);
    fields.addEnum("onUpdate", "ReferentialAction", ActionNames, relationship.onUpdate);
    fields.addEnum("deferral", "Deferral", DeferralNames, relationship.deferral);
    fields.addText("constraintName", relationship.constraintName);
    fields.addText("comment", relationship.comment);
    fields.addTexts("was", relationship.was);
    fields.addUnknown(relationship.unknown);
    fields.addEnum("onRemove", "Removal", RemovalNames, relationship.onRemove);
    fields.addFlag("deleteOrphans", relationship.deleteOrphans);
    fields.addFlag("explicitAdd", relationship.explicitAdd);
    fields.addFlag("inherits", relationship.inherits);
    return fields.assigned("Relationship",
        "jw::addRelationship(table, %1, %2, %3, %4)"_L1.arg(cpp::number(relationship.id), cpp::utf16(relationship.name),
            numbers(relationship.columns), cpp::number(relationship.to)));
}

QString code(const IndexPart &part)
{
    Fields fields;
    fields.addId("column", part.column);
    fields.addText("expression", part.expression);
    fields.addFlag("descending", part.descending);
    fields.addText("collation", part.collation);
    if (part.prefix != 0)
        fields.add("prefix", QString::number(part.prefix));
    return fields.braced();
}

QString code(const Index &index)
{
    Fields fields;
    fields.addId("id", index.id);
    fields.addText("name", index.name);
    QStringList parts;
    for (const IndexPart &part : index.parts)
        parts.append(code(part));
    fields.add("parts", u'{' + parts.join(u", "_s) + u'}');
    fields.addFlag("unique", index.unique);
    fields.addText("where", index.where);
    fields.addText("method", index.method);
    fields.addText("comment", index.comment);
    fields.addTexts("was", index.was);
    fields.addUnknown(index.unknown);
    return fields.braced();
}

QString code(const Check &check)
{
    Fields fields;
    fields.addId("id", check.id);
    fields.addText("name", check.name);
    fields.addText("expression", check.expression);
    fields.addUnknown(check.unknown);
    return fields.braced();
}

QString code(const Subclass &subclass)
{
    Fields fields;
    fields.addId("id", subclass.id);
    fields.addText("name", subclass.name);
    fields.addId("base", subclass.base);
    fields.addText("value", subclass.value);
    fields.addIds("columns", subclass.columns);
    fields.addText("comment", subclass.comment);
    fields.addUnknown(subclass.unknown);
    return fields.braced();
}

/// "    object.member = value;" lines of one function.
class Statements
{
public:
    explicit Statements(const QString &object)
        : m_object(object)
    {
    }

    void set(const char *member, const QString &value)
    {
        m_text += "    "_L1 + m_object + u'.' + QLatin1StringView(member) + " = "_L1 + value + ";\n"_L1;
    }
    void setText(const char *member, const QString &text)
    {
        if (!text.isEmpty())
            set(member, cpp::string(text));
    }
    void setTexts(const char *member, const QStringList &texts)
    {
        if (!texts.isEmpty())
            set(member, cpp::strings(texts));
    }
    void setUnknown(const UnknownKeys &keys)
    {
        if (!keys.isEmpty())
            set("unknown", Fields::unknownKeys(keys));
    }
    template<typename T>
    void setList(const char *member, const QList<T> &items)
    {
        if (items.isEmpty())
            return;
        QString lines = u"{\n"_s;
        for (const T &item : items)
            lines += "        "_L1 + code(item) + ",\n"_L1;
        set(member, lines + "    }"_L1);
    }
    template<typename T>
    void addParts(const QList<T> &parts)
    {
        for (const T &part : parts)
            m_text += statement(part);
    }
    void add(const QString &statement) { m_text += "    "_L1 + statement + u'\n'; }

    QString function(const char *type, const QString &name) const
    {
        const QString typeName = QString::fromLatin1(type);
        return typeName + u' ' + name + "()\n{\n    "_L1 + typeName + u' ' + m_object + ";\n"_L1 + m_text + "    return "_L1 + m_object
            + ";\n}\n"_L1;
    }

private:
    QString m_object;
    QString m_text;
};

QString factory(const QString &type)
{
    return "make"_L1 + type.left(1).toUpper() + type.mid(1);
}

} // namespace

CppSchema::CppSchema(const Schema &schema, const CodeNames &names)
    : m_schema(schema)
    , m_names(names)
{
}

QString CppSchema::text() const
{
    QStringList functions;
    for (const EnumType &type : m_schema.enums())
        functions.append(enumFunction(type));
    for (const Table *table : inDependencyOrder(m_schema))
        functions.append(tableFunction(*table));
    for (int i = 0; i < m_schema.views().size(); ++i)
        functions.append(viewFunction(m_schema.views()[i], i + 1));
    functions.append(schemaFunction());
    return functions.join(u'\n');
}

QString CppSchema::enumFunction(const EnumType &type) const
{
    Statements body(u"type"_s);
    body.set("id", cpp::id(type.id));
    body.setText("name", type.name);
    body.setText("schemaName", type.schemaName);
    body.setTexts("values", type.values);
    body.setText("comment", type.comment);
    body.setTexts("was", type.was);
    body.setUnknown(type.unknown);
    return body.function("jw::EnumType", factory(m_names.enumName(type.id)));
}

QString CppSchema::tableFunction(const Table &table) const
{
    Statements body(u"table"_s);
    body.set("id", cpp::id(table.id));
    body.setText("name", table.name);
    body.setText("schemaName", table.schemaName);
    body.setText("className", table.className);
    body.setText("label", table.label);
    if (table.discriminator)
        body.set("discriminator", cpp::id(table.discriminator));
    body.setText("discriminatorValue", table.discriminatorValue);
    body.setText("comment", table.comment);
    body.setTexts("was", table.was);
    body.setTexts("options", table.options);
    body.addParts(table.columns);
    body.addParts(table.keys);
    body.addParts(table.relationships);
    body.setList("indexes", table.indexes);
    body.setList("checks", table.checks);
    body.setList("subclasses", table.subclasses);
    body.setUnknown(table.unknown);
    return body.function("jw::Table", factory(m_names.className(table.id)));
}

QString CppSchema::viewFunction(const View &view, int number) const
{
    Statements body(u"view"_s);
    body.set("id", cpp::id(view.id));
    body.setText("name", view.name);
    body.setText("schemaName", view.schemaName);
    body.setText("sql", view.sql);
    if (view.materialized)
        body.set("materialized", u"true"_s);
    body.setTexts("columns", view.columns);
    body.setText("comment", view.comment);
    body.setTexts("was", view.was);
    body.setUnknown(view.unknown);
    return body.function("jw::View", "view"_L1 + QString::number(number));
}

QString CppSchema::schemaFunction() const
{
    Statements body(u"schema"_s);
    if (!m_schema.id.isNull())
        body.set("id", cpp::id(m_schema.id));
    body.setText("name", m_schema.name);
    body.setText("naming", m_schema.naming);
    body.setTexts("targets", m_schema.targets);
    body.setText("comment", m_schema.comment);
    body.setUnknown(m_schema.unknown);
    for (const EnumType &type : m_schema.enums())
        body.add("schema.setEnum(%1());"_L1.arg(factory(m_names.enumName(type.id))));
    for (const Table *table : inDependencyOrder(m_schema))
        body.add("schema.setTable(%1());"_L1.arg(factory(m_names.className(table->id))));
    for (int i = 0; i < m_schema.views().size(); ++i)
        body.add("schema.setView(view%1());"_L1.arg(QString::number(i + 1)));
    return body.function("jw::Schema", u"makeSchema"_s);
}

} // namespace jw
