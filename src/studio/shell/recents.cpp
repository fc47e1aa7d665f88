// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/shell/recents.h"

#include "joinwright/engine/engine.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtCore/QSettings>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

const QString Group = QStringLiteral("recent");

/// The address, when it is one of a server.
std::optional<Url> serverOf(const QString &location)
{
    if (!location.contains("://"_L1))
        return std::nullopt;
    try {
        const Url url = Url::fromString(location);
        return url.isFile() || url.isMemory() ? std::nullopt : std::optional(url);
    } catch (const Error &) {
        return std::nullopt; // it is shown as it stands
    }
}

} // namespace

bool Recents::Entry::isModel() const
{
    return location.endsWith(QStringLiteral(".jw"), Qt::CaseInsensitive);
}

QString Recents::Entry::name() const
{
    const std::optional<Url> server = serverOf(location);
    return server ? server->database : QFileInfo(location).fileName();
}

QString Recents::Entry::folder() const
{
    if (const std::optional<Url> server = serverOf(location))
        return (server->user.isEmpty() ? QString() : server->user + u'@') + server->hosts.join(", "_L1);
    QString path = QFileInfo(location).absolutePath();
    if (path.startsWith(QDir::homePath()))
        path.replace(0, QDir::homePath().size(), QStringLiteral("~"));
    return path;
}

QString Recents::Entry::when() const
{
    const qint64 days = opened.date().daysTo(QDate::currentDate());
    if (days == 0)
        return Recents::tr("today, %1").arg(QLocale().toString(opened.time(), QStringLiteral("HH:mm")));
    if (days == 1)
        return Recents::tr("yesterday");
    const bool thisYear = opened.date().year() == QDate::currentDate().year();
    return QLocale().toString(opened.date(), thisYear ? Recents::tr("d MMMM", "a day of this year") : Recents::tr("d MMMM yyyy", "a day"));
}

Recents::Recents(QObject *parent)
    : QObject(parent)
{
    QSettings settings;
    const int count = settings.beginReadArray(Group);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        m_entries.append({settings.value(QStringLiteral("location")).toString(),
            settings.value(QStringLiteral("opened")).toDateTime(), settings.value(QStringLiteral("readOnly")).toBool()});
    }
    settings.endArray();
}

void Recents::add(const QString &location, bool readOnly)
{
    m_entries.removeIf([&](const Entry &entry) { return entry.location == location; });
    m_entries.prepend({location, QDateTime::currentDateTime(), readOnly});
    if (m_entries.size() > Most)
        m_entries.resize(Most);
    store();
}

void Recents::remove(const QString &location)
{
    if (m_entries.removeIf([&](const Entry &entry) { return entry.location == location; }))
        store();
}

void Recents::clear()
{
    m_entries.clear();
    store();
}

void Recents::store()
{
    QSettings settings;
    settings.remove(Group);
    settings.beginWriteArray(Group, int(m_entries.size()));
    for (int i = 0; i < m_entries.size(); ++i) {
        settings.setArrayIndex(i);
        settings.setValue(QStringLiteral("location"), m_entries[i].location);
        settings.setValue(QStringLiteral("opened"), m_entries[i].opened);
        settings.setValue(QStringLiteral("readOnly"), m_entries[i].readOnly);
    }
    settings.endArray();
    emit changed();
}

} // namespace jw::studio
