// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/binding/buffer.h"
#include "joinwright/core/value.h"

#include <QtCore/QList>

#include <vector>

namespace jw {

/// Many keys in little memory: as long as they are whole numbers (or NULL), 4 or 8 bytes a value; values otherwise.
class KeyList
{
public:
    /// `width` values make one key.
    explicit KeyList(int width = 1)
        : m_width(width)
    {
    }
    /// Keys of one number each.
    explicit KeyList(Buffer<qint64> numbers);
    /// Keys of one number each: `base` plus an offset, which is never 0.
    KeyList(qint64 base, Buffer<quint32> offsets);
    /// `first`, `first + step`, …: `size` keys of one number.
    static KeyList evenly(qint64 first, qint64 step, qsizetype size);

    int width() const { return m_width; }
    qsizetype size() const;
    bool isEmpty() const { return size() == 0; }
    QList<Value> at(qsizetype index) const;
    QList<Value> last() const { return at(size() - 1); }

    void append(const QList<Value> &key);
    void reserve(qsizetype size);
    /// Halves the memory where the numbers lie close enough together. Appending undoes it.
    void compact();

private:
    enum class Form : quint8 { Even, Offsets, Numbers, Values };
    Value valueAt(qsizetype index) const;
    void toNumbers();
    void toValues();

    int m_width;
    Form m_form = Form::Numbers;
    qint64 m_base = 0;
    qint64 m_step = 0;
    qsizetype m_evenSize = 0;
    Buffer<quint32> m_offsets; // from m_base; 0: NULL
    Buffer<qint64> m_numbers; // the least: NULL
    std::vector<Value> m_values;
};

} // namespace jw
