// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/core/pagepool.h"

#include <cstdlib>
#include <mutex>
#include <new>

#ifdef Q_OS_LINUX
#include <sys/mman.h>
#endif

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(address, size) (static_cast<void>(address))
#define ASAN_UNPOISON_MEMORY_REGION(address, size) (static_cast<void>(address))
#endif

namespace jw {

namespace {

void *aligned(size_t bytes)
{
    void *memory = nullptr;
    if (posix_memalign(&memory, LargePages::Size, bytes) != 0)
        throw std::bad_alloc();
    return memory;
}

} // namespace

void *LargePages::take(size_t bytes)
{
    void *memory = aligned(bytes);
#ifdef Q_OS_LINUX
    madvise(memory, bytes & ~(Size - 1), MADV_HUGEPAGE); // where there is none: pages as usual
#endif
    return memory;
}

namespace {

/// A large page that is cut: its head takes the place of the first page.
struct Region
{
    static constexpr quint16 Pages = LargePages::Size / PagePool::PageSize;

    Region *next = nullptr; ///< among those that have pages left
    Region *previous = nullptr;
    quint16 end; ///< pages in it, the head among them
    quint16 begun = 1; ///< pages from here on were never given out
    quint16 taken = 0;
    quint16 freeCount = 0;
    quint16 free[Pages]; ///< pages that came back; the last is the next to go

    explicit Region(quint16 pages)
        : end(pages)
    {
    }
    char *page(int number) { return reinterpret_cast<char *>(this) + size_t(number) * PagePool::PageSize; }
    bool hasLeft() const { return freeCount > 0 || begun < end; }
    void *take()
    {
        ++taken;
        return page(freeCount > 0 ? free[--freeCount] : begun++);
    }
    void give(const void *page)
    {
        free[freeCount++] = quint16((static_cast<const char *>(page) - reinterpret_cast<char *>(this)) / qptrdiff(PagePool::PageSize));
        --taken;
    }
    static Region *of(const void *page)
    {
        return reinterpret_cast<Region *>(reinterpret_cast<quintptr>(page) & ~quintptr(LargePages::Size - 1));
    }
};
static_assert(sizeof(Region) <= PagePool::PageSize);

class Regions
{
public:
    static Regions &instance()
    {
        static auto *regions = new Regions; // pages may come back when the program's statics go
        return *regions;
    }

    void *take()
    {
        const std::lock_guard lock(m_mutex);
        if (!m_open)
            addRegion();
        void *page = m_open->take();
        ++m_taken;
        if (!m_open->hasLeft())
            unlink(m_open);
        ASAN_UNPOISON_MEMORY_REGION(page, PagePool::PageSize);
        return page;
    }

    void give(void *page) noexcept
    {
        ASAN_POISON_MEMORY_REGION(page, PagePool::PageSize);
        const std::lock_guard lock(m_mutex);
        Region *region = Region::of(page);
        const bool wasFull = !region->hasLeft();
        region->give(page);
        --m_taken;
        if (wasFull)
            link(region);
        const bool isSpare = region->next || region->previous; // one stays for whoever comes next
        if (region->taken == 0 && isSpare && region->end == Region::Pages)
            drop(region);
    }

    qsizetype taken()
    {
        const std::lock_guard lock(m_mutex);
        return m_taken;
    }

private:
    static constexpr quint16 FewPages = 64; ///< a quarter of a MiB: most programs need no more, so these come one by one

    void addRegion()
    {
        void *memory = m_hasFirst ? LargePages::take(LargePages::Size) : aligned(LargePages::Size);
        auto *region = new (memory) Region(m_hasFirst ? Region::Pages : FewPages);
        m_hasFirst = true;
        ASAN_POISON_MEMORY_REGION(region->page(1), LargePages::Size - PagePool::PageSize);
        link(region);
    }
    void drop(Region *region)
    {
        unlink(region);
        ASAN_UNPOISON_MEMORY_REGION(region, LargePages::Size);
        std::free(region);
    }
    void link(Region *region)
    {
        region->next = m_open;
        if (m_open)
            m_open->previous = region;
        m_open = region;
    }
    void unlink(Region *region)
    {
        (region->previous ? region->previous->next : m_open) = region->next;
        if (region->next)
            region->next->previous = region->previous;
        region->next = region->previous = nullptr;
    }

    std::mutex m_mutex;
    Region *m_open = nullptr; ///< the first of those that have pages left
    bool m_hasFirst = false;
    qsizetype m_taken = 0;
};

} // namespace

void *PagePool::take()
{
    return Regions::instance().take();
}

void PagePool::give(void *page) noexcept
{
    Regions::instance().give(page);
}

qsizetype PagePool::taken()
{
    return Regions::instance().taken();
}

} // namespace jw
