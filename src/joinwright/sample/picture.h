// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QByteArray>

namespace jw::sample {

/// A small PNG picture of a product: a lamp-like silhouette in a hue that follows from `seed`.
QByteArray productPicture(int seed);

} // namespace jw::sample
