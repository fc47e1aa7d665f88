// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "designer/schemas.h"
#include "studio/designer/canvasfonts.h"
#include "studio/designer/tablegeometry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace jw;
using namespace jw::studio;

namespace {

TableGeometry measured(const QString &text, TableDetail detail = TableDetail::Full)
{
    Schema schema;
    test::addTable(schema, u"other: id* int32"_s);
    const Table table = test::addTable(schema, text);
    return measureTable(schema, table, detail, CanvasFonts::instance());
}

QStringList namesOf(const TableGeometry &geometry)
{
    QStringList names;
    for (const RowGeometry &row : geometry.rows)
        names.append(row.name);
    return names;
}

} // namespace

class tst_TableGeometry : public QObject
{
    Q_OBJECT

private slots:
    void heightIsHeaderRowsAndASpace()
    {
        const TableGeometry geometry = measured(u"t: id* int32, name text, age int16"_s);
        QCOMPARE(geometry.size.height(), 28.0 + 3 * 20 + 4);
        QCOMPARE(geometry.rows.at(0).top, 28.0);
        QCOMPARE(geometry.rows.at(2).top, 68.0);
    }

    void widthIsAMultipleOfEightWithinLimits_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("least");
        QTest::addColumn<double>("most");
        QTest::newRow("short names: the least width") << u"t: id* int32"_s << 136.0 << 136.0;
        QTest::newRow("an ordinary row decides") << u"t: id* int32, unit_price decimal(10,2)"_s << 144.0 << 232.0;
        QTest::newRow("the table's name decides") << u"a_rather_long_name_of_a_table: id* int32"_s << 200.0 << 312.0;
        QTest::newRow("never above the limit")
            << u"t: id* int32, a_column_with_a_name_that_goes_on_and_on_for_ever_and_longer decimal(10,2)"_s << 320.0 << 320.0;
    }

    void widthIsAMultipleOfEightWithinLimits()
    {
        QFETCH(QString, text);
        QFETCH(double, least);
        QFETCH(double, most);
        const double width = measured(text).size.width();
        QCOMPARE(std::fmod(width, 8), 0.0);
        QVERIFY2(width >= least && width <= most, qPrintable(QString::number(width)));
    }

    void everyRowFitsIntoTheWidth()
    {
        const CanvasFonts &fonts = CanvasFonts::instance();
        const TableGeometry geometry = measured(
            u"t: id* int32, a_column_with_a_name_that_goes_on_and_on_for_ever decimal(10,2), b native:geometry(MultiPolygonZM,4326)_of_a_long_kind"_s);
        for (const RowGeometry &row : geometry.rows) {
            const QFontMetricsF &metrics = row.primary ? fonts.keyColumnMetrics : fonts.columnMetrics;
            const double end = TableGeometry::ColumnLeft + metrics.horizontalAdvance(row.name) + TableGeometry::NameGap
                + fonts.typeMetrics.horizontalAdvance(row.type) + TableGeometry::TypeRight;
            QVERIFY2(end <= geometry.size.width() + 0.01, qPrintable(row.name));
        }
        QVERIFY(geometry.rows.at(1).name.endsWith(u'\u2026'));
        QVERIFY(geometry.rows.at(2).type.endsWith(u'\u2026'));
    }

    void glyphsAndCirclesTellKeysAndNulls()
    {
        const TableGeometry geometry = measured(u"t: id* int32, other_id int32>other, boss int32?>t, note text?"_s);
        const auto flags = [&](int row) {
            const RowGeometry &r = geometry.rows.at(row);
            return QList<bool> {r.primary, r.foreign, r.optional};
        };
        QCOMPARE(flags(0), (QList<bool> {true, false, false}));
        QCOMPARE(flags(1), (QList<bool> {false, true, false}));
        QCOMPARE(flags(2), (QList<bool> {false, true, true}));
        QCOMPARE(flags(3), (QList<bool> {false, false, true}));
    }

    void aForeignKeyInThePrimaryKeyShowsTheKey()
    {
        const TableGeometry geometry = measured(u"t: other_id* int32>other, line* int32"_s);
        QVERIFY(geometry.rows.at(0).primary);
        QVERIFY(!geometry.rows.at(0).foreign);
    }

    void detailChoosesTheRows_data()
    {
        QTest::addColumn<TableDetail>("detail");
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<double>("height");
        QTest::newRow("full") << TableDetail::Full << QStringList {u"id"_s, u"name"_s, u"other_id"_s} << 92.0;
        QTest::newRow("keys") << TableDetail::Keys << QStringList {u"id"_s, u"other_id"_s} << 72.0;
        QTest::newRow("name") << TableDetail::Name << QStringList() << 28.0;
    }

    void detailChoosesTheRows()
    {
        QFETCH(TableDetail, detail);
        const TableGeometry geometry = measured(u"t: id* int32, name text, other_id int32>other"_s, detail);
        QTEST(namesOf(geometry), "names");
        QTEST(geometry.size.height(), "height");
    }

    void linesMeetTheTableInTheMiddleOfTheirRow()
    {
        const TableGeometry geometry = measured(u"t: id* int32, name text"_s, TableDetail::Keys);
        QCOMPARE(geometry.portY(geometry.rows.at(0).column), 38.0);
        QCOMPARE(geometry.portY(Id::fromSeed(u"t.name"_s)), 14.0); // not shown: the header
    }

    void rowsAreFoundByPoint()
    {
        const TableGeometry geometry = measured(u"t: id* int32, name text"_s);
        QCOMPARE(geometry.rowAt({50, 10}), nullptr);
        QCOMPARE(geometry.rowAt({50, 50})->name, u"name"_s);
        QCOMPARE(geometry.rowAt({50, 69}), nullptr);
    }

    void typesAreWrittenAsTheSchemaNamesThem()
    {
        const Model model = test::shopModel();
        const Table *orders = model.schema.table(u"orders");
        const TableGeometry geometry = measureTable(model.schema, *orders, TableDetail::Full, CanvasFonts::instance());
        QCOMPARE(geometry.rows.at(3).type, u"order_status"_s);
        QCOMPARE(geometry.rows.at(6).type, u"decimal(10,2)"_s);
    }

    void theCacheNoticesChanges()
    {
        Model model = test::shopModel();
        GeometryCache cache(CanvasFonts::instance());
        const Id orders = model.schema.table(u"orders")->id;
        const auto ask = [&] { return cache.geometry(model.schema, *model.schema.table(orders), TableDetail::Full); };
        const TableGeometry before = ask();
        QCOMPARE(ask(), before);
        model.schema.editTable(orders)->columns[1].name = u"buyer_id"_s;
        QCOMPARE(ask().rows.at(1).name, u"buyer_id"_s);
        EnumType status = model.schema.enums().first();
        status.name = u"state"_s;
        model.schema.setEnum(status);
        QCOMPARE(ask().rows.at(3).type, u"state"_s);
    }
};

QTEST_MAIN(tst_TableGeometry)
#include "tst_tablegeometry.moc"
