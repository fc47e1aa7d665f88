// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/core/error.h"

namespace jw {

Error::Error(ErrorKind kind, const QString &message)
    : Error(kind, message, Context {})
{
}

Error::Error(ErrorKind kind, const QString &message, Context context)
    : std::runtime_error(message.toStdString())
    , m_kind(kind)
    , m_context(std::make_shared<const Context>(std::move(context)))
{
}

QString Error::message() const
{
    return QString::fromUtf8(what());
}

} // namespace jw
