// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/tracks.h"

#include <algorithm>
#include <map>

namespace jw::studio {

namespace {

constexpr qreal LeastGap = 8; // between boxes nearer than this runs no line
constexpr qreal MergeDistance = 64; // how far apart two tracks may lie for one to stand for the other

void addCandidate(std::vector<Track> &tracks, const BoxIndex &index, const QRectF &box, qreal at, qreal clearance,
    const QRectF &bounds)
{
    Track track {at, 0, 0, clearance};
    track.from = index.up(at - clearance, at + clearance, box.top(), bounds.top());
    track.to = index.down(at - clearance, at + clearance, box.bottom(), bounds.bottom());
    // A vertical strip of the box's own height is free by the choice of `at`; keep off the boxes at its ends too.
    track.from += track.from > bounds.top() ? std::min(8.0, (box.top() - track.from) / 2) : 0;
    track.to -= track.to < bounds.bottom() ? std::min(8.0, (track.to - box.bottom()) / 2) : 0;
    tracks.push_back(track);
}

void addCandidatesOf(std::vector<Track> &tracks, const BoxIndex &index, const BoxIndex &across, const QRectF &box,
    const QRectF &bounds, const TrackRules &rules)
{
    const qreal left = box.left() - across.up(box.top(), box.bottom(), box.left(), bounds.left());
    const qreal right = across.down(box.top(), box.bottom(), box.right(), bounds.right()) - box.right();
    const auto clearance = [&](qreal distance) { return std::min(rules.clearance, distance - 1); };
    if (left >= LeastGap) {
        const qreal distance = std::min(rules.distance, left / 2);
        addCandidate(tracks, index, box, box.left() - distance, clearance(distance), bounds);
    }
    if (right >= LeastGap) {
        const qreal distance = std::min(rules.distance, right / 2);
        addCandidate(tracks, index, box, box.right() + distance, clearance(distance), bounds);
    }
}

bool standsFor(const Track &kept, const Track &track, const BoxIndex &index)
{
    if (kept.from > track.from + 1 || kept.to < track.to - 1 || kept.clearance < track.clearance)
        return false;
    const auto [low, high] = std::minmax(kept.at, track.at);
    return index.isFree(low, track.from, high, track.to);
}

std::vector<Track> withoutDoubles(std::vector<Track> tracks, const BoxIndex &index)
{
    std::stable_sort(tracks.begin(), tracks.end(),
        [](const Track &a, const Track &b) { return a.to - a.from > b.to - b.from; });
    std::multimap<qreal, Track> kept;
    for (const Track &track : tracks) {
        const auto last = kept.upper_bound(track.at + MergeDistance);
        bool needless = false;
        for (auto it = kept.lower_bound(track.at - MergeDistance); it != last && !needless; ++it)
            needless = standsFor(it->second, track, index);
        if (!needless)
            kept.emplace(track.at, track);
    }
    std::vector<Track> result;
    for (const auto &[at, track] : kept)
        result.push_back(track);
    return result;
}

} // namespace

std::vector<Track> makeTracks(const BoxIndex &index, const BoxIndex &across, const QRectF &bounds, const TrackRules &rules)
{
    std::vector<Track> tracks;
    for (const QRectF &box : index.boxes())
        addCandidatesOf(tracks, index, across, box, bounds, rules);
    return withoutDoubles(std::move(tracks), index);
}

} // namespace jw::studio
