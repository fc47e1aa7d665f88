// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/transfer/databasecreation.h"

#include "joinwright/engine/engine.h"
#include "joinwright/schema/validate.h"
#include "studio/prompts/errorwords.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

namespace jw::studio {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("DatabaseCreation", source);
}

void removeFiles(const QString &path)
{
    for (const char *ending : {"", "-wal", "-shm", "-journal"})
        QFile::remove(path + QString::fromLatin1(ending));
}

} // namespace

CreationPlan planCreation(const Schema &schema)
{
    CreationPlan plan;
    for (const Issue &issue : validate(schema)) {
        if (issue.severity == Severity::Error)
            plan.problems.append(issue.filled(QCoreApplication::translate("jw::Issue", issueTemplate(issue.code))));
    }
    for (const Table &table : schema.tables()) {
        ++plan.tables;
        plan.indexes += table.indexes.size();
        plan.foreignKeys += std::count_if(
            table.relationships.begin(), table.relationships.end(), [](const Relationship &r) { return r.isForeignKey(); });
    }
    if (!plan.problems.isEmpty())
        return plan;
    try {
        plan.sql = Dialect::byName(u"sqlite")->createStatements(schema).join(QStringLiteral(";\n\n")) + u';';
    } catch (const Error &error) { // an expression that is no SQL: a problem of the model like the others
        plan.problems.append(wordsOf(error));
    }
    return plan;
}

QString whyNotThere(const QString &path)
{
    const QFileInfo file(path);
    const QFileInfo folder(file.absolutePath());
    if (path.isEmpty())
        return text(QT_TRANSLATE_NOOP("DatabaseCreation", "Choose where the database is to be written."));
    if (file.isDir())
        return text(QT_TRANSLATE_NOOP("DatabaseCreation", "This is a folder."));
    if (file.exists())
        return text(QT_TRANSLATE_NOOP("DatabaseCreation", "This file exists already. It will not be touched: choose another name."));
    if (!folder.isDir())
        return text(QT_TRANSLATE_NOOP("DatabaseCreation", "The folder does not exist."));
    if (!folder.isWritable())
        return text(QT_TRANSLATE_NOOP("DatabaseCreation", "The folder cannot be written to."));
    return {};
}

void createDatabaseFile(const Schema &schema, const QString &path)
{
    if (const QString reason = whyNotThere(path); !reason.isEmpty())
        throw FileError(QStringLiteral("%1: %2").arg(path, reason));
    try {
        createAll(Engine::open(Url::fromFile(path)), schema);
    } catch (...) {
        removeFiles(path); // it did not exist before
        throw;
    }
}

} // namespace jw::studio
