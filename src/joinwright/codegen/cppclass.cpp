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

QStringList indented(const QStringList &lines)
{
    QStringList result;
    for (const QString &line : lines)
        result.append("    "_L1 + line);
    return result;
}

/// A program may set it: it is neither computed by the database nor counted by the session.
bool isWritable(const Table &table, const Column &column)
{
    const Column *version = table.versionColumn();
    return !column.isComputed() && !(version == &column && table.canCountVersions(column));
}

QString oneLine(const QString &text)
{
    return text.simplified();
}

} // namespace

CppClass::CppClass(
    const Schema &schema, const CodeNames &names, const Table &table, const QString &nameSpace, const Subclass *subclass)
    : m_schema(schema)
    , m_names(names)
    , m_table(table)
    , m_subclass(subclass)
    , m_namespace(nameSpace)
    , m_class(names.className(subclass ? subclass->id : table.id))
{
}

const Table *CppClass::extendedTable() const
{
    const Relationship *relationship = m_table.inheritance();
    const Key *own = m_table.primaryKey();
    const Key *theirs = relationship ? m_schema.keyOf(*relationship) : nullptr;
    const bool joins = theirs && theirs->primary && own && own->columns == relationship->columns && relationship->to != m_table.id;
    return joins ? m_schema.table(relationship->to) : nullptr;
}

std::optional<CppClass> CppClass::base() const
{
    if (m_subclass)
        return CppClass(m_schema, m_names, m_table, m_namespace, m_table.subclass(m_subclass->base));
    if (const Table *table = extendedTable())
        return CppClass(m_schema, m_names, *table, m_namespace);
    return std::nullopt;
}

bool CppClass::isOwn(const Column &column) const
{
    if (m_subclass)
        return m_subclass->columns.contains(column.id);
    if (isJoined() && m_table.isPrimary(column.id))
        return false; // the key is that of the class at the root
    return std::none_of(m_table.subclasses.cbegin(), m_table.subclasses.cend(),
        [&column](const Subclass &subclass) { return subclass.columns.contains(column.id); });
}

QList<int> CppClass::ownColumns() const
{
    QList<int> own;
    for (int i = 0; i < m_table.columns.size(); ++i) {
        if (isOwn(m_table.columns[i]))
            own.append(i);
    }
    return own;
}

bool CppClass::isOwn(const RelationEnd &end) const
{
    const auto extends = [](const RelationEnd &link) { return link.relationship->inherits; };
    if (extends(end))
        return false;
    const auto belongsTo = [&end](const Subclass &subclass) {
        const QList<Id> &columns = end.relationship->columns;
        return !end.back && !columns.isEmpty()
            && std::all_of(columns.cbegin(), columns.cend(), [&subclass](Id column) { return subclass.columns.contains(column); });
    };
    if (m_subclass)
        return belongsTo(*m_subclass);
    return std::none_of(m_table.subclasses.cbegin(), m_table.subclasses.cend(), belongsTo);
}

bool CppClass::hasRelations() const
{
    const auto above = base();
    return !ends().isEmpty() || (above && above->hasRelations());
}

QStringList CppClass::includes() const
{
    // Relationships of the classes it extends stand in its own constants too.
    const auto above = base();
    QStringList files = above ? above->includes() : QStringList();
    for (const RelationEnd &end : ends())
        files.append(cpp::fileName(m_names.className(end.target->id)));
    files.removeDuplicates();
    files.removeAll(cpp::fileName(m_class));
    if (above)
        files.removeAll(cpp::fileName(above->m_class));
    files.sort();
    return files;
}

QStringList CppClass::constructors() const
{
    if (isJoined())
        return {m_class + "() = default;"_L1,
            "explicit %1(jw::Row *row); ///< of this class's table, or of that of one it extends"_L1.arg(m_class)};
    const auto above = base();
    return {above ? "using %1::%1;"_L1.arg(above->m_class) : u"using jw::Handle::Handle;"_s};
}

QStringList CppClass::columnRefs() const
{
    QStringList refs;
    if (const auto above = base())
        refs = QStringList(u"{"_s) + indented(above->columnRefs()) + QStringList(u"},"_s);
    for (const int index : ownColumns())
        refs.append("{{&%1::entity, %2}},"_L1.arg(m_class, QString::number(index)));
    return refs;
}

QStringList CppClass::relationRefs() const
{
    QStringList refs;
    if (const auto above = base(); above && above->hasRelations())
        refs = QStringList(u"{"_s) + indented(above->relationRefs()) + QStringList(u"},"_s);
    for (const RelationEnd &end : ends())
        refs.append(relationData(end).value(u"ref"_s).toString());
    return refs;
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
        if (!m_names.end(end).isEmpty() && isOwn(end))
            named.append(end);
    }
    return named;
}

QVariantMap CppClass::data() const
{
    QVariantList columns;
    for (const int index : ownColumns())
        columns.append(columnData(index));
    const auto above = base();
    QVariantList relations;
    for (const RelationEnd &end : ends())
        relations.append(relationData(end));
    const QStringList includes = this->includes();
    const QString comment = m_subclass ? m_subclass->comment : m_table.comment;
    const QString doc = m_subclass ? "A row of %1 that is a %2."_L1.arg(m_table.name, m_class) : "A row of %1."_L1.arg(m_table.name);
    QString more = above ? ", &%1::entity"_L1.arg(above->m_class) : QString();
    if (m_subclass)
        more += ", 0x"_L1 + QString::number(m_subclass->id.toNumber(), 16);
    return {
        {u"namespace"_s, m_namespace},
        {u"class"_s, m_class},
        {u"file"_s, cpp::fileName(m_class)},
        {u"doc"_s, oneLine(comment.isEmpty() ? doc : comment)},
        {u"id"_s, "0x"_L1 + QString::number(m_table.id.toNumber(), 16)},
        {u"more"_s, more},
        {u"hasBase"_s, above.has_value()},
        {u"base"_s, above ? above->m_class : u"jw::Handle"_s},
        {u"baseFile"_s, above ? cpp::fileName(above->m_class) : QString()},
        {u"constructors"_s, constructors()},
        {u"isJoined"_s, isJoined()},
        {u"columnsBase"_s, above ? " : %1::Columns"_L1.arg(above->m_class) : QString()},
        {u"relationsBase"_s, above && above->hasRelations() ? " : %1::Relations"_L1.arg(above->m_class) : QString()},
        {u"columnRefs"_s, columnRefs()},
        {u"relationRefs"_s, relationRefs()},
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
        {u"isWritable"_s, isWritable(m_table, column)},
        {u"part"_s, extendedTable() ? u"entity, "_s : QString()},
        {u"parameter"_s, (isByValue ? type + u' ' : "const "_L1 + type + " &"_L1) + name},
        {u"comment"_s, column.comment.isEmpty() ? QString() : " ///< "_L1 + oneLine(column.comment)},
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
    for (const int index : ownColumns()) {
        const QVariantMap column = columnData(index);
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

QStringList CppClass::initMembers() const
{
    const auto above = base();
    QStringList members = above ? above->initMembers() : QStringList();
    for (const int index : ownColumns()) {
        const Column &column = m_table.columns[index];
        if (!isWritable(m_table, column))
            continue;
        const QString value = cpp::valueType(column.type, m_names.enumName(column.type.enumType()));
        const QString name = m_names.column(m_table, column.id);
        const auto member = isRequired(column) ? R"(jw::Required<%1, %2, "%3"> %3;)"_L1 : R"(jw::Optional<%1, %2, "%3"> %3 {};)"_L1;
        members.append(member.arg(m_class, value, name));
    }
    for (const RelationEnd &end : ends()) {
        if (!end.back && !end.many)
            members.append("jw::Ref<%1> %2 {};"_L1.arg(m_names.className(end.target->id), m_names.end(end)));
    }
    return members;
}

QStringList CppClass::ownInitializers(const QString &to) const
{
    QStringList lines;
    for (const int index : ownColumns()) {
        if (isWritable(m_table, m_table.columns[index]))
            lines.append("%1.set(%2, from.%3);"_L1.arg(to, QString::number(index), m_names.column(m_table, m_table.columns[index].id)));
    }
    for (const RelationEnd &end : ends()) {
        if (!end.back && !end.many)
            lines.append("%1.relate(rel.%2, from.%2);"_L1.arg(to, m_names.end(end)));
    }
    return lines;
}

QStringList CppClass::initializers() const
{
    if (!base())
        return ownInitializers(u"to"_s);
    // What a class has from those it extends is set in their rows.
    QStringList lines;
    for (std::optional<CppClass> part = *this; part;) {
        const QStringList own = part->ownInitializers("in"_L1 + part->m_class);
        const QString declared = "jw::Initializer in%1 = to.part(%1::entity);"_L1.arg(part->m_class);
        if (!own.isEmpty())
            lines = QStringList(declared) + own + lines;
        auto above = part->base();
        part.reset();
        if (above)
            part.emplace(*above);
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
    const bool isDiscriminator = m_table.discriminator == column.id && !m_table.discriminatorValue.isEmpty();
    if (column.nullable || column.isIdentity() || !column.defaultValue.isEmpty() || isDiscriminator)
        return false;
    const QList<RelationEnd> all = ends();
    return std::none_of(all.cbegin(), all.cend(),
        [&](const RelationEnd &end) { return !end.back && end.relationship->columns.contains(column.id); });
}

} // namespace jw
