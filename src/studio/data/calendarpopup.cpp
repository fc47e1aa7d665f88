// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/data/calendarpopup.h"

#include "studio/theme/theme.h"

#include <QtGui/QTextCharFormat>
#include <QtWidgets/QCalendarWidget>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace jw::studio {

CalendarPopup::CalendarPopup(QWidget *parent)
    : PopupFrame(parent)
    , m_calendar(new QCalendarWidget(this))
{
    setObjectName(u"calendarPopup"_s);
    m_calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    dress();
    m_calendar->setDateRange(QDate(1, 1, 1), QDate(9999, 12, 31));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(m_calendar);
    setFocusProxy(m_calendar);
    const auto choose = [this](QDate day) {
        if (!isVisible())
            return; // Return says "activated" where a click said "clicked"
        hide();
        emit chosen(day);
    };
    connect(m_calendar, &QCalendarWidget::clicked, this, choose);
    connect(m_calendar, &QCalendarWidget::activated, this, choose);
}

/// In our icons, and without the red of week-ends, which is the colour of errors here.
void CalendarPopup::dress()
{
    for (const Qt::DayOfWeek day : {Qt::Saturday, Qt::Sunday})
        m_calendar->setWeekdayTextFormat(day, {});
    for (const auto &[button, icon] : {std::pair("qt_calendar_prevmonth"_L1, "left"_L1), std::pair("qt_calendar_nextmonth"_L1, "right"_L1)}) {
        if (auto *step = m_calendar->findChild<QToolButton *>(button))
            step->setIcon(Theme::instance().icon(icon));
    }
}

void CalendarPopup::popUp(QDate day, const QRect &anchor)
{
    m_calendar->setSelectedDate(day.isValid() ? day : QDate::currentDate());
    placeAt(anchor);
    show();
    m_calendar->setFocus();
}

} // namespace jw::studio
