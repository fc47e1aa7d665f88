// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/keysetwindow.h"

#include "joinwright/binding/deliver.h"

namespace jw {

namespace {

constexpr qint64 LargestEstimate = 80'000'000; // views count pixels in an int
constexpr qsizetype WantedPages = 4;

} // namespace

/// How one page is read.
struct KeysetWindow::Fetch
{
    QList<Value> from;
    QList<QList<Value>> keys; // of each row, once the order is known
    int limit = PageRows;
    bool skipFirst = false; // `from` is the last row of the page before
    bool approximate = false;
};

KeysetWindow::KeysetWindow(Worker &pages, Worker &aside, QObject *parent)
    : QObject(parent)
    , m_pages(pages)
    , m_aside(aside)
{
    m_follow.setInterval(100);
    connect(&m_follow, &QTimer::timeout, this, &KeysetWindow::followProgress);
}

KeysetWindow::~KeysetWindow()
{
    stop();
}

void KeysetWindow::stop()
{
    ++m_generation;
    m_follow.stop();
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

void KeysetWindow::begin()
{
    stop();
    m_first = true;
    m_complete = false;
    m_fetching = 0;
    m_fetchJob = std::make_shared<Cancellation>();
    const int limit = m_query.isSorted() ? 2 * PageRows : PageRows;
    const bool guess = m_query.hasNumberKey() && !m_query.isSorted() && m_query.where.sql.isEmpty();
    auto job = [query = m_query, cancellation = m_fetchJob, limit, guess](Connection &connection) {
        const Cancellation::Running running(cancellation, connection);
        FirstAnswer answer {query.isSorted() ? window::readFirstSorted(connection, query, limit)
                                             : window::readPage(connection, query, {}, limit),
            {}};
        if (guess && answer.page.rows == limit)
            answer.bounds = window::readBounds(connection, query);
        return answer;
    };
    deliver(m_pages.run(job), this,
        [this, generation = m_generation](FirstAnswer answer) {
            if (generation == m_generation)
                firstArrived(std::move(answer));
        },
        [this, generation = m_generation](const Error &error) {
            if (generation == m_generation)
                fail(error);
        });
}

void KeysetWindow::firstArrived(FirstAnswer answer)
{
    m_first = false;
    m_fetching = -1;
    m_fetchJob.reset();
    m_bounds = answer.bounds;
    const int limit = m_query.isSorted() ? 2 * PageRows : PageRows;
    const int rows = answer.page.rows;
    if (rows < limit) {
        m_order.reset();
        m_anchors.reset();
    }
    const bool known = m_exact || m_anchors || m_order;
    if (rows < limit)
        setCount(rows);
    else if (m_bounds.least)
        setCount(std::clamp<qint64>(*m_bounds.greatest - *m_bounds.least + 1, rows, LargestEstimate));
    else if (!known)
        setCount(std::max<qint64>(rows, m_count));
    WindowPage second = answer.page;
    store(0, std::move(answer.page), false);
    if (rows > PageRows)
        store(1, std::move(second), false);
    emit rowsLoaded(0, rows);
    if (rows < limit)
        finish(rows);
    else
        beginScan();
    fetchNext();
}

void KeysetWindow::beginScan()
{
    m_scanJob = std::make_shared<Cancellation>();
    m_progress = std::make_shared<ScanProgress>(m_query.keyWidth());
    m_follow.start();
    const auto failedHere = [this, generation = m_generation](const Error &error) {
        if (generation == m_generation)
            fail(error);
    };
    if (m_query.isSorted()) {
        auto job = [query = m_query, cancellation = m_scanJob, progress = m_progress, expected = m_exact ? m_count : 0](
                       Connection &connection) {
            const Cancellation::Running running(cancellation, connection);
            return window::buildOrder(connection, query, expected, *progress, *cancellation);
        };
        deliver(m_aside.run(job), this,
            [this, generation = m_generation](KeyList order) {
                if (generation == m_generation)
                    ordered(std::move(order));
            },
            failedHere);
        return;
    }
    auto job = [query = m_query, cancellation = m_scanJob, progress = m_progress](Connection &connection) {
        const Cancellation::Running running(cancellation, connection);
        window::scanAnchors(connection, query, *progress, *cancellation);
        return std::shared_ptr<const ScanProgress>(progress);
    };
    deliver(m_aside.run(job), this,
        [this, generation = m_generation](std::shared_ptr<const ScanProgress> anchors) {
            if (generation == m_generation)
                scanned(std::move(anchors));
        },
        failedHere);
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

void KeysetWindow::ordered(KeyList order)
{
    m_order = std::move(order);
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

/// Pages found by arithmetic begin elsewhere than their place when keys have gaps.
void KeysetWindow::dropWrongPages()
{
    for (auto it = m_cache.begin(); it != m_cache.end();) {
        const qint64 page = it.key();
        const bool right = !it->approximate
            || (page < m_anchors->anchorCount() && it->rows.rows > 0
                && it->rows.keyValues(0) == m_anchors->anchor(page));
        it->approximate = false;
        if (right) {
            ++it;
            continue;
        }
        it = m_cache.erase(it);
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
    if (m_first || (m_fetching >= 0 && m_wanted.contains(m_fetching)))
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
    if (m_order) {
        const qsizetype end = std::min<qsizetype>(m_order->size(), (page + 1) * PageRows);
        for (qsizetype i = page * PageRows; i < end; ++i)
            fetch.keys.append(m_order->at(i));
        return fetch;
    }
    if (page == 0)
        return fetch;
    if (m_query.isSorted())
        return std::nullopt; // waits for the order: a page by sort value would cost as much as the order
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
    auto job = [query = m_query, cancellation = m_fetchJob, fetch, sorted = m_order.has_value()](Connection &connection) {
        const Cancellation::Running running(cancellation, connection);
        if (sorted)
            return window::readRows(connection, query, fetch.keys);
        WindowPage rows = window::readPage(connection, query, fetch.from, fetch.limit);
        if (fetch.skipFirst && rows.rows > 0)
            cutFirst(rows, 1);
        return rows;
    };
    deliver(m_pages.run(job), this,
        [this, page, generation = m_generation, mine = m_fetchJob, approximate = fetch.approximate](WindowPage rows) {
            if (generation == m_generation && mine == m_fetchJob)
                arrived(page, std::move(rows), approximate);
        },
        [this, generation = m_generation](const Error &error) {
            if (generation == m_generation)
                fail(error);
        });
}

void KeysetWindow::arrived(qint64 page, WindowPage rows, bool approximate)
{
    m_fetching = -1;
    m_fetchJob.reset();
    m_wanted.removeOne(page);
    const int count = rows.rows;
    store(page, std::move(rows), approximate && !m_anchors);
    emit rowsLoaded(page * PageRows, count);
    fetchNext();
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

void KeysetWindow::fail(const Error &error)
{
    stop();
    m_first = false;
    emit failed(error);
}

} // namespace jw
