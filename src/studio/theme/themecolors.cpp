// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/theme/themecolors.h"

namespace jw::studio {

namespace {

struct TokenRow
{
    Token token;
    QRgb light;
    QRgb dark;
};

constexpr TokenRow Tokens[] = {
    {Token::Window, 0xF3F1EC, 0x1E1E1D},
    {Token::Panel, 0xFAF9F6, 0x232322},
    {Token::Base, 0xFFFFFF, 0x191918},
    {Token::Button, 0xFDFCFA, 0x2B2B29},
    {Token::Tip, 0xFFFFFF, 0x2E2D2B},
    {Token::Text, 0x22211E, 0xE9E6DF},
    {Token::Muted, 0x625E56, 0xABA69B},
    {Token::Placeholder, 0x6D695F, 0x908B81},
    {Token::Off, 0xA8A398, 0x66625B},
    {Token::Hair, 0xE3DFD7, 0x343330},
    {Token::Grid, 0xEFECE6, 0x262624},
    {Token::Hair2, 0xC9C4B9, 0x4B4944},
    {Token::Control, 0x8D877B, 0x736F67},
    {Token::Accent, 0x2757C5, 0x3F69D0},
    {Token::AccentPressed, 0x1F49AB, 0x5079DD},
    {Token::OnAccent, 0xFFFFFF, 0xFFFFFF},
    {Token::AccentLine, 0x2757C5, 0x8FB0FF},
    {Token::Selection, 0xDCE6FA, 0x2A3A5E},
    {Token::SelectionInactive, 0xECE9E3, 0x31302D},
    {Token::Hover, 0xEEEBE4, 0x2C2B29},
    {Token::Match, 0xCFDDF8, 0x34497A},
    {Token::Thumb, 0xD2CDC3, 0x45433E},
    {Token::ChangedFill, 0xFFF0C9, 0x3B2F12},
    {Token::ChangedText, 0x7A4A00, 0xF3C96F},
    {Token::ChangedBar, 0xBF7A00, 0xD99A1C},
    {Token::NewFill, 0xE2F3E5, 0x183221},
    {Token::NewText, 0x1A6236, 0x84D8A0},
    {Token::NewBar, 0x2C9655, 0x3BA864},
    {Token::DeletedFill, 0xFBE5E2, 0x3E1F1C},
    {Token::DeletedText, 0xA1261C, 0xF5A398},
    {Token::DeletedBar, 0xCC4537, 0xDC5E50},
    {Token::Error, 0xB3261E, 0xF28B80},
    {Token::Warning, 0x8A5600, 0xEDBD5B},
    {Token::Hint, 0x2F6B78, 0x84C3CF},
    {Token::Fine, 0x1F7A45, 0x79D097},
    {Token::CodeKeyword, 0x2757C5, 0x8FB0FF},
    {Token::CodeType, 0x6A4590, 0xC9ACE6},
    {Token::CodeText, 0x1F6660, 0x86CABF},
    {Token::CodeNumber, 0x874823, 0xE3B08C},
    {Token::CodeComment, 0x625E56, 0xABA69B},
    {Token::Canvas, 0xF8F7F3, 0x191918},
    {Token::CanvasDot, 0xD9D5CB, 0x363532},
    {Token::TableBody, 0xFFFFFF, 0x252524},
    {Token::TableBorder, 0xCDC8BD, 0x46443F},
    {Token::Line, 0x7D796F, 0x928D83},
    {Token::FarLine, 0xB9B4A9, 0x5A574F},
};
static_assert(std::size(Tokens) == TokenCount);

struct HueRow
{
    Hue hue;
    QRgb light[4]; // header, fill, border, label
    QRgb dark[4];
};

constexpr HueRow Hues[] = {
    {Hue::Slate, {0xEDEAE4, 0xF4F2ED, 0xD8D3C9, 0x5C584F}, {0x32312E, 0x21211F, 0x3C3B37, 0xB4AFA4}},
    {Hue::Teal, {0xD5EAE6, 0xEEF5F2, 0xBAD8D2, 0x1F6660}, {0x1F3F3B, 0x1A2422, 0x2C4E49, 0x86CABF}},
    {Hue::Plum, {0xE8DFF1, 0xF4F0F7, 0xD3C5E1, 0x6A4590}, {0x3A2E49, 0x221F27, 0x4A3D5A, 0xC9ACE6}},
    {Hue::Sky, {0xD9E6F4, 0xEFF4F8, 0xBFD2E6, 0x2F5A8A}, {0x233A54, 0x1B2228, 0x30465F, 0x98BFEA}},
    {Hue::Ochre, {0xF1E5C6, 0xF8F3E5, 0xDFCFA2, 0x735309}, {0x423717, 0x25221A, 0x54481F, 0xE0C273}},
    {Hue::Rose, {0xF5DEE2, 0xF9F0F0, 0xE4C3C9, 0x913A4C}, {0x4A2A31, 0x271E20, 0x5E3840, 0xEDA5B1}},
    {Hue::Moss, {0xE0EAD0, 0xF2F5EA, 0xC6D5AE, 0x4B6522}, {0x303D1D, 0x1F2319, 0x425228, 0xB4CF86}},
    {Hue::Clay, {0xF3DFD2, 0xF8F1EB, 0xE2C6B3, 0x874823}, {0x47301F, 0x261F1A, 0x5B402C, 0xE3B08C}},
};
static_assert(std::size(Hues) == HueCount);

} // namespace

ThemeColors ThemeColors::make(bool dark)
{
    ThemeColors result;
    result.m_dark = dark;
    for (const TokenRow &row : Tokens)
        result.m_colors[size_t(row.token)] = QColor::fromRgb(dark ? row.dark : row.light);
    for (const HueRow &row : Hues) {
        const QRgb *tones = dark ? row.dark : row.light;
        result.m_hues[size_t(row.hue)] = {tones[0], tones[1], tones[2], tones[3]};
    }
    return result;
}

const ThemeColors &ThemeColors::light()
{
    static const ThemeColors colors = make(false);
    return colors;
}

const ThemeColors &ThemeColors::dark()
{
    static const ThemeColors colors = make(true);
    return colors;
}

} // namespace jw::studio
