// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/sample/picture.h"

#include <QtCore/QtEndian>

#include <array>
#include <cstdlib>

namespace jw::sample {

namespace {

constexpr int Side = 48;

// CRC-32 as PNG's specification (ISO/IEC 15948, annex D) asks for it.
quint32 crc(const QByteArray &data)
{
    quint32 value = 0xFFFFFFFFu;
    for (char byte : data) {
        value ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1) ? 0xEDB88320u ^ (value >> 1) : value >> 1;
    }
    return ~value;
}

QByteArray bigEndian(quint32 number)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToBigEndian(number, bytes.data());
    return bytes;
}

QByteArray chunk(const QByteArray &type, const QByteArray &data)
{
    return bigEndian(quint32(data.size())) + type + data + bigEndian(crc(type + data));
}

/// 0 background, 1 foot, 2 shade: a shade on a stem on a foot, its width and height by the seed.
int silhouette(int x, int y, int seed)
{
    const int centre = Side / 2;
    const int top = 6 + seed % 5;
    const int bottom = 22 + seed % 7;
    const int half = 5 + (seed / 3) % 4 + (y - top) * (1 + seed % 3) / 3;
    if (y >= top && y < bottom && std::abs(x - centre) <= half)
        return 2;
    if (y >= bottom && y < Side - 8 && std::abs(x - centre) <= 1)
        return 1;
    return y >= Side - 8 && y < Side - 5 && std::abs(x - centre) <= 9 + seed % 4 ? 1 : 0;
}

} // namespace

QByteArray productPicture(int seed)
{
    static constexpr std::array<quint32, 8> Hues
        = {0x1F6660, 0x6A4590, 0x2F5A8A, 0x735309, 0x913A4C, 0x4B6522, 0x874823, 0x5C584F};
    const std::array<quint32, 3> colours = {0xF8F7F3, 0x5C584F, Hues[size_t(seed) % Hues.size()]};
    QByteArray palette;
    for (quint32 colour : colours)
        palette += bigEndian(colour).last(3);
    QByteArray pixels;
    for (int y = 0; y < Side; ++y) {
        pixels += '\0'; // no filter
        for (int x = 0; x < Side; ++x)
            pixels += char(silhouette(x, y, seed));
    }
    const QByteArray header = bigEndian(Side) + bigEndian(Side) + QByteArray("\x08\x03\x00\x00\x00", 5);
    // qCompress() puts the length before the zlib stream that PNG wants.
    return QByteArray("\x89PNG\r\n\x1a\n", 8) + chunk("IHDR", header) + chunk("PLTE", palette)
        + chunk("IDAT", qCompress(pixels, 9).sliced(4)) + chunk("IEND", {});
}

} // namespace jw::sample
