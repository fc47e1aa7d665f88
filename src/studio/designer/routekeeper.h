// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/designer/route.h"
#include "studio/designer/sheet.h"

#include <QtCore/QObject>
#include <QtCore/QSet>

#include <atomic>
#include <memory>

namespace jw::studio {

/// Keeps the ways of one diagram's lines: finds anew only those whose ends have moved, aside when they are many.
class RouteKeeper : public QObject
{
    Q_OBJECT

public:
    explicit RouteKeeper(QObject *parent = nullptr);
    ~RouteKeeper() override;

    const Routes &routes() const { return m_routes; }

    /// Brings the ways to `sheet`. Returns the relationships whose way is another now. While more than a few hundred
    /// lines are being routed aside, they have straightforward ways, and routed() comes later.
    QSet<Id> update(const Sheet &sheet);
    /// The same, with ways for something that is being moved; the next update() makes them good.
    QSet<Id> preview(const Sheet &sheet);
    bool isBusy() const { return m_running; }

signals:
    void routed(const QSet<jw::Id> &relationships);

private:
    struct Ends
    {
        QRectF owner;
        QRectF target;
        qreal ownerY = 0;
        qreal targetY = 0;
        QList<QPoint> bends;

        friend bool operator==(const Ends &, const Ends &) = default;
    };

    static Ends endsOf(const Sheet &sheet, const SheetLink &link);
    QList<Id> takeStale(const Sheet &sheet);
    void routeAside(const Sheet &sheet, const QList<Id> &stale);
    void adopt(const Routes &routes);
    void cancel();

    Routes m_routes;
    QHash<Id, Ends> m_ends; // what each way was found for
    QSet<Id> m_provisional; // ways that look at no other table
    std::shared_ptr<std::atomic_bool> m_cancelled;
    bool m_running = false;
};

} // namespace jw::studio
