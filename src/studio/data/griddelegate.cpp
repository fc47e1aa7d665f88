// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/griddelegate.h"

#include "joinwright/binding/valuetext.h"
#include "studio/data/celleditors.h"
#include "studio/theme/figures.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

constexpr int Padding = 8;

QColor colorOf(Token token)
{
    return Theme::instance().color(token);
}

} // namespace

/// The colours of one cell.
struct GridDelegate::Look
{
    Token fill = Token::Base;
    Token text = Token::Text;
    Token bar = Token::ChangedBar;
    bool hasBar = false;
    bool struck = false;
};

GridDelegate::GridDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
    updateFonts();
    connect(&Theme::instance(), &Theme::changed, this, &GridDelegate::updateFonts);
}

void GridDelegate::updateFonts()
{
    m_font = Theme::instance().font(FontRole::Ui);
    m_tiny = Theme::instance().font(FontRole::Tiny);
}

QSize GridDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {80, 24};
}

int GridDelegate::textWidth(const GridCell &cell, const GridColumn &column) const
{
    const qreal width = column.rightAligned ? figuresWidth(cell.text, m_font) : QFontMetricsF(m_font).horizontalAdvance(cell.text);
    return int(std::ceil(width)) + 2 * Padding + 1;
}

QRect GridDelegate::checkBox(const QRect &cell)
{
    return QRect(cell.left() + Padding, cell.center().y() - 6, 14, 14);
}

GridDelegate::Look GridDelegate::lookOf(const GridCell &cell, const QStyleOptionViewItem &option) const
{
    const bool selected = option.state & QStyle::State_Selected;
    const bool active = option.state & QStyle::State_Active;
    Look look;
    look.text = cell.repeated ? Token::Muted : Token::Text;
    if (selected)
        look.fill = active ? Token::Selection : Token::SelectionInactive;
    switch (cell.pending) {
    case Pending::Changed:
        look.fill = selected ? look.fill : Token::ChangedFill; // the bar says it too
        look.text = Token::ChangedText;
        look.hasBar = true;
        break;
    case Pending::New:
        look.fill = selected ? look.fill : Token::NewFill;
        look.text = Token::NewText;
        break;
    case Pending::Deleted:
        look.fill = selected ? look.fill : Token::DeletedFill;
        look.text = Token::DeletedText;
        look.struck = true;
        break;
    case Pending::None:
        break;
    }
    return look;
}

void GridDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *model = static_cast<const GridModel *>(index.model());
    const GridCell cell = model->cell(index.row(), index.column());
    const GridColumn &column = model->column(index.column());
    const Look look = lookOf(cell, option);
    const QRect rect = option.rect;
    painter->fillRect(rect, colorOf(look.fill));
    if (look.hasBar)
        painter->fillRect(QRect(rect.left(), rect.top(), 2, rect.height() - 1), colorOf(look.bar));
    painter->fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), colorOf(Token::Grid));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colorOf(cell.groupEnd ? Token::Hair2 : Token::Grid));
    paintText(painter, rect.adjusted(Padding, 0, -Padding - 1, -1), cell, column, look);
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(colorOf(Token::AccentLine), 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(rect.adjusted(1, 1, -2, -2));
    }
}

void GridDelegate::paintText(
    QPainter *painter, const QRect &rect, const GridCell &cell, const GridColumn &column, const Look &look) const
{
    const bool plain = look.fill == Token::Base;
    const Qt::Alignment alignment = (column.rightAligned ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
    switch (cell.kind) {
    case CellKind::Loading: {
        const int width = std::min(rect.width(), 24 + 12 * (column.index % 5));
        const int left = column.rightAligned ? rect.right() - width + 1 : rect.left();
        painter->fillRect(QRect(left, rect.center().y() - 3, width, 7), colorOf(Token::Hover));
        return;
    }
    case CellKind::Nothing:
        return;
    case CellKind::Null:
    case CellKind::Default:
        painter->setFont(m_tiny);
        painter->setPen(colorOf(cell.required ? Token::Error : plain ? Token::Placeholder : Token::Muted));
        painter->drawText(rect, int(alignment) | Qt::TextSingleLine,
            cell.required ? tr("required") : cell.kind == CellKind::Null ? u"NULL"_s : tr("default"));
        return;
    case CellKind::Value:
        break;
    }
    const QColor pen = colorOf(cell.unreadable ? Token::Error : look.text);
    if (column.column.type.kind() == ColumnType::Kind::Boolean && !cell.unreadable) {
        paintCheckBox(painter, checkBox(rect.adjusted(-Padding, 0, 0, 0)), cell.text == "true"_L1, pen);
        return;
    }
    if (!m_found.isEmpty())
        paintFound(painter, rect, cell.text, column);
    if (column.rightAligned) {
        drawFigures(painter, rect, cell.text, m_font, pen);
        const int width = std::min(rect.width(), int(std::ceil(figuresWidth(cell.text, m_font))));
        if (look.struck)
            painter->fillRect(QRect(rect.right() - width + 1, rect.center().y() + 1, width, 1), pen);
        return;
    }
    QFont font = m_font;
    font.setStrikeOut(look.struck);
    painter->setFont(font);
    painter->setPen(pen);
    const QFontMetrics metrics(font);
    const bool fits = cell.text.size() * metrics.maxWidth() <= rect.width() || metrics.horizontalAdvance(cell.text) <= rect.width();
    painter->drawText(rect, int(alignment) | Qt::TextSingleLine,
        fits ? cell.text : metrics.elidedText(cell.text, Qt::ElideRight, rect.width()));
}

/// Lies under the letters found; in figures under all of them, as numbers are found whole.
void GridDelegate::paintFound(QPainter *painter, const QRect &rect, const QString &text, const GridColumn &column) const
{
    const qsizetype at = text.indexOf(m_found, 0, Qt::CaseInsensitive);
    if (at < 0)
        return;
    const QFontMetricsF metrics(m_font);
    const qreal width = column.rightAligned ? figuresWidth(text, m_font) : metrics.horizontalAdvance(text.mid(at, m_found.size()));
    const qreal left = column.rightAligned ? rect.right() + 1 - width : rect.left() + metrics.horizontalAdvance(text.left(at));
    painter->fillRect(QRectF(left, rect.top() + 4, width, rect.height() - 7).intersected(rect), colorOf(Token::Match));
}

void GridDelegate::paintCheckBox(QPainter *painter, const QRect &rect, bool checked, const QColor &color) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(checked ? color : Theme::instance().color(Token::Muted), 1));
    painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    if (checked) {
        painter->setPen(QPen(color, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF from(rect.left() + 3.5, rect.top() + 7.3);
        painter->drawPolyline(QPolygonF {from, from + QPointF(2.5, 2.6), from + QPointF(7, -3.8)});
    }
    painter->restore();
}

QWidget *GridDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const auto *model = static_cast<const GridModel *>(index.model());
    QWidget *editor = makeCellEditor(model->column(index.column()), model->schema(), parent);
    if (editor)
        editor->setObjectName(u"cellEditor"_s);
    return editor;
}

void GridDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    const auto *model = static_cast<const GridModel *>(index.model());
    if (!editor->property("filled").toBool())
        fillCellEditor(editor, model->value(index), model->column(index.column()).column.type);
    editor->setProperty("filled", true); // what was typed since stays when the row is read anew
}

void GridDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    if (const std::optional<QVariant> value = editedValue(editor))
        model->setData(index, *value);
}

void GridDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    editor->setGeometry(option.rect.adjusted(0, 0, -1, -1));
}

bool GridDelegate::isAcceptable(QWidget *editor) const
{
    const QString problem = problemOf(editor);
    if (!problem.isEmpty())
        emit refusedInEditor(editor, problem);
    return problem.isEmpty();
}

/// Return and Tab end an edit only when its text can be read: nothing that was typed is lost.
bool GridDelegate::eventFilter(QObject *object, QEvent *event)
{
    auto *editor = qobject_cast<QWidget *>(object);
    if (editor && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const bool ends = key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab || key == Qt::Key_Backtab;
        if (ends && !isAcceptable(editor))
            return true;
    }
    return QStyledItemDelegate::eventFilter(object, event);
}

} // namespace jw::studio
