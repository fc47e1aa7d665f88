// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "cli/summary.h"

#include <QtCore/QSet>

namespace jw::cli {

namespace {

using Count = std::pair<const char *, qsizetype>;

template<typename List, typename Condition>
qsizetype count(const List &list, Condition condition)
{
    return std::count_if(list.begin(), list.end(), condition);
}

template<typename Function>
qsizetype sum(const Schema &schema, Function function)
{
    qsizetype total = 0;
    for (const Table &table : schema.tables())
        total += function(table);
    return total;
}

qsizetype schemas(const Schema &schema)
{
    QSet<QString> names;
    for (const Table &table : schema.tables())
        names.insert(table.schemaName);
    return qMax(names.size(), qsizetype(1)); // an empty database has its default schema
}

qsizetype keys(const Schema &schema, bool primary, int atLeast = 0)
{
    return sum(schema, [=](const Table &table) {
        return count(table.keys, [=](const Key &key) { return key.primary == primary && key.columns.size() >= atLeast; });
    });
}

template<typename Condition>
qsizetype foreignKeys(const Schema &schema, Condition condition)
{
    return sum(schema, [&](const Table &table) {
        return count(table.relationships, [&](const Relationship &r) { return r.isForeignKey() && condition(table, r); });
    });
}

QList<Count> counts(const Schema &schema)
{
    return {
        {"schemas", schemas(schema)},
        {"tables", schema.tables().size()},
        {"columns", sum(schema, [](const Table &table) { return table.columns.size(); })},
        {"primaryKeys", keys(schema, true)},
        {"compositePrimaryKeys", keys(schema, true, 2)},
        {"foreignKeys", foreignKeys(schema, [](const Table &, const Relationship &) { return true; })},
        {"compositeForeignKeys",
            foreignKeys(schema, [](const Table &, const Relationship &r) { return r.columns.size() > 1; })},
        {"selfForeignKeys", foreignKeys(schema, [](const Table &table, const Relationship &r) { return r.to == table.id; })},
        {"uniqueConstraints", keys(schema, false)},
        {"checks", sum(schema, [](const Table &table) { return table.checks.size(); })},
        {"indexes", sum(schema, [](const Table &table) { return table.indexes.size(); })},
        {"views", schema.views().size()},
        {"enums", schema.enums().size()},
    };
}

} // namespace

QString summary(const Schema &schema)
{
    QStringList parts;
    for (const auto &[name, number] : counts(schema))
        parts.append(QStringLiteral("\"%1\": %2").arg(QLatin1StringView(name)).arg(number));
    return u'{' + parts.join(QStringLiteral(", ")) + u'}';
}

} // namespace jw::cli
