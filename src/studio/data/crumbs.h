// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QString>

class QBoxLayout;
class QPushButton;
class QWidget;

namespace jw::studio {

/// The style of a bar whose steps are flat buttons ("step", the last one "lastStep") with labels between them.
QString crumbStyle();
/// A step of such a bar, owned by it.
QPushButton *makeCrumb(const QString &text, const QString &name, QWidget *bar);
/// Takes all steps and labels away.
void clearCrumbs(QBoxLayout &layout);

} // namespace jw::studio
