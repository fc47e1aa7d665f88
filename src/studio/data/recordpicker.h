// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/binding/labelcache.h"
#include "studio/theme/popupframe.h"
#include "studio/theme/theme.h"

class QLabel;
class QLineEdit;
class QListView;

namespace jw::studio {

class CandidateModel;

/// The pop-up that finds the row a foreign key is to point at: searches in the worker as one types, shows what decides.
/// Return chooses, F4 opens the row in its own grid, Escape leaves things as they are.
class RecordPicker : public PopupFrame
{
    Q_OBJECT

public:
    RecordPicker(LabelCache &labels, QWidget *parent);

    /// Opens below `cell` (in screen coordinates).
    void popUp(const Relationship &relationship, const QRect &cell, const QString &text = {});
    int count() const;

signals:
    void chosen(const QList<jw::Value> &key);
    void openRequested(const QList<jw::Value> &key);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search();
    void found(const Candidates &candidates);
    void choose();
    void openChosen();
    void restyle();
    QWidget *makeFoot();

    LabelCache &m_labels;
    Relationship m_relationship;
    QLineEdit *m_edit;
    QLabel *m_count;
    QListView *m_list;
    CandidateModel *m_model;
};

} // namespace jw::studio
