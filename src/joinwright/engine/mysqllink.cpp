// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/mysqllink.h"

namespace jw {

namespace {

/// Options of an address and what QMYSQL calls them.
constexpr std::pair<QLatin1StringView, QLatin1StringView> MysqlOptions[] = {
    {QLatin1StringView("unix_socket"), QLatin1StringView("UNIX_SOCKET")},
    {QLatin1StringView("connect_timeout"), QLatin1StringView("MYSQL_OPT_CONNECT_TIMEOUT")},
    {QLatin1StringView("ssl_ca"), QLatin1StringView("SSL_CA")},
    {QLatin1StringView("ssl_capath"), QLatin1StringView("SSL_CAPATH")},
    {QLatin1StringView("ssl_cert"), QLatin1StringView("SSL_CERT")},
    {QLatin1StringView("ssl_cipher"), QLatin1StringView("SSL_CIPHER")},
    {QLatin1StringView("ssl_key"), QLatin1StringView("SSL_KEY")},
};

QString mysqlOption(const QString &key, const QString &value)
{
    for (const auto &[name, driver] : MysqlOptions) {
        if (key == name)
            return driver + u'=' + value;
    }
    throw Error(
        ErrorKind::Usage, QStringLiteral("an address of MariaDB takes no option %1").arg(key));
}

QString mysqlConnectOptions(const LinkOptions &options)
{
    QStringList parts;
    if (options.url.option(u"connect_timeout").isEmpty()
        && options.engine.connectTimeout.count() > 0)
        parts.append(QStringLiteral("MYSQL_OPT_CONNECT_TIMEOUT=%1")
                         .arg((options.engine.connectTimeout.count() + 999) / 1000));
    for (const auto &[key, value] : options.url.options)
        parts.append(mysqlOption(key, value));
    return parts.join(u';');
}

} // namespace

MysqlLink::MysqlLink(const LinkOptions &options, const Dialect &dialect)
    : ServerLink(options, dialect)
{
    try {
        open(QStringLiteral("QMYSQL"), QStringLiteral("libqt6sql6-mysql"),
            mysqlConnectOptions(options));
    } catch (...) {
        close();
        throw;
    }
}

MysqlLink::~MysqlLink()
{
    close();
}

} // namespace jw
