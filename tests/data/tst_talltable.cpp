// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/talltable.h"

#include <QtTest/QtTest>
#include <QtWidgets/QScrollBar>

#include <memory>

using namespace jw::studio;
using namespace Qt::StringLiterals;

namespace {

constexpr int Many = 80'000'000;

/// As many rows as wanted, of nothing but places.
class Places : public QAbstractTableModel
{
public:
    explicit Places(int rows)
        : m_rows(rows)
    {
    }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_rows; }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 4; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(u"%1:%2"_s.arg(index.row()).arg(index.column())) : QVariant();
    }
    void append(int rows)
    {
        beginInsertRows({}, m_rows, m_rows + rows - 1);
        m_rows += rows;
        endInsertRows();
    }
    void removeLast(int rows)
    {
        beginRemoveRows({}, m_rows - rows, m_rows - 1);
        m_rows -= rows;
        endRemoveRows();
    }

private:
    int m_rows;
};

class Gutter : public RowGutter
{
public:
    using RowGutter::RowGutter;
    QSize sizeHint() const override { return {30, 0}; }
    mutable QSet<int> painted;

protected:
    void paintRow(QPainter *, const QRect &, int row) const override { painted.insert(row); }
};

/// Notes which cells it was asked to paint, and where.
class Painted : public QAbstractItemDelegate
{
public:
    void paint(QPainter *, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        cells.insert({index.row(), index.column()}, option.rect);
        if (option.state & QStyle::State_Selected)
            selected.insert({index.row(), index.column()});
    }
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {100, TallTable::RowHeight}; }
    mutable QHash<std::pair<int, int>, QRect> cells;
    mutable QSet<std::pair<int, int>> selected;
};

} // namespace

class tst_TallTable : public QObject
{
    Q_OBJECT

private:
    /// A table of the rows with room for ten whole ones and a piece, columns of 100 pixels.
    struct Bench
    {
        explicit Bench(int rows)
            : model(rows)
        {
            table.setVerticalHeader(gutter = new Gutter(&table));
            table.setItemDelegate(&delegate);
            table.setFrameShape(QFrame::NoFrame);
            table.horizontalHeader()->setMinimumSectionSize(20);
            table.horizontalHeader()->setDefaultSectionSize(100);
            table.setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
            table.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
            table.setModel(&model);
            table.resize(30 + 350, table.horizontalHeader()->sizeHint().height() + 10 * TallTable::RowHeight + 10);
            table.show();
        }
        QModelIndex at(int row, int column) const { return model.index(row, column); }
        void click(int row, int column, Qt::KeyboardModifiers modifiers = {})
        {
            QTest::mouseClick(table.viewport(), Qt::LeftButton, modifiers, table.visualRect(at(row, column)).center());
        }
        QPoint inGutter(int row) const { return {5, (row - table.topRow()) * TallTable::RowHeight + 5}; }
        QList<int> selectedRows() const
        {
            QList<int> rows;
            for (const QModelIndex &index : table.selectionModel()->selectedRows())
                rows.append(index.row());
            std::sort(rows.begin(), rows.end());
            return rows;
        }

        Places model;
        Painted delegate;
        TallTable table;
        Gutter *gutter = nullptr;
    };

private slots:
    void aRowsPlaceIsAProduct()
    {
        Bench bench(Many);
        QCOMPARE(bench.table.viewport()->geometry().left(), 30);
        QCOMPARE(bench.table.visualRect(bench.at(3, 1)), QRect(100, 72, 100, 24));
        bench.table.verticalScrollBar()->setValue(Many - 20);
        QCOMPARE(bench.table.topRow(), Many - 20);
        QCOMPARE(bench.table.indexAt({150, 49}), bench.at(Many - 18, 1));
        QCOMPARE(bench.table.rowAt(-1), Many - 21);
        QCOMPARE(bench.table.rowAt(-25), Many - 22);
        QCOMPARE(bench.table.visualRect(bench.at(Many - 1, 0)).top(), 19 * 24);
    }

    void nothingIsFoundBeyondTheLastRow()
    {
        Bench bench(3);
        QCOMPARE(bench.table.indexAt({10, 71}), bench.at(2, 0));
        QVERIFY(!bench.table.indexAt({10, 72}).isValid());
        QVERIFY(!bench.table.indexAt({10, -1}).isValid());
        QCOMPARE(bench.table.verticalScrollBar()->maximum(), 0);
    }

    void theLastRowCanBeSeenWhole()
    {
        Bench bench(Many);
        bench.table.scrollToBottom();
        QCOMPARE(bench.table.topRow(), Many - 10);
        const QRect last = bench.table.visualRect(bench.at(Many - 1, 0));
        QVERIFY(last.bottom() < bench.table.viewport()->height());
    }

    void scrollToMovesNoFurtherThanNeeded()
    {
        Bench bench(1000);
        bench.table.scrollTo(bench.at(9, 0));
        QCOMPARE(bench.table.topRow(), 0);
        bench.table.scrollTo(bench.at(10, 0));
        QCOMPARE(bench.table.topRow(), 1);
        bench.table.scrollTo(bench.at(0, 0));
        QCOMPARE(bench.table.topRow(), 0);
        bench.table.scrollTo(bench.at(500, 0), QAbstractItemView::PositionAtTop);
        QCOMPARE(bench.table.topRow(), 500);
        bench.table.scrollTo(bench.at(500, 0), QAbstractItemView::PositionAtBottom);
        QCOMPARE(bench.table.topRow(), 491);
        bench.table.scrollTo(bench.at(500, 0), QAbstractItemView::PositionAtCenter);
        QCOMPARE(bench.table.topRow(), 496);
        bench.table.scrollTo(bench.at(500, 3));
        QCOMPARE(bench.table.horizontalScrollBar()->value(), 50);
    }

    void rowsThatComeAndGoChangeTheRange()
    {
        Bench bench(5);
        QCOMPARE(bench.table.verticalScrollBar()->maximum(), 0);
        bench.model.append(Many);
        QCOMPARE(bench.table.verticalScrollBar()->maximum(), Many - 5);
        bench.table.scrollToBottom();
        bench.model.removeLast(Many - 15);
        QCOMPARE(bench.table.verticalScrollBar()->maximum(), 10);
        QCOMPARE(bench.table.topRow(), 10);
    }

    void onlyWhatIsInSightIsPainted()
    {
        Bench bench(Many);
        bench.table.verticalScrollBar()->setValue(1000);
        bench.table.setColumnHidden(1, true);
        bench.table.horizontalHeader()->moveSection(bench.table.horizontalHeader()->visualIndex(3), 0);
        bench.delegate.cells.clear();
        bench.gutter->painted.clear();
        bench.table.grab();
        QCOMPARE(bench.delegate.cells.size(), 11 * 3);
        QCOMPARE(bench.delegate.cells.value({1000, 3}), QRect(0, 0, 100, 24));
        QCOMPARE(bench.delegate.cells.value({1010, 2}), QRect(200, 240, 100, 24));
        QVERIFY(!bench.delegate.cells.contains({1000, 1}));
        QCOMPARE(bench.gutter->painted.size(), 11);
        QVERIFY(bench.gutter->painted.contains(1010));
    }

    void whatChangesIsPaintedAgain()
    {
        Bench bench(Many);
        QTRY_VERIFY(bench.delegate.cells.contains({0, 1}));
        QCoreApplication::processEvents();
        bench.delegate.cells.clear();
        QCoreApplication::processEvents();
        QVERIFY(bench.delegate.cells.isEmpty());
        emit bench.model.dataChanged(bench.model.index(0, 1), bench.model.index(Many - 1, 1)); // as when labels arrive
        QTRY_VERIFY(bench.delegate.cells.contains({0, 1}));
    }

    void selectedCellsArePaintedSo()
    {
        Bench bench(100);
        bench.click(2, 1);
        bench.click(4, 2, Qt::ShiftModifier);
        bench.delegate.selected.clear();
        bench.table.grab();
        const QSet<std::pair<int, int>> expected {{2, 1}, {2, 2}, {3, 1}, {3, 2}, {4, 1}, {4, 2}};
        QCOMPARE(bench.delegate.selected, expected);
    }

    void aDragSelectsWhatIsBetweenInTheOrderSeen()
    {
        Bench bench(100);
        bench.table.horizontalHeader()->moveSection(3, 0); // seen: 3 0 1 2
        QTest::mousePress(bench.table.viewport(), Qt::LeftButton, {}, bench.table.visualRect(bench.at(5, 0)).center());
        QTest::mouseMove(bench.table.viewport(), bench.table.visualRect(bench.at(4, 3)).center());
        QTest::mouseRelease(bench.table.viewport(), Qt::LeftButton, {}, bench.table.visualRect(bench.at(4, 3)).center());
        QCOMPARE(bench.table.selectionModel()->selectedIndexes().size(), 4);
        for (const auto &[row, column] : {std::pair(4, 0), std::pair(4, 3), std::pair(5, 0), std::pair(5, 3)})
            QVERIFY(bench.table.selectionModel()->isSelected(bench.at(row, column)));
    }

    void theGutterSelectsRows()
    {
        Bench bench(100);
        QWidget *gutter = bench.gutter->viewport();
        QTest::mouseClick(gutter, Qt::LeftButton, {}, bench.inGutter(3));
        QCOMPARE(bench.selectedRows(), QList<int>({3}));
        QTest::mouseClick(gutter, Qt::LeftButton, Qt::ShiftModifier, bench.inGutter(5));
        QCOMPARE(bench.selectedRows(), QList<int>({3, 4, 5}));
        QTest::mouseClick(gutter, Qt::LeftButton, Qt::ControlModifier, bench.inGutter(4));
        QCOMPARE(bench.selectedRows(), QList<int>({3, 5}));
        QTest::mousePress(gutter, Qt::LeftButton, {}, bench.inGutter(7));
        QTest::mouseMove(gutter, bench.inGutter(6));
        QTest::mouseRelease(gutter, Qt::LeftButton, {}, bench.inGutter(6));
        QCOMPARE(bench.selectedRows(), QList<int>({6, 7}));
    }

    void keysMoveAsSeen_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<QPoint>("expected"); // column and row, from column 2 (the second seen) of row 50
        const Qt::KeyboardModifiers none;
        const Qt::KeyboardModifiers control = Qt::ControlModifier;
        QTest::newRow("down") << int(Qt::Key_Down) << none << QPoint(2, 51);
        QTest::newRow("up") << int(Qt::Key_Up) << none << QPoint(2, 49);
        QTest::newRow("right over a hidden one") << int(Qt::Key_Right) << none << QPoint(0, 50);
        QTest::newRow("left") << int(Qt::Key_Left) << none << QPoint(3, 50);
        QTest::newRow("page down") << int(Qt::Key_PageDown) << none << QPoint(2, 60);
        QTest::newRow("page up") << int(Qt::Key_PageUp) << none << QPoint(2, 40);
        QTest::newRow("home") << int(Qt::Key_Home) << none << QPoint(3, 50);
        QTest::newRow("end") << int(Qt::Key_End) << none << QPoint(0, 50);
        QTest::newRow("first cell") << int(Qt::Key_Home) << control << QPoint(3, 0);
        QTest::newRow("last cell") << int(Qt::Key_End) << control << QPoint(0, Many - 1);
        QTest::newRow("last row") << int(Qt::Key_Down) << control << QPoint(2, Many - 1);
        QTest::newRow("first row") << int(Qt::Key_Up) << control << QPoint(2, 0);
    }

    void keysMoveAsSeen()
    {
        QFETCH(int, key);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QFETCH(QPoint, expected);
        Bench bench(Many);
        bench.table.setColumnHidden(1, true);
        bench.table.horizontalHeader()->moveSection(3, 0);
        bench.table.horizontalHeader()->moveSection(3, 1); // seen: 3 2 0 (1)
        bench.table.setCurrentIndex(bench.at(50, 2));
        QTest::keyClick(&bench.table, Qt::Key(key), modifiers);
        QCOMPARE(QPoint(bench.table.currentIndex().column(), bench.table.currentIndex().row()), expected);
        QVERIFY(bench.table.viewport()->rect().contains(bench.table.visualRect(bench.table.currentIndex()).center()));
    }

    void tabGoesOnInTheNextRowAndEndsWithTheLastCell()
    {
        Bench bench(2);
        bench.table.setCurrentIndex(bench.at(0, 3));
        QTest::keyClick(&bench.table, Qt::Key_Tab);
        QCOMPARE(bench.table.currentIndex(), bench.at(1, 0));
        QTest::keyClick(&bench.table, Qt::Key_Backtab);
        QCOMPARE(bench.table.currentIndex(), bench.at(0, 3));
        bench.table.setCurrentIndex(bench.at(1, 3));
        QTest::keyClick(&bench.table, Qt::Key_Tab);
        QCOMPARE(bench.table.currentIndex(), bench.at(1, 3));
    }

    void aWheelOverTheGutterScrolls()
    {
        Bench bench(1000);
        QWheelEvent wheel({5, 5}, bench.gutter->viewport()->mapToGlobal(QPointF(5, 5)), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
            Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(bench.gutter->viewport(), &wheel);
        QVERIFY(bench.table.topRow() > 0);
    }

    void withoutAModelThereIsNothing()
    {
        Bench bench(10);
        bench.table.setModel(nullptr);
        bench.table.grab();
        QVERIFY(!bench.table.indexAt({10, 10}).isValid());
        bench.table.setModel(&bench.model);
        QCOMPARE(bench.table.indexAt({10, 10}), bench.at(0, 0));
    }
};

QTEST_MAIN(tst_TallTable)
#include "tst_talltable.moc"
