// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/foreignkeyreason.h"

#include "joinwright/dialect/sqlrenderer.h"
#include "joinwright/engine/connection.h"

using namespace Qt::StringLiterals;

namespace jw {

namespace {

/// The foreign key that refused an operation.
struct ForeignKeyRefusal
{
    ErrorReason reason = ErrorReason::ForeignKey; ///< NoParent or HasChildren once it is known
    Sentence sentence; ///< "rows of order_items refer to it by order_id"; empty: not known
    QString table; ///< that has the foreign key
    QString column; ///< or several
};

QString listOfNames(const Mapper &mapper, const QList<int> &cells)
{
    QStringList names;
    for (const int cell : cells)
        names.append(mapper.cellName(cell));
    return names.join(", "_L1);
}

/// The columns by which rows of `table` refer to those of the mapper; empty unless there is one way only.
QString columnsFrom(const QString &table, const Mapper &mapper)
{
    QStringList ways;
    for (const Relation &relation : mapper.relations()) {
        if (relation.kind != Relation::Kind::ToOne && !relation.isVirtual && relation.target->name() == table)
            ways.append(listOfNames(*relation.target, relation.targetColumns));
    }
    return ways.size() == 1 ? ways.first() : QString();
}

class ForeignKeyReason
{
public:
    ForeignKeyReason(Connection &connection, const FlushOperation &operation)
        : m_connection(connection)
        , m_operation(operation)
        , m_mapper(*operation.mapper)
    {
    }

    ForeignKeyRefusal find() const
    {
        for (const Relation &relation : m_mapper.relations()) {
            if (relation.isVirtual)
                continue;
            const ForeignKeyRefusal found
                = relation.kind == Relation::Kind::ToOne ? missingParent(relation) : children(relation);
            if (!found.sentence.isEmpty())
                return found;
        }
        return {};
    }

private:
    static Expr rowWith(const Mapper &mapper, const QList<int> &cells, const QList<Value> &values)
    {
        Expr all = mapper.expression(cells[0]) == Expr::literal(values[0], mapper.type(cells[0]));
        for (qsizetype i = 1; i < cells.size(); ++i)
            all = all
                && mapper.expression(cells[i]) == Expr::literal(values[i], mapper.type(cells[i]));
        return all;
    }
    bool exists(const Mapper &mapper, const QList<int> &cells, const QList<Value> &values) const
    {
        const Select select = Select::from(mapper.ref())
                                  .column(mapper.expression(cells[0]))
                                  .where(rowWith(mapper, cells, values))
                                  .limit(1);
        return !m_connection.execute(SqlRenderer(m_connection.dialect()).select(select))
                    .all()
                    .isEmpty();
    }
    const FlushValue *written(int cell) const
    {
        const auto found = std::find_if(m_operation.values.begin(), m_operation.values.end(),
            [cell](const FlushValue &value) { return value.cell == cell; });
        return found == m_operation.values.end() ? nullptr : &*found;
    }
    bool writes(const QList<int> &cells) const
    {
        return std::any_of(cells.begin(), cells.end(), [this](int cell) { return written(cell); });
    }

    /// What the row has in these cells, before the operation for `stored`, after it otherwise;
    /// nothing where one is NULL or comes from a row of the same flush, which is there.
    std::optional<QList<Value>> values(const QList<int> &cells, bool stored) const
    {
        const QList<Value> before = m_operation.kind == FlushOperation::Kind::Insert
            ? QList<Value>()
            : storedValues(cells);
        QList<Value> result;
        for (qsizetype i = 0; i < cells.size(); ++i) {
            const FlushValue *value = stored ? nullptr : written(cells[i]);
            result.append(value ? value->value : before.value(i));
            if ((value && value->from >= 0) || result.last().isNull())
                return std::nullopt;
        }
        return result;
    }
    QList<Value> storedValues(const QList<int> &cells) const
    {
        Select select = Select::from(m_mapper.ref())
                            .where(rowWith(m_mapper, m_mapper.keyCells(),
                                QList<Value>(m_operation.key.begin(), m_operation.key.end())));
        for (const int cell : cells)
            select.column(m_mapper.expression(cell));
        const Dialect &dialect = m_connection.dialect();
        const QList<QList<Value>> rows
            = m_connection.execute(SqlRenderer(dialect).select(select)).all();
        QList<Value> values = rows.value(0);
        for (qsizetype i = 0; i < values.size(); ++i)
            values[i] = dialect.fromDatabase(values[i], m_mapper.type(cells[i]));
        return values;
    }

    ForeignKeyRefusal missingParent(const Relation &relation) const
    {
        if (m_operation.kind == FlushOperation::Kind::Delete || !writes(relation.columns))
            return {};
        const std::optional<QList<Value>> key = values(relation.columns, false);
        if (!key || exists(*relation.target, relation.targetColumns, *key))
            return {};
        QStringList parts;
        for (qsizetype i = 0; i < key->size(); ++i)
            parts.append(
                u"%1 = %2"_s.arg(m_mapper.cellName(relation.columns[i]), key->at(i).toString()));
        return {ErrorReason::NoParent, Error::phrase("%1 has no row for %2", relation.target->name(), parts.join(", "_L1)), m_mapper.name(),
            listOfNames(m_mapper, relation.columns)};
    }

    ForeignKeyRefusal children(const Relation &relation) const
    {
        const bool keeps = m_operation.kind == FlushOperation::Kind::Delete
            ? isRefused(relation.onDelete)
            : m_operation.kind == FlushOperation::Kind::Update && writes(relation.columns)
                && isRefused(relation.onUpdate);
        if (!keeps || relation.kind != Relation::Kind::ToMany)
            return {};
        const std::optional<QList<Value>> key = values(relation.columns, true);
        if (!key || !exists(*relation.target, relation.targetColumns, *key))
            return {};
        const QString columns = listOfNames(*relation.target, relation.targetColumns);
        return {ErrorReason::HasChildren, Error::phrase("rows of %1 refer to it by %2", relation.target->name(), columns), relation.target->name(),
            columns};
    }

    static bool isRefused(ReferentialAction action)
    {
        return action == ReferentialAction::NoAction || action == ReferentialAction::Restrict;
    }

    Connection &m_connection;
    const FlushOperation &m_operation;
    const Mapper &m_mapper;
};

ForeignKeyRefusal foreignKeyReason(Connection &connection, const FlushOperation &operation)
{
    try {
        return ForeignKeyReason(connection, operation).find();
    } catch (const Error &) {
        return {}; // the database's own words are what there is
    }
}

} // namespace

Sentence foreignKeySentence(const Error &error, const FlushOperation &operation, Connection &connection, Error::Context &context)
{
    const bool isNamed = !context.table.isEmpty() || !context.column.isEmpty() || !context.constraint.isEmpty();
    if (context.reason == ErrorReason::HasChildren && context.column.isEmpty())
        context.column = columnsFrom(context.table, *operation.mapper);
    if (isNamed || !dynamic_cast<const IntegrityError *>(&error) || error.message().contains(context.driverText))
        return error.sentence();
    const ForeignKeyRefusal refusal = foreignKeyReason(connection, operation);
    if (refusal.sentence.isEmpty())
        return error.sentence();
    context.reason = refusal.reason;
    context.table = refusal.table;
    context.column = refusal.column;
    return Error::phrase("a foreign key refused the change: %1", refusal.sentence);
}

} // namespace jw
