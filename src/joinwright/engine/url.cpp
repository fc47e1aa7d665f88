// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/engine/engine.h"

#include <QtCore/QFileInfo>
#include <QtCore/QRegularExpression>
#include <QtCore/QUrl>
#include <QtCore/QUrlQuery>

namespace jw {

namespace {

constexpr QLatin1StringView SqliteName("sqlite");

/// `text` as it may be shown: without what stands between the user's name and the host, or behind
/// "password=".
QString withoutPassword(QString text)
{
    static const QRegularExpression ofUser(QStringLiteral("(://[^/@?:]*):.*@"));
    static const QRegularExpression ofOption(QStringLiteral("([?&](?:ssl)?password=)[^&]*"));
    return text.replace(ofUser, QStringLiteral("\\1@")).replace(ofOption, QStringLiteral("\\1…"));
}

[[noreturn]] void refuseAddress(const QString &text, const Sentence &why)
{
    throw Error(ErrorKind::Usage,
        Error::phrase("\"%1\" is not a database address: %2", withoutPassword(text), why));
}

QString decoded(const QString &text)
{
    return QUrl::fromPercentEncoding(text.toUtf8());
}

QString encoded(const QString &text, const char *kept)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text, kept));
}

QString dialectOfScheme(const QString &text, const QString &scheme)
{
    if (scheme == SqliteName || scheme == QLatin1StringView("mysql") || scheme == QLatin1StringView("postgresql"))
        return scheme;
    if (scheme == QLatin1StringView("postgres"))
        return QStringLiteral("postgresql");
    if (scheme == QLatin1StringView("mariadb"))
        return QStringLiteral("mysql");
    refuseAddress(text, Error::phrase("\"%1\" is none of sqlite, postgresql, mysql", scheme));
}

void readOptions(Url &url, const QString &query)
{
    for (const auto &item : QUrlQuery(query).queryItems(QUrl::FullyDecoded)) {
        if (item.first == QLatin1StringView("password") && url.dialect != SqliteName)
            url.password = item.second;
        else
            url.options.append(item);
    }
}

void readServer(Url &url, const QString &text, QString rest)
{
    const qsizetype slash = rest.indexOf(u'/');
    QString authority = slash < 0 ? rest : rest.first(slash);
    url.database = slash < 0 ? QString() : decoded(rest.sliced(slash + 1));
    if (const qsizetype at = authority.lastIndexOf(u'@'); at >= 0) {
        const QString who = authority.first(at);
        authority = authority.sliced(at + 1);
        const qsizetype colon = who.indexOf(u':');
        url.user = decoded(colon < 0 ? who : who.first(colon));
        if (colon >= 0)
            url.password = decoded(who.sliced(colon + 1));
    }
    for (const QString &host : authority.split(u',', Qt::SkipEmptyParts))
        url.hosts.append(decoded(host));
    if (url.database.isEmpty())
        refuseAddress(text,
            Error::phrase("the name of the database is missing (%1://user@host/name)", url.dialect));
}

void readFile(Url &url, const QString &text, const QString &rest)
{
    if (rest.isEmpty())
        return;
    if (!rest.startsWith(u'/'))
        refuseAddress(text,
            Error::phrase("a file is written sqlite:///relative.db or sqlite:////absolute.db"));
    url.database = decoded(rest.sliced(1));
    if (url.database == QLatin1StringView(":memory:"))
        url.database.clear();
}

} // namespace

Url Url::fromString(const QString &text)
{
    const qsizetype mark = text.indexOf(QLatin1StringView("://"));
    if (mark < 0) {
        if (QFileInfo::exists(text))
            return fromFile(text);
        refuseAddress(text,
            Error::phrase("it is neither a file that exists nor an address like sqlite:///file.db"));
    }
    Url url;
    url.dialect = dialectOfScheme(text, text.first(mark).toLower());
    QString rest = text.sliced(mark + 3);
    if (const qsizetype question = rest.indexOf(u'?'); question >= 0) {
        readOptions(url, rest.sliced(question + 1));
        rest.truncate(question);
    }
    if (url.dialect == SqliteName)
        readFile(url, text, rest);
    else
        readServer(url, text, rest);
    return url;
}

Url Url::fromFile(const QString &path)
{
    Url url;
    url.dialect = SqliteName;
    url.database = path;
    return url;
}

QString Url::toString() const
{
    QString text = dialect + QLatin1StringView("://");
    if (!user.isEmpty())
        text += encoded(user, "") + u'@';
    text += hosts.join(u',');
    if (!database.isEmpty())
        text += u'/' + encoded(database, "/:@!$&'()*+,;=~ ");
    QList<std::pair<QString, QString>> shown = options;
    shown.removeIf([](const auto &option) { return option.first.endsWith(QLatin1StringView("password")); });
    if (!shown.isEmpty()) {
        QUrlQuery query;
        query.setQueryItems(shown);
        text += u'?' + query.toString(QUrl::FullyEncoded);
    }
    return text;
}

QString Url::label() const
{
    if (isMemory())
        return QStringLiteral("memory");
    if (isFile())
        return QFileInfo(database).fileName();
    return hosts.isEmpty() ? database : QStringLiteral("%1 at %2").arg(database, hosts.join(QStringLiteral(", ")));
}

QString Url::option(QStringView name) const
{
    for (const auto &[key, value] : options) {
        if (key == name)
            return value;
    }
    return {};
}

} // namespace jw
