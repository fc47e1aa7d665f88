// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/serverlink.h"

namespace jw {

/// A connection of QMYSQL, to MariaDB or MySQL.
class MysqlLink final : public ServerLink
{
public:
    MysqlLink(const LinkOptions &options, const Dialect &dialect);
    ~MysqlLink() override;
};

} // namespace jw
