// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/dialect.h"
#include "joinwright/sql/select.h"

#include <QtCore/QHash>

#include <memory>

namespace jw {

/// The texts of SELECTs by their shape: one that differs from an earlier one in its values alone is not rendered again.
/// Belongs to one session.
class SelectTexts
{
public:
    explicit SelectTexts(const Dialect &dialect)
        : m_dialect(dialect)
    {
    }

    /// What SqlRenderer would make of it. Throws as that does.
    Statement statement(const Select &select);

private:
    struct Known
    {
        Select select; ///< keeps what is compared alive
        QString sql;
    };
    const Dialect &m_dialect;
    QMultiHash<size_t, std::shared_ptr<const Known>> m_known;
};

} // namespace jw
