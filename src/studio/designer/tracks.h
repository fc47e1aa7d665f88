// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/designer/boxindex.h"

#include <vector>

namespace jw::studio {

/// A straight piece of free room along which lines may run: at one coordinate, between two others.
struct Track
{
    qreal at = 0;
    qreal from = 0;
    qreal to = 0;
    qreal clearance = 0; ///< no box is nearer than this on either side
};

/// What lines leave free beside boxes when they run along them.
struct TrackRules
{
    qreal distance = 26; ///< wanted distance of a track from the box it belongs to
    qreal clearance = 22; ///< least distance from all boxes, where the room allows
};

/// The vertical tracks beside the boxes of `index`, sorted by their x; `across` holds the same boxes turned. Of tracks
/// between which there is nothing but free room only the longest is kept. For horizontal tracks exchange both indexes.
std::vector<Track> makeTracks(const BoxIndex &index, const BoxIndex &across, const QRectF &bounds, const TrackRules &rules);

} // namespace jw::studio
