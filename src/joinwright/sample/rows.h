// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/value.h"

#include <QtCore/QStringList>

namespace jw::sample {

/// The rows of one table, in the order of `columns`.
struct TableRows
{
    QString table;
    QStringList columns;
    QList<QList<Value>> rows;
};

/// Every row of the sample shop, parents before children; the same at every call.
QList<TableRows> shopRows();

} // namespace jw::sample
