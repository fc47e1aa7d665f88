// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/schema.h"

namespace jw {

/// One piece of a row's label: literal text, or the way to a column along relationships ("customer.name").
struct LabelPart
{
    QString text; ///< literal; empty when `path` is not
    QStringList path; ///< relationship names and, last, a column's name

    friend bool operator==(const LabelPart &, const LabelPart &) = default;
};

/// Splits "{number} {customer.name}". A brace without its partner is text.
QList<LabelPart> parseLabel(const QString &label);

/// How things of one schema are called when nobody said so: snake_case (the default) or CamelCase names in the database,
/// classes in PascalCase, attributes in camelCase.
///
/// Holds a copy of the schema (a shared value), so that it can see what is taken. Reserved words of a target language
/// are the generators' business.
class NamingRules
{
public:
    explicit NamingRules(const Schema &schema);

    bool isSnakeCase() const { return m_snake; }

    QString className(const QString &tableName) const; ///< "order_items" → "OrderItem"
    QString tableName(const QString &className) const; ///< "OrderItem" → "order_items" or "OrderItem"
    QString memberName(const QString &columnName) const; ///< "placed_on" → "placedOn"

    // What is in force: the name given by hand, else the one by rule.
    QString className(const Table &table) const;
    QString member(const Column &column) const;
    QString constraintName(const Table &table, const Key &key) const; ///< pk_orders, uq_products_sku
    QString constraintName(const Table &table, const Relationship &relationship) const; ///< fk_orders_customer_id
    QString constraintName(const Table &table, const Index &index) const; ///< ix_orders_placed_on
    QString constraintName(const Table &table, const Check &check) const; ///< ck_orders_1, by its place
    /// How a row of `table` is named for people; guessed from its columns' names. Never empty for a table with columns.
    QString label(const Table &table) const;

    // For what is about to be made.
    /// The column of another table that refers to `key` of `target`: "customer_id".
    QString foreignKeyColumn(const Table &target, const Column &key) const;
    QString associationTable(const Table &left, const Table &right) const; ///< "product_tags"; not taken
    /// This side's name of a relationship over `columns` of `owner`: "customer". Not taken on `owner`.
    QString relationshipName(const Table &owner, const QList<Id> &columns, const Table &target) const;
    /// The other side's name: "orders", or "address" when `columns` are unique. Not taken on `target`.
    QString relationshipBack(const Table &owner, const QList<Id> &columns, const Table &target) const;
    /// This side's name of a many-to-many relationship to `target`: "tags". Not taken on `owner`.
    QString manyToManyName(const Table &owner, const Table &target) const;

    /// `wanted`, or with the first number from 2 on that makes it free, compared without case.
    QString freeTableName(const QString &wanted) const;
    QString freeColumnName(const Table &table, const QString &wanted) const;
    /// Names of attributes on the class of `table`: columns, relationships and other tables' back sides.
    QStringList attributes(const Table &table) const;

private:
    QString inStyle(const QStringList &words) const;
    QString freeAttribute(const Table &table, const QString &wanted) const;
    QString constraint(const char *prefix, const Table &table, const QStringList &parts) const;
    QStringList names(const Table &table, const QList<Id> &columns) const;

    Schema m_schema;
    bool m_snake;
};

} // namespace jw
