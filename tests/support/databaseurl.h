// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QString>

namespace jw::test {

/// The address of an empty database for a test that cares for no kind of database: `sqlite` as
/// given, unless the variable JOINWRIGHT_TEST_DATABASE names another dialect ("mysql"): then one on
/// our private server of that kind. Where that server cannot be had, the program ends with 77,
/// which CTest takes for skipped.
QString databaseUrl(const QString &sqlite);

/// Whether databaseUrl() gives the one on SQLite: for tests of what only SQLite has.
bool isOnSqlite();

} // namespace jw::test
