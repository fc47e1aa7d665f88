// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/flushruns.h"

#include "joinwright/orm/rowstore.h"

#include <algorithm>

namespace jw {

using namespace Qt::StringLiterals;
using OperationKind = FlushOperation::Kind;

namespace {

bool isBaseNull(const FlushRuns::Draft &draft, const FlushRuns::Draft::Item &item)
{
    return draft.kind != OperationKind::Insert && draft.keyFrom < 0
        && (item.isFreed || storedCell(draft.row, item.cell).isNull());
}

bool isSameReason(const Sentence &a, const Sentence &b)
{
    return a.isEmpty() == b.isEmpty() && (a.isEmpty() || a.text() == b.text());
}

bool isOfShape(const FlushRuns::Draft &draft, const FlushRuns::Shape &shape)
{
    const auto isLike = [&draft](const FlushRuns::Draft::Item &item, const FlushRuns::Cell &cell) {
        return item.cell == cell.cell && item.source == cell.source
            && isBaseNull(draft, item) == cell.isBaseNull;
    };
    return draft.kind == shape.kind && &draft.row->mapper() == shape.mapper
        && (draft.keyFrom >= 0) == shape.isOfNewRow && isSameReason(draft.reason, shape.asked)
        && std::equal(
            draft.items.begin(), draft.items.end(), shape.cells.begin(), shape.cells.end(), isLike);
}

Sentence changedCells(const FlushRuns::Draft &draft)
{
    const Mapper &mapper = draft.row->mapper();
    QStringList names;
    for (const auto &item : draft.items) {
        if (item.cell != mapper.versionCell())
            names.append(mapper.cellName(item.cell));
    }
    return Error::phrase("%1 changed", names.join(u", "_s));
}

Sentence reasonOf(const FlushRuns::Draft &draft)
{
    if (!draft.reason.isEmpty())
        return draft.reason;
    return draft.kind == OperationKind::Insert ? Error::phrase("new")
        : draft.kind == OperationKind::Delete  ? Error::phrase("deleted")
                                               : changedCells(draft);
}

/// Defaults and computed columns of a new row, computed ones of a changed row.
QList<int> cellsToFetch(const FlushRuns::Draft &draft)
{
    QList<int> cells;
    const Mapper &mapper = draft.row->mapper();
    const bool isVersionAlone = draft.items.size() == 1 && draft.items.first().cell == mapper.versionCell();
    if (draft.kind == OperationKind::Delete || (!draft.reason.isEmpty() && !isVersionAlone))
        return cells;
    for (int cell = 0; cell < mapper.columnCount(); ++cell) {
        const bool isWritten = std::any_of(draft.items.begin(), draft.items.end(),
            [cell](const auto &item) { return item.cell == cell; });
        if (!isWritten
            && (mapper.isComputed(cell)
                || (draft.kind == OperationKind::Insert && mapper.hasDefault(cell))))
            cells.append(cell);
    }
    return cells;
}

FlushRuns::Shape shapeFor(const FlushRuns::Draft &draft)
{
    FlushRuns::Shape shape{draft.kind, &draft.row->mapper(), draft.keyFrom >= 0, {}, draft.reason,
        reasonOf(draft), cellsToFetch(draft), 0, 0};
    for (const auto &item : draft.items) {
        const int place = item.source == FlushRuns::Source::Given ? shape.givens++
            : item.source == FlushRuns::Source::Linked            ? shape.links++
                                                                  : 0;
        shape.cells.push_back({item.cell, item.source, isBaseNull(draft, item), place});
    }
    shape.links += shape.isOfNewRow;
    for (const FlushRuns::Cell &cell : shape.cells) {
        if (cell.source == FlushRuns::Source::Row)
            shape.own.push_back(cell.cell);
    }
    if (shape.own.size() < shape.cells.size())
        shape.own.clear();
    for (const FlushRuns::Cell &cell : shape.cells) {
        if (shape.kind != OperationKind::Insert || cell.source != FlushRuns::Source::Row || cell.cell >= Row::GivenBits) {
            shape.given = 0;
            break;
        }
        shape.given |= quint32(1) << cell.cell;
    }
    return shape;
}

} // namespace

void FlushRuns::Draft::remove(int cell)
{
    items.erase(std::remove_if(items.begin(), items.end(),
                    [cell](const Item &item) { return item.cell == cell; }),
        items.end());
}

int FlushRuns::Shape::placeOf(int cell) const
{
    const auto found = std::find_if(
        cells.begin(), cells.end(), [cell](const Cell &written) { return written.cell == cell; });
    return found == cells.end() ? -1 : int(found - cells.begin());
}

bool FlushRuns::Shape::isChecked(const Cell &cell) const
{
    return mapper->versionCell() < 0 || cell.cell == mapper->versionCell()
        || placeOf(mapper->versionCell()) < 0;
}

int FlushRuns::Shape::basePlaces() const
{
    if (isOfNewRow || kind == OperationKind::Insert)
        return 0;
    return int(std::count_if(cells.begin(), cells.end(), [this](const Cell &cell) { return !cell.isBaseNull && isChecked(cell); }));
}

const FlushRuns::Shape &FlushRuns::shapeOf(const Draft &draft)
{
    if (!m_runs.empty() && isOfShape(draft, *m_runs.back().shape))
        return *m_runs.back().shape;
    const auto known = std::find_if(m_shapes.begin(), m_shapes.end(),
        [&draft](const Shape &shape) { return isOfShape(draft, shape); });
    if (known != m_shapes.end())
        return *known;
    m_shapes.push_back(shapeFor(draft));
    return m_shapes.back();
}

bool FlushRuns::continuesRun(const Draft &draft, const Shape &shape) const
{
    if (m_runs.empty() || m_runs.back().shape != &shape || draft.keyFrom >= m_runs.back().begin)
        return false;
    return std::none_of(draft.items.begin(), draft.items.end(),
        [this](const Draft::Item &item) { return item.link.operation >= m_runs.back().begin; });
}

int FlushRuns::add(const Draft &draft)
{
    const Shape &shape = shapeOf(draft);
    if (!continuesRun(draft, shape))
        m_runs.push_back({&shape, size(), size(), m_givens.size(), m_links.size(), 0, 0});
    for (const Draft::Item &item : draft.items) {
        if (item.source == Source::Given)
            m_givens.push_back(item.given);
        else if (item.source == Source::Linked)
            m_links.push_back(item.link);
    }
    if (draft.keyFrom >= 0)
        m_links.push_back({draft.keyFrom, -1});
    m_rows.push_back(draft.row);
    ++m_runs.back().end;
    return size() - 1;
}

namespace {

/// Whether the touched cells of a row are those that operations of a shape write.
bool hasCells(const Row *row, const FlushRuns::Shape &shape)
{
    if (shape.given && row->isUnwritten() && !row->changes)
        return row->hash == shape.given;
    size_t count = 0;
    bool isLike = true;
    visitTouched(row, [&](int cell, const Value &original) {
        isLike = isLike && count < shape.cells.size() && shape.cells[count].cell == cell
            && shape.cells[count].source == FlushRuns::Source::Row
            && (shape.kind == OperationKind::Insert
                || original.isNull() == shape.cells[count].isBaseNull);
        ++count;
    });
    return isLike && count == shape.cells.size();
}

/// A new row whose key was given and taken back is numbered all the same.
bool hasOpenKey(const Row *row, const FlushRuns::Shape &shape)
{
    if (shape.kind != OperationKind::Insert || !shape.mapper->assignsKey())
        return false;
    const int key = shape.mapper->keyCells().constFirst();
    const bool writesKey = shape.given ? key < Row::GivenBits && shape.given >> key & 1 : shape.placeOf(key) >= 0;
    return writesKey && row->cells()[key].isNull();
}

} // namespace

int FlushRuns::addLike(FlushOperation::Kind kind, Row *row)
{
    if (m_runs.empty())
        return -1;
    const Shape &shape = *m_runs.back().shape;
    if (shape.kind != kind || shape.mapper != &row->mapper() || shape.isOfNewRow
        || !shape.asked.isEmpty()
        || (kind == OperationKind::Delete ? !shape.cells.empty() : !hasCells(row, shape))
        || hasOpenKey(row, shape))
        return -1;
    m_rows.push_back(row);
    ++m_runs.back().end;
    return size() - 1;
}

const FlushRuns::Run &FlushRuns::runOf(int operation) const
{
    return *std::prev(std::upper_bound(m_runs.begin(), m_runs.end(), operation,
        [](int number, const Run &run) { return number < run.begin; }));
}

const Value &FlushRuns::base(const Run &run, int operation, const Cell &cell) const
{
    static const Value none;
    if (run.shape->kind == OperationKind::Insert || run.shape->isOfNewRow || cell.isBaseNull)
        return none;
    if (m_isFrozen)
        return m_bases[run.values + size_t(operation - run.begin) * run.shape->cells.size()
            + size_t(&cell - run.shape->cells.data())];
    return storedCell(row(operation), cell.cell);
}

const Value &FlushRuns::key(const Run &run, int operation, int number) const
{
    const QList<int> &cells = run.shape->mapper->keyCells();
    if (m_isFrozen)
        return m_keys[run.keys + size_t(operation - run.begin) * size_t(cells.size())
            + size_t(number)];
    return storedCell(row(operation), cells[number]);
}

void FlushRuns::freeze(Run &run)
{
    std::vector<Value> values;
    std::vector<Value> bases;
    std::vector<Value> keys;
    const bool isKnown = run.shape->kind != OperationKind::Insert && !run.shape->isOfNewRow;
    for (int number = run.begin; number < run.end; ++number) {
        for (const Cell &cell : run.shape->cells) {
            values.push_back(cell.source == Source::Row ? value(run, number, cell) : Value());
            bases.push_back(base(run, number, cell));
        }
        for (int i = 0; isKnown && i < run.shape->mapper->keyCells().size(); ++i)
            keys.push_back(key(run, number, i));
    }
    run.values = m_values.size();
    run.keys = m_keys.size();
    m_values.insert(m_values.end(), values.begin(), values.end());
    m_bases.insert(m_bases.end(), bases.begin(), bases.end());
    m_keys.insert(m_keys.end(), keys.begin(), keys.end());
}

void FlushRuns::freeze()
{
    for (Run &run : m_runs)
        freeze(run);
    m_isFrozen = true;
}

FlushOperation FlushRuns::operation(int number) const
{
    const Run &run = runOf(number);
    const Shape &shape = *run.shape;
    FlushOperation operation{
        .kind = shape.kind, .mapper = shape.mapper, .fetch = shape.fetch, .reason = shape.reason};
    for (const Cell &cell : shape.cells) {
        const bool isLinked = cell.source == Source::Linked;
        const Link from = isLinked ? link(run, number, cell) : Link();
        operation.values.append({cell.cell, isLinked ? Value() : value(run, number, cell),
            from.operation, from.cell, base(run, number, cell)});
    }
    if (shape.isOfNewRow)
        operation.keyFrom = keyFrom(run, number);
    for (int i = 0; shape.kind != OperationKind::Insert && !shape.isOfNewRow
         && i < shape.mapper->keyCells().size();
         ++i)
        operation.key.append(key(run, number, i));
    return operation;
}

QList<FlushOperation> FlushRuns::operations() const
{
    QList<FlushOperation> all;
    all.reserve(size());
    for (int number = 0; number < size(); ++number)
        all.append(operation(number));
    return all + m_counts;
}

} // namespace jw
