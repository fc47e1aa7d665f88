// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/orm/observer.h"
#include "joinwright/orm/session.h"

#include <QtCore/QObject>

namespace jw::studio {

/// A text that was typed for a cell of a record and cannot be taken, with the reason.
struct Draft
{
    Record record;
    int cell = -1;
    QString text;
    QString reason;
    Value stands; ///< in the cell meanwhile
};

/// What was typed for the rows of a database and could not be taken. It is kept here, whatever becomes of the editor or the tab
/// that it was typed in, until it is mended, given up, or another value is put into its cell. A record that leaves the session
/// takes its drafts along.
class Drafts : public QObject, private SessionObserver
{
    Q_OBJECT

public:
    explicit Drafts(Session &session);
    ~Drafts() override;

    bool isEmpty() const { return m_drafts.isEmpty(); }
    /// The oldest first.
    const QList<Draft> &all() const { return m_drafts; }
    /// The oldest of a row that is to stay; null: there is none. One of a row that is to be deleted is in nobody's way.
    const Draft *first() const;
    /// Null when there is none. Valid until the next change.
    const Draft *find(const Record &record, int cell) const;
    /// In place of an earlier one.
    void keep(const Record &record, int cell, const QString &text, const QString &reason);
    void drop(const Record &record, int cell);
    void clear();

signals:
    void changed();

private:
    void cellChanged(const Record &record, int cell) override;
    void stateChanged(const Record &record) override;
    void dropIf(const std::function<bool(const Draft &)> &isOver);

    Session &m_session;
    QList<Draft> m_drafts;
};

} // namespace jw::studio
