// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/databases/databasesession.h"

#include <QtCore/QPointer>
#include <QtWidgets/QDialog>

class QGridLayout;
class QLabel;
class QListWidget;
class QPushButton;
class QScrollArea;

namespace jw::studio {

/// Shows what a commit would overwrite, as it was, as others have written it and as it is edited here, and has the person choose
/// for each field; then commits again. Whoever decides later keeps everything pending.
class ConflictDialog : public QDialog
{
    Q_OBJECT

public:
    ConflictDialog(DatabaseSession &database, QWidget *parent);

    /// Over `parent`, if it is not there already.
    static void open(DatabaseSession &database, QWidget *parent);

    int openChoices() const;

private:
    void makeHead();
    void makeFoot();
    void showObject(int row);
    void addHeads();
    void addRowChoice(Conflict &conflict);
    void addField(Conflict &conflict, int cell);
    void addChoice(int line, int column, const QString &text, Side side, Side &chosen);
    void addText(int line, int column, const QString &text, bool muted);
    void chooseAll(Side side);
    void showState();
    void retry();
    QString textOf(const Conflict &conflict, int cell, const Value &value) const;
    static QString stateOf(const Conflict &conflict);

    QPointer<DatabaseSession> m_database;
    QList<Conflict> m_conflicts;
    QListWidget *m_objects;
    QScrollArea *m_room;
    QWidget *m_fields = nullptr;
    QGridLayout *m_grid = nullptr;
    QLabel *m_left;
    QPushButton *m_commit;
};

} // namespace jw::studio
