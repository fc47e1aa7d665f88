// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/momenteditor.h"

#include "joinwright/binding/gridmodel.h"
#include "studio/data/calendarpopup.h"
#include "studio/theme/theme.h"

#include <QtCore/QRegularExpression>
#include <QtGui/QAction>
#include <QtGui/QKeyEvent>

using namespace Qt::StringLiterals;

namespace jw::studio {

namespace {

constexpr int RoomBesideMoment = 52; // margins and the calendar's button

QRegularExpressionMatch dayIn(const QString &text)
{
    static const QRegularExpression pattern(u"^\\s*(\\d{1,4})-(\\d{1,2})-(\\d{1,2})(?!\\d)"_s);
    return pattern.match(text);
}

} // namespace

MomentEditor::MomentEditor(const GridColumn &column, const Schema &schema, QWidget *parent)
    : LineEditor(column, schema, parent)
    , m_hasDay(column.column.type.kind() != ColumnType::Kind::Time)
{
    connect(this, &QLineEdit::textChanged, this, &MomentEditor::fit);
    if (!m_hasDay)
        return;
    auto *calendar = addAction(Theme::instance().icon(u"down"_s), QLineEdit::TrailingPosition);
    calendar->setObjectName(u"openCalendar"_s);
    calendar->setToolTip(tr("Calendar (%1)").arg(QKeySequence(Qt::ALT | Qt::Key_Down).toString(QKeySequence::NativeText)));
    connect(calendar, &QAction::triggered, this, &MomentEditor::openCalendar);
}

/// The day that the text begins with; invalid: it begins with none.
QDate MomentEditor::day() const
{
    const auto match = dayIn(text());
    return match.hasMatch() ? QDate(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt()) : QDate();
}

/// A time that stands behind the day stays, to the microsecond.
void MomentEditor::putDay(QDate day)
{
    const auto match = dayIn(text());
    const QString rest = match.hasMatch() ? text().mid(match.capturedEnd()) : QString();
    selectAll();
    insert(day.toString(Qt::ISODate) + rest);
}

/// From an empty cell to today. A text that cannot be read is left alone.
bool MomentEditor::stepDay(int days)
{
    const QDate from = day();
    if (!m_hasDay || !(from.isValid() || text().isEmpty()))
        return false;
    const QDate to = from.isValid() ? from.addDays(days) : QDate::currentDate();
    if (to.year() < 1 || to.year() > 9999)
        return false;
    putDay(to);
    return true;
}

void MomentEditor::openCalendar()
{
    if (!m_calendar) {
        m_calendar = new CalendarPopup(this);
        connect(m_calendar, &CalendarPopup::chosen, this, [this](QDate day) {
            putDay(day);
            setFocus();
        });
    }
    m_calendar->popUp(day(), QRect(mapToGlobal(QPoint(0, 0)), size()));
}

void MomentEditor::keyPressEvent(QKeyEvent *event)
{
    const bool up = event->key() == Qt::Key_Up;
    const bool down = event->key() == Qt::Key_Down;
    if (down && m_hasDay && event->modifiers() & Qt::AltModifier)
        openCalendar();
    else if (!(up || down) || event->modifiers() & ~Qt::KeypadModifier || !stepDay(up ? 1 : -1))
        LineEditor::keyPressEvent(event);
}

void MomentEditor::resizeEvent(QResizeEvent *event)
{
    LineEditor::resizeEvent(event);
    fit();
}

/// Over the cells beside, where the cell is too narrow for the text and the button: a date that is cut reads as another.
void MomentEditor::fit()
{
    const int room = parentWidget()->width();
    const int needed = std::min(room, fontMetrics().horizontalAdvance(text()) + RoomBesideMoment);
    if (needed <= width())
        return;
    QRect place = geometry();
    place.setWidth(needed);
    place.moveRight(std::min(place.right(), room - 1));
    place.moveLeft(std::max(place.left(), 0));
    setGeometry(place);
}

} // namespace jw::studio
