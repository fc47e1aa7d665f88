// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/theme/figures.h"
#include "studio/theme/theme.h"

#include <QtTest/QtTest>
#include <QtWidgets/QtWidgets>

using namespace Qt::StringLiterals;
using namespace jw::studio;
using jw::Hue;

class tst_Theme : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::instance().apply(); }
    void init() { Theme::instance().setScheme(Scheme::Light); }

    void everyTokenAndHueHasAColourInBothSchemes()
    {
        for (const ThemeColors *colors : {&ThemeColors::light(), &ThemeColors::dark()}) {
            for (int i = 0; i < TokenCount; ++i)
                QVERIFY2(colors->color(Token(i)).isValid(), qPrintable(QString::number(i)));
            for (int i = 0; i < HueCount; ++i) {
                const HueTones tones = colors->hue(Hue(i));
                QVERIFY(tones.header.isValid() && tones.fill.isValid() && tones.border.isValid() && tones.label.isValid());
            }
        }
        QCOMPARE(ThemeColors::light().color(Token::Selection), QColor(0xDCE6FA));
        QCOMPARE(ThemeColors::dark().hue(Hue::Clay).label, QColor(0xE3B08C));
    }

    void schemeSwitchesLiveInPaletteStyleSheetAndIcons()
    {
        QSignalSpy changed(&Theme::instance(), &Theme::changed);
        QLabel label;
        const QIcon icon = Theme::instance().icon(u"table"_s, Token::Text);
        const QColor before = dominant(icon.pixmap(20).toImage());

        Theme::instance().setScheme(Scheme::Dark);

        QCOMPARE(changed.count(), 1);
        QVERIFY(Theme::instance().isDark());
        QCOMPARE(QApplication::palette().color(QPalette::Base), ThemeColors::dark().color(Token::Base));
        QCOMPARE(label.palette().color(QPalette::Window), ThemeColors::dark().color(Token::Window));
        QVERIFY(qApp->styleSheet().contains(ThemeColors::dark().color(Token::Hair2).name()));
        QCOMPARE(before, ThemeColors::light().color(Token::Text));
        QCOMPARE(dominant(icon.pixmap(20).toImage()), ThemeColors::dark().color(Token::Text));
    }

    void styleSheetHasNoTokenLeftAndNoUnknownOne()
    {
        QVERIFY(!qApp->styleSheet().contains(u'@'));
        QVERIFY(!qApp->styleSheet().isEmpty());
    }

    void iconsFollowTheirState_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("token");
        QTest::newRow("at rest") << int(QIcon::Normal) << int(QIcon::Off) << int(Token::Muted);
        QTest::newRow("checked") << int(QIcon::Normal) << int(QIcon::On) << int(Token::AccentLine);
        QTest::newRow("disabled") << int(QIcon::Disabled) << int(QIcon::On) << int(Token::Off);
    }
    void iconsFollowTheirState()
    {
        QFETCH(int, mode);
        QFETCH(int, state);
        QFETCH(int, token);
        const QIcon icon = Theme::instance().icon(u"table"_s);
        const QImage image = icon.pixmap({20, 20}, QIcon::Mode(mode), QIcon::State(state)).toImage();
        QCOMPARE(dominant(image), ThemeColors::light().color(Token(token)));
    }

    void iconsAreSharpAtEveryRatio_data()
    {
        QTest::addColumn<qreal>("ratio");
        QTest::newRow("100 %") << 1.0;
        QTest::newRow("150 %") << 1.5;
        QTest::newRow("200 %") << 2.0;
    }
    void iconsAreSharpAtEveryRatio()
    {
        QFETCH(qreal, ratio);
        const QPixmap pixmap = Theme::instance().pixmap(u"key"_s, 16, Qt::black, ratio);
        QCOMPARE(pixmap.width(), qRound(16 * ratio));
        QCOMPARE(pixmap.devicePixelRatio(), ratio);
        QCOMPARE(Theme::instance().icon(u"key"_s).pixmap(QSize(16, 16), ratio).width(), qRound(16 * ratio));
    }

    void everyIconOfTheSetCanBeDrawn()
    {
        const QStringList names = QDir(u":/icons"_s).entryList();
        QVERIFY(names.size() > 40);
        for (const QString &name : names) {
            const QImage image = Theme::instance().pixmap(name.chopped(4), 40, Qt::black, 1).toImage();
            QVERIFY2(dominant(image).isValid(), qPrintable(name));
        }
    }

    void theTextOfTheDefaultButtonHasRoom()
    {
        QDialog dialog;
        QPushButton button(u"Close all the same, Wwww"_s, &dialog);
        button.setDefault(true);
        dialog.show();
        const auto inked = [&button](int wider) {
            button.resize(button.sizeHint() + QSize(wider, 0));
            const QImage image = button.grab().toImage();
            int count = 0;
            for (int y = 5; y < image.height() - 5; ++y) {
                for (int x = 5; x < image.width() - 5; ++x)
                    count += image.pixelColor(x, y) != image.pixelColor(6, 6);
            }
            return count;
        };
        QVERIFY(inked(0) > 100);
        QCOMPARE(inked(0), inked(60));
    }

    void figuresStandInColumns()
    {
        const QFont font = Theme::instance().font(FontRole::Ui);
        QCOMPARE(figuresWidth(u"1111"_s, font), figuresWidth(u"0000"_s, font));
        QCOMPARE(figuresWidth(u"2026-11-23"_s, font), figuresWidth(u"2026-08-30"_s, font));
        QCOMPARE(figuresWidth(u"Żółć 1"_s, font), QFontMetricsF(font).horizontalAdvance(u"Żółć 1"_s));
    }

    void figuresThatDoNotFitAreCutAtTheEnd()
    {
        const QFont font = Theme::instance().font(FontRole::Ui);
        QImage image(200, 24, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QPainter painter(&image);
        drawFigures(&painter, QRectF(10, 0, 60, 24), u"123456789012345"_s, font, Qt::black);
        painter.end();
        const QRect ink = inkOf(image);
        QVERIFY(!ink.isEmpty());
        QVERIFY2(ink.left() >= 10 && ink.right() <= 70, qPrintable(QString::number(ink.right())));
    }

private:
    /// The colour of the most opaque pixels.
    static QColor dominant(const QImage &image)
    {
        QHash<QRgb, int> count;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (qAlpha(image.pixel(x, y)) > 250)
                    ++count[image.pixel(x, y)];
            }
        }
        const auto most = std::max_element(count.begin(), count.end());
        return most == count.end() ? QColor() : QColor(most.key());
    }

    static QRect inkOf(const QImage &image)
    {
        QRect ink;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (qGray(image.pixel(x, y)) < 200)
                    ink |= QRect(x, y, 1, 1);
            }
        }
        return ink;
    }
};

QTEST_MAIN(tst_Theme)
#include "tst_theme.moc"
