// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/entity.h"
#include "joinwright/orm/loading.h"
#include "joinwright/sql/subquery.h"

namespace jw {

class Mapper;
class Session;
struct CompiledQuery;

/// One step along a relationship, for paths made at run time.
struct RelationStep
{
    Id relationship;
    bool back = false; ///< from the table referred to, towards the one with the foreign key

    friend bool operator==(const RelationStep &, const RelationStep &) = default;
};

/// A relationship of one use of its table: User::rel.manager.of(u"boss"_s).
struct RelationUse
{
    RelationRef relation;
    QString alias {}; ///< of the table it starts from; empty: its first use

    RelationUse(const RelationRef &from, const QString &name = {})
        : relation(from)
        , alias(name)
    {
    }
};

/// What a query consists of, for those who follow it in memory.
struct QueryShape
{
    /// One use of a table.
    struct Source
    {
        const Mapper *mapper;
        QString alias;
        int from; ///< the source it was joined to along `relation`; -1: none
        const Relation *relation; ///< null: the first source, or joined by a condition
        Join::Kind kind;
    };
    QList<Source> sources;
    Expr condition;
    QList<Order> orders;
    std::optional<qint64> limit;
    qint64 offset = 0;
    bool isPlain = true; ///< objects of tables; no groups, no plain columns, no subqueries to read from, no FULL JOIN
};

/// What a query is, independent of what comes out of it: tables, joins, conditions, order. Makes the SELECT; does no I/O.
///
/// Errors are Error(Usage) naming the table or relationship and what there is instead.
class QueryBuilder
{
public:
    /// Which objects come out of a row of the result.
    enum class Objects : quint8 {
        First,
        All,
        Whole, ///< all, and what more their tables hold of them, row by row
        None,
    };

    QueryBuilder(Session &session, const Mapper &entity);
    /// A query of columns alone; it reads the table of the first column that has one, until from() says otherwise.
    QueryBuilder(Session &session, const QList<SelectColumn> &columns);
    QueryBuilder(const QueryBuilder &);
    QueryBuilder(QueryBuilder &&) noexcept;
    QueryBuilder &operator=(const QueryBuilder &);
    QueryBuilder &operator=(QueryBuilder &&) noexcept;
    ~QueryBuilder();

    Session &session() const { return *m_session; }
    /// The table it starts from; null when that is none of the session's tables.
    const Mapper *entity() const;
    /// "users", for messages.
    QString subject() const;

    void from(const Mapper &entity, const QString &alias = {});
    void from(const Subquery &subquery);
    /// The first table's rows come from this instead; it has the table's columns by name. `areOnce`: no row of the
    /// table comes twice.
    void fromRows(const Subquery &rows, bool areOnce = false);
    void addCondition(const Expr &condition);
    void addOrder(const Order &order);
    void setOrders(const QList<Order> &orders);
    void addGroup(const Expr &group);
    void addGroupCondition(const Expr &condition);
    void addColumn(const SelectColumn &column);
    void setLimit(std::optional<qint64> count) { m_limit = count; }
    void limitTo(qint64 most) { m_limit = std::min(most, m_limit.value_or(most)); } ///< unless it is limited to fewer
    void setOffset(qint64 count) { m_offset = count; }
    void setDistinct() { m_distinct = true; }
    void setObjects(Objects objects) { m_objects = objects; }

    void addJoin(const RelationUse &relation, const QString &alias, Join::Kind kind);
    /// A path is followed from the first table; the parts of it that are joined already are used again.
    void addJoin(const QList<RelationStep> &path, Join::Kind kind);
    void addJoin(const QString &path, Join::Kind kind); ///< "customer.addresses"
    void addJoin(const EntityInfo &target, Join::Kind kind); ///< along the only relationship that leads there
    void addJoin(const Mapper &target, const Expr &on, const QString &alias, Join::Kind kind);
    void addJoin(const EntityInfo &target, const Expr &on, const QString &alias, Join::Kind kind); ///< objects of the class alone
    /// `lateral`: it sees the tables before it.
    void addJoin(const Subquery &target, const Expr &on, const QString &alias, Join::Kind kind, bool lateral = false);
    /// "customer.country.name": joins what is missing on the way, keeping rows that have nothing there.
    Expr column(const QString &path);
    /// Whether something at the other end of a relationship meets the condition: EXISTS. For a relationship of a table
    /// with itself, the other end goes by the relationship's name in the condition.
    Expr any(const RelationUse &relation, const Expr &condition);
    Expr any(const QString &relation, const Expr &condition);

    /// Only objects of the class: its discriminator's values, joined and loaded with the classes it extends.
    void addClass(const EntityInfo &entity);
    /// The same for the table that was joined last.
    void narrow(const EntityInfo &entity);
    /// Of the first table, or at the end of a path of relationships, which it loads too: "orders.note". Every deferred
    /// column of the first table when it is empty.
    void undefer(const QString &path);
    void undefer(const QList<RelationRef> &path, const ColumnRef &column);
    /// Cells of a table of the shape(), by Mapper::deferredBit().
    void undefer(int source, quint16 cells);
    /// How what is at the end of the path comes into memory; what lies on the way to it is loaded.
    void addLoading(Loading how, const QList<RelationRef> &path);
    void addLoading(Loading how, const QString &path);
    void addLoading(Loading how, const QList<RelationStep> &path);
    /// A look at any relationship that nothing else is said of throws.
    void raiseOthers() { m_raisesOthers = true; }
    /// Objects of a class that extends another come with the rows of that; of all tables that the query gives.
    void loadBases() { m_loadsBases = true; }
    /// Loads by SELECTs of their own what could be joined: for results that are read in parts.
    void loadApart() { m_loadsApart = true; }

    /// The rows of both, of one of them, … : their SELECTs become what the first table's rows are taken from.
    void combine(Select::SetOperation operation, const QueryBuilder &other);

    /// With the tables that conditions, orders and columns read of objects that are several rows: those of a class that the
    /// table's class extends, or that extends it. They are joined to the first table whose objects have them; the alias of a
    /// table goes for them too.
    QueryBuilder resolved() const;
    Select select() const;
    Select countSelect() const;
    CompiledQuery compile() const;
    CompiledQuery compileCount() const;
    QueryShape shape() const;
    const QList<Order> &orders() const { return m_orders; }
    const QList<SelectColumn> &columns() const { return m_columns; }
    std::optional<qint64> limit() const { return m_limit; }
    bool hasLimit() const { return m_limit || m_offset; }
    /// A row of the first table may come in several rows of the result.
    bool repeats() const;
    /// Where each object comes once, it stands where the first of its rows would: what a join brings orders by its smallest
    /// value, downwards by its largest, and by NULL where that comes first and one of its rows has it. Each part of an order
    /// is looked at by itself.
    Order objectOrder(const Order &order) const;
    /// For UPDATE and DELETE: the condition that the rows of the first table, and only they, meet.
    Expr rowCondition() const;
    /// A cell of the first table.
    Expr cell(int cell) const;

private:
    struct Source
    {
        const Mapper *mapper = nullptr; ///< null: a subquery
        TableRef table {};
        Join::Kind kind = Join::Kind::Inner;
        Expr on {};
        bool multiplies = false; ///< leads to many rows; of the first: its rows may come more than once
        bool hidden = false; ///< an association table on the way
        int from = -1; ///< the source it was joined to along `relation`
        const Relation *relation = nullptr;
        std::shared_ptr<const Subquery> subquery {};
        bool ahead = false; ///< joined to load a relationship: no part of what the query asks
        quint16 undeferred = 0; ///< by Mapper::deferredBit()
        bool lateral = false;
        bool part = false; ///< another table of the objects of the source that it was joined to
        QString label {}; ///< by which columns may name it beside its alias
    };
    int addSource(const Mapper &mapper, const QString &alias, Join::Kind kind);
    int sourceOf(const Mapper &mapper, const QString &alias);
    int findSource(const Mapper &mapper, const QString &alias) const;
    [[noreturn]] void throwNoSource(const Mapper &mapper, const QString &alias) const;
    int join(int from, const Relation &relation, const QString &alias, Join::Kind kind);
    int joinStep(int from, const Relation &relation, const QString &alias, Join::Kind kind);
    int follow(const QList<const Relation *> &path, Join::Kind kind);
    int followStep(int from, const Relation &relation, Join::Kind kind);
    QString freeAlias(const Mapper &mapper) const;
    // Objects of several tables: queryparts.cpp
    bool hasHierarchy() const;
    int wholeOf(Id table, const QString &alias, qsizetype end) const;
    int partOf(int source, const QList<const Relation *> &path);
    int addPart(int source, const Relation &relation);
    QString partAlias(const Source &source, const Mapper &mapper) const;
    Join::Kind partKind(const Source &source, const Relation &relation) const;
    std::optional<Expr> columnOfPart(const Expr &column, qsizetype end);
    Expr partOfItself(const Source &source, const ExprNode &column) const;
    void resolveParts();
    void resolve(Expr *expression);
    void resolveJoin(int source);
    bool isOuter(const TableRef &table) const;
    int ownerOf(int source, QStringView column);
    static QList<const Relation *> pathTo(const Mapper &from, QStringView relation);
    Expr isOfClass(const Source &source, const EntityInfo &entity) const;
    void startFromWhole();
    Select selectAsIs() const;
    CompiledQuery compileAsIs() const;
    Select countAsIs() const;
    Expr rowConditionAsIs() const;
    QueryShape shapeAsIs() const;
    static Expr cellOf(const Source &source, int cell);
    static Expr condition(const Source &from, const Relation &relation, const Source &to);
    Expr any(const Source &from, const Relation &relation, const Expr &condition) const;
    QueryBuilder inside(const Source &from, const Relation &relation) const;
    /// The end of the path in the tree. Without `how` it is loaded, in the way it was asked for already.
    static RelatedPath &addPath(QList<RelatedPath> &tree, const QList<const Relation *> &path, std::optional<Loading> how);
    void undefer(const QList<const Relation *> &path, const QString &column);
    QList<const Relation *> resolve(const QList<RelationRef> &path) const;
    QList<RelatedPath> loadedPaths() const;
    bool canJoinAhead() const;
    QList<RelatedPath> joinAhead(const QList<RelatedPath> &paths, int source, QList<JoinedPath> *joined);
    void joinAhead(const RelatedPath &path, int source, QList<JoinedPath> *joined);
    int joinAhead(const Relation &relation, int source, QList<JoinedPath> *joined);
    QList<JoinedPath> joinBases();
    CompiledQuery compile(const QList<RelatedPath> &with, const QList<JoinedPath> &joined) const;
    QList<const Relation *> resolve(const QStringList &path) const;
    QList<const Relation *> resolve(const QList<RelationStep> &path) const;
    const Mapper &first() const;
    bool takes(const Source &source) const;
    void addCells(Select &select, const Source &source) const;
    static quint16 unloadedOf(const Source &source);
    bool groupsObjects() const;
    QList<Expr> objectGroups() const;
    QList<Order> objectOrders() const;
    bool isOfObject(const Expr &expression) const;
    bool isOfRow(const Expr &expression) const; ///< of one that a join brings, not of all of them
    bool isOrderedByOthers() const;
    bool mayBeNull(const Expr &expression) const;
    /// Whether rows of the table can be grouped by all of their columns, and have a key to know them by.
    bool isComparable(const Mapper &mapper) const;
    bool hasFullJoin() const;
    Select joined() const;
    Select outerCount() const;
    Expr countedKey() const;

    Session *m_session;
    QList<Source> m_sources;
    QList<SelectColumn> m_columns; ///< beside the objects
    Expr m_condition;
    QList<Expr> m_groups;
    Expr m_groupCondition;
    QList<Order> m_orders;
    std::optional<qint64> m_limit;
    qint64 m_offset = 0;
    bool m_distinct = false;
    bool m_raisesOthers = false;
    bool m_loadsApart = false;
    bool m_isOfClass = false; ///< what it gives are objects of classes, not records of tables
    bool m_loadsBases = false;
    Objects m_objects = Objects::First;
    QList<RelatedPath> m_with;
    const Mapper *m_outer = nullptr; ///< within an EXISTS: the table that the relationship starts from
    QStringList m_outerAliases;
};

} // namespace jw
