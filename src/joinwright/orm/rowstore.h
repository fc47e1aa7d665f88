// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/textarena.h"
#include "joinwright/orm/identitymap.h"
#include "joinwright/orm/loading.h"
#include "joinwright/orm/mapping.h"

namespace jw {

class Dialect;
struct TableStatements;

/// The memory of one session's rows of one table, in slabs, with their identity map. Outlives its session as long as
/// anyone holds a row.
///
/// A slab is aligned to its size, so that a row leads to its neighbours; slabs come from the pool of all sessions.
class RowStore
{
public:
    RowStore(Session *session, std::shared_ptr<const Mapping> mapping, const Mapper &mapper);
    RowStore(const RowStore &) = delete;
    RowStore &operator=(const RowStore &) = delete;

    const Mapper &mapper() const { return m_mapper; }
    Session *session() const { return m_session; }
    IdentityMap &identities() { return m_identities; }
    const IdentityMap &identities() const { return m_identities; }

    /// Where texts of these rows lie.
    TextArena &texts() { return m_texts; }
    /// What the session runs again and again for this table; made at the first call, gone with the session.
    TableStatements &statements(const Dialect &dialect);

    /// A row with NULL cells and empty slots, with one reference that is the caller's.
    Row *create(RowState state, quint32 load);
    /// The last handle is gone: frees the row, or keeps it idle.
    void release(Row *row);
    /// Whether clean rows that nobody holds stay for the next query that brings them. Only while a transaction lasts, in
    /// which they cannot get stale; what is idle goes when it ends, or with too much of it.
    void setKeepsIdle(bool on);
    qsizetype size() const { return m_live; }

    /// Up to `limit` rows of the same load as `row` that `wanted` accepts, `row` first.
    template<typename F>
    QList<Row *> peers(Row *row, qsizetype limit, F wanted) const
    {
        QList<Row *> result {row};
        visitPeers(row, [&](Row *peer) {
            if (peer != row && wanted(peer))
                result.append(peer);
            return result.size() < limit;
        });
        return result;
    }
    template<typename F>
    void forEach(F visit) const
    {
        for (Slab *slab = m_first; slab; slab = slab->next) {
            for (int i = 0; i < slab->used; ++i) {
                if (Row *row = rowAt(slab, i); row->references)
                    visit(row);
            }
        }
    }

    static void *&slot(Row *row, int index)
    {
        return reinterpret_cast<void **>(
            reinterpret_cast<char *>(row) + row->mapper().slotOffset())[index];
    }
    /// The members of a to-many slot; null when nothing is known of them.
    static Members *members(Row *row, int relation) { return static_cast<Members *>(slot(row, relation)); }
    static Members &editMembers(Row *row, int relation);
    /// Nothing needs to be loaded: the members are those that were added in memory, mostly none.
    static void setComplete(Row *row, int relation);
    /// The opposite: members that were added in memory stay listed.
    static void setIncomplete(Row *row, int relation);
    static void dropMembers(Row *row, int relation);
    /// The members are to be loaded again; those stay that the database does not list, or lists elsewhere. All of them must
    /// be held by others.
    static void forgetMembers(Row *row, int relation);
    /// Whether they were loaded later than `load`, or are known to be none, which does not say since when.
    static bool isListedSince(Row *row, int relation, quint32 load);
    /// The row that a to-one slot holds because it has no key yet; counted.
    static Row *target(Row *row, int relation) { return static_cast<Row *>(slot(row, relation)); }
    static void setTarget(Row *row, int relation, Row *target);
    static void clearSlots(Row *row);
    /// The same, but for the other rows of the object that the row is the root of: they stay readable.
    static void clearForeignSlots(Row *row);

    /// Cells that hold raw text because they could not be decoded.
    QList<int> badCells(const Row *row) const { return m_badCells.value(row); }
    void setBadCells(Row *row, const QList<int> &cells);

    /// What the query that brought a row says of its relationships; null when none did.
    const RowRules *rules(const Row *row) const;
    void setRules(const Row *row, const std::shared_ptr<const RowRules> &rules) { m_rules.insert(row, rules); }

    /// The session ends: rows that are still held become detached, relationships are cut. Deletes the store once the
    /// last row is gone.
    void close();

private:
    struct Slab
    {
        Slab *next;
        int used;
    };
    ~RowStore();
    Row *rowAt(Slab *slab, int index) const
    {
        return reinterpret_cast<Row *>(reinterpret_cast<char *>(slab + 1) + size_t(index) * m_rowSize);
    }
    template<typename F>
    void visitPeers(Row *row, F visit) const;
    void free(Row *row);
    void freeIdle();
    Slab *slabOf(Row *row) const;
    Row *take();
    void addSlab();
    bool isPooled() const { return m_slabSize == SlabPool::Size; } ///< unless the rows are long

    Session *m_session;
    std::shared_ptr<const Mapping> m_mapping;
    const Mapper &m_mapper;
    IdentityMap m_identities;
    size_t m_rowSize;
    size_t m_slabSize;
    int m_perSlab;
    QHash<const Row *, QList<int>> m_badCells;
    QHash<const Row *, std::shared_ptr<const RowRules>> m_rules;
    TextArena m_texts;
    std::unique_ptr<TableStatements> m_statements;
    Slab *m_first = nullptr;
    Slab *m_last = nullptr;
    Row *m_free = nullptr; ///< chained through Row::changes
    qsizetype m_live = 0;
    std::vector<Row *> m_idle;
    bool m_keepsIdle = false;
};

inline const Mapper &Row::mapper() const
{
    return store->mapper();
}

template <typename F>
void RowStore::visitPeers(Row *row, F visit) const
{
    int budget = 4096; // rows looked at: neighbours of a load lie together
    Slab *slab = slabOf(row);
    for (Slab *at = slab; at && budget > 0; at = at->next) {
        const size_t first = at == slab ? size_t(reinterpret_cast<char *>(row) - reinterpret_cast<char *>(at + 1)) / m_rowSize : 0;
        for (int i = int(first); i < at->used && budget > 0; ++i, --budget) {
            Row *peer = rowAt(at, i);
            if (peer->references && peer->load == row->load && !visit(peer))
                return;
        }
    }
}

} // namespace jw
