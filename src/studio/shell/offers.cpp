// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/offers.h"

#include "studio/prompts/errorwords.h"
#include "studio/shell/noticebar.h"
#include "studio/shell/workspace.h"

#include <QtCore/QLocale>

namespace jw::studio {

Offers::Offers(Workspace &workspace, NoticeBar &notices)
    : QObject(&notices)
    , m_workspace(workspace)
    , m_notices(notices)
{
    connect(&workspace, &Workspace::databaseUnavailable, this, &Offers::offerAnotherTry);
    connect(&workspace.connections(), &Connections::aboutToClose, this, [this](DatabaseSession *session) {
        m_offered.remove(session);
        m_notices.withdraw(session);
    });
}

void Offers::offerRecovery()
{
    const RecoveryStore store;
    for (const UnsavedWork &work : store.pending()) {
        m_notices.offer({tr("Unsaved work in “%1” from %2 was kept.").arg(work.title, QLocale().toString(work.time, QLocale::ShortFormat)),
            tr("Restore"), [this, work] { m_workspace.restore(work); },
            tr("Forget it"), [store, work] { store.discard(work); }});
    }
}

void Offers::offerRows(DatabaseSession *session)
{
    const int rows = session->recoverableCount();
    if (rows == 0 || m_offered.contains(session))
        return;
    m_offered.insert(session);
    connect(session, &DatabaseSession::recovered, this, [this, session](int, int gone) { offerLeftRows(session, gone); });
    offerRows(session, rows == 1 ? tr("One changed row of %1 was never committed.").arg(session->label())
                                 : tr("%1 changed rows of %2 were never committed.").arg(rows).arg(session->label()), tr("Bring back"));
}

/// Nothing that was typed goes without a word.
void Offers::offerLeftRows(DatabaseSession *session, int rows)
{
    if (rows == 0)
        return;
    const QString label = session->label();
    const QString text = rows == 1 ? tr("One changed row of %1 could not be brought back whole: it is not there, or its table or a column is not in the model as it was.").arg(label)
                                   : tr("%1 changed rows of %2 could not be brought back whole: they are not there, or their tables or columns are not in the model as they were.").arg(rows).arg(label);
    offerRows(session, text, tr("Try again"));
}

void Offers::offerRows(DatabaseSession *session, const QString &text, const QString &yes)
{
    const QPointer<DatabaseSession> database = session;
    m_notices.offer({text, yes, [database] { if (database) database->recover(); },
        tr("Forget"), [database] { if (database) database->dropRecoverable(); }, session});
}

void Offers::offerAnotherTry(const Url &url, const Error &error)
{
    m_notices.offer({wordsOf(error), tr("Try again"), [this, url] { m_workspace.connectTo(url); }, tr("Not now"), {}});
}

} // namespace jw::studio
