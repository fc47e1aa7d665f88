// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/binding/orderscan.h"
#include "joinwright/engine/worker.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QTimer>

namespace jw {

/// The rows of a query of any size, read in pages by key while somebody looks at them.
///
/// The first page comes at once. The count and the way to any other page are found aside, in a second worker: until
/// then the count is an estimate that follows what was seen, and a page far down is found by arithmetic on a number key.
/// A sorted window shows its first rows while the order of all keys is built. Every new request stops what it replaces.
/// Nothing is counted or scanned as long as somebody moves about in a large window: what is looked at comes first.
/// Lives in the thread of its session; never waits for a database.
class KeysetWindow : public QObject
{
    Q_OBJECT

public:
    static constexpr int PageRows = window::PageRows;
    static constexpr int CachedPages = 64;

    /// `pages` answers in milliseconds; `aside` counts and sorts. They may be the same. Both must outlive the window.
    KeysetWindow(Worker &pages, Worker &aside, QObject *parent = nullptr);
    ~KeysetWindow() override;

    /// Forgets all rows and begins anew.
    void setQuery(const WindowQuery &query);
    const WindowQuery &query() const { return m_query; }
    /// Reads everything again; rows already here stay until the new ones arrive.
    void reload();
    /// The worker for what takes its time.
    Worker &aside() const { return m_aside; }
    /// Stops whatever runs: for a writer that needs the file for itself. reload() goes on.
    void stop();

    qint64 rowCount() const { return m_count; }
    bool isCountExact() const { return m_exact; }
    /// Whether the first answer is still to come.
    bool isLoading() const { return m_first; }
    /// Whether every row can be reached at once (anchors or order complete).
    bool isComplete() const { return m_complete; }
    /// Whether counting or sorting failed or was stopped from outside. The rows that are here stay, a sorted window ends
    /// with them; reload() tries again.
    bool hasFailed() const { return m_failed; }
    /// Rows that the scan which runs has read; -1: none runs.
    qint64 scannedRows() const { return m_progress && m_scanJob ? m_progress->count() : -1; }

    /// The loaded page that holds `row` and the row's place in it; asks for it and returns null when it is not here.
    const WindowPage *pageOf(qint64 row, int *place);
    /// Says that somebody looks at `row`: keeps its page, or asks for it.
    void touch(qint64 row);
    /// The page that has just arrived, with its columns' values, which the window then no longer keeps.
    WindowPage take(qint64 page);
    /// As pageOf() for one that is here, without asking for it.
    const WindowPage *loadedPage(qint64 page) const;
    /// The row of this key among the loaded ones; -1: none.
    qint64 loadedRow(const QList<Value> &key) const;

signals:
    void reset();
    void countChanged(qint64 before, qint64 after);
    /// Rows `first` to `first + count - 1` are here, or are other rows than before.
    void rowsLoaded(qint64 first, qint64 count);
    void pageArrived(qint64 page); ///< before rowsLoaded()
    void pageDropped(qint64 page);
    /// The count is exact and every row can be reached.
    void completed();
    void failed(const jw::Error &error);

private:
    struct Page
    {
        WindowPage rows;
        bool approximate = false; // found by arithmetic
        bool stale = false;
        quint64 used = 0;
    };
    struct FirstAnswer
    {
        WindowPage page;
        window::Bounds bounds;
        qint64 count = -1; // of all rows, where it is known
    };
    struct Fetch;

    bool findsOrderFirst() const { return m_query.isSorted() && !m_query.isSortIndexed; }
    void begin();
    void readFirst();
    void firstKeysArrived(const OrderScan::FirstKeys &first);
    void readFirst(const std::function<FirstAnswer(Connection &)> &read);
    void firstArrived(FirstAnswer answer);
    void showFirst(WindowPage rows);
    void awaitScan();
    void beginScan();
    void beginOrder();
    void beginAnchors();
    void scanned(std::shared_ptr<const ScanProgress> anchors);
    void ordered(std::shared_ptr<const RowOrder> order);
    void followProgress();
    void finish(qint64 count);
    bool isInPlace(qint64 page, const WindowPage &rows) const;
    const void *basis() const;
    void dropWrongPages();
    void setCount(qint64 count);
    qint64 reachableRows() const;

    void want(qint64 page);
    void fetchNext();
    std::optional<Fetch> fetchFor(qint64 page) const;
    void start(qint64 page, const Fetch &fetch);
    void arrived(qint64 page, WindowPage rows, const Fetch &fetch);
    void fetchFailed();
    static void cutFirst(WindowPage &rows, int count);
    void store(qint64 page, WindowPage rows, bool approximate);
    void evict();
    void scanFailed();
    template<typename Result, typename Done>
    void follow(QFuture<Result> future, const std::shared_ptr<Cancellation> &slot, Done done, void (KeysetWindow::*broken)());

    Worker &m_pages;
    Worker &m_aside;
    WindowQuery m_query;
    quint64 m_clock = 0;
    QHash<qint64, Page> m_cache;
    QList<qint64> m_wanted; // the latest last
    qint64 m_fetching = -1;
    qint64 m_count = 0;
    bool m_exact = false;
    bool m_complete = false;
    bool m_first = false;
    bool m_failed = false;
    window::Bounds m_bounds;
    std::shared_ptr<ScanProgress> m_progress; // of the scan that runs
    std::shared_ptr<const ScanProgress> m_anchors;
    std::shared_ptr<const RowOrder> m_order;
    std::shared_ptr<Cancellation> m_fetchJob;
    std::shared_ptr<Cancellation> m_scanJob;
    QTimer m_follow;
    QTimer m_rest; // before a scan
    QElapsedTimer m_sinceFirst;
};

} // namespace jw
