// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/gridheader.h"

#include "joinwright/core/error.h"
#include "studio/prompts/errorwords.h"
#include "studio/theme/tiptext.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QToolTip>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

constexpr int HeaderPadding = 8;
constexpr int HeaderGlyph = 14;
constexpr int HeaderTypingPause = 250;

QColor headerColor(Token token)
{
    return Theme::instance().color(token);
}

QFont fontOf(FontRole role)
{
    return Theme::instance().font(role);
}

void drawGlyph(QPainter *painter, const QString &name, const QPoint &topLeft, int size, const QColor &ink)
{
    painter->drawPixmap(QRect(topLeft, QSize(size, size)),
        Theme::instance().pixmap(name, size, ink, painter->device()->devicePixelRatioF()));
}

QString glyphOf(const GridColumn &column)
{
    if (column.primary)
        return u"key"_s;
    return column.reference ? u"fk"_s : QString();
}

} // namespace

GridHeader::GridHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setSectionsMovable(true);
    setHighlightSections(false);
    setMinimumSectionSize(40);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_typing.setSingleShot(true);
    m_typing.setInterval(HeaderTypingPause);
    connect(&m_typing, &QTimer::timeout, this, [this] { applyFilter(m_typedColumn); });
    connect(this, &QHeaderView::sectionResized, this, &GridHeader::placeFilters);
    connect(this, &QHeaderView::sectionMoved, this, &GridHeader::placeFilters);
    connect(this, &QHeaderView::geometriesChanged, this, &GridHeader::placeFilters);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&GridHeader::update));
}

void GridHeader::setGrid(WindowModel *model)
{
    m_model = model;
    connect(model, &WindowModel::sortChanged, viewport(), qOverload<>(&QWidget::update));
    connect(model, &WindowModel::filtersChanged, this, &GridHeader::showFilters);
    connect(model, &WindowModel::modelReset, this, &GridHeader::placeFilters);
    if (auto *view = qobject_cast<QTableView *>(parent()))
        connect(view->horizontalScrollBar(), &QScrollBar::valueChanged, this, &GridHeader::placeFilters);
    showFilters();
}

void GridHeader::setBands(const QList<GridBand> &bands)
{
    m_bands = bands;
    qDeleteAll(m_filters);
    m_filters.clear();
    updateGeometry();
    emit geometriesChanged();
    showFilters();
}

void GridHeader::setCovered(const QList<int> &columns)
{
    m_covered = columns;
    placeFilters();
}

QSize GridHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), bandHeight() + TitleHeight + FilterHeight};
}

int GridHeader::titleWidth(int column) const
{
    const int glyph = glyphOf(m_model->column(column)).isEmpty() ? 0 : HeaderGlyph + 4;
    return QFontMetrics(fontOf(FontRole::UiStrong)).horizontalAdvance(m_model->column(column).title) + 2 * HeaderPadding + glyph + 18;
}

// Painting

int GridHeader::sortPlace(int column) const
{
    const QList<SortKey> &keys = m_model->sortKeys();
    for (int i = 0; i < keys.size(); ++i) {
        if (keys.at(i).column == column)
            return i;
    }
    return -1;
}

void GridHeader::paintSection(QPainter *painter, const QRect &rect, int column) const
{
    if (!m_model || column >= m_model->columnCount())
        return;
    const int top = rect.top() + bandHeight();
    painter->save();
    painter->fillRect(rect, headerColor(Token::Panel));
    painter->fillRect(QRect(rect.left(), top + TitleHeight, rect.width(), FilterHeight), headerColor(Token::Base));
    painter->fillRect(QRect(rect.left(), top + TitleHeight - 1, rect.width(), 1), headerColor(Token::Hair));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), headerColor(Token::Hair));
    painter->fillRect(QRect(rect.right(), top, 1, rect.height() - bandHeight()), headerColor(Token::Hair));
    paintTitle(painter, QRect(rect.left(), top, rect.width(), TitleHeight - 1), column);
    painter->restore();
}

void GridHeader::paintTitle(QPainter *painter, const QRect &rect, int column) const
{
    const GridColumn &at = m_model->column(column);
    const int place = sortPlace(column);
    const QFont face = fontOf(place >= 0 ? FontRole::UiStrong : FontRole::Ui);
    const QString glyph = glyphOf(at);
    QRect inner = rect.adjusted(HeaderPadding, 0, -HeaderPadding - 1, 0);
    if (place >= 0) {
        const bool down = m_model->sortKeys().at(place).descending;
        drawGlyph(painter, down ? u"down"_s : u"up"_s, QPoint(inner.right() - 11, rect.center().y() - 6), 12, headerColor(Token::Muted));
        inner.setRight(inner.right() - 16);
        if (m_model->sortKeys().size() > 1) {
            painter->setFont(fontOf(FontRole::Tiny));
            painter->setPen(headerColor(Token::Muted));
            painter->drawText(inner, Qt::AlignRight | Qt::AlignVCenter, QString::number(place + 1));
            inner.setRight(inner.right() - 12);
        }
    }
    const QFontMetrics metrics(face);
    const int glyphSpace = glyph.isEmpty() ? 0 : HeaderGlyph + 4;
    const QString title = metrics.elidedText(at.title, Qt::ElideRight, std::max(0, inner.width() - glyphSpace));
    const int width = metrics.horizontalAdvance(title);
    const int left = at.rightAligned ? inner.right() + 1 - width - glyphSpace : inner.left();
    if (!glyph.isEmpty())
        drawGlyph(painter, glyph, QPoint(left, rect.center().y() - HeaderGlyph / 2), HeaderGlyph, headerColor(Token::Muted));
    painter->setFont(face);
    painter->setPen(headerColor(Token::Text));
    painter->drawText(QRect(left + glyphSpace, rect.top(), width + 2, rect.height()), Qt::AlignLeft | Qt::AlignVCenter, title);
}

/// Bands are painted over the sections: one run of neighbouring columns of a node each.
void GridHeader::paintEvent(QPaintEvent *event)
{
    QHeaderView::paintEvent(event);
    if (!m_model)
        return;
    QPainter painter(viewport());
    const int end = length() - offset();
    if (end < viewport()->width()) {
        painter.fillRect(QRect(end, 0, viewport()->width() - end, height()), headerColor(Token::Panel));
        painter.fillRect(QRect(end, height() - 1, viewport()->width() - end, 1), headerColor(Token::Hair));
    }
    for (int visual = 0; !m_bands.isEmpty() && visual < count();) {
        const int node = m_model->column(logicalIndex(visual)).node;
        const int left = sectionViewportPosition(logicalIndex(visual));
        int right = left;
        for (; visual < count() && m_model->column(logicalIndex(visual)).node == node; ++visual)
            right += sectionSize(logicalIndex(visual));
        if (right > left)
            paintBand(&painter, m_bands.at(node), QRect(left, 0, right - left, BandHeight));
    }
}

void GridHeader::paintBand(QPainter *painter, const GridBand &band, const QRect &rect) const
{
    const HueTones tones = Theme::instance().hue(band.hue);
    painter->fillRect(rect, tones.header);
    painter->fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), tones.label);
    painter->fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), headerColor(Token::Base));
    // The name stays in sight while its columns scroll.
    QRect text = rect.adjusted(HeaderPadding, 0, -HeaderPadding, -2);
    text.setLeft(std::max(text.left(), HeaderPadding));
    painter->setClipRect(rect);
    painter->setPen(tones.label);
    painter->setFont(fontOf(FontRole::UiStrong));
    painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter, band.title);
    text.setLeft(text.left() + painter->fontMetrics().horizontalAdvance(band.title) + HeaderPadding);
    painter->setFont(fontOf(FontRole::Small));
    painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter, painter->fontMetrics().elidedText(band.note, Qt::ElideRight, text.width()));
    painter->setClipping(false);
}

// Sorting

void GridHeader::mouseReleaseEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    const bool resizing = cursor().shape() == Qt::SplitHCursor;
    const int column = logicalIndexAt(at);
    const QSize before(length(), visualIndex(column));
    QHeaderView::mouseReleaseEvent(event);
    const bool onTitle = at.y() >= bandHeight() && at.y() < bandHeight() + TitleHeight;
    if (event->button() == Qt::LeftButton && onTitle && !resizing && column >= 0
        && before == QSize(length(), visualIndex(column)))
        sortBy(column, event->modifiers() & Qt::ShiftModifier);
}

/// Ascending, descending, not at all.
void GridHeader::sortBy(int column, bool add)
{
    QList<SortKey> keys = add ? m_model->sortKeys() : QList<SortKey>();
    const int known = sortPlace(column);
    const bool wasDescending = known >= 0 && m_model->sortKeys().at(known).descending;
    if (known < 0)
        keys.append({column, false});
    else if (!wasDescending && add)
        keys[known].descending = true;
    else if (!wasDescending)
        keys = {{column, true}};
    else if (add)
        keys.removeAt(known);
    m_model->setSort(keys);
}

// Filters

QLineEdit *GridHeader::filterEdit(int column)
{
    QLineEdit *&edit = m_filters[column];
    if (edit)
        return edit;
    edit = new QLineEdit(viewport());
    const GridColumn &at = m_model->column(column);
    edit->setObjectName("filter_"_L1 + at.column.name);
    edit->setAccessibleName(tr("Filter %1").arg(at.title));
    edit->setPlaceholderText(tr("Filter"));
    edit->setFrame(false);
    edit->setStyleSheet(u"QLineEdit { border: none; background: transparent; padding: 0 7px; min-height: 0; }"_s);
    edit->setFont(fontOf(FontRole::Small));
    edit->setAlignment(at.rightAligned ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    edit->setText(m_model->filterText(column));
    edit->installEventFilter(this);
    connect(edit, &QLineEdit::textEdited, this, [this, column] {
        if (m_typing.isActive() && m_typedColumn != column)
            applyFilter(m_typedColumn);
        m_typedColumn = column;
        m_typing.start();
    });
    connect(edit, &QLineEdit::returnPressed, this, [this, column] { applyFilter(column); });
    return edit;
}

void GridHeader::applyFilter(int column)
{
    m_typing.stop();
    QLineEdit *edit = m_filters.value(column);
    if (!m_model || !edit)
        return;
    QPalette palette = edit->palette();
    try {
        m_model->setFilter(column, edit->text());
        palette.setColor(QPalette::Text, headerColor(Token::Text));
        edit->setProperty("applied", !edit->text().isEmpty());
        edit->setToolTip({});
    } catch (const Error &error) {
        palette.setColor(QPalette::Text, headerColor(Token::Error));
        edit->setToolTip(tipText(wordsOf(error)));
        emit filterRefused(column, wordsOf(error));
    }
    edit->setPalette(palette);
}

void GridHeader::showFilters()
{
    if (!m_model)
        return;
    for (auto it = m_filters.cbegin(); it != m_filters.cend(); ++it) {
        if (it.key() >= m_model->columnCount())
            continue;
        // What is being typed stays as it is, unless its filter was taken away elsewhere.
        const QString text = m_model->filterText(it.key());
        if (!it.value()->hasFocus() || (text.isEmpty() && it.value()->property("applied").toBool()))
            it.value()->setText(text);
    }
    placeFilters();
    viewport()->update();
}

void GridHeader::updateGeometries()
{
    QHeaderView::updateGeometries();
    placeFilters();
}

/// Fields exist for the columns in sight only.
void GridHeader::placeFilters()
{
    if (!m_model)
        return;
    const int top = bandHeight() + TitleHeight;
    for (int column = 0; column < std::min(count(), m_model->columnCount()); ++column) {
        const int left = sectionViewportPosition(column);
        const bool inSight = !isSectionHidden(column) && !m_covered.contains(column) && left < viewport()->width() && left + sectionSize(column) > 0;
        if (!inSight && !m_filters.contains(column))
            continue;
        QLineEdit *edit = filterEdit(column);
        edit->setGeometry(left, top, sectionSize(column) - 1, FilterHeight - 1);
        edit->setVisible(inSight);
    }
}

bool GridHeader::eventFilter(QObject *watched, QEvent *event)
{
    auto *edit = qobject_cast<QLineEdit *>(watched);
    if (edit && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int column = m_filters.key(edit, -1);
        if (key == Qt::Key_Escape && !edit->text().isEmpty()) {
            edit->clear();
            applyFilter(column);
            return true;
        }
        if (key == Qt::Key_F4) {
            emit filterFormRequested(column, QRect(edit->mapToGlobal(QPoint(0, 0)), edit->size()));
            return true;
        }
        if (key == Qt::Key_Down || key == Qt::Key_Escape) {
            if (auto *view = qobject_cast<QWidget *>(parent()))
                view->setFocus();
            return true;
        }
    }
    return QHeaderView::eventFilter(watched, event);
}

// Gutter

GridGutter::GridGutter(TallTable *table)
    : RowGutter(table)
    , m_table(*table)
{
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

QSize GridGutter::sizeHint() const
{
    return {Width, 0};
}

void GridGutter::paintRow(QPainter *painter, const QRect &rect, int row) const
{
    const auto *grid = qobject_cast<const WindowModel *>(m_table.model());
    if (!grid)
        return;
    Pending state = Pending::None;
    for (int node = 0; node < grid->path().nodes().size(); ++node) {
        const Record record = grid->recordOfNode(row, node);
        if (!record)
            continue;
        // The row's own news first: a new member counts more than a parent that changed.
        const Pending here = record.state() == RowState::Pending ? Pending::New
            : record.state() == RowState::Deleted                ? Pending::Deleted
            : record.row()->changes && !record.dirtyCells().isEmpty() ? Pending::Changed
                                                                      : Pending::None;
        state = std::max(state, here);
    }
    painter->fillRect(rect, headerColor(Token::Panel));
    painter->fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), headerColor(Token::Hair));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), headerColor(Token::Grid));
    if (state == Pending::None)
        return;
    const Token bars[] {Token::Base, Token::ChangedBar, Token::NewBar, Token::DeletedBar};
    const Token fills[] {Token::Base, Token::Panel, Token::NewFill, Token::DeletedFill};
    const Token texts[] {Token::Base, Token::ChangedText, Token::NewText, Token::DeletedText};
    const QString glyphs[] {QString(), u"edit"_s, u"plus"_s, u"minus"_s};
    painter->fillRect(rect.adjusted(0, 0, -1, -1), headerColor(fills[int(state)]));
    painter->fillRect(QRect(rect.left(), rect.top(), 3, rect.height() - 1), headerColor(bars[int(state)]));
    drawGlyph(painter, glyphs[int(state)], QPoint(rect.center().x() - 5, rect.center().y() - 6), 12, headerColor(texts[int(state)]));
}

} // namespace jw::studio
