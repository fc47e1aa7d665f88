// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/databases/serverdialog.h"
#include "support/servers.h"

#include <QtTest/QtTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

using namespace jw;
using namespace jw::studio;
using jw::test::Server;
using namespace Qt::StringLiterals;

class tst_ServerDialog : public QObject
{
    Q_OBJECT

    static QLineEdit *edit(const ServerDialog &dialog, const char *name) { return dialog.findChild<QLineEdit *>(QLatin1StringView(name)); }
    static QPushButton *button(const ServerDialog &dialog, const char *name) { return dialog.findChild<QPushButton *>(QLatin1StringView(name)); }

    /// Presses the button and waits for what is said.
    static QString tried(const ServerDialog &dialog)
    {
        auto *tryOut = button(dialog, "serverTry");
        QTest::mouseClick(tryOut, Qt::LeftButton);
        if (tryOut->isEnabled() || !QTest::qWaitFor([&] { return tryOut->isEnabled(); }, 20'000))
            return u"never ended"_s;
        return dialog.findChild<QLabel *>(u"serverResult"_s)->text();
    }

private slots:
    void fieldsMakeAnAddress()
    {
        ServerDialog dialog;
        QCOMPARE(button(dialog, "serverOpen")->isEnabled(), false);
        dialog.findChild<QComboBox *>(u"serverKind"_s)->setCurrentIndex(1);
        edit(dialog, "serverHosts")->setText(u"db1, db2:3307"_s);
        edit(dialog, "serverDatabase")->setText(u"shop"_s);
        edit(dialog, "serverUser")->setText(u"ann"_s);
        edit(dialog, "serverPassword")->setText(u"p:@/"_s);
        dialog.findChild<QComboBox *>(u"serverTls"_s)->setCurrentIndex(1);
        QCOMPARE(button(dialog, "serverOpen")->isEnabled(), true);
        QCOMPARE(dialog.url().toString(), u"mysql://ann@db1,db2:3307/shop?ssl_mode=required"_s);
        QCOMPARE(dialog.url().password, u"p:@/"_s);
        QCOMPARE(dialog.settings(), DatabaseSettings());
        dialog.findChild<QComboBox *>(u"databaseMode"_s)->setCurrentIndex(2);
        QCOMPARE(dialog.settings(), DatabaseSettings {.mode = DatabaseMode::ReadOnly});
    }

    void anAddressFillsTheFieldsAndComesBack()
    {
        const QString address = u"postgresql://ann@db1,db2:5433/shop?connect_timeout=5&sslmode=verify-full"_s;
        const ServerDialog dialog(Url::fromString(address), nullptr);
        QCOMPARE(dialog.url().toString(), address);
        QCOMPARE(edit(dialog, "serverPassword")->echoMode(), QLineEdit::Password);
    }

    void aServerAnswersOrTheReasonIsSaid_data()
    {
        QTest::addColumn<QString>("dialect");
        QTest::addColumn<QString>("answer");
        QTest::newRow("postgresql") << u"postgresql"_s << u"PostgreSQL"_s;
        QTest::newRow("mariadb") << u"mysql"_s << u"MariaDB"_s;
    }

    void aServerAnswersOrTheReasonIsSaid()
    {
        QFETCH(const QString, dialect);
        QFETCH(const QString, answer);
        QString why;
        Server *server = Server::named(dialect, &why);
        if (!server)
            QSKIP(qPrintable(why));
        const ServerDialog dialog(Url::fromString(server->url(server->makeDatabase())));
        const QString text = tried(dialog);
        QVERIFY2(text.startsWith(answer) && text.endsWith(u"answers."_s), qPrintable(text));
        edit(dialog, "serverPassword")->setText(u"wrong"_s);
        const QString refusal = tried(dialog);
        QVERIFY2(refusal.contains(Server::user()) && !refusal.contains(u"answers"_s), qPrintable(refusal));
        QVERIFY2(!refusal.contains(u"wrong"_s), qPrintable(refusal));
    }
};

QTEST_MAIN(tst_ServerDialog)
#include "tst_serverdialog.moc"
