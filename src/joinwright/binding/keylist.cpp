// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/keylist.h"

#include <algorithm>
#include <limits>

namespace jw {

qsizetype KeyList::size() const
{
    switch (m_form) {
    case Form::Offsets:
        return qsizetype(m_offsets.size());
    case Form::Numbers:
        return qsizetype(m_numbers.size());
    case Form::Values:
        break;
    }
    return qsizetype(m_values.size()) / m_width;
}

QList<Value> KeyList::at(qsizetype index) const
{
    switch (m_form) {
    case Form::Offsets:
        return {Value(m_base + qint64(m_offsets[size_t(index)]))};
    case Form::Numbers:
        return {Value(m_numbers[size_t(index)])};
    case Form::Values:
        break;
    }
    const auto first = m_values.begin() + index * m_width;
    return QList<Value>(first, first + m_width);
}

void KeyList::append(const QList<Value> &key)
{
    if (m_width == 1 && key.first().kind() == Value::Kind::Int64 && m_form != Form::Values) {
        append(key.first().toInt64());
        return;
    }
    toValues();
    m_values.insert(m_values.end(), key.begin(), key.end());
}

void KeyList::append(qint64 key)
{
    toNumbers();
    if (m_form == Form::Values)
        m_values.push_back(key);
    else
        m_numbers.push_back(key);
}

void KeyList::reserve(qsizetype size)
{
    if (m_width == 1)
        m_numbers.reserve(size_t(size));
}

void KeyList::compact()
{
    if (m_form != Form::Numbers || m_numbers.empty())
        return;
    const auto [low, high] = std::minmax_element(m_numbers.begin(), m_numbers.end());
    if (quint64(*high) - quint64(*low) > std::numeric_limits<quint32>::max())
        return;
    m_base = *low;
    m_offsets.reserve(m_numbers.size());
    for (const qint64 number : m_numbers)
        m_offsets.push_back(quint32(number - m_base));
    std::vector<qint64>().swap(m_numbers);
    m_form = Form::Offsets;
}

void KeyList::toNumbers()
{
    if (m_form != Form::Offsets)
        return;
    for (const quint32 offset : m_offsets)
        m_numbers.push_back(m_base + qint64(offset));
    std::vector<quint32>().swap(m_offsets);
    m_form = Form::Numbers;
}

void KeyList::toValues()
{
    toNumbers();
    if (m_form == Form::Values)
        return;
    m_values.assign(m_numbers.begin(), m_numbers.end());
    std::vector<qint64>().swap(m_numbers);
    m_form = Form::Values;
}

} // namespace jw
