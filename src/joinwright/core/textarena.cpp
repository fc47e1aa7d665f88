// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/core/textarena.h"

#include <cstring>
#include <new>

namespace jw {

TextArena::~TextArena()
{
    leaveBlock();
}

void TextArena::free(Block *block)
{
    block->~Block();
    PagePool::give(block);
}

void TextArena::leaveBlock()
{
    if (m_block && m_block->texts.fetch_sub(OwnShare - m_given, std::memory_order_acq_rel) == OwnShare - m_given)
        free(m_block);
    m_block = nullptr;
    m_at = m_end = nullptr;
}

void TextArena::nextBlock()
{
    const bool isUnused = m_block && m_block->texts.load(std::memory_order_acquire) == OwnShare - m_given;
    if (!isUnused) {
        leaveBlock();
        m_block = new (PagePool::take()) Block;
    }
    m_block->texts.store(OwnShare, std::memory_order_relaxed);
    m_given = 0;
    m_at = reinterpret_cast<char *>(m_block + 1);
    m_end = reinterpret_cast<char *>(m_block) + BlockSize;
}

const char *TextArena::add(const char *text, qsizetype size)
{
    if (m_end - m_at < size)
        nextBlock();
    char *place = m_at;
    std::memcpy(place, text, size_t(size));
    m_at += size;
    ++m_given;
    return place;
}

} // namespace jw
