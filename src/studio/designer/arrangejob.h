// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/model.h"

#include <QtCore/QObject>
#include <QtCore/QVariantAnimation>

#include <atomic>
#include <memory>

namespace jw::studio {

class DiagramScene;
struct Arrangement;

/// Arranges a diagram in a worker thread, edits the document once, and lets the tables glide to their new places.
class ArrangeJob : public QObject
{
    Q_OBJECT

public:
    explicit ArrangeJob(DiagramScene &scene);
    ~ArrangeJob() override;

    bool isRunning() const { return m_cancelled != nullptr; }
    /// Arranges `only` these tables; empty: all that are not pinned. A job that runs is given up.
    void start(const QSet<Id> &only);
    /// Nothing will have happened.
    void cancel();

signals:
    void runningChanged(bool running);
    void progressed(double share);
    void finished();

private:
    void adopt(const Arrangement &arrangement);
    void glide(const Diagram &from, const Diagram &to);
    void glideTo(double share);

    DiagramScene &m_scene;
    std::shared_ptr<std::atomic_bool> m_cancelled; // of the job that runs
    QVariantAnimation m_glide;
    Diagram m_from;
};

} // namespace jw::studio
