// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/griddelegate.h"

#include "joinwright/binding/valuetext.h"
#include "studio/data/celleditors.h"
#include "studio/data/lineeditor.h"
#include "studio/prompts/errorwords.h"
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
    const QRect room = rect.adjusted(Padding, 0, -Padding - 1, -1);
    if (const Draft *draft = draftAt(index))
        paintDraft(painter, room, *draft, column);
    else
        paintText(painter, room, cell, column, look);
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

/// In the colour of an error, with its glyph at the end.
void GridDelegate::paintDraft(QPainter *painter, const QRect &rect, const Draft &draft, const GridColumn &column) const
{
    constexpr int Glyph = 12;
    const QColor pen = colorOf(Token::Error);
    painter->fillRect(QRect(rect.left() - Padding, rect.top(), 2, rect.height()), pen);
    const QRect glyph(rect.right() - Glyph + 1, rect.center().y() - Glyph / 2 + 1, Glyph, Glyph);
    painter->drawPixmap(glyph, Theme::instance().pixmap(u"stop"_s, Glyph, pen, painter->device()->devicePixelRatioF()));
    painter->setFont(m_font);
    painter->setPen(pen);
    const QRect room = rect.adjusted(0, 0, -Glyph - 4, 0);
    painter->drawText(room, int((column.rightAligned ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter) | Qt::TextSingleLine,
        QFontMetrics(m_font).elidedText(draft.text.simplified(), Qt::ElideRight, room.width()));
}

const Draft *GridDelegate::draftAt(const QModelIndex &index) const
{
    if (!m_drafts || m_drafts->isEmpty())
        return nullptr;
    const auto *model = static_cast<const WindowModel *>(index.model());
    const Record record = model->record(index.row(), index.column());
    return record ? m_drafts->find(record, model->column(index.column()).index) : nullptr;
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
    if (!editor)
        return nullptr;
    editor->setObjectName(u"cellEditor"_s);
    if (auto *line = qobject_cast<QLineEdit *>(editor))
        connect(line, &QLineEdit::textChanged, this, &GridDelegate::typed);
    return editor;
}

void GridDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (editor->property("filled").toBool())
        return; // what was typed since stays when the row is read anew
    const auto *model = static_cast<const GridModel *>(index.model());
    fillCellEditor(editor, model->value(index), model->column(index.column()).column.type);
    auto *line = qobject_cast<LineEditor *>(editor);
    if (const Draft *draft = draftAt(index); draft && line)
        line->goOnWith(draft->text);
    editor->setProperty("filled", true);
    m_editor = editor;
    m_edited = model->record(index.row(), index.column());
    m_cell = model->column(index.column()).index;
}

void GridDelegate::keep(const WindowModel &model, int column, const QString &text, const QString &reason) const
{
    if (!m_drafts || !m_edited)
        return;
    m_drafts->keep(m_edited, model.column(column).index, text, reason);
    emit drafted(m_edited, column, reason);
}

/// Puts the value where it belongs; why it was not taken, else nothing. What is not kept is said by the model.
QString GridDelegate::refusalOf(WindowModel &model, const QModelIndex &index, const QVariant &value) const
{
    if (!m_edited) { // a row that comes into being by this; where one has come meanwhile, it is not the one that was meant
        if (!model.record(index.row(), index.column()))
            model.setData(index, value);
        return {};
    }
    try {
        model.setCell(m_edited, index.column(), value);
    } catch (const Error &error) {
        return wordsOf(error);
    }
    return {};
}

void GridDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    auto &grid = *static_cast<WindowModel *>(model);
    const std::optional<QVariant> value = editedValue(editor);
    QString reason = value ? problemOf(editor) : QString();
    if (value && reason.isEmpty())
        reason = refusalOf(grid, index, *value);
    if (!reason.isEmpty())
        keep(grid, index.column(), value->toString(), reason);
    else if (m_drafts && m_edited)
        m_drafts->drop(m_edited, grid.column(index.column()).index);
}

void GridDelegate::destroyEditor(QWidget *editor, const QModelIndex &index) const
{
    if (editor == m_editor) {
        m_editor = nullptr;
        m_edited = Record();
        emit typed();
    }
    QStyledItemDelegate::destroyEditor(editor, index);
}

bool GridDelegate::isTyping() const
{
    return m_editor && editedValue(m_editor);
}

bool GridDelegate::mayClose(QWidget *editor) const
{
    return (m_drafts && m_edited) || isAcceptable(editor);
}

void GridDelegate::giveUp() const
{
    if (m_drafts && m_edited)
        m_drafts->drop(m_edited, m_cell);
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

/// Return and Tab end an edit only when its text can be read. When the focus goes elsewhere the editor goes too, and what cannot
/// be read is kept.
bool GridDelegate::eventFilter(QObject *object, QEvent *event)
{
    auto *editor = qobject_cast<QWidget *>(object);
    if (editor && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const bool ends = key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab || key == Qt::Key_Backtab;
        if (ends && !isAcceptable(editor))
            return true;
    }
    if (editor && event->type() == QEvent::FocusOut && !mayClose(editor))
        return false;
    return QStyledItemDelegate::eventFilter(object, event);
}

} // namespace jw::studio
