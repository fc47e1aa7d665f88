// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/sql/expression.h"

namespace jw {

/// CASE under construction: when(age < 18, u"minor"_s).when(age < 65, u"adult"_s).otherwise(u"senior"_s)
class Case
{
public:
    Case &when(const Expr &condition, const Expr &result);
    /// The whole expression.
    Expr otherwise(const Expr &result) const;
    /// Without ELSE it is NULL when no condition holds.
    operator Expr() const;

private:
    QList<Expr> m_parts;
};

Case when(const Expr &condition, const Expr &result);

} // namespace jw
