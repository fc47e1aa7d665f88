// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/rowtaker.h"

#include "joinwright/orm/diagnostics.h"
#include "joinwright/orm/inheritance.h"
#include "joinwright/orm/sessionparts.h"
#include "joinwright/orm/tablestatements.h"

namespace jw {

RowTaker::RowTaker(Session::Parts &parts, const Mapper &mapper, quint16 unloaded, int column, bool mayBeAbsent)
    : m_parts(parts)
    , m_store(*parts.store(mapper))
    , m_codec(m_store.statements(parts.engine.dialect()).codec)
    , m_column(column)
    , m_mayBeAbsent(mayBeAbsent)
    , m_load(parts.nextLoad())
    , m_unloaded(unloaded)
    , m_tells(parts.hears(Event::Loaded))
{
}

Row *RowTaker::take(const KeptStatement &rows)
{
    const std::optional<qint64> key
        = m_codec.integerKey >= 0 ? rows.integer(m_column + m_codec.integerKey) : std::nullopt;
    if (!key)
        return takeByCells(rows);
    Row *known = m_store.identities().find(*key);
    return known ? takeKnown(known, rows) : takeNew(rows, *key);
}

Row *RowTaker::takeNew(const KeptStatement &rows, qint64 key)
{
    Row *row = m_store.create(RowState::Persistent, m_load);
    const CellCodec *codecs = m_codec.cells.data();
    const bool isKeyRead = m_column == BehindKey
        || (m_codec.integerKey == 0 && codecs->reading == CellCodec::Way::Whole && key >= codecs->lowest && key <= codecs->highest);
    if (isKeyRead)
        row->cells()[0] = Value(key);
    if (!rows.read(m_column + isKeyRead, codecs + isKeyRead, width() - isKeyRead, row->cells() + isKeyRead, m_store.texts()))
        noteBad(row, rows);
    m_store.identities().insert(row, key);
    if (m_parts.diagnostics) [[unlikely]]
        m_parts.diagnostics->adopted(row);
    tell(row);
    return row;
}

void RowTaker::tell(Row *row)
{
    if (m_unloaded)
        row->setUnloaded(m_unloaded);
    if (m_tells)
        m_fresh.push_back(Handle(row));
}

Row *RowTaker::takeKnown(Row *row, const KeptStatement &rows)
{
    ref(row);
    const bool isFresh = row->load >= m_parts.freshSince || row->load == m_load;
    if (isFresh && !(row->flags & Row::Expired) && !(row->unloaded & ~m_unloaded))
        return row;
    if (!readScratch(rows))
        noteBad(row, rows);
    compare(row);
    return row;
}

Row *RowTaker::takeByCells(const KeptStatement &rows)
{
    const bool allFit = readScratch(rows);
    if (m_mayBeAbsent && std::all_of(m_scratch.begin(), m_scratch.end(), [](const Value &value) { return value.isNull(); }))
        return nullptr;
    KeyValues key;
    bool isComplete = !m_codec.mapper->isReadOnly();
    for (const int cell : m_codec.mapper->keyCells()) {
        key.append(m_scratch[size_t(cell)]);
        isComplete = isComplete && !key.last().isNull();
    }
    Row *row = isComplete ? m_store.identities().find(key) : nullptr;
    if (row) {
        ref(row);
        compare(row);
    } else {
        row = m_store.create(RowState::Persistent, m_load);
        std::move(m_scratch.begin(), m_scratch.end(), row->cells());
        if (m_parts.diagnostics) [[unlikely]]
            m_parts.diagnostics->adopted(row);
        if (isComplete)
            m_store.identities().insert(row);
        else
            row->flags |= Row::Keyless;
        tell(row);
    }
    if (!allFit)
        noteBad(row, rows);
    return row;
}

bool RowTaker::readScratch(const KeptStatement &rows)
{
    m_scratch.resize(m_codec.cells.size());
    return rows.read(m_column, m_codec.cells.data(), width(), m_scratch.data(), m_store.texts());
}

const Value &RowTaker::base(const Row *row, int cell) const
{
    const Changes::Entry *entry = row->changes ? row->changes->find(cell) : nullptr;
    return entry ? entry->original : row->cells()[cell];
}

void RowTaker::compare(Row *row)
{
    bool isSame = !(row->flags & Row::Expired) && !(row->unloaded & ~m_unloaded);
    for (int cell = 0; isSame && cell < width(); ++cell)
        isSame = !isAsked(cell) || base(row, cell) == m_scratch[size_t(cell)];
    if (!isSame)
        m_again.push_back({Handle(row), std::move(m_scratch)});
}

void RowTaker::noteBad(Row *row, const KeptStatement &rows)
{
    QList<int> cells;
    for (int cell = firstRead(); cell < width(); ++cell) {
        bool fits = true;
        m_parts.engine.dialect().fromDatabaseLenient(rows.raw(m_column + cell), m_codec.cells[size_t(cell)].type, &fits);
        if (!fits)
            cells.append(cell);
    }
    m_bad.push_back({Handle(row), cells});
}

void RowTaker::settle(const Again &again)
{
    Row *row = again.row.row();
    quint16 unloaded = row->unloaded & m_unloaded;
    const bool wasExpired = row->flags & Row::Expired;
    const int version = m_isRest ? -1 : m_codec.mapper->versionCell();
    const bool hasMoved = version >= 0 && !(base(row, version) == again.cells[size_t(version)]);
    row->flags &= quint8(~Row::Expired);
    m_store.setBadCells(row, {}); // those that still are come below
    for (int cell = 0; cell < width(); ++cell) {
        if (isAsked(cell))
            m_parts.editor.setBase(row, cell, again.cells[size_t(cell)]);
        else if (wasExpired && !(row->changes && row->changes->find(cell)))
            unloaded |= m_codec.mapper->deferredBit(cell); // what had been loaded of it is as old as the rest was
    }
    row->setUnloaded(unloaded);
    if (hasMoved)
        expireExtensions(row);
}

void RowTaker::settle()
{
    for (const Again &again : m_again)
        settle(again);
    for (const Bad &bad : m_bad)
        m_store.setBadCells(bad.row.row(), bad.cells);
    m_again.clear();
    m_bad.clear();
    for (const Handle &row : std::exchange(m_fresh, {}))
        m_parts.send(Event::Loaded, row);
}

} // namespace jw
