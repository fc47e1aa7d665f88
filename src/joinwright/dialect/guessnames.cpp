// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/guessnames.h"

#include "joinwright/schema/naming.h"

#include <QtCore/QSet>

namespace jw {

namespace {

bool isCamelCase(const QString &name)
{
    return !name.isEmpty() && name[0].isUpper() && !name.contains(u'_')
        && std::any_of(name.begin(), name.end(), [](QChar c) { return c.isLower(); });
}

QString namingOf(const Schema &schema)
{
    const auto camel = std::count_if(
        schema.tables().begin(), schema.tables().end(), [](const Table &table) { return isCamelCase(table.name); });
    return camel * 2 > schema.tables().size() ? QStringLiteral("CamelCase") : QString();
}

/// The attributes given out so far, by table.
class Attributes
{
public:
    Attributes(const Schema &schema, const NamingRules &rules)
    {
        for (const Table &table : schema.tables()) {
            QSet<QString> &names = m_taken[table.id];
            for (const Column &column : table.columns)
                names.insert(rules.member(column).toLower());
        }
    }

    bool isTaken(Id table, const QString &name) const { return m_taken.value(table).contains(name.toLower()); }
    /// `wanted`, or with the first number that makes it free; it is taken from now on.
    QString take(Id table, const QString &wanted)
    {
        QString name = wanted;
        for (int n = 2; isTaken(table, name); ++n)
            name = wanted + QString::number(n);
        m_taken[table].insert(name.toLower());
        return name;
    }

private:
    QHash<Id, QSet<QString>> m_taken;
};

QString capitalized(QString name)
{
    if (!name.isEmpty())
        name[0] = name[0].toUpper();
    return name;
}

} // namespace

void guessNames(Schema &schema)
{
    schema.naming = namingOf(schema);
    // The rules see the schema before any guess, so that thousands of tables cost no copy of it for each name.
    const NamingRules rules(schema);
    Attributes attributes(schema, rules);
    QList<Table> tables = schema.tables();
    for (Table &table : tables) {
        for (Relationship &relationship : table.relationships) {
            const Table *target = schema.table(relationship.to);
            relationship.name = attributes.take(table.id, rules.relationshipName(table, relationship.columns, *target));
            QString back = rules.relationshipBack(table, relationship.columns, *target);
            if (attributes.isTaken(target->id, back) && table.id != target->id)
                back += QStringLiteral("As") + capitalized(relationship.name);
            relationship.back = attributes.take(target->id, back);
        }
    }
    schema.setTables(tables);
}

} // namespace jw
