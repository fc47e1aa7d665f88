// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/placelists.h"

namespace jw {

namespace {

constexpr int MostRows = 5000;
constexpr qsizetype LargestLists = 8'000'000; // characters

qsizetype sizeOf(const Value &value)
{
    switch (value.kind()) {
    case Value::Kind::Text:
    case Value::Kind::Json:
        return value.textView().size();
    case Value::Kind::Blob:
        return 2 * value.toBlob().size();
    default:
        return 8;
    }
}

} // namespace

void PlaceLists::bind(int place, const Value &value, const CellCodec &codec)
{
    bind(place, value.isNull() ? value : m_dialect.toDatabase(value, codec.type));
}

void PlaceLists::bind(int place, const Value &value)
{
    if (size_t(place) >= m_places.size())
        m_places.resize(size_t(place) + 1);
    m_places[size_t(place)].append(value);
    m_size += sizeOf(value);
}

bool PlaceLists::addRow()
{
    if (m_rows == 0 || (m_rows < MostRows && m_size < LargestLists)) {
        ++m_rows;
        return true;
    }
    for (QList<Value> &values : m_places)
        values.removeLast();
    return false;
}

void PlaceLists::bindTo(KeptStatement &statement)
{
    for (size_t place = 0; place < m_places.size(); ++place) {
        m_lists.push_back(m_dialect.list(m_places[place]));
        statement.bind(int(place), m_lists.back());
    }
}

} // namespace jw
