// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/schema.h"

namespace jw::mysql {

/// Enums by their values: a column of MariaDB lists its values and names no type, so columns of the
/// same values share an enum, which is named after the first of them. Tables have to come by name,
/// columns in their order.
class EnumBook
{
public:
    /// The enum of these values, made for `column` when there is none. `id` is that of a new one.
    const EnumType &entry(
        const QStringList &values, const Table &table, const Column &column, Id id);
    const QList<EnumType> &all() const { return m_enums; }

private:
    QList<EnumType> m_enums;
};

} // namespace jw::mysql
