// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/theme/popupframe.h"

#include <QtCore/QDate>

class QCalendarWidget;

namespace jw::studio {

/// A month to choose a day from.
class CalendarPopup : public PopupFrame
{
    Q_OBJECT

public:
    explicit CalendarPopup(QWidget *parent);

    /// Shows the month of `day`, or of today where there is none, below `anchor` (in screen coordinates).
    void popUp(QDate day, const QRect &anchor);

signals:
    void chosen(QDate day);

private:
    void dress();

    QCalendarWidget *m_calendar;
};

} // namespace jw::studio
