// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "data/sampledatabase.h"
#include "studio/data/recordsview.h"

#include <QtWidgets/QtWidgets>

namespace jw::test {

using namespace jw::studio;
using namespace Qt::StringLiterals;

/// A tab over one table of the sample shop, shown and filled.
struct RecordsTab
{
    explicit RecordsTab(const QString &table = u"orders"_s)
    {
        QSettings().clear();
        view = std::make_unique<RecordsView>(*sample.database, sample.table(table), selection);
        view->resize(1000, 600);
        view->show();
        filled = QTest::qWaitFor([this] { return grid().isCountExact() && !grid().isLoading(0); }, 20'000);
    }
    RecordsModel &grid() const { return view->records(); }
    GridView *cells() const { return view->view(); }
    int column(const QString &name) const { return grid().columnOf(grid().table().column(name)->id); }
    QModelIndex at(int row, const QString &name) const { return grid().index(row, column(name)); }
    GridCell cell(int row, const QString &name) const { return grid().cell(row, column(name)); }
    void go(int row, const QString &name)
    {
        cells()->setFocus();
        cells()->goTo(at(row, name));
    }
    QString id(int row) const { return cell(row, u"id"_s).text; }
    QLineEdit *filter(const QString &name) const { return cells()->filterEdit(column(name)); }
    bool isFilled(int row) const { return !grid().isLoading(row); }

    SampleDatabase sample;
    Selection selection;
    std::unique_ptr<RecordsView> view;
    bool filled = false;
};

} // namespace jw::test
