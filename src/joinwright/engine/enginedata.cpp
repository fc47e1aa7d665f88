// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/enginedata.h"

namespace jw {

namespace {

const Dialect &dialectOf(const Url &url)
{
    const Dialect *dialect = Dialect::byName(url.dialect);
    if (!dialect)
        throw Error(ErrorKind::Unsupported, Error::phrase("there is no dialect named \"%1\"", url.dialect));
    return *dialect;
}

[[noreturn]] void refuseOption(const Url &url, const Sentence &text)
{
    throw Error(ErrorKind::Usage, Error::phrase("%1: %2", url.label(), text));
}

bool readMode(const QString &value, EngineOptions &options)
{
    options.readOnly |= value == QLatin1StringView("ro");
    options.create &= value == QLatin1StringView("rwc");
    return value == QLatin1StringView("ro") || value == QLatin1StringView("rw")
        || value == QLatin1StringView("rwc");
}

bool readIsolation(const QString &value, EngineOptions &options)
{
    static constexpr std::pair<QLatin1StringView, Isolation> Levels[] = {
        {QLatin1StringView("read-committed"), Isolation::ReadCommitted},
        {QLatin1StringView("repeatable-read"), Isolation::RepeatableRead},
        {QLatin1StringView("serializable"), Isolation::Serializable},
    };
    for (const auto &[name, level] : Levels) {
        if (value == name) {
            options.isolation = level;
            return true;
        }
    }
    return false;
}

/// What an address may say behind its question mark: "sqlite:///shop.db?mode=ro",
/// "postgresql://…?isolation=serializable". What is not read here is the driver's; an option that
/// nobody reads would be a trap, so the driver refuses what it does not know.
EngineOptions withOptionsOf(Url &url, EngineOptions options)
{
    const bool isServer = !url.isFile() && !url.isMemory();
    for (const auto &[key, value] : std::exchange(url.options, {})) {
        if (key == QLatin1StringView("mode")) {
            if (!readMode(value, options))
                refuseOption(url, Error::phrase("mode is ro, rw or rwc, not %1", value));
        } else if (key == QLatin1StringView("isolation") && isServer) {
            if (!readIsolation(value, options))
                refuseOption(url,
                    Error::phrase("isolation is read-committed, repeatable-read or serializable, not %1", value));
        } else if (isServer) {
            url.options.append({key, value});
        } else {
            refuseOption(url,
                Error::phrase("SQLite takes mode=ro, mode=rw or mode=rwc, not %1=%2", key, value));
        }
    }
    return options;
}

} // namespace

Engine::Data::Data(const Url &address, const EngineOptions &wishes)
    : url(address)
    , dialect(dialectOf(address))
{
    linkOptions.url = address;
    options = withOptionsOf(linkOptions.url, wishes);
    linkOptions.engine = options;
    linkOptions.readOnly = options.readOnly;
    if (url.isFile()) {
        linkOptions.file.emplace(url.database, options);
        linkOptions.readOnly |= linkOptions.file->isWriteProtected();
        linkOptions.create = linkOptions.file->isNew();
        m_hadSideFiles = linkOptions.file->hasSideFiles();
    }
    std::shared_ptr<Link> link = firstLink();
    version = link->version();
    linkOptions.create = false;
    if (url.isMemory())
        m_memory = std::move(link);
    else
        m_idle.insert(QThread::currentThread(), std::move(link));
}

std::shared_ptr<Link> Engine::Data::firstLink()
{
    try {
        return Link::open(linkOptions, dialect);
    } catch (const Error &error) {
        // In WAL mode even a reader needs the side files. Where the folder takes none and there are none, nobody can be
        // writing through this folder: then, and only then, the file may be read as one that never changes.
        const auto &file = linkOptions.file;
        const bool isDenied = error.kind() == ErrorKind::File || error.kind() == ErrorKind::ReadOnly;
        if (!isDenied || !file || !linkOptions.readOnly || file->isFolderWritable() || file->hasSideFiles())
            throw;
    }
    linkOptions.immutable = true;
    return Link::open(linkOptions, dialect);
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
        if (auto link = m_idle.take(QThread::currentThread()); link && link->isAlive())
            return link;
    }
    return Link::open(linkOptions, dialect);
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
