// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/commitscript.h"

#include "joinwright/core/visibletext.h"
#include "studio/prompts/errorwords.h"
#include "studio/prompts/prompts.h"

#include <QtCore/QPointer>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

struct CommitTexts
{
    Q_DECLARE_TR_FUNCTIONS(CommitTexts)
};

bool isWanted(const DatabaseSession &database, QWidget *parent)
{
    database.changes().update(); // the last edit may be of this moment
    const int objects = database.pendingCount();
    return Prompts::review(parent, CommitTexts::tr("Write to %1").arg(database.label()),
        CommitTexts::tr("%Ln changes are written in one transaction by this SQL:", nullptr, objects), CommitScript(database.changes().steps()).text(),
        CommitTexts::tr("Write"));
}

} // namespace

CommitScript::CommitScript(const QList<ChangesModel::Step> &steps)
    : lines {u"BEGIN;"_s}
{
    for (qsizetype i = 0; i < std::min<qsizetype>(steps.size(), MostSteps); ++i) {
        starts.append(int(lines.size()));
        QString sql = steps.at(i).sql;
        if (!sql.endsWith(u';'))
            sql += u';';
        lines += visibleText(sql + u"   -- %1  "_s.arg(i + 1) + wordsOf(steps.at(i).reason).simplified()).split(u'\n');
    }
    if (steps.size() > MostSteps)
        lines.append(u"-- "_s + CommitTexts::tr("and %Ln more statements", nullptr, int(steps.size()) - MostSteps));
    lines.append(u"COMMIT;"_s);
}

void commitOrAsk(DatabaseSession &database, QWidget *parent)
{
    const QPointer<DatabaseSession> still = &database; // a question may outlast it
    if (database.canCommit() && (database.mode() != DatabaseMode::Ask || isWanted(database, parent)) && still)
        database.commit();
}

} // namespace jw::studio
