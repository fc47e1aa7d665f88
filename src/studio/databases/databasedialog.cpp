// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/databases/databasedialog.h"

#include "studio/theme/theme.h"

#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace jw::studio {

DatabaseDialog::DatabaseDialog(DatabaseSession &database, QWidget *parent)
    : QDialog(parent)
    , m_database(database)
    , m_reason(new QLabel(this))
    , m_forget(new QPushButton(tr("Forget the password"), this))
{
    setObjectName(u"databaseDialog"_s);
    setWindowTitle(tr("Mode and colour of %1").arg(database.label()));
    auto *form = new QFormLayout;
    auto *address = new QLabel(database.url().isFile() ? database.url().database : database.url().toString(), this);
    address->setTextFormat(Qt::PlainText);
    address->setTextInteractionFlags(Qt::TextSelectableByMouse);
    address->setWordWrap(true);
    form->addRow(tr("Database"), address);
    m_fields = new SettingsFields(*form, this);
    m_fields->show({.mode = database.mode(), .colour = database.colour()});
    m_forget->setObjectName(u"forgetPassword"_s);
    m_forget->setToolTip(tr("Removes it from the system's key store; it is asked for next time"));
    m_forget->setVisible(DatabaseSettings::of(database.url()).keepsPassword);
    connect(m_forget, &QPushButton::clicked, this, [this] {
        m_forgets = true;
        m_forget->setEnabled(false);
    });
    if (!m_forget->isHidden())
        form->addRow(tr("Key store"), m_forget);
    m_reason->setObjectName(u"databaseReason"_s);
    m_reason->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_apply = new QPushButton(tr("Apply"), this);
    m_apply->setObjectName(u"databaseApply"_s);
    m_apply->setDefault(true);
    m_apply->setProperty("primary", true);
    buttons->addButton(m_apply, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &DatabaseDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_fields, &SettingsFields::modeChosen, this, &DatabaseDialog::check);
    connect(&database, &QObject::destroyed, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addLayout(form);
    layout->addWidget(m_reason, 1);
    layout->addWidget(buttons);
    setMinimumWidth(440);
    check();
}

void DatabaseDialog::check()
{
    const QString reason = m_database.reasonAgainstMode(m_fields->mode());
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, Theme::instance().color(Token::Error));
    m_reason->setPalette(colors);
    m_reason->setText(reason);
    m_apply->setEnabled(reason.isEmpty());
}

void DatabaseDialog::accept()
{
    m_database.setColour(m_fields->colour());
    m_database.setMode(m_fields->mode());
    QDialog::accept();
}

} // namespace jw::studio
