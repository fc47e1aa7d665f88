// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/sentence.h"
#include "studio/document/recoverystore.h"

#include <QtCore/QObject>
#include <QtCore/QThreadPool>
#include <QtCore/QTimer>

namespace jw::studio {

class ModelDocument;

/// Keeps the unsaved state of a document in a RecoveryStore, aside and at most once a second, and takes it out again when
/// the document is saved or the journal destroyed. Make one for each open document; a killed program leaves it behind.
class RecoveryJournal : public QObject
{
    Q_OBJECT

public:
    explicit RecoveryJournal(ModelDocument &document, const RecoveryStore &store = RecoveryStore());
    ~RecoveryJournal() override;

    /// Writes what is waiting and returns when it has reached the disk.
    void flush();

signals:
    /// The unsaved work could not be kept (a full disk): `reason` is the library's sentence.
    void failed(const jw::Sentence &reason);

private:
    void follow();
    void write();
    void clear();

    ModelDocument &m_document;
    RecoveryStore m_store;
    QString m_id;
    std::unique_ptr<QLockFile> m_lock;
    QTimer m_delay;
    QThreadPool m_thread; // one: what is written later is newer
    bool m_written = false;
};

} // namespace jw::studio
