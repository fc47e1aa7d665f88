// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/core/id.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QRandomGenerator>
#include <QtCore/QtEndian>

namespace jw {

namespace {

constexpr char Alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr int Length = 10;

int digitOf(QChar character)
{
    for (int digit = 0; digit < 32; ++digit) {
        if (character == QLatin1Char(Alphabet[digit]))
            return digit;
    }
    return -1;
}

} // namespace

Id Id::create()
{
    // A letter first, so that an id is also a word where a language wants one.
    const quint64 first = 10 + QRandomGenerator::global()->bounded(22);
    const quint64 rest = QRandomGenerator::global()->generate64() & ((quint64(1) << 45) - 1);
    return Id((first << 45) | rest);
}

Id Id::fromSeed(QStringView seed)
{
    const QByteArray hash = QCryptographicHash::hash(seed.toUtf8(), QCryptographicHash::Sha1);
    const quint64 bits = qFromBigEndian<quint64>(hash.constData());
    return Id(((10 + (bits >> 59) % 22) << 45) | (bits & ((quint64(1) << 45) - 1)));
}

std::optional<Id> Id::fromString(QStringView text)
{
    if (text.size() != Length)
        return std::nullopt;
    quint64 number = 0;
    for (QChar character : text) {
        const int digit = digitOf(character);
        if (digit < 0)
            return std::nullopt;
        number = number << 5 | quint64(digit);
    }
    if (number == 0)
        return std::nullopt;
    return Id(number);
}

QString Id::toString() const
{
    QString text(Length, Qt::Uninitialized);
    quint64 number = m_number;
    for (int i = Length - 1; i >= 0; --i, number >>= 5)
        text[i] = QLatin1Char(Alphabet[number & 31]);
    return text;
}

} // namespace jw
