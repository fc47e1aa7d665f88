// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/selection/selection.h"

#include <QtTest/QtTest>

using namespace jw;
using namespace jw::studio;

class tst_Selection : public QObject
{
    Q_OBJECT

private slots:
    void currentIsTheLastUnlessSaidOtherwise()
    {
        const Id a = Id::create();
        const Id b = Id::create();
        Selection selection;
        selection.select({a, b});
        QCOMPARE(selection.current(), b);
        selection.select({a, b}, a);
        QCOMPARE(selection.current(), a);
        selection.clear();
        QVERIFY(selection.current().isNull());
        QVERIFY(selection.isEmpty());
    }

    void sameSelectionIsNoNews()
    {
        const Id a = Id::create();
        Selection selection;
        QSignalSpy changed(&selection, &Selection::changed);
        selection.select(a);
        selection.select({a});
        QCOMPARE(changed.count(), 1);
    }

    void hoveredAndRowTravelBesideTheSelection()
    {
        Selection selection;
        QSignalSpy changed(&selection, &Selection::changed);
        QSignalSpy hovered(&selection, &Selection::hoveredChanged);
        QSignalSpy row(&selection, &Selection::rowChanged);
        const Id table = Id::create();

        selection.setHovered(table);
        selection.setRow({table, {Value(17)}});
        selection.setRow({table, {Value(17)}});

        QCOMPARE(changed.count(), 0);
        QCOMPARE(hovered.count(), 1);
        QCOMPARE(row.count(), 1);
        QCOMPARE(selection.row().key, QList<Value> {Value(17)});
    }
};

QTEST_GUILESS_MAIN(tst_Selection)
#include "tst_selection.moc"
