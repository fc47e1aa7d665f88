// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/diagram.h"

#include <QtCore/QMetaObject>
#include <QtGui/QColor>

#include <array>

namespace jw::studio {

Q_NAMESPACE

/// Every colour of the program that is not the hue of an area, by what it is for. The names are the keys of the theme
/// file resources/themes/joinwright.json.
enum class Token : quint8 {
    Window, ///< menu bar, tool bar, tab strips, status bar
    Panel, ///< docks, headers, filter bars
    Base, ///< grids, editors, code
    Button,
    Tip,
    Text,
    Muted, ///< types, counts, icons at rest, secondary lines
    Placeholder, ///< also NULL
    Off, ///< disabled text, border of pop-ups
    Hair, ///< separators
    Grid,
    Hair2, ///< buttons, chips, end of a row group
    Control, ///< border of input fields
    Accent, ///< the filled primary button
    AccentPressed,
    OnAccent, ///< text on Accent
    AccentLine, ///< links, focus frame, active tab, selected outline, highlighted line
    Selection,
    SelectionInactive,
    Hover,
    Match, ///< found letters
    Thumb, ///< of a scroll bar
    ChangedFill,
    ChangedText,
    ChangedBar,
    NewFill,
    NewText,
    NewBar,
    DeletedFill,
    DeletedText,
    DeletedBar,
    Error,
    Warning,
    Hint,
    Fine,
    CodeKeyword,
    CodeType,
    CodeText,
    CodeNumber,
    CodeComment,
    Canvas,
    CanvasDot,
    TableBody,
    TableBorder,
    Line, ///< of a relationship
    FarLine, ///< of a relationship in the far zoom
};
Q_ENUM_NS(Token)
inline constexpr int TokenCount = int(Token::FarLine) + 1;
inline constexpr int HueCount = int(Hue::Clay) + 1;

/// The four tones of an area's hue.
struct HueTones
{
    QColor header; ///< header tint of the tables inside
    QColor fill;
    QColor border;
    QColor label;
};

/// All colours of one scheme, as a value; painters take it, so that a picture can be painted in another scheme than the screen's.
class ThemeColors
{
public:
    static const ThemeColors &light();
    static const ThemeColors &dark();

    bool isDark() const { return m_dark; }
    const QColor &color(Token token) const { return m_colors[size_t(token)]; }
    const HueTones &hue(Hue hue) const { return m_hues[size_t(hue)]; }

private:
    explicit ThemeColors(bool dark);

    bool m_dark;
    std::array<QColor, TokenCount> m_colors;
    std::array<HueTones, HueCount> m_hues;
};

/// The name of a hue as files spell it: "teal".
QLatin1StringView hueName(Hue hue);

} // namespace jw::studio
