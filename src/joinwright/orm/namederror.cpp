// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/orm/namederror.h"

#include "joinwright/orm/foreignkeyreason.h"

namespace jw {

void rethrowNaming(const Error &error, const FlushOperation &operation, Connection &connection)
{
    Error::Context context = error.context();
    context.object = operation.object();
    const Sentence message
        = Error::phrase("%1: %2", Error::objectPhrase(context.object), foreignKeySentence(error, operation, connection, context));
    if (context.table.isEmpty())
        context.table = operation.mapper->name();
    if (dynamic_cast<const IntegrityError *>(&error))
        throw IntegrityError(message, context);
    if (dynamic_cast<const ConnectionError *>(&error))
        throw ConnectionError(message, context);
    if (dynamic_cast<const SchemaError *>(&error))
        throw SchemaError(message, context);
    throw Error(error.kind(), message, context);
}

} // namespace jw
