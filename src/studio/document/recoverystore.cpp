// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/document/recoverystore.h"

#include "joinwright/core/error.h"
#include "joinwright/modelfile/modelfile.h"

#include <QtCore/QDir>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSaveFile>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

QJsonObject readAbout(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

void writeAbout(const QString &path, const QJsonObject &about)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(about).toJson(QJsonDocument::Compact)) < 0 || !file.commit())
        throw FileError(Error::phrase("The unsaved work could not be kept in %1: %2", path, Error::systemPhrase(file.errorString())));
}

// The lock of a process that has died counts as none; age alone never does.
std::unique_ptr<QLockFile> lockOf(const QString &path)
{
    auto lock = std::make_unique<QLockFile>(path);
    lock->setStaleLockTime(0);
    return lock;
}

} // namespace

QString RecoveryStore::defaultFolder()
{
    const QString state = qEnvironmentVariable("XDG_STATE_HOME");
    return (state.isEmpty() ? QDir::homePath() + u"/.local/state"_s : state) + u"/joinwright/recovery"_s;
}

RecoveryStore::RecoveryStore(const QString &folder)
    : m_folder(folder)
{
}

QString RecoveryStore::file(const QString &id, const char *ending) const
{
    return m_folder + u'/' + id + QLatin1StringView(ending);
}

bool RecoveryStore::isLive(const QString &id) const
{
    return !lockOf(file(id, ".lock"))->tryLock(0);
}

QList<UnsavedWork> RecoveryStore::pending() const
{
    QList<UnsavedWork> found;
    for (const QFileInfo &info : QDir(m_folder).entryInfoList({u"*.json"_s}, QDir::Files, QDir::Time)) {
        const QString id = info.completeBaseName();
        if (!QFileInfo::exists(file(id, ".jw")) || isLive(id))
            continue;
        const QJsonObject about = readAbout(info.filePath());
        found.append({id, about.value(u"path"_s).toString(), about.value(u"title"_s).toString(), info.lastModified()});
    }
    return found;
}

Model RecoveryStore::recover(const UnsavedWork &work) const
{
    return readModel(file(work.id, ".jw"));
}

void RecoveryStore::discard(const UnsavedWork &work) const
{
    if (!isLive(work.id))
        remove(work.id);
}

std::unique_ptr<QLockFile> RecoveryStore::occupy(const QString &id) const
{
    QDir().mkpath(m_folder);
    auto lock = lockOf(file(id, ".lock"));
    return lock->tryLock(0) ? std::move(lock) : nullptr;
}

// What describes the work comes last: without it nothing is offered.
void RecoveryStore::write(const QString &id, const Model &model, const QString &path, const QString &title) const
{
    saveModel(model, file(id, ".jw"));
    writeAbout(file(id, ".json"), {{u"path"_s, path}, {u"title"_s, title}});
}

void RecoveryStore::remove(const QString &id) const
{
    for (const char *ending : {".json", ".jwd", ".jw"})
        QFile::remove(file(id, ending));
}

} // namespace jw::studio
