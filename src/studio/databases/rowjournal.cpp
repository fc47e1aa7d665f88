// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/databases/rowjournal.h"

#include "joinwright/core/error.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

constexpr int Slots = 8; // sessions of one database at a time that are journalled

QString nameOf(const Url &url)
{
    const QString address = url.isFile() ? QFileInfo(url.database).absoluteFilePath() : url.toString();
    const QByteArray hash = QCryptographicHash::hash(address.toUtf8(), QCryptographicHash::Sha1).toHex().left(16);
    return QString::fromLatin1(hash);
}

std::unique_ptr<QLockFile> tryLock(const QString &path)
{
    auto lock = std::make_unique<QLockFile>(path + ".lock"_L1);
    lock->setStaleLockTime(0); // held as long as its process lives
    if (!lock->tryLock(0))
        lock.reset();
    return lock;
}

} // namespace

QString RowJournal::folder()
{
    const QString home = qEnvironmentVariable("XDG_STATE_HOME", QDir::homePath() + "/.local/state"_L1);
    return home + "/joinwright/rows"_L1;
}

RowJournal::RowJournal(const Url &url)
    : m_name(nameOf(url))
{
    if (url.isMemory() || !QDir().mkpath(folder()))
        return;
    for (int slot = 0; slot < Slots && (m_path.isEmpty() || m_leftPath.isEmpty()); ++slot) {
        const QString path = u"%1/%2-%3.rows"_s.arg(folder(), m_name).arg(slot);
        std::unique_ptr<QLockFile> lock = tryLock(path);
        if (!lock)
            continue;
        if (QFile::exists(path) && m_leftPath.isEmpty()) {
            m_leftPath = path;
            m_leftLock = std::move(lock);
        } else if (!QFile::exists(path) && m_path.isEmpty()) {
            m_path = path;
            m_lock = std::move(lock);
        }
    }
}

RowJournal::~RowJournal() = default;

void RowJournal::write(const PendingState &state)
{
    if (m_path.isEmpty())
        return;
    if (state.isEmpty())
        QFile::remove(m_path);
    else
        write(m_path, state);
}

void RowJournal::write(const QString &path, const PendingState &state)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(state.toBytes()) < 0 || !file.commit())
        throw FileError(Error::phrase("The pending rows could not be kept in '%1': %2", path, Error::systemPhrase(file.errorString())));
}

std::optional<PendingState> RowJournal::leftBehind() const
{
    QFile file(m_leftPath);
    if (m_leftPath.isEmpty() || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    try {
        return PendingState::fromBytes(file.readAll());
    } catch (const Error &) {
        file.close();
        QFile::rename(m_leftPath, m_leftPath + ".damaged"_L1);
        return std::nullopt;
    }
}

void RowJournal::keepLeftBehind(const PendingState &state)
{
    if (!m_leftPath.isEmpty())
        write(m_leftPath, state);
}

void RowJournal::dropLeftBehind()
{
    if (!m_leftPath.isEmpty())
        QFile::remove(m_leftPath);
}

} // namespace jw::studio
