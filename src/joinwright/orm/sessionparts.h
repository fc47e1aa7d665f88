// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/adopter.h"
#include "joinwright/orm/editor.h"
#include "joinwright/orm/flushplanner.h"
#include "joinwright/orm/loader.h"
#include "joinwright/orm/loadingrules.h"
#include "joinwright/orm/merger.h"
#include "joinwright/orm/observer.h"
#include "joinwright/orm/queryreader.h"
#include "joinwright/orm/selecttexts.h"
#include "joinwright/orm/session.h"
#include "joinwright/orm/sessiontransaction.h"
#include "joinwright/orm/synchronizer.h"

#include <concepts>

namespace jw {

class Diagnostics;

/// The parts of a session. The façade delegates to them; they know one another through this.
struct Session::Parts : EditListener
{
    Parts(Session &session, const Engine &engine, std::shared_ptr<Worker> worker);
    ~Parts() override;

    RowStore *store(const Mapper &mapper)
    {
        return lastStore && &lastStore->mapper() == &mapper ? lastStore : findStore(mapper);
    }
    Handle make(const Mapper &mapper); ///< a transient row
    void detach(Row *row); ///< one that the database knows
    /// The connection for reading in this thread, after what waits has been written when the session flushes by itself.
    /// Throws Error(Usage) naming `what` when the session is asynchronous.
    Connection &io(const QString &what);
    /// The same for what is asked often: the words are put together only where they are needed.
    template<std::invocable F>
    Connection &io(F what)
    {
        return connection && !transaction.isAutoflush() ? *connection : io(what());
    }
    /// The connection alone; for what writes. Throws as io() does.
    Connection &connect(const QString &what);
    quint32 nextLoad() { return ++loads; }
    /// Begins one transaction for all reads to come; false when there is nothing to begin. See ReadScope.
    bool beginReading(const QString &what);
    /// Ends it if it has not ended already: a write does that.
    void endReading() noexcept;
    /// Rows of this load and later ones are as the database has them: they came in the transaction that still lasts.
    quint32 freshSince = std::numeric_limits<quint32>::max();
    bool isReading = false;

    void onCell(Row *row, int cell) override;
    void onState(Row *row) override;
    void onRelation(Row *row, int relation) override;
    bool hears(Event event) const { return events.has(event) || Events::everywhere().has(event); }
    void send(Event event, const Handle &row) const;
    void notify(void (SessionObserver::*event)());
    void notify(void (SessionObserver::*event)(const Mapper &), const Mapper &mapper); ///< of what passes by the unit of work

    RowStore *findStore(const Mapper &mapper);
    /// Makes `recent` that of a class with a key of one column, whose table has no rows of others; false when nothing of it was ever in memory.
    Q_NEVER_INLINE bool findRecent(const EntityInfo &entity);

    Session &session;
    Engine engine;
    std::shared_ptr<Worker> worker;
    std::optional<Connection> connection;
    std::shared_ptr<Mapping> mapping;
    QHash<const EntityInfo *, const Mapper *> entities;
    QHash<const Mapper *, RowStore *> stores;
    RowStore *lastStore = nullptr; ///< that was looked for
    struct Recent
    {
        const EntityInfo *entity = nullptr;
        RowStore *store = nullptr;
    };
    Recent recent; ///< the class that get() was last asked for
    Recent lastMade; ///< the class of the last new object
    QList<SessionObserver *> observers;
    QObject context;
    quint32 loads = 0;
    LazyLoading lazyLoading = LazyLoading::Peers;
    LoadingRules loading;
    Diagnostics *diagnostics = nullptr; ///< none: nobody watches

    UnitOfWork work;
    Journal journal;
    Graph graph;
    Editor editor;
    Adopter adopter;
    Loader loader;
    QueryReader reader;
    SelectTexts selects;
    Synchronizer synchronizer;
    SessionTransaction transaction;
    Merger merger;
    Events events;
    QList<Handle> kept; ///< rows that relationships brought along, until the transaction ends
};

/// The session of a row. Throws Error(Usage) saying `what` cannot be done when the row is null or detached.
Session::Parts &partsOf(const Row *row, const QString &what);
/// The same with the relationship's name for the %1 in `sentence`, which is not put together unless it is needed.
inline Session::Parts &partsOf(const Row *row, const char16_t *sentence, const Relation &relation)
{
    Session *owner = row ? row->session() : nullptr;
    return owner ? owner->parts() : partsOf(row, QString::fromUtf16(sentence).arg(relation.path()));
}

} // namespace jw
