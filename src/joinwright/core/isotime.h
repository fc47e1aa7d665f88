// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QtGlobal>

namespace jw::iso {

/// Days since 1970-01-01 by the Gregorian calendar, also before it was in use.
qint64 daysFromCivil(int year, int month, int day);
/// The days of a month; 29 for February in a leap year.
int daysInMonth(int year, int month);

/// Reads exactly "YYYY-MM-DD HH:MM:SS" with ".mmm" or without, in UTF-8: the layout that databases write. False for
/// anything else, also for a day that does not exist: then a slower reader that knows more layouts has to look.
bool readTimestamp(const char *text, qsizetype size, qint64 *msecsSinceEpoch);
/// Reads exactly "YYYY-MM-DD".
bool readDate(const char *text, qsizetype size, qint64 *daysSinceEpoch);

constexpr int LongestTimestamp = 23;
/// Writes that layout, milliseconds only when there are any, without a closing zero; returns its length. The year must
/// be from 1 to 9999.
int writeTimestamp(qint64 msecsSinceEpoch, char *text);
/// Whether the year of this moment has four digits.
bool isFourDigitYear(qint64 msecsSinceEpoch);

} // namespace jw::iso
