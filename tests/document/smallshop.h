// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/model.h"

namespace jw::test {

/// customers, orders (with an enum status, customer_id → customers) and tags, in one diagram with an area and a note
/// that is linked to orders. Ids are Id::fromSeed() of "orders", "orders.status", "orders>customer", "area", "note".
Model smallShop();

Id id(QStringView seed);

} // namespace jw::test
