// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/sql/select.h"

#include <functional>

namespace jw {

/// A SELECT that another statement reads from like a table: a derived table, or a common table expression (WITH).
///
/// Its columns are those of the SELECT, by the name given to them or their own. A common table expression is written
/// once, in front of the statement, however often it is used.
class Subquery
{
public:
    /// Throws Error(Usage) when two columns have the same name.
    static Subquery derived(const QString &name, const Select &select);
    static Subquery cte(const QString &name, const Select &select);
    /// WITH RECURSIVE: `first` gives the first rows, `next` is called once with the rows so far and gives the SELECT that
    /// brings more of them. With `unique`, rows that were there before are left out (UNION instead of UNION ALL).
    static Subquery recursive(const QString &name, const Select &first, const std::function<Select(const Subquery &)> &next,
        bool unique = false);
    /// SQL text as it stands, with values for its "?" in order; the columns cannot be known.
    static Subquery sql(const QString &name, const QString &text, const QList<Value> &values = {});

    QString name() const;
    bool isCte() const;
    bool isRecursive() const;
    bool isText() const; ///< made by sql()
    const Select &select() const;
    TableRef ref(const QString &alias = {}) const;
    QStringList columnNames() const;
    /// Throws Error(Usage) that lists the columns when there is none of that name.
    Expr column(QStringView name, const QString &alias = {}) const;

    /// Whether both are the same one, not only equal.
    friend bool operator==(const Subquery &a, const Subquery &b) { return a.d == b.d; }

private:
    struct Data;
    explicit Subquery(std::shared_ptr<const Data> data);
    std::shared_ptr<const Data> d;
};

} // namespace jw
