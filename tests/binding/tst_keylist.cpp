// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/binding/keylist.h"
#include "joinwright/binding/radixsort.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace Qt::StringLiterals;

class tst_KeyList : public QObject
{
    Q_OBJECT

    static QList<QList<Value>> all(const KeyList &list)
    {
        QList<QList<Value>> keys;
        for (qsizetype i = 0; i < list.size(); ++i)
            keys.append(list.at(i));
        return keys;
    }

private slots:
    void keysComeBackAsTheyWentIn_data()
    {
        QTest::addColumn<QList<QList<Value>>>("keys");
        constexpr qint64 least = std::numeric_limits<qint64>::min();
        QTest::newRow("numbers") << QList<QList<Value>> {{Value(5)}, {Value(-3)}, {Value(70'000)}};
        QTest::newRow("numbers far apart") << QList<QList<Value>> {{Value(5)}, {Value(qint64(1) << 40)}};
        QTest::newRow("numbers just too far apart") << QList<QList<Value>> {{Value(0)}, {Value(qint64(0xffffffff))}};
        QTest::newRow("the ends of all numbers") << QList<QList<Value>> {{Value(least)}, {Value(std::numeric_limits<qint64>::max())}};
        QTest::newRow("next to the least") << QList<QList<Value>> {{Value(least + 1)}, {Value(least + 2)}};
        QTest::newRow("texts") << QList<QList<Value>> {{Value(u"a"_s)}, {Value(u""_s)}};
        QTest::newRow("a text after numbers") << QList<QList<Value>> {{Value(1)}, {Value(2)}, {Value(u"3"_s)}, {Value(4)}};
        QTest::newRow("pairs") << QList<QList<Value>> {{Value(1), Value(2)}, {Value(3), Value(4)}};
        QTest::newRow("pairs with NULLs") << QList<QList<Value>> {{Value(1), Value()}, {Value(3), Value(4)}, {Value(5), Value()}};
        QTest::newRow("only NULLs") << QList<QList<Value>> {{Value(), Value()}};
        QTest::newRow("mixed pairs") << QList<QList<Value>> {{Value(1), Value(2)}, {Value(3), Value(u"x"_s)}};
    }
    void keysComeBackAsTheyWentIn()
    {
        QFETCH(QList<QList<Value>>, keys);
        KeyList list(int(keys.first().size()));
        for (const QList<Value> &key : keys)
            list.append(key);
        QVERIFY(all(list) == keys);
        list.compact();
        QVERIFY(all(list) == keys);
        list.append(keys.first()); // after compacting
        QVERIFY(all(list) == keys + QList<QList<Value>> {keys.first()});
        QVERIFY(list.last() == keys.first());
    }

    void evenKeysAreComputed()
    {
        QVERIFY(all(KeyList::evenly(7, 256, 3)) == (QList<QList<Value>> {{Value(7)}, {Value(263)}, {Value(519)}}));
        KeyList down = KeyList::evenly(3, -1, 3);
        down.append({Value(99)});
        QVERIFY(all(down) == (QList<QList<Value>> {{Value(3)}, {Value(2)}, {Value(1)}, {Value(99)}}));
    }

    void radixSortSortsAnything_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<quint64>("mask");
        for (const int count : {0, 1, 2, 100, 5000, 40'000}) {
            QTest::addRow("%d of all bits", count) << count << ~quint64(0);
            QTest::addRow("%d small ones", count) << count << quint64(0x3f);
            QTest::addRow("%d with a gap", count) << count << quint64(0xff000000000007ff);
            QTest::addRow("%d alike", count) << count << quint64(0);
        }
    }
    void radixSortSortsAnything()
    {
        QFETCH(int, count);
        QFETCH(quint64, mask);
        QRandomGenerator random(QRandomGenerator::global()->generate());
        std::vector<quint64> numbers;
        for (int i = 0; i < count; ++i)
            numbers.push_back(random.generate64() & mask);
        std::vector<quint64> expected = numbers;
        std::sort(expected.begin(), expected.end());
        radixSort(numbers.data(), numbers.data() + numbers.size(), 64, [](quint64 number, int shift) { return size_t(number >> shift & 0xff); });
        QVERIFY(numbers == expected);
    }
};

QTEST_GUILESS_MAIN(tst_KeyList)
#include "tst_keylist.moc"
