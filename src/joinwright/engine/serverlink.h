// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/engine/link.h"

namespace jw {

/// A connection to a database server through QtSql: what servers have in common.
class ServerLink : public Link
{
public:
    /// Another connection asks the server to stop what runs here.
    void interrupt() override;
    QString version() override { return m_version; }

protected:
    ServerLink(const LinkOptions &options, const Dialect &dialect)
        : Link(options, dialect)
    {
    }
    /// Opens it and prepares the session by Dialect::sessionStatements(). `connectOptions` are
    /// those of the driver.
    void open(const QString &driver, const QString &package, const QString &connectOptions);
    QSqlDatabase &database() { return m_database; }
    /// The hosts without their ports, and the ports ("" where none is given), each separated by
    /// commas.
    QString hosts() const;
    QString ports() const;

    std::shared_ptr<PreparedStatement> prepare(const QString &sql, const TextPlaces &texts) override;
    void runText(const QString &sql) override;
    void failed(const Error &error) override;
    void closeDriver() override;
    /// From now on the system asks the other end of an idle connection whether it is still there: a machine or a network
    /// that goes away says no farewell, and is noticed within half a minute.
    static void keepAlive(int socket);
    /// After the driver has opened it, before the first statement.
    virtual void opened() { }
    QString ask(const QString &sql); ///< the first value of its first row, as text
    /// Tells the server how the session is to be, and asks who it is.
    void setUp();

private:
    QSqlDatabase m_database;
    QString m_driver;
    QString m_connectOptions;
    QString m_version;
    QString m_session; ///< the server's number for it
};

} // namespace jw
