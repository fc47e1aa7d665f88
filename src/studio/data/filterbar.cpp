// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/filterbar.h"

#include "studio/data/filterpopup.h"
#include "studio/theme/figures.h"
#include "studio/theme/keeptranslated.h"
#include "studio/theme/theme.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtGui/QWheelEvent>
#include <QtWidgets/QFrame>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

/// As wide as its chips where there is room; where there is not, the wheel moves them.
class ChipRoom : public QScrollArea
{
public:
    explicit ChipRoom(QWidget *parent)
        : QScrollArea(parent)
    {
        setFrameShape(QFrame::NoFrame);
        setWidgetResizable(true);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
        setFocusPolicy(Qt::NoFocus);
        setWidget(new QWidget(this));
        widget()->setAutoFillBackground(false);
        viewport()->setAutoFillBackground(false);
    }
    QSize sizeHint() const override { return widget()->sizeHint(); }
    QSize minimumSizeHint() const override { return {0, widget()->sizeHint().height()}; }

protected:
    void wheelEvent(QWheelEvent *event) override
    {
        const QPoint turn = event->angleDelta();
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - (turn.x() != 0 ? turn.x() : turn.y()));
    }
};

} // namespace

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent)
    , m_room(new ChipRoom(this))
    , m_chips(new QHBoxLayout(m_room->widget()))
    , m_add(new QPushButton(this))
    , m_absent(new QLabel(this))
    , m_count(new QLabel(this))
{
    setObjectName(u"filterBar"_s);
    setFixedHeight(36);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(34, 0, 12, 0);
    layout->setSpacing(8);
    m_chips->setContentsMargins(0, 0, 0, 0);
    m_chips->setSpacing(8);
    m_add->setObjectName(u"addFilter"_s);
    m_add->setFlat(true);
    m_add->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); // a word is not cut
    m_add->setFocusPolicy(Qt::NoFocus); // Ctrl+F goes to the filters
    m_add->setCursor(Qt::PointingHandCursor);
    m_add->setFont(Theme::instance().font(FontRole::Small));
    m_absent->setObjectName(u"notInDatabase"_s);
    m_absent->setFont(Theme::instance().font(FontRole::Small));
    m_count->setObjectName(u"rowCount"_s);
    m_count->setFont(Theme::instance().font(FontRole::Small));
    layout->addWidget(m_room);
    layout->addWidget(m_add);
    layout->addStretch();
    layout->addWidget(m_absent);
    layout->addWidget(m_count);
    connect(m_add, &QPushButton::clicked, this, &FilterBar::showColumns);
    connect(&Theme::instance(), &Theme::changed, this, &FilterBar::restyle);
    restyle();
    keepTranslated(this, [this] {
        m_add->setText(tr("Add filter"));
        setNotInDatabase(m_absentColumns);
        if (m_model)
            rebuild();
    });
}

void FilterBar::setGrid(WindowModel *model)
{
    m_model = model;
    connect(model, &WindowModel::filtersChanged, this, &FilterBar::rebuild);
    connect(model, &WindowModel::countChanged, this, [this] { setRowsInSight(m_first, m_last); });
    rebuild();
}

void FilterBar::setNotInDatabase(const QStringList &columns)
{
    m_absentColumns = columns;
    m_absent->setVisible(!columns.isEmpty());
    m_absent->setText(columns.size() == 1 ? tr("%1 is not in the database yet").arg(columns.first())
                                          : tr("%n columns are not in the database yet", nullptr, int(columns.size())));
    m_absent->setToolTip(columns.join(u'\n'));
}

void FilterBar::restyle()
{
    const Theme &theme = Theme::instance();
    setStyleSheet(u"QPushButton#addFilter { border: none; background: transparent; color: %1; padding: 0 2px; min-width: 0; }"
                  "QPushButton#addFilter:hover { color: %2; }"
                  "QLabel { color: %1; }"
                  "QFrame#chip { border: 1px solid %3; border-radius: 4px; background: %4; }"
                  "QPushButton#chipText { border: none; background: transparent; color: %2; padding: 0; min-width: 0; }"
                  "QToolButton { border: none; background: transparent; padding: 0; }"_s.arg(theme.color(Token::Muted).name(),
                      theme.color(Token::Text).name(), theme.color(Token::Hair2).name(), theme.color(Token::Button).name()));
    if (m_model)
        rebuild();
}

void FilterBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::Panel));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(Token::Hair));
    painter.drawPixmap(QRect(10, 10, 16, 16), theme.pixmap(u"filter"_s, 16, theme.color(Token::Muted), devicePixelRatioF()));
}

QWidget *FilterBar::makeChip(int column)
{
    auto *chip = new QFrame(this);
    chip->setObjectName(u"chip"_s);
    chip->setFixedHeight(24);
    const QString filter = m_model->filterText(column);
    const bool word = !filter.isEmpty() && filter.at(0).isLetterOrNumber();
    auto *text = new QPushButton(m_model->column(column).title + (word ? u": "_s : u" "_s) + filter, chip);
    text->setObjectName(u"chipText"_s);
    text->setFont(Theme::instance().font(FontRole::Small));
    text->setFlat(true);
    auto *remove = new QToolButton(chip);
    remove->setObjectName("removeFilter_"_L1 + m_model->column(column).column.name);
    remove->setAccessibleName(tr("Remove the filter"));
    remove->setIcon(Theme::instance().icon(u"close"_s));
    remove->setIconSize(QSize(12, 12));
    remove->setFixedSize(14, 22);
    auto *layout = new QHBoxLayout(chip);
    layout->setContentsMargins(8, 0, 6, 0);
    layout->setSpacing(6);
    layout->addWidget(text);
    layout->addWidget(remove);
    connect(text, &QPushButton::clicked, this, [this, column, text] { editBelow(column, text); });
    connect(remove, &QToolButton::clicked, this, [this, column] { m_model->setFilter(column, {}); });
    return chip;
}

void FilterBar::rebuild()
{
    while (QLayoutItem *item = m_chips->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // one of them may be reporting a click
        delete item;
    }
    for (const int column : m_model->filteredColumns())
        m_chips->addWidget(makeChip(column));
    m_room->updateGeometry();
}

void FilterBar::showColumns()
{
    QMenu menu(this);
    for (int column = 0; column < m_model->columnCount(); ++column)
        menu.addAction(m_model->column(column).title, this, [this, column] { editBelow(column, m_add); });
    menu.exec(m_add->mapToGlobal(QPoint(0, m_add->height())));
}

void FilterBar::editBelow(int column, const QWidget *widget)
{
    editFilter(column, QRect(widget->mapToGlobal(QPoint(0, 0)), widget->size()));
}

void FilterBar::editFilter(int column, const QRect &place)
{
    if (!m_popup)
        m_popup = new FilterPopup(parentWidget()); // the bar's style is not for it
    m_popup->popUp(*m_model, column, place);
}

QString FilterBar::countText() const
{
    return m_count->text();
}

void FilterBar::setRowsInSight(int first, int last)
{
    m_first = first;
    m_last = last;
    if (!m_model)
        return;
    const QLocale locale;
    const int rows = m_model->rowCount();
    if (m_model->isFirstLoad() && rows == 0) {
        m_count->setText(tr("reading…"));
        return;
    }
    const QString total = (m_model->isCountExact() ? QString() : u"≈ "_s) + locale.toString(rows);
    if (first < 0 || rows == 0)
        m_count->setText(rows == 0 ? tr("no rows") : tr("%1 rows").arg(total));
    else
        m_count->setText(tr("%1–%2 of %3").arg(locale.toString(first + 1), locale.toString(std::min(last + 1, rows)), total));
}

} // namespace jw::studio
