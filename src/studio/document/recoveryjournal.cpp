// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/document/recoveryjournal.h"

#include "joinwright/core/error.h"
#include "studio/document/modeldocument.h"

namespace jw::studio {

namespace {

constexpr int DelayMilliseconds = 1000;

} // namespace

RecoveryJournal::RecoveryJournal(ModelDocument &document, const RecoveryStore &store)
    : m_document(document)
    , m_store(store)
    , m_id(Id::create().toString())
{
    m_thread.setMaxThreadCount(1);
    m_delay.setSingleShot(true);
    m_delay.setInterval(DelayMilliseconds);
    connect(&m_delay, &QTimer::timeout, this, &RecoveryJournal::write);
    connect(&document, &ModelDocument::changed, this, &RecoveryJournal::follow);
    connect(&document, &ModelDocument::modifiedChanged, this, &RecoveryJournal::follow);
    follow();
}

RecoveryJournal::~RecoveryJournal()
{
    m_delay.stop();
    m_thread.clear();
    m_thread.waitForDone();
    m_store.remove(m_id);
}

// The timer is not put off by further edits: somebody who never pauses is kept safe too.
void RecoveryJournal::follow()
{
    if (!m_document.isModified())
        clear();
    else if (!m_delay.isActive())
        m_delay.start();
}

void RecoveryJournal::write()
{
    m_delay.stop();
    if (!m_lock)
        m_lock = m_store.occupy(m_id);
    if (!m_lock) {
        emit failed(tr("Unsaved work cannot be kept: the folder %1 cannot be written to.").arg(RecoveryStore::defaultFolder()));
        return;
    }
    m_written = true;
    m_thread.start([this, model = m_document.model(), path = m_document.path(), title = m_document.title()] {
        try {
            m_store.write(m_id, model, path, title);
        } catch (const Error &error) { // told in the thread of the document: this one has nobody to tell
            const Sentence reason = error.sentence();
            QMetaObject::invokeMethod(this, [this, reason] { emit failed(reason); });
        }
    });
}

void RecoveryJournal::clear()
{
    m_delay.stop();
    if (!std::exchange(m_written, false))
        return;
    m_thread.start([this] { m_store.remove(m_id); });
}

void RecoveryJournal::flush()
{
    if (m_delay.isActive())
        write();
    m_thread.waitForDone();
}

} // namespace jw::studio
