// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QtGlobal>

namespace jw::iso {

/// Days since 1970-01-01 by the Gregorian calendar, also before it was in use.
qint64 daysFromCivil(int year, int month, int day);
/// The days of a month; 29 for February in a leap year.
int daysInMonth(int year, int month);

/// Milliseconds since 1970-01-01T00:00, and the microseconds beyond them, 0 to 999.
struct Instant
{
    qint64 msecs = 0;
    int micros = 0;
};

/// Reads exactly "YYYY-MM-DD HH:MM:SS" with a fraction of up to six digits or without, in UTF-8: the layout that databases
/// write. False for anything else, also for a day that does not exist: then a slower reader that knows more layouts has to look.
bool readTimestamp(const char *text, qsizetype size, Instant *instant);
/// Of the digits behind a point: microseconds; digits beyond the sixth are cut. -1 when there is something else among them.
int readFraction(const char *digits, qsizetype size);
/// A number that orders texts of that layout as their letters do, but for the shorter of two that say the same:
/// microseconds by a calendar whose months all have 31 days. Only without a fraction, and with one of three or six digits.
/// False for anything else.
bool readOrdinal(const char *text, qsizetype size, quint64 *micros);
constexpr quint64 OrdinalsPerSecond = 1'000'000;
/// Of the first moment of a year.
constexpr quint64 ordinalOfYear(int year)
{
    return quint64(year) * 12 * 31 * 86'400 * OrdinalsPerSecond;
}
/// Reads exactly "YYYY-MM-DD".
bool readDate(const char *text, qsizetype size, qint64 *daysSinceEpoch);

constexpr int LongestTimestamp = 26;
/// Writes that layout, with three digits of a fraction or with six where it has so many, without a closing zero; returns its
/// length. The year must be from 1 to 9999.
int writeTimestamp(Instant instant, char *text);
/// Whether the year of this moment has four digits.
bool isFourDigitYear(qint64 msecsSinceEpoch);

} // namespace jw::iso
