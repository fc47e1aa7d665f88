// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/data/lineeditor.h"

#include <QtCore/QDate>

namespace jw::studio {

class CalendarPopup;

/// A date, a time or a timestamp as a plain text, with a calendar where there is a day; nothing is filled in that nobody typed.
///
/// It is no QDateTimeEdit: that one moves on by itself when a part is full, so that the '-' typed after it skips one more.
class MomentEditor : public LineEditor
{
    Q_OBJECT

public:
    MomentEditor(const GridColumn &column, const Schema &schema, QWidget *parent);

    void openCalendar();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QDate day() const;
    void putDay(QDate day);
    bool stepDay(int days);
    void fit();

    CalendarPopup *m_calendar = nullptr; // null before it is opened
    const bool m_hasDay;
};

} // namespace jw::studio
