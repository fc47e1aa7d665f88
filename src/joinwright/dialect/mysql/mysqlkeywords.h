// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QStringView>

namespace jw::mysql {

/// Whether MariaDB 10.11 takes `word` for a key word where a name could stand.
bool isKeyword(QStringView word);

} // namespace jw::mysql
