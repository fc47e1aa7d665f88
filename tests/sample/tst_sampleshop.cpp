// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/core/error.h"
#include "joinwright/engine/connection.h"
#include "joinwright/sample/sampleshop.h"
#include "joinwright/schema/diff.h"
#include "joinwright/schema/match.h"
#include "joinwright/schema/validate.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace Qt::StringLiterals;

class tst_SampleShop : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString m_path;

    QList<QList<Value>> rows(const QString &sql)
    {
        EngineOptions options;
        options.readOnly = true;
        return Engine::open(Url::fromFile(m_path), options).connect().execute(sql).all();
    }
    qint64 number(const QString &sql) { return rows(sql).first().first().toInt64(); }

private slots:
    void initTestCase()
    {
        m_path = m_dir.filePath(u"shop.db"_s);
        createSampleShop(m_path);
    }

    void hasTwelveTablesAndAboutFortyThousandRows()
    {
        const Schema schema = sampleModel().schema;
        QCOMPARE(schema.tables().size(), 12);
        qint64 total = 0;
        for (const Table &table : schema.tables())
            total += number(u"SELECT count(*) FROM "_s + table.name);
        QVERIFY2(total > 38000 && total < 44000, qPrintable(QString::number(total)));
        QCOMPARE(number(u"SELECT count(*) FROM orders"_s), 8412);
        QCOMPARE(number(u"SELECT count(*) FROM products"_s), 214);
    }

    void everyCompilerMakesTheSameRows()
    {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        for (const Table &table : sampleModel().schema.tables()) {
            for (const QList<Value> &row : rows("SELECT * FROM "_L1 + table.name)) {
                for (const Value &value : row)
                    hash.addData(value.toString().toUtf8() + '\n');
            }
        }
        QCOMPARE(hash.result().toHex().left(16), "a12638d2011d6b9f"_ba);
    }

    void knowsEveryFeature()
    {
        const Schema schema = sampleModel().schema;
        QVERIFY(schema.table(u"order_items")->primaryKey()->columns.size() == 2);
        QVERIFY(schema.table(u"order_items")->column(u"amount")->isComputed());
        const Relationship *parent = schema.table(u"categories")->relationship(u"parent");
        QCOMPARE(parent->to, schema.table(u"categories")->id);
        const Relationship *tags = schema.table(u"products")->relationship(u"tags");
        QCOMPARE(tags->through, schema.table(u"product_tags")->id);
        QVERIFY(schema.table(u"product_tags")->columns.size() > 2);
        const Table *shipments = schema.table(u"shipments");
        QVERIFY(shipments->isUnique(shipments->relationship(u"order")->columns));
        QCOMPARE(schema.table(u"orders")->column(u"status")->type.kind(), ColumnType::Kind::Enum);
        QCOMPARE(schema.table(u"products")->column(u"attributes")->type.kind(), ColumnType::Kind::Json);
        QCOMPARE(schema.table(u"products")->column(u"picture")->type.kind(), ColumnType::Kind::Binary);
        QVERIFY(!schema.table(u"orders")->checks.isEmpty());
        QVERIFY(!schema.views().isEmpty());
        QCOMPARE(sampleModel().diagrams.size(), 2);
        QVERIFY(!sampleModel().diagrams.first().areas.isEmpty());
    }

    void readsBackAsItsModel()
    {
        const Engine engine = Engine::open(Url::fromFile(m_path));
        const Reflection found = engine.reflect();
        for (const ReflectionNote &note : found.notes)
            qWarning("%s: %s", qPrintable(note.object), qPrintable(note.text));
        QVERIFY(found.notes.isEmpty());
        const Schema wanted = engine.dialect().normalized(sampleModel().schema);
        const Diff difference = diff(wanted, match(wanted, found.schema));
        for (const Change &change : difference.changes)
            qWarning("%s", qPrintable(describe(change)));
        QVERIFY(difference.isEmpty());
    }

    void itsModelHasNoProblemButHints()
    {
        for (const Issue &issue : validate(sampleModel()))
            QVERIFY2(issue.severity == Severity::Hint, qPrintable(issue.text()));
    }

    void itsChecksHold()
    {
        QCOMPARE(rows(u"PRAGMA integrity_check"_s).first().first().toText(), u"ok"_s);
        QCOMPARE(rows(u"PRAGMA quick_check"_s).size(), 1);
    }

    void hasExactlyOneOrphan()
    {
        const auto violations = rows(u"SELECT \"table\", \"parent\" FROM pragma_foreign_key_check"_s);
        QCOMPARE(violations.size(), 1);
        QCOMPARE(violations.first()[0].toText(), u"reviews"_s);
        QCOMPARE(violations.first()[1].toText(), u"products"_s);
    }

    void itsTotalsAreTheSumsOfTheirItems()
    {
        QCOMPARE(number(u"SELECT count(*) FROM orders o WHERE abs(total - (SELECT sum(amount) FROM order_items i WHERE "
                        u"i.order_id = o.id)) > 0.00001"_s), 0);
        QCOMPARE(number(u"SELECT count(*) FROM orders o WHERE NOT EXISTS (SELECT 1 FROM order_items i WHERE i.order_id = o.id)"_s), 0);
    }

    void itsPicturesArePngAndItsAttributesJson()
    {
        QVERIFY(number(u"SELECT count(*) FROM products WHERE picture IS NOT NULL"_s) > 100);
        QCOMPARE(number(u"SELECT count(*) FROM products WHERE picture IS NOT NULL AND hex(substr(picture, 1, 8)) <> '89504E470D0A1A0A'"_s), 0);
        QCOMPARE(number(u"SELECT count(*) FROM products WHERE attributes IS NOT NULL AND NOT json_valid(attributes)"_s), 0);
    }

    void isTheSameEveryTime()
    {
        const QString other = m_dir.filePath(u"other.db"_s);
        createSampleShop(other);
        const Engine engine = Engine::open(Url::fromFile(m_path));
        Connection connection = engine.connect();
        connection.execute(u"ATTACH DATABASE ? AS other"_s, {other});
        for (const Table &table : sampleModel().schema.tables()) {
            const QString sql = u"SELECT count(*) FROM (SELECT * FROM main.%1 EXCEPT SELECT * FROM other.%1)"_s.arg(table.name);
            QCOMPARE(connection.execute(sql).all().first().first().toInt64(), 0);
        }
    }

    void neverOverwritesAFile()
    {
        QVERIFY_THROWS_EXCEPTION(FileError, createSampleShop(m_path));
        QCOMPARE(number(u"SELECT count(*) FROM orders"_s), 8412);
    }
};

QTEST_GUILESS_MAIN(tst_SampleShop)
#include "tst_sampleshop.moc"
