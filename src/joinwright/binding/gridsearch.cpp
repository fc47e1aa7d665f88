// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/gridsearch.h"

#include "joinwright/orm/delivery.h"

using namespace Qt::StringLiterals;

namespace jw {

namespace {

constexpr int FollowPause = 100;

/// One number a group of columns, a bit a column: what each row of the query shows.
Statement bitsOf(const WindowModel &model, const QString &text, const QList<int> &columns, int wordBits)
{
    Statement statement;
    QStringList words;
    for (qsizetype first = 0; first < columns.size(); first += wordBits) {
        QStringList bits;
        for (qsizetype i = first; i < std::min<qsizetype>(columns.size(), first + wordBits); ++i) {
            const Statement condition = model.showing(columns.at(i), text);
            if (condition.sql.isEmpty())
                continue;
            bits.append(u"CASE WHEN %1 THEN %2 ELSE 0 END"_s.arg(condition.sql).arg(qint64(1) << (i - first)));
            statement.values += condition.values;
        }
        words.append(bits.isEmpty() ? u"0"_s : bits.join(" + "_L1));
    }
    statement.sql = words.join(", "_L1);
    return statement;
}

} // namespace

/// What the worker has found; read while it runs.
class GridSearch::Progress
{
public:
    void add(qint64 row, const std::vector<quint64> &words)
    {
        const QMutexLocker lock(&m_mutex);
        m_rows.push_back(row);
        m_bits.insert(m_bits.end(), words.begin(), words.end());
    }
    void take(std::vector<qint64> &rows, std::vector<quint64> &bits) const
    {
        const QMutexLocker lock(&m_mutex);
        rows = m_rows;
        bits = m_bits;
    }
    qsizetype rowCount() const
    {
        const QMutexLocker lock(&m_mutex);
        return qsizetype(m_rows.size());
    }

private:
    mutable QMutex m_mutex;
    std::vector<qint64> m_rows;
    std::vector<quint64> m_bits;
};

GridSearch::GridSearch(WindowModel &model, QObject *parent)
    : QObject(parent)
    , m_model(model)
{
    m_follow.setInterval(FollowPause);
    connect(&m_follow, &QTimer::timeout, this, [this, before = qsizetype(0)]() mutable {
        if (std::exchange(before, m_progress->rowCount()) != m_progress->rowCount()) {
            m_collected = false;
            emit changed();
        }
    });
    const auto show = [this] {
        m_collected = false;
        emit changed();
    };
    connect(&model, &QAbstractItemModel::dataChanged, this, show);
    connect(&model, &QAbstractItemModel::rowsInserted, this, show);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, show);
    m_again.setSingleShot(true);
    m_again.setInterval(0);
    connect(&m_again, &QTimer::timeout, this, [this] { search(m_text, m_columns); });
    connect(&model, &QAbstractItemModel::modelReset, &m_again, qOverload<>(&QTimer::start));
}

GridSearch::~GridSearch()
{
    if (m_job)
        m_job->cancel();
}

void GridSearch::search(const QString &text, const QList<int> &columns)
{
    if (m_job)
        m_job->cancel();
    m_job.reset();
    m_follow.stop();
    m_text = text;
    m_columns = columns;
    m_columns.removeIf([this](int column) { return column >= m_model.columnCount(); });
    m_progress.reset();
    m_collected = false;
    if (!text.isEmpty() && !m_columns.isEmpty() && !m_model.query().from.isEmpty())
        begin();
    emit changed();
    if (!m_job)
        emit finished();
}

void GridSearch::begin()
{
    m_job = std::make_shared<Cancellation>();
    m_progress = std::make_shared<Progress>();
    // The same rows in the same order, with what they show in place of their keys.
    const Statement statement = m_model.query().inOrder(bitsOf(m_model, m_text, m_columns, WordBits));
    const auto job = [statement, count = words(), progress = m_progress, cancellation = m_job](Connection &connection) {
        const Cancellation::Running running(cancellation, connection);
        Result result = connection.execute(statement);
        std::vector<quint64> found(static_cast<size_t>(count));
        for (qint64 row = 0; result.next() && progress->rowCount() < MostRows; ++row) {
            quint64 any = 0;
            for (qsizetype i = 0; i < count; ++i)
                any |= found[size_t(i)] = quint64(result.raw(int(i)).toInt64());
            if (any)
                progress->add(row, found);
        }
    };
    const auto ended = [this, mine = m_job] {
        if (mine != m_job)
            return false;
        m_job.reset();
        m_follow.stop();
        m_collected = false;
        return true;
    };
    deliver(
        m_model.aside().run(job), this,
        [this, ended] {
            if (!ended())
                return;
            emit changed();
            emit finished();
        },
        [this, ended](const Error &error) {
            if (ended())
                emit failed(error);
        });
    m_follow.start();
}

bool GridSearch::isCut() const
{
    return m_progress && m_progress->rowCount() >= MostRows;
}

// What is found

void GridSearch::addShown(int row, std::vector<std::pair<int, int>> &cells) const
{
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        if (m_model.shows(row, m_columns.at(i), m_text))
            cells.emplace_back(row, int(i));
    }
}

/// The rows here whose edits the database does not know; new ones too.
QSet<int> GridSearch::changedRows() const
{
    const QList<int> places = m_model.newRowPlaces();
    QSet<int> rows(places.cbegin(), places.cend());
    for (const Record &record : m_model.session().changed()) {
        for (const int row : m_model.rowsOf(record))
            rows.insert(row);
    }
    return rows;
}

void GridSearch::collect() const
{
    if (std::exchange(m_collected, true))
        return;
    m_cells.clear();
    if (!m_progress)
        return;
    const QSet<int> edited = changedRows();
    const QList<int> places = m_model.newRowPlaces();
    std::vector<qint64> rows;
    std::vector<quint64> bits;
    m_progress->take(rows, bits);
    qsizetype above = 0;
    for (size_t i = 0; i < rows.size(); ++i) {
        while (above < places.size() && places.at(above) <= rows[i] + above)
            ++above;
        const int row = int(rows[i] + above);
        for (qsizetype column = 0; !edited.contains(row) && column < m_columns.size(); ++column) {
            if (isIn(bits, qsizetype(i), column))
                m_cells.emplace_back(row, int(column));
        }
    }
    for (const int row : edited)
        addShown(row, m_cells);
    if (!edited.isEmpty())
        std::sort(m_cells.begin(), m_cells.end());
}

bool GridSearch::isIn(const std::vector<quint64> &bits, qsizetype row, qsizetype column) const
{
    return bits[size_t(row * words() + column / WordBits)] >> (column % WordBits) & 1;
}

int GridSearch::count() const
{
    collect();
    return int(m_cells.size());
}

int GridSearch::placeOf(const Hit &hit) const
{
    collect();
    const std::pair<int, int> cell(hit.row, int(m_columns.indexOf(hit.column)));
    const auto it = std::lower_bound(m_cells.cbegin(), m_cells.cend(), cell);
    return it != m_cells.cend() && *it == cell ? int(it - m_cells.cbegin()) : -1;
}

std::optional<GridSearch::Hit> GridSearch::next(const Hit &from, bool backward) const
{
    collect();
    if (m_cells.empty())
        return std::nullopt;
    const std::pair<int, int> cell(from.row, int(m_columns.indexOf(from.column)));
    auto it = backward ? std::lower_bound(m_cells.cbegin(), m_cells.cend(), cell) : std::upper_bound(m_cells.cbegin(), m_cells.cend(), cell);
    if (backward)
        it = it == m_cells.cbegin() ? m_cells.cend() - 1 : it - 1;
    else if (it == m_cells.cend())
        it = m_cells.cbegin();
    return Hit {it->first, m_columns.at(it->second)};
}

} // namespace jw
