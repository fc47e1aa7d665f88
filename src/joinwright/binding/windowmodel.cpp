// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/windowmodel.h"

#include "joinwright/orm/asyncsession.h"
#include "joinwright/orm/delivery.h"

#include <QtCore/QTimer>

using namespace Qt::StringLiterals;

namespace jw {

namespace {

/// Whether the parts begin and end with `keys`, in their directions or all in the others.
bool givesOrder(const QList<IndexPart> &parts, const QList<std::pair<Id, bool>> &keys)
{
    if (parts.size() != keys.size())
        return false;
    bool same = true;
    bool reversed = true;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (parts.at(i).column.isNull() || parts.at(i).column != keys.at(i).first || !parts.at(i).collation.isEmpty())
            return false;
        same = same && parts.at(i).descending == keys.at(i).second;
        reversed = reversed && parts.at(i).descending != keys.at(i).second;
    }
    return same || reversed;
}

/// Whether an index or a key of `table` has its rows in the order of these columns (true: descending).
bool isIndexed(const Table &table, const QList<std::pair<Id, bool>> &columns)
{
    for (const Index &index : table.indexes) {
        if (index.where.isEmpty() && index.method.isEmpty() && givesOrder(index.parts, columns))
            return true;
    }
    return std::any_of(table.keys.cbegin(), table.keys.cend(), [&columns](const Key &key) {
        QList<IndexPart> parts;
        for (const Id id : key.columns)
            parts.append(IndexPart {id});
        return givesOrder(parts, columns);
    });
}

} // namespace

WindowModel::WindowModel(
    Session &session, Worker &pages, Worker &aside, LabelCache &labels, const Schema &schema, QObject *parent)
    : GridModel(session, labels, schema, parent)
    , m_window(pages, aside)
{
    connect(&m_window, &KeysetWindow::reset, this, &WindowModel::windowReset);
    connect(&m_window, &KeysetWindow::countChanged, this, [this](qint64, qint64 after) { windowCountChanged(after); });
    connect(&m_window, &KeysetWindow::pageArrived, this, &WindowModel::pageArrived);
    connect(&m_window, &KeysetWindow::pageDropped, this, &WindowModel::pageDropped);
    connect(&m_window, &KeysetWindow::rowsLoaded, this, &WindowModel::rowsLoaded);
    connect(&m_window, &KeysetWindow::completed, this, &WindowModel::countChanged);
    connect(&m_window, &KeysetWindow::failed, this, [this](const Error &error) {
        m_fetched = nullptr;
        emit failed(error);
    });
    m_newRowsLater.setSingleShot(true);
    m_newRowsLater.setInterval(0);
    connect(&m_newRowsLater, &QTimer::timeout, this, &WindowModel::updateNewRows);
    m_reloadLater.setSingleShot(true);
    m_reloadLater.setInterval(0);
    connect(&m_reloadLater, &QTimer::timeout, this, &WindowModel::reload);
    session.addObserver(this);
}

WindowModel::~WindowModel()
{
    session().removeObserver(this);
}

void WindowModel::setPath(const JoinPath &path, const QList<GridColumn> &columns)
{
    emit aboutToRestart();
    beginResetModel();
    m_window.stop();
    m_path = path;
    setColumns(columns);
    m_filters = QList<std::optional<RowFilter>>(columns.size());
    m_sort.clear();
    m_pages.clear();
    m_places.clear();
    m_newRows.clear();
    m_inPlace.clear();
    m_databaseRows = 0;
    endResetModel();
}

// Loading

void WindowModel::load()
{
    restart();
}

void WindowModel::start(const QList<SortKey> &sort, const QHash<int, QString> &filters)
{
    m_sort = sort;
    m_filters.fill(std::nullopt);
    for (auto it = filters.cbegin(); it != filters.cend(); ++it) {
        try {
            m_filters[it.key()] = parsed(it.key(), *it);
        } catch (const Error &) {
            continue; // the column has another type now
        }
    }
    restart();
    emit sortChanged();
    emit filtersChanged();
}

void WindowModel::restart()
{
    emit aboutToRestart();
    WindowQuery query = m_path.query(schema(), session().dialect());
    QList<Statement> conditions;
    for (int i = 0; i < m_filters.size(); ++i) {
        if (m_filters.at(i))
            conditions.append(filterCondition(i, *m_filters.at(i)));
    }
    query.where = allOf(conditions);
    for (const SortKey &key : m_sort) {
        WindowQuery::Part part
            = columnPart(session().dialect(), JoinPath::alias(column(key.column).node), column(key.column).column);
        part.descending = key.descending;
        query.sort.append(part);
    }
    query.isSortIndexed = conditions.isEmpty() && isSortIndexed();
    m_window.setQuery(query);
}

bool WindowModel::isSortIndexed() const
{
    QList<std::pair<Id, bool>> columns;
    for (const SortKey &key : m_sort) {
        if (column(key.column).node != 0)
            return false;
        columns.append({column(key.column).column.id, key.descending});
    }
    return !columns.isEmpty() && isIndexed(*schema().table(m_path.nodes().first().table), columns);
}

void WindowModel::reload()
{
    m_reloadLater.stop();
    labels().forget();
    m_window.reload();
}

void WindowModel::windowReset()
{
    m_fetched = nullptr;
    beginResetModel();
    m_pages.clear();
    m_places.clear();
    m_newRows.clear();
    m_inPlace.clear();
    m_databaseRows = m_window.rowCount();
    m_newRows = wantedNewRows(m_inPlace);
    endResetModel();
    emit countChanged();
}

/// New rows beyond the smaller count are taken out and put back, so that what comes or goes is one piece.
void WindowModel::windowCountChanged(qint64 after)
{
    const qint64 before = m_databaseRows;
    const qint64 kept = std::min(before, after);
    while (!m_newRows.isEmpty() && m_newRows.last().before > 0 && m_newRows.last().before >= kept) {
        const int row = int(m_newRows.last().before + m_newRows.size() - 1);
        beginRemoveRows({}, row, row);
        m_newRows.removeLast();
        endRemoveRows();
    }
    const int edge = int(kept + m_newRows.size());
    const int count = int(std::abs(after - before));
    if (after > before) {
        beginInsertRows({}, edge, edge + count - 1);
        m_databaseRows = after;
        endInsertRows();
    } else {
        beginRemoveRows({}, edge, edge + count - 1);
        m_databaseRows = after;
        endRemoveRows();
    }
    updateNewRows();
    emit countChanged();
}

/// The page's values as batches, a table each, for the session to adopt.
FetchResult WindowModel::resultOf(const WindowPage &page) const
{
    FetchResult result {session().sharedMapping()};
    int offset = 0;
    for (const JoinPath::Node &node : m_path.nodes()) {
        RowBatch batch {&session().mapping().mapper(node.table)};
        const int cells = batch.mapper->cellCount();
        const QList<int> &keys = batch.mapper->keyCells();
        batch.rows = page.rows;
        batch.absent.resize(page.rows);
        batch.values.reserve(qsizetype(cells) * page.rows);
        for (int row = 0; row < page.rows; ++row) {
            const Value *values = page.row(row) + offset;
            batch.values.append(QList<Value>(values, values + cells));
            const bool found = offset == 0 || keys.isEmpty()
                || std::any_of(keys.cbegin(), keys.cend(), [values](int key) { return !values[key].isNull(); });
            batch.absent[row] = !page.present[size_t(row)] || !found;
        }
        for (const BadCell &bad : page.badCells) {
            if (bad.cell >= offset && bad.cell < offset + cells)
                batch.badCells.append({bad.row, bad.cell - offset});
        }
        result.entities.append(batch);
        offset += cells;
    }
    return result;
}

void WindowModel::pageArrived(qint64 page)
{
    const WindowPage rows = m_window.take(page);
    m_adopting = true;
    const QList<Tuple> tuples = session().adoptTuples(resultOf(rows));
    m_adopting = false;
    for (qsizetype i = 0; i < tuples.size(); ++i) {
        for (const Record &record : tuples.at(i)) {
            if (record)
                m_places.insert(record.row(), page * KeysetWindow::PageRows + i);
        }
    }
    m_pages.insert(page, tuples);
}

void WindowModel::pageDropped(qint64 page)
{
    const QList<Tuple> tuples = m_pages.take(page);
    for (qsizetype i = 0; i < tuples.size(); ++i) {
        for (const Record &record : tuples.at(i)) {
            if (record)
                m_places.remove(record.row(), page * KeysetWindow::PageRows + i);
        }
    }
}

void WindowModel::rowsLoaded(qint64 first, qint64 count)
{
    updateNewRows();
    const int from = modelRow(first);
    const int to = std::min(modelRow(first + std::max<qint64>(count, 1) - 1), rowCount() - 1);
    if (from <= to)
        emit dataChanged(index(from, 0), index(to, columnCount() - 1));
    emit countChanged();
    continueFetching();
}

// Rows

int WindowModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_databaseRows + m_newRows.size());
}

/// New rows stand at strictly growing places: the row they stand before plus the new rows above them.
qsizetype WindowModel::newRowsAbove(int row) const
{
    qsizetype low = 0;
    qsizetype high = m_newRows.size();
    while (low < high) {
        const qsizetype middle = (low + high) / 2;
        if (m_newRows.at(middle).before + middle < row)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

qsizetype WindowModel::newRowAt(int row) const
{
    const qsizetype above = newRowsAbove(row);
    return above < m_newRows.size() && m_newRows.at(above).before + above == row ? above : -1;
}

qint64 WindowModel::windowRow(int row) const
{
    return row - newRowsAbove(row);
}

int WindowModel::modelRow(qint64 windowRow) const
{
    const auto below = std::upper_bound(m_newRows.cbegin(), m_newRows.cend(), windowRow,
        [](qint64 row, const NewRow &newRow) { return row < newRow.before; });
    return int(windowRow + (below - m_newRows.cbegin()));
}

bool WindowModel::isNewRow(int row) const
{
    return newRowAt(row) >= 0;
}

const WindowModel::Tuple *WindowModel::tupleAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    if (const qsizetype newRow = newRowAt(row); newRow >= 0)
        return &m_newRows.at(newRow).records;
    const qint64 place = windowRow(row);
    const_cast<KeysetWindow &>(m_window).touch(place); // reading ahead changes nothing that a caller sees
    if (const auto it = m_inPlace.constFind(place); it != m_inPlace.cend())
        return &*it;
    const auto page = m_pages.constFind(place / KeysetWindow::PageRows);
    const qint64 offset = place % KeysetWindow::PageRows;
    return page != m_pages.cend() && offset < page->size() ? &page->at(offset) : nullptr;
}

bool WindowModel::isLoading(int row) const
{
    return !tupleAt(row);
}

/// The record of a node. To-one steps follow the parent's edits: another customer chosen, another customer shown.
Record WindowModel::resolved(const Tuple &tuple, int node) const
{
    const JoinPath::Node &at = m_path.nodes().at(node);
    if (node == 0 || !at.forward)
        return tuple.value(node);
    const Record parent = resolved(tuple, at.parent);
    if (!parent)
        return {};
    const bool known = parent == tuple.value(at.parent) && parent.state() != RowState::Pending && !parent.row()->changes;
    const int relation = parent.mapper().relationIndex(at.relationship, false);
    if (known || relation < 0)
        return tuple.value(node);
    if (const Record target = parent.oneInMemory(relation))
        return target;
    fetchTarget(parent, relation);
    return {};
}

void WindowModel::fetchTarget(const Record &parent, int relation) const
{
    for (const int cell : parent.mapper().relations().at(relation).columns) {
        if (parent.value(cell).isNull())
            return;
    }
    if (m_fetching.contains(parent.row()) || !session().isAsync())
        return;
    m_fetching.insert(parent.row());
    auto *self = const_cast<WindowModel *>(this);
    QTimer::singleShot(0, self, [self, parent, relation] {
        deliver(
            self->session().fetchRelated({parent}, relation), self,
            [self, parent] {
                self->m_fetching.remove(parent.row());
                self->touched(parent);
            },
            [self, parent](const Error &error) {
                self->m_fetching.remove(parent.row());
                emit self->failed(error);
            });
    });
}

Record WindowModel::recordOfNode(int row, int node) const
{
    const Tuple *tuple = tupleAt(row);
    return tuple ? resolved(*tuple, node) : Record();
}

Record WindowModel::record(int row, int column) const
{
    return recordOfNode(row, this->column(column).node);
}

QList<int> WindowModel::rowsOf(const Record &record) const
{
    QList<int> rows;
    for (auto it = m_places.constFind(record.row()); it != m_places.cend() && it.key() == record.row(); ++it)
        rows.append(modelRow(*it));
    for (qsizetype i = 0; i < m_newRows.size(); ++i) {
        if (m_newRows.at(i).records.contains(record))
            rows.append(int(m_newRows.at(i).before + i));
    }
    for (auto it = m_inPlace.cbegin(); it != m_inPlace.cend(); ++it) {
        if (it->contains(record) && !rows.contains(modelRow(it.key())))
            rows.append(modelRow(it.key()));
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

QModelIndex WindowModel::cellOf(const Record &record, int column) const
{
    for (const int row : rowsOf(record)) {
        if (this->record(row, column) == record)
            return index(row, column);
    }
    return {};
}

bool WindowModel::isRepeated(int row, int column) const
{
    const int level = m_path.levelOf(this->column(column).node);
    if (row == 0 || m_path.nodes().size() == 1)
        return false;
    const Tuple *above = tupleAt(row - 1);
    const Tuple *here = tupleAt(row);
    return above && here && here->value(level) && here->value(level) == above->value(level);
}

bool WindowModel::isGroupEnd(int row) const
{
    if (m_path.nodes().size() == 1 || row + 1 >= rowCount())
        return false;
    const Tuple *here = tupleAt(row);
    const Tuple *below = tupleAt(row + 1);
    return here && below && here->value(0) != below->value(0);
}

// Filter and sort

RowFilter WindowModel::parsed(int column, const QString &text) const
{
    const GridColumn &at = this->column(column);
    if (!at.labelled)
        return RowFilter::parse(text, at.column, schema());
    Column label = at.column; // a bare word is looked for in the label, a sign compares the key
    label.type = ColumnType();
    const RowFilter word = RowFilter::parse(text, label, schema());
    const bool inLabel = word.op == RowFilter::Operator::Contains || word.op == RowFilter::Operator::NotContains;
    return inLabel ? word : RowFilter::parse(text, at.column, schema());
}

Statement WindowModel::filterCondition(int column, const RowFilter &filter) const
{
    const GridColumn &at = this->column(column);
    const Dialect &dialect = session().dialect();
    const QString sql = JoinPath::alias(at.node) + u'.' + dialect.quote(at.column.name);
    const bool words = filter.op == RowFilter::Operator::Contains || filter.op == RowFilter::Operator::NotContains;
    if (!at.labelled || !words)
        return filter.condition(dialect, sql, at.column.type);
    const Table *target = schema().table(at.reference->to);
    const RowLabel label(schema(), *target);
    const Column *key = target->column(schema().keyOf(*at.reference)->columns.first());
    const QString pieces = label.sqlColumns(schema(), dialect, u"f"_s).join(" || ' ' || "_L1);
    const QList<RowLabel::Piece> pieceTypes = label.columnPieces();
    const bool isOne = pieceTypes.size() == 1; // several make a text
    return {sql + (filter.op == RowFilter::Operator::Contains ? " IN "_L1 : " NOT IN "_L1) + "(SELECT f."_L1
            + dialect.quote(key->name) + " FROM "_L1 + dialect.quotedName(*target) + " AS f WHERE "_L1 + likeText(dialect, u'(' + pieces + u')', isOne ? pieceTypes.first().type : ColumnType()) + u')',
        {Value(likePattern(filter.values.first().toText()))}};
}

void WindowModel::setFilter(int column, const QString &text)
{
    std::optional<RowFilter> filter;
    if (!text.trimmed().isEmpty())
        filter = parsed(column, text);
    if (filter == m_filters.at(column))
        return;
    m_filters[column] = filter;
    restart();
    emit filtersChanged();
}

void WindowModel::clearFilters()
{
    if (filteredColumns().isEmpty())
        return;
    m_filters.fill(std::nullopt);
    restart();
    emit filtersChanged();
}

QString WindowModel::filterText(int column) const
{
    const std::optional<RowFilter> &filter = m_filters.at(column);
    return filter ? filter->text : QString();
}

QList<int> WindowModel::filteredColumns() const
{
    QList<int> columns;
    for (int i = 0; i < m_filters.size(); ++i) {
        if (m_filters.at(i))
            columns.append(i);
    }
    return columns;
}

void WindowModel::setSort(const QList<SortKey> &keys)
{
    if (keys == m_sort)
        return;
    m_sort = keys;
    restart();
    emit sortChanged();
}

void WindowModel::sort(int column, Qt::SortOrder order)
{
    setSort(column < 0 ? QList<SortKey>() : QList<SortKey> {{column, order == Qt::DescendingOrder}});
}

void WindowModel::remove(const QModelIndex &index)
{
    if (const Record record = this->record(index.row(), index.column()))
        session().remove(record);
}

} // namespace jw
