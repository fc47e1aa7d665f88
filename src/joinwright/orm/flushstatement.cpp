// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/flushstatement.h"

#include "joinwright/orm/version.h"

namespace jw {

using namespace Qt::StringLiterals;

namespace {

/// A value that was loaded although it is none of the column's type is compared as it is stored.
Expr stored(const Value &value, const ColumnType &type, const Dialect &dialect)
{
    try {
        if (!value.isNull())
            dialect.toDatabase(value, type);
        return Expr::literal(value, type);
    } catch (const Error &) {
        return Expr::sql(QStringLiteral("?"), {value}); // a literal would take the column's type
    }
}

} // namespace

Expr compared(const Dialect &dialect, const Mapper &mapper, int cell)
{
    const QString text = dialect.comparedText(mapper.type(cell));
    const Expr column = mapper.expression(cell);
    if (text == u"{0}")
        return column;
    // Qualified: an UPDATE of many rows reads from a second table as well.
    return Expr::sql(QString(text).replace(u"{0}"_s, dialect.quotedName(mapper.table()) + u'.' + dialect.quote(mapper.cellName(cell))));
}

FlushStatement::FlushStatement(const FlushOperation &operation, Reference reference)
    : m_operation(operation)
    , m_reference(std::move(reference))
{
}

Expr FlushStatement::column(int cell) const
{
    const Mapper &mapper = *m_operation.mapper;
    return mapper.expression(cell);
}

Expr FlushStatement::valueOf(const FlushValue &value) const
{
    if (value.counts)
        return nextVersionOf(*m_operation.mapper);
    if (value.from >= 0)
        return m_reference(value.from, value.fromCell);
    return Expr::literal(value.value, m_operation.mapper->type(value.cell));
}

QList<Assignment> FlushStatement::assignments() const
{
    QList<Assignment> result;
    for (const FlushValue &value : m_operation.values)
        result.append({m_operation.mapper->cellName(value.cell), valueOf(value)});
    return result;
}

Expr FlushStatement::keyCondition(const QList<Value> &key) const
{
    Expr condition;
    for (qsizetype i = 0; i < key.size(); ++i) {
        const int cell = m_operation.mapper->keyCells()[i];
        condition = condition && column(cell) == Expr::literal(key[i], m_operation.mapper->type(cell));
    }
    return condition;
}

Expr FlushStatement::ownKey() const
{
    if (m_operation.keyFrom < 0)
        return keyCondition(QList<Value>(m_operation.key.begin(), m_operation.key.end()));
    Expr condition;
    for (const int cell : m_operation.mapper->keyCells())
        condition = condition && column(cell) == m_reference(m_operation.keyFrom, cell);
    return condition;
}

Expr FlushStatement::baseCondition(const Dialect &dialect) const
{
    Expr condition;
    for (const FlushValue &value : m_operation.checked())
        condition = condition && compared(dialect, *m_operation.mapper, value.cell) == stored(value.base, m_operation.mapper->type(value.cell), dialect);
    return condition;
}

Statement FlushStatement::render(const Dialect &dialect, SqlRenderer::Values values) const
{
    SqlRenderer renderer(dialect, values);
    const Mapper &mapper = *m_operation.mapper;
    switch (m_operation.kind) {
    case FlushOperation::Kind::Insert:
        return renderer.insert(Insert::into(mapper.ref(), assignments()));
    case FlushOperation::Kind::Update: {
        Update update = Update::of(mapper.ref());
        update.assignments = assignments();
        // A row of this same flush cannot have been changed by anybody else.
        update.where(m_operation.keyFrom < 0 ? ownKey() && baseCondition(dialect) : ownKey());
        return renderer.update(update);
    }
    case FlushOperation::Kind::Delete:
        return renderer.remove(Delete::from(mapper.ref()).where(ownKey() && baseCondition(dialect)));
    }
    Q_UNREACHABLE();
}

Statement FlushStatement::renderUnchecked(const Dialect &dialect) const
{
    Update update = Update::of(m_operation.mapper->ref());
    update.assignments = assignments();
    return SqlRenderer(dialect).update(update.where(ownKey()));
}

Statement FlushStatement::selectCells(const Dialect &dialect, const QList<int> &cells, const QList<Value> &key) const
{
    Select select = Select::from(m_operation.mapper->ref());
    for (const int cell : cells)
        select.column(column(cell));
    return SqlRenderer(dialect).select(select.where(keyCondition(key)));
}

} // namespace jw
