// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/theme/style.h"

#include "studio/theme/rowtree.h"
#include "studio/theme/theme.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QAbstractScrollArea>
#include <QtWidgets/QLabel>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QSlider>
#include <QtWidgets/QStyleOption>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QTreeView>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

QColor color(Token token)
{
    return Theme::instance().color(token);
}

Token glyphToken(const QStyleOption *option)
{
    return option->state & QStyle::State_Enabled ? Token::Muted : Token::Off;
}

void drawGlyph(QPainter *painter, const QString &name, const QRect &rect, int size, Token token)
{
    const qreal dpr = painter->device()->devicePixelRatioF();
    QRect target(0, 0, size, size);
    target.moveCenter(rect.center());
    painter->drawPixmap(target, Theme::instance().pixmap(name, size, color(token), dpr));
}

void drawBranch(const QStyleOption *option, QPainter *painter)
{
    if (option->state & QStyle::State_Children)
        drawGlyph(painter, option->state & QStyle::State_Open ? u"down"_s : u"right"_s, option->rect, 12, Token::Muted);
}

void drawFocus(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    // Lists show their current row by its fill; a frame around each would be a second sign for the same thing.
    // So do tabs.
    if (qobject_cast<const QAbstractItemView *>(widget) || qobject_cast<const QTabBar *>(widget))
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color(Token::AccentLine), 2));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(option->rect).adjusted(1, 1, -1, -1), 4, 4);
    painter->restore();
}

QRectF indicatorBox(const QRect &rect, qreal side)
{
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(rect).center());
    box.moveTopLeft({std::round(box.left()) + 0.5, std::round(box.top()) + 0.5});
    return box;
}

void drawTick(QPainter *painter, const QRectF &box, Token token)
{
    QPainterPath tick;
    tick.moveTo(box.left() + 3, box.center().y() + 0.3);
    tick.lineTo(box.left() + 5.5, box.bottom() - 3.4);
    tick.lineTo(box.right() - 2.8, box.top() + 3.6);
    painter->setPen(QPen(color(token), 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(tick);
}

void drawCheckBox(const QStyleOption *option, QPainter *painter)
{
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool on = option->state & (QStyle::State_On | QStyle::State_NoChange);
    const QRectF box = indicatorBox(option->rect, 13);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(on && enabled ? color(Token::Accent) : color(enabled ? Token::Muted : Token::Off), 1));
    painter->setBrush(on && enabled ? color(Token::Accent) : color(Token::Base));
    painter->drawRoundedRect(box, 3, 3);
    if (option->state & QStyle::State_On) {
        drawTick(painter, box, enabled ? Token::OnAccent : Token::Off);
    } else if (on) {
        painter->setPen(QPen(color(enabled ? Token::OnAccent : Token::Off), 1.6));
        painter->drawLine(QPointF(box.left() + 3.5, box.center().y()), QPointF(box.right() - 3.5, box.center().y()));
    }
    painter->restore();
}

void drawRadioButton(const QStyleOption *option, QPainter *painter)
{
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool on = option->state & QStyle::State_On;
    const QRectF box = indicatorBox(option->rect, 13);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color(!enabled ? Token::Off : on ? Token::Accent : Token::Muted), on ? 4 : 1));
    painter->setBrush(color(Token::Base));
    painter->drawEllipse(on ? box.adjusted(1.5, 1.5, -1.5, -1.5) : box);
    painter->restore();
}

void drawMenuCheck(const QStyleOptionMenuItem *item, QPainter *painter)
{
    if (item->checked)
        drawGlyph(painter, u"commit"_s, QRect(item->rect.left() + 6, item->rect.top(), 16, item->rect.height()), 14,
            Token::AccentLine);
}

/// An input field: 1 pixel around it, 2 in accentLine when it has the focus.
void drawField(const QStyleOption *option, QPainter *painter)
{
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool focused = option->state & QStyle::State_HasFocus;
    const qreal width = focused ? 2 : 1;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color(focused ? Token::AccentLine : enabled ? Token::Control : Token::Hair2), width));
    painter->setBrush(color(enabled ? Token::Base : Token::Panel));
    painter->drawRoundedRect(QRectF(option->rect).adjusted(width / 2, width / 2, -width / 2, -width / 2), 4, 4);
    painter->restore();
}

void drawLineBelow(const QStyleOption *option, QPainter *painter)
{
    painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), color(Token::Hair));
}

} // namespace

Style::Style()
    : QProxyStyle(u"Fusion"_s)
{
}

void Style::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case PE_IndicatorBranch: return drawBranch(option, painter);
    case PE_FrameFocusRect: return drawFocus(option, painter, widget);
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: return drawCheckBox(option, painter);
    case PE_IndicatorRadioButton: return drawRadioButton(option, painter);
    case PE_IndicatorArrowDown: return drawGlyph(painter, u"down"_s, option->rect, 12, glyphToken(option));
    case PE_IndicatorArrowUp: return drawGlyph(painter, u"up"_s, option->rect, 12, glyphToken(option));
    case PE_IndicatorArrowRight: return drawGlyph(painter, u"right"_s, option->rect, 12, glyphToken(option));
    case PE_IndicatorTabClose: return drawGlyph(painter, u"close"_s, option->rect, 12, glyphToken(option));
    case PE_IndicatorHeaderArrow: {
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        const bool up = header && header->sortIndicator == QStyleOptionHeader::SortUp;
        return drawGlyph(painter, up ? u"up"_s : u"down"_s, option->rect, 12, Token::Muted);
    }
    case PE_PanelItemViewRow:
        if (qobject_cast<const RowTree *>(widget))
            return; // paints its own, from edge to edge
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    case PE_FrameDockWidget:
    case PE_FrameStatusBarItem:
    case PE_FrameTabBarBase:
    case PE_IndicatorToolBarHandle: return;
    default: QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(
    ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (element == CE_MenuItem) {
        // Fusion's check mark is a box of its own; ours is the check of the icon set.
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
            item && item->checkType != QStyleOptionMenuItem::NotCheckable) {
            QStyleOptionMenuItem plain = *item;
            plain.checkType = QStyleOptionMenuItem::NotCheckable;
            QProxyStyle::drawControl(element, &plain, painter, widget);
            return drawMenuCheck(item, painter);
        }
    }
    if (element == CE_MenuBarEmptyArea)
        return painter->fillRect(option->rect, color(Token::Window));
    if (element == CE_ToolBar) {
        painter->fillRect(option->rect, color(Token::Window));
        return drawLineBelow(option, painter);
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ComboBox) {
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option); combo && combo->frame) {
            const bool flat = widget && widget->property("flat").toBool();
            if (!flat || option->state & State_HasFocus)
                drawField(option, painter);
            return drawGlyph(painter, u"down"_s, QRect(option->rect.right() - 22, option->rect.top(), 20, option->rect.height()),
                12, glyphToken(option));
        }
    }
    if (control == CC_SpinBox) {
        drawField(option, painter);
        drawGlyph(painter, u"up"_s, subControlRect(control, option, SC_SpinBoxUp, widget), 12, glyphToken(option));
        return drawGlyph(painter, u"down"_s, subControlRect(control, option, SC_SpinBoxDown, widget), 12, glyphToken(option));
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QSize Style::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_ComboBox || type == CT_SpinBox)
        result.setHeight(std::max(result.height(), 28));
    return result;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_TreeViewIndentation: return 16;
    case PM_SmallIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
    case PM_ButtonIconSize: return 16;
    case PM_ToolBarExtensionExtent:
    case PM_ToolBarIconSize: return 20;
    case PM_TabCloseIndicatorWidth:
    case PM_TabCloseIndicatorHeight: return 16;
    case PM_ScrollBarExtent: return 10;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_DefaultFrameWidth: return QProxyStyle::pixelMetric(metric, option, widget);
    case PM_DockWidgetSeparatorExtent:
    case PM_SplitterWidth: return 1;
    case PM_DockWidgetFrameWidth:
    case PM_ToolBarFrameWidth:
    case PM_ToolBarItemMargin:
    case PM_ToolBarItemSpacing:
    case PM_ToolBarHandleExtent:
    case PM_MenuBarPanelWidth: return 0;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing: return 8;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin: return 16;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return 16;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(
    StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_EtchDisabledText:
    case SH_UnderlineShortcut:
    case SH_MenuBar_AltKeyNavigation: return hint == SH_MenuBar_AltKeyNavigation;
    case SH_ItemView_ActivateItemOnSingleClick: return 0;
    case SH_Slider_AbsoluteSetButtons: return Qt::LeftButton;
    default: return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QIcon Style::standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const
{
    switch (icon) {
    case SP_LineEditClearButton:
    case SP_TitleBarCloseButton:
    case SP_DockWidgetCloseButton: return Theme::instance().icon(u"close"_s);
    case SP_ToolBarHorizontalExtensionButton: return Theme::instance().icon(u"right"_s);
    case SP_MessageBoxCritical: return Theme::instance().icon(u"stop"_s, Token::Error);
    case SP_MessageBoxWarning: return Theme::instance().icon(u"problems"_s, Token::Warning);
    case SP_MessageBoxInformation:
    case SP_MessageBoxQuestion: return Theme::instance().icon(u"info"_s, Token::Hint);
    default: return QProxyStyle::standardIcon(icon, option, widget);
    }
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractItemView *>(widget))
        widget->setAttribute(Qt::WA_Hover, false);
    // A name or a value that looks like HTML is none; a label that means it says so.
    if (auto *label = qobject_cast<QLabel *>(widget); label && label->textFormat() == Qt::AutoText && !label->inherits("QTipLabel"))
        label->setTextFormat(Qt::PlainText);
}

} // namespace jw::studio
