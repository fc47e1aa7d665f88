// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QString>

namespace jw {
class Schema;
struct Table;
}

namespace jw::studio {

class DiagramView;

/// Lets screen readers see a diagram: the view as a list whose items are its tables in reading order, each with its name
/// and, as description, its columns and relationships in words.
void makeAccessible(DiagramView &view);
/// Says that another table is current now.
void tellAccessible(DiagramView &view);

/// "id int64, primary key; customer_id int64, refers to customers; remark text, may be empty"
QString describeTable(const Schema &schema, const Table &table);

} // namespace jw::studio
