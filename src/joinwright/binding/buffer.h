// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/blockpool.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>
#include <type_traits>
#include <utility>

namespace jw {

/// Many plain numbers. Unlike a vector it never holds them twice while it grows, and gives memory back when it shrinks:
/// the system moves large blocks without copying them.
template<typename T>
class Buffer
{
    static_assert(std::is_trivially_copyable_v<T>);

public:
    Buffer() = default;
    Buffer(Buffer &&other) noexcept
        : m_data(std::exchange(other.m_data, nullptr))
        , m_size(std::exchange(other.m_size, 0))
        , m_capacity(std::exchange(other.m_capacity, 0))
    {
    }
    Buffer &operator=(Buffer &&other) noexcept
    {
        std::swap(m_data, other.m_data);
        std::swap(m_size, other.m_size);
        std::swap(m_capacity, other.m_capacity);
        return *this;
    }
    ~Buffer() { std::free(m_data); }

    qsizetype size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }
    T *begin() { return m_data; }
    T *end() { return m_data + m_size; }
    const T *begin() const { return m_data; }
    const T *end() const { return m_data + m_size; }
    T &operator[](qsizetype index) { return m_data[index]; }
    const T &operator[](qsizetype index) const { return m_data[index]; }

    void append(const T &value)
    {
        if (m_size == m_capacity)
            setCapacity(std::max<qsizetype>(1024, m_capacity + m_capacity / 2));
        m_data[m_size++] = value;
    }
    void reserve(qsizetype size)
    {
        if (size > m_capacity)
            setCapacity(size);
    }
    void squeeze() { setCapacity(m_size); }

    /// The same elements as smaller ones, each made by `narrow`, in the same memory; the rest is given back.
    template<typename U, typename Narrow>
    Buffer<U> narrowed(Narrow narrow) &&
    {
        static_assert(std::is_trivially_copyable_v<U> && sizeof(U) <= sizeof(T));
        auto *bytes = reinterpret_cast<char *>(m_data);
        for (qsizetype i = 0; i < m_size; ++i) {
            T wide;
            std::memcpy(&wide, bytes + i * qsizetype(sizeof(T)), sizeof(T));
            const U value = narrow(wide);
            std::memcpy(bytes + i * qsizetype(sizeof(U)), &value, sizeof(U));
        }
        Buffer<U> result;
        result.m_data = static_cast<U *>(static_cast<void *>(std::exchange(m_data, nullptr)));
        result.m_size = std::exchange(m_size, 0);
        result.m_capacity = result.m_size;
        m_capacity = 0;
        result.squeeze();
        return result;
    }

private:
    template<typename>
    friend class Buffer;

    void setCapacity(qsizetype capacity)
    {
        void *data = std::realloc(m_data, std::max<size_t>(1, size_t(capacity)) * sizeof(T));
        if (!data)
            throw std::bad_alloc();
        m_data = static_cast<T *>(data);
        m_capacity = capacity;
        LargePages::prefer(m_data + m_size, size_t(capacity - m_size) * sizeof(T));
    }

    T *m_data = nullptr;
    qsizetype m_size = 0;
    qsizetype m_capacity = 0;
};

} // namespace jw
