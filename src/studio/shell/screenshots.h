// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QString>

namespace jw::studio {

/// Renders the named pictures of the real window, 1600 × 1000, into `folder` (made when missing), the same at every call:
/// its settings and its copy of the sample are its own. `only` names a single picture. Returns an exit code.
int renderScreenshots(const QString &folder, const QString &only = {});

} // namespace jw::studio
