// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/callsite.h"

#include <QtCore/QFileInfo>

namespace jw {

using namespace Qt::StringLiterals;

QString CallSite::text(const SourceLocation &where)
{
    if (!isKnown(where))
        return {};
    return QFileInfo(QString::fromUtf8(where.file_name())).fileName() + u':' + QString::number(where.line());
}

Error CallSite::usageError(const QString &message)
{
    Error::Context context;
    if (!isKnown(s_current))
        return Error(ErrorKind::Usage, message);
    context.file = QString::fromUtf8(s_current.file_name());
    context.line = int(s_current.line());
    return Error(ErrorKind::Usage, message + u" (called at %1)"_s.arg(text(s_current)), context);
}

} // namespace jw
