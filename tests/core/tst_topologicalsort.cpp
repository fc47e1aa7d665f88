// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "joinwright/core/topologicalsort.h"

#include <QtTest/QtTest>

using namespace jw;

class tst_TopologicalSort : public QObject
{
    Q_OBJECT

private slots:
    void putsDependenciesFirstAndKeepsTheOrderOfEquals()
    {
        const auto result = topologicalSort({{2}, {}, {1}, {}});
        QCOMPARE(result.order, (QList<int> {1, 2, 0, 3}));
        QVERIFY(result.cut.isEmpty());
    }

    void cutsACycleOnceAndSaysWhere()
    {
        const auto result = topologicalSort({{1}, {2}, {0}});
        QCOMPARE(result.order.size(), 3);
        QCOMPARE(result.cut, (QList<std::pair<int, int>> {{2, 0}}));
    }

    void doesNotCallASelfReferenceACycle()
    {
        QVERIFY(topologicalSort({{0}}).cut.isEmpty());
    }

    void sortsDeepChainsWithoutRecursion()
    {
        QList<QList<int>> chain;
        for (int i = 0; i < 200000; ++i)
            chain.append(i + 1 < 200000 ? QList<int> {i + 1} : QList<int> {});
        QCOMPARE(topologicalSort(chain).order.first(), 199999);
    }
};

QTEST_GUILESS_MAIN(tst_TopologicalSort)
#include "tst_topologicalsort.moc"
