// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/databases/serverdialog.h"

#include "studio/prompts/errorwords.h"
#include "studio/theme/theme.h"

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

/// Our words, and under them what the server or its client says.
QString reasonOf(const Error &error)
{
    Error::Context context = error.context();
    context.object.clear(); // the dialog says what it is about
    const QString words = wordsOf(Error(error.kind(), error.sentence(), context));
    const QString text = error.driverText().trimmed();
    return text.isEmpty() ? words : words + u'\n' + text;
}

} // namespace

ServerDialog::ServerDialog(const Url &proposal, PasswordStore *passwords, QWidget *parent)
    : QDialog(parent)
    , m_kind(new QComboBox(this))
    , m_hosts(new QLineEdit(this))
    , m_database(new QLineEdit(this))
    , m_user(new QLineEdit(this))
    , m_password(new QLineEdit(this))
    , m_keep(new QCheckBox(tr("Keep it in the system's key store"), this))
    , m_tls(new QComboBox(this))
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
    m_keep->setObjectName(u"serverKeep"_s);
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
    fill(proposal);
    check();
    m_keep->setEnabled(false); // until the store has answered
    if (passwords)
        askStore(proposal, *passwords);
}

ServerDialog::~ServerDialog() = default;

void ServerDialog::layOut()
{
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setPlaceholderText(tr("empty: from the server's own password file"));
    m_keep->setToolTip(tr("Otherwise it is asked for each time. It is never written into a file of this program."));
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
    form->addRow(QString(), m_keep);
    form->addRow(tr("TLS"), m_tls);
    m_settings = new SettingsFields(*form, this);
    m_hosts->setToolTip(tr("Several hosts, with commas between, are tried in turn: db1, db2:5433"));
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
    resize(500, 540);
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
    m_settings->show(DatabaseSettings::of(url));
    (url.database.isEmpty() ? m_database : m_password)->setFocus();
}

/// Where no password can be kept, the reason stands beside the box that cannot be checked.
void ServerDialog::askStore(const Url &proposal, PasswordStore &passwords)
{
    passwords.probe(this, [this](const QString &problem) {
        m_keep->setEnabled(problem.isEmpty());
        if (problem.isEmpty())
            return;
        m_whyNotKept = problem;
        m_keep->setToolTip(problem);
        if (m_result->text().isEmpty())
            check();
    });
    if (!DatabaseSettings::of(proposal).keepsPassword)
        return;
    passwords.read(PasswordStore::nameOf(proposal), this, [this](const std::optional<QString> &password) {
        if (!password || !m_password->text().isEmpty())
            return;
        m_password->setText(*password);
        m_keep->setChecked(true);
    });
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

DatabaseSettings ServerDialog::settings() const
{
    return {m_settings->mode(), m_settings->colour(), m_keep->isEnabled() && m_keep->isChecked() && !m_password->text().isEmpty()};
}

void ServerDialog::check()
{
    m_hosts->setPlaceholderText(u"localhost:%1"_s.arg(kinds()[m_kind->currentIndex()].port));
    const bool complete = !m_database->text().trimmed().isEmpty();
    m_open->setEnabled(complete);
    m_try->setEnabled(complete && !m_trial);
    say(complete ? m_whyNotKept : tr("The name of the database is missing."), false);
}

void ServerDialog::tryOut()
{
    m_trial = std::make_unique<Opening>();
    connect(m_trial.get(), &Opening::succeeded, this,
        [this](const Opening::Opened &opened) { tried(tr("%1 answers.").arg(opened.engine->serverVersion()), false); });
    connect(m_trial.get(), &Opening::failed, this, [this](const Error &error) { tried(reasonOf(error), true); });
    m_try->setEnabled(false);
    say(tr("Connecting…"), false);
    m_trial->connectOnly(url(), {});
}

void ServerDialog::tried(const QString &text, bool isError)
{
    m_trial.release()->deleteLater();
    m_try->setEnabled(m_open->isEnabled());
    say(text, isError);
}

void ServerDialog::say(const QString &text, bool isError)
{
    QPalette palette = this->palette();
    palette.setColor(QPalette::WindowText, Theme::instance().color(isError ? Token::Error : Token::Muted));
    m_result->setPalette(palette);
    m_result->setText(text);
}

} // namespace jw::studio
