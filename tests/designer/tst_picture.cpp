// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "designer/schemas.h"
#include "studio/designer/canvasfonts.h"
#include "studio/designer/diagrampainter.h"
#include "studio/designer/farlayer.h"
#include "studio/designer/picture.h"
#include "studio/designer/router.h"
#include "studio/designer/tablepainter.h"

#include "joinwright/core/error.h"

#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace jw;
using namespace jw::studio;

namespace {

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Model musicModel()
{
    Model model;
    model.schema = test::musicSchema();
    return model;
}

/// All texts of an SVG, in order; fails when it is not well-formed XML.
QStringList textsOf(const QByteArray &svg)
{
    QStringList result;
    QXmlStreamReader reader(svg);
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == u"text")
            result.append(reader.readElementText());
    }
    return reader.hasError() ? QStringList {reader.errorString()} : result;
}

/// How many pixels of an image have exactly this colour.
int count(const QImage &image, const QColor &color)
{
    int result = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            result += image.pixel(x, y) == color.rgb();
    }
    return result;
}

/// The table "orders" of the shop at 100 %, its corner at (2, 2).
QImage paintedOrders(const TableLook &look, const ThemeColors &colors, const QRectF &exposed = {})
{
    const Model model = test::shopModel();
    const CanvasFonts &fonts = CanvasFonts::instance();
    const TableGeometry geometry = measureTable(model.schema, *model.schema.table(u"orders"), TableDetail::Full, fonts);
    QImage image(220, 220, QImage::Format_RGB32);
    image.fill(colors.color(Token::Canvas));
    QPainter painter(&image);
    painter.translate(2, 2);
    paintTable(painter, geometry, look, colors, fonts, 1, exposed);
    return image;
}

} // namespace

Q_DECLARE_METATYPE(jw::studio::TableLook)
Q_DECLARE_METATYPE(jw::studio::Token)

class tst_Picture : public QObject
{
    Q_OBJECT

private slots:
    void svgKeepsTextAsText()
    {
        const QStringList texts = textsOf(renderSvg(test::shopModel(), {}));
        for (const QString &text : {u"customers"_s, u"ship_to_id"_s, u"decimal(10,2)"_s, u"Sales"_s, u"Prices include VAT."_s})
            QVERIFY2(texts.contains(text), qPrintable(text));
    }

    void svgHasTheSameBytesEveryTime()
    {
        QCOMPARE(renderSvg(test::shopModel(), {}), renderSvg(test::shopModel(), {}));
    }

    void svgEscapesNames()
    {
        Model model;
        test::addTable(model.schema, u"t: id* int32"_s);
        Table table = model.schema.tables().first();
        table.name = u"<a> & \"b\"\u0001"_s;
        model.schema.setTable(table);
        QCOMPARE(textsOf(renderSvg(model, {})).first(), u"<a> & \"b\""_s);
    }

    void svgOfFiveHundredTablesIsSmall()
    {
        Model model;
        model.schema = test::randomSchema(500);
        const QByteArray svg = renderSvg(model, {});
        QVERIFY2(svg.size() <= 1'500'000, qPrintable(QString::number(svg.size())));
        QCOMPARE(textsOf(svg).filter(QRegularExpression(u"^t\\d{4}_"_s)).size(), 500);
    }

    void svgSaysNotationsDifferently()
    {
        PictureOptions uml;
        uml.notation = Notation::Uml;
        QVERIFY(textsOf(renderSvg(test::shopModel(), {}, uml)).contains(u"0..*"_s));
        QVERIFY(!textsOf(renderSvg(test::shopModel(), {})).contains(u"0..*"_s));
    }

    void pngHasTheScaleAskedFor()
    {
        const QTemporaryDir folder;
        const QString once = folder.filePath(u"once.png"_s);
        const QString twice = folder.filePath(u"twice.png"_s);
        renderPicture(test::shopModel(), {}, once);
        PictureOptions options;
        options.scale = 2;
        renderPicture(test::shopModel(), {}, twice, options);
        const QImage small(once);
        QVERIFY(small.width() > 900);
        QCOMPARE(QImage(twice).size(), small.size() * 2);
        QCOMPARE(small.pixelColor(1, 1), ThemeColors::light().color(Token::Canvas));
        QVERIFY(count(small, ThemeColors::light().hue(Hue::Teal).header) > 1000);
    }

    void pngMayBeTransparentAndDark()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"picture.png"_s);
        PictureOptions options;
        options.background = false;
        options.colors = ThemeColors::dark();
        renderPicture(test::shopModel(), {}, path, options);
        const QImage image(path);
        QCOMPARE(image.pixelColor(1, 1).alpha(), 0);
        QVERIFY(count(image, ThemeColors::dark().hue(Hue::Plum).header) > 1000);
    }

    void pdfHasOnePageOrMany()
    {
        const QTemporaryDir folder;
        const auto pages = [&](PageMode mode) {
            PictureOptions options;
            options.pages = mode;
            options.scale = 2;
            const QString path = folder.filePath(u"picture.pdf"_s);
            renderPicture(test::shopModel(), {}, path, options);
            const QByteArray pdf = read(path);
            return pdf.startsWith("%PDF") ? int(pdf.count("/Type /Page\n")) : -1;
        };
        QCOMPARE(pages(PageMode::Fitted), 1);
        QVERIFY(pages(PageMode::Paged) > 1);
    }

    void aModelWithoutDiagramsIsArranged()
    {
        const QStringList texts = textsOf(renderSvg(musicModel(), {}));
        for (const Table &table : musicModel().schema.tables())
            QVERIFY(texts.contains(table.name));
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<quint64>("diagram");
        QTest::addColumn<double>("scale");
        QTest::addColumn<int>("kind");
        QTest::newRow("another ending") << u"picture.bmp"_s << quint64(0) << 1.0 << int(ErrorKind::Usage);
        QTest::newRow("no such diagram") << u"picture.svg"_s << quint64(42) << 1.0 << int(ErrorKind::Usage);
        QTest::newRow("no such folder") << u"none/picture.svg"_s << quint64(0) << 1.0 << int(ErrorKind::File);
        QTest::newRow("far too large") << u"picture.png"_s << quint64(0) << 100.0 << int(ErrorKind::Unsupported);
    }

    void refusals()
    {
        QFETCH(QString, file);
        QFETCH(quint64, diagram);
        QFETCH(double, scale);
        QFETCH(int, kind);
        const QTemporaryDir folder;
        PictureOptions options;
        options.scale = scale;
        try {
            renderPicture(test::shopModel(), Id::fromNumber(diagram), folder.filePath(file), options);
            QFAIL("was not refused");
        } catch (const Error &error) {
            QCOMPARE(int(error.kind()), kind);
        }
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void aTableShowsItsState_data()
    {
        QTest::addColumn<TableLook>("look");
        QTest::addColumn<Token>("token");
        const Id id = Id::fromSeed(u"orders.customer_id"_s);
        QTest::newRow("selected: outline in the accent") << TableLook {.selected = true} << Token::AccentLine;
        QTest::newRow("hovered: outline in the accent") << TableLook {.hovered = true} << Token::AccentLine;
        QTest::newRow("pending rows: amber dot") << TableLook {.pending = true} << Token::ChangedBar;
        QTest::newRow("lit column: tinted row") << TableLook {.litColumns = {id}} << Token::Selection;
    }

    void aTableShowsItsState()
    {
        QFETCH(TableLook, look);
        QFETCH(Token, token);
        for (const ThemeColors *colors : {&ThemeColors::light(), &ThemeColors::dark()}) {
            QCOMPARE(count(paintedOrders({}, *colors), colors->color(token)), 0);
            QVERIFY(count(paintedOrders(look, *colors), colors->color(token)) > 10);
        }
    }

    void aTableThatTheDatabaseLacksHasABrokenOutline()
    {
        const QImage whole = paintedOrders({}, ThemeColors::light());
        const QImage broken = paintedOrders(TableLook {.notInDatabase = true}, ThemeColors::light());
        const QColor border = ThemeColors::light().color(Token::TableBorder);
        QVERIFY(count(broken, border) < count(whole, border));
    }

    void onlyExposedRowsArePainted()
    {
        const QImage top = paintedOrders({}, ThemeColors::light(), QRectF(0, 0, 200, 60));
        QVERIFY(count(top.copy(0, 0, 200, 60), ThemeColors::light().color(Token::Text)) > 20);
        QCOMPARE(count(top.copy(2, 80, 130, 100), ThemeColors::light().color(Token::Text)), 0);
        QVERIFY(count(paintedOrders({}, ThemeColors::light()).copy(2, 80, 130, 100), ThemeColors::light().color(Token::Text)) > 20);
    }

    void previewsFitTheirPlace()
    {
        const Model model = test::shopModel();
        QImage image(400, 300, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        renderDiagram(painter, model, model.diagrams.first(), ThemeColors::light(), QRectF(50, 50, 300, 200));
        painter.end();
        QCOMPARE(image.pixelColor(10, 10), QColor(Qt::white));
        QCOMPARE(image.pixelColor(390, 290), QColor(Qt::white));
        QCOMPARE(image.pixelColor(52, 52), ThemeColors::light().color(Token::Canvas));
        QVERIFY(count(image, ThemeColors::light().hue(Hue::Teal).fill) > 500);
    }

    void theFarZoomKeepsWhatMattersAtFullStrength()
    {
        const Model model = test::shopModel();
        GeometryCache cache(CanvasFonts::instance());
        const Sheet sheet = Sheet::build(model.schema, model.diagrams.first(), cache);
        const FarLayer layer(sheet, router::route(sheet));
        const auto painted = [&](const FarLook &look) {
            QImage image(200, 150, QImage::Format_RGB32);
            image.fill(ThemeColors::light().color(Token::Canvas));
            QPainter painter(&image);
            painter.scale(0.15, 0.15);
            layer.paint(painter, QRectF(0, 0, 1400, 1000), look, ThemeColors::light(), CanvasFonts::instance(), 0.15);
            painter.end();
            return count(image, ThemeColors::light().color(Token::AccentLine));
        };
        const Id orders = model.schema.table(u"orders")->id;
        QCOMPARE(painted({}), 0);
        FarLook selected;
        selected.selected = {orders};
        FarLook found;
        found.found = {orders};
        FarLook lit;
        lit.litLines = {model.schema.table(u"orders")->relationships.first().id};
        QVERIFY(painted(selected) > painted(found));
        QVERIFY(painted(found) > 0);
        QVERIFY(painted(lit) > 0);
        QCOMPARE(layer.tableAt(sheet.table(orders)->rect.center()), orders);
        QCOMPARE(layer.tableAt({-500, -500}), Id());
    }
};

QTEST_MAIN(tst_Picture)
#include "tst_picture.moc"
