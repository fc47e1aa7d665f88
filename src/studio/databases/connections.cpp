// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/databases/connections.h"

namespace jw::studio {

namespace {

/// What the person has chosen meanwhile, beside what is remembered of it otherwise.
void remember(const DatabaseSession &session)
{
    DatabaseSettings settings = DatabaseSettings::of(session.url());
    settings.mode = session.mode();
    settings.colour = session.colour();
    settings.save(session.url());
}

} // namespace

Connections::Connections(QObject *parent)
    : QObject(parent)
{
}

Connections::~Connections() = default;

DatabaseSession *Connections::open(const Url &url, DatabaseMode mode, const Schema &model)
{
    for (const auto &known : m_sessions) {
        if (known->url().toString() == url.toString()) {
            known->setMode(mode);
            setCurrent(known.get());
            return known.get();
        }
    }
    m_sessions.push_back(std::make_unique<DatabaseSession>());
    DatabaseSession *session = m_sessions.back().get();
    session->setColour(DatabaseSettings::of(url).colour);
    follow(session, mode);
    session->open(url, mode, model);
    return session;
}

void Connections::follow(DatabaseSession *session, DatabaseMode mode)
{
    connect(session, &DatabaseSession::opened, this, [this, session, mode] {
        DatabaseSettings settings = DatabaseSettings::of(session->url());
        settings.mode = mode; // as wished: a file that takes no changes today may take them tomorrow
        settings.colour = session->colour();
        settings.save(session->url());
        setCurrent(session);
        emit opened(session);
    });
    connect(session, &DatabaseSession::openFailed, this, [this, session](const Error &error) {
        // Closed after the event: the session is still reporting.
        const auto report = [this, session, url = session->url(), reason = std::shared_ptr<const Error>(error.clone())] {
            close(session);
            emit openFailed(url, *reason);
        };
        QMetaObject::invokeMethod(this, report, Qt::QueuedConnection);
    });
    connect(session, &DatabaseSession::modeChanged, this, [session] { remember(*session); });
    connect(session, &DatabaseSession::colourChanged, this, [session] { remember(*session); });
    connect(session, &DatabaseSession::pendingCountChanged, this, [this] { emit pendingCountChanged(pendingCount()); });
}

QList<DatabaseSession *> Connections::sessions() const
{
    QList<DatabaseSession *> list;
    for (const auto &session : m_sessions)
        list.append(session.get());
    return list;
}

void Connections::setCurrent(DatabaseSession *session)
{
    if (m_current == session)
        return;
    m_current = session;
    emit currentChanged(session);
}

void Connections::close(DatabaseSession *session)
{
    const auto it = std::find_if(
        m_sessions.begin(), m_sessions.end(), [session](const auto &known) { return known.get() == session; });
    if (it == m_sessions.end())
        return;
    emit aboutToClose(session);
    const std::unique_ptr<DatabaseSession> closing = std::move(*it);
    m_sessions.erase(it);
    if (m_current == session)
        setCurrent(m_sessions.empty() ? nullptr : m_sessions.back().get());
    emit pendingCountChanged(pendingCount());
}

int Connections::draftCount() const
{
    int count = 0;
    for (const auto &session : m_sessions)
        count += session->draftCount();
    return count;
}

int Connections::pendingCount() const
{
    int count = 0;
    for (const auto &session : m_sessions)
        count += session->pendingCount();
    return count;
}

} // namespace jw::studio
