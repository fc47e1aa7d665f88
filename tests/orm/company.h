// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/schema.h"

/// A schema with every kind of relationship, known at run time only.
///
///   departments ⇄ employees (a cycle: a department's head is an employee; an employee must have a department)
///   employees → employees (manager), badges – employees (one-to-one)
///   orders → employees (seller, may be NULL, ON DELETE SET NULL)
///   order_items → orders (composite key, ON DELETE CASCADE), → products
///   products ⇄ tags by product_tags with a payload
jw::Schema company();
