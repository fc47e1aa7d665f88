// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/databases/databasesettings.h"

#include "studio/theme/themecolors.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QSettings>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

struct DatabaseTexts
{
    Q_DECLARE_TR_FUNCTIONS(DatabaseTexts)
};

constexpr std::pair<DatabaseMode, QLatin1StringView> ModeNames[] = {
    {DatabaseMode::Free, "free"_L1},
    {DatabaseMode::Ask, "ask"_L1},
    {DatabaseMode::ReadOnly, "readOnly"_L1},
};

/// The same file is the same database, by whatever path it was named.
QString keyOf(QLatin1StringView group, const Url &url)
{
    Url named = url;
    if (url.isFile())
        named.database = QFileInfo(url.database).absoluteFilePath();
    return "databases/"_L1 + group + u'/' + QString::fromLatin1(named.toString().toUtf8().toPercentEncoding());
}

void store(const QString &key, const QVariant &value, bool isWanted)
{
    QSettings settings;
    if (isWanted)
        settings.setValue(key, value);
    else
        settings.remove(key);
}

} // namespace

QString labelOf(const Url &url)
{
    return isServer(url) && !url.hosts.isEmpty() ? DatabaseTexts::tr("%1 at %2").arg(url.database, url.hosts.join(", "_L1)) : url.label();
}

DatabaseSettings DatabaseSettings::of(const Url &url)
{
    const QSettings stored;
    DatabaseSettings settings;
    const QString mode = stored.value(keyOf("modes"_L1, url)).toString();
    for (const auto &[known, name] : ModeNames) {
        if (mode == name)
            settings.mode = known;
    }
    const QString colour = stored.value(keyOf("colours"_L1, url)).toString();
    for (int hue = 0; hue < HueCount; ++hue) {
        if (colour == hueName(Hue(hue)))
            settings.colour = Hue(hue);
    }
    settings.keepsPassword = stored.value(keyOf("passwords"_L1, url)).toBool();
    return settings;
}

void DatabaseSettings::save(const Url &url) const
{
    store(keyOf("modes"_L1, url), QString(ModeNames[size_t(mode)].second), mode != DatabaseMode::Free);
    store(keyOf("colours"_L1, url), colour ? QString(hueName(*colour)) : QString(), colour.has_value());
    store(keyOf("passwords"_L1, url), true, keepsPassword);
}

} // namespace jw::studio
