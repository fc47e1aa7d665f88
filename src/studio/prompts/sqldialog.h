// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtWidgets/QDialog>

namespace jw::studio {

/// Shows SQL and asks whether it may run; see Prompts::review().
class SqlDialog : public QDialog
{
    Q_OBJECT

public:
    SqlDialog(const QString &title, const QString &text, const QString &sql, const QString &action, QWidget *parent);
};

} // namespace jw::studio
