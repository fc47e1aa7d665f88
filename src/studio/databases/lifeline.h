// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/worker.h"

#include <QtCore/QObject>

namespace jw::studio {

/// Whether a database's workers have their connections. Knows it from their jobs, and from what an idle connection shows
/// without asking the server; a server that is lost and back before anybody noticed was never lost.
class Lifeline : public QObject
{
    Q_OBJECT

public:
    explicit Lifeline(QObject *parent = nullptr);
    ~Lifeline() override;

    /// Once for each.
    void watch(const std::shared_ptr<Worker> &worker);
    /// Watches none any more, and holds none.
    void letGo();

    bool isLost() const { return m_trouble != nullptr; }
    /// Why it is lost; null while it is not.
    const Error *trouble() const { return m_trouble.get(); }
    bool isReconnecting() const { return m_tries > 0; }
    /// Each worker tries to connect; ends in restored(), or in changed() with the reason in trouble(). A transaction whose
    /// end nobody could tell is asked for on the way: what is to be said about it comes by answered().
    void reconnect();

signals:
    /// Lost or no longer, or trying.
    void changed();
    /// It was lost and is there again.
    void restored();
    void answered(const jw::Error &error);

private:
    struct Inbox;

    void take(const Worker *worker, const std::shared_ptr<const Error> &trouble);
    void tried(const Error *error);
    void update();

    std::shared_ptr<Inbox> m_inbox;
    QList<std::shared_ptr<Worker>> m_workers;
    QHash<const Worker *, std::shared_ptr<const Error>> m_troubles;
    std::shared_ptr<const Error> m_trouble;
    int m_tries = 0; // workers that have not answered yet
};

} // namespace jw::studio
