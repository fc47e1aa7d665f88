// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QList>
#include <QtCore/QStringList>

namespace jw::studio {

// Cells as text for the clipboard: tabs between cells, line feeds between rows, quotes around what holds either, as
// spreadsheets do. NULL is the bare word NULL; a text of these letters is quoted. A null QString stands for NULL.

QString toTableText(const QList<QStringList> &rows);
/// Understands what spreadsheets write; the last line feed ends the last row.
QList<QStringList> fromTableText(const QString &text);

} // namespace jw::studio
