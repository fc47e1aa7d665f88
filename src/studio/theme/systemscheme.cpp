// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/theme/systemscheme.h"

#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusPendingCallWatcher>
#include <QtDBus/QDBusPendingReply>
#include <QtDBus/QDBusVariant>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

constexpr auto Portal = "org.freedesktop.portal.Desktop"_L1;
constexpr auto PortalPath = "/org/freedesktop/portal/desktop"_L1;
constexpr auto SettingsInterface = "org.freedesktop.portal.Settings"_L1;
constexpr auto Appearance = "org.freedesktop.appearance"_L1;
constexpr auto ColorScheme = "color-scheme"_L1;

/// Listens to the portal's setting; 1 stands for dark, 2 for light, 0 for no wish.
class PortalWatch : public QObject
{
    Q_OBJECT

public:
    PortalWatch(QObject *parent, std::function<void(bool)> answer)
        : QObject(parent)
        , m_answer(std::move(answer))
    {
        // Connecting to the bus takes some milliseconds that the first paint should not pay.
        QTimer::singleShot(0, this, &PortalWatch::ask);
    }

public slots:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value)
    {
        if (group == Appearance && key == ColorScheme)
            m_answer(value.variant().toUInt() == 1);
    }

private:
    void ask()
    {
        QDBusConnection bus = QDBusConnection::sessionBus();
        if (!bus.isConnected())
            return;
        bus.connect(Portal, PortalPath, SettingsInterface, u"SettingChanged"_s, this,
            SLOT(settingChanged(QString, QString, QDBusVariant)));
        QDBusMessage call = QDBusMessage::createMethodCall(Portal, PortalPath, SettingsInterface, u"Read"_s);
        call << QString(Appearance) << QString(ColorScheme);
        auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, &PortalWatch::read);
    }

    void read(QDBusPendingCallWatcher *watcher)
    {
        watcher->deleteLater();
        const QDBusPendingReply<QVariant> reply = *watcher;
        if (reply.isError())
            return;
        QVariant value = reply.value();
        // Read() wraps its answer twice.
        while (value.canConvert<QDBusVariant>())
            value = value.value<QDBusVariant>().variant();
        m_answer(value.toUInt() == 1);
    }

    std::function<void(bool)> m_answer;
};

} // namespace

void watchSystemScheme(QObject *context, std::function<void(bool)> answer)
{
    static QPointer<PortalWatch> watch;
    delete watch.data();
    watch = new PortalWatch(context, std::move(answer));
}

} // namespace jw::studio

#include "systemscheme.moc"
