// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/theme/themecolors.h"

#include <QtCore/QObject>
#include <QtGui/QFont>
#include <QtGui/QIcon>
#include <QtGui/QPalette>
#include <QtGui/QPixmap>

namespace jw::studio {

enum class Scheme : quint8 { System, Light, Dark };

/// What a text is for; sizes are those of looks.md, in pixels at 100 %.
enum class FontRole : quint8 {
    Ui, ///< 13: all text of the window and of grids
    UiStrong, ///< 13/600: table names, dock titles, key columns
    Small, ///< 12: canvas columns, status bar, secondary lines
    SmallStrong, ///< 12/600: section heads, area labels
    Tiny, ///< 11: types on the canvas, NULL, key-caps
    Code, ///< 12, fixed width, no ligatures
    Heading, ///< 16/600
    Product, ///< 26/600
};

/// The look of the program: colours, fonts and icons, and their switch between light and dark while it runs.
///
/// Before apply() it only answers; nothing of the application is touched, so tests and pictures need no set-up.
class Theme : public QObject
{
    Q_OBJECT

public:
    static Theme &instance();

    /// Gives the application its style, palette, font and style sheet, now and at every change of scheme.
    void apply();

    bool isDark() const { return m_dark; }
    Scheme scheme() const { return m_scheme; }
    /// With System the desktop's wish is asked for aside and followed; until it answers, and where it does not, light
    /// or what `systemIsDark` says (remembered from the last run).
    void setScheme(Scheme scheme, bool systemIsDark = false);

    const ThemeColors &colors() const { return m_dark ? ThemeColors::dark() : ThemeColors::light(); }
    QColor color(Token token) const { return colors().color(token); }
    HueTones hue(Hue hue) const { return colors().hue(hue); }

    QFont font(FontRole role) const;
    QPalette palette() const;

    /// An icon by the name of its file in resources/icons. At rest it wears `rest` (Text in the tool bar), checked
    /// `checked`, disabled Off; always in the colours of the current scheme. An empty name is no icon.
    QIcon icon(const QString &name, Token rest = Token::Muted, Token checked = Token::AccentLine) const;
    /// The icon in one colour, `size` pixels at 100 %, sharp at the device ratio `dpr`.
    QPixmap pixmap(const QString &name, int size, const QColor &color, qreal dpr) const;

signals:
    /// The colours are others now; palette and style sheet are already set.
    void changed();

private:
    Theme();
    void setDark(bool dark);
    void install();

    Scheme m_scheme = Scheme::Light;
    bool m_dark = false;
    bool m_applied = false;
};

} // namespace jw::studio
