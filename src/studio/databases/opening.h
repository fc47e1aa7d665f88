// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/cancellation.h"
#include "joinwright/engine/engine.h"
#include "joinwright/engine/worker.h"

#include <QtCore/QObject>
#include <QtCore/QPromise>

namespace jw::studio {

/// Connects to a database and reads its structure, in a thread of its own. Destroying it gives both up: the statement
/// that runs is stopped, a connection that is being made is closed once it is there.
class Opening : public QObject
{
    Q_OBJECT

public:
    struct Opened
    {
        std::shared_ptr<Engine> engine;
        Reflection reflection;
        Schema matched; ///< with the ids of the model, as grids use it
    };
    enum class Step : quint8 { Connecting, Reading };

    explicit Opening(QObject *parent = nullptr);
    ~Opening() override;

    /// Once; ends in succeeded() or failed(). `model` may be empty.
    void start(const Url &url, const EngineOptions &options, const Schema &model);
    /// Connects alone: what is brought has no structure.
    void connectOnly(const Url &url, const EngineOptions &options);
    /// Lets go of these workers in another thread: that may wait for their server.
    static void releaseAside(QList<std::shared_ptr<Worker>> workers);
    /// Waits so long for the threads of all these; false: one of them still waits for a host.
    static bool waitForAll(std::chrono::milliseconds time);

signals:
    /// `statements` of the reading are done.
    void progressed(jw::studio::Opening::Step step, int statements);
    void succeeded(const jw::studio::Opening::Opened &opened);
    void failed(const jw::Error &error);

private:
    using Job = std::function<Opened(QPromise<Opened> &)>;
    void run(Job job);

    std::shared_ptr<Cancellation> m_cancellation = std::make_shared<Cancellation>();
};

} // namespace jw::studio
