// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/core/blockpool.h"

#include <cstdlib>
#include <mutex>
#include <new>

#ifdef Q_OS_LINUX
#include <sys/mman.h>
#endif

namespace jw {

namespace {

void *aligned(size_t alignment, size_t bytes)
{
    void *memory = nullptr;
    if (posix_memalign(&memory, alignment, bytes) != 0)
        throw std::bad_alloc();
    return memory;
}

#if defined(Q_OS_LINUX) && !defined(__SANITIZE_ADDRESS__)

constexpr bool IsPooled = true;

size_t inLargePages(size_t bytes)
{
    return (bytes + LargePages::Size - 1) & ~(LargePages::Size - 1);
}

/// Straight from the system, so that it can go back there.
void *mapped(size_t bytes, int advice)
{
    const size_t size = inLargePages(bytes);
    void *more = mmap(nullptr, size + LargePages::Size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (more == MAP_FAILED)
        throw std::bad_alloc();
    auto *begin = static_cast<char *>(more);
    auto *memory = reinterpret_cast<char *>(inLargePages(reinterpret_cast<quintptr>(more)));
    if (memory > begin)
        munmap(begin, size_t(memory - begin));
    munmap(memory + size, size_t(begin + LargePages::Size - memory));
    madvise(memory, size, advice); // where the system has no large pages, they are as usual
    return memory;
}

void *takeLarge(size_t bytes)
{
    return mapped(bytes, MADV_HUGEPAGE);
}

void *takeForFew()
{
    return mapped(LargePages::Size, MADV_NOHUGEPAGE);
}

void giveLarge(void *memory, size_t bytes)
{
    munmap(memory, inLargePages(bytes));
}

void preferLarge(void *memory, size_t bytes)
{
    const size_t begin = inLargePages(reinterpret_cast<quintptr>(memory));
    const size_t end = (reinterpret_cast<quintptr>(memory) + bytes) & ~(LargePages::Size - 1);
    if (begin < end)
        madvise(reinterpret_cast<void *>(begin), end - begin, MADV_HUGEPAGE);
}

#else

#ifdef __SANITIZE_ADDRESS__
constexpr bool IsPooled = false; // so that it sees a block that is used after it was given
#else
constexpr bool IsPooled = true;
#endif

void *takeLarge(size_t bytes)
{
    return aligned(LargePages::Size, bytes);
}

void *takeForFew()
{
    return takeLarge(LargePages::Size);
}

void giveLarge(void *memory, size_t)
{
    std::free(memory);
}

void preferLarge(void *, size_t) { }

#endif

} // namespace

void *LargePages::take(size_t bytes)
{
    return takeLarge(bytes);
}

void LargePages::give(void *memory, size_t bytes) noexcept
{
    giveLarge(memory, bytes);
}

void LargePages::prefer(void *memory, size_t bytes) noexcept
{
    preferLarge(memory, bytes);
}

namespace {

/// A large page that is cut: its head takes the place of the first block.
template<size_t BlockSize>
struct Region
{
    static constexpr quint16 Blocks = LargePages::Size / BlockSize;

    Region *next = nullptr; ///< among those that have blocks left
    Region *previous = nullptr;
    quint16 end; ///< blocks in it, the head among them
    quint16 begun = 1; ///< blocks from here on were never given out
    quint16 taken = 0;
    quint16 freeCount = 0;
    quint16 free[Blocks]; ///< those that came back; the last is the next to go

    explicit Region(quint16 blocks)
        : end(blocks)
    {
    }
    char *block(int number) { return reinterpret_cast<char *>(this) + size_t(number) * BlockSize; }
    bool hasLeft() const { return freeCount > 0 || begun < end; }
    void *take()
    {
        ++taken;
        return block(freeCount > 0 ? free[--freeCount] : begun++);
    }
    void give(const void *block)
    {
        free[freeCount++] = quint16((static_cast<const char *>(block) - reinterpret_cast<char *>(this)) / qptrdiff(BlockSize));
        --taken;
    }
    static Region *of(const void *block)
    {
        return reinterpret_cast<Region *>(reinterpret_cast<quintptr>(block) & ~quintptr(LargePages::Size - 1));
    }
};

template<size_t BlockSize>
class Regions
{
public:
    static Regions &instance()
    {
        static auto *regions = new Regions; // blocks may come back when the program's statics go
        return *regions;
    }

    void *take()
    {
        const std::lock_guard lock(m_mutex);
        if (!m_open)
            addRegion();
        void *block = m_open->take();
        if (!m_open->hasLeft())
            unlink(m_open);
        return block;
    }

    void give(void *block) noexcept
    {
        const std::lock_guard lock(m_mutex);
        Head *region = Head::of(block);
        const bool wasFull = !region->hasLeft();
        region->give(block);
        if (wasFull)
            link(region);
        const bool isSpare = region->next || region->previous; // one stays for whoever comes next
        if (region->taken == 0 && isSpare && region->end == Head::Blocks)
            drop(region);
    }

private:
    using Head = Region<BlockSize>;
    static_assert(sizeof(Head) <= BlockSize);
    static constexpr quint16 Few = Head::Blocks / 8; ///< most programs need no more: these come page by page

    void addRegion()
    {
        void *memory = m_hasFirst ? takeLarge(LargePages::Size) : takeForFew();
        auto *region = new (memory) Head(m_hasFirst ? Head::Blocks : Few);
        m_hasFirst = true;
        link(region);
    }
    void drop(Head *region)
    {
        unlink(region);
        giveLarge(region, LargePages::Size);
    }
    void link(Head *region)
    {
        region->next = m_open;
        if (m_open)
            m_open->previous = region;
        m_open = region;
    }
    void unlink(Head *region)
    {
        (region->previous ? region->previous->next : m_open) = region->next;
        if (region->next)
            region->next->previous = region->previous;
        region->next = region->previous = nullptr;
    }

    std::mutex m_mutex;
    Head *m_open = nullptr; ///< the first of those that have blocks left
    bool m_hasFirst = false;
};

} // namespace

template<size_t BlockSize>
void *BlockPool<BlockSize>::take()
{
    return IsPooled ? Regions<BlockSize>::instance().take() : aligned(BlockSize, BlockSize);
}

template<size_t BlockSize>
void BlockPool<BlockSize>::give(void *block) noexcept
{
    IsPooled ? Regions<BlockSize>::instance().give(block) : std::free(block);
}

template class BlockPool<PagePool::Size>;
template class BlockPool<SlabPool::Size>;

} // namespace jw
