// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/schema/naming.h"

#include "joinwright/schema/inflection.h"

#include <QtCore/QCryptographicHash>

using namespace Qt::StringLiterals;

namespace jw {

namespace {

constexpr int MaxConstraintName = 63; // bytes: PostgreSQL's limit, the smallest of the databases we know but one

/// A name cut to the limit, with a few letters of its hash so that two long names do not meet.
QString limited(const QString &name)
{
    if (name.toUtf8().size() <= MaxConstraintName)
        return name;
    const QByteArray hash = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha1).toHex().left(6);
    QString cut = name;
    while (cut.toUtf8().size() > MaxConstraintName - 7)
        cut.chop(1);
    return cut + u'_' + QString::fromLatin1(hash);
}

QString numbered(const QString &wanted, bool snake, const QStringList &taken)
{
    QString name = wanted;
    for (int n = 2; taken.contains(name, Qt::CaseInsensitive); ++n)
        name = wanted + (snake ? u"_"_s : QString()) + QString::number(n);
    return name;
}

/// "customer_id" → "customer", "ArtistId" → "artist"; a name without such an ending stays.
QString withoutKeySuffix(const QString &column)
{
    QStringList words = wordsOf(column);
    static const QStringList endings {u"id"_s, u"key"_s, u"fk"_s, u"no"_s, u"code"_s, u"uuid"_s, u"ref"_s};
    if (words.size() > 1 && endings.contains(words.last().toLower()))
        words.removeLast();
    return toCamelCase(words.join(u'_'));
}

bool isNamed(const Column &column, const char *name)
{
    return toSnakeCase(column.name) == QLatin1StringView(name);
}

QString braced(const QString &name)
{
    return u'{' + name + u'}';
}

bool isLabelWorthy(const Table &table, const Column &column)
{
    return column.type.isTextual() && table.relationshipsOf(column.id).isEmpty();
}

/// Codes that say where a row is, or in which money it counts: many rows have the same.
bool isPlaceOrMoney(const Column &column)
{
    static constexpr const char *Endings[] = {"postal_code", "post_code", "zip_code", "zip", "country_code", "currency_code"};
    const QString name = toSnakeCase(column.name);
    return std::any_of(std::begin(Endings), std::end(Endings), [&name](const char *ending) { return name.endsWith(QLatin1StringView(ending)); });
}

template<size_t N>
QString labelNamed(const Table &table, const char *const (&names)[N])
{
    for (const char *name : names) {
        for (const Column &column : table.columns) {
            if (isNamed(column, name))
                return braced(column.name);
        }
    }
    return {};
}

QString labelByName(const Table &table)
{
    return labelNamed(table, {"name", "full_name", "display_name"});
}

/// The first column whose name says that it names the row. After labelOfPerson(): the title of a person is none of them.
QString labelByTitle(const Table &table)
{
    return labelNamed(table, {"title", "label", "number", "sku", "code", "email", "username", "user_name", "subject", "slug", "symbol"});
}

QString labelOfPerson(const Table &table)
{
    QString first;
    QString last;
    for (const Column &column : table.columns) {
        if (isNamed(column, "first_name") || isNamed(column, "given_name"))
            first = column.name;
        if (isNamed(column, "last_name") || isNamed(column, "family_name") || isNamed(column, "surname"))
            last = column.name;
    }
    return first.isEmpty() || last.isEmpty() ? QString() : braced(first) + u' ' + braced(last);
}

QString labelByEnding(const Table &table)
{
    for (const char *ending : {"_name", "_title", "_number", "_no", "_code"}) {
        for (const Column &column : table.columns) {
            if (isLabelWorthy(table, column) && !isPlaceOrMoney(column) && toSnakeCase(column.name).endsWith(QLatin1StringView(ending)))
                return braced(column.name);
        }
    }
    return {};
}

QString labelByUniqueText(const Table &table)
{
    for (const Column &column : table.columns) {
        if (isLabelWorthy(table, column) && table.isUnique({column.id}))
            return braced(column.name);
    }
    return {};
}

QString labelByKey(const Table &table)
{
    const Key *primary = table.primaryKey();
    if (!primary)
        return table.columns.isEmpty() ? QString() : braced(table.columns.first().name);
    QStringList parts;
    for (Id id : primary->columns) {
        if (const Column *column = table.column(id))
            parts.append(braced(column->name));
    }
    return parts.join(u" / ");
}

/// The other side of a self reference has a word of its own in many cases.
QString backOfSelfReference(const Table &table, const QString &name)
{
    if (name == "parent"_L1)
        return u"children"_s;
    if (name == "manager"_L1 || name == "reportsTo"_L1 || name == "supervisor"_L1 || name == "boss"_L1)
        return u"reports"_s;
    return plural(toCamelCase(table.name));
}

} // namespace

QList<LabelPart> parseLabel(const QString &label)
{
    QList<LabelPart> parts;
    qsizetype at = 0;
    while (at < label.size()) {
        const qsizetype open = label.indexOf(u'{', at);
        const qsizetype close = open < 0 ? -1 : label.indexOf(u'}', open);
        if (close < 0 || close == open + 1)
            break;
        if (open > at)
            parts.append({label.mid(at, open - at), {}});
        parts.append({{}, label.mid(open + 1, close - open - 1).split(u'.')});
        at = close + 1;
    }
    if (at < label.size())
        parts.append({label.mid(at), {}});
    return parts;
}

NamingRules::NamingRules(const Schema &schema)
    : m_schema(schema)
    , m_snake(schema.naming.compare("CamelCase"_L1, Qt::CaseInsensitive) != 0)
{
}

QString NamingRules::className(const QString &tableName) const
{
    return toPascalCase(singular(tableName));
}

QString NamingRules::tableName(const QString &className) const
{
    return m_snake ? plural(toSnakeCase(className)) : toPascalCase(className);
}

QString NamingRules::memberName(const QString &columnName) const
{
    return toCamelCase(columnName);
}

QString NamingRules::className(const Table &table) const
{
    return table.className.isEmpty() ? className(table.name) : table.className;
}

QString NamingRules::member(const Column &column) const
{
    return column.member.isEmpty() ? memberName(column.name) : column.member;
}

QStringList NamingRules::names(const Table &table, const QList<Id> &columns) const
{
    QStringList result;
    for (Id id : columns) {
        if (const Column *column = table.column(id))
            result.append(column->name);
    }
    return result;
}

QString NamingRules::constraint(const char *prefix, const Table &table, const QStringList &parts) const
{
    return limited(QStringList {QLatin1StringView(prefix), table.name, parts.join(u'_')}.join(u'_'));
}

QString NamingRules::constraintName(const Table &table, const Key &key) const
{
    if (!key.name.isEmpty())
        return key.name;
    return key.primary ? limited(u"pk_"_s + table.name) : constraint("uq", table, names(table, key.columns));
}

QString NamingRules::constraintName(const Table &table, const Relationship &relationship) const
{
    if (!relationship.constraintName.isEmpty())
        return relationship.constraintName;
    return constraint("fk", table, names(table, relationship.columns));
}

QString NamingRules::constraintName(const Table &table, const Index &index) const
{
    if (!index.name.isEmpty())
        return index.name;
    QStringList parts;
    for (const IndexPart &part : index.parts)
        parts.append(part.column ? names(table, {part.column}).join(QString()) : u"expression"_s);
    return constraint("ix", table, parts);
}

QString NamingRules::constraintName(const Table &table, const Check &check) const
{
    if (!check.name.isEmpty())
        return check.name;
    const auto it = std::find_if(table.checks.begin(), table.checks.end(), [&](const Check &c) { return c.id == check.id; });
    return constraint("ck", table, {QString::number(it - table.checks.begin() + 1)});
}

QString NamingRules::label(const Table &table) const
{
    if (!table.label.isEmpty())
        return table.label;
    for (auto *guess : {labelByName, labelOfPerson, labelByTitle, labelByEnding, labelByUniqueText, labelByKey}) {
        const QString label = guess(table);
        if (!label.isEmpty())
            return label;
    }
    return {};
}

QString NamingRules::inStyle(const QStringList &words) const
{
    const QString name = words.join(u'_');
    return m_snake ? toSnakeCase(name) : toPascalCase(name);
}

QString NamingRules::foreignKeyColumn(const Table &target, const Column &key) const
{
    const QString one = singular(target.name);
    const bool saysItself = wordsOf(key.name).size() > 1
        && toSnakeCase(key.name).startsWith(toSnakeCase(one) + u'_');
    return saysItself ? key.name : inStyle({one, key.name});
}

QString NamingRules::associationTable(const Table &left, const Table &right) const
{
    const QString last = m_snake ? plural(right.name) : singular(right.name);
    return freeTableName(inStyle({singular(left.name), last}));
}

QString NamingRules::relationshipName(const Table &owner, const QList<Id> &columns, const Table &target) const
{
    const QStringList own = names(owner, columns);
    const QString one = toCamelCase(singular(target.name));
    QString name = own.size() == 1 ? withoutKeySuffix(own.first()) : one;
    // A column without an ending ("author", "ReportsTo") has taken that word as its own attribute.
    if (own.size() == 1 && name == memberName(own.first()) && name != one)
        name += toPascalCase(one);
    return freeAttribute(owner, name);
}

QString NamingRules::relationshipBack(const Table &owner, const QList<Id> &columns, const Table &target) const
{
    const QStringList own = names(owner, columns);
    const QString name = own.size() == 1 ? withoutKeySuffix(own.first()) : QString();
    if (owner.id == target.id)
        return freeAttribute(target, backOfSelfReference(owner, name));
    QString word = owner.name;
    const QString prefix = toSnakeCase(singular(target.name)) + u'_';
    const QString snake = toSnakeCase(owner.name);
    // order_items of an order are its items; but product_tags are not its tags when tags is a table itself.
    if (snake.startsWith(prefix) && snake.size() > prefix.size()) {
        const QString rest = snake.mid(prefix.size());
        const auto isTaken = [&](const Table &t) { return plural(toSnakeCase(t.name)) == plural(rest); };
        if (std::none_of(m_schema.tables().begin(), m_schema.tables().end(), isTaken))
            word = rest;
    }
    const QString camel = toCamelCase(word);
    QString back = owner.isUnique(columns) ? singular(camel) : plural(camel);
    const bool ordinary = name.isEmpty() || name == toCamelCase(singular(target.name));
    if (!ordinary && attributes(target).contains(back, Qt::CaseInsensitive))
        back += u"As"_s + toPascalCase(name);
    return freeAttribute(target, back);
}

QString NamingRules::manyToManyName(const Table &owner, const Table &target) const
{
    return freeAttribute(owner, plural(toCamelCase(target.name)));
}

QStringList NamingRules::attributes(const Table &table) const
{
    QStringList result;
    for (const Column &column : table.columns)
        result.append(member(column));
    for (const Relationship &relationship : table.relationships)
        result.append(relationship.name);
    for (const auto &[owner, relationship] : m_schema.relationshipsTo(table.id)) {
        if (!relationship->back.isEmpty())
            result.append(relationship->back);
    }
    return result;
}

QString NamingRules::freeAttribute(const Table &table, const QString &wanted) const
{
    return numbered(wanted, false, attributes(table));
}

QString NamingRules::freeTableName(const QString &wanted) const
{
    QStringList taken;
    for (const Table &table : m_schema.tables())
        taken.append(table.name);
    for (const View &view : m_schema.views())
        taken.append(view.name);
    return numbered(wanted, m_snake, taken);
}

QString NamingRules::freeColumnName(const Table &table, const QString &wanted) const
{
    QStringList taken;
    for (const Column &column : table.columns)
        taken.append(column.name);
    return numbered(wanted, m_snake, taken);
}

} // namespace jw
