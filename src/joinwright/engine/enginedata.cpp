// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/enginedata.h"

namespace jw {

namespace {

const Dialect &dialectOf(const Url &url)
{
    const Dialect *dialect = Dialect::byName(url.dialect);
    if (!dialect)
        throw Error(ErrorKind::Unsupported, QStringLiteral("there is no dialect named \"%1\"").arg(url.dialect));
    return *dialect;
}

/// What an address may say behind its question mark: "sqlite:///shop.db?mode=ro". An option that nobody reads would be
/// a trap, so others are refused.
EngineOptions withOptionsOf(const Url &url, EngineOptions options)
{
    for (const auto &[key, value] : url.options) {
        if (key == QLatin1StringView("mode") && value == QLatin1StringView("ro"))
            options.readOnly = true;
        else if (key == QLatin1StringView("mode") && value == QLatin1StringView("rw"))
            options.create = false;
        else if (key != QLatin1StringView("mode") || value != QLatin1StringView("rwc"))
            throw Error(ErrorKind::Usage,
                QStringLiteral("%1: SQLite takes mode=ro, mode=rw or mode=rwc, not %2=%3").arg(url.label(), key, value));
    }
    return options;
}

} // namespace

Engine::Data::Data(const Url &address, const EngineOptions &wishes)
    : url(address)
    , options(withOptionsOf(address, wishes))
    , dialect(dialectOf(address))
{
    linkOptions.busyTimeout = options.busyTimeout;
    linkOptions.readOnly = options.readOnly;
    if (url.isFile()) {
        linkOptions.file.emplace(url.database, options);
        linkOptions.readOnly |= linkOptions.file->isWriteProtected();
        linkOptions.create = linkOptions.file->isNew();
        m_hadSideFiles = linkOptions.file->hasSideFiles();
    }
    std::shared_ptr<Link> link = firstLink();
    const auto statement = link->execute(QStringLiteral("SELECT sqlite_version()"), {});
    if (statement->next())
        version = QStringLiteral("SQLite ") + statement->raw(0).toText();
    link->release(*statement);
    linkOptions.create = false;
    if (url.isMemory())
        m_memory = std::move(link);
    else
        m_idle.insert(QThread::currentThread(), std::move(link));
}

std::shared_ptr<Link> Engine::Data::firstLink()
{
    try {
        return std::make_shared<Link>(linkOptions, dialect);
    } catch (const Error &error) {
        // In WAL mode even a reader needs the side files. Where the folder takes none and there are none, nobody can be
        // writing through this folder: then, and only then, the file may be read as one that never changes.
        const auto &file = linkOptions.file;
        const bool isDenied = error.kind() == ErrorKind::File || error.kind() == ErrorKind::ReadOnly;
        if (!isDenied || !file || !linkOptions.readOnly || file->isFolderWritable() || file->hasSideFiles())
            throw;
    }
    linkOptions.immutable = true;
    return std::make_shared<Link>(linkOptions, dialect);
}

Engine::Data::~Data()
{
    m_memory.reset();
    m_idle.clear();
    tidy();
}

void Engine::Data::tidy() const
{
    // A read-only connection to a file in WAL mode makes side files but cannot remove them; what was not there goes.
    const auto &file = linkOptions.file;
    if (file && linkOptions.readOnly && !m_hadSideFiles && file->isFolderWritable() && file->hasSideFiles() && !file->hasLog())
        SqliteNative::removeEmptyLog(file->path());
}

std::shared_ptr<Link> Engine::Data::take()
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_memory)
            return m_memory;
        if (auto link = m_idle.take(QThread::currentThread()))
            return link;
    }
    return std::make_shared<Link>(linkOptions, dialect);
}

void Engine::Data::giveBack(std::shared_ptr<Link> link)
{
    if (url.isMemory() || link->isBroken())
        return;
    QThread *thread = QThread::currentThread();
    const std::lock_guard lock(m_mutex);
    if (m_idle.contains(thread))
        return;
    m_idle.insert(thread, std::move(link));
    watch(thread);
}

void Engine::Data::watch(QThread *thread)
{
    if (m_watched.contains(thread))
        return;
    m_watched.insert(thread);
    QObject::connect(
        thread, &QThread::finished, thread,
        [weak = weak_from_this(), thread] {
            if (const auto data = weak.lock())
                data->close(thread);
        },
        Qt::DirectConnection);
}

void Engine::Data::close(QThread *thread)
{
    std::shared_ptr<Link> link;
    const std::lock_guard lock(m_mutex);
    link = m_idle.take(thread);
    m_watched.remove(thread);
}

void Engine::Data::closeThread()
{
    close(QThread::currentThread());
}

} // namespace jw
