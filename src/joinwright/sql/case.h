// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/sql/expression.h"

namespace jw {

/// CASE under construction: when(age < 18, u"minor"_s).when(age < 65, u"adult"_s).otherwise(u"senior"_s)
class Case
{
public:
    Case &when(const Expr &condition, const Expr &result)
    {
        m_parts << condition << result;
        return *this;
    }
    /// The whole expression.
    Expr otherwise(const Expr &result) const { return Expr::choice(m_parts, result); }
    /// Without ELSE it is NULL when no condition holds.
    operator Expr() const { return Expr::choice(m_parts, {}); }

private:
    QList<Expr> m_parts;
};

inline Case when(const Expr &condition, const Expr &result)
{
    return Case().when(condition, result);
}

} // namespace jw
