// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/layered.h"

#include "studio/designer/ranking.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>

namespace jw::studio {

namespace {

constexpr qreal TableGap = 40; // between tables of a column
constexpr qreal LineGap = 12; // around a line that passes a column
constexpr qreal ColumnGap = 60; // two stubs and a lane
constexpr qreal Lane = 12;
constexpr int MostLanes = 30; // in one gap; more lines lie closer
constexpr int OrderSweeps = 24;
constexpr int HeightSweeps = 10;
constexpr size_t SmallColumns = 8;
constexpr qreal LeastPageHeight = 640;

/// A node of the graph, or the place where lines to one key pass through a column.
struct Cell
{
    int node = -1; ///< -1: lines pass
    int column = 0;
    qreal height = 0;
    qreal y = 0; ///< upper edge
    double place = 0; ///< in its column while ordering
};

/// A piece of an edge from one column to the next.
struct Piece
{
    int left; ///< cells
    int right;
    qreal leftPort;
    qreal rightPort;
    int key; ///< pieces of one key share their lane
};

qreal pageHeight(const LayeredGraph &graph, double aspect)
{
    qreal area = 0;
    qreal tallest = 0;
    for (const QSizeF &node : graph.nodes) {
        area += (node.width() + ColumnGap + 2 * Lane) * (node.height() + TableGap);
        tallest = std::max(tallest, node.height());
    }
    return std::max({std::sqrt(area / aspect), tallest + TableGap, LeastPageHeight});
}

class Layout
{
public:
    Layout(const LayeredGraph &graph, double aspect, const std::atomic_bool *cancelled)
        : m_graph(graph)
        , m_cancelled(cancelled)
    {
        const Ranking ranking = rankNodes(graph);
        makeCells(wrapRanks(graph, ranking.ranks, pageHeight(graph, aspect), TableGap));
        for (size_t e = 0; e < graph.edges.size(); ++e)
            addEdge(int(e));
        connect();
    }

    std::vector<QPointF> run()
    {
        orderCells();
        chooseHeights();
        return isCancelled() ? std::vector<QPointF>() : positions();
    }

private:
    bool isCancelled() const { return m_cancelled && m_cancelled->load(std::memory_order_relaxed); }

    void makeCells(const std::vector<int> &columns)
    {
        m_columns.resize(size_t(*std::max_element(columns.begin(), columns.end())) + 1);
        for (size_t node = 0; node < m_graph.nodes.size(); ++node)
            addCell({.node = int(node), .column = columns[node], .height = m_graph.nodes[node].height()});
    }

    int addCell(const Cell &cell)
    {
        const int index = int(m_cells.size());
        m_cells.push_back(cell);
        m_columns[size_t(cell.column)].push_back(index);
        return index;
    }

    /// Cuts an edge into pieces of one column each. Edges to one key share the cells where they pass through columns.
    void addEdge(int index)
    {
        LayeredGraph::Edge edge = m_graph.edges[size_t(index)];
        const int key = m_keys.try_emplace({edge.left, edge.leftPort}, int(m_keys.size())).first->second;
        const bool forward = m_cells[size_t(edge.left)].column < m_cells[size_t(edge.right)].column;
        if (!forward) {
            std::swap(edge.left, edge.right);
            std::swap(edge.leftPort, edge.rightPort);
        }
        const int first = m_cells[size_t(edge.left)].column;
        const int last = m_cells[size_t(edge.right)].column;
        if (first == last)
            return; // beside each other in one column: neighbours attract through others only
        int cell = edge.left;
        qreal port = edge.leftPort;
        for (int column = first + 1; column < last; ++column) {
            const auto [found, isNew] = m_passes.try_emplace({key, column, forward ? -1 : index}, 0);
            if (isNew)
                found->second = addCell({.column = column});
            if (isNew)
                m_pieces.push_back({cell, found->second, port, 0, key});
            cell = found->second;
            port = 0;
        }
        m_pieces.push_back({cell, edge.right, port, edge.rightPort, key});
    }

    void connect()
    {
        m_leftOf.resize(m_cells.size());
        m_rightOf.resize(m_cells.size());
        m_inGap.resize(m_columns.size());
        for (size_t p = 0; p < m_pieces.size(); ++p) {
            m_leftOf[size_t(m_pieces[p].right)].push_back(int(p));
            m_rightOf[size_t(m_pieces[p].left)].push_back(int(p));
            m_inGap[size_t(m_cells[size_t(m_pieces[p].left)].column)].push_back(int(p));
        }
        for (auto &column : m_columns)
            number(column);
    }

    void number(const std::vector<int> &column)
    {
        for (size_t i = 0; i < column.size(); ++i)
            m_cells[size_t(column[i])].place = double(i);
    }

    /// Where a piece meets a cell while only the order is known.
    double placeOf(int cell, qreal port) const
    {
        const Cell &c = m_cells[size_t(cell)];
        return c.place + (c.height > 0 ? port / c.height : 0.5);
    }

    double barycentre(int cell, bool fromLeft) const
    {
        const auto &pieces = fromLeft ? m_leftOf[size_t(cell)] : m_rightOf[size_t(cell)];
        if (pieces.empty())
            return m_cells[size_t(cell)].place;
        double sum = 0;
        for (const int p : pieces) {
            const Piece &piece = m_pieces[size_t(p)];
            sum += fromLeft ? placeOf(piece.left, piece.leftPort) : placeOf(piece.right, piece.rightPort);
        }
        return sum / double(pieces.size());
    }

    void sortColumn(std::vector<int> &column, bool fromLeft)
    {
        std::vector<std::pair<double, int>> keyed;
        for (const int cell : column)
            keyed.emplace_back(barycentre(cell, fromLeft), cell);
        std::stable_sort(keyed.begin(), keyed.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
        for (size_t i = 0; i < column.size(); ++i)
            column[i] = keyed[i].second;
        number(column);
    }

    void orderCells()
    {
        auto best = m_columns;
        qint64 fewest = crossings();
        int idle = 0;
        for (int sweep = 0; sweep < OrderSweeps && fewest > 0 && idle < 6 && !isCancelled(); ++sweep) {
            if (sweep % 2 == 0) {
                for (size_t c = 1; c < m_columns.size(); ++c)
                    sortColumn(m_columns[c], true);
            } else {
                for (size_t c = m_columns.size() - 1; c-- > 0;)
                    sortColumn(m_columns[c], false);
            }
            const qint64 count = crossings();
            idle = count < fewest ? 0 : idle + 1;
            if (count < fewest) {
                fewest = count;
                best = m_columns;
            }
        }
        m_columns = std::move(best);
        for (const auto &column : m_columns)
            number(column);
    }

    qint64 crossings() const
    {
        qint64 count = 0;
        for (const auto &gap : m_inGap)
            count += crossingsIn(gap);
        return count;
    }

    /// Counts inversions with a Fenwick tree over the right ends, in the order of the left ends.
    qint64 crossingsIn(const std::vector<int> &gap) const
    {
        std::vector<std::pair<double, double>> ends;
        std::vector<double> rights;
        for (const int p : gap) {
            const Piece &piece = m_pieces[size_t(p)];
            ends.emplace_back(placeOf(piece.left, piece.leftPort), placeOf(piece.right, piece.rightPort));
            rights.push_back(ends.back().second);
        }
        std::sort(ends.begin(), ends.end());
        std::sort(rights.begin(), rights.end());
        rights.erase(std::unique(rights.begin(), rights.end()), rights.end());
        std::vector<int> tree(rights.size() + 1, 0);
        qint64 count = 0;
        int seen = 0;
        for (const auto &[left, right] : ends) {
            const size_t index = size_t(std::lower_bound(rights.begin(), rights.end(), right) - rights.begin()) + 1;
            int notAbove = 0;
            for (size_t i = index; i > 0; i -= i & -i)
                notAbove += tree[i];
            count += seen++ - notAbove;
            for (size_t i = index; i < tree.size(); i += i & -i)
                ++tree[i];
        }
        return count;
    }

    /// Room between a cell and the next one of its column.
    qreal gapBetween(const Cell &a, const Cell &b) const { return a.node >= 0 && b.node >= 0 ? TableGap : a.node < 0 && b.node < 0 ? LineGap : 2 * LineGap; }

    void chooseHeights()
    {
        for (const auto &column : m_columns)
            stack(column);
        m_stacked.clear();
        for (const Cell &cell : m_cells)
            m_stacked.push_back(cell.y);
        const double pull = m_columns.size() > SmallColumns ? 0.25 : 0; // long rows of columns would drift away
        for (int sweep = 0; sweep < HeightSweeps && !isCancelled(); ++sweep) {
            const bool last = sweep + 2 >= HeightSweeps;
            for (size_t i = 0; i < m_columns.size(); ++i) {
                const size_t c = sweep % 2 == 0 ? i : m_columns.size() - 1 - i;
                settle(m_columns[c], last || sweep % 2 == 0, last || sweep % 2 == 1, last ? 0 : pull);
            }
        }
    }

    void stack(const std::vector<int> &column)
    {
        qreal y = 0;
        for (size_t i = 0; i < column.size(); ++i) {
            Cell &cell = m_cells[size_t(column[i])];
            if (i > 0)
                y += gapBetween(m_cells[size_t(column[i - 1])], cell);
            cell.y = y;
            y += cell.height;
        }
        for (const int cell : column) // all columns about one middle
            m_cells[size_t(cell)].y -= y / 2;
    }

    /// The height at which most lines of the cell would run straight: the median of what its neighbours want.
    qreal wanted(int index, bool fromLeft, bool fromRight, double &weight) const
    {
        std::vector<qreal> wishes;
        if (fromLeft) {
            for (const int p : m_leftOf[size_t(index)])
                wishes.push_back(m_cells[size_t(m_pieces[size_t(p)].left)].y + m_pieces[size_t(p)].leftPort - m_pieces[size_t(p)].rightPort);
        }
        if (fromRight) {
            for (const int p : m_rightOf[size_t(index)])
                wishes.push_back(m_cells[size_t(m_pieces[size_t(p)].right)].y + m_pieces[size_t(p)].rightPort - m_pieces[size_t(p)].leftPort);
        }
        if (wishes.empty()) {
            weight = 0.2;
            return m_cells[size_t(index)].y;
        }
        weight = double(wishes.size()) * (m_cells[size_t(index)].node < 0 ? 2 : 1);
        std::nth_element(wishes.begin(), wishes.begin() + qsizetype(wishes.size() / 2), wishes.end());
        return wishes[wishes.size() / 2];
    }

    /// Moves the cells of a column to where they want to be as nearly as their order and distances allow: a weighted
    /// isotonic regression by pooling neighbours that would collide. `pull` draws them towards the middle of the page.
    void settle(const std::vector<int> &column, bool fromLeft, bool fromRight, double pull)
    {
        struct Pool
        {
            double sum;
            double weight;
            size_t count;
            double mean() const { return sum / weight; }
        };
        std::vector<Pool> pools;
        std::vector<qreal> offsets;
        qreal offset = 0;
        for (size_t i = 0; i < column.size(); ++i) {
            const Cell &cell = m_cells[size_t(column[i])];
            if (i > 0) {
                const Cell &above = m_cells[size_t(column[i - 1])];
                offset += above.height + gapBetween(above, cell);
            }
            offsets.push_back(offset);
            double weight = 1;
            const qreal wish = (1 - pull) * wanted(column[i], fromLeft, fromRight, weight) + pull * m_stacked[size_t(column[i])] - offset;
            pools.push_back({wish * weight, weight, 1});
            while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
                const Pool below = pools.back();
                pools.pop_back();
                pools.back() = {pools.back().sum + below.sum, pools.back().weight + below.weight, pools.back().count + below.count};
            }
        }
        size_t i = 0;
        for (const Pool &pool : pools) {
            for (size_t k = 0; k < pool.count; ++k, ++i)
                m_cells[size_t(column[i])].y = pool.mean() + offsets[i];
        }
    }

    /// The most lines that run side by side between a column and the next.
    int lanesIn(const std::vector<int> &gap) const
    {
        std::map<int, std::pair<qreal, qreal>> spans; // by key
        for (const int p : gap) {
            const Piece &piece = m_pieces[size_t(p)];
            const qreal left = m_cells[size_t(piece.left)].y + piece.leftPort;
            const qreal right = m_cells[size_t(piece.right)].y + piece.rightPort;
            auto &span = spans.try_emplace(piece.key, std::pair(left, left)).first->second;
            span = {std::min({span.first, left, right}), std::max({span.second, left, right})};
        }
        std::vector<std::pair<qreal, int>> events;
        for (const auto &[key, span] : spans) {
            if (span.second - span.first < 1)
                continue;
            events.emplace_back(span.first, 1);
            events.emplace_back(span.second, -1);
        }
        std::sort(events.begin(), events.end());
        int open = 0;
        int most = 0;
        for (const auto &[y, change] : events)
            most = std::max(most, open += change);
        return std::min(most, MostLanes);
    }

    std::vector<QPointF> positions() const
    {
        std::vector<QPointF> result(m_graph.nodes.size());
        qreal x = 0;
        qreal top = 1e18;
        for (size_t c = 0; c < m_columns.size(); ++c) {
            qreal widest = 0;
            for (const int cell : m_columns[c]) {
                const int node = m_cells[size_t(cell)].node;
                if (node < 0)
                    continue;
                widest = std::max(widest, m_graph.nodes[size_t(node)].width());
                // Rounded up and down alike, a table could come one grid step too near to its neighbour, never onto it.
                result[size_t(node)] = {x, std::round(m_cells[size_t(cell)].y / 4) * 4};
                top = std::min(top, result[size_t(node)].y());
            }
            x += std::ceil((widest + ColumnGap + Lane * std::max(0, lanesIn(m_inGap[c]) - 1)) / 8) * 8;
        }
        for (QPointF &position : result)
            position.ry() -= top;
        return result;
    }

    const LayeredGraph &m_graph;
    const std::atomic_bool *m_cancelled;
    std::vector<Cell> m_cells; // the graph's nodes first
    std::vector<qreal> m_stacked; // heights of the cells when their columns are merely stacked
    std::vector<std::vector<int>> m_columns; // cells from top to bottom
    std::vector<Piece> m_pieces;
    std::map<std::pair<int, qreal>, int> m_keys;
    std::map<std::tuple<int, int, int>, int> m_passes; // by key, column and, for lines that lead back, edge
    std::vector<std::vector<int>> m_leftOf; // pieces that end in a cell
    std::vector<std::vector<int>> m_rightOf; // pieces that begin in a cell
    std::vector<std::vector<int>> m_inGap; // pieces right of a column
};

} // namespace

std::vector<QPointF> layOutLayered(const LayeredGraph &graph, double aspect, const std::atomic_bool *cancelled)
{
    if (graph.nodes.empty())
        return {};
    return Layout(graph, aspect, cancelled).run();
}

} // namespace jw::studio
