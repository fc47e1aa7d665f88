// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/core/visibletext.h"

#include <algorithm>

namespace jw {

using namespace Qt::StringLiterals;

namespace {

struct CodeRange
{
    char32_t first;
    char32_t last;
};

// Controls, marks of direction, separators of lines, fillers and tags.
constexpr CodeRange UnseenRanges[] = {
    {0x0000, 0x0008}, {0x000B, 0x001F}, {0x007F, 0x009F}, {0x00AD, 0x00AD}, {0x061C, 0x061C}, {0x115F, 0x1160}, {0x180E, 0x180E},
    {0x200B, 0x200B}, {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F}, {0x3164, 0x3164}, {0xD800, 0xDFFF}, {0xFEFF, 0xFEFF},
    {0xFFA0, 0xFFA0}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE007F}};

bool isUnseen(char32_t code)
{
    const auto *range = std::lower_bound(std::begin(UnseenRanges), std::end(UnseenRanges), code,
        [](const CodeRange &some, char32_t wanted) { return some.last < wanted; });
    return range != std::end(UnseenRanges) && code >= range->first;
}

/// Of a pair the whole, of half a pair the half.
char32_t codeAt(const QString &text, qsizetype at)
{
    const QChar unit = text.at(at);
    const bool isPair = unit.isHighSurrogate() && at + 1 < text.size() && text.at(at + 1).isLowSurrogate();
    return isPair ? QChar::surrogateToUcs4(unit, text.at(at + 1)) : char32_t(unit.unicode());
}

bool isPlain(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar unit) {
        const char16_t code = unit.unicode();
        return (code >= 0x20 && code < 0x7F) || (code > 0xAD && code < 0x061C) || code == u'\n' || code == u'\t';
    });
}

} // namespace

QString visibleText(const QString &text)
{
    if (isPlain(text))
        return text;
    QString shown;
    for (qsizetype at = 0; at < text.size();) {
        const char32_t code = codeAt(text, at);
        const int units = code > 0xFFFF ? 2 : 1;
        const bool endsLine = code == u'\r' && at + 1 < text.size() && text.at(at + 1) == u'\n';
        if (!isUnseen(code) || endsLine)
            shown += QStringView(text).mid(at, units);
        else
            shown += (units == 2 ? "\\U"_L1 : "\\u"_L1) + QString::number(code, 16).toUpper().rightJustified(units == 2 ? 8 : 4, u'0');
        at += units;
    }
    return shown;
}

} // namespace jw
