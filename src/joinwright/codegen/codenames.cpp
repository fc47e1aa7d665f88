// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/codegen/codenames.h"

#include "joinwright/schema/inflection.h"

namespace jw {

namespace {

constexpr QLatin1StringView KeySuffix("_id"); // Python's ORMs keep the key itself beside the object

QString setterOf(const QString &member)
{
    return QStringLiteral("set") + member.left(1).toUpper() + member.mid(1);
}

} // namespace

CodeNames::CodeNames(const Schema &schema, const NameStyle &style)
    : m_schema(schema)
    , m_rules(schema)
    , m_style(style)
    , m_types(style.types)
{
    nameTypes();
    for (const EnumType &type : schema.enums())
        nameEnumerators(type);
    for (const Table *table : inDependencyOrder(schema)) {
        if (style.absorbsKeys)
            absorbKeys(*table);
    }
    for (const Table *table : inDependencyOrder(schema))
        nameMembers(*table);
}

bool CodeNames::isAbsorbing(const Table &table, const Relationship &relationship) const
{
    return relationship.columns.size() == 1 && absorbedBy(table, relationship.columns.first()) == &relationship;
}

QString CodeNames::added(const Table &table, const QString &wanted) const
{
    QSet<QString> taken = m_taken.value(table.id);
    return take(taken, wanted);
}

void CodeNames::nameTypes()
{
    const auto freeType = [this](const QString &wanted) {
        QString name = identifier(wanted, true);
        for (int n = 2; m_types.contains(name.toLower()) || m_style.reserved.contains(name); ++n)
            name = identifier(wanted, true) + QString::number(n);
        m_types.insert(name.toLower());
        return name;
    };
    for (const Table *table : inDependencyOrder(m_schema))
        m_classes.insert(table->id, freeType(m_rules.className(*table)));
    for (const Table *table : inDependencyOrder(m_schema)) {
        for (const Subclass &subclass : table->subclasses)
            m_classes.insert(subclass.id, freeType(toPascalCase(subclass.name)));
    }
    for (const EnumType &type : m_schema.enums()) {
        QString wanted = toPascalCase(type.name);
        if (m_types.contains(identifier(wanted, true).toLower()))
            wanted += QStringLiteral("Kind");
        m_enums.insert(type.id, freeType(wanted));
    }
}

void CodeNames::nameEnumerators(const EnumType &type)
{
    QSet<QString> taken = m_style.reserved;
    QStringList names;
    for (const QString &value : type.values) {
        const QString words = value.trimmed().isEmpty() ? QStringLiteral("empty") : value;
        const QString styled = m_style.upperEnumerators ? toSnakeCase(words).toUpper() : toPascalCase(words);
        names.append(take(taken, identifier(styled.isEmpty() ? QStringLiteral("value") : styled, true)));
    }
    m_enumerators.insert(type.id, names);
}

void CodeNames::absorbKeys(const Table &table)
{
    for (const Relationship &relationship : table.relationships) {
        if (relationship.isManyToMany() || relationship.columns.size() != 1
            || referredColumns(m_schema, relationship).size() != 1)
            continue;
        if (relationship.isVirtual && !m_style.absorbsVirtualKeys)
            continue;
        const std::pair<Id, Id> column {table.id, relationship.columns.first()};
        if (!m_absorbed.contains(column))
            m_absorbed.insert(column, &relationship);
    }
}

void CodeNames::nameMembers(const Table &table)
{
    QSet<QString> taken = m_style.reserved + m_style.members;
    for (const QString &name : m_classes)
        taken.insert(name);
    for (const QString &name : m_enums)
        taken.insert(name);
    const Relationship *base = m_style.hasSetters ? table.inheritance() : nullptr;
    if (base && base->to != table.id)
        taken.unite(m_taken.value(base->to)); // the class has these already
    for (const Column &column : table.columns) {
        if (absorbedBy(table, column.id))
            continue;
        const QString wanted = column.member.isEmpty() ? memberCase(column.name) : column.member;
        m_columns.insert({table.id, column.id}, take(taken, identifier(wanted, false)));
    }
    for (const RelationEnd &end : relationEnds(m_schema, table)) {
        QString wanted = end.back ? end.relationship->back : end.relationship->name;
        if (wanted.isEmpty() && !end.back)
            wanted = m_rules.relationshipName(table, end.relationship->columns, *end.target);
        if (wanted.isEmpty())
            continue;
        const bool isKey = !end.back && isAbsorbing(table, *end.relationship);
        const QString name = take(taken, identifier(memberCase(wanted), false), isKey);
        m_ends.insert({end.relationship->id, end.back}, name);
        if (isKey)
            taken.insert(name + KeySuffix);
    }
    m_taken.insert(table.id, taken);
}

QString CodeNames::take(QSet<QString> &taken, const QString &wanted, bool isKey) const
{
    const auto isFree = [&](const QString &name) {
        return !taken.contains(name) && !(m_style.hasSetters && taken.contains(setterOf(name)))
            && !(isKey && taken.contains(name + KeySuffix));
    };
    QString name = wanted;
    if (!isFree(name))
        name += m_style.noUnderscores ? QStringLiteral("_field") : QStringLiteral("_");
    for (int n = 2; !isFree(name); ++n)
        name = wanted + (m_style.snakeMembers ? QStringLiteral("_") : QString()) + QString::number(n);
    taken.insert(name);
    if (m_style.hasSetters)
        taken.insert(setterOf(name));
    return name;
}

QString CodeNames::identifier(const QString &name, bool isType) const
{
    QString result;
    for (QChar c : name) {
        const bool fits = c.isLetterOrNumber() && !c.isSurrogate();
        const QChar next = fits ? c : QChar(u'_');
        if (m_style.noUnderscores && next == u'_' && result.endsWith(u'_'))
            continue;
        result += next;
    }
    while (m_style.noUnderscores && (result.endsWith(u'_') || result.startsWith(u'_')))
        result = result.startsWith(u'_') ? result.mid(1) : result.chopped(1);
    if (result.isEmpty() || result[0].isDigit())
        result.prepend(isType ? u'N' : u'n');
    return result;
}

QString CodeNames::memberCase(const QString &name) const
{
    const QString styled = m_style.snakeMembers ? toSnakeCase(name) : toCamelCase(name);
    return styled.isEmpty() ? name : styled;
}

} // namespace jw
