// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/engine.h"

namespace jw {

/// What is known about an SQLite file before it is opened, by looking at the folder alone: opening and closing the file
/// by other means than SQLite would drop the locks of connections that this process has on it.
class SqliteFile
{
public:
    /// Throws FileError: no such file or folder, a directory, no permission.
    SqliteFile(const QString &path, const EngineOptions &options);

    QString path() const { return m_path; }
    bool isNew() const { return m_isNew; } ///< to be created by the first connection
    /// The file or its folder (where SQLite keeps its journal) takes no writing.
    bool isWriteProtected() const { return m_isWriteProtected; }
    bool hasLog() const; ///< a write-ahead log with content lies beside it, now
    bool hasSideFiles() const; ///< a log or its index lies beside it, now
    bool isFolderWritable() const;
    /// The address for SQLite: "file:…?mode=ro". `immutable`: nobody can change the file, so no locks and no side files.
    QString uri(bool readOnly, bool create, bool immutable) const;

private:
    QString m_path;
    bool m_isNew = false;
    bool m_isWriteProtected = false;
};

} // namespace jw
