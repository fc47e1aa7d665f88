// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/binding/windowquery.h"
#include "joinwright/schema/schema.h"

namespace jw {

/// A table and the relationships followed from it, as a tree: `orders › customer`, `orders › items › product`.
///
/// Rows multiply along one chain only: two independent collections beside each other would show every pair of their
/// rows, which belongs together nowhere.
class JoinPath
{
public:
    /// One table of the way, and the relationship that leads to it.
    struct Node
    {
        int parent = -1; ///< -1: the root
        Id table;
        Id relationship; ///< null for the root
        bool forward = true; ///< the parent's row holds the foreign key
        bool many = false; ///< a parent may have several rows here
        QString name; ///< "customer", "items"

        friend bool operator==(const Node &a, const Node &b)
        {
            return a.parent == b.parent && a.relationship == b.relationship && a.forward == b.forward && a.table == b.table;
        }
    };

    /// One relationship that could be followed from a node; `reason` says why it cannot.
    struct Choice
    {
        int node = 0;
        Id relationship;
        bool forward = true;
        bool many = false;
        QString name;
        Id table;
        Sentence reason;
    };

    JoinPath() = default;
    JoinPath(const Schema &schema, Id root);
    /// Reads "orders › items › product" (or with dots); several paths from one root are joined by commas.
    /// Throws Error(Schema) naming the word that leads nowhere.
    static JoinPath fromString(const Schema &schema, const QString &text);
    QString toString(const Schema &schema) const;

    const QList<Node> &nodes() const { return m_nodes; }
    bool isEmpty() const { return m_nodes.isEmpty(); }
    QList<Choice> choices(const Schema &schema, int node) const;
    /// Follows `choice`, which must have no reason against it; returns the new node.
    int add(const Choice &choice);
    /// Removes the node and what hangs on it; the root stays.
    void remove(int node);
    /// "orders › items › product", from the root to `node`.
    QString pathTo(const Schema &schema, int node) const;
    /// The nearest node at or above `node` that multiplies rows, or the root: the row it changes with.
    int levelOf(int node) const;
    QList<int> childrenOf(int node) const;

    /// The joined rows: keys are those of the root and of each multiplying node, columns are all columns of all nodes,
    /// node after node.
    WindowQuery query(const Schema &schema, const Dialect &dialect) const;
    /// "t2": how the tables are called in query().
    static QString alias(int node);

    friend bool operator==(const JoinPath &, const JoinPath &) = default;

private:
    int follow(const Schema &schema, int node, const QString &name);
    QString joinClause(const Schema &schema, const Dialect &dialect, int node) const;

    QList<Node> m_nodes;
};

/// The column that a window selects: its text in SQL and its type.
WindowQuery::Part columnPart(const Dialect &dialect, const QString &alias, const Column &column);
/// The primary key's columns of `table`, in key order; the row id of a table of SQLite that has none.
QList<WindowQuery::Part> keyParts(const Dialect &dialect, const QString &alias, const Table &table);

} // namespace jw
