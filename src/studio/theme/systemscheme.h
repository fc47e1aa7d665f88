// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QObject>

#include <functional>

namespace jw::studio {

/// Asks the desktop portal whether dark is preferred and listens for changes; never blocks. `answer` is called in this
/// thread, once per answer; not at all where there is no portal. A later call replaces the earlier one.
void watchSystemScheme(QObject *context, std::function<void(bool dark)> answer);

} // namespace jw::studio
