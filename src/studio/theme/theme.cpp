// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/theme/theme.h"

#include "studio/theme/iconengine.h"
#include "studio/theme/style.h"
#include "studio/theme/systemscheme.h"

#include <QtCore/QFile>
#include <QtCore/QMetaEnum>
#include <QtCore/QRegularExpression>
#include <QtGui/QFontInfo>
#include <QtWidgets/QApplication>
#include <QtWidgets/QToolTip>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

struct Family
{
    QString name;
    int smaller = 0; // pixels by which a fall-back is set smaller, being wider
};

Family family(const QString &wanted, const QString &fallback, int smaller)
{
    return QFontInfo(QFont(wanted)).family().startsWith(wanted) ? Family {wanted, 0} : Family {fallback, smaller};
}

const Family &textFamily()
{
    static const Family found = family(u"Inter"_s, u"DejaVu Sans"_s, 1);
    return found;
}

const Family &codeFamily()
{
    static const Family found = family(u"JetBrains Mono"_s, u"DejaVu Sans Mono"_s, 1);
    return found;
}

QFont textFont(int pixels, bool strong)
{
    QFont font(textFamily().name);
    font.setPixelSize(pixels - textFamily().smaller);
    font.setWeight(strong ? QFont::DemiBold : QFont::Normal);
    return font;
}

QFont codeFont()
{
    QFont font(codeFamily().name);
    font.setPixelSize(12 - codeFamily().smaller);
    font.setStyleHint(QFont::Monospace);
    // Programming ligatures come by shaping; scripts that need shaping are still shaped.
    font.setStyleStrategy(QFont::PreferNoShaping);
    return font;
}

/// The style sheet with every @token replaced by its colour.
QString styleSheet(const ThemeColors &colors)
{
    QFile file(u":/themes/joinwright.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The style sheet is missing from the program");
    const QString sheet = QString::fromUtf8(file.readAll());
    static const QRegularExpression token(u"@([A-Za-z0-9]+)"_s);
    const QMetaEnum tokens = QMetaEnum::fromType<Token>();
    QString result;
    qsizetype end = 0;
    for (auto it = token.globalMatch(sheet); it.hasNext();) {
        const auto match = it.next();
        QByteArray name = match.captured(1).toLatin1();
        name[0] = char(std::toupper(name[0]));
        result += QStringView(sheet).mid(end, match.capturedStart() - end);
        result += colors.color(Token(tokens.keyToValue(name.constData()))).name();
        end = match.capturedEnd();
    }
    return result + sheet.mid(end);
}

} // namespace

Theme::Theme() = default;

Theme &Theme::instance()
{
    static Theme theme;
    return theme;
}

void Theme::apply()
{
    if (m_applied)
        return;
    m_applied = true;
    QApplication::setStyle(new Style);
    QApplication::setFont(font(FontRole::Ui));
    install();
}

void Theme::setScheme(Scheme scheme, bool systemIsDark)
{
    m_scheme = scheme;
    setDark(scheme == Scheme::Dark || (scheme == Scheme::System && systemIsDark));
    if (scheme != Scheme::System)
        return;
    watchSystemScheme(this, [this](bool dark) {
        if (m_scheme == Scheme::System)
            setDark(dark);
    });
}

void Theme::setDark(bool dark)
{
    if (dark == m_dark)
        return;
    m_dark = dark;
    if (m_applied)
        install();
    emit changed();
}

void Theme::install()
{
    QApplication::setPalette(palette());
    QToolTip::setPalette(palette());
    qApp->setStyleSheet(styleSheet(colors()));
}

QFont Theme::font(FontRole role) const
{
    switch (role) {
    case FontRole::Ui: return textFont(13, false);
    case FontRole::UiStrong: return textFont(13, true);
    case FontRole::Small: return textFont(12, false);
    case FontRole::SmallStrong: return textFont(12, true);
    case FontRole::Tiny: return textFont(11, false);
    case FontRole::Code: return codeFont();
    case FontRole::Heading: return textFont(16, true);
    case FontRole::Product: return textFont(26, true);
    }
    Q_UNREACHABLE();
}

QPalette Theme::palette() const
{
    const std::pair<QPalette::ColorRole, Token> roles[] = {
        {QPalette::Window, Token::Window}, {QPalette::WindowText, Token::Text}, {QPalette::Base, Token::Base},
        {QPalette::AlternateBase, Token::Base}, {QPalette::Text, Token::Text}, {QPalette::Button, Token::Button},
        {QPalette::ButtonText, Token::Text}, {QPalette::BrightText, Token::OnAccent}, {QPalette::ToolTipBase, Token::Tip},
        {QPalette::ToolTipText, Token::Text}, {QPalette::PlaceholderText, Token::Placeholder}, {QPalette::Link, Token::AccentLine},
        {QPalette::LinkVisited, Token::AccentLine}, {QPalette::Light, Token::Panel}, {QPalette::Midlight, Token::Hover},
        {QPalette::Mid, Token::Hair}, {QPalette::Dark, Token::Hair2}, {QPalette::Shadow, Token::Off},
        {QPalette::Highlight, Token::Selection}, {QPalette::HighlightedText, Token::Text},
    };
    QPalette palette;
    for (const auto &[role, token] : roles)
        palette.setColor(QPalette::All, role, color(token));
    palette.setColor(QPalette::Inactive, QPalette::Highlight, color(Token::SelectionInactive));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, color(Token::SelectionInactive));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, color(Token::Off));
    return palette;
}

QIcon Theme::icon(const QString &name, Token rest, Token checked) const
{
    return name.isEmpty() ? QIcon() : QIcon(new IconEngine(name, rest, checked));
}

QPixmap Theme::pixmap(const QString &name, int size, const QColor &color, qreal dpr) const
{
    QPixmap pixmap = iconPixmap(name, qRound(size * dpr), color);
    pixmap.setDevicePixelRatio(dpr);
    return pixmap;
}

} // namespace jw::studio
