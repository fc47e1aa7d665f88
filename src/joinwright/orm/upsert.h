// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/entity.h"
#include "joinwright/orm/objects.h"
#include "joinwright/orm/record.h"
#include "joinwright/sql/insert.h"

namespace jw {

class Connection;
struct CompiledUpsert;
struct Statement;

/// INSERT of rows of which some may be there already: they are changed, or left as they are.
///
/// Goes to the database at once, within the session's transaction: commit() keeps it. Objects in memory show what became
/// of their rows; pending edits of them stay. It passes by the unit of work, as BulkUpdate does: no Event is sent. A
/// version column begins to count in rows that are new and moves on in those that change. Writes one table: a class with
/// a table of its own that extends another throws Error(Usage).
class BasicUpsert
{
public:
    BasicUpsert(Session &session, const Mapper &mapper);
    BasicUpsert(const BasicUpsert &);
    BasicUpsert &operator=(const BasicUpsert &);
    ~BasicUpsert();

    /// Runs it; the number of rows inserted or changed.
    qint64 execute(SourceLocation where = SourceLocation::current()) const;
    /// The statements it would run, for looking at.
    QList<Statement> statements() const;
    /// Made ready to run in any thread; `wantsAll` for the rows as objects. Throws as execute() and objects()
    /// do. See compiledupsert.h.
    CompiledUpsert compile(bool wantsAll = false) const;
    const Mapper &mapper() const { return *m_mapper; }

protected:
    /// One row by column names. Throws Error(Usage) for a column that the table does not have, Error(Value) for a value
    /// that does not fit.
    void addRow(const QList<std::pair<QString, Value>> &values);
    void addRow(const Handle &transient);
    void setConflict(const QStringList &columns);
    void updateColumns(const QStringList &columns);
    void assign(const QString &column, const Expr &value);
    void setCondition(const Expr &condition);
    QList<Handle> fetch() const;
    Handle makeRow(const EntityInfo &entity) const; ///< a transient row to be filled
    Expr excludedCell(const QString &column) const;

private:
    struct Batch
    {
        QList<int> cells;
        QList<QList<Value>> rows;
    };
    void addCells(const QList<int> &cells, const QList<Value> &row);
    Insert insertOf(const Batch &batch) const;
    QList<Insert> inserts() const;
    Conflict conflictFor(const QList<int> &cells) const;
    void checkColumn(const QString &column) const;
    QList<QList<Value>> runReturning(Connection &connection, const Insert &insert, const QList<int> &cells) const;
    qint64 runQuietly(Connection &connection, const Insert &insert, QList<QList<Value>> *keys) const;
    void follow(const QList<QList<Value>> &keys, Connection &connection) const;

    Session *m_session;
    const Mapper *m_mapper;
    QList<Batch> m_batches;
    Conflict m_conflict;
    bool m_updatesAll = false;
};

/// session.upsert<User>().values({.name = u"Bob"_s, .age = 30}).onConflict(User::c.name).doUpdate(User::c.age).execute()
template<typename T>
class Upsert : public BasicUpsert
{
public:
    using BasicUpsert::BasicUpsert;

    /// A row. What is left out gets its default, also where other rows say it.
    template<typename E = T>
    Upsert values(const typename E::Init &init) const
    {
        return changed([&](Upsert &u) {
            const Handle row = u.makeRow(T::entity);
            Initializer to(row);
            E::init(to, init);
            u.addRow(row);
        });
    }
    /// A row by column names.
    Upsert values(std::initializer_list<std::pair<QString, Value>> values) const
    {
        return changed([&](Upsert &u) { u.addRow(values); });
    }
    template<std::same_as<QList<std::pair<QString, Value>>> List> // no template would take the braces of an Init
    Upsert values(const List &values) const
    {
        return changed([&](Upsert &u) { u.addRow(values); });
    }
    /// The unique key whose conflict is meant; without it any. A database that cannot be told takes any as well.
    template<typename... E, typename... C, ColumnName... names>
    Upsert onConflict(const Col<E, C, names> &...columns) const
    {
        static_assert((detail::belongsTo<E, T>() && ...), "jw: onConflict() takes columns of the class that is written");
        return changed([&](Upsert &u) { u.setConflict({columns.name()...}); });
    }
    Upsert onConflict(const QStringList &columns) const
    {
        return changed([&](Upsert &u) { u.setConflict(columns); });
    }
    /// These columns of the row that is there take the new row's values; without any, all that the new row has and that
    /// are not in the key of onConflict().
    template<typename... E, typename... C, ColumnName... names>
    Upsert doUpdate(const Col<E, C, names> &...columns) const
    {
        static_assert((detail::belongsTo<E, T>() && ...), "jw: doUpdate() takes columns of the class that is written");
        return changed([&](Upsert &u) { u.updateColumns({columns.name()...}); });
    }
    Upsert doUpdate(const QStringList &columns) const
    {
        return changed([&](Upsert &u) { u.updateColumns(columns); });
    }
    /// A column of the row that is there becomes this; newValue() is what the new row has.
    template<typename E, typename C, ColumnName name>
    Upsert set(const Col<E, C, name> &column, const Expr &value) const
    {
        static_assert(detail::belongsTo<E, T>(), "jw: set() takes a column of the class that is written");
        return changed([&](Upsert &u) { u.assign(column.name(), value); });
    }
    Upsert set(const QString &column, const Expr &value) const
    {
        return changed([&](Upsert &u) { u.assign(column, value); });
    }
    template<typename E, typename C, ColumnName name>
    TypedExpr<C> newValue(const Col<E, C, name> &column) const
    {
        static_assert(detail::belongsTo<E, T>(), "jw: newValue() takes a column of the class that is written");
        return {excludedCell(column.name()), column.entity};
    }
    Expr newValue(const QString &column) const { return excludedCell(column); }
    /// Changes only rows there that meet it.
    Upsert where(const Expr &condition) const
    {
        return changed([&](Upsert &u) { u.setCondition(condition); });
    }
    /// Runs it; the objects inserted or changed, in no order.
    QList<T> objects(SourceLocation where = SourceLocation::current()) const
    {
        const CallSite site(where);
        return objectsOf<T>(fetch());
    }

private:
    template<typename F>
    Upsert changed(F change) const
    {
        Upsert copy(*this);
        change(copy);
        return copy;
    }
};

} // namespace jw
