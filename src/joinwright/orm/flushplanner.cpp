// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/flushplanner.h"

#include "joinwright/orm/cyclebreaker.h"
#include "joinwright/orm/version.h"

#include <QtCore/QSet>

#include <algorithm>

namespace jw {

using namespace Qt::StringLiterals;
using Set = UnitOfWork::Set;
using Source = FlushRuns::Source;

FlushPlanner::FlushPlanner(std::shared_ptr<const Mapping> mapping, const UnitOfWork &work, const Graph &graph)
    : m_mapping(std::move(mapping))
    , m_work(work)
    , m_graph(graph)
{
}

PlannedFlush FlushPlanner::plan()
{
    if (m_work.isEmpty())
        return std::move(m_result);
    m_tables = m_mapping->inDependencyOrder();
    ByTable changed = byTable(m_work.rows(Set::Changed));
    sortInserts();
    planBeforeRenames(changed);
    planHandovers(changed);
    findCounting(&changed);
    QHash<const Mapper *, qsizetype> lastOf; // place behind the last new row of each table
    for (qsizetype i = 0; i < m_new.size(); ++i) {
        const Mapper *mapper = &m_new[inOrder(i)]->mapper();
        if (i + 1 == m_new.size() || mapper != &m_new[inOrder(i + 1)]->mapper())
            lastOf[mapper] = i + 1;
    }
    qsizetype next = 0;
    for (const Mapper *mapper : std::as_const(m_tables)) {
        planGivers(m_givers.value(mapper));
        for (const qsizetype last = lastOf.value(mapper); next < last; ++next)
            planInsert(inOrder(next));
        planUpdates(changed.value(mapper));
    }
    for (Row *row : std::as_const(m_late))
        planUpdate(row);
    planClosing();
    planDeletes();
    return std::move(m_result);
}

FlushPlanner::ByTable FlushPlanner::byTable(const QList<Row *> &rows)
{
    ByTable result;
    if (!rows.isEmpty()
        && std::all_of(rows.begin(), rows.end(), [first = rows.first()](const Row *row) {
               return row->store == first->store && !(row->flags & Row::Sent);
           })) {
        result.insert(&rows.first()->mapper(), rows);
        return result;
    }
    const Mapper *last = nullptr;
    QList<Row *> *ofLast = nullptr;
    for (Row *row : rows) {
        if (row->flags & Row::Sent)
            continue;
        if (&row->mapper() != last) {
            last = &row->mapper();
            ofLast = &result[last];
        }
        ofLast->append(row);
    }
    return result;
}

Row *FlushPlanner::newParent(Row *row, const Relation &relation) const
{
    Row *target = RowStore::target(row, relation.index);
    return target && target->state == RowState::Pending ? target : nullptr;
}

FlushPlanner::Links FlushPlanner::linksOf(Row *row) const
{
    Links links;
    for (const int index : row->mapper().toOnes()) {
        const Relation &relation = row->mapper().relations()[index];
        Row *parent = newParent(row, relation);
        const int number = parent ? m_numberOf.value(parent, -1) : -1;
        if (number >= 0)
            links.append({&relation, number});
    }
    return links;
}

void FlushPlanner::sortInserts()
{
    const ByTable added = byTable(m_work.rows(Set::Added));
    for (const Mapper *mapper : std::as_const(m_tables)) {
        const QList<Row *> rows = added.value(mapper);
        if (m_new.isEmpty())
            m_new = rows; // mostly they are all of one table: no copy
        else
            m_new += rows;
    }
    const bool depend = dependOnOneAnother(added);
    if (depend || m_work.size(Set::Changed) > 0) { // a changed row may refer to a new one
        m_operationOf = QList<int>(m_new.size(), -1);
        m_numberOf.reserve(m_new.size());
        for (int i = 0; i < m_new.size(); ++i)
            m_numberOf.insert(m_new[i], i);
    }
    if (!depend)
        return;
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

/// Whether any table with such rows refers to a table with such rows.
bool FlushPlanner::dependOnOneAnother(const ByTable &rows)
{
    for (auto table = rows.keyBegin(); table != rows.keyEnd(); ++table) {
        for (const int index : (*table)->toOnes()) {
            if (rows.contains((*table)->relations()[index].target))
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
            key.append(m_new[i]->mapper().keyForm(cell, m_new[i]->cells()[cell]));
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
            const QList<Value> key = presentKey(m_new[i], relation.columns, relation);
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

int FlushPlanner::append(const Draft &draft)
{
    m_result.rows.push_back(Handle(draft.row));
    return m_result.runs->add(draft);
}

namespace {

/// Whether nothing but a row's own cells goes into its statement.
bool isPlainRow(Row *row)
{
    const QList<int> &toOnes = row->mapper().toOnes();
    return row->mapper().versionCell() < 0
        && std::none_of(toOnes.begin(), toOnes.end(),
            [row](int relation) { return RowStore::target(row, relation); });
}

} // namespace

/// The operation's number when it is like the one before but for its values, -1 otherwise.
int FlushPlanner::appendLike(FlushOperation::Kind kind, Row *row)
{
    const int number = isPlainRow(row) ? m_result.runs->addLike(kind, row) : -1;
    if (number >= 0)
        m_result.rows.push_back(Handle(row));
    return number;
}

void FlushPlanner::addReference(Draft &draft, const Link &link) const
{
    for (qsizetype i = 0; i < link.relation->columns.size(); ++i) {
        const int cell = link.relation->columns[i];
        const int keyCell = link.relation->targetColumns[i];
        draft.remove(cell);
        const Value &known = m_new[link.parent]->cells()[keyCell];
        if (known.isNull())
            draft.items.append({.cell = cell,
                .source = Source::Linked,
                .link = {m_operationOf[link.parent], keyCell}});
        else
            draft.items.append({.cell = cell, .source = Source::Given, .given = known});
    }
}

void FlushPlanner::addVersion(Draft &draft)
{
    const int cell = draft.row->mapper().versionCell();
    if (cell < 0)
        return;
    const Value before
        = draft.kind == FlushOperation::Kind::Insert ? Value() : draft.row->cells()[cell];
    const bool counts = draft.kind != FlushOperation::Kind::Delete;
    draft.items.append({.cell = cell,
        .source = Source::Given,
        .given = counts ? nextVersion(before, draft.row->mapper().type(cell)) : Value()});
}

/// The cells of a new row that were given a value, the changed ones of another.
void FlushPlanner::addTouched(Draft &draft)
{
    const Mapper &mapper = draft.row->mapper();
    const bool isNumbered = draft.kind == FlushOperation::Kind::Insert && mapper.assignsKey();
    visitTouched(draft.row, [&](int cell, const Value &) {
        if (!isNumbered || cell != mapper.keyCells().constFirst()
            || !draft.row->cells()[cell].isNull())
            draft.items.append({.cell = cell});
    });
}

namespace {

void sortItems(FlushRuns::Draft &draft)
{
    const auto isBefore = [](const FlushRuns::Draft::Item &a, const FlushRuns::Draft::Item &b) {
        return a.cell < b.cell;
    };
    if (!std::is_sorted(draft.items.begin(), draft.items.end(), isBefore))
        std::sort(draft.items.begin(), draft.items.end(), isBefore);
}

} // namespace

void FlushPlanner::addReferences(Draft &draft, int number) const
{
    for (const Link &link : linksOf(draft.row)) {
        if (!isCut(number, link.parent)) {
            addReference(draft, link);
            continue;
        }
        if (!link.relation->optional)
            throw Error(ErrorKind::Schema,
                Error::phrase("%1 and %2 refer to one another and %3 may not be NULL: none of them can be inserted first",
                    objectName(draft.row), objectName(m_new[link.parent]), link.relation->path()));
        for (const int cell : link.relation->cutColumns())
            draft.remove(cell);
    }
}

void FlushPlanner::planInsert(int number)
{
    const int operation = appendInsert(number);
    if (!m_operationOf.isEmpty())
        m_operationOf[number] = operation;
}

int FlushPlanner::appendInsert(int number)
{
    if (const int operation = appendLike(FlushOperation::Kind::Insert, m_new[number]); operation >= 0)
        return operation;
    Draft draft{.kind = FlushOperation::Kind::Insert, .row = m_new[number]};
    addTouched(draft);
    addReferences(draft, number);
    addVersion(draft);
    sortItems(draft);
    return append(draft);
}

bool FlushPlanner::hasOpenReference(Row *row) const
{
    if (m_numberOf.isEmpty())
        return false;
    const Links links = linksOf(row);
    return std::any_of(links.begin(), links.end(),
        [&](const Link &link) { return m_operationOf[link.parent] < 0; });
}

void FlushPlanner::planUpdates(const QList<Row *> &rows)
{
    for (Row *row : rows) {
        if (m_updatedEarly.contains(row))
            continue;
        if (hasOpenReference(row))
            m_late.append(row);
        else
            planUpdate(row);
    }
}

void FlushPlanner::planUpdate(Row *row)
{
    const QList<int> freed = m_freed.value(row);
    if (freed.isEmpty() && appendLike(FlushOperation::Kind::Update, row) >= 0)
        return;
    Draft draft{.kind = FlushOperation::Kind::Update, .row = row};
    addTouched(draft);
    for (const Link &link : linksOf(row))
        addReference(draft, link);
    noteFreed(draft, freed);
    if (draft.items.isEmpty() && !m_counting.contains(row))
        return;
    if (draft.items.isEmpty())
        draft.reason = countingReason(m_counting[row]);
    sortItems(draft);
    addVersion(draft);
    append(draft);
}

void FlushPlanner::planClosing()
{
    for (const auto &[number, parent] : std::as_const(m_cut)) {
        Draft draft{.kind = FlushOperation::Kind::Update,
            .row = m_new[number],
            .keyFrom = m_operationOf[number]};
        QStringList names;
        for (const Link &link : linksOf(draft.row)) {
            if (link.parent != parent)
                continue;
            addReference(draft, link);
            const QList<int> cut = link.relation->cutColumns();
            draft.items.removeIf([&](const Draft::Item &item) { return link.relation->columns.contains(item.cell) && !cut.contains(item.cell); });
            names.append(link.relation->name);
        }
        if (draft.items.isEmpty())
            continue; // the cycle was over keys given by hand
        draft.reason = Error::phrase("closes the cycle over %1", names.join(u", "_s));
        append(draft);
    }
}

QList<Row *> FlushPlanner::sortedDeletes(QList<std::pair<int, int>> *cut, QList<Row *> *rows) const
{
    QList<Row *> late = m_work.rows(Set::Deleted);
    if (!m_deletedEarly.isEmpty())
        late.removeIf([this](Row *row) { return m_deletedEarly.contains(row); });
    const ByTable tables = byTable(late);
    for (auto table = m_tables.crbegin(); table != m_tables.crend(); ++table)
        *rows += tables.value(*table);
    if (!dependOnOneAnother(tables))
        return *rows;
    // A parent waits for its children, as the database knows them: an edit of a row that is deleted
    // is never written.
    StoredParents parents(*rows);
    QList<QList<int>> dependencies(rows->size());
    QSet<std::pair<int, int>> required;
    for (int i = 0; i < rows->size(); ++i) {
        for (const Relation &relation : (*rows)[i]->mapper().relations()) {
            if (relation.kind != Relation::Kind::ToOne || !tables.contains(relation.target))
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
            Draft draft{.kind = FlushOperation::Kind::Update,
                .row = rows[child],
                .reason = Error::phrase("opens the cycle over %1", relation.name)};
            for (const int cell : relation.cutColumns())
                draft.items.append({.cell = cell, .source = Source::Given});
            append(draft);
        }
    }
}

void FlushPlanner::appendDelete(Row *row, const Sentence &reason)
{
    if (reason.isEmpty() && row->mapper().versionCell() < 0
        && m_result.runs->addLike(FlushOperation::Kind::Delete, row) >= 0)
        return m_result.rows.push_back(Handle(row));
    Draft draft{.kind = FlushOperation::Kind::Delete, .row = row, .reason = reason};
    addVersion(draft);
    append(draft);
}

void FlushPlanner::planDeletes()
{
    QList<std::pair<int, int>> cut;
    QList<Row *> rows;
    const QList<Row *> sorted = sortedDeletes(&cut, &rows);
    planUncycling(rows, cut);
    for (Row *row : sorted)
        appendDelete(row);
}

} // namespace jw
