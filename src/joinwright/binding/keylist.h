// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/value.h"

#include <QtCore/QList>

#include <vector>

namespace jw {

/// Many keys in little memory: 4 or 8 bytes each while they are single whole numbers, values otherwise.
class KeyList
{
public:
    /// `width` values make one key.
    explicit KeyList(int width = 1)
        : m_width(width)
    {
    }

    int width() const { return m_width; }
    qsizetype size() const;
    bool isEmpty() const { return size() == 0; }
    QList<Value> at(qsizetype index) const;
    QList<Value> last() const { return at(size() - 1); }

    void append(const QList<Value> &key);
    void append(qint64 key);
    void reserve(qsizetype size);
    /// Halves the memory where the numbers lie close enough together. Appending undoes it.
    void compact();

private:
    enum class Form : quint8 { Offsets, Numbers, Values };
    void toNumbers();
    void toValues();

    int m_width;
    Form m_form = Form::Numbers;
    qint64 m_base = 0;
    std::vector<quint32> m_offsets; // from m_base
    std::vector<qint64> m_numbers;
    std::vector<Value> m_values;
};

} // namespace jw
