// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/keylist.h"

#include <algorithm>
#include <limits>

namespace jw {

namespace {

constexpr qint64 NullNumber = std::numeric_limits<qint64>::min();

bool isNumber(const Value &value)
{
    return value.isNull() || (value.kind() == Value::Kind::Int64 && value.toInt64() != NullNumber);
}

} // namespace

KeyList::KeyList(Buffer<qint64> numbers)
    : m_width(1)
    , m_numbers(std::move(numbers))
{
    if (std::find(m_numbers.begin(), m_numbers.end(), NullNumber) == m_numbers.end())
        return;
    m_form = Form::Values; // a key that is this very number
    m_values.assign(m_numbers.begin(), m_numbers.end());
    m_numbers = {};
}

KeyList::KeyList(qint64 base, Buffer<quint32> offsets)
    : m_width(1)
    , m_form(Form::Offsets)
    , m_base(base)
    , m_offsets(std::move(offsets))
{
}

KeyList KeyList::evenly(qint64 first, qint64 step, qsizetype size)
{
    KeyList keys;
    keys.m_form = Form::Even;
    keys.m_base = first;
    keys.m_step = step;
    keys.m_evenSize = size;
    return keys;
}

qsizetype KeyList::size() const
{
    switch (m_form) {
    case Form::Even:
        return m_evenSize;
    case Form::Offsets:
        return m_offsets.size() / m_width;
    case Form::Numbers:
        return m_numbers.size() / m_width;
    case Form::Values:
        break;
    }
    return qsizetype(m_values.size()) / m_width;
}

Value KeyList::valueAt(qsizetype index) const
{
    switch (m_form) {
    case Form::Even:
        return Value(m_base + index * m_step);
    case Form::Offsets:
        return m_offsets[index] == 0 ? Value() : Value(m_base + qint64(m_offsets[index]));
    case Form::Numbers:
        return m_numbers[index] == NullNumber ? Value() : Value(m_numbers[index]);
    case Form::Values:
        break;
    }
    return m_values[size_t(index)];
}

QList<Value> KeyList::at(qsizetype index) const
{
    QList<Value> key;
    key.reserve(m_width);
    for (int i = 0; i < m_width; ++i)
        key.append(valueAt(index * m_width + i));
    return key;
}

void KeyList::append(const QList<Value> &key)
{
    if (m_form != Form::Values && std::all_of(key.cbegin(), key.cend(), isNumber)) {
        toNumbers();
        for (const Value &value : key)
            m_numbers.append(value.isNull() ? NullNumber : value.toInt64());
        return;
    }
    toValues();
    m_values.insert(m_values.end(), key.begin(), key.end());
}

void KeyList::reserve(qsizetype size)
{
    if (m_form == Form::Numbers)
        m_numbers.reserve(size * m_width);
}

void KeyList::compact()
{
    if (m_form != Form::Numbers || m_numbers.isEmpty())
        return;
    qint64 low = std::numeric_limits<qint64>::max();
    qint64 high = NullNumber;
    for (const qint64 number : m_numbers) {
        if (number == NullNumber)
            continue;
        low = std::min(low, number);
        high = std::max(high, number);
    }
    if (low > high || quint64(high) - quint64(low) >= std::numeric_limits<quint32>::max() || low == NullNumber + 1)
        return;
    m_base = low - 1;
    m_offsets = std::move(m_numbers).narrowed<quint32>(
        [base = m_base](qint64 number) { return number == NullNumber ? 0 : quint32(number - base); });
    m_form = Form::Offsets;
}

void KeyList::toNumbers()
{
    if (m_form != Form::Offsets && m_form != Form::Even)
        return;
    Buffer<qint64> numbers;
    const qsizetype count = size() * m_width;
    numbers.reserve(count);
    for (qsizetype i = 0; i < count; ++i) {
        const Value value = valueAt(i);
        numbers.append(value.isNull() ? NullNumber : value.toInt64());
    }
    m_numbers = std::move(numbers);
    m_offsets = {};
    m_form = Form::Numbers;
}

void KeyList::toValues()
{
    if (m_form == Form::Values)
        return;
    const qsizetype count = size() * m_width;
    std::vector<Value> values;
    values.reserve(size_t(count));
    for (qsizetype i = 0; i < count; ++i)
        values.push_back(valueAt(i));
    m_values = std::move(values);
    m_offsets = {};
    m_numbers = {};
    m_form = Form::Values;
}

} // namespace jw
