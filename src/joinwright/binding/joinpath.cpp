// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/joinpath.h"

#include "joinwright/core/error.h"
#include "joinwright/schema/naming.h"

using namespace Qt::StringLiterals;

namespace jw {

namespace {

constexpr QStringView separator = u" › ";

QStringList words(const QString &path)
{
    QStringList result;
    for (const QString &word : QString(path).replace(u'.', u'›').split(u'›'))
        result.append(word.trimmed());
    return result;
}

QString forwardName(const Schema &schema, const Table &owner, const Relationship &relationship)
{
    const Table *target = schema.table(relationship.to);
    return relationship.name.isEmpty() && target ? NamingRules(schema).relationshipName(owner, relationship.columns, *target)
                                                 : relationship.name;
}

QString backName(const Schema &schema, const Table &owner, const Relationship &relationship, const Table &target)
{
    return relationship.back.isEmpty() ? NamingRules(schema).relationshipBack(owner, relationship.columns, target)
                                       : relationship.back;
}

} // namespace

JoinPath::JoinPath(const Schema &schema, Id root)
{
    const Table *table = schema.table(root);
    if (!table)
        throw Error(ErrorKind::Schema, Error::phrase("The table to begin with is not in the database."));
    m_nodes.append({-1, root, {}, true, false, table->name});
}

JoinPath JoinPath::fromString(const Schema &schema, const QString &text)
{
    JoinPath path;
    for (const QString &branch : text.split(u',')) {
        const QStringList names = words(branch);
        if (path.isEmpty()) {
            const Table *root = schema.table(names.first());
            if (!root)
                throw Error(ErrorKind::Schema, Error::phrase("There is no table '%1'.", names.first()));
            path = JoinPath(schema, root->id);
        }
        int node = 0;
        for (const QString &name : names.mid(1))
            node = path.follow(schema, node, name);
    }
    return path;
}

int JoinPath::follow(const Schema &schema, int node, const QString &name)
{
    for (const int child : childrenOf(node)) {
        if (m_nodes.at(child).name == name)
            return child;
    }
    for (const Choice &choice : choices(schema, node)) {
        if (choice.name != name)
            continue;
        if (!choice.reason.isEmpty())
            throw Error(ErrorKind::Schema, choice.reason);
        return add(choice);
    }
    throw Error(ErrorKind::Schema,
        Error::phrase("No relationship '%1' leads on from '%2'.", name, pathTo(schema, node)));
}

QString JoinPath::toString(const Schema &schema) const
{
    QStringList paths;
    for (int node = 0; node < m_nodes.size(); ++node) {
        if (childrenOf(node).isEmpty())
            paths.append(pathTo(schema, node));
    }
    return paths.join(", "_L1);
}

QString JoinPath::pathTo(const Schema &, int node) const
{
    QString text = m_nodes.at(node).name;
    for (int at = m_nodes.at(node).parent; at >= 0; at = m_nodes.at(at).parent)
        text = m_nodes.at(at).name + separator.toString() + text;
    return text;
}

int JoinPath::levelOf(int node) const
{
    while (node > 0 && !m_nodes.at(node).many)
        node = m_nodes.at(node).parent;
    return node;
}

QList<int> JoinPath::childrenOf(int node) const
{
    QList<int> children;
    for (int i = 0; i < m_nodes.size(); ++i) {
        if (m_nodes.at(i).parent == node)
            children.append(i);
    }
    return children;
}

QList<JoinPath::Choice> JoinPath::choices(const Schema &schema, int node) const
{
    QList<Choice> result;
    const Table *table = schema.table(m_nodes.at(node).table);
    for (const Relationship &relationship : table->relationships) {
        if (!relationship.isManyToMany() && schema.keyOf(relationship))
            result.append({node, relationship.id, true, false, forwardName(schema, *table, relationship), relationship.to, {}});
    }
    for (const auto &[owner, relationship] : schema.relationshipsTo(table->id)) {
        if (relationship->isManyToMany() || !owner->primaryKey())
            continue;
        const bool many = !owner->isUnique(relationship->columns);
        result.append({node, relationship->id, false, many, backName(schema, *owner, *relationship, *table), owner->id, {}});
    }
    int deepest = 0;
    for (int i = 0; i < m_nodes.size(); ++i)
        deepest = m_nodes.at(i).many ? i : deepest;
    for (Choice &choice : result) {
        for (const int child : childrenOf(node)) {
            const Node &there = m_nodes.at(child);
            if (there.relationship == choice.relationship && there.forward == choice.forward)
                choice.reason = Error::phrase("'%1' is already shown.", choice.name);
        }
        if (choice.reason.isEmpty() && choice.many && levelOf(node) != deepest)
            choice.reason = Error::phrase("'%1' and '%2' are collections beside each other: their rows would be paired without a meaning.",
                choice.name, m_nodes.at(deepest).name);
    }
    return result;
}

int JoinPath::add(const Choice &choice)
{
    m_nodes.append({choice.node, choice.table, choice.relationship, choice.forward, choice.many, choice.name});
    return int(m_nodes.size()) - 1;
}

void JoinPath::remove(int node)
{
    QList<int> places;
    QList<Node> kept;
    for (int i = 0; i < m_nodes.size(); ++i) {
        const int parent = m_nodes.at(i).parent;
        const bool goes = i > 0 && (i == node || places.at(parent) < 0);
        places.append(goes ? -1 : int(kept.size()));
        if (goes)
            continue;
        kept.append(m_nodes.at(i));
        kept.last().parent = parent < 0 ? -1 : places.at(parent);
    }
    m_nodes = kept;
}

QString JoinPath::alias(int node)
{
    return u't' + QString::number(node);
}

QString JoinPath::joinClause(const Schema &schema, const Dialect &dialect, int node) const
{
    const Node &at = m_nodes.at(node);
    const Table *owner = schema.ownerOf(at.relationship);
    const Relationship *relationship = owner->relationship(at.relationship);
    const Key *key = schema.keyOf(*relationship);
    const Table *target = schema.table(relationship->to);
    const QString ownerAlias = alias(at.forward ? at.parent : node);
    const QString targetAlias = alias(at.forward ? node : at.parent);
    QStringList pairs;
    for (qsizetype i = 0; i < key->columns.size(); ++i)
        pairs.append(targetAlias + u'.' + dialect.quote(target->column(key->columns.at(i))->name) + " = "_L1 + ownerAlias
            + u'.' + dialect.quote(owner->column(relationship->columns.at(i))->name));
    return " LEFT JOIN "_L1 + dialect.quotedName(*schema.table(at.table)) + " AS "_L1 + alias(node) + " ON "_L1
        + pairs.join(" AND "_L1);
}

WindowQuery JoinPath::query(const Schema &schema, const Dialect &dialect) const
{
    WindowQuery query;
    for (int node = 0; node < m_nodes.size(); ++node) {
        const Table *table = schema.table(m_nodes.at(node).table);
        query.from += node == 0 ? dialect.quotedName(*table) + " AS "_L1 + alias(0) : joinClause(schema, dialect, node);
        if (node == 0 || m_nodes.at(node).many)
            query.keys.append(keyParts(dialect, alias(node), *table));
        for (const Column &column : table->columns)
            query.columns.append(columnPart(dialect, alias(node), column));
        if (!table->primaryKey())
            query.columns += keyParts(dialect, alias(node), *table); // the hidden key of the mapper
    }
    return query;
}

WindowQuery::Part columnPart(const Dialect &dialect, const QString &alias, const Column &column)
{
    const bool collated = !column.collation.isEmpty() && column.collation.compare("BINARY"_L1, Qt::CaseInsensitive) != 0;
    return {alias + u'.' + dialect.quote(column.name), column.type, column.nullable, false, collated};
}

QList<WindowQuery::Part> keyParts(const Dialect &dialect, const QString &alias, const Table &table)
{
    QList<WindowQuery::Part> parts;
    if (const Key *key = table.primaryKey()) {
        for (const Id id : key->columns)
            parts.append(columnPart(dialect, alias, *table.column(id)));
    }
    const QString &hidden = dialect.features().hiddenKey;
    if (parts.isEmpty() && !hidden.isEmpty())
        parts.append({alias + u'.' + hidden, ColumnType(ColumnType::Kind::Int64)});
    return parts;
}

} // namespace jw
