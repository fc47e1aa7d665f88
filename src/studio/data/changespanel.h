// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "studio/databases/databasesession.h"

#include <QtWidgets/QWidget>

class QLabel;
class QPlainTextEdit;
class QSplitter;
class QTreeView;

namespace jw::studio {

/// All objects that wait to be written, on the left; the SQL that a commit will run, in its order, on the right. The
/// statement of the chosen object is lit.
class ChangesPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ChangesPanel(QWidget *parent = nullptr);

    /// Null: no database. The panel lets go of one that is destroyed.
    void setDatabase(DatabaseSession *database);
    QString sql() const;
    QTreeView *tree() const { return m_tree; }

public slots:
    /// Reverts what is chosen in the tree.
    void revertCurrent();

signals:
    /// The person wants to see the record where it stands.
    void recordActivated(jw::Id table, const QList<jw::Value> &key);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void light();

    DatabaseSession *m_database = nullptr;
    QTreeView *m_tree;
    QPlainTextEdit *m_sql;
    QLabel *m_empty;
    QSplitter *m_splitter;
    QList<int> m_lines; // where each step begins
};

} // namespace jw::studio
