// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/routekeeper.h"

#include "studio/designer/router.h"

#include <QtCore/QThreadPool>

namespace jw::studio {

namespace {

// About 30 ms of routing; more would be felt.
constexpr qsizetype AtOnce = 300;

} // namespace

RouteKeeper::RouteKeeper(QObject *parent)
    : QObject(parent)
{
}

RouteKeeper::~RouteKeeper()
{
    cancel();
}

RouteKeeper::Ends RouteKeeper::endsOf(const Sheet &sheet, const SheetLink &link)
{
    return {sheet.tables.at(link.owner).rect, sheet.tables.at(link.target).rect, link.ownerY, link.targetY, link.bends};
}

// Forgets lines that are gone and names those whose ends are others now.
QList<Id> RouteKeeper::takeStale(const Sheet &sheet)
{
    QList<Id> stale;
    QHash<Id, Ends> ends;
    Routes kept;
    for (const SheetLink &link : sheet.links) {
        const Ends now = endsOf(sheet, link);
        ends.insert(link.relationship, now);
        const auto known = m_ends.constFind(link.relationship);
        const auto route = m_routes.constFind(link.relationship);
        if (route != m_routes.constEnd())
            kept.insert(link.relationship, *route);
        if (known == m_ends.constEnd() || route == m_routes.constEnd() || *known != now)
            stale.append(link.relationship);
    }
    m_ends = ends;
    m_routes = kept;
    return stale;
}

QSet<Id> RouteKeeper::update(const Sheet &sheet)
{
    const QList<Id> moved = takeStale(sheet);
    QSet<Id> all(moved.begin(), moved.end());
    all += m_provisional;
    QList<Id> stale;
    for (const SheetLink &link : sheet.links) {
        if (all.contains(link.relationship))
            stale.append(link.relationship);
    }
    if (stale.isEmpty())
        return {};
    cancel();
    if (stale.size() > AtOnce) {
        routeAside(sheet, stale);
    } else {
        m_routes = stale.size() == sheet.links.size() ? router::route(sheet) : router::reroute(sheet, m_routes, stale);
        m_provisional.clear();
    }
    return QSet<Id>(stale.begin(), stale.end());
}

QSet<Id> RouteKeeper::preview(const Sheet &sheet)
{
    cancel();
    const QList<Id> moved = takeStale(sheet);
    const QSet<Id> stale(moved.begin(), moved.end());
    QList<Id> bent;
    for (const SheetLink &link : sheet.links) {
        if (!stale.contains(link.relationship))
            continue;
        if (link.bends.isEmpty())
            m_routes.insert(link.relationship, router::directRoute(sheet, link));
        else
            bent.append(link.relationship);
    }
    if (!bent.isEmpty())
        m_routes = router::reroute(sheet, m_routes, bent);
    m_provisional += stale;
    return stale;
}

void RouteKeeper::routeAside(const Sheet &sheet, const QList<Id> &stale)
{
    const QSet<Id> wanted(stale.begin(), stale.end());
    for (const SheetLink &link : sheet.links) {
        if (wanted.contains(link.relationship))
            m_routes.insert(link.relationship, router::directRoute(sheet, link));
    }
    m_provisional = wanted;
    m_running = true;
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    QPointer<RouteKeeper> self(this);
    QThreadPool::globalInstance()->start([self, sheet, stale, previous = m_routes, cancelled = m_cancelled] {
        const Routes routes = stale.size() == sheet.links.size() ? router::route(sheet, cancelled.get())
                                                                : router::reroute(sheet, previous, stale, cancelled.get());
        if (*cancelled)
            return;
        QMetaObject::invokeMethod(qApp, [self, routes, cancelled] {
            if (self && !*cancelled)
                self->adopt(routes);
        });
    });
}

void RouteKeeper::adopt(const Routes &routes)
{
    m_routes = routes;
    m_running = false;
    const QSet<Id> done = std::exchange(m_provisional, {});
    emit routed(done);
}

void RouteKeeper::cancel()
{
    if (m_cancelled)
        *m_cancelled = true;
    m_cancelled.reset();
    m_running = false;
}

} // namespace jw::studio
