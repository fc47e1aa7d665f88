// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/callsite.h"
#include "joinwright/orm/mapper.h"

#include <QtCore/QBitArray>
#include <QtCore/QObject>
#include <QtCore/QSet>

#include <functional>
#include <map>
#include <tuple>

namespace jw {

class Session;
struct Row;

/// Rows that were loaded one at a time, again and again from the same place (N+1), where peers could not share a load.
struct RepeatedLoad
{
    SourceLocation where; ///< of line 0 when the place is unknown
    QString what {}; ///< "users.addresses", "users by key"
    int times = 0;

    /// "users.addresses was loaded 12 times for one row each at report.cpp:40: load it with the query that brings the rows"
    QString toString() const;
};

/// What a query at one place brought and nobody looked at.
struct UnreadLoad
{
    SourceLocation where;
    QString table {};
    int rows = 0;
    int unreadRows = 0; ///< rows of which nothing was read
    QStringList unreadColumns {}; ///< read of no row; keys and foreign keys are not counted, the library needs them

    QString toString() const;
};

/// Watches how a session loads, from its making to its end: what is loaded row by row, and what is loaded in vain.
///
/// Opt-in, for tests and development. A session without one pays nothing; with one each read of a cell is noted. One a session.
class Diagnostics
{
public:
    /// Throws Error(Usage) when the session has one already. `threshold`: so many single loads from one place are reported.
    explicit Diagnostics(Session &session, int threshold = 5);
    ~Diagnostics();
    Diagnostics(const Diagnostics &) = delete;
    Diagnostics &operator=(const Diagnostics &) = delete;

    /// Called at once when a place reaches the threshold, from within the load.
    void onRepeatedLoad(std::function<void(const RepeatedLoad &)> handler) { m_handler = std::move(handler); }
    /// Those that reached the threshold, the most frequent first.
    QList<RepeatedLoad> repeatedLoads() const;
    /// What was read of the rows loaded so far; complete once the program is done with them.
    QList<UnreadLoad> unreadLoads() const;
    /// All of it in sentences.
    QStringList report() const;
    void clear();

    // What the session tells.
    void loadedLazily(const QString &what, qsizetype rows);
    void adopted(Row *row);
    void wasRead(Row *row, int cell);
    /// Of a row that is watched, by whomever.
    static void noteRead(Row *row, int cell);

private:
    using Place = std::tuple<QByteArray, uint, QString>; ///< file, line and what is loaded there
    struct Load
    {
        SourceLocation where;
        const Mapper *mapper = nullptr;
        int rows = 0;
        QSet<const Row *> unread {};
        QBitArray read {};
    };
    static Place placeOf(const SourceLocation &where, const QString &what);
    static QStringList unreadColumns(const Mapper &mapper, const QBitArray &read);

    Session *m_session; ///< null once it has ended
    QObject m_guard; ///< what hears of that
    int m_threshold;
    std::function<void(const RepeatedLoad &)> m_handler;
    std::map<Place, RepeatedLoad> m_single;
    QHash<quint32, Load> m_loads; ///< by the rows' load number
};

} // namespace jw
