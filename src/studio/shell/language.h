// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace jw::studio {

/// The language of the program. Texts switch while it runs: widgets get QEvent::LanguageChange.
namespace language {

QStringList available(); ///< codes: "en", "de"
QString nameOf(const QString &code); ///< in its own language: "Deutsch"
QString current();
/// Installs the texts of `code`, Qt's own dialogs included, and the way to write dates and numbers; an empty code follows the
/// system.
void use(const QString &code);

} // namespace language

} // namespace jw::studio
