// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/schema.h"

namespace jw::studio {

/// "orders.customer_id → customers.id   many to one, mandatory   on delete restrict"; empty when the id is no relationship.
QString relationshipFacts(const Schema &schema, Id relationship);

} // namespace jw::studio
