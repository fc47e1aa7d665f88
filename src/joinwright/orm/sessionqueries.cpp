// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// The queries that a session offers beside those of objects.
#include "joinwright/dialect/sqlrenderer.h"
#include "joinwright/orm/sessionparts.h"

namespace jw {

using namespace Qt::StringLiterals;

void Session::use(const EntityInfo *entity)
{
    if (entity)
        mapperOf(*entity);
}

RowQuery Session::select(const Table *table, const QStringList &columns)
{
    const Mapper &mapper = mapperIn(*this, table);
    QueryBuilder builder(*this, mapper);
    builder.setObjects(QueryBuilder::Objects::None);
    for (const QString &column : columns)
        builder.addColumn({builder.column(column), column.contains(u'.') ? column : QString()});
    return RowQuery(builder);
}

Upsert<Record> Session::upsert(const Table *table)
{
    return Upsert<Record>(*this, mapperIn(*this, table));
}

RowSet Session::sql(const QString &text, const QList<Value> &values, SourceLocation where)
{
    const CallSite site(where);
    return readRows(SqlRenderer(dialect()).expression(Expr::sql(text, values), {}), d->io(u"running SQL"_s));
}

RowSet readRows(const Statement &statement, Connection &connection)
{
    Result result = connection.execute(statement);
    QStringList names;
    for (int column = 0; column < result.columnCount(); ++column)
        names.append(result.columnName(column));
    QList<Value> cells;
    int rows = 0;
    for (; result.next(); ++rows) {
        for (int column = 0; column < result.columnCount(); ++column)
            cells.append(result.raw(column));
    }
    return RowSet(names, cells, rows);
}

} // namespace jw
