// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/dialect/dialect.h"
#include "joinwright/orm/mapper.h"

namespace jw {

/// How the values of a column or expression compare in its database: what sort of value they are, and for texts by which
/// collation. A value.
class Comparison
{
public:
    enum class Sort : quint8 {
        Unknown, ///< NULL, or nothing known
        Number, ///< booleans too: databases keep them as numbers or compare only them with themselves
        Text,
        Blob,
        Date,
        Time,
        Timestamp,
        TimestampTz,
        Uuid,
    };

    Comparison() = default;
    /// Of a column. Throws Error(Usage) for types whose order only the database knows (arrays, intervals, native ones).
    Comparison(const Mapper &mapper, int cell, const Dialect &dialect);
    /// Of a literal.
    explicit Comparison(const Value &value);
    static Comparison of(Sort sort, const Dialect &dialect);

    Sort sort() const { return m_sort; }
    /// Texts are ordered by rules of the database that are not known here: by code point instead.
    bool isForeign() const { return m_isForeign; }
    QString collationName() const { return m_name; }
    /// What both sides of an operator compare by: the left one's collation where it has one. Throws Error(Usage) when
    /// values of the two do not compare.
    Comparison with(const Comparison &other) const;

    /// Neither may be NULL. Negative, zero, positive.
    int compare(const Value &a, const Value &b) const;

private:
    int compareTexts(QStringView a, QStringView b) const;

    Sort m_sort = Sort::Unknown;
    TextForm m_form;
    bool m_isForeign = false;
    bool m_ownCollation = false;
    QStringList m_ranks; ///< of an enum that the database orders by declaration
    QString m_name; ///< of a foreign collation
};

/// Code point by code point, as UTF-8 compares byte by byte.
int compareByCodePoint(QStringView a, QStringView b);

} // namespace jw
