// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/binding/windowmodel.h"
#include "studio/data/talltable.h"
#include "studio/theme/theme.h"

#include <QtCore/QTimer>
#include <QtCore/QPointer>

class QLineEdit;

namespace jw::studio {

/// One band over the columns that edit the same table.
struct GridBand
{
    QString title; ///< "› items"
    QString note; ///< "edits order_items"
    Hue hue = Hue::Slate;
};

/// The head of a grid: bands by node (in joined views), titles with their key glyphs and the sort, a line of filters.
///
/// A click sorts, with Shift adds to the sort; typing in the filter line filters after a moment, Return at once.
class GridHeader : public QHeaderView
{
    Q_OBJECT

public:
    static constexpr int TitleHeight = 28;
    static constexpr int FilterHeight = 28;
    static constexpr int BandHeight = 26;

    explicit GridHeader(QWidget *parent = nullptr);

    void setGrid(WindowModel *model);
    /// One band a node; none: no band.
    void setBands(const QList<GridBand> &bands);
    const QList<GridBand> &bands() const { return m_bands; }
    /// Columns whose filters stand in another header that lies on this one.
    void setCovered(const QList<int> &columns);
    QLineEdit *filterEdit(int column);
    QSize sizeHint() const override;
    /// Pixels that a column's title needs with its glyphs.
    int titleWidth(int column) const;

signals:
    /// A filter's text cannot be read; it stays in its field.
    void filterRefused(int column, const QString &reason);
    /// The person wants the form for the filter of a column; `place` is that of its line on the screen.
    void filterFormRequested(int column, const QRect &place);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int column) const override;
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void updateGeometries() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void placeFilters();
    void applyFilter(int column);
    void showFilters();
    void sortBy(int column, bool add);
    void paintTitle(QPainter *painter, const QRect &rect, int column) const;
    void paintBand(QPainter *painter, const GridBand &band, const QRect &rect) const;
    int bandHeight() const { return m_bands.isEmpty() ? 0 : BandHeight; }
    int sortPlace(int column) const;

    QPointer<WindowModel> m_model; // goes before its view
    QList<GridBand> m_bands;
    QList<int> m_covered;
    QHash<int, QLineEdit *> m_filters;
    QTimer m_typing;
    int m_typedColumn = -1;
};

/// The narrow column left of the rows: pencil, plus or minus with a bar where something is pending.
class GridGutter : public RowGutter
{
    Q_OBJECT

public:
    static constexpr int Width = 26;

    explicit GridGutter(TallTable *table);
    QSize sizeHint() const override;

protected:
    void paintRow(QPainter *painter, const QRect &rect, int row) const override;

private:
    const TallTable &m_table;
};

} // namespace jw::studio
