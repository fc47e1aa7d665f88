// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/binding/keylist.h"
#include "joinwright/binding/windowquery.h"
#include "joinwright/engine/cancellation.h"
#include "joinwright/orm/rowbatch.h"

#include <optional>

namespace jw {

/// Rows read in one go: their keys as the database keeps them, their columns decoded. Plain data that crosses threads.
struct WindowPage
{
    int keyWidth = 1;
    int columnCount = 0;
    int rows = 0;
    std::vector<Value> keys; ///< rows × keyWidth
    std::vector<Value> values; ///< rows × columnCount
    QList<BadCell> badCells; ///< cells that hold the raw text because it is none of the column's type
    std::vector<bool> present; ///< false: the row was there when the order was built, and is gone

    const Value *key(int row) const { return keys.data() + size_t(row) * size_t(keyWidth); }
    const Value *row(int row) const { return values.data() + size_t(row) * size_t(columnCount); }
    QList<Value> keyValues(int row) const { return QList<Value>(key(row), key(row) + keyWidth); }
};

/// How far a scan has come; written by the worker, read by the window while it runs.
class ScanProgress
{
public:
    explicit ScanProgress(int keyWidth)
        : m_anchors(keyWidth)
    {
    }
    void add(const QList<Value> &anchor);
    /// All anchors at once.
    void setAnchors(KeyList anchors);
    void setCount(qint64 count);
    qint64 count() const;
    qsizetype anchorCount() const;
    QList<Value> anchor(qsizetype index) const;

private:
    mutable QMutex m_mutex;
    KeyList m_anchors;
    qint64 m_count = 0;
};

/// What a window lets its workers do; each runs in a worker's thread and throws Error.
namespace window {

inline constexpr int PageRows = 256;

/// The first and the last key of a range.
struct Bounds
{
    std::optional<qint64> least;
    std::optional<qint64> greatest;
};

/// Number keys without a gap.
struct Census
{
    qint64 rows = 0;
    qint64 least = 0;
    qint64 greatest = 0;
};

WindowPage readPage(Connection &connection, const WindowQuery &query, const QList<Value> &key, int limit);
/// The rows of `keys` (whole keys), in that order.
WindowPage readRows(Connection &connection, const WindowQuery &query, const QList<QList<Value>> &keys);
Bounds readBounds(Connection &connection, const WindowQuery &query);
/// Counts the rows; nothing unless their keys are numbers without a gap and no condition leaves rows out.
std::optional<Census> readEvenKeys(Connection &connection, const WindowQuery &query);
/// Counts the rows and finds the key that each page begins with: at once where the keys are numbers without gaps, by
/// reading all keys in order otherwise.
void scanAnchors(Connection &connection, const WindowQuery &query, ScanProgress &progress, const Cancellation &cancellation);

} // namespace window

} // namespace jw
