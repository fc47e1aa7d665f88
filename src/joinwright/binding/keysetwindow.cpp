// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/keysetwindow.h"

#include "joinwright/orm/delivery.h"

namespace jw {

namespace {

constexpr qint64 LargestEstimate = 80'000'000; // views count pixels in an int
constexpr qsizetype WantedPages = 4;
constexpr qint64 QuickScan = 100'000; // rows that are scanned before anybody notices
constexpr int RestBeforeScan = 150; // milliseconds
constexpr qint64 LongestRest = 1000;

} // namespace

/// How one page is read.
struct KeysetWindow::Fetch
{
    QList<Value> from;
    QList<QList<Value>> keys; // of each row, once the order is known
    int limit = PageRows;
    bool skipFirst = false; // `from` is the last row of the page before
    bool approximate = false;
    const void *basis = nullptr; // the order or the anchors that it goes by
};

KeysetWindow::KeysetWindow(Worker &pages, Worker &aside, QObject *parent)
    : QObject(parent)
    , m_pages(pages)
    , m_aside(aside)
{
    m_follow.setInterval(100);
    m_rest.setInterval(RestBeforeScan);
    m_rest.setSingleShot(true);
    connect(&m_follow, &QTimer::timeout, this, &KeysetWindow::followProgress);
    connect(&m_rest, &QTimer::timeout, this, &KeysetWindow::beginScan);
}

KeysetWindow::~KeysetWindow()
{
    stop();
}

void KeysetWindow::stop()
{
    m_follow.stop();
    m_rest.stop();
    m_fetching = -1;
    for (auto *job : {&m_fetchJob, &m_scanJob}) {
        if (*job)
            (*job)->cancel();
        job->reset();
    }
}

void KeysetWindow::setQuery(const WindowQuery &query)
{
    // Sorting changes no count: the scroll bar stays where it is.
    const bool sameRows = m_exact && query.from == m_query.from && query.where == m_query.where;
    m_query = query;
    m_cache.clear();
    m_order.reset();
    m_anchors.reset();
    m_bounds = {};
    m_wanted.clear();
    m_exact = sameRows;
    m_count = sameRows ? m_count : 0;
    begin();
    emit reset();
}

void KeysetWindow::reload()
{
    for (Page &page : m_cache)
        page.stale = true;
    begin();
}

/// Hands the result of the job that now stands in `slot` to `done`; what was replaced meanwhile says nothing. A job that
/// fails or is stopped by somebody else leaves a clear state by `broken`.
template<typename Result, typename Done>
void KeysetWindow::follow(QFuture<Result> future, const std::shared_ptr<Cancellation> &slot, Done done, void (KeysetWindow::*broken)())
{
    const auto isWanted = [&slot, mine = slot] { return slot == mine; };
    deliver(
        future, this,
        [isWanted, done](Result result) {
            if (isWanted())
                done(std::move(result));
        },
        [this, isWanted, broken](const Error &error) {
            if (!isWanted())
                return;
            (this->*broken)();
            emit failed(error);
        },
        [this, isWanted, broken] {
            if (isWanted())
                (this->*broken)();
        });
}

void KeysetWindow::begin()
{
    stop();
    m_first = true;
    m_complete = false;
    m_failed = false;
    if (findsOrderFirst())
        beginScan();
    else
        readFirst();
}

void KeysetWindow::readFirst()
{
    const bool guess = m_query.hasNumberKey() && !m_query.isSorted() && m_query.where.sql.isEmpty();
    readFirst([query = m_query, guess](Connection &connection) {
        FirstAnswer answer {window::readPage(connection, query, {}, PageRows), {}};
        if (answer.page.rows < PageRows)
            answer.count = answer.page.rows;
        else if (guess)
            answer.bounds = window::readBounds(connection, query);
        return answer;
    });
}

void KeysetWindow::readFirst(const std::function<FirstAnswer(Connection &)> &read)
{
    m_fetching = 0;
    if (m_fetchJob)
        m_fetchJob->cancel();
    m_fetchJob = std::make_shared<Cancellation>();
    auto job = [read, cancellation = m_fetchJob](Connection &connection) {
        const Cancellation::Running running(cancellation, connection);
        return read(connection);
    };
    follow(m_pages.run(job), m_fetchJob, [this](FirstAnswer answer) { firstArrived(std::move(answer)); }, &KeysetWindow::fetchFailed);
}

/// Of a sorted window: the scan knows which rows stand first, and goes on with the others.
void KeysetWindow::firstKeysArrived(const OrderScan::FirstKeys &first)
{
    readFirst([query = m_query, first](Connection &connection) {
        return FirstAnswer {window::readRows(connection, query, first.keys), {}, first.rows};
    });
}

void KeysetWindow::firstArrived(FirstAnswer answer)
{
    m_first = false;
    m_fetching = -1;
    m_fetchJob.reset();
    m_bounds = answer.bounds;
    const int rows = answer.page.rows;
    const bool isAll = answer.count >= 0 && answer.count == rows && !findsOrderFirst();
    if (isAll) {
        m_order.reset();
        m_anchors.reset();
    }
    m_exact = m_exact || answer.count >= 0;
    if (answer.count >= 0)
        setCount(std::min(answer.count, LargestEstimate));
    else if (m_bounds.least && !m_exact)
        setCount(std::clamp<qint64>(*m_bounds.greatest - *m_bounds.least + 1, rows, LargestEstimate));
    else if (!m_exact)
        setCount(std::max<qint64>(rows, m_count));
    showFirst(std::move(answer.page));
    if (isAll)
        finish(rows);
    else if (!findsOrderFirst())
        awaitScan();
    fetchNext();
}

void KeysetWindow::showFirst(WindowPage rows)
{
    const int count = rows.rows;
    WindowPage second = rows;
    store(0, std::move(rows), false);
    if (count > PageRows)
        store(1, std::move(second), false);
    emit rowsLoaded(0, count);
    QList<qint64> stale;
    for (auto it = m_cache.cbegin(); it != m_cache.cend(); ++it) {
        if (it->stale)
            stale.append(it.key());
    }
    for (const qint64 page : stale) // whoever looks at one asks for it anew
        emit rowsLoaded(page * PageRows, PageRows);
}

/// A large window waits until nobody has asked for rows for a moment: the scan would make them come later.
void KeysetWindow::awaitScan()
{
    if (m_count <= QuickScan) {
        beginScan();
        return;
    }
    m_sinceFirst.start();
    m_rest.start();
}

void KeysetWindow::beginScan()
{
    m_scanJob = std::make_shared<Cancellation>();
    m_progress = std::make_shared<ScanProgress>(m_query.keyWidth());
    m_follow.start();
    if (m_query.isSorted())
        beginOrder();
    else
        beginAnchors();
}

void KeysetWindow::beginOrder()
{
    const auto first = std::make_shared<QPromise<OrderScan::FirstKeys>>();
    first->start();
    auto job = [query = m_query, cancellation = m_scanJob, progress = m_progress, expected = m_exact ? m_count : 0, first,
                   wantsFirst = findsOrderFirst()](Connection &connection) {
        const Cancellation::Running running(cancellation, connection);
        OrderScan scan(connection, query, *progress, *cancellation);
        scan.setExpected(expected);
        if (wantsFirst) {
            scan.setFirst([&first](const OrderScan::FirstKeys &keys) {
                first->addResult(keys);
                first->finish();
            });
        }
        return scan.run();
    };
    if (findsOrderFirst()) {
        deliver(first->future(), this,
            [this, mine = m_scanJob](const OrderScan::FirstKeys &keys) {
                if (mine == m_scanJob)
                    firstKeysArrived(keys);
            },
            [](const Error &) {});
    }
    follow(m_aside.run(job), m_scanJob, [this](std::shared_ptr<const RowOrder> order) { ordered(std::move(order)); },
        &KeysetWindow::scanFailed);
}

void KeysetWindow::beginAnchors()
{
    auto job = [query = m_query, cancellation = m_scanJob, progress = m_progress](Connection &connection) {
        const Cancellation::Running running(cancellation, connection);
        window::scanAnchors(connection, query, *progress, *cancellation);
        return std::shared_ptr<const ScanProgress>(progress);
    };
    follow(m_aside.run(job), m_scanJob,
        [this](std::shared_ptr<const ScanProgress> anchors) { scanned(std::move(anchors)); }, &KeysetWindow::scanFailed);
}

void KeysetWindow::followProgress()
{
    if (!m_progress || m_exact || m_bounds.least)
        return;
    setCount(std::max(m_count, std::min(m_progress->count(), LargestEstimate)));
    fetchNext();
}

void KeysetWindow::scanned(std::shared_ptr<const ScanProgress> anchors)
{
    m_anchors = std::move(anchors);
    dropWrongPages();
    finish(m_anchors->count());
}

void KeysetWindow::ordered(std::shared_ptr<const RowOrder> order)
{
    m_order = std::move(order);
    dropWrongPages();
    finish(m_order->size());
}

void KeysetWindow::finish(qint64 count)
{
    m_follow.stop();
    m_progress.reset();
    m_scanJob.reset();
    m_exact = true;
    m_complete = true;
    setCount(std::min(count, LargestEstimate));
    fetchNext();
    emit completed();
}

/// The rows that are here stay. A sorted window ends with them: where the others stand is not known.
void KeysetWindow::scanFailed()
{
    m_follow.stop();
    m_scanJob.reset();
    m_failed = true;
    if (!m_fetchJob)
        m_first = false;
    if (m_query.isSorted() && !m_order) {
        m_exact = false;
        setCount(reachableRows());
    } else if (!m_query.isSorted() && !m_exact && !m_bounds.least) {
        setCount(std::max(reachableRows(), qint64(m_progress->anchorCount()) * PageRows));
    }
}

/// From the beginning on, without a gap.
qint64 KeysetWindow::reachableRows() const
{
    qint64 rows = 0;
    for (auto it = m_cache.constFind(0); it != m_cache.cend(); it = m_cache.constFind(rows / PageRows)) {
        rows += it->rows.rows;
        if (it->rows.rows < PageRows)
            break;
    }
    return rows;
}

bool KeysetWindow::isInPlace(qint64 page, const WindowPage &rows) const
{
    if (!m_order)
        return page < m_anchors->anchorCount() && rows.rows > 0 && rows.keyValues(0) == m_anchors->anchor(page);
    const qsizetype first = page * PageRows;
    if (rows.rows != std::clamp<qsizetype>(m_order->size() - first, 0, PageRows))
        return false;
    for (int row = 0; row < rows.rows; ++row) {
        if (rows.keyValues(row) != m_order->at(first + row))
            return false;
    }
    return true;
}

/// Pages found by arithmetic begin elsewhere than their place when keys have gaps; others moved when rows came or went.
void KeysetWindow::dropWrongPages()
{
    QList<qint64> wrong;
    for (auto it = m_cache.begin(); it != m_cache.end(); ++it) {
        it->approximate = false;
        if (!isInPlace(it.key(), it->rows))
            wrong.append(it.key());
    }
    for (const qint64 page : wrong) {
        m_cache.remove(page);
        emit pageDropped(page);
        emit rowsLoaded(page * PageRows, PageRows);
    }
}

void KeysetWindow::setCount(qint64 count)
{
    if (count == m_count)
        return;
    const qint64 before = std::exchange(m_count, count);
    emit countChanged(before, count);
}

const WindowPage *KeysetWindow::pageOf(qint64 row, int *place)
{
    const qint64 page = row / PageRows;
    const auto it = m_cache.find(page);
    if (it == m_cache.end() || it->stale)
        want(page);
    if (it == m_cache.end() || row % PageRows >= it->rows.rows)
        return nullptr;
    it->used = ++m_clock;
    *place = int(row % PageRows);
    return &it->rows;
}

void KeysetWindow::touch(qint64 row)
{
    const qint64 page = row / PageRows;
    const auto it = m_cache.find(page);
    if (it == m_cache.end() || it->stale)
        want(page);
    if (it != m_cache.end())
        it->used = ++m_clock;
}

WindowPage KeysetWindow::take(qint64 page)
{
    const auto it = m_cache.find(page);
    if (it == m_cache.end())
        return {};
    std::vector<Value> values;
    values.swap(it->rows.values);
    WindowPage taken = it->rows;
    taken.values.swap(values);
    return taken;
}

const WindowPage *KeysetWindow::loadedPage(qint64 page) const
{
    const auto it = m_cache.constFind(page);
    return it == m_cache.cend() ? nullptr : &it->rows;
}

qint64 KeysetWindow::loadedRow(const QList<Value> &key) const
{
    for (auto it = m_cache.cbegin(); it != m_cache.cend(); ++it) {
        for (int i = 0; i < it->rows.rows; ++i) {
            if (std::equal(key.cbegin(), key.cend(), it->rows.key(i)))
                return it.key() * PageRows + i;
        }
    }
    return -1;
}

void KeysetWindow::want(qint64 page)
{
    if (m_rest.isActive() && m_sinceFirst.elapsed() < LongestRest)
        m_rest.start();
    if (!m_wanted.isEmpty() && m_wanted.last() == page)
        return;
    const bool none = m_wanted.isEmpty();
    m_wanted.removeOne(page);
    m_wanted.append(page);
    while (m_wanted.size() > WantedPages)
        m_wanted.removeFirst();
    if (none || !m_wanted.contains(m_fetching))
        QMetaObject::invokeMethod(this, &KeysetWindow::fetchNext, Qt::QueuedConnection);
}

/// One page at a time, the latest wish first; a page that nobody wishes any more is stopped.
void KeysetWindow::fetchNext()
{
    const bool waitsForFirst = m_first && (m_fetchJob || !m_order);
    if (waitsForFirst || (m_fetching >= 0 && m_wanted.contains(m_fetching)))
        return;
    if (m_fetchJob)
        m_fetchJob->cancel();
    m_fetchJob.reset();
    m_fetching = -1;
    for (auto it = m_wanted.crbegin(); it != m_wanted.crend(); ++it) {
        if (const std::optional<Fetch> fetch = fetchFor(*it)) {
            start(*it, *fetch);
            return;
        }
    }
}

std::optional<KeysetWindow::Fetch> KeysetWindow::fetchFor(qint64 page) const
{
    Fetch fetch;
    fetch.basis = basis();
    if (m_order) {
        const qsizetype end = std::min<qsizetype>(m_order->size(), (page + 1) * PageRows);
        for (qsizetype i = page * PageRows; i < end; ++i)
            fetch.keys.append(m_order->at(i));
        return fetch;
    }
    if (m_query.isSorted() && (page > 0 || (findsOrderFirst() && m_scanJob)))
        return std::nullopt; // waits for the order: a page by sort value would cost as much as the order
    if (page == 0)
        return fetch;
    for (const ScanProgress *anchors : {m_anchors.get(), static_cast<const ScanProgress *>(m_progress.get())}) {
        if (anchors && page < anchors->anchorCount()) {
            fetch.from = anchors->anchor(page);
            return fetch;
        }
    }
    const auto before = m_cache.constFind(page - 1);
    if (before != m_cache.cend() && !before->approximate && !before->stale && before->rows.rows == PageRows) {
        fetch.from = before->rows.keyValues(PageRows - 1);
        fetch.skipFirst = true;
        fetch.limit = PageRows + 1;
        return fetch;
    }
    if (!m_bounds.least)
        return std::nullopt;
    fetch.from = {Value(*m_bounds.least + page * PageRows)};
    fetch.approximate = true;
    return fetch;
}

void KeysetWindow::start(qint64 page, const Fetch &fetch)
{
    m_fetching = page;
    m_fetchJob = std::make_shared<Cancellation>();
    auto job = [query = m_query, cancellation = m_fetchJob, fetch, isOrdered = m_order != nullptr](Connection &connection) {
        const Cancellation::Running running(cancellation, connection);
        if (isOrdered)
            return window::readRows(connection, query, fetch.keys);
        WindowPage rows = window::readPage(connection, query, fetch.from, fetch.limit);
        if (fetch.skipFirst && rows.rows > 0)
            cutFirst(rows, 1);
        return rows;
    };
    follow(m_pages.run(job), m_fetchJob, [this, page, fetch](WindowPage rows) { arrived(page, std::move(rows), fetch); },
        &KeysetWindow::fetchFailed);
}

const void *KeysetWindow::basis() const
{
    return m_order ? static_cast<const void *>(m_order.get()) : m_anchors.get();
}

void KeysetWindow::arrived(qint64 page, WindowPage rows, const Fetch &fetch)
{
    m_fetching = -1;
    m_fetchJob.reset();
    // The places may have become known while it was on its way.
    if (fetch.basis == basis() || isInPlace(page, rows)) {
        const int count = rows.rows;
        store(page, std::move(rows), fetch.approximate && !m_anchors);
        emit rowsLoaded(page * PageRows, count);
    }
    fetchNext();
}

/// The wish is given up; whoever still looks at the row has another one.
void KeysetWindow::fetchFailed()
{
    m_fetching = -1;
    m_fetchJob.reset();
    m_wanted.clear();
    m_failed = m_failed || m_first;
    m_first = false;
}

/// Takes rows away at the beginning.
void KeysetWindow::cutFirst(WindowPage &rows, int count)
{
    rows.keys.erase(rows.keys.begin(), rows.keys.begin() + count * rows.keyWidth);
    rows.values.erase(rows.values.begin(), rows.values.begin() + count * rows.columnCount);
    rows.present.erase(rows.present.begin(), rows.present.begin() + count);
    QList<BadCell> bad;
    for (const BadCell &cell : std::as_const(rows.badCells)) {
        if (cell.row >= count)
            bad.append({cell.row - count, cell.cell});
    }
    rows.badCells = bad;
    rows.rows -= count;
}

/// Keeps one page of `rows`; a first answer of two pages is cut.
void KeysetWindow::store(qint64 page, WindowPage rows, bool approximate)
{
    if (page == 1 && rows.rows > PageRows)
        cutFirst(rows, PageRows);
    if (rows.rows > PageRows) {
        rows.keys.resize(size_t(PageRows) * size_t(rows.keyWidth));
        rows.values.resize(size_t(PageRows) * size_t(rows.columnCount));
        rows.present.resize(PageRows);
        rows.badCells.removeIf([](const BadCell &cell) { return cell.row >= PageRows; });
        rows.rows = PageRows;
    }
    if (m_cache.contains(page))
        emit pageDropped(page);
    m_cache.insert(page, Page {std::move(rows), approximate, false, ++m_clock});
    m_wanted.removeOne(page);
    evict();
    emit pageArrived(page);
}

void KeysetWindow::evict()
{
    if (m_cache.size() <= CachedPages)
        return;
    const auto oldest = std::min_element(m_cache.begin(), m_cache.end(),
        [](const Page &a, const Page &b) { return a.used < b.used; });
    const qint64 page = oldest.key();
    m_cache.erase(oldest);
    emit pageDropped(page);
}

} // namespace jw
