// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/schema.h"

#include <functional>

namespace jw {

/// In which order a schema's tables and views are created; the reverse is the order of dropping. Pointers into the schema.
struct CreationOrder
{
    QList<const Table *> tables; ///< each after those that its foreign keys refer to, circles aside
    bool hasCycle = false;
};

CreationOrder creationOrder(const Schema &schema);

/// Each view after those that its query names. `namesIn` gives the names in a query; `cases`: how the database compares them.
QList<const View *> viewOrder(const Schema &schema, Qt::CaseSensitivity cases, const std::function<QStringList(const QString &sql)> &namesIn);

} // namespace jw
