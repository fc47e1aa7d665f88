// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/prompts/prompts.h"

#include <QtWidgets/QDialog>

class QCheckBox;
class QLineEdit;

namespace jw::studio {

/// Asks for a password, and whether to keep it; see Prompts::password().
class PasswordDialog : public QDialog
{
    Q_OBJECT

public:
    PasswordDialog(const QString &title, const QString &text, const QString &whyNotKept, QWidget *parent);
    PasswordAnswer answer() const;

private:
    QLineEdit *m_password;
    QCheckBox *m_keep;
};

} // namespace jw::studio
