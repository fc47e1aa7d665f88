// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/mysqllink.h"

#include "joinwright/engine/mysqlstatement.h"

#include <mysql.h>
#include <poll.h>

namespace jw {

namespace {

using namespace Qt::StringLiterals;

constexpr QLatin1StringView NotInCluster(
    "1047"); // ER_UNKNOWN_COM_ERROR: WSREP has not yet prepared node

/// Options of an address that are files or names for the library.
constexpr std::pair<QLatin1StringView, mysql_option> TextOptions[] = {
    {"ssl_ca"_L1, MYSQL_OPT_SSL_CA},
    {"ssl_capath"_L1, MYSQL_OPT_SSL_CAPATH},
    {"ssl_cert"_L1, MYSQL_OPT_SSL_CERT},
    {"ssl_key"_L1, MYSQL_OPT_SSL_KEY},
    {"ssl_cipher"_L1, MYSQL_OPT_SSL_CIPHER},
};

void initializeLibrary()
{
    static std::once_flag once; // the library does not guard itself
    std::call_once(once, [] { mysql_library_init(0, nullptr, nullptr); });
}

void setFlag(MYSQL *handle, mysql_option option, bool on)
{
    const my_bool value = on;
    mysql_options(handle, option, &value);
}

/// "required" encrypts, "verify" asks for a certificate of the server as well, "disabled" does
/// neither.
void setTls(MYSQL *handle, const QString &mode)
{
    if (mode != "disabled"_L1 && mode != "required"_L1 && mode != "verify"_L1)
        throw Error(
            ErrorKind::Usage, Error::phrase("ssl_mode is disabled, required or verify, not %1", mode));
    setFlag(handle, MYSQL_OPT_SSL_ENFORCE, mode != "disabled"_L1);
    setFlag(handle, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, mode == "verify"_L1);
}

/// Who names a certificate wants it used.
bool wantsEncryption(const Url &url)
{
    if (const QString mode = url.option(u"ssl_mode"); !mode.isEmpty())
        return mode != "disabled"_L1;
    return std::any_of(std::begin(TextOptions), std::end(TextOptions), [&](const auto &option) { return !url.option(QString(option.first)).isEmpty(); });
}

int wholeOption(const QString &key, const QString &value)
{
    bool ok = false;
    const int number = value.toInt(&ok);
    if (!ok || number < 0)
        throw Error(ErrorKind::Usage,
            Error::phrase("the option %1 of the address is a whole number, not %2", key, value));
    return number;
}

/// Text that the library takes for absent when there is none.
const char *orNull(const QByteArray &text)
{
    return text.isEmpty() ? nullptr : text.constData();
}

} // namespace

class MysqlLink::Handle
{
public:
    Handle()
        : m_mysql((initializeLibrary(), mysql_init(nullptr)))
    {
    }
    ~Handle() { mysql_close(m_mysql); }
    Handle(const Handle &) = delete;
    Handle &operator=(const Handle &) = delete;
    operator MYSQL *() const { return m_mysql; }

private:
    MYSQL *m_mysql;
};

MysqlLink::MysqlLink(const LinkOptions &options, const Dialect &dialect)
    : ServerLink(options, dialect)
{
}

std::shared_ptr<MysqlLink> MysqlLink::connect(const LinkOptions &options, const Dialect &dialect)
{
    const auto fresh = [&] { return std::shared_ptr<MysqlLink>(new MysqlLink(options, dialect)); };
    const QList<Place> places = fresh()->places();
    for (qsizetype i = 0;; ++i) {
        const std::shared_ptr<MysqlLink> link = fresh();
        try {
            link->openAt(places[i]);
            return link;
        } catch (const Error &error) {
            const bool isElsewhere
                = error.kind() == ErrorKind::Connection || error.code() == NotInCluster;
            if (!isElsewhere || i + 1 == places.size())
                throw;
        }
    }
}

MysqlLink::~MysqlLink()
{
    close();
}

QList<MysqlLink::Place> MysqlLink::places() const
{
    const QStringList hosts = this->hosts().split(u',');
    const QStringList ports = this->ports().split(u',');
    QList<Place> all;
    for (qsizetype i = 0; i < hosts.size(); ++i)
        all.append({hosts[i], ports.value(i).toInt()});
    return all;
}

void MysqlLink::openAt(const Place &place)
{
    m_handle = connected(place);
    m_place = place;
    keepAlive(int(mysql_get_socket(*m_handle)));
    m_cancel = dialect().cancelStatement(QString::number(mysql_thread_id(*m_handle)));
    setUp();
    if (const QString wait = options().url.option(u"wsrep_sync_wait"); !wait.isEmpty())
        run(u"SET SESSION wsrep_sync_wait = %1"_s.arg(wholeOption(u"wsrep_sync_wait"_s, wait)));
}

std::unique_ptr<MysqlLink::Handle> MysqlLink::connected(const Place &place) const
{
    auto handle = std::make_unique<Handle>();
    setOptions(*handle);
    const Url &url = options().url;
    const QByteArray host = place.host.toUtf8();
    const QByteArray user = url.user.toUtf8();
    const QByteArray password = url.password.toUtf8();
    const QByteArray socket = url.option(u"unix_socket").toUtf8();
    // Rows that an UPDATE finds count, also when they have the values already: the check for
    // changes by others needs that.
    if (!mysql_real_connect(*handle, orNull(host), orNull(user), orNull(password),
            url.database.toUtf8().constData(), unsigned(place.port), orNull(socket),
            CLIENT_FOUND_ROWS | CLIENT_MULTI_RESULTS)) {
        dialect().raise(
            QString::number(mysql_errno(*handle)), QString::fromUtf8(mysql_error(*handle)), {});
        Q_UNREACHABLE(); // g++ 12 forgets that a virtual function does not return
    }
    // The library goes on in the clear with a server that has no TLS, whatever it was told.
    if (wantsEncryption(url) && !mysql_get_ssl_cipher(*handle))
        throw ConnectionError(Error::phrase("the server has no encryption, and the address asks for it"), {.reason = ErrorReason::Encryption});
    return handle;
}

void MysqlLink::setOptions(MYSQL *handle) const
{
    mysql_options(handle, MYSQL_READ_DEFAULT_GROUP, "client");
    mysql_options(handle, MYSQL_SET_CHARSET_NAME, "utf8mb4");
    const unsigned off = 0;
    mysql_options(
        handle, MYSQL_OPT_LOCAL_INFILE, &off); // a server must not ask for files of this machine
    if (const auto timeout = options().engine.connectTimeout; timeout.count() > 0) {
        const unsigned seconds = unsigned((timeout.count() + 999) / 1000);
        mysql_options(handle, MYSQL_OPT_CONNECT_TIMEOUT, &seconds);
    }
    for (const auto &[key, value] : options().url.options)
        setOption(handle, key, value);
}

void MysqlLink::setOption(MYSQL *handle, const QString &key, const QString &value) const
{
    for (const auto &[name, option] : TextOptions) {
        if (key == name) {
            mysql_options(handle, option, value.toUtf8().constData());
            return;
        }
    }
    if (key == "ssl_mode"_L1)
        return setTls(handle, value);
    if (key == "connect_timeout"_L1) {
        const unsigned seconds = unsigned(wholeOption(key, value));
        mysql_options(handle, MYSQL_OPT_CONNECT_TIMEOUT, &seconds);
    } else if (key != "unix_socket"_L1 && key != "wsrep_sync_wait"_L1) {
        throw Error(ErrorKind::Usage, Error::phrase("an address of MariaDB takes no option %1", key));
    }
}

bool MysqlLink::inTransaction() const
{
    // A statement that defines something ends a transaction, and who knows which these are, if not
    // the server.
    if (!m_handle || isBroken())
        return ServerLink::inTransaction();
    unsigned status = 0;
    mariadb_get_infov(*m_handle, MARIADB_CONNECTION_SERVER_STATUS, &status);
    return status & SERVER_STATUS_IN_TRANS;
}

/// Asks by a connection of its own, at the same server.
void MysqlLink::interrupt()
{
    if (m_cancel.isEmpty())
        return;
    try {
        const auto other = connected(m_place);
        MysqlStatement::run(*other, dialect(), m_cancel);
    } catch (const Error &) {
        // It runs no more, or nothing does.
    }
}

bool MysqlLink::isAlive()
{
    if (isBroken() || !m_handle)
        return false;
    // A server says nothing unless it is asked; but one that goes away closes its end, and before
    // that it may say why.
    pollfd descriptor{.fd = int(mysql_get_socket(*m_handle)), .events = POLLIN, .revents = 0};
    if (::poll(&descriptor, 1, 0) == 0)
        return true;
    setBroken();
    return false;
}

std::shared_ptr<PreparedStatement> MysqlLink::prepare(const QString &sql, const TextPlaces &)
{
    return std::make_shared<MysqlStatement>(*m_handle, dialect(), sql);
}

void MysqlLink::runText(const QString &sql)
{
    MysqlStatement::run(*m_handle, dialect(), sql);
}

/// A node that left its cluster answers nothing for who knows how long; another one may.
void MysqlLink::failed(const Error &error)
{
    ServerLink::failed(error);
    if (error.code() == NotInCluster)
        setBroken();
}

void MysqlLink::closeDriver()
{
    m_handle.reset();
}

} // namespace jw
