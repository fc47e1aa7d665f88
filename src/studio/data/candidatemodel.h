// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/binding/labelcache.h"

#include <QtCore/QAbstractListModel>
#include <QtWidgets/QStyledItemDelegate>

namespace jw::studio {

/// The rows that a picker found.
class CandidateModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setCandidates(const Candidates &candidates, const QList<Column> &details, const QString &searched);
    const Candidate &candidate(int row) const { return m_candidates.rows.at(row); }
    const QList<Column> &details() const { return m_details; }
    const QString &searched() const { return m_searched; }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    Candidates m_candidates;
    QList<Column> m_details;
    QString m_searched;
};

/// Paints a candidate: its label with the letters found, then the columns that decide.
class CandidateDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace jw::studio
