// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtWidgets/QScrollArea>

class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace jw::studio {

class Recents;
class SamplePicture;
class WelcomeChoice;

/// The first page: the sample shop (the default, on Return), a database, a new model, what was opened last, and a
/// picture of what one will get. Decides nothing: it says what was chosen. Scrolls where it has too little room.
class WelcomePage : public QScrollArea
{
    Q_OBJECT

public:
    explicit WelcomePage(Recents &recents, QWidget *parent = nullptr);

signals:
    void sampleChosen();
    void openChosen();
    void newChosen();
    void recentChosen(const QString &location);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeLeft();
    QWidget *makeRight();
    void fillRecents();
    QWidget *modeMark(bool readOnly);
    void retranslate();

    Recents &m_recents;
    QLabel *m_logo;
    QLabel *m_product;
    QLabel *m_motto;
    QList<WelcomeChoice *> m_choices;
    QLabel *m_recentTitle;
    QLabel *m_clear;
    QGridLayout *m_recentRows;
    QLabel *m_drop;
    SamplePicture *m_picture;
    QLabel *m_facts;
    QList<std::pair<QLabel *, QLabel *>> m_hints;
};

} // namespace jw::studio
