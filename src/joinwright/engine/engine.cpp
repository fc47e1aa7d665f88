// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/engine.h"

#include "joinwright/engine/enginedata.h"

namespace jw {

Engine::Engine(std::shared_ptr<Data> data)
    : d(std::move(data))
{
}

Engine Engine::open(const QString &url, const EngineOptions &options)
{
    return open(Url::fromString(url), options);
}

Engine Engine::open(const Url &url, const EngineOptions &options)
{
    try {
        return Engine(std::make_shared<Data>(url, options));
    } catch (const Error &error) {
        if (!error.file().isEmpty() || url.isMemory() || error.kind() == ErrorKind::Usage)
            throw;
        // The dialect knows what is wrong, but not with which file.
        Error::Context context = error.context();
        if (url.isFile())
            context.file = url.database;
        else if (context.object.isEmpty())
            context.object = context.reason == ErrorReason::NoDatabase ? url.database : url.label();
        const Sentence message = Error::phrase("%1: %2", url.label(), error.sentence());
        if (error.kind() == ErrorKind::File)
            throw FileError(message, context);
        if (error.kind() == ErrorKind::Connection)
            throw ConnectionError(message, context);
        throw Error(error.kind(), message, context);
    }
}

const Url &Engine::url() const
{
    return d->url;
}

const Dialect &Engine::dialect() const
{
    return d->dialect;
}

const EngineOptions &Engine::options() const
{
    return d->options;
}

bool Engine::isReadOnly() const
{
    return d->linkOptions.readOnly;
}

QString Engine::serverVersion() const
{
    return d->version;
}

Connection Engine::connect() const
{
    return Connection(std::make_shared<Connection::Data>(d, d->take()));
}

Reflection Engine::reflect() const
{
    return connect().reflect();
}

std::shared_ptr<void> Engine::addLog(Log log) const
{
    return d->logs->add(std::move(log));
}

} // namespace jw
