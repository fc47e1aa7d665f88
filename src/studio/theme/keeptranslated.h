// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <functional>

class QWidget;

namespace jw::studio {

/// Calls `setTexts` now and each time the language changes while the widget lives: for widgets whose texts are set once.
void keepTranslated(QWidget *widget, std::function<void()> setTexts);

} // namespace jw::studio
