// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/theme/rowdelegate.h"

#include "studio/theme/figures.h"
#include "studio/theme/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QLineEdit>

namespace jw::studio {

namespace {

constexpr int Gap = 8;
constexpr int IconSize = 16;
constexpr int SideIconSize = 14;

QFont nameFont(const QModelIndex &index)
{
    const bool strong = index.data(RowStrongRole).toBool();
    return Theme::instance().font(strong ? FontRole::UiStrong : FontRole::Ui);
}

Token nameToken(const QModelIndex &index, bool enabled)
{
    if (!enabled)
        return Token::Off;
    return index.data(RowMutedRole).toBool() ? Token::Muted : Token::Text;
}

void markMatches(QPainter *painter, const QRect &rect, const QString &text, const QString &wanted, const QFontMetrics &metrics)
{
    if (wanted.isEmpty())
        return;
    for (qsizetype at = text.indexOf(wanted, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(wanted, at + wanted.size(), Qt::CaseInsensitive)) {
        const int x = rect.left() + metrics.horizontalAdvance(text.left(at));
        const int width = metrics.horizontalAdvance(text.mid(at, wanted.size()));
        const QRect mark(x, rect.center().y() - 8, width, 17);
        painter->fillRect(mark & rect, Theme::instance().color(Token::Match));
    }
}

} // namespace

RowDelegate::RowDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {120, m_height};
}

int RowDelegate::paintIcon(QPainter *painter, const QRect &rect, const QModelIndex &index, bool enabled) const
{
    const QString icon = index.data(RowIconRole).toString();
    if (icon.isEmpty())
        return rect.left();
    const QVariant token = index.data(RowIconTokenRole);
    const Token rest = token.isValid() ? Token(token.toInt()) : Token::Muted;
    QColor color = Theme::instance().color(enabled ? rest : Token::Off);
    const int y = rect.top() + (rect.height() - IconSize) / 2;
    if (const QVariant hue = index.data(RowIconHueRole); hue.isValid()) {
        const HueTones tones = Theme::instance().hue(Hue(hue.toInt()));
        color = tones.label;
        painter->setPen(QPen(tones.border, 1));
        painter->setBrush(tones.header);
        painter->drawRoundedRect(QRectF(rect.left() - 2.5, y - 2.5, IconSize + 5, IconSize + 5), 4, 4);
    }
    painter->drawPixmap(rect.left(), y,
        Theme::instance().pixmap(icon, IconSize, color, painter->device()->devicePixelRatioF()));
    return rect.left() + IconSize + Gap;
}

int RowDelegate::paintSide(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    const QVariant dot = index.data(RowDotRole);
    int right = rect.right() + 1;
    if (dot.isValid()) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(Theme::instance().color(Token(dot.toInt())));
        painter->drawEllipse(QRectF(right - 7, rect.top() + (rect.height() - 7) / 2.0, 7, 7));
        right -= 7 + Gap;
    }
    if (const QString icon = index.data(RowSideIconRole).toString(); !icon.isEmpty()) {
        right -= SideIconSize;
        painter->drawPixmap(right, rect.top() + (rect.height() - SideIconSize) / 2,
            Theme::instance().pixmap(icon, SideIconSize, Theme::instance().color(Token::Muted), painter->device()->devicePixelRatioF()));
        right -= Gap;
    }
    const QString side = index.data(RowSideRole).toString();
    if (side.isEmpty())
        return right;
    const QFont font = Theme::instance().font(FontRole::Small);
    const int width = int(std::ceil(figuresWidth(side, font)));
    drawFigures(painter, QRectF(right - width, rect.top(), width, rect.height()), side, font,
        Theme::instance().color(Token::Muted));
    return right - width - Gap;
}

int RowDelegate::paintName(QPainter *painter, const QRect &rect, const QModelIndex &index, bool enabled) const
{
    const QFont font = nameFont(index);
    const QFontMetrics metrics(font);
    const QString text = metrics.elidedText(index.data().toString(), Qt::ElideRight, rect.width());
    markMatches(painter, rect, text, m_match, metrics);
    painter->setFont(font);
    painter->setPen(Theme::instance().color(nameToken(index, enabled)));
    painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    return rect.left() + metrics.horizontalAdvance(text) + Gap;
}

void RowDelegate::paintDetail(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    const QString detail = index.data(RowDetailRole).toString();
    if (detail.isEmpty() || rect.width() < 16)
        return;
    const QFont font = Theme::instance().font(FontRole::Ui);
    painter->setFont(font);
    painter->setPen(Theme::instance().color(Token::Muted));
    painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        QFontMetrics(font).elidedText(detail, Qt::ElideRight, rect.width()));
}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool enabled = option.state & QStyle::State_Enabled;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, option.palette.color(QPalette::Active, QPalette::Highlight));
    QRect rect = option.rect.adjusted(m_left, 0, -Gap, 0);
    rect.setRight(paintSide(painter, rect, index) - 1);
    rect.setLeft(paintIcon(painter, rect, index, enabled));
    QRect name = rect;
    if (m_detailColumn > rect.left() && !index.data(RowDetailRole).toString().isEmpty())
        name.setRight(m_detailColumn - Gap);
    const int end = paintName(painter, name, index, enabled);
    rect.setLeft(m_detailColumn > 0 ? std::max(m_detailColumn, name.left()) : end);
    paintDetail(painter, rect, index);
    painter->restore();
}

void RowDelegate::updateEditorGeometry(
    QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int icon = index.data(RowIconRole).toString().isEmpty() ? 0 : IconSize + Gap;
    editor->setGeometry(option.rect.adjusted(icon, 0, -4, 0));
}

} // namespace jw::studio
