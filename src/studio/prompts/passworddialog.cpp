// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/prompts/passworddialog.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

QLabel *wrapped(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

PasswordDialog::PasswordDialog(const QString &title, const QString &text, const QString &whyNotKept, QWidget *parent)
    : QDialog(parent)
    , m_password(new QLineEdit(this))
    , m_keep(new QCheckBox(tr("Keep it in the system's key store"), this))
{
    setObjectName(u"passwordDialog"_s);
    setWindowTitle(title);
    m_password->setObjectName(u"password"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setAccessibleName(tr("Password"));
    m_keep->setObjectName(u"keepPassword"_s);
    m_keep->setEnabled(whyNotKept.isEmpty());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto *yes = new QPushButton(tr("Connect"), this);
    yes->setDefault(true);
    yes->setProperty("primary", true);
    buttons->addButton(yes, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(wrapped(text, this));
    layout->addWidget(m_password);
    layout->addWidget(m_keep);
    if (!whyNotKept.isEmpty()) {
        QLabel *reason = wrapped(whyNotKept, this);
        reason->setObjectName(u"whyNotKept"_s);
        reason->setForegroundRole(QPalette::PlaceholderText);
        layout->addWidget(reason);
    }
    layout->addWidget(buttons);
    setMinimumWidth(400);
}

PasswordAnswer PasswordDialog::answer() const
{
    return {m_password->text(), m_keep->isChecked()};
}

} // namespace jw::studio
