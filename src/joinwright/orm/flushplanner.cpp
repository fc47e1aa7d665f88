// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/flushplanner.h"

#include "joinwright/orm/cyclebreaker.h"
#include "joinwright/orm/version.h"

#include <QtCore/QSet>

#include <algorithm>
#include <numeric>

namespace jw {

using namespace Qt::StringLiterals;
using Set = UnitOfWork::Set;

FlushPlanner::FlushPlanner(std::shared_ptr<const Mapping> mapping, const UnitOfWork &work)
    : m_mapping(std::move(mapping))
    , m_work(work)
{
}

PlannedFlush FlushPlanner::plan()
{
    m_result.plan.mapping = m_mapping;
    if (m_work.isEmpty())
        return m_result;
    m_tables = m_mapping->inDependencyOrder();
    QHash<const Mapper *, QList<Row *>> changed;
    for (Row *row : m_work.rows(Set::Changed))
        changed[&row->mapper()].append(row);
    sortInserts();
    planEarlyDeletes();
    QHash<const Mapper *, qsizetype> lastOf; // place behind the last new row of each table
    for (qsizetype i = 0; i < m_order.size(); ++i)
        lastOf[&m_new[m_order[i]]->mapper()] = i + 1;
    m_result.plan.operations.reserve(m_new.size());
    m_result.rows.reserve(m_new.size());
    qsizetype next = 0;
    for (const Mapper *mapper : std::as_const(m_tables)) {
        for (const qsizetype last = lastOf.value(mapper); next < last; ++next)
            planInsert(m_order[next]);
        planUpdates(changed.value(mapper));
    }
    for (Row *row : std::as_const(m_late))
        planUpdate(row);
    planClosing();
    planDeletes();
    return m_result;
}

Row *FlushPlanner::newParent(Row *row, const Relation &relation) const
{
    Row *target = RowStore::target(row, relation.index);
    return target && target->state == RowState::Pending ? target : nullptr;
}

QList<FlushPlanner::Link> FlushPlanner::linksOf(Row *row) const
{
    QList<Link> links;
    for (const Relation &relation : row->mapper().relations()) {
        if (relation.kind != Relation::Kind::ToOne)
            continue;
        if (Row *parent = newParent(row, relation))
            links.append({&relation, m_numberOf.value(parent, -1)});
    }
    links.removeIf([](const Link &link) { return link.parent < 0; });
    return links;
}

void FlushPlanner::sortInserts()
{
    const QList<Row *> added = m_work.rows(Set::Added);
    QHash<const Mapper *, QList<Row *>> byTable;
    for (Row *row : added) {
        if (!(row->flags & Row::Sent))
            byTable[&row->mapper()].append(row);
    }
    for (const Mapper *mapper : std::as_const(m_tables))
        m_new += byTable.value(mapper);
    m_operationOf = QList<int>(m_new.size(), -1);
    const bool depend = dependOnOneAnother();
    if (depend || !m_work.rows(Set::Changed).isEmpty()) { // a changed row may refer to a new one
        for (int i = 0; i < m_new.size(); ++i)
            m_numberOf.insert(m_new[i], i);
    }
    if (!depend) {
        m_order.resize(m_new.size());
        std::iota(m_order.begin(), m_order.end(), 0);
        return;
    }
    QSet<std::pair<int, int>> required;
    const QList<QList<int>> dependencies = dependenciesOfNew(&required);
    const TopologicalOrder sorted = breakCycles(dependencies, required);
    m_order = sorted.order;
    m_cut = sorted.cut;
    for (int i = 0; i < m_new.size(); ++i) {
        for (const Link &link : linksOf(m_new[i])) {
            if (link.parent == i)
                m_cut.append({i, i}); // a row that is its own parent
        }
    }
}

/// Whether any table with new rows refers to a table with new rows.
bool FlushPlanner::dependOnOneAnother() const
{
    QSet<const Mapper *> tables;
    for (const Row *row : m_new)
        tables.insert(&row->mapper());
    for (const Mapper *mapper : std::as_const(tables)) {
        for (const Relation &relation : mapper->relations()) {
            if (relation.kind == Relation::Kind::ToOne && tables.contains(relation.target))
                return true;
        }
    }
    return false;
}

QList<QList<int>> FlushPlanner::dependenciesOfNew(QSet<std::pair<int, int>> *required) const
{
    // Rows that name their parent by a key given by hand depend on it as well.
    QHash<const Mapper *, QHash<QList<Value>, int>> byKey;
    for (int i = 0; i < m_new.size(); ++i) {
        QList<Value> key;
        for (const int cell : m_new[i]->mapper().keyCells())
            key.append(m_new[i]->cells()[cell]);
        if (std::none_of(key.begin(), key.end(), [](const Value &value) { return value.isNull(); }))
            byKey[&m_new[i]->mapper()].insert(key, i);
    }
    QList<QList<int>> dependencies(m_new.size());
    for (int i = 0; i < m_new.size(); ++i) {
        for (const Link &link : linksOf(m_new[i])) {
            dependencies[i].append(link.parent);
            if (!link.relation->optional)
                required->insert({i, link.parent});
        }
        for (const Relation &relation : m_new[i]->mapper().relations()) {
            const auto known = relation.kind == Relation::Kind::ToOne ? byKey.constFind(relation.target) : byKey.cend();
            if (known == byKey.cend() || newParent(m_new[i], relation) || !Graph::hasParent(m_new[i], relation))
                continue;
            QList<Value> key;
            for (const int cell : relation.columns)
                key.append(m_new[i]->cells()[cell]);
            if (const auto it = known->constFind(key); it != known->cend())
                dependencies[i].append(*it);
        }
    }
    return dependencies;
}

bool FlushPlanner::isCut(int row, int parent) const
{
    return m_cut.contains({row, parent});
}

void FlushPlanner::append(FlushOperation operation, Row *row)
{
    operation.mapper = &row->mapper();
    if (operation.kind != FlushOperation::Kind::Insert && operation.keyFrom < 0)
        operation.key = row->store->identities().keyOf(row);
    m_result.plan.operations.append(std::move(operation));
    m_result.rows.append(Handle(row));
}

void FlushPlanner::addReference(FlushOperation &operation, const Link &link) const
{
    const int from = m_operationOf[link.parent];
    for (qsizetype i = 0; i < link.relation->columns.size(); ++i) {
        const int cell = link.relation->columns[i];
        const int keyCell = link.relation->targetColumns[i];
        operation.values.removeIf([cell](const FlushValue &value) { return value.cell == cell; });
        const Value &known = m_new[link.parent]->cells()[keyCell];
        if (known.isNull())
            operation.values.append({.cell = cell, .from = from, .fromCell = keyCell});
        else
            operation.values.append({.cell = cell, .value = known});
    }
}

void FlushPlanner::addVersion(FlushOperation &operation, const Row *row) const
{
    const int cell = row->mapper().versionCell();
    if (cell < 0)
        return;
    const bool isNew = operation.kind == FlushOperation::Kind::Insert;
    const Value before = isNew ? Value() : row->cells()[cell];
    const bool counts = operation.kind != FlushOperation::Kind::Delete;
    operation.values.append({.cell = cell, .value = counts ? nextVersion(before, row->mapper().type(cell)) : Value(), .base = before});
}

QList<int> FlushPlanner::fetchedAfterInsert(Row *row, const FlushOperation &operation) const
{
    QList<int> cells;
    const Mapper &mapper = row->mapper();
    for (int cell = 0; cell < mapper.columnCount(); ++cell) {
        if (!mapper.hasDefault(cell) && !mapper.isComputed(cell))
            continue;
        const bool isWritten = std::any_of(operation.values.begin(), operation.values.end(),
            [cell](const FlushValue &value) { return value.cell == cell; });
        if (!isWritten)
            cells.append(cell);
    }
    return cells;
}

void FlushPlanner::planInsert(int number)
{
    Row *row = m_new[number];
    FlushOperation operation {.kind = FlushOperation::Kind::Insert, .reason = u"new"_s};
    if (row->changes) {
        operation.values.reserve(row->changes->entries.size());
        for (const Changes::Entry &entry : std::as_const(row->changes->entries)) {
            const Value &value = row->cells()[entry.cell];
            if (!(row->mapper().assignsKey() && row->mapper().isKey(entry.cell) && value.isNull()))
                operation.values.append({.cell = entry.cell, .value = value});
        }
    }
    for (const Link &link : linksOf(row)) {
        if (!isCut(number, link.parent)) {
            addReference(operation, link);
            continue;
        }
        if (!link.relation->optional)
            throw Error(ErrorKind::Schema,
                u"%1 and %2 refer to one another and %3 may not be NULL: none of them can be inserted first"_s.arg(
                    objectName(row), objectName(m_new[link.parent]), link.relation->path()));
        for (const int cell : link.relation->columns)
            operation.values.removeIf([cell](const FlushValue &value) { return value.cell == cell; });
    }
    addVersion(operation, row);
    std::sort(operation.values.begin(), operation.values.end(),
        [](const FlushValue &a, const FlushValue &b) { return a.cell < b.cell; });
    operation.fetch = fetchedAfterInsert(row, operation);
    m_operationOf[number] = int(m_result.plan.operations.size());
    append(std::move(operation), row);
}

bool FlushPlanner::hasOpenReference(Row *row) const
{
    const QList<Link> links = linksOf(row);
    return std::any_of(links.begin(), links.end(), [&](const Link &link) { return m_operationOf[link.parent] < 0; });
}

void FlushPlanner::planUpdates(const QList<Row *> &rows)
{
    for (Row *row : rows) {
        if (hasOpenReference(row))
            m_late.append(row);
        else
            planUpdate(row);
    }
}

QString FlushPlanner::changeReason(const FlushOperation &operation, const Mapper &mapper)
{
    const QList<FlushOperation> &planned = m_result.plan.operations;
    const bool isRepeated = m_lastMapper == &mapper && !planned.isEmpty() && planned.constLast().mapper == &mapper
        && planned.constLast().kind == FlushOperation::Kind::Update
        && planned.constLast().values.size() == operation.values.size()
        && std::equal(operation.values.begin(), operation.values.end(), planned.constLast().values.begin(),
            [](const FlushValue &a, const FlushValue &b) { return a.cell == b.cell; });
    if (!isRepeated) {
        QStringList names;
        for (const FlushValue &value : operation.values)
            names.append(mapper.cellName(value.cell));
        m_lastReason = names.join(u", "_s) + u" changed"_s;
        m_lastMapper = &mapper;
    }
    return m_lastReason;
}

void FlushPlanner::planUpdate(Row *row)
{
    FlushOperation operation {.kind = FlushOperation::Kind::Update};
    if (row->changes) {
        for (const Changes::Entry &entry : std::as_const(row->changes->entries))
            operation.values.append({.cell = entry.cell, .value = row->cells()[entry.cell], .base = entry.original});
    }
    for (const Link &link : linksOf(row))
        addReference(operation, link);
    for (FlushValue &value : operation.values) {
        const Changes::Entry *entry = row->changes ? row->changes->find(value.cell) : nullptr;
        value.base = entry ? entry->original : row->cells()[value.cell];
    }
    if (operation.values.isEmpty())
        return;
    std::sort(operation.values.begin(), operation.values.end(),
        [](const FlushValue &a, const FlushValue &b) { return a.cell < b.cell; });
    operation.reason = changeReason(operation, row->mapper());
    addVersion(operation, row);
    for (int cell = 0; cell < row->mapper().columnCount(); ++cell) {
        if (row->mapper().isComputed(cell))
            operation.fetch.append(cell);
    }
    append(std::move(operation), row);
}

void FlushPlanner::planClosing()
{
    for (const auto &[number, parent] : std::as_const(m_cut)) {
        FlushOperation operation {.kind = FlushOperation::Kind::Update, .keyFrom = m_operationOf[number]};
        QStringList names;
        for (const Link &link : linksOf(m_new[number])) {
            if (link.parent != parent)
                continue;
            addReference(operation, link);
            names.append(link.relation->name);
        }
        if (operation.values.isEmpty())
            continue; // the cycle was over keys given by hand
        operation.reason = u"closes the cycle over "_s + names.join(u", "_s);
        append(operation, m_new[number]);
    }
}

namespace {

/// Cells as the database has them.
QList<Value> stored(const Row *row, const QList<int> &cells)
{
    QList<Value> values;
    for (const int cell : cells) {
        const Changes::Entry *entry = row->changes ? row->changes->find(cell) : nullptr;
        values.append(entry ? entry->original : row->cells()[cell]);
    }
    return values;
}

/// Which of these rows a row refers to in the database, by to-one relationship.
class StoredParents
{
public:
    explicit StoredParents(const QList<Row *> &rows)
        : m_rows(rows)
    {
    }
    int find(const Row *child, const Relation &toOne)
    {
        auto index = m_indexes.find(&toOne);
        if (index == m_indexes.end()) {
            index = m_indexes.insert(&toOne, {});
            for (int i = 0; i < m_rows.size(); ++i) {
                if (&m_rows[i]->mapper() == toOne.target)
                    index->insert(stored(m_rows[i], toOne.targetColumns), i);
            }
        }
        return index->value(stored(child, toOne.columns), -1);
    }

private:
    const QList<Row *> &m_rows;
    QHash<const Relation *, QHash<QList<Value>, int>> m_indexes;
};

} // namespace

QList<Row *> FlushPlanner::sortedDeletes(QList<std::pair<int, int>> *cut, QList<Row *> *rows) const
{
    QHash<const Mapper *, QList<Row *>> byTable;
    for (Row *row : m_work.rows(Set::Deleted)) {
        if (!m_deletedEarly.contains(row))
            byTable[&row->mapper()].append(row);
    }
    for (auto table = m_tables.crbegin(); table != m_tables.crend(); ++table)
        *rows += byTable.value(*table);
    // A parent waits for its children, as the database knows them: an edit of a row that is deleted is never written.
    StoredParents parents(*rows);
    QList<QList<int>> dependencies(rows->size());
    QSet<std::pair<int, int>> required;
    for (int i = 0; i < rows->size(); ++i) {
        for (const Relation &relation : (*rows)[i]->mapper().relations()) {
            if (relation.kind != Relation::Kind::ToOne || !byTable.contains(relation.target))
                continue;
            const int parent = parents.find((*rows)[i], relation);
            if (parent < 0 || parent == i)
                continue;
            dependencies[parent].append(i);
            if (!relation.optional)
                required.insert({parent, i});
        }
    }
    const TopologicalOrder sorted = breakCycles(dependencies, required);
    *cut = sorted.cut;
    QList<Row *> result;
    for (const int number : sorted.order)
        result.append((*rows)[number]);
    return result;
}

void FlushPlanner::planUncycling(const QList<Row *> &rows, const QList<std::pair<int, int>> &cut)
{
    StoredParents parents(rows);
    for (const auto &[parent, child] : cut) {
        for (const Relation &relation : rows[child]->mapper().relations()) {
            if (relation.kind != Relation::Kind::ToOne || !relation.optional
                || parents.find(rows[child], relation) != parent)
                continue;
            FlushOperation operation {.kind = FlushOperation::Kind::Update,
                .reason = u"opens the cycle over "_s + relation.name};
            for (const int cell : relation.columns)
                operation.values.append({.cell = cell, .base = stored(rows[child], {cell}).first()});
            append(operation, rows[child]);
        }
    }
}

QHash<const Mapper *, QSet<QList<Value>>> FlushPlanner::newKeys() const
{
    QHash<const Mapper *, QSet<QList<Value>>> keys;
    for (Row *row : m_new) {
        QList<Value> key;
        bool isOpen = false; // it comes from another new row, so no row in the database has it
        for (const int cell : row->mapper().keyCells()) {
            key.append(row->cells()[cell]);
            for (const int relation : row->mapper().relationsOf(cell))
                isOpen = isOpen || newParent(row, row->mapper().relations()[relation]);
        }
        if (!isOpen)
            keys[&row->mapper()].insert(key);
    }
    return keys;
}

void FlushPlanner::planEarlyDeletes()
{
    // A new row may take the key of a deleted one: that one has to go first.
    const QList<Row *> deleted = m_work.rows(Set::Deleted);
    if (deleted.isEmpty() || m_new.isEmpty())
        return;
    const auto keys = newKeys();
    for (Row *row : deleted) {
        const KeyValues key = row->store->identities().keyOf(row);
        if (!keys.value(&row->mapper()).contains(QList<Value>(key.begin(), key.end())))
            continue;
        m_deletedEarly.insert(row);
        appendDelete(row, u"deleted; a new row takes its key"_s);
    }
}

void FlushPlanner::appendDelete(Row *row, const QString &reason)
{
    FlushOperation operation {.kind = FlushOperation::Kind::Delete, .reason = reason};
    addVersion(operation, row);
    append(operation, row);
}

void FlushPlanner::planDeletes()
{
    QList<std::pair<int, int>> cut;
    QList<Row *> rows;
    const QList<Row *> sorted = sortedDeletes(&cut, &rows);
    planUncycling(rows, cut);
    for (Row *row : sorted)
        appendDelete(row, u"deleted"_s);
}

} // namespace jw
