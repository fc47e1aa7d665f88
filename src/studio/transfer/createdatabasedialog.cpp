// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/transfer/createdatabasedialog.h"

#include "studio/prompts/prompts.h"
#include "studio/theme/codehighlighter.h"
#include "studio/theme/theme.h"
#include "studio/transfer/databasecreation.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QDir>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>

namespace jw::studio {

namespace {

/// Crosses the threads as data: a future that rethrows in a destructor would end the program.
CreateDatabaseDialog::Failure failureOf(const Schema &schema, const QString &path)
{
    try {
        createDatabaseFile(schema, path);
        return nullptr;
    } catch (const Error &error) {
        return error.clone();
    }
}

} // namespace

CreateDatabaseDialog::CreateDatabaseDialog(const Schema &schema, const QString &proposal, QWidget *parent)
    : QDialog(parent)
    , m_schema(schema)
    , m_path(new QLineEdit(proposal, this))
    , m_browse(new QPushButton(tr("Choose…"), this))
    , m_facts(new QLabel(this))
    , m_reason(new QLabel(this))
    , m_sql(new QPlainTextEdit(this))
    , m_open(new QCheckBox(tr("Open it afterwards"), this))
    , m_progress(new QProgressBar(this))
    , m_create(new QPushButton(tr("Create"), this))
{
    setWindowTitle(tr("Create database"));
    setObjectName(QStringLiteral("createDatabaseDialog"));
    m_path->setObjectName(QStringLiteral("databasePath"));
    m_create->setObjectName(QStringLiteral("createButton"));
    m_sql->setObjectName(QStringLiteral("createSql"));
    m_reason->setObjectName(QStringLiteral("createReason"));
    const CreationPlan plan = planCreation(schema);
    m_possible = plan.problems.isEmpty();
    m_facts->setText(tr("%n table(s)", nullptr, int(plan.tables)) + QStringLiteral("   ")
        + tr("%n foreign key(s)", nullptr, int(plan.foreignKeys)) + QStringLiteral("   ")
        + tr("%n index(es)", nullptr, int(plan.indexes)));
    m_sql->setReadOnly(true);
    m_sql->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_sql->setFont(Theme::instance().font(FontRole::Code));
    new CodeHighlighter(CodeLanguage::Sql, m_sql->document());
    m_sql->setPlainText(m_possible ? plan.sql : plan.problems.join(u'\n'));
    m_open->setChecked(true);
    m_progress->setRange(0, 0);
    m_progress->hide();
    m_reason->setWordWrap(true);
    m_create->setDefault(true);
    m_create->setProperty("primary", true);

    auto *file = new QHBoxLayout;
    file->addWidget(new QLabel(tr("SQLite file"), this));
    file->addWidget(m_path, 1);
    file->addWidget(m_browse);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_create, QDialogButtonBox::ActionRole);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_open);
    foot->addWidget(m_progress, 1);
    foot->addWidget(buttons);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addLayout(file);
    layout->addWidget(m_reason);
    layout->addWidget(m_facts);
    layout->addWidget(m_sql, 1);
    layout->addLayout(foot);
    resize(760, 560);

    connect(m_path, &QLineEdit::textChanged, this, &CreateDatabaseDialog::check);
    connect(m_browse, &QPushButton::clicked, this, &CreateDatabaseDialog::browse);
    connect(m_create, &QPushButton::clicked, this, &CreateDatabaseDialog::create);
    connect(buttons, &QDialogButtonBox::rejected, this, &CreateDatabaseDialog::reject);
    connect(&m_watcher, &QFutureWatcher<Failure>::finished, this, &CreateDatabaseDialog::finish);
    check();
}

CreateDatabaseDialog::~CreateDatabaseDialog()
{
    QFuture<Failure>(m_watcher.future()).waitForFinished(); // a file half made is worse than a moment
}

QString CreateDatabaseDialog::path() const
{
    return QDir::cleanPath(m_path->text().trimmed());
}

void CreateDatabaseDialog::browse()
{
    const QString chosen = Prompts::saveFileName(this, tr("Create database"), tr("SQLite databases (*.db *.sqlite *.sqlite3)"), path());
    if (!chosen.isEmpty())
        m_path->setText(chosen);
}

void CreateDatabaseDialog::check()
{
    const QString reason = m_possible ? whyNotThere(m_path->text().trimmed().isEmpty() ? QString() : path())
                                      : tr("The model has errors. Mend them first; the Problems panel leads to each.");
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
    m_create->setEnabled(reason.isEmpty() && !m_watcher.isRunning());
}

void CreateDatabaseDialog::create()
{
    m_progress->show();
    m_path->setEnabled(false);
    m_browse->setEnabled(false);
    m_watcher.setFuture(QtConcurrent::run([schema = m_schema, path = path()] { return failureOf(schema, path); }));
    m_create->setEnabled(false);
}

void CreateDatabaseDialog::finish()
{
    m_progress->hide();
    m_path->setEnabled(true);
    m_browse->setEnabled(true);
    const Failure failure = m_watcher.result();
    check();
    if (failure)
        return Prompts::error(this, *failure);
    emit created(path(), m_open->isChecked());
    accept();
}

void CreateDatabaseDialog::reject()
{
    if (!m_watcher.isRunning())
        QDialog::reject();
}

} // namespace jw::studio
