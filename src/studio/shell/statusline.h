// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/shell/facts.h"

#include <QtWidgets/QStatusBar>

class QLabel;
class QProgressBar;
class QSlider;

namespace jw::studio {

/// The bottom line of the window: the database and its state on the left, facts about what is selected or hovered in
/// the middle, rows and zoom on the right. It wears the colour of the database, if that has one.
class StatusLine : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    /// Name, version, "writable" and the like; an empty list means no database.
    void setDatabase(const QStringList &facts, const DatabaseMark &mark);
    void setFacts(const QString &text);
    void setRows(const QString &text);
    /// Shows the slider at this zoom (1 is 100 %); zero hides it.
    void setZoom(double zoom);
    /// While something runs aside: its words, how far it is (-1: nobody knows) and a way to stop it; empty ends it.
    void setBusy(const QString &text, int percent = -1);

signals:
    void zoomChosen(double zoom);
    void cancelled();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void dress();
    void showDot();
    void retranslate();

    QStringList m_databaseFacts;
    DatabaseMark m_mark;
    QLabel *m_dot;
    QLabel *m_database;
    QLabel *m_facts;
    QLabel *m_rows;
    QProgressBar *m_progress;
    QLabel *m_busy;
    QLabel *m_version;
    QWidget *m_zoomBox;
    QLabel *m_zoomWord;
    QSlider *m_slider;
    QLabel *m_percent;
};

} // namespace jw::studio
