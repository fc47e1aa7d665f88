// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/core/isotime.h"

namespace jw::iso {

namespace {

constexpr qint64 MSecsPerDay = 86'400'000;
constexpr qint64 FirstMSecs = -62'135'596'800'000; // 0001-01-01
constexpr qint64 EndMSecs = 253'402'300'800'000; // 10000-01-01

/// Reads digits and remembers whether all of them were.
class Digits
{
public:
    explicit Digits(const char *text)
        : m_text(text)
    {
    }
    int two(int at)
    {
        const unsigned tens = unsigned(m_text[at]) - '0';
        const unsigned ones = unsigned(m_text[at + 1]) - '0';
        m_isBad |= (tens > 9) | (ones > 9);
        return int(tens * 10 + ones);
    }
    void expect(int at, char c) { m_isBad |= m_text[at] != c; }
    bool isBad() const { return m_isBad; }

private:
    const char *m_text;
    bool m_isBad = false;
};

bool readDays(Digits &digits, qint64 *days)
{
    const int year = digits.two(0) * 100 + digits.two(2);
    const int month = digits.two(5);
    const int day = digits.two(8);
    digits.expect(4, '-');
    digits.expect(7, '-');
    if (digits.isBad() || month < 1 || month > 12 || day < 1 || (day > 28 && day > daysInMonth(year, month)))
        return false;
    *days = daysFromCivil(year, month, day);
    return true;
}

void writeTwo(char *text, int number)
{
    text[0] = char('0' + number / 10);
    text[1] = char('0' + number % 10);
}

struct Civil
{
    int year;
    int month;
    int day;
};

Civil civilFromDays(qint64 days)
{
    // Years begin in March here, so that the leap day is the last of its year; an era has 400 of them.
    days += 719'468;
    const qint64 era = (days >= 0 ? days : days - 146'096) / 146'097;
    const int dayOfEra = int(days - era * 146'097);
    const int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const int monthFromMarch = (5 * dayOfYear + 2) / 153;
    const int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    const int year = int(era) * 400 + yearOfEra + (month <= 2);
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
    Digits digits(text);
    return readDays(digits, days);
}

bool readTimestamp(const char *text, qsizetype size, qint64 *msecs)
{
    if (size != 19 && size != LongestTimestamp)
        return false;
    Digits digits(text);
    const int hour = digits.two(11);
    const int minute = digits.two(14);
    const int second = digits.two(17);
    digits.expect(10, ' ');
    digits.expect(13, ':');
    digits.expect(16, ':');
    int fraction = 0;
    if (size == LongestTimestamp) {
        digits.expect(19, '.');
        const unsigned last = unsigned(text[22]) - '0';
        fraction = digits.two(20) * 10 + int(last);
        if (last > 9)
            return false;
    }
    qint64 days = 0;
    if (!readDays(digits, &days) || hour > 23 || minute > 59 || second > 59)
        return false;
    *msecs = days * MSecsPerDay + ((hour * 60 + minute) * 60 + second) * 1000LL + fraction;
    return true;
}

int writeTimestamp(qint64 msecs, char *text)
{
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
    writeTwo(text + 11, rest / 3'600'000);
    text[13] = text[16] = ':';
    writeTwo(text + 14, rest / 60'000 % 60);
    writeTwo(text + 17, rest / 1000 % 60);
    const int fraction = rest % 1000;
    if (fraction == 0)
        return 19;
    text[19] = '.';
    text[20] = char('0' + fraction / 100);
    writeTwo(text + 21, fraction % 100);
    return LongestTimestamp;
}

bool isFourDigitYear(qint64 msecs)
{
    return msecs >= FirstMSecs && msecs < EndMSecs;
}

} // namespace jw::iso
