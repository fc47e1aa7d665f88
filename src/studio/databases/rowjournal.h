// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/engine.h"
#include "joinwright/orm/pendingstate.h"

#include <QtCore/QLockFile>

#include <memory>
#include <optional>

namespace jw::studio {

/// The file that keeps one database's pending rows over a crash, in the user's state folder.
///
/// Each running session of a database has a file of its own, locked as long as it lives; what a dead one left behind
/// is found by the next.
class RowJournal
{
public:
    explicit RowJournal(const Url &url);
    ~RowJournal();

    /// Writes `state` whole, or removes the file when there is nothing pending. Throws FileError.
    void write(const PendingState &state);
    /// What a session that ended without saying so left pending. Damaged files are put aside and not offered.
    std::optional<PendingState> leftBehind() const;
    /// Keeps this of what was left behind, for the next time. Throws FileError.
    void keepLeftBehind(const PendingState &state);
    /// Forgets what was left behind: it was restored, or is not wanted.
    void dropLeftBehind();
    /// Where journals lie.
    static QString folder();

private:
    static void write(const QString &path, const PendingState &state);
    QString m_name; // without ending
    QString m_path;
    std::unique_ptr<QLockFile> m_lock;
    QString m_leftPath;
    std::unique_ptr<QLockFile> m_leftLock;
};

} // namespace jw::studio
