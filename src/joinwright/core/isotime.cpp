// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/core/isotime.h"

#include <QtCore/QtEndian>

namespace jw::iso {

namespace {

constexpr qint64 MSecsPerDay = 86'400'000;
constexpr qint64 FirstMSecs = -62'135'596'800'000; // 0001-01-01
constexpr qint64 EndMSecs = 253'402'300'800'000; // 10000-01-01

/// Eight characters of a text, looked at all at once. The layout has '0' for each digit and otherwise the character that
/// has to stand there.
class Eight
{
public:
    Eight(const char *text, const char (&layout)[9])
        : m_digits(qFromLittleEndian<quint64>(text) ^ qFromLittleEndian<quint64>(layout))
    {
        const quint64 places = digitPlaces(qFromLittleEndian<quint64>(layout));
        // A digit has become its value; 0x76 more reaches the highest bit from 10 on.
        m_isBad = (m_digits & ~places) | ((m_digits | (m_digits + (places & (Ones * 0x76)))) & (Ones * 0x80));
        m_digits = m_digits * 10 + (m_digits >> 8);
    }
    int two(int at) const { return int(m_digits >> (8 * at) & 0xFF); }
    quint64 isBad() const { return m_isBad; }

private:
    static constexpr quint64 Ones = 0x0101'0101'0101'0101;
    /// All bits of the bytes that are '0', which no other character of a layout has the bits of.
    static constexpr quint64 digitPlaces(quint64 layout)
    {
        quint64 places = 0;
        for (int at = 0; at < 64; at += 8)
            places |= (layout >> at & 0xFF) == '0' ? quint64(0xFF) << at : 0;
        return places;
    }

    quint64 m_digits;
    quint64 m_isBad;
};

bool isDay(int year, int month, int day)
{
    return month >= 1 && month <= 12 && day >= 1 && (day <= 28 || day <= daysInMonth(year, month));
}

void writeTwo(char *text, unsigned number)
{
    const unsigned tens = number * 103 >> 10; // number / 10, up to 178
    text[0] = char('0' + tens);
    text[1] = char('0' + number - tens * 10);
}

struct Civil
{
    unsigned year;
    unsigned month;
    unsigned day;
};

/// Of a year from 1 to 9999, for which numbers without a sign are enough.
Civil civilFromDays(qint64 days)
{
    // Years begin in March here, so that the leap day is the last of its year; an era has 400 of them.
    const unsigned sinceMarch = unsigned(days + 719'468);
    const unsigned era = sinceMarch / 146'097;
    const unsigned dayOfEra = sinceMarch - era * 146'097;
    const unsigned yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const unsigned dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const unsigned monthFromMarch = (5 * dayOfYear + 2) / 153;
    const unsigned month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    const unsigned year = era * 400 + yearOfEra + (month <= 2);
    return {year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1};
}

} // namespace

qint64 daysFromCivil(int year, int month, int day)
{
    year -= month <= 2;
    const int era = (year >= 0 ? year : year - 399) / 400;
    const int yearOfEra = year - era * 400;
    const int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return qint64(era) * 146'097 + dayOfEra - 719'468;
}

int daysInMonth(int year, int month)
{
    static constexpr int Days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && isLeap ? 29 : Days[month - 1];
}

bool readDate(const char *text, qsizetype size, qint64 *days)
{
    if (size != 10)
        return false;
    const Eight front(text, "0000-00-");
    const Eight back(text + 2, "00-00-00");
    const int year = front.two(0) * 100 + front.two(2);
    if (front.isBad() | back.isBad() || !isDay(year, front.two(5), back.two(6)))
        return false;
    *days = daysFromCivil(year, front.two(5), back.two(6));
    return true;
}

int readFraction(const char *digits, qsizetype size)
{
    int micros = 0;
    for (qsizetype i = 0; i < size || i < 6; ++i) {
        const unsigned digit = i < size ? unsigned(digits[i]) - '0' : 0;
        if (digit > 9)
            return -1;
        if (i < 6)
            micros = micros * 10 + int(digit);
    }
    return micros;
}

bool readTimestamp(const char *text, qsizetype size, Instant *instant)
{
    if (size != 19 && (size < 21 || size > LongestTimestamp))
        return false;
    const Eight date(text, "0000-00-");
    const Eight middle(text + 8, "00 00:00");
    const Eight time(text + 11, "00:00:00");
    const int micros = size == 19 ? 0 : text[19] == '.' ? readFraction(text + 20, size - 20) : -1;
    const int year = date.two(0) * 100 + date.two(2);
    if (date.isBad() | middle.isBad() | time.isBad() || micros < 0 || !isDay(year, date.two(5), middle.two(0)))
        return false;
    if (time.two(0) > 23 || time.two(3) > 59 || time.two(6) > 59)
        return false;
    const int seconds = (time.two(0) * 60 + time.two(3)) * 60 + time.two(6);
    *instant = {daysFromCivil(year, date.two(5), middle.two(0)) * MSecsPerDay + seconds * 1000LL + micros / 1000, micros % 1000};
    return true;
}

namespace {

/// What follows the minutes, in microseconds; `isBad` gathers what is no digit or stands where one should not.
unsigned readSeconds(const char *text, qsizetype size, quint64 *isBad)
{
    if (size == 23) {
        const Eight end(text + 15, "0:00.000");
        *isBad |= end.isBad() | quint64(end.two(2) > 59);
        return unsigned(end.two(2)) * 1'000'000 + unsigned(end.two(5) * 10 + end.two(7) / 10) * 1000;
    }
    const Eight time(text + 11, "00:00:00");
    *isBad |= time.isBad() | quint64(time.two(6) > 59);
    unsigned micros = unsigned(time.two(6)) * 1'000'000;
    if (size == 26) {
        const Eight end(text + 18, "0.000000");
        *isBad |= end.isBad();
        micros += unsigned(end.two(2) * 10'000 + end.two(4) * 100 + end.two(6));
    }
    return micros;
}

} // namespace

bool readOrdinal(const char *text, qsizetype size, quint64 *micros)
{
    if (size != 19 && size != 23 && size != 26)
        return false;
    const Eight date(text, "0000-00-");
    const Eight middle(text + 8, "00 00:00");
    const unsigned year = unsigned(date.two(0) * 100 + date.two(2));
    const unsigned month = unsigned(date.two(5)) - 1; // a 0 becomes more than any
    const unsigned day = unsigned(middle.two(0)) - 1;
    quint64 isBad = date.isBad() | middle.isBad();
    const unsigned end = readSeconds(text, size, &isBad);
    if (isBad || month > 11 || day > 30 || middle.two(3) > 23 || middle.two(6) > 59)
        return false;
    const unsigned hours = ((year * 12 + month) * 31 + day) * 24 + unsigned(middle.two(3));
    *micros = (quint64(hours) * 60 + unsigned(middle.two(6))) * 60 * OrdinalsPerSecond + end;
    return true;
}

int writeTimestamp(Instant instant, char *text)
{
    const qint64 msecs = instant.msecs;
    qint64 days = msecs / MSecsPerDay;
    int rest = int(msecs - days * MSecsPerDay);
    if (rest < 0) {
        rest += int(MSecsPerDay);
        --days;
    }
    const Civil date = civilFromDays(days);
    writeTwo(text, date.year / 100);
    writeTwo(text + 2, date.year % 100);
    text[4] = text[7] = '-';
    writeTwo(text + 5, date.month);
    writeTwo(text + 8, date.day);
    text[10] = ' ';
    const unsigned seconds = unsigned(rest) / 1000;
    const unsigned minutes = seconds / 60;
    writeTwo(text + 11, minutes / 60);
    text[13] = text[16] = ':';
    writeTwo(text + 14, minutes % 60);
    writeTwo(text + 17, seconds - minutes * 60);
    const unsigned fraction = unsigned(rest) - seconds * 1000;
    if (fraction == 0 && instant.micros == 0)
        return 19;
    text[19] = '.';
    text[20] = char('0' + fraction / 100);
    writeTwo(text + 21, fraction % 100);
    if (instant.micros == 0)
        return 23;
    text[23] = char('0' + instant.micros / 100);
    writeTwo(text + 24, instant.micros % 100);
    return LongestTimestamp;
}

bool isFourDigitYear(qint64 msecs)
{
    return msecs >= FirstMSecs && msecs < EndMSecs;
}

} // namespace jw::iso
