// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QString>

namespace jw::test {

/// A file of the source tree, by its path from the top.
QString sourcePath(const QString &relative = {});
/// A file of the build tree ("bin/joinwright").
QString binaryPath(const QString &relative = {});
/// A file of the sample data outside the repository (JOINWRIGHT_DATA, by default ../shared/data); empty when missing:
/// then the test skips and says so.
QString dataPath(const QString &relative);

} // namespace jw::test
