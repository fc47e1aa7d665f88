// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/databases/databasesession.h"

class QWidget;

namespace jw::studio {

/// What a commit will run, for reading: each statement with its number and reason, between BEGIN and COMMIT.
struct CommitScript
{
    static constexpr int MostSteps = 500; ///< what comes after them is counted

    explicit CommitScript(const QList<ChangesModel::Step> &steps);

    QString text() const { return lines.join(u'\n'); }

    QStringList lines;
    QList<int> starts; ///< the line at which each step begins
};

/// Commits what is pending; a database whose mode says so shows the SQL over `parent` first, and nothing is written when
/// the person does not want it.
void commitOrAsk(DatabaseSession &database, QWidget *parent);

} // namespace jw::studio
