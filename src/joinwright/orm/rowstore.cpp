// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/rowstore.h"

#include <cstdlib>
#include <new>

namespace jw {

namespace {

constexpr size_t SmallestSlab = 16 * 1024;

size_t slabSizeFor(size_t rowSize)
{
    size_t size = SmallestSlab;
    while (size < rowSize * 8 + 64)
        size *= 2;
    return size;
}

} // namespace

const Mapper &Row::mapper() const
{
    return store->mapper();
}

Session *Row::session() const
{
    return store->session();
}

void releaseRow(Row *row)
{
    row->store->free(row);
}

RowStore::RowStore(Session *session, std::shared_ptr<const Mapping> mapping, const Mapper &mapper)
    : m_session(session)
    , m_mapping(std::move(mapping))
    , m_mapper(mapper)
    , m_identities(mapper.keyCells())
    , m_rowSize(size_t(mapper.rowSize()))
    , m_slabSize(slabSizeFor(m_rowSize))
    , m_perSlab(int((m_slabSize - sizeof(Slab)) / m_rowSize))
{
}

RowStore::~RowStore()
{
    while (m_first) {
        Slab *next = m_first->next;
        std::free(m_first);
        m_first = next;
    }
}

RowStore::Slab *RowStore::slabOf(Row *row) const
{
    return reinterpret_cast<Slab *>(reinterpret_cast<quintptr>(row) & ~quintptr(m_slabSize - 1));
}

Row *RowStore::take()
{
    if (m_free) {
        Row *row = m_free;
        m_free = reinterpret_cast<Row *>(row->changes);
        return row;
    }
    if (!m_last || m_last->used == m_perSlab) {
        auto *slab = static_cast<Slab *>(std::aligned_alloc(m_slabSize, m_slabSize));
        if (!slab)
            throw std::bad_alloc();
        *slab = {nullptr, 0};
        (m_last ? m_last->next : m_first) = slab;
        m_last = slab;
    }
    return rowAt(m_last, m_last->used++);
}

Row *RowStore::create(RowState state, quint32 load)
{
    Row *row = new (take()) Row {this, nullptr, 1, load, 0, state, 0, 0};
    Value *cells = row->cells();
    for (int i = 0; i < m_mapper.cellCount(); ++i)
        new (cells + i) Value();
    for (int i = 0; i < m_mapper.slotCount(); ++i)
        slot(row, i) = nullptr;
    ++m_live;
    return row;
}

void RowStore::free(Row *row)
{
    row->references = 1; // clearing slots may touch the row again
    if (row->state == RowState::Persistent && m_session && !(row->flags & Row::Keyless))
        m_identities.erase(row);
    if (row->flags & Row::BadCells)
        m_badCells.remove(row);
    clearSlots(row);
    delete row->changes;
    for (int i = 0; i < m_mapper.cellCount(); ++i)
        row->cells()[i].~Value();
    row->references = 0;
    row->changes = reinterpret_cast<Changes *>(m_free);
    m_free = row;
    if (--m_live == 0 && !m_session)
        delete this;
}

Members &RowStore::editMembers(Row *row, int relation)
{
    void *&place = slot(row, relation);
    if (!place)
        place = new Members;
    return *static_cast<Members *>(place);
}

void RowStore::dropMembers(Row *row, int relation)
{
    delete static_cast<Members *>(std::exchange(slot(row, relation), nullptr));
}

void RowStore::setTarget(Row *row, int relation, Row *target)
{
    if (target)
        ref(target);
    Row *before = static_cast<Row *>(std::exchange(slot(row, relation), target));
    if (before)
        deref(before);
}

void RowStore::setBadCells(Row *row, const QList<int> &cells)
{
    if (cells.isEmpty() && !(row->flags & Row::BadCells))
        return;
    if (cells.isEmpty()) {
        row->flags &= quint8(~Row::BadCells);
        m_badCells.remove(row);
    } else {
        row->flags |= Row::BadCells;
        m_badCells.insert(row, cells);
    }
}

void RowStore::clearSlots(Row *row)
{
    const QList<Relation> &relations = row->mapper().relations();
    for (int i = 0; i < row->mapper().slotCount(); ++i) {
        if (!slot(row, i))
            continue;
        if (relations[i].kind == Relation::Kind::ToOne)
            setTarget(row, i, nullptr);
        else
            dropMembers(row, i);
    }
}

void RowStore::close()
{
    m_session = nullptr;
    ++m_live; // cutting relationships may free the last row
    QList<Row *> rows;
    forEach([&](Row *row) { rows.append(row); ref(row); });
    for (Row *row : std::as_const(rows)) {
        row->state = RowState::Detached;
        row->flags &= quint8(~Row::Expired);
        clearSlots(row);
    }
    for (Row *row : std::as_const(rows))
        deref(row);
    if (--m_live == 0)
        delete this;
}

} // namespace jw
