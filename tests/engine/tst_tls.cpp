// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
// Encrypted connections, to servers that take no others and to servers that have none.
#include "joinwright/core/error.h"
#include "joinwright/engine/connection.h"
#include "support/servers.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace jw::test;
using namespace Qt::StringLiterals;

namespace {

/// How the two drivers say the same in an address.
struct Words
{
    QString none, encrypted, verified, authority;
};

Words wordsOf(const QString &dialect)
{
    if (dialect == "postgresql"_L1)
        return {u"sslmode=disable"_s, u"sslmode=require"_s, u"sslmode=verify-full"_s, u"sslrootcert="_s};
    return {u"ssl_mode=disabled"_s, u"ssl_mode=required"_s, u"ssl_mode=verify"_s, u"ssl_ca="_s};
}

} // namespace

class tst_Tls : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("dialect");
        for (const auto *dialect : {"postgresql", "mysql"})
            QTest::newRow(dialect) << QString::fromLatin1(dialect);
    }

    void init()
    {
        QFETCH_GLOBAL(QString, dialect);
        if (!m_server || m_server->dialect() != dialect)
            m_server = Server::secured(dialect, &m_why);
        if (!m_server)
            QSKIP(qPrintable(m_why));
    }

    void rowsTravelEncrypted()
    {
        Connection connection = open({words().encrypted});
        QVERIFY(!cipher(connection).isEmpty());
        // What the encryption itself sends is no reason to take a connection for lost.
        const QString who = m_server->dialect() == "postgresql"_L1 ? u"SELECT pg_backend_pid()"_s : u"SELECT connection_id()"_s;
        const auto number = [&] { return connection.execute(who).all().value(0).value(0); };
        const Value first = number();
        QTest::qWait(50);
        QCOMPARE(number(), first);
    }

    void aCertificateOfTheKnownAuthorityIsAccepted()
    {
        QVERIFY(!cipher(open({words().verified, words().authority + tls(u"ca.pem"_s)})).isEmpty());
    }

    void aCertificateOfAnybodyElseIsRefused()
    {
        refused({words().verified, words().authority + tls(u"stranger.pem"_s)});
    }

    void aServerThatWantsEncryptionTakesNoOther()
    {
        // MariaDB does not tell what it dislikes.
        refused({words().none}, m_server->dialect() == "mysql"_L1 ? ErrorReason::PasswordWrong : ErrorReason::Encryption);
    }

    void aServerWithoutEncryptionIsNoAnswerToWhoWantsIt()
    {
        QFETCH_GLOBAL(QString, dialect);
        QString why;
        Server *plain = Server::named(dialect, &why);
        if (!plain)
            QSKIP(qPrintable(why));
        const QString address = plain->url(plain->makeDatabase()) + u'?';
        refusedAt(address + words().encrypted);
        const QString authority = words().authority + tls(u"ca.pem"_s);
        refusedAt(address + words().verified + u'&' + authority);
        if (dialect == "mysql"_L1) // libpq only looks at the file then
            refusedAt(address + authority);
    }

    void cleanupTestCase() { m_server.reset(); }

private:
    Words words() const { return wordsOf(m_server->dialect()); }
    QString tls(const QString &file) const { return m_server->folder() + "/tls/"_L1 + file; }
    QString address(const QStringList &options) { return m_server->url(m_server->makeDatabase()) + u'?' + options.join(u'&'); }
    Connection open(const QStringList &options) { return Engine::open(address(options)).connect(); }

    /// What the connection is encrypted with, as the server sees it; empty: with nothing.
    static QString cipher(Connection connection)
    {
        const bool isPostgresql = connection.dialect().name() == "postgresql"_L1;
        const QString sql = isPostgresql ? u"SELECT cipher FROM pg_stat_ssl WHERE pid = pg_backend_pid()"_s
                                         : u"SELECT variable_value FROM information_schema.session_status WHERE variable_name = 'Ssl_cipher'"_s;
        return connection.execute(sql).all().value(0).value(0).toText();
    }

    void refused(const QStringList &options, ErrorReason reason = ErrorReason::Encryption) { refusedAt(address(options), reason); }

    static void refusedAt(const QString &url, ErrorReason reason = ErrorReason::Encryption)
    {
        try {
            Engine::open(url).connect();
            QFAIL("the server was taken for good enough");
        } catch (const ConnectionError &error) {
            QVERIFY2(error.reason() == reason, qPrintable(error.message() + u" / "_s + error.driverText()));
            QVERIFY(!error.message().contains(Server::password()));
        }
    }

    std::unique_ptr<Server> m_server;
    QString m_why;
};

QTEST_GUILESS_MAIN(tst_Tls)
#include "tst_tls.moc"
