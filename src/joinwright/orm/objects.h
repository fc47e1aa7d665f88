// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/handle.h"

#include <QtCore/QList>

#include <iterator>

// Rows as objects of a class. What does not depend on the class is compiled once, in the library: a QList of its own and
// all that may be done to one costs a program more time to compile than everything else about a query together.

namespace jw {

/// The rows that a loop walks over, which it owns, and where it is.
class RowCursor
{
public:
    explicit RowCursor(const QList<Handle> &rows);
    RowCursor(const RowCursor &other);
    RowCursor &operator=(const RowCursor &other);
    ~RowCursor();

    Row *row() const; ///< null behind the last
    bool isAtEnd() const;
    void advance() { ++m_index; }

private:
    QList<Handle> m_rows;
    qsizetype m_index = 0;
};

/// Walks over rows as objects of class T, each made when the loop comes to it.
template<typename T>
class ObjectIterator
{
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = T;
    using difference_type = qsizetype;
    using pointer = const T *;
    using reference = const T &;

    explicit ObjectIterator(const QList<Handle> &rows)
        : m_cursor(rows)
        , m_object(m_cursor.row())
    {
    }
    const T &operator*() const { return m_object; }
    const T *operator->() const { return &m_object; }
    ObjectIterator &operator++()
    {
        m_cursor.advance();
        m_object = T(m_cursor.row());
        return *this;
    }
    bool operator==(std::default_sentinel_t) const { return m_cursor.isAtEnd(); }

private:
    RowCursor m_cursor;
    T m_object;
};

namespace detail {

/// Makes the objects of a list, in its place.
template<typename T>
struct ObjectMaker
{
    using iterator_category = std::random_access_iterator_tag;
    using value_type = T;
    using difference_type = qsizetype;
    using pointer = const T *;
    using reference = T;

    const Handle *at;

    T operator*() const { return T(at->row()); }
    ObjectMaker &operator++()
    {
        ++at;
        return *this;
    }
    friend qsizetype operator-(ObjectMaker a, ObjectMaker b) { return a.at - b.at; }
    friend bool operator==(ObjectMaker a, ObjectMaker b) { return a.at == b.at; }
};

} // namespace detail

template<typename T>
QList<T> objectsOf(const QList<Handle> &rows)
{
    const Handle *first = rows.constData();
    return QList<T>(detail::ObjectMaker<T> {first}, detail::ObjectMaker<T> {first + rows.size()});
}

} // namespace jw
