// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/codegen/cppclass.h"

#include "joinwright/codegen/cpptext.h"
#include "joinwright/codegen/template.h"

using namespace Qt::StringLiterals;

namespace jw {

namespace {

QString opt(const QString &type)
{
    return "jw::Opt<"_L1 + type + u'>';
}

QString setter(const QString &member)
{
    return "set"_L1 + member.left(1).toUpper() + member.mid(1);
}

QString oneLine(const QString &text)
{
    return text.simplified();
}

} // namespace

CppClass::CppClass(const Schema &schema, const CodeNames &names, const Table &table, const QString &nameSpace)
    : m_schema(schema)
    , m_names(names)
    , m_table(table)
    , m_namespace(nameSpace)
    , m_class(names.className(table.id))
{
}

QString CppClass::header() const
{
    return Template(u"cpp/class.h"_s).render(data());
}

QString CppClass::source() const
{
    return Template(u"cpp/class.cpp"_s).render(data());
}

QList<RelationEnd> CppClass::ends() const
{
    QList<RelationEnd> named;
    for (const RelationEnd &end : relationEnds(m_schema, m_table)) {
        if (!m_names.end(end).isEmpty())
            named.append(end);
    }
    return named;
}

QVariantMap CppClass::data() const
{
    QVariantList columns;
    for (int i = 0; i < m_table.columns.size(); ++i)
        columns.append(columnData(i));
    QVariantList relations;
    QStringList includes;
    for (const RelationEnd &end : ends()) {
        relations.append(relationData(end));
        const QString include = cpp::fileName(m_names.className(end.target->id));
        if (end.target->id != m_table.id && !includes.contains(include))
            includes.append(include);
    }
    includes.sort();
    return {
        {u"namespace"_s, m_namespace},
        {u"class"_s, m_class},
        {u"file"_s, cpp::fileName(m_class)},
        {u"doc"_s, oneLine(m_table.comment.isEmpty() ? "A row of %1."_L1.arg(m_table.name) : m_table.comment)},
        {u"id"_s, "0x"_L1 + QString::number(m_table.id.toNumber(), 16)},
        {u"columns"_s, columns},
        {u"hasRelations"_s, !relations.isEmpty()},
        {u"relations"_s, relations},
        {u"hasIncludes"_s, !includes.isEmpty()},
        {u"includes"_s, includes},
        {u"accessors"_s, accessors()},
        {u"relationAccessors"_s, relationAccessors()},
        {u"init"_s, initMembers()},
        {u"initializers"_s, initializers()},
        {u"initIsEmpty"_s, initializers().isEmpty()},
    };
}

QVariantMap CppClass::columnData(int index) const
{
    const Column &column = m_table.columns[index];
    const QString name = m_names.column(m_table, column.id);
    const QString type = this->type(column);
    const bool isByValue = !column.nullable && cpp::isPassedByValue(column.type);
    return {
        {u"name"_s, name},
        {u"index"_s, QString::number(index)},
        {u"type"_s, type},
        {u"setter"_s, setter(name)},
        {u"isWritable"_s, !column.isComputed()},
        {u"parameter"_s, (isByValue ? type + u' ' : "const "_L1 + type + " &"_L1) + name},
        {u"comment"_s, column.comment.isEmpty() ? QString() : " ///< "_L1 + oneLine(column.comment)},
        {u"ref"_s, "{{&%1::entity, %2}},"_L1.arg(m_class, QString::number(index))},
    };
}

QVariantMap CppClass::relationData(const RelationEnd &end) const
{
    const QString name = m_names.end(end);
    const QString target = m_names.className(end.target->id);
    const QString id = "0x"_L1 + QString::number(end.relationship->id.toNumber(), 16);
    return {
        {u"name"_s, name},
        {u"setter"_s, setter(name)},
        {u"target"_s, target},
        {u"many"_s, end.many},
        {u"kind"_s, end.many ? u"ToMany"_s : u"ToOne"_s},
        {u"ref"_s,
            "{{&%1::entity, %2, %3, &%4::entity}},"_L1.arg(m_class, id, end.back ? u"true"_s : u"false"_s, target)},
    };
}

QStringList CppClass::accessors() const
{
    QStringList lines;
    for (int i = 0; i < m_table.columns.size(); ++i) {
        const QVariantMap column = columnData(i);
        const auto text = [&](const char *key) { return column.value(QString::fromLatin1(key)).toString(); };
        lines.append("%1 %2() const;"_L1.arg(text("type"), text("name")));
        if (column.value(u"isWritable"_s).toBool())
            lines.append("void %1(%2);"_L1.arg(text("setter"), text("parameter")));
    }
    return lines;
}

QStringList CppClass::relationAccessors() const
{
    QStringList lines;
    for (const RelationEnd &end : ends()) {
        const QString name = m_names.end(end);
        const QString target = m_names.className(end.target->id);
        if (end.many) {
            lines.append("jw::Collection<%1> %2() const;"_L1.arg(target, name));
            continue;
        }
        const bool mayBeNull = end.back || m_table.isOptional(*end.relationship);
        lines.append("%1 %2() const;%3"_L1.arg(target, name, mayBeNull ? u" ///< null when there is none"_s : QString()));
        lines.append("void %1(const %2 &%3);"_L1.arg(setter(name), target, name));
    }
    return lines;
}

QVariantList CppClass::initMembers() const
{
    QVariantList members;
    for (const Column &column : m_table.columns) {
        if (column.isComputed())
            continue;
        const QString value = cpp::valueType(column.type, m_names.enumName(column.type.enumType()));
        const QString name = m_names.column(m_table, column.id);
        members.append(isRequired(column) ? "jw::Req<%1> %2;"_L1.arg(value, name) : opt(value) + u' ' + name + " {};"_L1);
    }
    for (const RelationEnd &end : ends()) {
        if (!end.back && !end.many)
            members.append("jw::Ref<%1> %2 {};"_L1.arg(m_names.className(end.target->id), m_names.end(end)));
    }
    return members;
}

QStringList CppClass::initializers() const
{
    QStringList lines;
    for (int i = 0; i < m_table.columns.size(); ++i) {
        if (!m_table.columns[i].isComputed())
            lines.append("to.set(%1, from.%2);"_L1.arg(QString::number(i), m_names.column(m_table, m_table.columns[i].id)));
    }
    for (const RelationEnd &end : ends()) {
        if (!end.back && !end.many)
            lines.append("to.relate(rel.%1, from.%1);"_L1.arg(m_names.end(end)));
    }
    return lines;
}

QString CppClass::type(const Column &column) const
{
    const QString value = cpp::valueType(column.type, m_names.enumName(column.type.enumType()));
    return column.nullable ? opt(value) : value;
}

bool CppClass::isRequired(const Column &column) const
{
    if (column.nullable || column.isIdentity() || !column.defaultValue.isEmpty())
        return false;
    const QList<RelationEnd> all = ends();
    return std::none_of(all.cbegin(), all.cend(),
        [&](const RelationEnd &end) { return !end.back && end.relationship->columns.contains(column.id); });
}

} // namespace jw
