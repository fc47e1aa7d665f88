// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/core/blockpool.h"

#include <QtCore/QFile>
#include <QtCore/QRandomGenerator>
#include <QtCore/QSet>
#include <QtTest/QtTest>

#include <cstring>
#include <thread>
#include <vector>

using namespace jw;

namespace {

constexpr size_t Mebi = 1024 * 1024;

/// Fills a block with a number that no other has, and tells whether it still has it throughout.
void mark(void *block, size_t size, quint32 number)
{
    std::fill_n(static_cast<quint32 *>(block), size / sizeof(quint32), number);
}

bool isMarked(const void *block, size_t size, quint32 number)
{
    const auto *words = static_cast<const quint32 *>(block);
    return std::all_of(words, words + size / sizeof(quint32), [number](quint32 word) { return word == number; });
}

template<typename Pool>
void takeAndGiveAtRandom(quint32 seed, bool *isIntact)
{
    QRandomGenerator random(seed);
    std::vector<std::pair<void *, quint32>> taken;
    for (quint32 i = 0; i < 6000; ++i) {
        if (taken.size() > 900 || (!taken.empty() && random.bounded(5) < 2)) {
            std::swap(taken[size_t(random.bounded(int(taken.size())))], taken.back());
            *isIntact = *isIntact && isMarked(taken.back().first, Pool::Size, taken.back().second);
            Pool::give(taken.back().first);
            taken.pop_back();
        } else {
            taken.emplace_back(Pool::take(), seed * 10000 + i);
            mark(taken.back().first, Pool::Size, taken.back().second);
        }
    }
    for (const auto &[block, number] : taken) {
        *isIntact = *isIntact && isMarked(block, Pool::Size, number);
        Pool::give(block);
    }
}

/// Of the program, in memory; 0 where the system does not tell.
size_t residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').at(1).toULongLong() * 4096 : 0;
}

#ifdef __SANITIZE_ADDRESS__
constexpr bool KeepsWhatIsFreed = true;
#else
constexpr bool KeepsWhatIsFreed = false;
#endif

} // namespace

class tst_BlockPool : public QObject
{
    Q_OBJECT

private slots:
    void alignsEachBlockToItsSize()
    {
        std::vector<void *> pages;
        std::vector<void *> slabs;
        for (int i = 0; i < 1500; ++i) { // three large pages and the first part of one
            pages.push_back(PagePool::take());
            slabs.push_back(SlabPool::take());
            QCOMPARE(quintptr(pages.back()) % PagePool::Size, quintptr(0));
            QCOMPARE(quintptr(slabs.back()) % SlabPool::Size, quintptr(0));
        }
        QCOMPARE(QSet<void *>(pages.begin(), pages.end()).size(), 1500);
        std::for_each(pages.begin(), pages.end(), &PagePool::give);
        std::for_each(slabs.begin(), slabs.end(), &SlabPool::give);
    }

    void keepsBlocksOfManyThreadsApart()
    {
        bool isIntact[] = {true, true, true, true};
        std::vector<std::thread> threads;
        for (quint32 i = 0; i < 4; ++i)
            threads.emplace_back(i % 2 ? &takeAndGiveAtRandom<PagePool> : &takeAndGiveAtRandom<SlabPool>, i + 1, &isIntact[i]);
        for (std::thread &thread : threads)
            thread.join();
        QVERIFY(isIntact[0] && isIntact[1] && isIntact[2] && isIntact[3]);
    }

    void takesBackWhatAnotherThreadTook()
    {
        std::vector<void *> pages(2000);
        std::thread([&] { std::generate(pages.begin(), pages.end(), &PagePool::take); }).join();
        std::for_each(pages.begin(), pages.end(), &PagePool::give);
        std::vector<void *> again(2000);
        std::generate(again.begin(), again.end(), &PagePool::take);
        QCOMPARE(QSet<void *>(again.begin(), again.end()).size(), 2000);
        std::for_each(again.begin(), again.end(), &PagePool::give);
    }

    void givesMemoryBackToTheSystem()
    {
        const size_t before = residentBytes();
        if (KeepsWhatIsFreed || before == 0)
            QSKIP("Only Linux tells how much memory a program has; a sanitizer keeps what was freed");
        std::vector<void *> slabs(4000); // 62 MiB
        std::generate(slabs.begin(), slabs.end(), &SlabPool::take);
        for (void *slab : slabs)
            mark(slab, SlabPool::Size, 1);
        QVERIFY(residentBytes() - before >= 60 * Mebi);
        std::for_each(slabs.begin(), slabs.end(), &SlabPool::give);
        const qint64 left = qint64(residentBytes()) - qint64(before);
        QVERIFY2(left <= qint64(5 * Mebi), qPrintable(QString::number(left))); // the one that stays, and the first
    }

    void putsLargeMemoryIntoLargePages()
    {
        std::vector<quint64, LargeAllocator<quint64>> large(LargePages::Size / sizeof(quint64), 7);
        QCOMPARE(quintptr(large.data()) % LargePages::Size, quintptr(0));
        large.resize(large.size() * 2, 7);
        QCOMPARE(quintptr(large.data()) % LargePages::Size, quintptr(0));
        large.resize(3);
        large.shrink_to_fit();
        QVERIFY(large == (std::vector<quint64, LargeAllocator<quint64>>(3, 7)));
    }
};

QTEST_APPLESS_MAIN(tst_BlockPool)

#include "tst_blockpool.moc"
