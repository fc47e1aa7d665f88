// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "support/servers.h"

#include <memory>
#include <string>
#include <vector>

namespace jw::bench {

/// A user as somebody would keep it who needs no more than that.
struct PlainUser
{
    qint64 id;
    std::string name;
    int age;
    double balance;
    std::string created;
};

/// The cases of bench_servers by a database's own client library, each in the fewest and largest statements that it takes.
/// Each returns the sum that the same case of the ORM returns.
class RawServer
{
public:
    static std::unique_ptr<RawServer> open(const test::Server &server, const QString &database);
    virtual ~RawServer() = default;

    virtual qint64 insert(int count) = 0; ///< with the keys handed back
    virtual qint64 load(int count) = 0;
    virtual qint64 loadAndUpdate(int count) = 0; ///< only rows that are as they were loaded
    virtual qint64 get(const std::vector<qint64> &keys) = 0;
    virtual qint64 selectIn(int count) = 0;
    virtual qint64 loadAndDelete(int count) = 0;
};

std::unique_ptr<RawServer> openRawPostgresql(const test::Server &server, const QString &database);
std::unique_ptr<RawServer> openRawMysql(const test::Server &server, const QString &database);

} // namespace jw::bench
