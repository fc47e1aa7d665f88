// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/windowquery.h"

using namespace Qt::StringLiterals;

namespace jw {

namespace {

QString listOf(const QList<WindowQuery::Part> &parts)
{
    QStringList texts;
    for (const WindowQuery::Part &part : parts)
        texts.append(part.sql);
    return texts.join(", "_L1);
}

QString rowOf(const QList<WindowQuery::Part> &parts)
{
    return parts.size() == 1 ? parts.first().sql : u'(' + listOf(parts) + u')';
}

QString placeholders(qsizetype count)
{
    const QString list = QStringList(count, u"?"_s).join(", "_L1);
    return count == 1 ? list : u'(' + list + u')';
}

/// That the parts are one of `count` bound rows. Lists of rows are written differently by each database, this is not.
QString isOneOf(const QList<WindowQuery::Part> &parts, qsizetype count)
{
    if (parts.size() == 1)
        return parts.first().sql + " IN ("_L1 + QStringList(count, u"?"_s).join(", "_L1) + u')';
    QStringList equal;
    for (const WindowQuery::Part &part : parts)
        equal.append(part.sql + " = ?"_L1);
    return u'(' + QStringList(count, u'(' + equal.join(" AND "_L1) + u')').join(" OR "_L1) + u')';
}

} // namespace

int WindowQuery::keyWidth() const
{
    qsizetype width = 0;
    for (const QList<Part> &level : keys)
        width += level.size();
    return int(width);
}

QList<WindowQuery::Part> WindowQuery::keyParts() const
{
    QList<Part> parts;
    for (const QList<Part> &level : keys)
        parts += level;
    return parts;
}

bool WindowQuery::hasNumberKey() const
{
    return keyWidth() == 1 && keys.first().first().type.isInteger();
}

QString WindowQuery::whereClause(const QString &extra) const
{
    if (where.sql.isEmpty() && extra.isEmpty())
        return {};
    if (where.sql.isEmpty() || extra.isEmpty())
        return " WHERE "_L1 + (extra.isEmpty() ? where.sql : extra);
    return " WHERE ("_L1 + where.sql + ") AND "_L1 + extra;
}

QString WindowQuery::orderClause() const
{
    QStringList parts;
    for (const Part &part : sort)
        parts.append(part.descending ? part.sql + " DESC"_L1 : part.sql);
    for (const Part &part : keyParts())
        parts.append(part.sql);
    return " ORDER BY "_L1 + parts.join(", "_L1);
}

/// "At or after the key": by levels, so that an index on the first level's key finds the start, and ending where the key
/// is NULL, because such a row has no siblings.
QString WindowQuery::fromKey(const QList<Value> &key, qsizetype level, qsizetype offset, QList<Value> &bound) const
{
    const QList<Part> &parts = keys.at(level);
    const QList<Value> values = key.mid(offset, parts.size());
    const QString row = rowOf(parts);
    const QString marks = placeholders(parts.size());
    bound += values;
    const qsizetype next = offset + parts.size();
    if (level + 1 == keys.size() || key.at(next).isNull())
        return row + " >= "_L1 + marks;
    bound += values;
    return "("_L1 + row + " >= "_L1 + marks + " AND ("_L1 + row + " > "_L1 + marks + " OR "_L1
        + fromKey(key, level + 1, next, bound) + "))"_L1;
}

Statement WindowQuery::page(const Dialect &, const QList<Value> &key, int limit) const
{
    Statement statement;
    statement.values = where.values;
    const QString from_ = key.isEmpty() ? QString() : fromKey(key, 0, 0, statement.values);
    statement.sql = "SELECT "_L1 + listOf(keyParts() + columns) + " FROM "_L1 + from + whereClause(from_)
        + orderClause() + " LIMIT "_L1 + QString::number(limit);
    return statement;
}

Statement WindowQuery::rows(const QList<QList<Value>> &wanted) const
{
    Statement statement;
    const QList<Part> &level = keys.first();
    statement.values = where.values;
    for (const QList<Value> &key : wanted)
        statement.values += key.mid(0, level.size());
    statement.sql = "SELECT "_L1 + listOf(keyParts() + columns) + " FROM "_L1 + from + whereClause(isOneOf(level, wanted.size()));
    return statement;
}

Statement WindowQuery::bounds() const
{
    // Two look-ups of one end each: both in one SELECT would scan the table on SQLite.
    const QString key = keys.first().first().sql;
    return {"SELECT (SELECT min("_L1 + key + ") FROM "_L1 + from + "), (SELECT max("_L1 + key + ") FROM "_L1 + from + u')', {}};
}

Statement WindowQuery::census() const
{
    const QString key = keys.first().first().sql;
    const QString source = " FROM "_L1 + from + whereClause();
    return {"SELECT (SELECT count(*)"_L1 + source + "), (SELECT min("_L1 + key + u')' + source + "), (SELECT max("_L1 + key + u')'
            + source + u')',
        where.values + where.values + where.values};
}

Statement WindowQuery::order() const
{
    return {"SELECT "_L1 + listOf(keyParts()) + " FROM "_L1 + from + whereClause() + orderClause(), where.values};
}

Statement WindowQuery::inOrder(const Statement &selected) const
{
    return {"SELECT "_L1 + selected.sql + " FROM "_L1 + from + whereClause() + orderClause(), selected.values + where.values};
}

Statement WindowQuery::sortValues(bool inKeyOrder) const
{
    Statement statement {"SELECT "_L1 + listOf(sort + keyParts()) + " FROM "_L1 + from + whereClause(), where.values};
    if (inKeyOrder)
        statement.sql += " ORDER BY "_L1 + listOf(keyParts());
    return statement;
}

} // namespace jw
