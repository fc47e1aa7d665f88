// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/binding/keylist.h"

namespace jw {

/// The keys of all rows in the order of a sorted query: a list of keys, read straight on or by a list of places in it.
class RowOrder
{
public:
    explicit RowOrder(KeyList keys)
        : m_keys(std::move(keys))
    {
    }
    RowOrder(KeyList keys, Buffer<quint32> places)
        : m_keys(std::move(keys))
        , m_places(std::move(places))
        , m_isByPlace(true)
    {
    }

    qsizetype size() const { return m_isByPlace ? m_places.size() : m_keys.size(); }
    QList<Value> at(qsizetype row) const { return m_keys.at(m_isByPlace ? qsizetype(m_places[row]) : row); }

private:
    KeyList m_keys;
    Buffer<quint32> m_places;
    bool m_isByPlace = false;
};

} // namespace jw
