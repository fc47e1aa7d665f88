// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/databases/databasesession.h"

#include <QtWidgets/QWidget>

class QListView;

namespace jw::studio {

/// The statements that ran on a database, with their time, how long they took and how many rows they touched.
class SqlLogPanel : public QWidget
{
    Q_OBJECT

public:
    explicit SqlLogPanel(QWidget *parent = nullptr);

    /// Null: no database. The panel lets go of one that is destroyed.
    void setDatabase(DatabaseSession *database);

public slots:
    void clear();
    void copy();

private:
    QListView *m_list;
    SqlLog *m_log = nullptr;
};

} // namespace jw::studio
