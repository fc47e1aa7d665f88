// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/pinnedcolumns.h"

#include <QtGui/QPainter>
#include <QtWidgets/QScrollBar>

using namespace Qt::StringLiterals;

namespace jw::studio {

PinnedColumns::PinnedColumns(GridView &main)
    : GridView(&main)
    , m_main(main)
{
    setObjectName(u"pinnedColumns"_s);
    setGrid(main.grid());
    disconnect(main.grid(), &GridModel::refused, this, nullptr); // the first view says it
    setSelectionModel(main.selectionModel());
    setFocusPolicy(Qt::NoFocus);
    setFocusProxy(&main);
    verticalHeader()->hide();
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setContextMenuPolicy(Qt::CustomContextMenu);
    header()->setContextMenuPolicy(Qt::CustomContextMenu);
    header()->setSectionsMovable(false);
    connect(this, &QWidget::customContextMenuRequested, &main, &QWidget::customContextMenuRequested);
    connect(this, &GridView::panelWanted, &main, &GridView::panelWanted);
    connect(this, &GridView::typed, &main, &GridView::typed);
    connect(this, &GridView::refused, &main, &GridView::refused);
    connect(this, &GridView::recordWanted, &main, &GridView::recordWanted);
    connect(header(), &GridHeader::filterRefused, main.header(), &GridHeader::filterRefused);
    connect(header(), &GridHeader::filterFormRequested, main.header(), &GridHeader::filterFormRequested);
    connect(header(), &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        if (!m_following && width > 0)
            m_main.setFixedColumnWidth(column, width);
    });
    connect(main.header(), &QHeaderView::sectionResized, this, &PinnedColumns::follow);
    connect(main.header(), &QHeaderView::geometriesChanged, this, &PinnedColumns::follow);
    connect(main.verticalScrollBar(), &QScrollBar::valueChanged, this, &PinnedColumns::followRows);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, main.verticalScrollBar(), &QScrollBar::setValue);
}

void PinnedColumns::setColumns(const QList<int> &columns)
{
    m_columns = columns;
    follow();
}

int PinnedColumns::covered() const
{
    int width = 0;
    for (const int column : m_columns)
        width += m_main.isColumnHidden(column) ? 0 : m_main.columnWidth(column);
    return width;
}

void PinnedColumns::follow()
{
    if (m_following)
        return;
    m_following = true;
    for (int column = 0; column < header()->count(); ++column)
        setColumnHidden(column, !m_columns.contains(column) || m_main.isColumnHidden(column));
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        header()->moveSection(header()->visualIndex(m_columns.at(i)), int(i));
        if (!isColumnHidden(m_columns.at(i)))
            setFixedColumnWidth(m_columns.at(i), m_main.columnWidth(m_columns.at(i)));
    }
    const QRect room = m_main.viewport()->geometry();
    const int top = m_main.horizontalHeader()->geometry().top();
    setGeometry(room.left(), top, std::min(covered(), room.width()), room.bottom() - top + 1);
    setVisible(covered() > 0);
    raise();
    followRows();
    m_following = false;
}

void PinnedColumns::followRows()
{
    verticalScrollBar()->setValue(m_main.verticalScrollBar()->value());
}

/// Tab goes on in the first view, which has all columns.
void PinnedColumns::closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint)
{
    const bool isGivenUp = hint == QAbstractItemDelegate::RevertModelCache;
    GridView::closeEditor(editor, isGivenUp ? hint : QAbstractItemDelegate::NoHint);
    m_main.goOn(hint);
}

void PinnedColumns::mousePressEvent(QMouseEvent *event)
{
    m_main.setFocus();
    GridView::mousePressEvent(event);
}

/// A line marks the edge under which the other columns scroll.
void PinnedColumns::paintEvent(QPaintEvent *event)
{
    TallTable::paintEvent(event);
    QPainter painter(viewport());
    painter.fillRect(QRect(viewport()->width() - 1, 0, 1, viewport()->height()), Theme::instance().color(Token::Hair2));
}

} // namespace jw::studio
