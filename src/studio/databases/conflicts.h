// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/observer.h"
#include "joinwright/orm/session.h"
#include "joinwright/orm/staledata.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

namespace jw::studio {

/// Whose side of a conflict is written.
enum class Side : quint8 { Open, Mine, Theirs };

/// An edited record that somebody else has changed or deleted. What the record holds is mine, what it was loaded with (or would
/// be reverted to) is theirs.
struct Conflict
{
    enum class Kind : quint8 {
        Fields, ///< both have changed the same fields
        Gone, ///< I have changed it, they have deleted it
        Deleted, ///< I have deleted it, they have changed it
    };
    struct Field
    {
        int cell = -1;
        Value base; ///< before either of the two
        Side side = Side::Open;
    };

    Record record;
    Kind kind = Kind::Fields;
    QList<Field> fields {}; ///< of Kind::Fields alone
    Side side = Side::Open; ///< of the row, for the other kinds

    int openChoices() const;
};

/// Finds out where the edits of a session and what others have written meanwhile exclude each other: when a commit says so, and
/// when rows that are read again bring other values under an edit. Nobody's work is overwritten without a choice; edits of
/// different fields are no conflict.
class Conflicts : public QObject, private SessionObserver
{
    Q_OBJECT

public:
    explicit Conflicts(Session &session);
    ~Conflicts() override;

    bool isEmpty() const { return m_conflicts.isEmpty(); }
    const QList<Conflict> &all() const { return m_conflicts; }
    /// Makes what the database has the base of the edits that a commit has found stale.
    void take(const StaleDataError &error);
    /// Carries the choices out; what is still open stays. One step for undo.
    void resolve(const QList<Conflict> &chosen);

signals:
    void changed();

private:
    void cellChanged(const Record &record, int cell) override;
    void stateChanged(const Record &record) override;
    void committed() override;
    void rolledBack() override;

    using Bases = QHash<int, Value>;
    void note(const Record &record, Conflict::Kind kind);
    void noteField(const Record &record, int cell, const Value &base);
    void forgetField(const Record &record, int cell);
    void forget(const Record &record);
    void dropEmpty();
    void readBases();
    void resolve(const Conflict &conflict);
    void insertAgain(const Record &record);

    Session &m_session;
    QHash<Record, Bases> m_bases; // of edited cells, as they were when the edit began
    QList<Conflict> m_conflicts;
};

} // namespace jw::studio
