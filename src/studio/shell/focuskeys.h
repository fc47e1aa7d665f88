// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

class QKeyEvent;
class QWidget;

namespace jw::studio {

/// Whether a key means something to the widget that has the focus, though an action of the window wears it too: a letter
/// in a list looks for the row that begins so, and Del in a panel does not delete what is selected in the diagram.
bool isKeyOfFocus(const QKeyEvent &key, const QWidget *focus);

} // namespace jw::studio
