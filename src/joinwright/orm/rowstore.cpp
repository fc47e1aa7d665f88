// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/rowstore.h"

#include "joinwright/orm/tablestatements.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>

namespace jw {

namespace {

constexpr size_t MostIdle = 4096;

size_t slabSizeFor(size_t rowSize)
{
    size_t size = SlabPool::Size;
    while (size < rowSize * 8 + 64)
        size *= 2;
    return size;
}

} // namespace

Session *Row::session() const
{
    return store->session();
}

void releaseRow(Row *row)
{
    row->store->release(row);
}

RowStore::RowStore(Session *session, std::shared_ptr<const Mapping> mapping, const Mapper &mapper)
    : m_session(session)
    , m_mapping(std::move(mapping))
    , m_mapper(mapper)
    , m_identities(mapper.keyCells(), mapper.textForms(mapper.keyCells()))
    , m_rowSize(size_t(mapper.rowSize()))
    , m_slabSize(slabSizeFor(m_rowSize))
    , m_perSlab(int((m_slabSize - sizeof(Slab)) / m_rowSize))
{
}

RowStore::~RowStore()
{
    while (m_first) {
        Slab *slab = std::exchange(m_first, m_first->next);
        isPooled() ? SlabPool::give(slab) : std::free(slab);
    }
}

RowStore::Slab *RowStore::slabOf(Row *row) const
{
    return reinterpret_cast<Slab *>(reinterpret_cast<quintptr>(row) & ~quintptr(m_slabSize - 1));
}

void RowStore::addSlab()
{
    void *memory = isPooled() ? SlabPool::take() : nullptr;
    if (!isPooled() && posix_memalign(&memory, m_slabSize, m_slabSize) != 0)
        throw std::bad_alloc();
    Slab *slab = new (memory) Slab {nullptr, 0};
    (m_last ? m_last->next : m_first) = slab;
    m_last = slab;
}

TableStatements &RowStore::statements(const Dialect &dialect)
{
    if (!m_statements)
        m_statements = std::make_unique<TableStatements>(m_mapper, dialect);
    return *m_statements;
}

Row *RowStore::take()
{
    if (m_free) {
        Row *row = m_free;
        m_free = reinterpret_cast<Row *>(row->changes);
        return row;
    }
    if (!m_last || m_last->used == m_perSlab)
        addSlab();
    return rowAt(m_last, m_last->used++);
}

Row *RowStore::create(RowState state, quint32 load)
{
    Row *row = new (take()) Row(); // all zero; g++ 12 takes no list of values for members of four bits
    row->store = this;
    row->references = 1;
    row->load = load;
    row->state = state;
    // All zero is a NULL and an empty slot.
    std::memset(static_cast<void *>(row->cells()), 0, m_rowSize - sizeof(Row));
    ++m_live;
    return row;
}

void RowStore::release(Row *row)
{
    if (row->flags & Row::Idle)
        return; // its turn comes with the others
    if (!m_keepsIdle || row->state != RowState::Persistent || row->changes || row->flags)
        return free(row);
    row->flags |= Row::Idle;
    m_idle.push_back(row);
    if (m_idle.size() > MostIdle)
        setKeepsIdle(true);
}

void RowStore::freeIdle()
{
    m_keepsIdle = false; // a row may bring others along
    for (Row *row : std::exchange(m_idle, {})) {
        row->flags &= quint8(~Row::Idle);
        if (row->references == 0)
            free(row);
    }
}

void RowStore::setKeepsIdle(bool on)
{
    freeIdle();
    m_keepsIdle = on;
}

void RowStore::free(Row *row)
{
    row->references = 1; // clearing slots may touch the row again
    if (row->state == RowState::Persistent && m_session && !(row->flags & Row::Keyless))
        m_identities.erase(row);
    if (row->flags & Row::BadCells)
        m_badCells.remove(row);
    if (!m_rules.isEmpty())
        m_rules.remove(row);
    void *const *places = &slot(row, 0);
    if (std::any_of(places, places + m_mapper.slotCount(), [](void *place) { return place; }))
        clearSlots(row);
    delete row->changes;
    std::destroy_n(row->cells(), m_mapper.cellCount());
    row->references = 0;
    row->changes = reinterpret_cast<Changes *>(m_free);
    m_free = row;
    if (--m_live == 0 && !m_session)
        delete this;
}

namespace {

/// What the slots of all rows have that are known to have no members: it is never changed.
Members *noMembers()
{
    static Members none{.loaded = true};
    return &none;
}

} // namespace

Members &RowStore::editMembers(Row *row, int relation)
{
    void *&place = slot(row, relation);
    if (!place || place == noMembers())
        place = new Members{.loaded = place != nullptr};
    return *static_cast<Members *>(place);
}

void RowStore::setComplete(Row *row, int relation)
{
    if (void *&place = slot(row, relation))
        static_cast<Members *>(place)->loaded = true;
    else
        place = noMembers();
}

void RowStore::setIncomplete(Row *row, int relation)
{
    void *&place = slot(row, relation);
    if (place == noMembers())
        place = nullptr;
    else if (place)
        static_cast<Members *>(place)->loaded = false;
}

void RowStore::dropMembers(Row *row, int relation)
{
    if (void *members = std::exchange(slot(row, relation), nullptr); members != noMembers())
        delete static_cast<Members *>(members);
}

void RowStore::forgetMembers(Row *row, int relation)
{
    const Members *members = RowStore::members(row, relation);
    const QList<Row *> listed = members ? members->rows : QList<Row *>();
    setIncomplete(row, relation);
    for (Row *member : listed) {
        if (member->state == RowState::Persistent && !member->changes)
            editMembers(row, relation).remove(member);
    }
}

bool RowStore::isListedSince(Row *row, int relation, quint32 load)
{
    const Members *members = RowStore::members(row, relation);
    return members && members->loaded && (members->rows.isEmpty() || members->load > load);
}

void RowStore::setTarget(Row *row, int relation, Row *target)
{
    if (target)
        ref(target);
    Row *before = static_cast<Row *>(std::exchange(slot(row, relation), target));
    if (before)
        deref(before);
}

const RowRules *RowStore::rules(const Row *row) const
{
    const auto found = m_rules.constFind(row);
    return found == m_rules.cend() ? nullptr : found->get();
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

namespace {

void clearSlot(Row *row, const Relation &relation)
{
    if (relation.kind == Relation::Kind::ToOne)
        RowStore::setTarget(row, relation.index, nullptr);
    else
        RowStore::dropMembers(row, relation.index);
}

} // namespace

void RowStore::clearSlots(Row *row)
{
    for (int i = row->mapper().slotCount() - 1; i >= 0; --i) {
        if (slot(row, i))
            clearSlot(row, row->mapper().relations()[i]);
    }
}

void RowStore::clearForeignSlots(Row *row)
{
    const QList<Relation> &relations = row->mapper().relations();
    for (int i = 0; i < row->mapper().slotCount(); ++i) {
        const bool isPart = relations[i].inherits && relations[i].kind == Relation::Kind::ToMany;
        if (slot(row, i) && !isPart)
            clearSlot(row, relations[i]);
    }
}

void RowStore::close()
{
    setKeepsIdle(false);
    m_session = nullptr;
    m_statements.reset();
    ++m_live; // cutting relationships may free the last row
    QList<Row *> rows;
    forEach([&](Row *row) { rows.append(row); ref(row); });
    for (Row *row : std::as_const(rows)) {
        if (row->state == RowState::Pending || row->state == RowState::Transient)
            row->flags |= Row::Unwritten;
        row->state = RowState::Detached;
        row->flags &= quint8(~Row::Expired);
        clearForeignSlots(row);
    }
    for (Row *row : std::as_const(rows))
        deref(row);
    if (--m_live == 0)
        delete this;
}

} // namespace jw
