// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/core/error.h"
#include "joinwright/schema/schema.h"

#include <QtCore/QFutureWatcher>
#include <QtWidgets/QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace jw::studio {

/// Makes a new SQLite database from a model: the SQL first, then the file, made aside. Never touches a file that exists.
class CreateDatabaseDialog : public QDialog
{
    Q_OBJECT

public:
    using Failure = std::shared_ptr<const Error>;

    /// `proposal` is the path to begin with.
    CreateDatabaseDialog(const Schema &schema, const QString &proposal, QWidget *parent = nullptr);
    ~CreateDatabaseDialog() override;

signals:
    /// The database is there; `open` when the person wants to see it.
    void created(const QString &path, bool open);

public slots:
    void reject() override;

private:
    void browse();
    void check();
    void create();
    void finish();
    QString path() const;

    Schema m_schema;
    bool m_possible = false;
    QLineEdit *m_path;
    QPushButton *m_browse;
    QLabel *m_facts;
    QLabel *m_reason;
    QPlainTextEdit *m_sql;
    QCheckBox *m_open;
    QProgressBar *m_progress;
    QPushButton *m_create;
    QFutureWatcher<Failure> m_watcher;
};

} // namespace jw::studio
