// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/blockpool.h"

#include <atomic>

namespace jw {

/// Where texts that were read from a database lie, as the UTF-8 that came: close together, in blocks that Values count.
///
/// A block lives until the arena has gone on to the next one and the last text in it is gone. One arena belongs to one
/// thread; the texts in it may go anywhere.
class TextArena
{
public:
    /// Longer texts are no arena's business: they would waste its blocks.
    static constexpr qsizetype LongestText = 1000;

    TextArena() = default;
    ~TextArena();
    TextArena(const TextArena &) = delete;
    TextArena &operator=(const TextArena &) = delete;

    /// Copies a text of 1 to LongestText bytes. It carries one reference, the caller's.
    const char *add(const char *text, qsizetype size);

    static void ref(const char *text) { blockOf(text)->texts.fetch_add(1, std::memory_order_relaxed); }
    static void deref(const char *text)
    {
        Block *block = blockOf(text);
        if (block->texts.fetch_sub(1, std::memory_order_acq_rel) == 1)
            free(block);
    }

private:
    static constexpr size_t BlockSize = PagePool::Size;
    static constexpr qint64 OwnShare = qint64(1) << 40; ///< references that the arena holds while it fills a block

    struct Block
    {
        std::atomic<qint64> texts;
    };
    static Block *blockOf(const char *text)
    {
        return reinterpret_cast<Block *>(reinterpret_cast<quintptr>(text) & ~quintptr(BlockSize - 1));
    }
    static void free(Block *block);
    void nextBlock();
    void leaveBlock();

    Block *m_block = nullptr;
    char *m_at = nullptr;
    char *m_end = nullptr;
    qint64 m_given = 0; ///< references handed out since the block was begun
};

} // namespace jw
