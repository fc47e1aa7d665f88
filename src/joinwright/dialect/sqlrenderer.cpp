// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// Statements; expressions are in sqlexpressions.cpp.
#include "joinwright/dialect/sqlrenderer.h"

#include "joinwright/sql/commontables.h"

namespace jw {

using namespace Qt::StringLiterals;

namespace {

/// Counted from 1; 0: there is none.
qsizetype positionIn(const QList<SelectColumn> &columns, const Expr &expression)
{
    for (qsizetype i = columns.size(); i > 0; --i) {
        if (columns[i - 1].expression.isSameAs(expression))
            return i;
    }
    return 0;
}

/// Which column of a union has what its first SELECT has in an expression. A first part that became a derived table has
/// passed its columns on, one by one.
qsizetype positionOf(const Expr &expression, const Select &select)
{
    const qsizetype own = positionIn(select.columns, expression);
    if (own > 0 || !select.sourceSubquery || select.sourceSubquery->isText())
        return own;
    const Subquery &part = *select.sourceSubquery;
    const qsizetype inner = positionOf(expression, part.select());
    return inner > 0 ? positionIn(select.columns, part.column(part.columnNames()[inner - 1])) : 0;
}

} // namespace

SqlRenderer::SqlRenderer(const Dialect &dialect, Values values)
    : m_dialect(dialect)
    , m_mode(values)
{
}

Statement SqlRenderer::finish()
{
    if (m_values.size() > features().maxParameters)
        throw Error(ErrorKind::Usage,
            u"a statement with %1 values; this database takes no more than %2 in one: do it in parts"_s.arg(m_values.size()).arg(features().maxParameters));
    Statement statement {m_sql, m_values};
    m_sql.clear();
    m_values.clear();
    m_scopes.clear();
    m_qualified = false;
    return statement;
}

Statement SqlRenderer::select(const Select &select)
{
    withText(select);
    selectText(select);
    return finish();
}

Statement SqlRenderer::expression(const Expr &expression, const TableRef &table)
{
    m_scopes = {{table}};
    expr(expression);
    return finish();
}

QString SqlRenderer::tableName(const TableRef &table) const
{
    const QString name = m_dialect.quote(table.name);
    if (table.schemaName.isEmpty() || !features().schemas)
        return name;
    return m_dialect.quote(table.schemaName) + u'.' + name;
}

QString SqlRenderer::qualifier(const TableRef &table) const
{
    return table.alias.isEmpty() ? tableName(table) : m_dialect.quote(table.alias);
}

void SqlRenderer::withText(const Select &select)
{
    withText(commonTables(select));
}

void SqlRenderer::withText(const QList<Subquery> &ctes)
{
    if (ctes.isEmpty())
        return;
    const bool recursive = std::any_of(ctes.begin(), ctes.end(), [](const Subquery &cte) { return cte.isRecursive(); });
    m_sql += recursive ? "WITH RECURSIVE "_L1 : "WITH "_L1;
    for (qsizetype i = 0; i < ctes.size(); ++i) {
        m_sql += (i ? ", "_L1 : ""_L1) + m_dialect.quote(ctes[i].name()) + " ("_L1;
        names(ctes[i].columnNames());
        m_sql += ") AS ("_L1;
        selectText(ctes[i].select());
        m_sql += u')';
    }
    m_sql += u' ';
}

void SqlRenderer::selectText(const Select &select)
{
    if (select.operands.isEmpty()) {
        selectCore(select);
        return;
    }
    operandsText(select);
    ordersText(select.orders, &select);
    limitText(select);
}

void SqlRenderer::operandsText(const Select &select)
{
    static constexpr QLatin1StringView Words[] = {" UNION "_L1, " UNION ALL "_L1, " INTERSECT "_L1, " EXCEPT "_L1};
    Select first = select;
    first.operands.clear();
    first.orders.clear();
    first.maximum.reset();
    first.skipped = 0;
    selectCore(first);
    for (const Select::Operand &operand : select.operands) {
        m_sql += Words[int(operand.operation)];
        selectCore(columnsAlike(*operand.select, select.columns));
    }
}

void SqlRenderer::selectCore(const Select &select)
{
    checkGrouping(select);
    Scope scope {select.source};
    for (const Join &join : select.joins)
        scope.append(join.table);
    m_scopes.prepend(scope);
    columnsText(select);
    if (!select.source.name.isEmpty()) {
        m_sql += " FROM "_L1;
        fromText(select.source, select.sourceSubquery.get());
    }
    for (const Join &join : select.joins)
        joinText(join);
    whereText(select.condition);
    groupsText(select);
    ordersText(select.orders);
    limitText(select);
    m_scopes.removeFirst();
}

void SqlRenderer::columnsText(const Select &select)
{
    m_sql += select.isDistinct ? "SELECT DISTINCT "_L1 : "SELECT "_L1;
    for (qsizetype i = 0; i < select.columns.size(); ++i) {
        m_sql += i ? ", "_L1 : ""_L1;
        expr(select.columns[i].expression);
        if (!select.columns[i].name.isEmpty())
            m_sql += " AS "_L1 + m_dialect.quote(select.columns[i].name);
    }
}

void SqlRenderer::fromText(const TableRef &table, const Subquery *subquery, bool lateral)
{
    if (!subquery || subquery->isCte()) {
        m_sql += tableName(table);
        if (!table.alias.isEmpty())
            m_sql += " AS "_L1 + m_dialect.quote(table.alias);
        return;
    }
    // What stands in FROM cannot see its neighbours, unless it is said to.
    const Scope own = lateral ? Scope() : m_scopes.takeFirst();
    m_sql += lateral ? "LATERAL ("_L1 : "("_L1;
    if (subquery->isText())
        expr(subquery->select().columns.first().expression);
    else
        selectText(subquery->select());
    m_sql += ") AS "_L1 + m_dialect.quote(table.alias.isEmpty() ? table.name : table.alias);
    if (!lateral)
        m_scopes.prepend(own);
}

void SqlRenderer::joinText(const Join &join)
{
    static constexpr QLatin1StringView Words[] = {" JOIN "_L1, " LEFT JOIN "_L1, " CROSS JOIN "_L1, " FULL JOIN "_L1};
    if (join.kind == Join::Kind::Full && !m_dialect.features().fullJoin)
        throw Error(ErrorKind::Unsupported, u"this database has no FULL JOIN: unite two outer joins, one from each side"_s);
    if (join.lateral && !m_dialect.features().lateral)
        throw Error(ErrorKind::Unsupported,
            u"in this database a subquery that is joined does not see the other tables (LATERAL): use a condition with exists()"_s);
    m_sql += Words[int(join.kind)];
    fromText(join.table, join.subquery.get(), join.lateral);
    if (join.on.isEmpty())
        return;
    m_sql += " ON "_L1;
    expr(join.on);
}

void SqlRenderer::groupsText(const Select &select)
{
    if (!select.groups.isEmpty()) {
        m_sql += " GROUP BY "_L1;
        list(select.groups);
    }
    if (!select.groupCondition.isEmpty()) {
        m_sql += " HAVING "_L1;
        expr(select.groupCondition);
    }
}

void SqlRenderer::ordersText(const QList<Order> &orders, const Select *compound)
{
    for (qsizetype i = 0; i < orders.size(); ++i) {
        m_sql += i ? ", "_L1 : " ORDER BY "_L1;
        orderText(orders[i], compound);
    }
}

void SqlRenderer::orderText(const Order &order, const Select *compound)
{
    const bool first = order.nulls == Order::Nulls::First;
    const bool says = order.nulls != Order::Nulls::Default && first != (features().nullsFirst != order.descending);
    if (says && !features().nullsOrdering) {
        nested(order.expression, 5);
        m_sql += first ? " IS NOT NULL, "_L1 : " IS NULL, "_L1; // false sorts before true
    }
    const qsizetype position = compound ? positionOf(order.expression, *compound) : 0;
    if (position > 0)
        m_sql += QString::number(position); // the whole of a union has no tables to name
    else
        expr(order.expression);
    m_sql += order.descending ? " DESC"_L1 : ""_L1;
    if (says && features().nullsOrdering)
        m_sql += first ? " NULLS FIRST"_L1 : " NULLS LAST"_L1;
}

void SqlRenderer::limitText(const Select &select)
{
    // OFFSET alone is not SQL everywhere; a limit that no table reaches is.
    if (select.maximum || select.skipped)
        m_sql += " LIMIT "_L1 + QString::number(select.maximum.value_or(std::numeric_limits<qint64>::max()));
    if (select.skipped)
        m_sql += " OFFSET "_L1 + QString::number(select.skipped);
}

void SqlRenderer::whereText(const Expr &condition)
{
    if (condition.isEmpty())
        return;
    m_sql += " WHERE "_L1;
    expr(condition);
}

/// What an UPDATE or DELETE may name.
void SqlRenderer::scopeOf(const TableRef &table, const Subquery *source)
{
    m_scopes = {{table}};
    if (source)
        m_scopes.first().append(source->ref());
}

void SqlRenderer::sourceText(const Subquery *source, QLatin1StringView word, bool isKnown)
{
    if (!source)
        return;
    if (!isKnown)
        throw Error(ErrorKind::Unsupported, u"this database changes rows of one table by that table alone: use a condition with exists()"_s);
    m_sql += word;
    fromText(source->ref(), source);
}

void SqlRenderer::names(const QStringList &columns)
{
    for (qsizetype i = 0; i < columns.size(); ++i)
        m_sql += (i ? ", "_L1 : ""_L1) + m_dialect.quote(columns[i]);
}

void SqlRenderer::rowsText(const Insert &insert)
{
    m_sql += " ("_L1;
    names(insert.columns);
    m_sql += insert.select ? ") "_L1 : ") VALUES "_L1;
    if (insert.select) {
        Select select = *insert.select;
        if (insert.conflict && select.condition.isEmpty() && select.operands.isEmpty())
            select.condition = Expr::sql(u"1 = 1"_s); // ON would be taken for that of a join
        m_scopes.clear();
        withText(select);
        selectText(select);
        m_scopes = {{insert.table}};
        return;
    }
    for (qsizetype i = 0; i < insert.rows.size(); ++i) {
        m_sql += i ? ", ("_L1 : "("_L1;
        list(insert.rows[i]);
        m_sql += u')';
    }
}

void SqlRenderer::conflictText(const Conflict &conflict, const Insert &insert)
{
    if (features().upsert == UpsertSyntax::None)
        throw Error(ErrorKind::Unsupported, u"this database cannot insert or update in one statement"_s);
    m_qualified = true; // a bare name could be the old value or the new one
    if (features().upsert == UpsertSyntax::OnDuplicateKey)
        return onDuplicateText(conflict, insert);
    m_sql += " ON CONFLICT"_L1;
    if (!conflict.columns.isEmpty()) {
        m_sql += " ("_L1;
        names(conflict.columns);
        m_sql += u')';
    }
    if (conflict.assignments.isEmpty()) {
        m_sql += " DO NOTHING"_L1;
        return;
    }
    m_sql += " DO UPDATE SET "_L1;
    assignmentsText(conflict.assignments);
    whereText(conflict.condition);
}

void SqlRenderer::onDuplicateText(const Conflict &conflict, const Insert &insert)
{
    const bool isTold = !insert.returning.isEmpty() && !features().keepsAsItWas.isEmpty();
    const auto kept = [&](const QString &column, bool tells) {
        const QString old = tableName(insert.table) + u'.' + m_dialect.quote(column);
        return tells ? QString(features().keepsAsItWas).replace("{0}"_L1, old) : old;
    };
    m_sql += " ON DUPLICATE KEY UPDATE "_L1;
    if (conflict.assignments.isEmpty()) { // IGNORE would pass over every other error as well
        const QString same = conflict.columns.isEmpty() ? insert.columns.value(0) : conflict.columns.first();
        m_sql += m_dialect.quote(same) + " = "_L1 + kept(same, isTold);
    }
    for (qsizetype i = 0; i < conflict.assignments.size(); ++i) {
        const Assignment &assignment = conflict.assignments[i];
        m_sql += (i ? ", "_L1 : ""_L1) + m_dialect.quote(assignment.column) + " = "_L1;
        if (!conflict.condition.isEmpty()) {
            m_sql += "CASE WHEN "_L1;
            expr(conflict.condition);
            m_sql += " THEN "_L1;
        }
        expr(assignment.value);
        if (!conflict.condition.isEmpty())
            m_sql += " ELSE "_L1 + kept(assignment.column, isTold && i == 0) + " END"_L1;
    }
}

Statement SqlRenderer::insert(const Insert &insert)
{
    m_scopes = {{insert.table}};
    m_sql = "INSERT INTO "_L1 + tableName(insert.table);
    if (insert.columns.isEmpty())
        m_sql += u' ' + features().noValues;
    else
        rowsText(insert);
    if (insert.conflict)
        conflictText(*insert.conflict, insert);
    if (!insert.returning.isEmpty()) {
        m_sql += " RETURNING "_L1;
        names(insert.returning);
        if (insert.conflict && insert.conflict->mayKeep() && !features().returnsKept.isEmpty())
            m_sql += ", "_L1 + features().returnsKept;
    }
    return finish();
}

void SqlRenderer::assignmentsText(const QList<Assignment> &assignments)
{
    for (qsizetype i = 0; i < assignments.size(); ++i) {
        m_sql += (i ? ", "_L1 : ""_L1) + m_dialect.quote(assignments[i].column) + " = "_L1;
        assigned(assignments[i]);
    }
}

Statement SqlRenderer::update(const Update &update)
{
    withText(commonTables(update.condition));
    scopeOf(update.table, update.source.get());
    m_sql += "UPDATE "_L1 + tableName(update.table) + " SET "_L1;
    assignmentsText(update.assignments);
    sourceText(update.source.get(), " FROM "_L1, !features().elementsOfList.isEmpty() || features().rowsPerUpdate > 1);
    whereText(update.condition);
    return finish();
}

Statement SqlRenderer::remove(const Delete &statement)
{
    withText(commonTables(statement.condition));
    scopeOf(statement.table, statement.source.get());
    m_sql += "DELETE FROM "_L1 + tableName(statement.table);
    sourceText(statement.source.get(), " USING "_L1, !features().elementsOfList.isEmpty());
    whereText(statement.condition);
    return finish();
}

} // namespace jw
