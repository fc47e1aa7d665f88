// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "database.h"

#include "joinwright/schema/schema.h"

/// A schema with all that a schema can hold, as far as the database has it: every type, identity, computed columns, composite
/// and unique keys, checks, partial and expression indexes, circles and deferrable foreign keys, enums, views, comments,
/// names that need quotes.
jw::Schema everything(const jw::Features &features, const Capabilities &can);

/// `schema` of a random seed without what this database cannot have at all.
jw::Schema adapted(jw::Schema schema, const jw::Features &features, const Capabilities &can);

/// The differences of what `dialect` would make of `model` and what was read, views' texts aside where they are not kept.
QStringList differences(const jw::Dialect &dialect, const jw::Schema &model, const jw::Schema &read, const Capabilities &can);
