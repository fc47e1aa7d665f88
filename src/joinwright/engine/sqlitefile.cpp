// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/sqlitefile.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QUrl>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace jw {

namespace {

enum class Access { Read, Write };

/// With the effective user, as open() would judge; QFileInfo asks for the real one.
bool mayAccess(const QString &path, Access access)
{
#ifdef Q_OS_UNIX
    const int mode = access == Access::Write ? W_OK : R_OK;
    return faccessat(AT_FDCWD, QFile::encodeName(path).constData(), mode, AT_EACCESS) == 0;
#else
    const QFileInfo info(path);
    return access == Access::Write ? info.isWritable() : info.isReadable();
#endif
}

[[noreturn]] void refuse(const QString &path, const char *pattern)
{
    Error::Context context;
    context.file = path;
    throw FileError(Sentence(pattern, {QDir::toNativeSeparators(path)}), context);
}

} // namespace

SqliteFile::SqliteFile(const QString &path, const EngineOptions &options)
    : m_path(QFileInfo(path).absoluteFilePath())
{
    const QFileInfo info(m_path);
    if (info.isDir())
        refuse(m_path, QT_TRANSLATE_NOOP("Error", "%1 is a folder, not a database file"));
    if (info.exists()) {
        if (!info.isFile())
            refuse(m_path, QT_TRANSLATE_NOOP("Error", "%1 is not a file"));
        if (!mayAccess(m_path, Access::Read))
            refuse(m_path, QT_TRANSLATE_NOOP("Error", "%1 cannot be read: permission denied"));
        m_isWriteProtected = !mayAccess(m_path, Access::Write) || !isFolderWritable();
        return;
    }
    if (!options.create || options.readOnly)
        refuse(m_path, QT_TRANSLATE_NOOP("Error", "there is no file %1"));
    if (!QFileInfo(info.absolutePath()).isDir())
        refuse(m_path, QT_TRANSLATE_NOOP("Error", "%1 cannot be created: there is no such folder"));
    if (!isFolderWritable())
        refuse(m_path, QT_TRANSLATE_NOOP("Error", "%1 cannot be created: permission denied"));
    m_isNew = true;
}

bool SqliteFile::hasLog() const
{
    return QFileInfo(m_path + QStringLiteral("-wal")).size() > 0;
}

bool SqliteFile::hasSideFiles() const
{
    return QFileInfo::exists(m_path + QStringLiteral("-wal")) || QFileInfo::exists(m_path + QStringLiteral("-shm"));
}

bool SqliteFile::isFolderWritable() const
{
    return mayAccess(QFileInfo(m_path).absolutePath(), Access::Write);
}

QString SqliteFile::uri(bool readOnly, bool create, bool immutable) const
{
    const QString mode = readOnly ? QStringLiteral("ro") : create ? QStringLiteral("rwc") : QStringLiteral("rw");
    return QStringLiteral("file:%1?mode=%2%3")
        .arg(QString::fromLatin1(QUrl::toPercentEncoding(m_path, "/")), mode,
            immutable ? QStringLiteral("&immutable=1") : QString());
}

} // namespace jw
