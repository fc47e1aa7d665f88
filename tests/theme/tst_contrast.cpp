// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/theme/themecolors.h"

#include <QtTest/QtTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace jw;
using namespace jw::studio;

namespace {

double linear(double part)
{
    return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// The contrast of two colours by WCAG 2, from 1 to 21.
double contrast(const QColor &a, const QColor &b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

struct Pair
{
    const char *name;
    Token front;
    Token back;
};

constexpr Pair TextPairs[] = {
    {"text on window", Token::Text, Token::Window},
    {"text on panel", Token::Text, Token::Panel},
    {"text on base", Token::Text, Token::Base},
    {"text on button", Token::Text, Token::Button},
    {"text on tip", Token::Text, Token::Tip},
    {"text on selection", Token::Text, Token::Selection},
    {"text on inactive selection", Token::Text, Token::SelectionInactive},
    {"text on hover", Token::Text, Token::Hover},
    {"text on found letters", Token::Text, Token::Match},
    {"text on table body", Token::Text, Token::TableBody},
    {"muted on window", Token::Muted, Token::Window},
    {"muted on panel", Token::Muted, Token::Panel},
    {"muted on base", Token::Muted, Token::Base},
    {"muted on selection", Token::Muted, Token::Selection},
    {"muted on hover", Token::Muted, Token::Hover},
    {"muted on table body", Token::Muted, Token::TableBody},
    {"muted on canvas", Token::Muted, Token::Canvas},
    {"placeholder on base", Token::Placeholder, Token::Base},
    {"placeholder on panel", Token::Placeholder, Token::Panel},
    {"white on accent", Token::OnAccent, Token::Accent},
    {"link on base", Token::AccentLine, Token::Base},
    {"changed on its fill", Token::ChangedText, Token::ChangedFill},
    {"muted on changed", Token::Muted, Token::ChangedFill},
    {"new on its fill", Token::NewText, Token::NewFill},
    {"muted on new", Token::Muted, Token::NewFill},
    {"deleted on its fill", Token::DeletedText, Token::DeletedFill},
    {"error on panel", Token::Error, Token::Panel},
    {"warning on panel", Token::Warning, Token::Panel},
    {"hint on panel", Token::Hint, Token::Panel},
    {"fine on panel", Token::Fine, Token::Panel},
    {"key word on base", Token::CodeKeyword, Token::Base},
    {"type on base", Token::CodeType, Token::Base},
    {"text literal on base", Token::CodeText, Token::Base},
    {"number on base", Token::CodeNumber, Token::Base},
    {"comment on base", Token::CodeComment, Token::Base},
};

constexpr Pair GraphicPairs[] = {
    {"line on canvas", Token::Line, Token::Canvas},
    {"highlighted line on canvas", Token::AccentLine, Token::Canvas},
    {"field border on base", Token::Control, Token::Base},
    {"changed bar on its fill", Token::ChangedBar, Token::ChangedFill},
    {"changed bar on the gutter", Token::ChangedBar, Token::Panel},
    {"new bar on its fill", Token::NewBar, Token::NewFill},
    {"deleted bar on its fill", Token::DeletedBar, Token::DeletedFill},
};

const ThemeColors &scheme(bool dark)
{
    return dark ? ThemeColors::dark() : ThemeColors::light();
}

} // namespace

class tst_Contrast : public QObject
{
    Q_OBJECT

private slots:
    void colorsReachTheContrastTheyNeed_data()
    {
        QTest::addColumn<QColor>("front");
        QTest::addColumn<QColor>("back");
        QTest::addColumn<double>("least");
        for (const bool dark : {false, true}) {
            const auto add = [dark](const QString &name, const QColor &front, const QColor &back, double least) {
                QTest::newRow(qPrintable((dark ? u"dark: "_s : u"light: "_s) + name)) << front << back << least;
            };
            const ThemeColors &colors = scheme(dark);
            for (const Pair &pair : TextPairs)
                add(QLatin1StringView(pair.name), colors.color(pair.front), colors.color(pair.back), 4.5);
            for (const Pair &pair : GraphicPairs)
                add(QLatin1StringView(pair.name), colors.color(pair.front), colors.color(pair.back), 2.95);
            addHues(colors, add);
        }
    }

    void colorsReachTheContrastTheyNeed()
    {
        QFETCH(QColor, front);
        QFETCH(QColor, back);
        QFETCH(double, least);
        const double reached = contrast(front, back);
        QVERIFY2(reached >= least, qPrintable(u"%1 on %2: %3"_s.arg(front.name(), back.name()).arg(reached)));
    }

    void contrastIsThatOfTheStandard()
    {
        QVERIFY(qFuzzyCompare(contrast(Qt::black, Qt::white), 21.0));
        QVERIFY(std::abs(contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
    }

    void everyTokenHasAColorInBothSchemes()
    {
        for (int token = 0; token < TokenCount; ++token) {
            QVERIFY2(ThemeColors::light().color(Token(token)).isValid(), qPrintable(QString::number(token)));
            QVERIFY2(ThemeColors::dark().color(Token(token)).isValid(), qPrintable(QString::number(token)));
        }
    }

private:
    template<typename Add>
    static void addHues(const ThemeColors &colors, const Add &add)
    {
        for (int hue = 0; hue < HueCount; ++hue) {
            const HueTones &tones = colors.hue(Hue(hue));
            const QString name = u"hue %1, "_s.arg(hue);
            add(name + u"label on fill"_s, tones.label, tones.fill, 4.5);
            add(name + u"text on header"_s, colors.color(Token::Text), tones.header, 4.5);
            add(name + u"text on fill"_s, colors.color(Token::Text), tones.fill, 4.5);
            add(name + u"line on fill"_s, colors.color(Token::Line), tones.fill, 3.0);
        }
    }
};

QTEST_APPLESS_MAIN(tst_Contrast)
#include "tst_contrast.moc"
