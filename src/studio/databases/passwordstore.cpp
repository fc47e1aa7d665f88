// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/databases/passwordstore.h"

#ifdef JOINWRIGHT_WITH_KEYCHAIN
#include <qt6keychain/keychain.h>
#endif

#include <QtCore/QAbstractEventDispatcher>
#include <QtCore/QTimer>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

/// Keeps nothing, and says why.
class NoPasswordStore final : public PasswordStore
{
public:
    explicit NoPasswordStore(const QString &reason)
        : m_reason(reason)
    {
    }
    void probe(QObject *context, const Told &told) override { tell(context, told); }
    void read(const QString &, QObject *context, const Found &found) override
    {
        QTimer::singleShot(0, context, [found] { found(std::nullopt); });
    }
    void write(const QString &, const QString &, QObject *context, const Told &told) override { tell(context, told); }
    void forget(const QString &, QObject *context, const Told &told) override { tell(context, told); }

private:
    void tell(QObject *context, const Told &told) const
    {
        QTimer::singleShot(0, context, [told, reason = m_reason] { told(reason); });
    }

    const QString m_reason;
};

#ifdef JOINWRIGHT_WITH_KEYCHAIN

/// The system's key store through QtKeychain.
class KeychainStore final : public PasswordStore
{
public:
    void probe(QObject *context, const Told &told) override
    {
        auto *job = new QKeychain::ReadPasswordJob(Service);
        job->setKey(u"probe"_s); // there is none of this name: that this is said is the answer
        run(job, context, [told](QKeychain::Job &done) {
            told(done.error() == QKeychain::EntryNotFound ? QString() : problemOf(done));
        });
    }
    void read(const QString &name, QObject *context, const Found &found) override
    {
        auto *job = new QKeychain::ReadPasswordJob(Service);
        job->setKey(name);
        run(job, context, [found, job](QKeychain::Job &done) {
            found(done.error() == QKeychain::NoError ? std::optional(job->textData()) : std::nullopt);
        });
    }
    void write(const QString &name, const QString &password, QObject *context, const Told &told) override
    {
        auto *job = new QKeychain::WritePasswordJob(Service);
        job->setKey(name);
        job->setTextData(password);
        run(job, context, [told](QKeychain::Job &done) { told(problemOf(done)); });
    }
    void forget(const QString &name, QObject *context, const Told &told) override
    {
        auto *job = new QKeychain::DeletePasswordJob(Service);
        job->setKey(name);
        run(job, context, [told](QKeychain::Job &done) {
            told(done.error() == QKeychain::EntryNotFound ? QString() : problemOf(done));
        });
    }

private:
    inline static const QString Service = u"joinwright"_s;

    static QString problemOf(const QKeychain::Job &job)
    {
        if (job.error() == QKeychain::NoError)
            return {};
        return PasswordStore::tr("The system has no key store that answers (%1). The password is asked for each time.").arg(job.errorString());
    }

    /// Jobs belong to nobody and end by themselves: the key store answers them whatever has gone meanwhile.
    template<typename Done>
    static void run(QKeychain::Job *job, QObject *context, Done done)
    {
        job->setInsecureFallback(false);
        QObject::connect(job, &QKeychain::Job::finished, context, [done](QKeychain::Job *finished) { done(*finished); });
        job->start();
    }
};

/// libsecret answers through a loop of GLib alone.
bool hasGlibLoop()
{
#ifdef Q_OS_LINUX
    const QAbstractEventDispatcher *loop = QAbstractEventDispatcher::instance();
    return loop && QByteArrayView(loop->metaObject()->className()).contains("Glib");
#else
    return true;
#endif
}

#endif

} // namespace

std::unique_ptr<PasswordStore> PasswordStore::ofSystem()
{
#ifdef JOINWRIGHT_WITH_KEYCHAIN
    if (hasGlibLoop())
        return std::make_unique<KeychainStore>();
#endif
    return std::make_unique<NoPasswordStore>(tr("This program was built or started without a key store. The password is asked for each time."));
}

QString PasswordStore::nameOf(const Url &url)
{
    Url server;
    server.dialect = url.dialect;
    server.user = url.user;
    server.hosts = url.hosts;
    return server.toString();
}

} // namespace jw::studio
