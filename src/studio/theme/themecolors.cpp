// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/theme/themecolors.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QMetaEnum>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

constexpr std::array<QLatin1StringView, HueCount> HueNames {
    "slate"_L1, "teal"_L1, "plum"_L1, "sky"_L1, "ochre"_L1, "rose"_L1, "moss"_L1, "clay"_L1};

const QJsonObject &themeFile()
{
    static const QJsonObject object = [] {
        QFile file(u":/themes/joinwright.json"_s);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("The theme file is missing from the program");
        return QJsonDocument::fromJson(file.readAll()).object();
    }();
    return object;
}

QString key(Token token)
{
    QString name = QString::fromLatin1(QMetaEnum::fromType<Token>().valueToKey(int(token)));
    name[0] = name[0].toLower();
    return name;
}

HueTones tones(const QJsonArray &array)
{
    const auto at = [&](int index) { return QColor(array[index].toString()); };
    return {at(0), at(1), at(2), at(3)};
}

} // namespace

QLatin1StringView hueName(Hue hue)
{
    return HueNames[size_t(hue)];
}

ThemeColors::ThemeColors(bool dark)
    : m_dark(dark)
{
    const QJsonObject tokens = themeFile()["tokens"_L1].toObject();
    for (size_t i = 0; i < size_t(TokenCount); ++i)
        m_colors[i] = QColor(tokens[key(Token(i))].toArray()[dark].toString());
    const QJsonObject hues = themeFile()["hues"_L1].toObject();
    for (size_t i = 0; i < size_t(HueCount); ++i)
        m_hues[i] = tones(hues[HueNames[i]].toArray()[dark].toArray());
}

const ThemeColors &ThemeColors::light()
{
    static const ThemeColors colors(false);
    return colors;
}

const ThemeColors &ThemeColors::dark()
{
    static const ThemeColors colors(true);
    return colors;
}

} // namespace jw::studio
