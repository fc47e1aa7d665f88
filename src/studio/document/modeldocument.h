// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#pragma once

#include "joinwright/schema/model.h"

#include <QtCore/QObject>

#include <functional>

namespace jw::studio {

/// The open model: one `Model` value, the ways it came about (an undo history without limit), and its file.
///
/// Every change goes through edit(); views never write to the model otherwise and redraw by comparing the two values
/// that changed() brings. The history is a list of values that share what they have in common. Knows no view and asks
/// no question: saving unsaved work first is the caller's to offer.
class ModelDocument : public QObject
{
    Q_OBJECT

public:
    explicit ModelDocument(QObject *parent = nullptr);

    const Model &model() const { return m_model; }
    const Schema &schema() const { return m_model.schema; }

    /// Applies `change` to a copy of the model and makes that the model; `text` is what the history list shows.
    ///
    /// A change that leaves the model equal is no step. Consecutive edits of the same non-empty `mergeKey` (a drag, a
    /// name being typed) are one step, with the newest text, until the file is saved in between or something else is done. When `change`
    /// throws, nothing has happened.
    void edit(const QString &text, const std::function<void(Model &)> &change, const QString &mergeKey = {});

    bool canUndo() const { return m_index > 0; }
    bool canRedo() const { return m_index < m_steps.size(); }
    QString undoText() const; ///< of the step that undo() takes back; empty when there is none
    QString redoText() const;
    /// The texts of all steps, oldest first, those that were undone included.
    QStringList history() const;
    /// How many steps of history() are in force: 0 is the model as opened.
    int historyIndex() const { return m_index; }
    /// Undoes or redoes until `index` steps are in force; out of range is cut to the range.
    void goTo(int index);
    /// The history index that equals the file; -1 when no state of the history does.
    int cleanIndex() const { return m_clean; }

    QString path() const { return m_path; } ///< of the .jw file; empty when never saved
    /// The file's name without folder and ending, else the model's name; never empty.
    QString title() const;
    bool isModified() const { return m_index != m_clean; }

    /// Replaces everything: the model, its file (empty: none) and the history. With `modified` the model counts as
    /// unsaved until it is saved: a recovered one, one read from a database, a sample's copy.
    void setModel(const Model &model, const QString &path = {}, bool modified = false);
    /// Reads the model and its diagrams. Throws jw::Error, leaving the document as it was.
    void open(const QString &path);
    /// Writes to path(), which must not be empty. Throws jw::Error, leaving the files as they were.
    void save();
    /// Writes to `path` and goes on with that file.
    void saveAs(const QString &path);

public slots:
    void undo();
    void redo();

signals:
    /// After every change of the model, undo and opening included.
    void changed(const jw::Model &before, const jw::Model &after);
    /// Steps, texts, the index or the clean index may be different.
    void historyChanged();
    void modifiedChanged(bool modified);
    void pathChanged();
    /// After setModel() and open(): another document, not another state of this one. Comes after changed().
    void replaced();

private:
    struct Step
    {
        QString text;
        QString mergeKey;
        Model before;
        Model after;
    };

    bool mergesInto(const QString &mergeKey) const;
    void append(const QString &text, const QString &mergeKey, const Model &after);
    void merge(const QString &text, const Model &after);
    void show(const Model &model);
    void markClean();
    void announceModified();

    Model m_model;
    QList<Step> m_steps;
    int m_index = 0;
    int m_clean = 0;
    bool m_mergeable = false; // the last thing done was the edit of the last step
    bool m_wasModified = false;
    QString m_path;
};

} // namespace jw::studio
