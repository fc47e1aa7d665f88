// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/databases/opening.h"

#include "joinwright/orm/delivery.h"
#include "joinwright/schema/match.h"
#include "joinwright/schema/naming.h"

#include <QtCore/QThreadPool>

namespace jw::studio {

namespace {

constexpr int MostStatements = 10'000; // of a progress that nobody knows the end of

/// A host that does not answer holds its thread until the time for connecting is over: these are not the threads that
/// the rest of the program works in. Never destroyed: that would wait for them.
QThreadPool &openers()
{
    static QThreadPool *const pool = [] {
        auto *made = new QThreadPool;
        made->setMaxThreadCount(8);
        return made;
    }();
    return *pool;
}

/// Rows are named by their class ("Order 17"), which the naming rules know where nobody gave one. A grid shows every
/// column, so none is left for later.
Schema preparedForGrids(Schema schema)
{
    const NamingRules rules(schema);
    const QList<Table> tables = schema.tables();
    for (const Table &table : tables) {
        Table *edited = schema.editTable(table.id);
        edited->className = rules.className(table);
        for (Column &column : edited->columns)
            column.deferred = false;
    }
    return schema;
}

Reflection readStructure(const Engine &engine, const std::shared_ptr<Cancellation> &cancellation, QPromise<Opening::Opened> &promise)
{
    promise.setProgressRange(0, MostStatements);
    promise.setProgressValue(1);
    int statements = 0;
    const std::shared_ptr<void> counting = engine.addLog([&](const LogEntry &) { promise.setProgressValue(1 + ++statements); });
    Connection connection = engine.connect();
    const Cancellation::Running running(cancellation, connection);
    return connection.reflect();
}

} // namespace

Opening::Opening(QObject *parent)
    : QObject(parent)
{
}

Opening::~Opening()
{
    m_cancellation->cancel();
}

void Opening::start(const Url &url, const EngineOptions &options, const Schema &model)
{
    run([url, options, model, cancellation = m_cancellation](QPromise<Opened> &promise) {
        auto engine = std::make_shared<Engine>(Engine::open(url, options));
        cancellation->check();
        const Reflection reflection = readStructure(*engine, cancellation, promise);
        const Schema matched = model.tables().isEmpty() ? reflection.schema : match(model, reflection.schema);
        return Opened {engine, reflection, preparedForGrids(matched)};
    });
}

void Opening::connectOnly(const Url &url, const EngineOptions &options)
{
    run([url, options](QPromise<Opened> &) { return Opened {std::make_shared<Engine>(Engine::open(url, options)), {}, {}}; });
}

void Opening::releaseAside(QList<std::shared_ptr<Worker>> workers)
{
    openers().start([held = std::move(workers)]() mutable { held.clear(); });
}

bool Opening::waitForAll(std::chrono::milliseconds time)
{
    return openers().waitForDone(int(time.count()));
}

void Opening::run(Job job)
{
    auto promise = std::make_shared<QPromise<Opened>>();
    promise->start();
    const QFuture<Opened> future = promise->future();
    auto *watcher = new QFutureWatcher<Opened>(this);
    connect(watcher, &QFutureWatcherBase::progressValueChanged, this,
        [this](int value) { emit progressed(value > 0 ? Step::Reading : Step::Connecting, std::max(0, value - 1)); });
    watcher->setFuture(future);
    deliver(
        future, this, [this](const Opened &opened) { emit succeeded(opened); }, [this](const Error &error) { emit failed(error); });
    // QtConcurrent::run() would hand errors on as exceptions of its own.
    openers().start([promise, job = std::move(job)] {
        try {
            promise->addResult(job(*promise));
        } catch (...) {
            promise->setException(std::current_exception());
        }
        promise->finish();
    });
    emit progressed(Step::Connecting, 0);
}

} // namespace jw::studio
