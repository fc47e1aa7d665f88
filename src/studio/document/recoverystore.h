// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/model.h"

#include <QtCore/QDateTime>
#include <QtCore/QLockFile>

#include <memory>

namespace jw::studio {

/// Work that a program left unsaved when it ended without being asked to.
struct UnsavedWork
{
    QString id; ///< of its place in the store
    QString path; ///< of the model file it belongs to; empty: it was never saved
    QString title;
    QDateTime time; ///< of the last change that was kept
};

/// The folder where unsaved models are kept while they are open, each under a lock of the instance that works on it.
class RecoveryStore
{
public:
    /// `$XDG_STATE_HOME/joinwright/recovery`, by default below `~/.local/state`.
    static QString defaultFolder();

    explicit RecoveryStore(const QString &folder = defaultFolder());

    /// What may be offered, newest first: nothing that an instance still running works on.
    QList<UnsavedWork> pending() const;
    /// Reads one; it stays in the store until it is discarded. Throws jw::Error when it cannot be read.
    Model recover(const UnsavedWork &work) const;
    void discard(const UnsavedWork &work) const;

    // For RecoveryJournal.

    /// A lock on a new place, held until it is destroyed; null when the folder cannot be written to.
    std::unique_ptr<QLockFile> occupy(const QString &id) const;
    /// Writes atomically, file by file. Throws jw::Error. Callable from any thread.
    void write(const QString &id, const Model &model, const QString &path, const QString &title) const;
    void remove(const QString &id) const;

private:
    QString file(const QString &id, const char *ending) const;
    bool isLive(const QString &id) const;

    QString m_folder;
};

} // namespace jw::studio
