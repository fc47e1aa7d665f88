// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/databases/serverdialog.h"

#include "joinwright/engine/connection.h"
#include "studio/theme/theme.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

/// How one kind of server calls what the dialog offers.
struct ServerKind
{
    QString dialect;
    QString name;
    QString port;
    QString tlsOption;
    QStringList tlsValues; ///< in the order of the choices; empty: left to the server
};

const QList<ServerKind> &kinds()
{
    static const QList<ServerKind> all {
        {u"postgresql"_s, u"PostgreSQL"_s, u"5432"_s, u"sslmode"_s, {u""_s, u"require"_s, u"verify-full"_s, u"disable"_s}},
        {u"mysql"_s, u"MariaDB, MySQL"_s, u"3306"_s, u"ssl_mode"_s, {u""_s, u"required"_s, u"verify"_s, u"disabled"_s}},
    };
    return all;
}

} // namespace

ServerDialog::ServerDialog(const Url &proposal, QWidget *parent)
    : QDialog(parent)
    , m_kind(new QComboBox(this))
    , m_hosts(new QLineEdit(this))
    , m_database(new QLineEdit(this))
    , m_user(new QLineEdit(this))
    , m_password(new QLineEdit(this))
    , m_tls(new QComboBox(this))
    , m_readOnly(new QCheckBox(tr("Read only"), this))
    , m_result(new QLabel(this))
    , m_try(new QPushButton(tr("Try the connection"), this))
    , m_open(new QPushButton(tr("Open"), this))
{
    setWindowTitle(tr("Open a database on a server"));
    setObjectName(u"serverDialog"_s);
    m_hosts->setObjectName(u"serverHosts"_s);
    m_database->setObjectName(u"serverDatabase"_s);
    m_user->setObjectName(u"serverUser"_s);
    m_password->setObjectName(u"serverPassword"_s);
    m_kind->setObjectName(u"serverKind"_s);
    m_tls->setObjectName(u"serverTls"_s);
    m_readOnly->setObjectName(u"serverReadOnly"_s);
    m_result->setObjectName(u"serverResult"_s);
    m_try->setObjectName(u"serverTry"_s);
    m_open->setObjectName(u"serverOpen"_s);
    for (const ServerKind &kind : kinds())
        m_kind->addItem(kind.name);
    m_tls->addItems({tr("As the server wants"), tr("Required"), tr("Required, with a valid certificate"), tr("None")});
    layOut();
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ServerDialog::check);
    for (const QLineEdit *edit : {m_hosts, m_database, m_user, m_password})
        connect(edit, &QLineEdit::textChanged, this, &ServerDialog::check);
    connect(m_try, &QPushButton::clicked, this, &ServerDialog::tryOut);
    connect(m_open, &QPushButton::clicked, this, &QDialog::accept);
    connect(&m_watcher, &QFutureWatcher<Trial>::finished, this, &ServerDialog::showTrial);
    fill(proposal);
    check();
}

ServerDialog::~ServerDialog() = default;

void ServerDialog::layOut()
{
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setPlaceholderText(tr("empty: from the server's own password file"));
    m_database->setMinimumWidth(280);
    m_result->setWordWrap(true);
    m_open->setDefault(true);
    m_open->setProperty("primary", true);
    auto *form = new QFormLayout;
    form->addRow(tr("Server"), m_kind);
    form->addRow(tr("Host"), m_hosts);
    form->addRow(tr("Database"), m_database);
    form->addRow(tr("User"), m_user);
    form->addRow(tr("Password"), m_password);
    form->addRow(tr("TLS"), m_tls);
    form->addRow(QString(), m_readOnly);
    m_hosts->setToolTip(tr("Several hosts, with commas between, are tried in turn: db1, db2:5433"));
    m_readOnly->setToolTip(tr("The connection refuses every change, whatever is asked of it"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_open, QDialogButtonBox::ActionRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_try);
    foot->addStretch(1);
    foot->addWidget(buttons);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addLayout(form);
    layout->addWidget(m_result, 1);
    layout->addLayout(foot);
    resize(480, 380);
}

void ServerDialog::fill(const Url &url)
{
    int row = 0;
    while (row + 1 < kinds().size() && kinds()[row].dialect != url.dialect && !url.dialect.isEmpty())
        ++row;
    const ServerKind &kind = kinds()[row];
    m_kind->setCurrentIndex(row);
    m_hosts->setText(url.dialect.isEmpty() ? u"localhost"_s : url.hosts.join(", "_L1));
    m_database->setText(url.database);
    m_user->setText(url.user);
    m_password->setText(url.password);
    for (const auto &option : url.options) {
        const int tls = option.first == kind.tlsOption ? int(kind.tlsValues.indexOf(option.second)) : -1;
        if (tls >= 0)
            m_tls->setCurrentIndex(tls);
        else
            m_options.append(option);
    }
    (url.database.isEmpty() ? m_database : m_password)->setFocus();
}

Url ServerDialog::url() const
{
    const ServerKind &kind = kinds()[m_kind->currentIndex()];
    Url url;
    url.dialect = kind.dialect;
    for (const QString &host : m_hosts->text().split(u',', Qt::SkipEmptyParts)) {
        if (!host.trimmed().isEmpty())
            url.hosts.append(host.trimmed());
    }
    url.database = m_database->text().trimmed();
    url.user = m_user->text().trimmed();
    url.password = m_password->text();
    url.options = m_options;
    if (const QString tls = kind.tlsValues[m_tls->currentIndex()]; !tls.isEmpty())
        url.options.append({kind.tlsOption, tls});
    return url;
}

DatabaseMode ServerDialog::mode() const
{
    return m_readOnly->isChecked() ? DatabaseMode::ReadOnly : DatabaseMode::Free;
}

void ServerDialog::check()
{
    m_hosts->setPlaceholderText(u"localhost:%1"_s.arg(kinds()[m_kind->currentIndex()].port));
    const bool complete = !m_database->text().trimmed().isEmpty();
    m_open->setEnabled(complete);
    m_try->setEnabled(complete && !m_watcher.isRunning());
    say(complete ? QString() : tr("The name of the database is missing."), false);
}

ServerDialog::Trial ServerDialog::trial(const Url &url)
{
    try {
        const Engine engine = Engine::open(url);
        const Connection connection = engine.connect();
        return {true, engine.serverVersion()};
    } catch (const Error &error) {
        return {false, error.message()};
    }
}

void ServerDialog::tryOut()
{
    m_try->setEnabled(false);
    say(tr("Connecting…"), false);
    m_watcher.setFuture(QtConcurrent::run(&ServerDialog::trial, url()));
}

void ServerDialog::showTrial()
{
    const Trial found = m_watcher.result();
    m_try->setEnabled(m_open->isEnabled());
    say(found.succeeded ? tr("%1 answers.").arg(found.text) : found.text, !found.succeeded);
}

void ServerDialog::say(const QString &text, bool isError)
{
    QPalette palette = this->palette();
    palette.setColor(QPalette::WindowText, Theme::instance().color(isError ? Token::Error : Token::Muted));
    m_result->setPalette(palette);
    m_result->setText(text);
}

} // namespace jw::studio
