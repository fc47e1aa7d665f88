// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/validate.h"
#include "studio/document/modeldocument.h"

#include <QtCore/QAbstractListModel>
#include <QtCore/QFutureWatcher>
#include <QtCore/QTimer>

namespace jw::studio {

/// What the rules find in the document, kept up to date aside: a moment after each change, in another thread.
class ProblemsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit ProblemsModel(ModelDocument &document, QObject *parent = nullptr);
    ~ProblemsModel() override;

    const QList<Issue> &issues() const { return m_issues; }
    /// Mends the problem of this row as its fix says; nothing happens when it has none.
    void fix(int row);
    /// The words of the fix, "Add an index"; empty when there is none.
    QString fixText(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    void retranslate();

signals:
    void countChanged(int count);

private:
    void check();
    void take(const QList<Issue> &issues);
    QString place(const Issue &issue) const;

    ModelDocument &m_document;
    QList<Issue> m_issues;
    QTimer m_pause;
    QFutureWatcher<QList<Issue>> m_watcher;
    bool m_again = false; // the model changed while it was being checked
};

} // namespace jw::studio
