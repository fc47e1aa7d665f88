// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/dialect/mysql/mysqlenums.h"

namespace jw::mysql {

const EnumType &EnumBook::entry(
    const QStringList &values, const Table &table, const Column &column, Id id)
{
    for (const EnumType &type : std::as_const(m_enums)) {
        if (type.values == values)
            return type;
    }
    EnumType type;
    type.id = id;
    type.values = values;
    const QString base = table.name + u'_' + column.name;
    type.name = base;
    const auto isTaken = [&] {
        return std::any_of(m_enums.cbegin(), m_enums.cend(),
            [&](const EnumType &e) { return e.name == type.name; });
    };
    for (int number = 2; isTaken(); ++number)
        type.name = base + QString::number(number);
    m_enums.append(type);
    return m_enums.constLast();
}

} // namespace jw::mysql
