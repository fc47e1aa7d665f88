// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/windowjobs.h"

#include "joinwright/core/error.h"

#include <algorithm>
#include <bit>

namespace jw {

void ScanProgress::add(const QList<Value> &anchor)
{
    const QMutexLocker lock(&m_mutex);
    m_anchors.append(anchor);
}

void ScanProgress::setCount(qint64 count)
{
    const QMutexLocker lock(&m_mutex);
    m_count = count;
}

qint64 ScanProgress::count() const
{
    const QMutexLocker lock(&m_mutex);
    return m_count;
}

qsizetype ScanProgress::anchorCount() const
{
    const QMutexLocker lock(&m_mutex);
    return m_anchors.size();
}

QList<Value> ScanProgress::anchor(qsizetype index) const
{
    const QMutexLocker lock(&m_mutex);
    return m_anchors.at(index);
}

namespace window {

namespace {

/// A value that its column's type cannot hold (a foreign file may hold anything) is kept as the text it is.
Value decoded(const Result &result, int column, const ColumnType &type, WindowPage &page, int row)
{
    try {
        return result.value(column, type);
    } catch (const Error &) {
        page.badCells.append({row, column - page.keyWidth});
        return result.raw(column).toString();
    }
}

void appendRow(WindowPage &page, const Result &result, const WindowQuery &query)
{
    for (int i = 0; i < page.keyWidth; ++i)
        page.keys.push_back(result.raw(i));
    for (int i = 0; i < page.columnCount; ++i)
        page.values.push_back(decoded(result, page.keyWidth + i, query.columns.at(i).type, page, page.rows));
    page.present.push_back(true);
    ++page.rows;
}

WindowPage emptyPage(const WindowQuery &query)
{
    WindowPage page;
    page.keyWidth = query.keyWidth();
    page.columnCount = int(query.columns.size());
    return page;
}

WindowPage read(Connection &connection, const WindowQuery &query, const Statement &statement)
{
    WindowPage page = emptyPage(query);
    Result result = connection.execute(statement);
    while (result.next())
        appendRow(page, result, query);
    return page;
}

QList<Value> keyOf(const Result &result, int offset, int width)
{
    QList<Value> key;
    key.reserve(width);
    for (int i = 0; i < width; ++i)
        key.append(result.raw(offset + i));
    return key;
}

/// One row of the order while it is sorted in memory: 12 bytes would do, 16 are faster to move.
struct SortEntry
{
    quint64 rank;
    qint64 key;
};

/// A number that orders as `value` does; nothing where 64 bits cannot tell.
std::optional<quint64> rankOf(const Value &value)
{
    constexpr quint64 sign = quint64(1) << 63;
    constexpr qint64 exact = qint64(1) << 53;
    double number = 0;
    if (value.isNull())
        return 0;
    if (value.kind() == Value::Kind::Int64) {
        if (value.toInt64() > exact || value.toInt64() < -exact)
            return std::nullopt;
        number = double(value.toInt64());
    } else if (value.kind() == Value::Kind::Double) {
        number = value.toDouble();
    } else {
        return std::nullopt;
    }
    const auto bits = std::bit_cast<quint64>(number == 0 ? 0.0 : number);
    return bits & sign ? ~bits : bits | sign;
}

/// Reads the sort values and sorts them here, which is several times faster than the database's sorter. Nothing when a
/// value does not fit.
std::optional<KeyList> sortInMemory(
    Connection &connection, const WindowQuery &query, qint64 expected, ScanProgress &progress)
{
    std::vector<SortEntry> entries;
    entries.reserve(size_t(expected)); // growing would hold them twice
    const bool descending = query.sort.first().descending;
    Result result = connection.execute(query.sortValues());
    while (result.next()) {
        const std::optional<quint64> rank = rankOf(result.raw(0));
        const Value key = result.raw(1);
        if (!rank || key.kind() != Value::Kind::Int64)
            return std::nullopt;
        entries.push_back({descending ? ~*rank : *rank, key.toInt64()});
        if (entries.size() % 65536 == 0)
            progress.setCount(qint64(entries.size()));
    }
    std::sort(entries.begin(), entries.end(),
        [](const SortEntry &a, const SortEntry &b) { return a.rank != b.rank ? a.rank < b.rank : a.key < b.key; });
    KeyList keys;
    keys.reserve(qsizetype(entries.size()));
    for (const SortEntry &entry : entries)
        keys.append(entry.key);
    return keys;
}

bool canSortInMemory(const WindowQuery &query)
{
    const ColumnType &type = query.sort.first().type;
    return query.sort.size() == 1 && query.hasNumberKey() && type.isNumeric();
}

} // namespace

WindowPage readPage(Connection &connection, const WindowQuery &query, const QList<Value> &key, int limit)
{
    return read(connection, query, query.page(connection.dialect(), key, limit));
}

WindowPage readFirstSorted(Connection &connection, const WindowQuery &query, int limit)
{
    WindowQuery keysOnly = query;
    keysOnly.columns.clear();
    const WindowPage found = readPage(connection, keysOnly, {}, limit);
    QList<QList<Value>> keys;
    for (int row = 0; row < found.rows; ++row)
        keys.append(found.keyValues(row));
    return readRows(connection, query, keys);
}

WindowPage readRows(Connection &connection, const WindowQuery &query, const QList<QList<Value>> &keys)
{
    WindowPage page = emptyPage(query);
    page.rows = int(keys.size());
    page.present.assign(keys.size(), false);
    page.values.resize(size_t(page.rows) * size_t(page.columnCount));
    QHash<QList<Value>, int> places;
    for (int i = 0; i < page.rows; ++i) {
        page.keys.insert(page.keys.end(), keys.at(i).begin(), keys.at(i).end());
        places.insert(keys.at(i), i);
    }
    if (keys.isEmpty())
        return page;
    Result result = connection.execute(query.rows(keys));
    while (result.next()) {
        const int row = places.value(keyOf(result, 0, page.keyWidth), -1);
        if (row < 0)
            continue; // a sibling on another page
        page.present[size_t(row)] = true;
        for (int i = 0; i < page.columnCount; ++i)
            page.values[size_t(row) * size_t(page.columnCount) + size_t(i)]
                = decoded(result, page.keyWidth + i, query.columns.at(i).type, page, row);
    }
    return page;
}

Bounds readBounds(Connection &connection, const WindowQuery &query)
{
    Result result = connection.execute(query.bounds());
    Bounds bounds;
    if (result.next() && result.raw(0).kind() == Value::Kind::Int64)
        bounds = {result.raw(0).toInt64(), result.raw(1).toInt64()};
    return bounds;
}

void scanAnchors(Connection &connection, const WindowQuery &query, ScanProgress &progress, const Cancellation &cancellation)
{
    const int width = query.keyWidth();
    qint64 count = 0;
    Result result = connection.execute(query.order());
    while (result.next()) {
        if (count % PageRows == 0) {
            cancellation.check();
            progress.add(keyOf(result, 0, width));
            progress.setCount(count);
        }
        ++count;
    }
    progress.setCount(count);
}

KeyList buildOrder(Connection &connection, const WindowQuery &query, qint64 expected, ScanProgress &progress,
    const Cancellation &cancellation)
{
    if (canSortInMemory(query)) {
        if (std::optional<KeyList> keys = sortInMemory(connection, query, expected, progress)) {
            keys->compact();
            return std::move(*keys);
        }
    }
    cancellation.check();
    const int width = query.keyWidth();
    KeyList keys(width);
    Result result = connection.execute(query.order());
    while (result.next()) {
        keys.append(keyOf(result, 0, width));
        if (keys.size() % 65536 == 0)
            progress.setCount(keys.size());
    }
    keys.compact();
    return keys;
}

} // namespace window

} // namespace jw
