// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/valuelists.h"

#include <algorithm>

namespace jw {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostWrittenOut = 500; // in one statement
constexpr qsizetype MostListed = 20'000; // half a megabyte of numbers

QString placeFor(const Dialect &dialect, const Mapper &mapper, int cell)
{
    return dialect.listPlaceholder(mapper.type(cell), mapper.enumType(cell));
}

/// The text of a feature with `inner` for what it is made of.
Expr around(const QString &text, const Expr &inner)
{
    return Expr::sql(QString(text).replace("{0}"_L1, inner.node().name), inner.node().values);
}

/// Whole numbers without a gap: a range says the same as the list, at a fraction of the cost.
bool isRange(const QList<Value> &sorted)
{
    return sorted.size() > 2 && sorted.first().kind() == Value::Kind::Int64 && sorted.last().kind() == Value::Kind::Int64
        && sorted.last().toInt64() - sorted.first().toInt64() == sorted.size() - 1;
}

QList<Value> padded(QList<Value> values)
{
    for (const qsizetype length = listLength(values.size()); values.size() < length;)
        values.append(Value(values.last()));
    return values;
}

QList<Value> valuesAt(const QList<QList<Value>> &keys, qsizetype place)
{
    QList<Value> values;
    values.reserve(keys.size());
    for (const QList<Value> &key : keys)
        values.append(key[place]);
    return values;
}

Expr hasOneOf(const Dialect &dialect, const Mapper &mapper, int cell, QList<Value> values)
{
    std::sort(values.begin(), values.end(), [](const Value &a, const Value &b) { return Value::compare(a, b) < 0; });
    const Expr column = mapper.expression(cell);
    if (isRange(values))
        return column.between(values.first(), values.last());
    if (values.size() == 1)
        return column == values[0];
    return takesLists(dialect, mapper, {cell}) ? hasAnyOf(dialect, mapper, cell, values) : column.in(padded(values));
}

/// (a, b) IN (SELECT unnest(…), unnest(…))
Expr hasOneRow(const Dialect &dialect, const Mapper &mapper, const QList<int> &cells, const QList<QList<Value>> &keys)
{
    QStringList columns;
    QStringList lists;
    QList<Value> values;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const Expr rows = elementsOf(dialect, mapper, cells[i], listOf(dialect, mapper, cells[i], valuesAt(keys, i)));
        columns.append(dialect.quote(mapper.cellName(cells[i])));
        lists.append(rows.node().name);
        values += rows.node().values;
    }
    return Expr::sql(u"(%1) IN (SELECT %2)"_s.arg(columns.join(", "_L1), lists.join(", "_L1)), values);
}

Expr columnOf(const Dialect &dialect, const KeyCells &cells, qsizetype i)
{
    const int cell = cells.cells[i];
    const QString collation = cells.collations.value(i);
    return collation.isEmpty() ? cells.mapper.expression(cell)
                               : Expr::sql(dialect.collated(dialect.quote(cells.mapper.cellName(cell)), collation));
}

Expr isOneOf(const Dialect &dialect, const KeyCells &cells, const QList<QList<Value>> &keys)
{
    if (cells.cells.size() == 1)
        return columnOf(dialect, cells, 0).in(padded(valuesAt(keys, 0)));
    Expr any;
    for (const QList<Value> &key : keys) {
        Expr all;
        for (qsizetype i = 0; i < key.size(); ++i)
            all = all && columnOf(dialect, cells, i) == key[i];
        any = any || all;
    }
    return any;
}

} // namespace

qsizetype listLength(qsizetype values)
{
    qsizetype length = 1;
    while (length < values)
        length = length == 256 ? MostWrittenOut : length * 2;
    return length;
}

bool takesLists(const Dialect &dialect, const Mapper &mapper, const QList<int> &cells)
{
    return !dialect.features().anyOfList.isEmpty()
        && std::none_of(cells.begin(), cells.end(), [&](int cell) { return placeFor(dialect, mapper, cell).isEmpty(); });
}

Expr listOf(const Dialect &dialect, const Mapper &mapper, int cell, const QList<Value> &values)
{
    QList<Value> stored;
    stored.reserve(values.size());
    for (const Value &value : values)
        stored.append(value.isNull() ? value : dialect.toDatabase(value, mapper.type(cell)));
    return Expr::sql(placeFor(dialect, mapper, cell), {dialect.list(stored)});
}

Expr hasAnyOf(const Dialect &dialect, const Mapper &mapper, int cell, const QList<Value> &values)
{
    const Expr list = listOf(dialect, mapper, cell, values);
    const QString column = dialect.quote(mapper.cellName(cell));
    const bool isOfArrays = dialect.listElement(mapper.type(cell)) != "{0}"_L1; // whose elements ANY would look at
    const Expr any = isOfArrays ? around(u"IN (SELECT {0})"_s, elementsOf(dialect, mapper, cell, list)) : around(u"= "_s + dialect.features().anyOfList, list);
    return Expr::sql(column + u' ' + any.node().name, any.node().values);
}

Expr elementsOf(const Dialect &dialect, const Mapper &mapper, int cell, const Expr &list)
{
    return around(dialect.listElement(mapper.type(cell)), around(dialect.features().elementsOfList, list));
}

Expr comparedElementsOf(const Dialect &dialect, const Mapper &mapper, int cell)
{
    if (dialect.comparedText(mapper.type(cell)) == "{0}"_L1)
        return elementsOf(dialect, mapper, cell, listOf(dialect, mapper, cell));
    const QString texts = dialect.listPlaceholder(ColumnType(), nullptr);
    return around(dialect.features().elementsOfList, Expr::sql(texts, {dialect.list({})}));
}

qsizetype mostKeys(const Dialect &dialect, const KeyCells &cells)
{
    if (cells.collations.isEmpty() && takesLists(dialect, cells.mapper, cells.cells))
        return MostListed;
    return std::max<qsizetype>(1, std::min(MostWrittenOut, qsizetype(dialect.features().maxParameters)) / cells.cells.size());
}

Expr hasOneOf(const Dialect &dialect, const KeyCells &cells, const QList<QList<Value>> &keys)
{
    if (!cells.collations.isEmpty())
        return isOneOf(dialect, cells, keys);
    if (cells.cells.size() == 1)
        return hasOneOf(dialect, cells.mapper, cells.cells[0], valuesAt(keys, 0));
    return keys.size() > 1 && takesLists(dialect, cells.mapper, cells.cells) ? hasOneRow(dialect, cells.mapper, cells.cells, keys)
                                                                              : isOneOf(dialect, cells, keys);
}

} // namespace jw
