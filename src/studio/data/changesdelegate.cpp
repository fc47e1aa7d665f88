// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/changesdelegate.h"

#include "joinwright/binding/changesmodel.h"
#include "studio/theme/theme.h"

#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

constexpr int GlyphSize = 14;

struct Mark
{
    QString glyph;
    Token color;
};

Mark markOf(ChangesModel::Kind kind)
{
    switch (kind) {
    case ChangesModel::Kind::New:
        return {u"plus"_s, Token::NewText};
    case ChangesModel::Kind::Deleted:
        return {u"minus"_s, Token::DeletedText};
    case ChangesModel::Kind::Changed:
        return {u"edit"_s, Token::ChangedText};
    default:
        return {QString(), Token::Text};
    }
}

int drawPiece(QPainter *painter, const QRect &rect, const QString &text, FontRole role, Token token)
{
    const Theme &theme = Theme::instance();
    painter->setFont(theme.font(role));
    painter->setPen(theme.color(token));
    const QString shown = painter->fontMetrics().elidedText(text, Qt::ElideRight, rect.width());
    painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    return painter->fontMetrics().horizontalAdvance(shown);
}

} // namespace

QSize ChangesDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {160, 24};
}

QRect ChangesDelegate::revertButton(const QRect &cell)
{
    return QRect(cell.right() - 23, cell.top(), 24, cell.height());
}

void ChangesDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::instance();
    const auto kind = ChangesModel::Kind(index.data(ChangesModel::KindRole).toInt());
    QRect rect = option.rect;
    painter->fillRect(rect, theme.color(option.state & QStyle::State_Selected ? Token::Selection : Token::Base));
    const auto pixmap = [&](const QString &name, const QPoint &place, Token token) {
        painter->drawPixmap(QRect(place, QSize(GlyphSize, GlyphSize)),
            theme.pixmap(name, GlyphSize, theme.color(token), painter->device()->devicePixelRatioF()));
    };
    if (index.column() == ChangesModel::NameColumn) {
        const Mark mark = markOf(kind);
        if (!mark.glyph.isEmpty())
            pixmap(mark.glyph, QPoint(rect.left() + 2, rect.center().y() - GlyphSize / 2), mark.color);
        rect.setLeft(rect.left() + GlyphSize + 8);
        drawPiece(painter, rect, index.data().toString(), kind == ChangesModel::Kind::Field ? FontRole::Ui : FontRole::UiStrong, Token::Text);
        return;
    }
    pixmap(u"revert"_s, revertButton(rect).center() - QPoint(GlyphSize / 2, GlyphSize / 2), Token::Muted);
    rect.setRight(rect.right() - 28);
    if (kind != ChangesModel::Kind::Field) {
        drawPiece(painter, rect, index.data().toString(), FontRole::Ui, Token::Muted);
        return;
    }
    rect.setLeft(rect.left() + drawPiece(painter, rect, index.data(ChangesModel::BeforeRole).toString(), FontRole::Ui, Token::Muted) + 4);
    rect.setLeft(rect.left() + drawPiece(painter, rect, u"→"_s, FontRole::Ui, Token::Muted) + 4);
    drawPiece(painter, rect, index.data(ChangesModel::AfterRole).toString(), FontRole::UiStrong, Token::ChangedText);
}

bool ChangesDelegate::editorEvent(
    QEvent *event, QAbstractItemModel *, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::MouseButtonRelease || index.column() != ChangesModel::TextColumn)
        return false;
    if (!revertButton(option.rect).contains(static_cast<QMouseEvent *>(event)->position().toPoint()))
        return false;
    emit revertClicked(index);
    return true;
}

} // namespace jw::studio
