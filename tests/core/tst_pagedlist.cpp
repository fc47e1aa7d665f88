// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/core/pagedlist.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QString>
#include <QtTest/QtTest>

#include <deque>

using namespace jw;

namespace {

int living = 0;

/// 24 bytes, of which no whole number fills a page.
struct Counted
{
    explicit Counted(int number)
        : text(QString::number(number))
    {
        ++living;
    }
    Counted(const Counted &other)
        : text(other.text)
    {
        ++living;
    }
    Counted(Counted &&other) noexcept
        : text(std::move(other.text))
    {
        ++living;
    }
    Counted &operator=(const Counted &) = default;
    ~Counted() { --living; }

    QString text;
};

bool isSame(const PagedList<Counted> &list, const std::deque<int> &expected)
{
    return list.size() == expected.size()
        && std::equal(list.begin(), list.end(), expected.begin(), [](const Counted &element, int number) { return element.text.toInt() == number; });
}

} // namespace

class tst_PagedList : public QObject
{
    Q_OBJECT

private slots:
    void init() { living = 0; }
    void cleanup() { QCOMPARE(living, 0); }

    void doesWhatADequeDoes()
    {
        for (quint32 seed = 1; seed <= 20; ++seed) {
            QRandomGenerator random(seed);
            PagedList<Counted> list;
            std::deque<int> expected;
            for (int i = 0; i < 5000; ++i) {
                // Grows, then shrinks at one end or the other.
                const int choice = random.bounded(i / 1000 % 2 ? 4 : 10);
                if (choice >= 3 || expected.empty()) {
                    list.push_back(Counted(i));
                    expected.push_back(i);
                } else if (choice == 0 || choice == 1) {
                    list.pop_front();
                    expected.pop_front();
                } else {
                    list.pop_back();
                    expected.pop_back();
                }
                if (!expected.empty()) {
                    const size_t at = size_t(random.bounded(int(expected.size())));
                    QCOMPARE(list[at].text.toInt(), expected[at]);
                    QCOMPARE(list.front().text.toInt(), expected.front());
                    QCOMPARE(list.back().text.toInt(), expected.back());
                }
            }
            QVERIFY(isSame(list, expected));
        }
    }

    void leavesElementsWhereTheyAre()
    {
        PagedList<Counted> list;
        list.emplace_back(0);
        const Counted *first = &list[0];
        for (int i = 1; i < 10000; ++i)
            list.emplace_back(i);
        QCOMPARE(&list[0], first);
        QCOMPARE(list[9999].text, QStringLiteral("9999"));
    }

    void canBeUsedAgainAfterClear()
    {
        PagedList<Counted> list;
        for (int round = 0; round < 3; ++round) {
            for (int i = 0; i < 1000; ++i)
                list.emplace_back(i);
            list.pop_front();
            QCOMPARE(list.size(), size_t(999));
            list.clear();
            QVERIFY(list.empty());
            QVERIFY(list.begin() == list.end());
            QCOMPARE(living, 0);
        }
    }

    void isCopiedAndMoved()
    {
        PagedList<Counted> list;
        std::deque<int> expected;
        for (int i = 0; i < 500; ++i) {
            list.emplace_back(i);
            expected.push_back(i);
        }
        list.pop_front();
        expected.pop_front();
        const PagedList<Counted> copy = list;
        QVERIFY(isSame(copy, expected));
        PagedList<Counted> moved = std::move(list);
        QVERIFY(isSame(moved, expected));
        QVERIFY(list.empty()); // NOLINT(bugprone-use-after-move): it promises to be
        list.emplace_back(7);
        QCOMPARE(list.front().text, QStringLiteral("7"));
        moved = copy;
        QVERIFY(isSame(moved, expected));
        moved = {};
        QVERIFY(moved.empty());
    }

    void growsByValueInitializedElements()
    {
        PagedList<qint64> list;
        list.emplace_back(5);
        list.grow(2000);
        QCOMPARE(list.size(), size_t(2000));
        QCOMPARE(list[0], 5);
        QVERIFY(std::all_of(++list.begin(), list.end(), [](qint64 number) { return number == 0; }));
        list.grow(10);
        QCOMPARE(list.size(), size_t(2000));
    }
};

QTEST_APPLESS_MAIN(tst_PagedList)

#include "tst_pagedlist.moc"
