// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/windowjobs.h"

#include "joinwright/core/error.h"
#include "joinwright/engine/scan.h"

#include <algorithm>

namespace jw {

void ScanProgress::add(const QList<Value> &anchor)
{
    const QMutexLocker lock(&m_mutex);
    m_anchors.append(anchor);
}

void ScanProgress::setAnchors(KeyList anchors)
{
    const QMutexLocker lock(&m_mutex);
    m_anchors = std::move(anchors);
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

constexpr int MostKeys = 500; // in one statement

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

void putRow(WindowPage &page, int row, const Result &result, const WindowQuery &query)
{
    page.present[size_t(row)] = true;
    for (int i = 0; i < page.columnCount; ++i) {
        page.values[size_t(row) * size_t(page.columnCount) + size_t(i)]
            = decoded(result, page.keyWidth + i, query.columns.at(i).type, page, row);
    }
}

} // namespace

WindowPage readPage(Connection &connection, const WindowQuery &query, const QList<Value> &key, int limit)
{
    return read(connection, query, query.page(connection.dialect(), key, limit));
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
    const int room = connection.dialect().features().maxParameters - int(query.where.values.size());
    const int most = std::clamp(room / int(query.keys.first().size()), 1, MostKeys);
    for (qsizetype from = 0; from < keys.size(); from += most) {
        Result result = connection.execute(query.rows(keys.mid(from, most)));
        while (result.next()) {
            const int row = places.value(keyOf(result, 0, page.keyWidth), -1);
            if (row >= 0) // else a sibling on another page
                putRow(page, row, result, query);
        }
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

std::optional<Census> readEvenKeys(Connection &connection, const WindowQuery &query)
{
    if (!query.hasNumberKey() || !query.where.sql.isEmpty())
        return std::nullopt;
    Result result = connection.execute(query.census());
    if (!result.next() || result.raw(1).kind() != Value::Kind::Int64 || result.raw(2).kind() != Value::Kind::Int64)
        return std::nullopt;
    const Census census {result.raw(0).toInt64(), result.raw(1).toInt64(), result.raw(2).toInt64()};
    const quint64 range = quint64(census.greatest) - quint64(census.least);
    return range == quint64(census.rows) - 1 ? std::optional(census) : std::nullopt;
}

void scanAnchors(Connection &connection, const WindowQuery &query, ScanProgress &progress, const Cancellation &cancellation)
{
    if (const std::optional<Census> census = readEvenKeys(connection, query)) {
        progress.setAnchors(KeyList::evenly(census->least, PageRows, (census->rows + PageRows - 1) / PageRows));
        progress.setCount(census->rows);
        return;
    }
    cancellation.check();
    QList<Value> key(query.keyWidth());
    Scan scan(connection, query.keyWidth());
    scan.setStride(PageRows);
    const qint64 count = scan.run(query.order(), [&](const ScanBlock &block) {
        cancellation.check();
        for (int row = 0; row < block.rows(); ++row) {
            for (int i = 0; i < block.columns(); ++i)
                key[i] = block.value(row, i);
            progress.add(key);
        }
        progress.setCount(block.rowsSoFar());
        return true;
    });
    progress.setCount(count);
}

} // namespace window

} // namespace jw
