// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "binding/shop.h"

using namespace jw;
using jw::test::Shop;
using namespace Qt::StringLiterals;

// What a picker offers for a foreign key.
class tst_LabelCache : public QObject
{
    Q_OBJECT

    static const Relationship &product(const Shop &shop) { return *shop.table(u"items").relationship(u"product"); }

    static Candidates search(Shop &shop, const QString &text, int limit)
    {
        QFuture<Candidates> found = shop.labels->search(product(shop), text, limit);
        return QTest::qWaitFor([&] { return found.isFinished(); }, 10'000) ? found.result() : Candidates {};
    }

    static QStringList labels(const Candidates &candidates)
    {
        QStringList result;
        for (const Candidate &candidate : candidates.rows)
            result.append(candidate.label);
        return result;
    }

private slots:
    void theFewThatAreShownAreTheFirstOfAll()
    {
        Shop shop(1);
        QCOMPARE(labels(search(shop, {}, 2)), (QStringList {u"Bulb"_s, u"Desk lamp"_s})); // the last row written is the first
        QCOMPARE(search(shop, {}, 2).total, 3);
    }

    void whatBeginsWithTheTextComesBeforeWhatContainsIt()
    {
        Shop shop(1);
        shop.engine.connect().run(u"INSERT INTO products VALUES (4, 'Lamp oil', 'OIL-1', 5), (5, 'A lamp', 'ALP-1', 5)"_s);
        QCOMPARE(labels(search(shop, u"lamp"_s, 1)), QStringList {u"Lamp oil"_s});
        QCOMPARE(labels(search(shop, u"lamp"_s, 3)), (QStringList {u"Lamp oil"_s, u"A lamp"_s, u"Desk lamp"_s}));
    }

    void aForeignKeyInOtherLettersHasTheLabelOfItsRow()
    {
        QTemporaryDir folder;
        const Engine engine = Engine::open(u"sqlite:///"_s + folder.filePath(u"lands.db"_s));
        engine.connect().run(u"CREATE TABLE countries (code TEXT PRIMARY KEY NOT NULL COLLATE NOCASE, name TEXT)"_s);
        engine.connect().run(u"CREATE TABLE cities (id INTEGER PRIMARY KEY, code TEXT REFERENCES countries)"_s);
        engine.connect().run(u"INSERT INTO countries VALUES ('DE', 'Germany')"_s);
        const Schema schema = engine.reflect().schema;
        Worker worker(engine);
        LabelCache cache(worker, schema);
        const Relationship &country = schema.table(u"cities"_s)->relationships.first();
        QTRY_COMPARE(cache.label(country, {Value(u"de"_s)}).value_or(QString()), u"Germany"_s);
        QTRY_COMPARE(cache.label(country, {Value(u"DE"_s)}).value_or(QString()), u"Germany"_s);
    }

    void signsOfPatternsMeanThemselves()
    {
        Shop shop(1);
        shop.engine.connect().run(u"INSERT INTO products VALUES (4, '100% wool_', 'WOL-1', 5)"_s);
        QCOMPARE(labels(search(shop, u"0%"_s, 5)), QStringList {u"100% wool_"_s});
        QCOMPARE(labels(search(shop, u"wool_"_s, 5)), QStringList {u"100% wool_"_s});
        QCOMPARE(labels(search(shop, u"l_"_s, 5)), QStringList {u"100% wool_"_s});
    }
};

QTEST_GUILESS_MAIN(tst_LabelCache)
#include "tst_labelcache.moc"
