// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QtGlobal>

#include <memory>

namespace jw {

/// Memory for what there may be very much of. The first touch of a page costs more than filling it, so it lies in the
/// large pages of the processor, where the system has them (Linux: transparent huge pages, "always" or "madvise").
class LargePages
{
public:
    /// Bytes: x86-64's and ARM64's large page. Elsewhere it is a size like any other.
    static constexpr size_t Size = 2 * 1024 * 1024;

    /// Aligned to Size. Throws std::bad_alloc.
    static void *take(size_t bytes);
    static void give(void *memory, size_t bytes) noexcept;
    /// Lets memory of another origin lie in large pages, where it is long enough for some. Before it is first touched.
    static void prefer(void *memory, size_t bytes) noexcept;
};

/// For containers whose memory is one piece: a large one lies in large pages.
template<typename T>
struct LargeAllocator
{
    using value_type = T;

    LargeAllocator() = default;
    template<typename U>
    explicit LargeAllocator(const LargeAllocator<U> &)
    {
    }
    T *allocate(size_t count)
    {
        return isLarge(count) ? static_cast<T *>(LargePages::take(count * sizeof(T))) : std::allocator<T>().allocate(count);
    }
    void deallocate(T *memory, size_t count)
    {
        if (isLarge(count))
            LargePages::give(memory, count * sizeof(T));
        else
            std::allocator<T>().deallocate(memory, count);
    }
    friend bool operator==(const LargeAllocator &, const LargeAllocator &) { return true; }

private:
    static bool isLarge(size_t count) { return count * sizeof(T) >= LargePages::Size; }
};

/// Blocks of one size, cut from large pages and used again by whoever asks next, in any thread.
template<size_t BlockSize>
class BlockPool
{
public:
    static constexpr size_t Size = BlockSize; ///< bytes, and what a block is aligned to

    /// Its content is undefined. Throws std::bad_alloc.
    static void *take();
    static void give(void *block) noexcept;
};

using PagePool = BlockPool<4 * 1024>;
using SlabPool = BlockPool<16 * 1024>;

} // namespace jw
