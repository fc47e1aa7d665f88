// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// How queries run; what they are is in querybuilder.cpp.
#include "joinwright/orm/query.h"

#include "joinwright/orm/sessionparts.h"

namespace jw {

using namespace Qt::StringLiterals;

Connection &BasicQuery::io(const QString &doing) const
{
    return session().parts().io(doing + u' ' + m_builder.subject());
}

Statement BasicQuery::statement() const
{
    return compile().statement;
}

Select BasicQuery::toSelect() const
{
    return m_builder.select();
}

CompiledQuery BasicQuery::compile() const
{
    return m_builder.compile();
}

CompiledQuery BasicQuery::compileCount() const
{
    return m_builder.compileCount();
}

CompiledQuery BasicQuery::compileTuples() const
{
    QueryBuilder whole(m_builder);
    whole.setObjects(QueryBuilder::Objects::All);
    return whole.compile();
}

QueryShape BasicQuery::shape() const
{
    return m_builder.shape();
}

qint64 BasicQuery::count(SourceLocation where) const
{
    const CallSite site(where);
    Connection &connection = io(u"counting"_s);
    Result result = connection.execute(compileCount().statement);
    return result.next() ? result.raw(0).toInt64() : 0;
}

Statement BasicQuery::compileExists() const
{
    BasicQuery limited(*this);
    limited.m_builder.limitTo(1);
    limited.m_builder.setOrders({});
    return limited.compile().statement;
}

bool BasicQuery::exists(SourceLocation where) const
{
    const CallSite site(where);
    Connection &connection = io(u"querying"_s);
    return connection.execute(compileExists()).next();
}

QStringList explained(const Statement &statement, Connection &connection)
{
    const Dialect &dialect = connection.dialect();
    return dialect.explainedLines(connection.execute(dialect.explainStatement(statement.sql), statement.values).all());
}

QStringList BasicQuery::explain(SourceLocation where) const
{
    const CallSite site(where);
    return explained(compile().statement, io(u"explaining a query of"_s));
}

CompiledQuery BasicQuery::compileRows(const QList<Order> &more, std::optional<qint64> limit) const
{
    QueryBuilder rows(m_builder);
    rows.setObjects(QueryBuilder::Objects::Whole);
    for (const Order &order : more)
        rows.addOrder(order);
    rows.setLimit(limit);
    rows.setOffset(0);
    return rows.compile();
}

QList<Handle> BasicQuery::run() const
{
    return session().parts().reader.rows(compile());
}

QList<QList<Handle>> BasicQuery::runTuples() const
{
    const QList<QList<Handle>> columns = runColumns();
    QList<QList<Handle>> tuples(columns.first().size());
    for (const QList<Handle> &column : columns) {
        for (qsizetype row = 0; row < column.size(); ++row)
            tuples[row].append(column[row]);
    }
    return tuples;
}

QList<QList<Handle>> BasicQuery::runColumns() const
{
    return session().parts().reader.columns(compile());
}

RowSet BasicQuery::runRows(QList<Handle> *objects) const
{
    const FetchResult result = compile().execute(io(u"querying"_s));
    if (objects)
        *objects = session().parts().adopter.adopt(result);
    return RowSet(result.extraNames, result.extras, result.rows);
}

CompiledQuery BasicQuery::compileLimited(qint64 most) const
{
    QueryBuilder limited(m_builder);
    limited.limitTo(most);
    return limited.compile();
}

QList<Handle> BasicQuery::runLimited(qint64 count) const
{
    return session().parts().reader.rows(compileLimited(count));
}

void BasicQuery::throwNotOne(qsizetype found) const
{
    Error::Context context;
    context.table = m_builder.subject();
    throw Error(ErrorKind::Usage,
        found == 0 ? u"one row of %1 was wanted, there is none"_s.arg(m_builder.subject())
                   : u"one row of %1 was wanted, there are more"_s.arg(m_builder.subject()),
        context);
}

const Mapper &mapperIn(Session &session, const EntityInfo &entity)
{
    return session.mapperOf(entity);
}

const Mapper &mapperIn(Session &session, const Table *table)
{
    if (!table)
        throw Error(ErrorKind::Usage, u"a query was wanted of a table that does not exist"_s);
    return session.mapping().mapper(table->id, table->name);
}

} // namespace jw
