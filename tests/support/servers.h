// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <functional>
#include <memory>
#include <vector>

namespace jw::test {

/// A database server of our own: its data in a temporary folder, on a free port of 127.0.0.1, as an
/// unprivileged user.
///
/// One a test program, started when it is first asked for. It is stopped and its folder removed
/// when the program ends, in whatever way: a guard process waits for that.
class Server
{
public:
    /// Null when its programs or Qt's driver are not installed, or it does not start: `why` says
    /// so, and the test skips.
    static Server *postgresql(QString *why = nullptr);
    static Server *mariadb(QString *why = nullptr);
    /// The three nodes of a Galera cluster of MariaDB; none when it cannot be had. A node can be killed and started again.
    static QList<Server *> galera(QString *why = nullptr);
    /// A server of PostgreSQL and one that follows it and takes no writes before pg_promote(): a new pair, stopped when it is
    /// let go. Empty when it cannot be had.
    static std::vector<std::unique_ptr<Server>> replicated(QString *why = nullptr);
    /// One of its own that takes encrypted connections only. folder()/tls holds ca.pem, which signed its certificate for
    /// 127.0.0.1, and stranger.pem, which did not.
    static std::unique_ptr<Server> secured(const QString &dialect, QString *why = nullptr);
    /// The one of a dialect's name; null for any other name.
    static Server *named(const QString &dialect, QString *why = nullptr);

    virtual ~Server();
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    QString dialect() const { return m_dialect; } ///< "postgresql"
    int port() const { return m_port; }
    QString folder() const { return m_folder; }
    static QString user() { return QStringLiteral("joinwright"); } ///< may do everything
    static QString password()
    {
        return QStringLiteral("s3cret:/@?#%");
    } ///< not to be seen anywhere
    /// The address of a database, with the password.
    QString url(const QString &database) const;
    /// Makes an empty database; returns its name.
    QString makeDatabase();
    /// Runs one statement on a connection of its own.
    void run(const QString &database, const QString &sql);
    /// Runs a script by the server's own client; empty or what it complained of.
    virtual QString runScript(const QString &database, const QByteArray &script) = 0;

    void kill(); ///< as the power going off: nothing is finished, nobody is told
    void stop(); ///< in order
    bool start(); ///< again, on the same port; false when it does not come up
    bool isRunning() const;

protected:
    Server(const QString &dialect, const QString &driver, const QString &owner);

    /// Makes the folder, the data and the guard, and starts it; the reason when that fails.
    QString setUp();
    virtual QString findPrograms() = 0; ///< the path of the server's; empty: not installed
    virtual QString makeData() = 0; ///< in data(); the reason when that fails
    virtual QString makeFiles() { return {}; } ///< what else it needs in folder(); the reason when that fails
    virtual bool isDataKept() const { return true; } ///< as a copy, for other tests
    QString data() const { return m_folder + QStringLiteral("/data"); }
    virtual QStringList command() const = 0; ///< that runs the server in the foreground
    virtual QString pidFile() const = 0;
    virtual QString systemDatabase() const = 0;
    virtual QString connectOptions() const { return {}; }
    virtual QString readyQuery() const { return {}; } ///< works when it is ready; empty: when it takes connections
    /// When it is taken for dead that has no process yet, and is started again; it writes its number when it is ready.
    virtual int launchMilliseconds() const { return 1500; }
    /// Runs a program as the server's user; the reason when it fails.
    QString runProgram(const QStringList &command, const QByteArray &input = {}) const;

private:
    QString provideData();
    QStringList asOwner(const QStringList &command) const;
    bool canConnect() const;
    bool waitUntil(const std::function<bool()> &condition) const;
    qint64 pid() const;

    const QString m_dialect;
    const QString m_driver;
    const QString m_owner; ///< runs it when we are root
    QString m_folder;
    int m_port = 0;
    int m_databases = 0;
    int m_guard = -1; ///< our end of the pipe that tells the guard that we live
};

} // namespace jw::test
