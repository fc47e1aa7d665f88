// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/databases/connections.h"

#include <QtCore/QSettings>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

QString modeKey(const Url &url)
{
    return "databases/modes/"_L1 + QString::fromLatin1(url.toString().toUtf8().toPercentEncoding());
}

} // namespace

Connections::Connections(QObject *parent)
    : QObject(parent)
{
}

Connections::~Connections() = default;

DatabaseMode Connections::rememberedMode(const Url &url)
{
    return QSettings().value(modeKey(url)) == "readOnly"_L1 ? DatabaseMode::ReadOnly : DatabaseMode::Free;
}

DatabaseSession *Connections::open(const Url &url, DatabaseMode mode, const Schema &model)
{
    for (const auto &known : m_sessions) {
        if (known->url().toString() == url.toString() && known->mode() == mode) {
            setCurrent(known.get());
            return known.get();
        }
    }
    m_sessions.push_back(std::make_unique<DatabaseSession>());
    DatabaseSession *session = m_sessions.back().get();
    connect(session, &DatabaseSession::opened, this, [this, session, mode] {
        QSettings().setValue(modeKey(session->url()), mode == DatabaseMode::ReadOnly ? u"readOnly"_s : u"free"_s);
        setCurrent(session);
        emit opened(session);
    });
    connect(session, &DatabaseSession::openFailed, this, [this, session](const Error &error) {
        emit openFailed(session->url(), error);
        // Closed after the event: the session is still reporting.
        QMetaObject::invokeMethod(this, [this, session] { close(session); }, Qt::QueuedConnection);
    });
    connect(session, &DatabaseSession::pendingCountChanged, this, [this] { emit pendingCountChanged(pendingCount()); });
    session->open(url, mode, model);
    return session;
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

int Connections::pendingCount() const
{
    int count = 0;
    for (const auto &session : m_sessions)
        count += session->pendingCount();
    return count;
}

} // namespace jw::studio
