// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/lanes.h"

#include "studio/designer/router.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace jw::studio {

namespace {

constexpr qreal EndGap = 8; // between runs in one lane
constexpr qreal NarrowChannel = 160; // in a channel up to this wide lines run in its middle
constexpr size_t MostCompared = 400; // runs of one channel that are compared pair by pair

bool overlap(const Run &a, const Run &b)
{
    return a.from < b.to + EndGap && b.from < a.to + EndGap;
}

/// Crossings when `a` lies before `b`: turns of b that must pass a, and of a that must pass b.
int crossings(const Run &a, const Run &b)
{
    int count = 0;
    for (const Run::Turn &turn : b.turns)
        count += turn.side < 0 && turn.along > a.from && turn.along < a.to;
    for (const Run::Turn &turn : a.turns)
        count += turn.side > 0 && turn.along > b.from && turn.along < b.to;
    return count;
}

/// Runs that overlap one another, directly or through others, and their lanes.
class Channel
{
public:
    explicit Channel(std::vector<Run *> runs)
        : m_runs(std::move(runs))
    {
    }

    void spread()
    {
        order();
        giveLanes();
        placeLanes();
    }

    const std::vector<Run *> &runs() const { return m_runs; }

private:
    void order()
    {
        if (m_runs.size() > MostCompared)
            return;
        std::vector<int> scores(m_runs.size(), 0);
        for (size_t i = 0; i < m_runs.size(); ++i) {
            for (size_t j = i + 1; j < m_runs.size(); ++j) {
                if (!overlap(*m_runs[i], *m_runs[j]))
                    continue;
                const int difference = crossings(*m_runs[i], *m_runs[j]) - crossings(*m_runs[j], *m_runs[i]);
                scores[i] += difference;
                scores[j] -= difference;
            }
        }
        std::vector<size_t> indexes(m_runs.size());
        std::iota(indexes.begin(), indexes.end(), 0);
        std::stable_sort(indexes.begin(), indexes.end(), [&](size_t a, size_t b) { return scores[a] < scores[b]; });
        std::vector<Run *> ordered;
        for (const size_t index : indexes)
            ordered.push_back(m_runs[index]);
        m_runs = std::move(ordered);
    }

    void giveLanes()
    {
        m_lanes.assign(m_runs.size(), 0);
        for (size_t i = 1; i < m_runs.size(); ++i) {
            for (size_t j = 0; j < i; ++j) {
                if (overlap(*m_runs[i], *m_runs[j]))
                    m_lanes[i] = std::max(m_lanes[i], m_lanes[j] + 1);
            }
        }
    }

    void placeLanes()
    {
        const int last = *std::max_element(m_lanes.begin(), m_lanes.end());
        qreal low = -1e9, high = 1e9, hardLow = -1e9, hardHigh = 1e9;
        for (const Run *run : m_runs) {
            low = std::max(low, run->low);
            high = std::min(high, run->high);
            hardLow = std::max(hardLow, run->hardLow);
            hardHigh = std::min(hardHigh, run->hardHigh);
        }
        if (high - low < last * router::Lane) {
            low = hardLow;
            high = hardHigh;
        }
        qreal distance = router::Lane;
        if (high - low < last * distance)
            distance = std::max(3.0, (high - low) / last);
        const qreal middle = high > low && high - low < NarrowChannel ? (low + high) / 2 : m_runs.front()->at;
        const qreal first = std::clamp(middle - last * distance / 2, low, std::max(low, high - last * distance));
        for (size_t i = 0; i < m_runs.size(); ++i) {
            Run &run = *m_runs[i];
            run.at = std::clamp(std::round(first + m_lanes[i] * distance), run.hardLow, std::max(run.hardLow, run.hardHigh));
        }
    }

    std::vector<Run *> m_runs;
    std::vector<int> m_lanes;
};

/// The runs of one track, [begin, end), cut where nothing overlaps.
template<typename Visit>
void forChannels(std::vector<Run>::iterator begin, std::vector<Run>::iterator end, const Visit &visit)
{
    std::stable_sort(begin, end, [](const Run &a, const Run &b) { return a.from < b.from; });
    std::vector<Run *> channel;
    qreal reached = 0;
    for (auto it = begin; it != end; ++it) {
        if (!channel.empty() && it->from >= reached + EndGap) {
            visit(std::move(channel));
            channel.clear();
        }
        reached = channel.empty() ? it->to : std::max(reached, it->to);
        channel.push_back(&*it);
    }
    visit(std::move(channel));
}

} // namespace

void LaneBook::add(qreal at, qreal from, qreal to, int key)
{
    m_entries.emplace(at, Entry {std::min(from, to), std::max(from, to), key});
}

bool LaneBook::isFree(qreal at, qreal from, qreal to, int key) const
{
    const auto last = m_entries.lower_bound(at + router::Lane - 0.5);
    for (auto it = m_entries.upper_bound(at - router::Lane + 0.5); it != last; ++it) {
        const Entry &entry = it->second;
        if (entry.key != key && entry.from < to && from < entry.to)
            return false;
    }
    return true;
}

const std::multimap<qreal, LaneBook::Entry>::value_type *LaneBook::partnerOf(const Run &run) const
{
    const auto last = m_entries.upper_bound(run.at + 2 * router::Lane);
    for (auto it = m_entries.lower_bound(run.at - 2 * router::Lane); it != last; ++it) {
        const Entry &entry = it->second;
        if (entry.key == run.key && entry.from < run.to && run.from < entry.to)
            return &*it;
    }
    return nullptr;
}

void LaneBook::place(Run &run)
{
    if (const auto *partner = partnerOf(run); partner && partner->first >= run.hardLow && partner->first <= run.hardHigh)
        run.at = partner->first;
    const qreal wanted = run.at;
    const auto tryAt = [&](qreal at) {
        if (at < run.hardLow || at > run.hardHigh || !isFree(at, run.from, run.to, run.key))
            return false;
        run.at = at;
        return true;
    };
    for (qreal offset = 0; offset <= 8 * router::Lane; offset += 4) {
        if (tryAt(wanted + offset) || tryAt(wanted - offset))
            break;
    }
    add(run.at, run.from, run.to, run.key);
}

void assignLanes(std::vector<Run> &runs, LaneBook &book)
{
    for (auto begin = runs.begin(); begin != runs.end();) {
        const auto end = std::find_if(begin, runs.end(), [&](const Run &run) { return run.track != begin->track; });
        forChannels(begin, end, [&book](std::vector<Run *> runsOfChannel) {
            Channel channel(std::move(runsOfChannel));
            channel.spread();
            for (Run *run : channel.runs())
                book.place(*run);
        });
        begin = end;
    }
}

} // namespace jw::studio
