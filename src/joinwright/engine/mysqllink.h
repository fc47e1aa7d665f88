// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/serverlink.h"

struct st_mysql;

namespace jw {

/// A connection to MariaDB, by its client library alone: QMYSQL would read no option files, and of
/// what statements give it loses too much (see MysqlStatement).
///
/// Where the address leaves out user, password, host or port, they come from the option files
/// (~/.my.cnf, group "client"). Of several hosts the first one that answers is taken, and of a
/// cluster's only one that belongs to it.
class MysqlLink final : public ServerLink
{
public:
    /// Throws the Error of the last host when none will do.
    static std::shared_ptr<MysqlLink> connect(const LinkOptions &options, const Dialect &dialect);
    ~MysqlLink() override;

    bool inTransaction() const override;
    void interrupt() override;
    bool isAlive() override;

protected:
    std::shared_ptr<PreparedStatement> prepare(const QString &sql, const TextPlaces &texts) override;
    void runText(const QString &sql) override;
    void failed(const Error &error) override;
    void closeDriver() override;

private:
    struct Place ///< where a server listens
    {
        QString host; ///< empty: as the option files say, or this machine
        int port = 0;
    };
    class Handle; ///< closes it

    MysqlLink(const LinkOptions &options, const Dialect &dialect);
    QList<Place> places() const;
    void openAt(const Place &place);
    std::unique_ptr<Handle> connected(const Place &place) const;
    void setOptions(st_mysql *handle) const;
    void setOption(st_mysql *handle, const QString &key, const QString &value) const;

    std::unique_ptr<Handle> m_handle;
    Place m_place; ///< of the server that answered
    QString m_cancel; ///< the statement that stops what runs here
};

} // namespace jw
