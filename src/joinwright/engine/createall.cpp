// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/connection.h"

namespace jw {

void createAll(const Engine &engine, const Schema &schema)
{
    Connection connection = engine.connect();
    Transaction transaction(connection);
    for (const QString &sql : engine.dialect().createStatements(schema))
        connection.run(sql);
    transaction.commit();
}

} // namespace jw
