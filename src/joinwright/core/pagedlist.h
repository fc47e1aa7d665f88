// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/blockpool.h"

#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace jw {

/// A list that grows at its end and may shrink at both, in pages of the pool: elements stay where they are, and growing
/// copies nothing.
template<typename T>
class PagedList
{
    static constexpr size_t PerPage = PagePool::Size / sizeof(T);
    static_assert(PerPage >= 8, "jw: too large for pages");

public:
    template<typename List, typename Element>
    class Iterator
    {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = T;
        using difference_type = qptrdiff;
        using pointer = Element *;
        using reference = Element &;

        Iterator() = default;
        Iterator(List *list, size_t at)
            : m_list(list)
            , m_at(at)
        {
        }
        Element &operator*() const { return (*m_list)[m_at]; }
        Element *operator->() const { return &(*m_list)[m_at]; }
        Iterator &operator++()
        {
            ++m_at;
            return *this;
        }
        Iterator operator++(int) { return {m_list, m_at++}; }
        friend bool operator==(const Iterator &a, const Iterator &b) { return a.m_at == b.m_at; }

    private:
        List *m_list = nullptr;
        size_t m_at = 0;
    };
    using iterator = Iterator<PagedList, T>;
    using const_iterator = Iterator<const PagedList, const T>;

    PagedList() = default;
    PagedList(const PagedList &other)
    {
        for (const T &element : other)
            emplace_back(element);
    }
    PagedList(PagedList &&other) noexcept { swap(other); }
    PagedList &operator=(PagedList other) noexcept
    {
        swap(other);
        return *this;
    }
    ~PagedList()
    {
        clear();
        dropPages(0);
    }

    bool empty() const { return m_size == 0; }
    size_t size() const { return m_size; }
    T &operator[](size_t at) { return *placeOf(m_first + at); }
    const T &operator[](size_t at) const { return *placeOf(m_first + at); }
    T &front() { return (*this)[0]; }
    T &back() { return (*this)[m_size - 1]; }
    iterator begin() { return {this, 0}; }
    iterator end() { return {this, m_size}; }
    const_iterator begin() const { return {this, 0}; }
    const_iterator end() const { return {this, m_size}; }

    template<typename... Arguments>
    T &emplace_back(Arguments &&...arguments)
    {
        const size_t place = m_first + m_size;
        if (place == m_pages.size() * PerPage)
            addPage();
        T *added = new (placeOf(place)) T(std::forward<Arguments>(arguments)...);
        ++m_size;
        return *added;
    }
    void push_back(T element) { emplace_back(std::move(element)); }
    void pop_back()
    {
        std::destroy_at(&back());
        --m_size;
        dropPages((m_first + m_size + PerPage - 1) / PerPage + 1); // one more stays: its next element may come at once
    }
    void pop_front()
    {
        std::destroy_at(&front());
        --m_size;
        if (++m_first < PerPage)
            return;
        PagePool::give(m_pages.front());
        m_pages.erase(m_pages.begin());
        m_first = 0;
    }
    /// Only to more: value-initialized elements are added.
    void grow(size_t size)
    {
        while (m_size < size)
            emplace_back();
    }
    /// One page stays, if there was one.
    void clear()
    {
        if constexpr (!std::is_trivially_destructible_v<T>) {
            for (T &element : *this)
                std::destroy_at(&element);
        }
        m_first = m_size = 0;
        dropPages(1);
    }

private:
    void swap(PagedList &other) noexcept
    {
        std::swap(m_pages, other.m_pages);
        std::swap(m_first, other.m_first);
        std::swap(m_size, other.m_size);
    }
    T *placeOf(size_t place) const { return m_pages[place / PerPage] + place % PerPage; }
    void addPage()
    {
        std::unique_ptr<void, decltype(&PagePool::give)> page(PagePool::take(), PagePool::give);
        m_pages.push_back(static_cast<T *>(page.get()));
        page.release();
    }
    void dropPages(size_t left)
    {
        for (; m_pages.size() > left; m_pages.pop_back())
            PagePool::give(m_pages.back());
    }

    std::vector<T *> m_pages;
    size_t m_first = 0; ///< place of the first element in the first page
    size_t m_size = 0;
};

} // namespace jw
